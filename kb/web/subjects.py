"""The pages of things under the paths of their IRIs, and the same things as RDF."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, TypeVar

from starlette.responses import Response, StreamingResponse

from kb.errors import NotFoundError
from kb.store.answers import rows
from kb.terms import DCTERMS, KB, LAUNCHES, VOCABULARIES
from kb.web.addresses import iri_of
from kb.web.answers import number, page, shelf_of, unacceptable, wanted
from kb.web.articles import page_of, read_article
from kb.web.bars import picture_of, scale_of
from kb.web.described import graph_triples, triples_of, writer
from kb.web.negotiation import HTML, THING, named
from kb.web.nodes import read_node
from kb.web.spans import place
from kb.web.statements import about_launch, by_agent, read_statements, to_agent
from kb.web.streams import streamed
from kb.web.things import read_thing
from kb.web.values import read_values

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from starlette.requests import Request

    from kb.web.negotiation import Form
    from kb.web.shelf import Shelf

Item = TypeVar("Item")

SHOWN = 40
"""How many launches or statements a page of a thing shows at once."""

_TERMS = f"""
SELECT ?term ?label ?comment ?type WHERE {{ GRAPH <{VOCABULARIES}> {{
  ?term rdfs:label ?label ; a ?type . OPTIONAL {{ ?term rdfs:comment ?comment }}
  FILTER(STRSTARTS(STR(?term), "{KB}"))
}} }} ORDER BY LCASE(STR(?label))"""


def _suffixed(path: str) -> tuple[str, str]:
    """Return a path without the short name of a form at its end, and that name."""
    base, dot, suffix = path.rpartition(".")
    return (base, suffix) if dot and named(suffix, THING) else (path, "")


def _shown(
    request: Request,
    path: str,
    html: Callable[[str], Response],
    rdf: Callable[[str, Form], Response],
) -> Response:
    """Answer with a page or with RDF, as the request asks."""
    bare, suffix = _suffixed(path)
    form = wanted(request, THING, suffix)
    if form is None:
        return unacceptable(THING)
    iri = iri_of(bare)
    answer = html(iri) if form is HTML else rdf(iri, form)
    links = f'<{iri}>; rel="about"'
    answer.headers["link"] = links
    return answer


def _few(shelf: Shelf, iri: str, form: Form) -> Response:
    """Return what the store says of a thing."""
    triples = triples_of(shelf.view, iri)
    if not triples:
        raise NotFoundError(f"nothing in the store is called {iri}")
    stream = io.BytesIO()
    writer(triples, form)(stream)
    return Response(stream.getvalue(), media_type=form.media_type, headers={"vary": "Accept"})


def launch(request: Request) -> Response:
    """A launch: its values with their claims, what was said about it, what told of it."""
    shelf = shelf_of(request)

    def html(iri: str) -> Response:
        entry = shelf.launch(iri)
        values = read_values(shelf, iri)
        told = read_statements(shelf, about_launch(shelf, iri))
        sources = {q.source.iri: q.source for value in values for q in value.quotes}
        consolidated = read_node(shelf.view, iri, LAUNCHES)
        tied = [shelf.sources[d] for d in consolidated.all("article") if d in shelf.sources]
        dates = [v for v in values if v.property == "date" and v.time]
        plans = [e for e in shelf.launches.values() if e.followed_by == iri]
        return page(
            request,
            "launch.html",
            shelf=shelf,
            entry=entry,
            values=values,
            statements=told,
            sources=list(sources.values()),
            plans=plans,
            follow=shelf.launches.get(entry.followed_by),
            dates=dates,
            scale=scale_of(v.time for v in dates if v.time) if len(dates) > 1 else None,
            links=shelf.links.get(iri, {}),
            identifiers=consolidated.all(DCTERMS + "identifier"),
            tied=[source for source in tied if source.iri not in sources],
        )

    return _shown(
        request,
        f"launch/{request.path_params['name']}",
        html,
        lambda iri, form: _few(shelf, iri, form),
    )


def document(request: Request) -> Response:
    """An article: its text with all that is taken from it, where it stands."""
    shelf = shelf_of(request)

    def html(iri: str) -> Response:
        wanted_page = number(request, "page")
        if "at" in request.query_params:
            wanted_page = page_of(shelf, iri, place(f"#{request.query_params['at']}")[0])
        article = read_article(shelf, iri, wanted_page)
        return page(request, "document.html", shelf=shelf, article=article)

    def rdf(iri: str, form: Form) -> Response:
        shelf.source(iri)
        write = writer(graph_triples(shelf.view, iri), form)
        return StreamingResponse(
            streamed(write), media_type=form.media_type, headers={"vary": "Accept"}
        )

    return _shown(request, f"document/{request.path_params['name']}", html, rdf)


def thing(request: Request) -> Response:
    """Anything else: an agent, a vehicle, a site, a payload, a place, a word of a vocabulary."""
    shelf = shelf_of(request)

    def html(iri: str) -> Response:
        view = read_thing(shelf, iri)
        launches = shelf.by(iri)
        said = by_agent(shelf, iri)
        about = [each for each in to_agent(shelf, iri) if each not in set(said)]
        at = {name: number(request, name) for name in ("launches", "said", "about")}
        return page(
            request,
            "thing.html",
            shelf=shelf,
            thing=view,
            launches=_part(launches, at["launches"]),
            said=read_statements(shelf, _part(said, at["said"])),
            about=read_statements(shelf, _part(about, at["about"])),
            totals={"launches": len(launches), "said": len(said), "about": len(about)},
            at=at,
            shown=SHOWN,
            picture=picture_of(launches),
            members=sorted(shelf.members.get(iri, ()), key=lambda m: shelf.called(m).lower()),
        )

    return _shown(
        request, request.path_params["path"], html, lambda iri, form: _few(shelf, iri, form)
    )


def _part(items: Sequence[Item], at: int) -> list[Item]:
    return list(items[(at - 1) * SHOWN : at * SHOWN])


def ontology(request: Request) -> Response:
    """The words of the model with what they mean."""
    shelf = shelf_of(request)

    def html(_iri: str) -> Response:
        terms: dict[str, dict[str, str]] = {}
        for row in rows(shelf.view, _TERMS):
            terms.setdefault(row["term"], row)
        groups = {
            "Classes": [t for t in terms.values() if t["type"].endswith("Class")],
            "Properties": [t for t in terms.values() if t["type"].endswith("Property")],
        }
        return page(request, "ontology.html", shelf=shelf, groups=groups)

    def rdf(_iri: str, form: Form) -> Response:
        stream = io.BytesIO()
        writer(graph_triples(shelf.view, VOCABULARIES), form)(stream)
        return Response(stream.getvalue(), media_type=form.media_type, headers={"vary": "Accept"})

    suffix = request.path_params.get("suffix", "")
    return _shown(request, f"ontology.{suffix}" if suffix else "ontology", html, rdf)
