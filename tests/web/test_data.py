import io
import json
import zipfile
from pathlib import Path

import pyoxigraph as ox
import pytest
from web.asking import Site

from kb.exports import FORMATS, export
from kb.knowledgebase import KnowledgeBase
from kb.queries import load_queries
from kb.terms import BASE

READERS = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
}
# The examples of questions are in the project's small sample, not in the demonstration.
EXAMPLES = {"document": "independent_2023-06-19", "launch": "2023-11-21T22:43+09:00"}
SUFFIXES = {"ttl": "text/turtle", "jsonld": "application/ld+json", "nt": "application/n-triples"}


def members(body: bytes) -> dict[str, bytes]:
    """Return the files of an archive; of another file, itself.

    An archive that is sent while it is written has the sizes behind each file, not before.
    """
    if not zipfile.is_zipfile(io.BytesIO(body)):
        return {"": body}
    archive = zipfile.ZipFile(io.BytesIO(body))
    return {name: archive.read(name) for name in archive.namelist()}


def triples(body: bytes, type_: str) -> set[str]:
    """Return the triples of an answer."""
    return {str(quad.triple) for quad in ox.parse(body, format=READERS[type_])}


@pytest.mark.parametrize("path", ["launch", "document", "/agent/north-korea", "/ontology"])
def test_a_thing_says_the_same_in_every_form(site: Site, path: str) -> None:
    """By Accept, by suffix and by ?format=, in three forms of RDF: the same triples."""
    page = {"launch": "/timeline", "document": "/sources"}.get(path)
    at = site.page(page).links(f"/{path}/")[0] if page else path
    found = [
        triples(answer.body, answer.type)
        for suffix, type_ in SUFFIXES.items()
        for answer in (
            site.get(at, type_),
            site.get(f"{at}.{suffix}"),
            site.get(f"{at}?format={suffix}"),
        )
    ]

    assert len(found[0]) > 5
    assert all(found[0] == each for each in found)


def test_a_launch_comes_with_its_values_and_conflicts(site: Site) -> None:
    """The triples of a launch lead on to its values, their dates, and its conflicts."""
    at = site.page("/conflicts").links("/launch/")[0]
    body = site.get(f"{at}.nt").text

    assert f"<{BASE}{at[1:]}#conflict-" in body
    assert f"<{BASE}{at[1:]}#time" in body
    assert body.count(f"<{BASE}ontology#chosen>") > 3


def test_whoever_wants_neither_is_told_what_there_is(site: Site) -> None:
    """An unknown form is 406, with the list of those that there are."""
    answer = site.get("/agent/kcna", "image/png")

    assert 406 == answer.status
    assert "text/turtle" in answer.text
    assert 406 == site.get("/agent/kcna?format=pdf").status


def test_every_answer_has_the_headers_that_protect(site: Site) -> None:
    """No script from elsewhere, no guessing of types, no reader from elsewhere."""
    for path in ("/", "/nowhere", "/sparql?query=ASK%7B%7D", "/static/page.js", "/export/void"):
        headers = site.page(path).headers

        assert "script-src 'self'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert "nosniff" == headers["x-content-type-options"]
        assert "no-referrer" == headers["referrer-policy"]
        assert "access-control-allow-origin" not in headers


def test_pages_hold_no_script_or_style_of_their_own(site: Site) -> None:
    """Everything that runs or paints comes from two files of this server."""
    for path in ("/", "/timeline", "/sparql", "/queries/between?from=2023&to=2023"):
        text = site.page(path).text

        assert " style=" not in text
        assert "<style" not in text
        assert 1 == text.count("<script")
        assert " onclick" not in text


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", ""])
def test_a_name_that_is_not_ours_is_refused(site: Site, host: str) -> None:
    """A page elsewhere whose name is made to lead here comes with its own name: refused."""
    assert 421 == site.ask("GET", "/", {"host": host}).status


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:1234", "[::1]:8000", "127.0.0.1"])
def test_our_own_names_are_answered(site: Site, host: str) -> None:
    """This machine has several names for itself."""
    assert 200 == site.ask("GET", "/", {"host": host}).status


def test_too_much_is_refused(site: Site) -> None:
    """A body or an address beyond the limit is refused before it is read."""
    assert 413 == site.post("/sparql", b"x" * 1_000_001, "application/sparql-query").status
    assert 414 == site.get("/sparql", query="x" * 60_001).status


def test_pages_elsewhere_may_read_only_where_that_is_wanted(demonstration: Path) -> None:
    """The header that lets other pages read is there only when an origin is named."""
    from web.conftest import served

    from kb.web.app import Settings

    for site in served(demonstration, Settings(origins="*")):
        answer = site.get("/sparql", query="ASK {}")
        asked_before = site.ask("OPTIONS", "/sparql", {"origin": "https://example.org"})

    assert "*" == answer.headers["access-control-allow-origin"]
    assert 204 == asked_before.status
    assert "content-type" in asked_before.headers["access-control-allow-headers"]


def test_heads_come_without_bodies(site: Site) -> None:
    """HEAD is answered as GET, without the body."""
    for path in ("/", "/agent/kcna.ttl", "/sparql?query=ASK%7B%7D", "/export/nquads"):
        answer = site.ask("HEAD", path, {})

        assert (200, b"") == (answer.status, answer.body)


@pytest.mark.parametrize("name", [f.name for f in FORMATS.values() if not f.is_folder])
def test_a_download_is_the_export(site: Site, demonstration: Path, name: str) -> None:
    """What is downloaded is byte for byte what `kb export` writes."""
    stream = io.BytesIO()
    with KnowledgeBase(demonstration) as base:
        export(base.store, name, stream)

    answer = site.get(f"/export/{name}")

    assert FORMATS[name].media_type.partition(";")[0] == answer.type
    assert members(stream.getvalue()) == members(answer.body)


@pytest.mark.parametrize("name", [f.name for f in FORMATS.values() if f.is_folder])
def test_a_folder_comes_as_one_archive(site: Site, demonstration: Path, name: str) -> None:
    """A format of several files is a ZIP archive of them, and each can be had alone."""
    format_ = FORMATS[name]
    file = next(iter(format_.files))
    stream = io.BytesIO()
    with KnowledgeBase(demonstration) as base:
        export(base.store, name, stream, file=file)

    archive = zipfile.ZipFile(io.BytesIO(site.get(f"/export/{name}.zip").body))
    alone = site.get(f"/export/{name}/{format_.file_name(file)}")

    assert {format_.file_name(each) for each in format_.files} == set(archive.namelist())
    assert stream.getvalue() == archive.read(format_.file_name(file)) == alone.body


def test_what_is_no_export_says_so(site: Site) -> None:
    """An unknown format or file is 404 with the names of those that there are."""
    assert "nquads" in site.get("/export/nonsense").text
    assert "launches.csv" in site.get("/export/csv/nonsense").text


def test_the_dataset_is_described(site: Site) -> None:
    """VoID says how much there is, and where to ask and to download."""
    import rdflib

    void = rdflib.Namespace("http://rdfs.org/ns/void#")
    graph = rdflib.Graph().parse(data=site.get("/.well-known/void").body, format="turtle")

    assert [f"{site.address}/sparql"] == [str(o) for o in graph.objects(None, void.sparqlEndpoint)]
    assert 2 == len(list(graph.objects(None, void.dataDump)))


def test_every_question_is_an_address(site: Site) -> None:
    """Asked with its examples, each question gives the rows that the library gives."""
    different = []
    for query in load_queries().values():
        given = {p.name: EXAMPLES.get(p.type, p.example) for p in query.parameters if p.required}
        answer = site.get(f"/queries/{query.name}", "application/json", **given)
        if answer.status != 200 or not isinstance(answer.json(), list):
            different.append((query.name, answer.status, answer.text[:200]))

    assert [] == different


def test_a_question_has_its_forms(site: Site, demonstration: Path) -> None:
    """The same rows as JSON, CSV, TSV and as a table on a page, by suffix, parameter or Accept."""
    with KnowledgeBase(demonstration) as base:
        rows = base.ask_rows("between", {"from": "2023", "to": "2023"})
    given = {"from": "2023", "to": "2023"}

    as_json = site.get("/queries/between.json", **given)
    as_csv = site.get("/queries/between", "text/csv", **given)
    page = site.page("/queries/between", **given)

    assert (
        rows.to_dicts()
        == as_json.json()
        == site.get("/queries/between", **given, format="json").json()
    )
    assert ",".join(rows.columns) == as_csv.text.splitlines()[0]
    assert len(rows) == len(page.links("/launch/"))


def test_a_wrong_parameter_says_what_is_right(site: Site) -> None:
    """A missing or unknown value is 400 with an example or the names that come close."""
    missing = site.get("/queries/between", "application/json")
    wrong = site.page("/queries/of-actor", actor="Nort Korea")

    assert 400 == missing.status
    assert "for example" in missing.text
    assert 400 == wrong.status
    assert "did you mean" in wrong.text
    assert 404 == site.get("/queries/nonsense").status


def test_the_form_of_a_question_has_its_examples(site: Site) -> None:
    """Fields hold the examples, lists the words of a vocabulary, and names are offered."""
    text = site.page("/queries/of-actor").text

    assert '<option value="North Korea">' in text
    assert 'name="actor" value="' in text
    assert "<option>failure</option>" in site.page("/queries/with-outcome").text.replace(
        " selected", ""
    )


def test_the_questions_are_described_for_programs(site: Site) -> None:
    """The OpenAPI description is valid, and names every question and parameter."""
    from openapi_spec_validator import validate

    found = site.get("/openapi.json").json()
    validate(found)
    named = {
        path.removeprefix("/queries/"): {p["name"] for p in item["get"]["parameters"]} - {"format"}
        for path, item in found["paths"].items()
        if path.startswith("/queries/")
    }

    assert {q.name: {p.name for p in q.parameters} for q in load_queries().values()} == named


def test_the_list_of_questions_is_data_too(site: Site) -> None:
    """Programs get names, summaries and parameters."""
    found = json.loads(site.get("/queries", "application/json").body)

    assert set(load_queries()) == {query["name"] for query in found}


def test_static_files_are_sent_once(site: Site) -> None:
    """Who has the style sheet already is told that it is the same."""
    first = site.get("/static/style.css")
    again = site.ask("GET", "/static/style.css", {"if-none-match": first.headers["etag"]})

    assert "text/css" == first.type
    assert (304, b"") == (again.status, again.body)
