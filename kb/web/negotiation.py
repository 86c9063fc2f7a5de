"""Content negotiation: which of the forms on offer a client would rather have (RFC 9110, 12.5)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Form:
    """A form that an answer can have: its short name (also a suffix), and its media type.

    `others` holds further media types under which clients ask for the same.
    """

    name: str
    media_type: str
    label: str
    others: tuple[str, ...] = ()


HTML = Form("html", "text/html", "web page", ("application/xhtml+xml",))
TURTLE = Form("ttl", "text/turtle", "Turtle", ("application/x-turtle",))
JSONLD = Form("jsonld", "application/ld+json", "JSON-LD")
NTRIPLES = Form("nt", "application/n-triples", "N-Triples")
RDFXML = Form("rdf", "application/rdf+xml", "RDF/XML")
CSV = Form("csv", "text/csv", "CSV")
TSV = Form("tsv", "text/tab-separated-values", "TSV")
JSON = Form("json", "application/json", "JSON")
RESULTS_JSON = Form(
    "json", "application/sparql-results+json", "JSON", ("application/json", "text/json")
)
RESULTS_XML = Form("xml", "application/sparql-results+xml", "XML", ("application/xml", "text/xml"))

THING = (HTML, TURTLE, JSONLD, NTRIPLES)
TABLE = (HTML, JSON, CSV, TSV)
RESULTS = (RESULTS_JSON, RESULTS_XML, CSV, TSV)
TRIPLES = (TURTLE, NTRIPLES, JSONLD, RDFXML)


@dataclass(frozen=True, slots=True)
class _Range:
    media_type: str
    quality: float

    def fits(self, media_type: str) -> int:
        """Return how exactly this range means a media type; 0 if it does not."""
        if self.media_type == media_type:
            return 3
        main = media_type.partition("/")[0]
        return 2 if self.media_type == f"{main}/*" else int(self.media_type == "*/*")


def choose(accept: str, forms: Sequence[Form]) -> Form | None:
    """Return the form that a client prefers, the first of equal ones; None if it takes none.

    >>> choose("text/turtle, text/html;q=0.5", THING).name
    'ttl'
    >>> choose("", RESULTS).name, choose("image/png", THING)
    ('json', None)
    """
    ranges = [_range(part) for part in accept.split(",") if part.strip()] or [_Range("*/*", 1)]
    best = max(forms, key=lambda form: _quality(form, ranges))
    return best if _quality(best, ranges) > 0 else None


def named(name: str, forms: Sequence[Form]) -> Form | None:
    """Return the form of a short name or a media type."""
    return next(
        (form for form in forms if name in {form.name, form.media_type, *form.others}), None
    )


def _range(part: str) -> _Range:
    media_type, *parameters = (piece.strip().lower() for piece in part.split(";"))
    quality = next((p.removeprefix("q=") for p in parameters if p.startswith("q=")), "1")
    try:
        return _Range(media_type, min(float(quality), 1.0))
    except ValueError:
        return _Range(media_type, 0)


def _quality(form: Form, ranges: Sequence[_Range]) -> float:
    """Return the quality that the most exact range gives a form, under any of its media types."""
    fitting = [
        (exactness, each.quality)
        for media_type in (form.media_type, *form.others)
        for each in ranges
        if (exactness := each.fits(media_type))
    ]
    return max(fitting)[1] if fitting else 0.0
