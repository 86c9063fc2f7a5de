"""Persons' judgements as JSON lines, to hand them on and to apply them to another store."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from kb.dates import from_xsd, to_xsd
from kb.errors import DataError, DateError
from kb.rdf.border import iri
from kb.resolve.judgements import Judgement, judged
from kb.resolve.likeness import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime


def to_lines(judgements: Iterable[Judgement], labels: Mapping[str, str]) -> Iterator[str]:
    """Yield one JSON object a judgement; labels are for people, and are not read back."""
    for judgement in judgements:
        record = {
            "a": judgement.a,
            "b": judgement.b,
            "verdict": judgement.verdict.value,
            "who": judgement.who,
            "at": to_xsd(judgement.at) if judgement.at else "",
            "reason": "; ".join(judgement.reasons),
            "withdrawn_at": to_xsd(judgement.withdrawn_at) if judgement.withdrawn_at else "",
            "withdrawn_by": judgement.withdrawn_by,
            "first": labels.get(judgement.a, ""),
            "second": labels.get(judgement.b, ""),
        }
        yield json.dumps({k: v for k, v in record.items() if v}, ensure_ascii=False)


def from_lines(
    lines: Iterable[str], *, place: str, who: str = "", at: datetime | None = None
) -> list[Judgement]:
    """Return the judgements of JSON lines; `who` and `at` stand in where a line names neither.

    Raises:
        DataError: If a line is no judgement; the message names the line.

    >>> line = '{"a": "urn:x", "b": "urn:y", "verdict": "same", "at": "2024-01-05T10:00:00Z"}'
    >>> [j.who for j in from_lines([line], place="file", who="Ada")]
    ['Ada']
    """
    found = []
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                found.append(_judgement(json.loads(line), who, at))
            except (ValueError, KeyError, TypeError, DataError, DateError) as error:
                raise DataError(f"{place}:{number}: is no judgement ({_said(error)})") from error
    return found


def _judgement(record: Any, who: str, at: datetime | None) -> Judgement:  # Any: JSON
    when = from_xsd(record["at"]) if record.get("at") else at
    if when is None:
        raise DataError("it lacks the field 'at'")
    made = judged(
        (iri(record["a"]).value, iri(record["b"]).value),
        Verdict(record["verdict"]),
        who=record.get("who") or who,
        at=when,
        reason=record.get("reason", ""),
    )
    return _withdrawn(made, record)


def _withdrawn(judgement: Judgement, record: Any) -> Judgement:  # Any: JSON
    if not record.get("withdrawn_at"):
        return judgement
    moment, who = from_xsd(record["withdrawn_at"]), str(record.get("withdrawn_by", ""))
    return replace(judgement, withdrawn_at=moment, withdrawn_by=who)


def _said(error: Exception) -> str:
    if isinstance(error, KeyError):
        return f"it lacks the field {error}"
    return " ".join(str(error).split())
