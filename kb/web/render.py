"""From values to HTML: the templates with what they may call.

The macros in `templates/parts/` take launches, statements, values and conflicts as `kb.web` reads
them; links go where `href` says, so that the same parts serve pages and a report in one file.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR
from importlib.resources import files
from itertools import groupby
from typing import TYPE_CHECKING

from kb.dates import display, to_xsd
from kb.terms import BASE
from kb.web.addresses import address, fragment
from kb.web.bars import year_of, year_scale

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from jinja2 import Environment

    from kb.dates import Time
    from kb.timeline import TimelineEntry
    from kb.web.bars import Scale
    from kb.web.values import ValueView

STYLE = "style.css"
SCRIPT = "page.js"


@dataclass(frozen=True, slots=True)
class Sign:
    """What says in a glance how a launch ended: a sign, words, and the class of its colour."""

    sign: str
    words: str
    look: str


SIGNS = {
    "success": Sign("✓", "success", "success"),
    "failure": Sign("✗", "failure", "failure"),
    "partial": Sign("◐", "partial success", "partial"),
    "unknown": Sign("?", "outcome unknown", "unknown"),
    "planned": Sign("○", "planned", "planned"),
    "cancelled": Sign("⊘", "cancelled", "cancelled"),
}


def sign_of(entry: TimelineEntry) -> Sign:
    """Return the sign of a launch or of another event."""
    if entry.sort != "launch":
        return Sign("•", entry.sort.replace("-", " "), "event")
    if entry.status in {"planned", "cancelled"}:
        return SIGNS[entry.status]
    return SIGNS.get(entry.outcome, SIGNS["unknown"])


def environment(href: Callable[..., str] = address) -> Environment:
    """Return the templates.

    `href` leads from an IRI to the address to link to; it may be given `page` and `at`, texts that
    say where in a long document the thing stands.
    """
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    out = Environment(
        loader=FunctionLoader(_template),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    out.filters.update(
        href=href,
        anchor=fragment,
        when=display,
        stamp=stamp,
        sign=sign_of,
        short=short,
        counted=counted,
        by_year=by_year,
        by_property=by_property,
        thousands=lambda number: f"{number:,}",
    )
    out.globals.update(SIGNS=SIGNS)
    return out


def _template(name: str) -> str | None:
    file = files("kb.web") / "templates" / name
    return file.read_text(encoding="utf-8") if file.is_file() else None


def static(name: str) -> bytes:
    """Return the style sheet or the script."""
    return (files("kb.web") / "static" / name).read_bytes()


def stamp(time: Time) -> str:
    """Return the bounds of a time as UTC, for whoever wants them exactly."""
    return f"{_bound(time.earliest)} to {_bound(time.latest)}"


def _bound(moment: datetime | None) -> str:
    return to_xsd(moment) if moment else "unknown"


def short(iri: str) -> str:
    """Return an IRI without what all of ours begin with."""
    return iri.removeprefix(BASE)


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun.

    >>> counted(1, "launch", "launches"), counted(1200, "claim")
    ('1 launch', '1,200 claims')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


@dataclass(frozen=True, slots=True)
class Year:
    """The entries of one year with the scale to draw them on; none for those without a date."""

    label: str
    scale: Scale | None
    entries: tuple[TimelineEntry, ...]


def by_year(entries: Iterable[TimelineEntry]) -> list[Year]:
    """Return entries in groups of one year, as they come."""
    return [
        Year(
            str(year) if year else "Date unknown",
            year_scale(year) if MINYEAR < year < MAXYEAR else None,
            tuple(group),
        )
        for year, group in groupby(entries, lambda entry: year_of(entry.time))
    ]


def by_property(values: Iterable[ValueView]) -> list[tuple[str, list[ValueView]]]:
    """Return values in groups of one property, as they come."""
    return [(name, list(group)) for name, group in groupby(values, lambda v: v.property)]
