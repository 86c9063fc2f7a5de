"""The review queue: pairs of reports on which the program is unsure, the most useful first."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from string import Template
from typing import TYPE_CHECKING

from kb.dates import Time, display
from kb.errors import NotFoundError
from kb.rdf.border import iri
from kb.resolve.judgements import Judgement, read_judgements, standing
from kb.resolve.likeness import Verdict
from kb.store.answers import last_step, names, rows, time_columns, time_of, time_pattern
from kb.terms import BASE, KB, LAUNCHES, MATCHES, Property

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kb.store import View

_MEMBERS = f"""
SELECT ?launch ?report ?documents
WHERE {{ GRAPH <{LAUNCHES}> {{ ?launch kb:report ?report ; kb:documents ?documents }} }}"""


@dataclass(frozen=True, slots=True)
class Question:
    """A pair of reports to judge: what the program thinks, and how many documents it concerns."""

    judgement: Judgement
    launches: tuple[str, str]
    documents: int


def queue(view: View) -> list[Question]:
    """Return what a person should judge, what concerns the most documents first.

    Of several pairs of reports between the same two launches the likeliest is asked. What is one
    launch already, or was judged by a person before, is not asked.
    """
    launch_of, size = _members(view)
    settled = {_launches(j, launch_of) for j in standing(read_judgements(view)).values()}
    best: dict[tuple[str, str], Judgement] = {}
    for judgement in read_judgements(view, MATCHES):
        pair = _launches(judgement, launch_of)
        if judgement.verdict is not Verdict.UNSURE or pair[0] == pair[1] or pair in settled:
            continue
        if pair not in best or judgement.score > best[pair].score:
            best[pair] = judgement
    found = [Question(j, pair, size[pair[0]] + size[pair[1]]) for pair, j in best.items()]
    return sorted(found, key=lambda q: (-q.documents, -q.judgement.score, q.judgement.pair))


def _members(view: View) -> tuple[dict[str, str], dict[str, int]]:
    launch_of, size = {}, {}
    for row in rows(view, _MEMBERS):
        launch_of[row["report"]] = row["launch"]
        size[row["launch"]] = int(row["documents"])
    return launch_of, size


def _launches(judgement: Judgement, launch_of: dict[str, str]) -> tuple[str, str]:
    """Return the launches of a judged pair in stable order; a report that is gone has none."""
    first, second = sorted(launch_of.get(report, "") for report in judgement.pair)
    return first, second


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence of a document with the places of the words that make claims."""

    sentence: str
    words: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One of two reports as a person judges it: what it says, in which words, whose they are."""

    report: str
    label: str
    title: str
    publisher: str
    published: Time
    values: tuple[tuple[str, str], ...]
    quotes: tuple[Quote, ...]


def side(view: View, report: str) -> Side:
    """Return what a person needs to see of a report.

    Raises:
        NotFoundError: If the store has no such report.
    """
    places = {"document": str(iri(report.partition("#")[0])), "report": str(iri(report))}
    found = list(rows(view, _ABOUT.substitute(places)))
    if not found:
        raise NotFoundError(f"there is no report {report}")
    about = found[0]
    called = names(view)
    claims = list(rows(view, _CLAIMS.substitute(places)))
    return Side(
        report=report,
        label=about["label"],
        title=about["title"],
        publisher=called.get(about["publisher"], ""),
        published=time_of(about),
        values=_values(claims, called),
        quotes=_quotes(claims),
    )


_ABOUT = Template(f"""
SELECT ?label ?title ?publisher {time_columns()}
WHERE {{ GRAPH $document {{
  $report a kb:Report ; rdfs:label ?label .
  $document dcterms:title ?title .
  OPTIONAL {{ $document schema:publisher ?publisher }}
  OPTIONAL {{ $document kb:published ?published . {time_pattern("?published")} }}
}} }}""")

_CLAIMS = Template(f"""
SELECT ?property ?value ?words ?begin ?sentence ?start {time_columns("on_")}
WHERE {{ GRAPH $document {{
  ?claim rdf:subject $report ; rdf:predicate ?property ; rdf:object ?value ; kb:evidence ?span .
  ?span nif:anchorOf ?words ; nif:beginIndex ?begin .
  OPTIONAL {{ ?span nif:sentence ?holder .
    ?holder nif:anchorOf|nif:isString ?sentence ; nif:beginIndex ?start }}
  OPTIONAL {{ ?value a kb:Time . {time_pattern("?value", "on_")} }}
}} }} ORDER BY ?begin ?claim""")


def _values(
    claims: Iterable[dict[str, str]], called: dict[str, str]
) -> tuple[tuple[str, str], ...]:
    """Return the different values of each property, in the order of the properties."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for row in claims:
        time = time_of(row, "on_")
        value = row["value"]
        shown = display(time) if row["on_precision"] else called.get(value, last_step(value))
        found[row["property"].removeprefix(KB)][shown] = None
    return tuple((name, "; ".join(found[name])) for name in Property if name in found)


def _quotes(claims: Iterable[dict[str, str]]) -> tuple[Quote, ...]:
    """Return the sentences behind claims, in the order of the text."""
    sentences: dict[tuple[int, str], set[tuple[int, int]]] = defaultdict(set)
    for row in claims:
        begin = int(row["begin"])
        start, sentence = int(row["start"] or begin), row["sentence"] or row["words"]
        sentences[start, sentence].add((begin - start, begin - start + len(row["words"])))
    return tuple(
        Quote(sentence, tuple(sorted(words))) for (_, sentence), words in sorted(sentences.items())
    )


def find_report(view: View, words: str) -> str:
    """Return the IRI of the report that a user means by its IRI or the end of it.

    Raises:
        NotFoundError: If none ends so, or more than one.
    """
    launch_of, _ = _members(view)
    found = [r for r in launch_of if words == r] or [r for r in launch_of if _ends(r, words)]
    if len(found) == 1:
        return found[0]
    many = f"{len(found)} reports end with" if found else "no report ends with"
    raise NotFoundError(f"{many} {words!r}; `kb review --list` and `kb show` name reports")


def first_report(view: View, launch: str) -> str:
    """Return the first report of a launch.

    Raises:
        NotFoundError: If the store has no such launch.
    """
    launch_of, _ = _members(view)
    reports = [report for report, home in launch_of.items() if home == launch]
    if not reports:
        raise NotFoundError(f"there is no launch {launch}")
    return min(reports)


def report_labels(view: View) -> dict[str, str]:
    """Return what each report in the store says in a few words, with the name of its document."""
    return {row["report"]: f"{row['label']} ({row['name']})" for row in rows(view, _LABELS)}


_LABELS = """
SELECT ?report ?label ?name WHERE { GRAPH ?document {
  ?report a kb:Report ; rdfs:label ?label . ?document a kb:Document ; dcterms:identifier ?name
} }"""


def _ends(report: str, words: str) -> bool:
    short = report.removeprefix(BASE)
    return words in {short, short.partition("#")[2], short.rpartition("-")[2]}
