"""What the flat tables read from a store: records of things, and what their links lead to."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from kb.graph import questions
from kb.graph.questions import ENTITY, LAUNCH, TIME, Facts, Kind, facts, own
from kb.terms import DCTERMS, GAF, KB, NIF, RDF, SCHEMA, kb

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kb.rows import Cell
    from kb.store import View

JOINT = " | "
"""What stands between several values in one cell."""

SPAN = Kind("span", "", "", {"words": NIF + "anchorOf"}, {"sentence": NIF + "sentence"})
MOMENT = Kind("time", "", "", TIME, {})
_STATEMENT, _EVENT = questions.STATEMENT, questions.EVENT
DOCUMENT = replace(
    questions.DOCUMENT,
    attributes={
        **questions.DOCUMENT.attributes,
        "licence": DCTERMS + "license",
        "language": SCHEMA + "inLanguage",
        **own("loader", "note", "warning", "sha256"),
    },
)
STATEMENT = replace(
    _STATEMENT,
    attributes={**_STATEMENT.attributes, **own("speakerWords", "rule")},
    links={**_STATEMENT.links, "span": kb("content")},
)
EVENT = replace(_EVENT, links={**_EVENT.links, "span": GAF + "denotedBy"})
CONFLICT = replace(questions.CONFLICT, attributes=own("property", "difference"))
CLAIM = Kind(
    "claim",
    kb("Claim"),
    "",
    {"property": RDF + "predicate", "value": RDF + "object"} | own("certainty", "rule"),
    {"report": RDF + "subject"} | own("evidence", "voice", "origin", "inDocument"),
)

_PLACE = re.compile(r"#char=([0-9]+),([0-9]+)$")


class Book:
    """A view read kind by kind, each only once and only when a table needs it."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._read: dict[str, Facts] = {}
        self._counts: dict[str, Counter[str]] = {}

    def facts(self, kind: Kind) -> Facts:
        """Return all things of a kind with their properties."""
        if kind.type not in self._read:
            self._read[kind.type] = facts(self._view.select, kind)
        return self._read[kind.type]

    @cached_property
    def labels(self) -> dict[str, str]:
        """From IRIs to what a person calls them; of times, their EDTF text."""
        sources = (
            (MOMENT, "edtf"), (DOCUMENT, "name"), (DOCUMENT, "label"),
            (LAUNCH, "label"), (ENTITY, "label"),
        )  # fmt: skip
        return {
            iri: values[name][0]
            for kind, name in sources
            for iri, values in self.facts(kind).items()
            if values.get(name)
        }

    @cached_property
    def launch_of(self) -> dict[str, str]:
        """From reports to the launches that they are judged to be of."""
        return {
            report: launch
            for launch, values in self.facts(LAUNCH).items()
            for report in values.get("report", ())
        }

    @cached_property
    def disputed(self) -> dict[str, list[str]]:
        """From launches to the properties on which sources contradict each other."""
        found: dict[str, list[str]] = {}
        for values in self.facts(CONFLICT).values():
            for launch in values["launch"]:
                names = [name.removeprefix(KB) for name in values["property"]]
                found[launch] = sorted({*found.get(launch, ()), *names})
        return found

    def count(self, kind: Kind, target: str) -> int:
        """Return how many things of a kind a document holds."""
        if kind.type not in self._counts:
            found = self.facts(kind).values()
            holders = (document for values in found for document in values.get("inDocument", ()))
            self._counts[kind.type] = Counter(holders)
        return self._counts[kind.type][target]

    def records(self, kind: Kind) -> list[Record]:
        """Return a record for each thing of a kind."""
        return [Record(iri, values, self) for iri, values in self.facts(kind).items()]


@dataclass(frozen=True, slots=True)
class Record:
    """One thing with its properties, as a row of a table reads it."""

    iri: str
    values: Mapping[str, list[str]]
    book: Book

    def text(self, name: str) -> str | None:
        """The values of a property as they are; terms of the ontology by their local name."""
        return _joined(value.removeprefix(KB) for value in self.values.get(name, ()))

    def whole(self, name: str) -> int | None:
        """The one value of a property as a whole number."""
        texts = self.values.get(name)
        return int(texts[0]) if texts else None

    def moment(self, name: str) -> str | None:
        """The one value of a property as an `xsd:dateTime` text in UTC."""
        texts = self.values.get(name)
        return texts[0] if texts else None

    def called(self, name: str) -> str | None:
        """The things that a property leads to, by what a person calls them."""
        return _joined(self.book.labels.get(value, value) for value in self.values.get(name, ()))

    def things(self, name: str) -> str | None:
        """The IRIs of the entities that a property leads to; other values are left out."""
        entities = self.book.facts(ENTITY)
        return _joined(value for value in self.values.get(name, ()) if value in entities)

    def launches(self, name: str) -> str | None:
        """The launches that the reports belong to which a property leads to."""
        found = (self.book.launch_of.get(report) for report in self.values.get(name, ()))
        return _joined(sorted({launch for launch in found if launch}))

    def words(self, name: str) -> str | None:
        """The words of the spans that a property leads to, in the order of the text."""
        spans = self.book.facts(SPAN)
        nodes = sorted(self.values.get(name, ()), key=_place)
        return _joined(word for node in nodes for word in spans[node]["words"])

    def sentences(self, name: str) -> str | None:
        """The sentences around the spans that a property leads to."""
        spans = self.book.facts(SPAN)
        whole = {s for node in self.values.get(name, ()) for s in spans[node]["sentence"]}
        nodes = sorted(whole, key=_place)
        return _joined(word for node in nodes for word in spans[node]["words"])

    def counted(self, kind: Kind) -> int:
        """How many things of a kind the document holds."""
        return self.book.count(kind, self.iri)

    def start(self, name: str) -> int | None:
        """Where the first of the spans begins, in code points of the document's text."""
        return min((_place(node)[0] for node in self.values.get(name, ())), default=None)

    def end(self, name: str) -> int | None:
        """Where the last of the spans ends."""
        return max((_place(node)[1] for node in self.values.get(name, ())), default=None)

    def number(self, name: str) -> float | None:
        """The one value of a property as a decimal number."""
        texts = self.values.get(name)
        return float(texts[0]) if texts else None

    def disputed(self) -> str | None:
        """The properties on which sources contradict each other about this launch."""
        return _joined(self.book.disputed.get(self.iri, ()))

    def there(self, link: str, name: str) -> float | None:
        """A number that belongs to the one entity which a property leads to."""
        things = self.book.facts(ENTITY)
        found = (text for at in self.values.get(link, ()) for text in things[at][name])
        return next(map(float, found), None)


def _place(span: str) -> tuple[int, int]:
    match = _PLACE.search(span)
    return (int(match[1]), int(match[2])) if match else (0, 0)


def _joined(texts: Iterable[str]) -> str | None:
    return JOINT.join(texts) or None


def order(*cells: Cell) -> tuple[tuple[bool, str], ...]:
    """Return the key that sorts rows by these cells; rows without a value come last."""
    texts = (f"{cell:012d}" if isinstance(cell, int) else str(cell or "") for cell in cells)
    return tuple((not text, text) for text in texts)
