"""An RO-Crate 1.2 of the whole store: quads, tables, description, and where it all comes from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from kb.dates import display
from kb.errors import ExportError
from kb.exports import datapackage, tables
from kb.exports.articles import articles
from kb.exports.jsontext import many_lines
from kb.exports.meanings import TITLES
from kb.exports.moments import days
from kb.exports.quads import write_nquads
from kb.exports.void import write_void
from kb.store.answers import names
from kb.terms import BASE, DCTERMS, SCHEMA, kb

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kb.dates import Time
    from kb.exports.articles import Article
    from kb.exports.formats import Writer
    from kb.store import View

    Entity = dict[str, object]

METADATA = "ro-crate-metadata.json"
SPECIFICATION = "https://w3id.org/ro/crate/1.2"
_LICENCE = "#licence"
_MAKING = "#making"
_TABLES = "tables/"
_MEDIA = {
    "csv": "text/csv",
    "json": "application/json",
    "nq": "application/n-quads",
    "ttl": "text/turtle",
}
# Of EDTF, what is a date of ISO 8601 as well.
_ISO = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")


@dataclass(frozen=True, slots=True)
class _Source:
    """A document as others should cite it."""

    iri: str
    name: str
    publisher: str
    published: Time
    details: Mapping[str, str]

    def entity(self, called: Mapping[str, str]) -> Entity:
        """Return it as an entity of the crate."""
        found: Entity = {"@id": self.iri, "@type": "CreativeWork", "name": self.name}
        found |= {name: value for name, value in self.details.items() if value}
        if _ISO.fullmatch(self.published.edtf):
            found["datePublished"] = self.published.edtf
        if self.publisher:
            found["publisher"] = {"@id": self.publisher}
        return found | {"creditText": self._citation(called)}

    def _citation(self, called: Mapping[str, str]) -> str:
        parts = (
            called.get(self.publisher, ""),
            self.name,
            display(self.published),
            self.details["url"],
        )
        return ". ".join(filter(None, parts))


def write_metadata(view: View, stream: BinaryIO) -> None:
    """Write what is in the crate and under whose terms, with one entity for each document.

    A crate must say when it was published. No clock is asked for it, since that would change
    the bytes: it is the day on which the last of the documents was.

    Raises:
        ExportError: If no document has a date.
    """
    called = names(view)
    sources = [_source(article) for article in articles(view)]
    graph = [
        _descriptor(),
        _root(_last_day(sources), [source.iri for source in sources]),
        *_parts(),
        *(source.entity(called) for source in sources),
        *_publishers(sources, called),
        *_makers(),
    ]
    stream.write(many_lines({"@context": f"{SPECIFICATION}/context", "@graph": graph}))


def _source(article: Article) -> _Source:
    def value(property_: str) -> str:
        return article.value(article.iri, property_)

    details = {
        "url": value(SCHEMA + "url"),
        "license": value(DCTERMS + "license"),
        "inLanguage": value(SCHEMA + "inLanguage"),
        "description": value(kb("note")),
        "identifier": value(DCTERMS + "identifier"),
    }
    published = article.time(value(kb("published")))
    return _Source(article.iri, article.name, value(SCHEMA + "publisher"), published, details)


def _last_day(sources: Iterable[_Source]) -> str:
    found = [last for source in sources if (last := days(source.published)[1])]
    if not found:
        raise ExportError(
            "a crate must have a date, and no document in the store has one: load documents "
            "with dates, or export nquads and csv"
        )
    return max(found).isoformat()


def _descriptor() -> Entity:
    return {
        "@id": METADATA,
        "@type": "CreativeWork",
        "about": _to("./"),
        "conformsTo": _to(SPECIFICATION),
    }


def _root(day: str, sources: list[str]) -> Entity:
    top = [name for name in FILES if "/" not in name and name != METADATA]
    return {
        "@id": "./",
        "@type": "Dataset",
        "name": "Launches and who says what about them",
        "description": "A launch-kb store: what documents say about launches, with the words that "
        "say so, whose word it is, and the launches that the reports are judged to be of.",
        "datePublished": day,
        "license": _to(_LICENCE),
        "hasPart": [_to(name) for name in (*top, _TABLES)],
        "citation": [_to(iri) for iri in sources],
        "mentions": _to(_MAKING),
    }


def _parts() -> list[Entity]:
    inside = [name for name in FILES if name.startswith(_TABLES)]
    folder: Entity = {
        "@id": _TABLES,
        "@type": "Dataset",
        "name": "the store as tables, a Frictionless Data Package",
        "hasPart": [_to(name) for name in inside],
    }
    files: list[Entity] = [
        {
            "@id": name,
            "@type": "File",
            "name": _PURPOSES[name],
            "encodingFormat": _MEDIA[name.rpartition(".")[2]],
        }
        for name in FILES
        if name != METADATA
    ]
    return [folder, *files]


def _publishers(sources: Iterable[_Source], called: Mapping[str, str]) -> list[Entity]:
    found = sorted({source.publisher for source in sources if source.publisher})
    return [{"@id": iri, "@type": "Organization", "name": called.get(iri, iri)} for iri in found]


def _makers() -> list[Entity]:
    return [
        {
            "@id": _LICENCE,
            "@type": "CreativeWork",
            "name": "each source under its own terms",
            "description": "The texts stay under the terms of their publishers, which are given "
            "with each document where they are known; where none are, no right is granted.",
        },
        {
            "@id": _MAKING,
            "@type": "CreateAction",
            "name": "reading the documents and bringing their reports together",
            "instrument": _to(BASE),
            "result": _to("./"),
        },
        {"@id": BASE, "@type": "SoftwareApplication", "name": "launch-kb", "url": BASE},
    ]


def _to(iri: str) -> dict[str, str]:
    return {"@id": iri}


FILES: dict[str, Writer] = {
    "store.nq": write_nquads,
    "void.ttl": write_void,
    **{f"{_TABLES}{name}.csv": write for name, write in tables.FILES.items()},
    f"{_TABLES}{datapackage.FILE}": datapackage.CSV_FILES[datapackage.FILE],
    METADATA: write_metadata,
}
"""Who writes each file of the crate."""

_PURPOSES = {
    "store.nq": "everything, one quad a line",
    "void.ttl": "how much there is of what (VoID)",
    **{f"{_TABLES}{name}.csv": TITLES[name] for name in tables.FILES},
    f"{_TABLES}{datapackage.FILE}": "what each column of the tables is",
}
