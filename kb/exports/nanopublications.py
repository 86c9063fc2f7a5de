"""Nanopublications of the claims: each with assertion, provenance and publication info."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from kb.exports.articles import articles, triple
from kb.exports.turtle import NAMESPACES, Turtle, in_order
from kb.rdf.border import iri as node
from kb.rdf.border import text
from kb.store.answers import names
from kb.terms import BASE, DCTERMS, KB, LAUNCHES, NIF, PROV, RDF, RDFS, SCHEMA, SKOS, digest, kb

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pyoxigraph as ox

    from kb.exports.articles import Article
    from kb.store import View

NP = "http://www.nanopub.org/nschema#"
SOFTWARE = BASE
"""The IRI of launch-kb, which makes the nanopublications."""

_LAUNCHES = f"SELECT ?r ?l WHERE {{ GRAPH <{LAUNCHES}> {{ ?l <{kb('report')}> ?r }} }}"
_SPAN = (NIF + "anchorOf", NIF + "beginIndex", NIF + "endIndex")
_VOICE = tuple(map(kb, ("speaker", "speakerWords", "cueWords", "contentWords", "within")))
_SOURCE = (
    DCTERMS + "title", DCTERMS + "identifier", DCTERMS + "license", SCHEMA + "publisher",
    SCHEMA + "url", kb("published"), kb("sha256"),
)  # fmt: skip


class _Writer:
    """What all nanopublications of a store share."""

    def __init__(self, view: View) -> None:
        self._called = names(view)
        self._launch_of = {str(report): str(launch) for report, launch in view.select(_LAUNCHES)}
        self.turtle = Turtle({**NAMESPACES, "np": NP})

    def lines(self, article: Article, claim: str) -> Iterator[str]:
        """Yield the four graphs of one claim."""
        own = f"{BASE}nanopublication/{digest(claim)}"
        graphs = {
            "Head": _head(own),
            "assertion": self._assertion(article, claim),
            "provenance": self._provenance(article, claim, f"{own}#assertion"),
            "pubinfo": self._publication(article, claim, own),
        }
        for name, triples in graphs.items():
            yield from self.turtle.graph(node(f"{own}#{name}"), in_order(triples))

    def _assertion(self, article: Article, claim: str) -> Iterator[ox.Triple]:
        report, predicate, value = (
            article.value(claim, RDF + name) for name in ("subject", "predicate", "object")
        )
        for said in article.triples(claim, RDF + "object"):
            yield type(said)(node(report), node(predicate), said.object)
        if article.is_time(value):
            yield from article.triples(value)
        yield from self._named([value])

    def _provenance(self, article: Article, claim: str, assertion: str) -> Iterator[ox.Triple]:
        yield triple(assertion, PROV + "hadPrimarySource", article.iri)
        for name, property_ in (
            ("wasDerivedFrom", "evidence"),
            ("wasQuotedFrom", "voice"),
            ("wasAttributedTo", "origin"),
        ):
            for value in article.values(claim, kb(property_)):
                yield triple(assertion, PROV + name, value)
        yield triple(assertion, kb("certainty"), article.value(claim, kb("certainty")))
        for span in article.values(claim, kb("evidence")):
            yield from article.triples(span, *_SPAN)
        yield from self._voices(article, article.values(claim, kb("voice")))
        yield from article.triples(article.iri, *_SOURCE)
        yield from article.triples(article.value(article.iri, kb("published")))
        publishers = article.values(article.iri, SCHEMA + "publisher")
        yield from self._named([*publishers, *article.values(claim, kb("origin"))])

    def _voices(self, article: Article, statements: list[str]) -> Iterator[ox.Triple]:
        """The statement that a claim was made in, and those around it."""
        seen: set[str] = set()
        while statements:
            statement = statements.pop()
            if statement not in seen:
                seen.add(statement)
                yield from article.triples(statement, *_VOICE)
                yield from self._named(article.values(statement, kb("speaker")))
                statements += article.values(statement, kb("within"))

    def _publication(self, article: Article, claim: str, own: str) -> Iterator[ox.Triple]:
        property_ = article.value(claim, RDF + "predicate").removeprefix(KB)
        value = article.called(article.value(claim, RDF + "object"), self._called)
        report = article.value(claim, RDF + "subject")
        label = f"{article.value(report, RDFS + 'label')}: {property_} {value}"
        yield triple(own, RDFS + "label", text(label))
        yield triple(own, DCTERMS + "creator", SOFTWARE)
        yield triple(own, PROV + "wasDerivedFrom", claim)
        if launch := self._launch_of.get(report):
            yield triple(own, DCTERMS + "relation", launch)
        yield triple(SOFTWARE, RDF + "type", PROV + "SoftwareAgent")
        yield triple(SOFTWARE, RDFS + "label", text("launch-kb"))

    def _named(self, things: Iterable[str]) -> Iterator[ox.Triple]:
        for iri in things:
            if iri in self._called:
                yield triple(iri, SKOS + "prefLabel", text(self._called[iri]))


def write_nanopublications(view: View, stream: BinaryIO) -> None:
    """Write a nanopublication of four graphs for each claim, as TriG.

    The assertion is what a document says of its own report; whose word it is, the words and the
    document are its provenance. That the report is of a launch is our judgement, and stands in
    the publication info. They carry no time of making, because making them again must give the
    same bytes, and no trusty URI: tools that publish them add both.
    """
    writer = _Writer(view)
    stream.write(writer.turtle.head().encode())
    for article in articles(view):
        for claim in article.things("Claim"):
            stream.writelines(line.encode() for line in writer.lines(article, claim))


def _head(own: str) -> list[ox.Triple]:
    parts = {
        "hasAssertion": "assertion",
        "hasProvenance": "provenance",
        "hasPublicationInfo": "pubinfo",
    }
    return [
        triple(own, RDF + "type", NP + "Nanopublication"),
        *(triple(own, NP + name, f"{own}#{part}") for name, part in parts.items()),
    ]
