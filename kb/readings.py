"""A reading as one JSON object, each quoted string with its place in the text beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeAlias

from kb.dates import Time
from kb.model import Mention

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kb.model import Document, Event, Reading, Report, Span, Statement, Value

# The JSON border: values are str, int, None, lists and objects of them.
Json: TypeAlias = dict[str, Any]


def as_json(document: Document, reading: Reading, *, why: bool = False) -> Json:
    """Return what was read from a document as plain JSON values; `why` adds rules and the rest.

    Strings are quoted with single spaces; `start` and `end` count code points of the document.
    """
    out: Json = {
        "document": {
            "name": document.name,
            "published": document.published.edtf if document.published else None,
            "publisher": document.publisher,
        },
        "launches": [_launch(report, why=why) for report in reading.reports],
        "statements": [_statement(statement, why=why) for statement in reading.statements],
        "organizations": [list(mention.names) for mention in reading.organizations],
        "organization_spans": [_spans(mention.spans) for mention in reading.organizations],
        "times": [{**_span(dated.span), "value": dated.time.edtf} for dated in reading.times],
    }
    if why:
        out["events"] = [_event(event) for event in reading.events]
        out["set_aside"] = [{**_span(s.span), "reason": s.reason} for s in reading.set_aside]
        out["warnings"] = list(reading.warnings)
    return out


def flat(text: str) -> str:
    """Return a text with each stretch of white space as one space.

    >>> flat("the  second   launch")
    'the second launch'
    """
    return " ".join(text.split())


def _span(span: Span) -> Json:
    return {"start": span.start, "end": span.end, "text": flat(span.text)}


def _spans(spans: Iterable[Span]) -> list[Json]:
    return [_span(span) for span in spans]


def _names(mention: Mention | None) -> list[str]:
    return [flat(name) for name in mention.names] if mention else []


def _launch(report: Report, *, why: bool) -> Json:
    day, clock = _day_and_clock(report.date)
    slots = {"actor": report.actor, "vehicle": report.vehicle, "site": report.site}
    out: Json = {
        "id": report.id,
        "kind": report.kind.value,
        "status": report.status.value,
        "outcome": report.outcome.value if report.outcome else None,
        "date": day,
        "time": clock,
        "count": report.count,
        **{slot: _names(mention) for slot, mention in slots.items()},
        "payload": [name for payload in report.payloads for name in _names(payload)],
        "mentions": [flat(span.text) for span in report.mentions],
        "spans": {
            "mentions": _spans(report.mentions),
            **{slot: _spans(mention.spans) for slot, mention in slots.items() if mention},
            "payload": [s for payload in report.payloads for s in _spans(payload.spans)],
        },
    }
    if why:
        out["claims"] = [
            {
                "property": claim.property.value,
                "value": _value(claim.value),
                "voice": claim.voice or None,
                "certainty": claim.certainty.value,
                "rule": claim.rule,
                "spans": _spans(claim.spans),
            }
            for claim in report.claims
        ]
    return out


def _value(value: Value) -> str | int:
    """Return a claim's value as JSON has it: a word, a number, an EDTF text, a name."""
    if isinstance(value, Time):
        return value.edtf
    if isinstance(value, Mention):
        return flat(value.name)
    return value if isinstance(value, int) else value.value


def _day_and_clock(time: Time | None) -> tuple[str | None, str | None]:
    """Return the day part of a time and its clock time with the offset, if it has one.

    >>> from kb.dates import parse_edtf
    >>> _day_and_clock(parse_edtf("2023-05-31T06:29+09:00"))
    ('2023-05-31', '06:29+09:00')
    """
    if time is None or not time.edtf:
        return None, None
    day, _, clock = time.edtf.partition("T")
    if "/" in time.edtf or not clock:
        return re.sub(r"T[^/]*", "", time.edtf), None
    zoned = re.search(r"[Z+]|-\d\d", clock)
    return day, clock if zoned or not re.fullmatch(
        r"[+-]\d\d:\d\d", time.zone
    ) else clock + time.zone


def _statement(statement: Statement, *, why: bool) -> Json:
    out: Json = {
        "id": statement.id,
        "speaker": _names(statement.speaker),
        "cue": flat(statement.cue.text),
        "content": flat(statement.words),
        "mode": statement.mode.value,
        "date": statement.date.edtf.partition("T")[0] if statement.date else None,
        "about": list(statement.about),
        "within": statement.within or None,
        "act": statement.act.value,
        "start": min(span.start for span in statement.content),
        "end": max(span.end for span in statement.content),
        "spans": {
            "speaker": _spans(statement.speaker.spans),
            "cue": [_span(statement.cue)],
            "content": _spans(statement.content),
        },
    }
    if why:
        out["rule"] = statement.rule
        out["why"] = statement.speaker.reason
        out["speaks_for"] = _names(statement.speaks_for)
        out["addressee"] = _names(statement.addressee)
        out["certainty"] = statement.certainty.value
        out["polarity"] = statement.polarity.value
    return out


def _event(event: Event) -> Json:
    day, clock = _day_and_clock(event.date)
    return {
        "id": event.id,
        "kind": event.kind.value,
        "date": day,
        "time": clock,
        "agents": [_names(agent) for agent in event.agents],
        "about": list(event.about),
        "voice": event.voice or None,
        "rule": event.rule,
        "spans": _spans(event.spans),
    }
