"""What tells one document, and one version of it, from another."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from kb.dates import UNKNOWN_TIME, Time
from kb.rdf import publisher_iri
from kb.resolve.sketches import Sketch, resemblance
from kb.store.answers import rows, time_columns, time_of, time_pattern

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kb.model import Document
    from kb.names import Lexicon
    from kb.store import View

ALIKE = 0.5
"""Two files of one name by one publisher are versions of each other from this resemblance on."""

_DOCUMENTS = f"""
SELECT ?document ?name ?title ?publisher ?url ?sha ?mark ?signature ?class {time_columns()}
WHERE {{ GRAPH ?document {{
  ?document a kb:Document ; dcterms:identifier ?name .
  OPTIONAL {{ ?document dcterms:title ?title }}
  OPTIONAL {{ ?document schema:publisher ?publisher }}
  OPTIONAL {{ ?document schema:url ?url }}
  OPTIONAL {{ ?document kb:sha256 ?sha }}
  OPTIONAL {{ ?document kb:fingerprint ?mark }}
  OPTIONAL {{ ?document kb:signature ?signature }}
  OPTIONAL {{ ?document a ?class . FILTER(?class = kb:Catalogue) }}
  OPTIONAL {{ ?document kb:published ?time . {time_pattern("?time")} }}
}} }}"""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of one version of a document, apart from what it says.

    `url` and `signature` are empty where there is none; `fingerprint` tells whether it would be
    stored as it is.
    """

    document: str
    name: str
    title: str
    publisher: str
    published: Time
    sha256: str
    fingerprint: str
    url: str
    signature: str
    catalogue: bool

    @property
    def key(self) -> tuple[str, str, str]:
        """What one version of a document has in common with no other."""
        return self.document, self.sha256, self.published.edtf


def read_facts(view: View) -> dict[str, Facts]:
    """Return what is known of each live document, by IRI."""
    return {
        row["document"]: facts_in(row, catalogue=bool(row["class"]))
        for row in rows(view, _DOCUMENTS)
    }


def facts_in(row: Mapping[str, str], *, catalogue: bool) -> Facts:
    """Return what a row of the live documents or of the history knows of one."""
    return Facts(
        document=row["document"],
        name=row["name"],
        title=row["title"],
        publisher=row["publisher"],
        published=time_of(row),
        sha256=row["sha"],
        fingerprint=row["mark"],
        url=row["url"],
        signature=row["signature"],
        catalogue=catalogue,
    )


def facts_of(document: Document, lexicon: Lexicon, fingerprint: str, signature: str) -> Facts:
    """Return the same of a document that is to be stored."""
    return Facts(
        document=document.iri,
        name=document.name,
        title=document.title or document.name,
        publisher=publisher_iri(document, lexicon),
        published=document.published or UNKNOWN_TIME,
        sha256=sha256(document.text.encode()).hexdigest(),
        fingerprint=fingerprint,
        url=document.url,
        signature=signature,
        catalogue=document.catalogue,
    )


def is_version_of(a: Facts, b: Facts) -> bool:
    """Tell whether two are versions of one document.

    They are when they have one address; or, where neither has one, when they have one name, one
    publisher and much of their text in common.
    """
    if a.document == b.document:
        return True
    named = (a.name, a.publisher) == (b.name, b.publisher) and not (a.url or b.url)
    if not named or not (a.signature and b.signature):
        return False
    return resemblance(Sketch.parse(a.signature), Sketch.parse(b.signature)) >= ALIKE


def is_newer(a: Facts, b: Facts, *, otherwise: bool) -> bool:
    """Tell whether a version was published after another; `otherwise`: where that is not known."""
    ours, theirs = a.published.earliest, b.published.earliest
    if ours is None or theirs is None or ours == theirs:
        return otherwise
    return ours > theirs
