"""How well what a reader takes from an article agrees with a careful person's annotation of it.

Both are JSON objects as `kb extract --format json` prints them. Things are paired one to one so
that the sum of their likenesses is greatest; what no pair holds is missed, or too much.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import networkx as nx

from kb.dates import overlaps, parse_edtf
from kb.errors import DateError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from kb.dates import Time

Json: TypeAlias = dict[str, Any]

# Words that a name has or has not without being another name.
IDLE = frozenset({"the", "a", "an", "of", "its", "s", "rocket", "satellite"})
SAME_CONTENT = 0.6  # the Dice coefficient from which two contents are of one statement
SAME_LAUNCH = 1.0
SAME_WORDS = 0.5


@dataclass(frozen=True, slots=True)
class Score:
    """How many are annotated, how many were found, and how many of these are right."""

    right: int = 0
    annotated: int = 0
    found: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(
            self.right + other.right,
            self.annotated + other.annotated,
            self.found + other.found,
        )

    @property
    def f1(self) -> float:
        """Return the F1 in percent; where as many are found as annotated it is the accuracy."""
        total = self.annotated + self.found
        return 200 * self.right / total if total else 100.0


class Pairs(NamedTuple):
    """The launches and the statements that are taken for the same, annotated and found."""

    launches: list[tuple[Json, Json]]
    statements: list[tuple[Json, Json]]


def score(annotated: Json, found: Json) -> dict[str, Score]:
    """Return the agreement on one article, by the name of the measure."""
    pairs = Pairs(
        matched(annotated["launches"], found["launches"], launch_likeness, SAME_LAUNCH),
        matched(annotated["statements"], found["statements"], statement_likeness, SAME_CONTENT),
    )
    return {
        "launch": _counted(pairs.launches, annotated, found, "launches"),
        "launch with key slots": _counted(
            [pair for pair in pairs.launches if key_slots_agree(*pair)],
            annotated,
            found,
            "launches",
        ),
        "statement": _counted(
            [(a, b) for a, b in pairs.statements if same_name(a["speaker"], b["speaker"])],
            annotated,
            found,
            "statements",
        ),
        **_attributes(pairs),
        **_names_and_times(annotated, found),
    }


def total(scores: Iterable[Mapping[str, Score]]) -> dict[str, float]:
    """Return the F1 of each measure over many articles, all their things counted together."""
    sums: dict[str, Score] = {}
    for each in scores:
        for name, part in each.items():
            sums[name] = sums.get(name, Score()) + part
    return {name: part.f1 for name, part in sums.items()}


def words(text: str) -> list[str]:
    """Return the words of a text, without case, accents and punctuation.

    >>> words("Guterres’s “plan”, António")
    ['guterres', 's', 'plan', 'antonio']
    """
    plain = unicodedata.normalize("NFKD", text)
    return re.findall(r"[^\W_]+", "".join(c for c in plain if not unicodedata.combining(c)).lower())


def dice(one: str, other: str) -> float:
    """Return the share of words that two texts have in common, from 0 to 1."""
    a, b = Counter(words(one)), Counter(words(other))
    return 2 * (a & b).total() / max(1, a.total() + b.total())


def same_name(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether a name of one thing is a name of another, if need be with half of its words.

    >>> same_name(["Joint Chiefs of Staff"], ["JCS", "South Korea's Joint Chiefs of Staff"])
    True
    >>> same_name(["South Korea"], ["North Korea"])
    False
    """
    return any(_name_likeness(a, b) for a in one for b in other)


def _name_likeness(one: str, other: str) -> float:
    short, long = sorted((_name_words(one), _name_words(other)), key=len)
    return len(short) / len(long) if short and short <= long and 2 * len(short) >= len(long) else 0


def _name_words(name: str) -> frozenset[str]:
    every = frozenset(words(name))
    return every - IDLE or every


def same_date(one: str | None, other: str | None) -> bool:
    """Whether two dates in EDTF are the same days, or both are missing; clock times do not count.

    >>> same_date("2012-04~", "2012-04-01/2012-04-30"), same_date("2012", None)
    (True, False)
    """
    a, b = _days(one), _days(other)
    return a == b if a is None or b is None else (a.earliest, a.latest) == (b.earliest, b.latest)


def _days(edtf: str | None) -> Time | None:
    try:
        return parse_edtf(re.sub(r"[~?%]|T[^/]*", "", edtf), zone="Z") if edtf else None
    except DateError:
        return None


def same_moment(one: str, other: str) -> bool:
    """Whether two times are the same days and, where both have a clock time, the same minute.

    >>> same_moment("2023-05-31T06:27", "2023-05-31T06:27+09:00")
    True
    """
    clocks = [re.search(r"T(\d\d:\d\d)", time) for time in (one, other)]
    told = [clock[1] for clock in clocks if clock]
    return same_date(one, other) and (len(told) < 2 or told[0] == told[1])


def launch_likeness(one: Json, other: Json) -> float:
    """Return how alike two launches are; below `SAME_LAUNCH` they are different events."""
    named = [
        (1.0 if same_name(one[slot], other[slot]) else -0.5)
        for slot in ("actor", "vehicle", "payload")
        if one[slot] and other[slot]
    ]
    told = max((dice(a, b) for a in one["mentions"] for b in other["mentions"]), default=0.0)
    status = 0.5 if one["status"] == other["status"] else -0.5
    return _dates_likeness(one["date"], other["date"]) + sum(named) + told + status


def _dates_likeness(one: str | None, other: str | None) -> float:
    a, b = _days(one), _days(other)
    if a is None or b is None:
        return 0.0
    if same_date(one, other):
        return 2.0
    return 1.0 if overlaps(a, b) else -2.0


def key_slots_agree(one: Json, other: Json) -> bool:
    """Whether date, status, outcome and, where it is known, the actor are the same."""
    return (
        same_date(one["date"], other["date"])
        and one["status"] == other["status"]
        and one["outcome"] == other["outcome"]
        and (not one["actor"] or same_name(one["actor"], other["actor"]))
    )


def statement_likeness(one: Json, other: Json) -> float:
    """Return how alike two contents are, and a little more when the same one says them."""
    alike = dice(one["content"], other["content"])
    speaker = 0.2 if same_name(one["speaker"], other["speaker"]) else 0.0
    return alike + speaker if alike >= SAME_CONTENT else 0.0


def matched(
    annotated: Sequence[Json],
    found: Sequence[Json],
    likeness: Callable[[Json, Json], float],
    least: float,
) -> list[tuple[Json, Json]]:
    """Return the one-to-one pairs with at least this likeness whose sum of likenesses is greatest.

    The assignment is a maximum-weight matching (Galil 1986), as networkx computes it.
    """
    graph: nx.Graph[tuple[str, int]] = nx.Graph()
    for i, one in enumerate(annotated):
        for j, other in enumerate(found):
            alike = likeness(one, other)
            if alike >= least:
                graph.add_edge(("annotated", i), ("found", j), weight=alike)
    chosen = sorted(sorted(edge) for edge in nx.max_weight_matching(graph))
    return [(annotated[i], found[j]) for (_, i), (_, j) in chosen]


def _counted(right: Sequence[tuple[Json, Json]], annotated: Json, found: Json, key: str) -> Score:
    return Score(len(right), len(annotated[key]), len(found[key]))


def _attributes(pairs: Pairs) -> dict[str, Score]:
    """Return act and mode of the paired statements, and their ties to launches and each other."""
    both = pairs.statements
    alias = {b["id"]: a["id"] for a, b in [*pairs.launches, *both]}
    about = [(set(a["about"]), {alias.get(x, f"? {x}") for x in b["about"]}) for a, b in both]
    outer = [(a["within"], alias.get(b["within"], b["within"] and "?")) for a, b in both]
    return {
        "act": _same(both, "act"),
        "mode": _same(both, "mode"),
        "about": Score(
            sum(len(a & b) for a, b in about),
            sum(len(a) for a, _ in about),
            sum(len(b) for _, b in about),
        ),
        "within": Score(
            sum(a == b for a, b in outer if a),
            sum(a is not None for a, _ in outer),
            sum(b is not None for _, b in outer),
        ),
    }


def _same(both: Sequence[tuple[Json, Json]], slot: str) -> Score:
    return Score(sum(a[slot] == b[slot] for a, b in both), len(both), len(both))


def _names_and_times(annotated: Json, found: Json) -> dict[str, Score]:
    a, b = _named(annotated), _named(found)
    named = matched(a, b, organization_likeness, SAME_WORDS)
    one, other = _times(annotated), _times(found)
    times = matched(one, other, time_likeness, SAME_WORDS)
    placed = [(x, y) for x, y in times if same_moment(x["value"], y["value"])]
    return {
        "organization": Score(len(named), len(a), len(b)),
        "time found": Score(len(times), len(one), len(other)),
        "time value": Score(len(placed), len(one), len(other)),
    }


def _named(reading: Json) -> list[Json]:
    return [{"names": names} for names in reading["organizations"]]


def _times(reading: Json) -> list[Json]:
    """Return the times, one for the same words with the same value."""
    return list({(time["text"], time["value"]): time for time in reading["times"]}.values())


def organization_likeness(one: Json, other: Json) -> float:
    """Return the likeness of the names that are most alike."""
    return max((_name_likeness(a, b) for a in one["names"] for b in other["names"]), default=0.0)


def time_likeness(one: Json, other: Json) -> float:
    """Return how alike the words of two times are, and more when they mean the same."""
    alike = dice(one["text"], other["text"])
    return alike + same_moment(one["value"], other["value"]) if alike > SAME_WORDS else 0.0
