"""Finding what a user means by a few words: a launch, a document, an agent."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, TypeAlias

from kb.dates import Time, overlaps, parse_edtf
from kb.errors import DateError, NotFoundError, QueryError
from kb.names import normal_form
from kb.queries import bind
from kb.store.answers import last_step, rows, time_columns, time_of, time_pattern
from kb.terms import AGENT_TYPES, BASE, ENTITIES, LAUNCHES, Property, Status
from kb.timeline.documents import documents_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kb.names import Lexicon
    from kb.queries import CannedQuery
    from kb.store import View

# Answers are sorted here and not by the store, which takes ten times as long over it.
_THINGS = """
SELECT ?thing ?name WHERE {{
  GRAPH <{graph}> {{ ?thing skos:prefLabel|skos:altLabel ?name }}
  FILTER(STRSTARTS(STR(?thing), "{base}"))
}}"""

_LAUNCHES = f"""
SELECT ?launch ?label ?status ?edtf WHERE {{ GRAPH <{LAUNCHES}> {{
  ?launch a kb:Launch ; rdfs:label ?label .
  OPTIONAL {{ ?launch kb:status ?status }}
  OPTIONAL {{ ?launch kb:date ?time . ?time kb:edtf ?edtf }}
}} }}"""

_LAUNCH = f"{BASE}launch/"
_LABEL = f"""
SELECT ?label WHERE {{{{
  GRAPH <{LAUNCHES}> {{{{ <{{launch}}> a kb:Launch ; rdfs:label ?label }}}}
}}}}"""

_TIMES = f"""
SELECT ?launch {time_columns()} WHERE {{ GRAPH <{LAUNCHES}> {{
  ?launch a kb:Launch ; kb:date ?time . {time_pattern("?time")}
}} }}"""

Row: TypeAlias = dict[str, str]


def find_launch(view: View, words: str) -> str:
    """Return the IRI of a launch by its IRI, the end of it, its date, or words of its label.

    Raises:
        NotFoundError: If none answers to these words, or more than one.
    """
    return _only("launch", words, _launches_called(view, words), "kb timeline")


def _launches_called(view: View, words: str) -> dict[str, str]:
    """Return the launches that answer to these words, by IRI, with their labels."""
    if by_iri := _by_iri(view, words):
        return by_iri
    launches = _launches(view)
    found = _by_date(view, launches, words) or _by_label(view, launches, words)
    # A plan for the day and the flight on it share the date; who names a day means what flew.
    flown = [x for x in found if last_step(x["status"]) == Status.OCCURRED]
    return {x["launch"]: x["label"] for x in (flown or found)}


def _by_iri(view: View, words: str) -> dict[str, str]:
    """Return the launch of that IRI, or with that end of it, without reading all the others."""
    end = words.removeprefix(_LAUNCH)
    if not (end.isascii() and end.isalnum()):
        return {}
    found = rows(view, _LABEL.format(launch=f"{_LAUNCH}{end}"))
    return {f"{_LAUNCH}{end}": row["label"] for row in found}


def _launches(view: View) -> list[Row]:
    return sorted(rows(view, _LAUNCHES), key=lambda x: (x["edtf"], x["launch"]))


def _by_date(view: View, launches: list[Row], words: str) -> list[Row]:
    try:
        day: Time = parse_edtf(words)
    except DateError:
        return []
    exact = [x for x in launches if x["edtf"].startswith(words)]
    return exact or _possibly_on(view, launches, day)


def _possibly_on(view: View, launches: list[Row], day: Time) -> list[Row]:
    times = {row["launch"]: row for row in rows(view, _TIMES) if row["earliest"]}
    found = (x for x in launches if x["launch"] in times)
    return [x for x in found if overlaps(time_of(times[x["launch"]]), day)]


def _by_label(view: View, launches: list[Row], words: str) -> list[Row]:
    """Find launches by words of their label, with or without a date among them."""
    dates = [word for word in words.split() if _is_date(word)]
    wanted = set(normal_form(" ".join(w for w in words.split() if w not in dates)).split())
    for date in dates:
        launches = _by_date(view, launches, date)
    return [x for x in launches if wanted <= set(normal_form(x["label"]).split())]


def _is_date(word: str) -> bool:
    try:
        return bool(parse_edtf(word))
    except DateError:
        return False


def _documents(view: View) -> list[dict[str, str]]:
    """Return the documents by name, so that messages list them in a stable order."""
    return sorted(documents_of(view).values(), key=lambda d: (d["name"], d["document"]))


def find_document(view: View, words: str) -> str:
    """Return the IRI of a document by its IRI, the end of it, its name, title, or file.

    Raises:
        NotFoundError: If none answers to these words, or more than one.
    """
    return _only("document", words, _documents_called(view, words), "kb sources")


def _documents_called(view: View, words: str) -> dict[str, str]:
    """Return the documents that answer to these words, by IRI, with their titles."""
    documents = _documents(view)
    same = {words, f"{BASE}document/{words}"}
    exact = [d for d in documents if not same.isdisjoint((d["document"], d["name"]))]
    wanted = set(normal_form(words).split())
    near = [d for d in documents if wanted <= set(normal_form(f"{d['name']} {d['title']}").split())]
    # Documents are named like the files that they came from, and people name the file.
    of_file = [d for d in documents if d["name"] == PurePath(words).stem]
    return {d["document"]: d["title"] or d["name"] for d in exact or near or of_file}


_CALLED = {"launch": _launches_called, "document": _documents_called}


def question(view: View, lexicon: Lexicon, query: CannedQuery, values: Mapping[str, str]) -> str:
    """Return the SPARQL text of a canned question, its values as people write them.

    Launches and documents answer to all that `find_launch` and `find_document` take.

    Raises:
        QueryError: If a value is missing, not understood, or means several things.
    """
    given = dict(values)
    for parameter in query.parameters:
        words = values.get(parameter.name, "").strip()
        if words and parameter.type in _CALLED:
            found = _CALLED[parameter.type](view, words)
            given[parameter.name] = _one(parameter.name, words, found)
    return bind(query, given, lambda type_: names_of(view, lexicon, type_))


def _one(parameter: str, words: str, found: Mapping[str, str]) -> str:
    """The one thing that was found; what was not found is left to who suggests names."""
    if len(found) > 1:
        raise QueryError(f"parameter {parameter!r}: {words!r} means several: {_which(found)}")
    return next(iter(found), words)


def find_agent(view: View, lexicon: Lexicon, name: str) -> str:
    """Return the IRI of an agent by any of its names, in the gazetteer or in documents.

    Raises:
        NotFoundError: If nothing has such a name, or several things of the store have.
    """
    if name.startswith(BASE):
        return name
    known = lexicon.find(name, types=AGENT_TYPES)
    if known is not None:
        return known.iri
    wanted = normal_form(name)
    agents = [(iri, name) for name, iri in _thing_names(view, lexicon, f"{BASE}agent/")]
    found = {iri: called for iri, called in agents if normal_form(called) == wanted}
    if not found:
        near = [thing.name for thing, _ in lexicon.similar(name, types=AGENT_TYPES, least=0.7)]
        near += [called for _, called in agents if wanted and wanted in normal_form(called)]
        hint = f"; did you mean {', '.join(dict.fromkeys(near[:5]))}?" if near else ""
        raise NotFoundError(f"no agent is called {name!r}{hint}")
    return _only("agent", name, found, "its IRI")


def names_of(view: View, lexicon: Lexicon, type_: str) -> Iterator[tuple[str, str]]:
    """Return the names of all things of a type that a question may ask about, with their IRIs.

    `type_` is the first step of the path of their IRIs: agent, vehicle, launch, document ...
    """
    if type_ == "launch":
        return _launch_names(view)
    if type_ == "document":
        return _document_names(view)
    return _thing_names(view, lexicon, f"{BASE}{type_}/")


def _launch_names(view: View) -> Iterator[tuple[str, str]]:
    for launch in _launches(view):
        iri = launch["launch"]
        for name in (launch["label"], iri.rpartition("/")[2], launch["edtf"]):
            yield name, iri


def _document_names(view: View) -> Iterator[tuple[str, str]]:
    for row in _documents(view):
        yield row["name"], row["document"]
        yield row["title"], row["document"]


def _thing_names(view: View, lexicon: Lexicon, base: str) -> Iterator[tuple[str, str]]:
    found = rows(view, _THINGS.format(graph=ENTITIES, base=base))
    yield from sorted((row["name"], row["thing"]) for row in found)
    for thing in lexicon:
        if thing.iri.startswith(base):
            yield from ((name, thing.iri) for name in (*thing.names, *thing.metonyms))


def find_period(since: str | Time, until: str | Time) -> tuple[Time | None, Time | None]:
    """Return the two ends of a period given as EDTF; an empty text is an open end.

    Raises:
        DateError: If a date is not EDTF, or the period ends before it begins.
    """
    first, last = _end(since), _end(until)
    if first and last and _lies_before(last, first):
        raise DateError(f"the period ends before it begins: from {first.edtf} to {last.edtf}")
    return first, last


def _lies_before(time: Time, other: Time) -> bool:
    """Whether both bounds lie before the other's.

    To overlap is no excuse: without a zone, a year reaches some hours into the next.
    """
    begins = (time.earliest, other.earliest)
    ends = (time.latest, other.latest)
    return all(a is not None and b is not None and a < b for a, b in (begins, ends))


def _end(given: str | Time) -> Time | None:
    if isinstance(given, Time):
        return given
    return parse_edtf(given) if given else None


def find_properties(names: Iterable[str]) -> list[Property]:
    """Return the properties of a launch by their names.

    Raises:
        NotFoundError: If there is no such property.
    """
    try:
        return [Property(name) for name in names]
    except ValueError as error:
        known = ", ".join(Property)
        given = str(error).partition("'")[2].partition("'")[0]
        raise NotFoundError(
            f"no property {given!r}; the properties of a launch are: {known}"
        ) from error


def _only(sort: str, words: str, found: Mapping[str, str], where: str) -> str:
    if not found:
        raise NotFoundError(f"no {sort} answers to {words!r}; {where} lists what there is")
    if len(found) > 1:
        raise NotFoundError(f"{words!r} means several: {_which(found)}")
    return next(iter(found))


_MOST = 12
"""Of several that may be meant, so many are listed."""


def _which(found: Mapping[str, str]) -> str:
    listed = [f"{label} ({iri.rpartition('/')[2]})" for iri, label in found.items()]
    more = f"; and {len(listed) - _MOST} more" if len(listed) > _MOST else ""
    return f"{'; '.join(listed[:_MOST])}{more}. Name one by what is in brackets"
