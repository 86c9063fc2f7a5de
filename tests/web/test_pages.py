import re
from pathlib import Path

import pytest
from web.asking import Answer, Site

from kb.knowledgebase import KnowledgeBase
from kb.terms import BASE

PAGES = (
    "/", "/timeline", "/timeline?events=yes", "/conflicts", "/sources", "/queries", "/sparql",
    "/downloads", "/search", "/search?q=satellite", "/ontology", "/agent/north-korea",
    "/agent/kcna", "/site/sohae", "/vehicle/chollima-1", "/vocabulary/outcome/failure",
)  # fmt: skip
LAUNCH = "/timeline?actor=North+Korea&from=2023-05-31&to=2023-05-31&outcome=failure"


@pytest.fixture(scope="session")
def launch(site: Site) -> str:
    """The address of the page of the launch of 31 May 2023."""
    found = site.page(LAUNCH).links("/launch/")
    return next(link for link in found if "06:29 (UTC+9)" in site.page(link).text)


@pytest.mark.parametrize("path", PAGES)
def test_every_page_answers_with_one_heading(site: Site, path: str) -> None:
    """Each page is HTML with a title, one first heading, and the way around."""
    answer = site.page(path)

    assert (200, "text/html") == (answer.status, answer.type)
    assert 1 == answer.text.count("<h1>")
    assert "launch-kb</title>" in answer.text
    assert '<nav aria-label="Main">' in answer.text


def test_no_link_leads_nowhere(site: Site) -> None:
    """Every address that the main pages link to answers, and every anchor in it is there."""
    links = {link for path in PAGES for link in site.page(path).links("/")}
    broken = []
    answers: dict[str, Answer] = {}
    for link in sorted(links):
        if link.startswith(("/export/", "/static/")):
            continue
        address, _, anchor = link.replace("&amp;", "&").partition("#")
        if address not in answers:
            answers[address] = site.page(address)
        answer = answers[address]
        if answer.status != 200 or (anchor and f'id="{anchor}"' not in answer.text):
            broken.append((answer.status, link))

    assert [] == broken


def test_the_timeline_shows_what_the_library_knows(site: Site, demonstration: Path) -> None:
    """The lines of the timeline are the launches of the store, each with its sign in words."""
    with KnowledgeBase(demonstration) as base:
        expected = {entry.iri.removeprefix(BASE) for entry in base.timeline(events=False)}

    page = site.page("/timeline")

    assert expected == {link[1:] for link in page.links("/launch/") if "#" not in link}
    assert page.text.count('<span aria-hidden="true">✗</span> failure</span>') >= 3


def test_the_timeline_can_be_filtered(site: Site) -> None:
    """Actor, dates, kind and outcome narrow the lines; what fits nothing says so."""

    def lines(**query: str) -> int:
        return site.page("/timeline", **query).text.count('<li class="entry')

    every = lines()

    assert 0 < lines(actor="NADA") < lines(actor="DPRK") <= every
    assert 0 < lines(**{"from": "2023-08", "to": "2023-08"}) < every
    assert 0 < lines(outcome="failure") < every
    assert 0 < lines(outcome="planned") < every
    assert every < lines(events="yes")
    assert 0 == lines(kind="missile")
    assert "Nothing to show" in site.page("/timeline?kind=missile").text


def test_certain_leaves_out_what_may_lie_outside(site: Site) -> None:
    """A launch of some day in 2023 may lie in May, and does not certainly."""
    possible = site.page("/timeline", **{"from": "2023-05", "to": "2023-05"})
    certain = site.page("/timeline", certain="yes", **{"from": "2023-05", "to": "2023-05"})

    assert set(certain.links("/launch/")) < set(possible.links("/launch/"))


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({"from": "May 31"}, "May 31"),
        ({"from": "2024", "to": "2022"}, "the period ends before it begins"),
        ({"actor": "Nort Korea"}, "did you mean North Korea"),
    ],
)
def test_a_filter_that_is_not_understood_says_why(
    site: Site, query: dict[str, str], words: str
) -> None:
    """What was typed stays in its field, and one line says what would be right."""
    answer = site.page("/timeline", **query)

    assert 400 == answer.status
    assert words in answer.text
    assert 'role="alert"' in answer.text


def test_what_is_typed_is_never_run(site: Site) -> None:
    """Text from an address stands on the page as text."""
    for path in ("/timeline?actor=", "/search?q=", "/timeline?as-of=", "/queries/between?from="):
        answer = site.page(f"{path}%22%3E%3Cscript%3Ealert(1)%3C/script%3E")

        assert "<script>alert" not in answer.text


def test_a_launch_shows_each_value_with_its_words(site: Site, launch: str) -> None:
    """Values, the voices behind them, the marked words, rivals, statements and sources."""
    text = site.page(launch).text

    assert '<mark class="claim">6.29am</mark>' in text
    assert re.search(r'class="speaker" href="/agent/kcna">KCNA</a>', text)
    assert 'id="conflicts"' in text
    assert "31 May 2023 06:27 (UTC+9)" in text
    assert '<mark class="content">' in text
    assert "Planned before:" in text


def test_a_claim_leads_to_its_words_in_the_article(site: Site, launch: str) -> None:
    """The link of a quotation leads to an anchor in the text of its document."""
    document, _, anchor = site.page(launch).links("/document/")[0].partition("#")

    article = site.page(document).text

    assert anchor.startswith("char=")
    assert f'id="{anchor}"' in article


def test_an_article_is_shown_whole(site: Site, demonstration: Path) -> None:
    """Taken out of its marks, the text on the page is the text of the article, word for word."""
    document = site.page("/sources").links("/document/")[-1]
    page = site.page(document).text
    article = page[page.index('<article class="text') : page.index("</article>")]
    passages = re.findall(r'<p class="original[^>]*>(.*?)</p>', article, re.DOTALL)
    shown = [re.sub("<[^>]+>", "", passage) for passage in passages]
    query = f"""SELECT ?text WHERE {{ GRAPH <{BASE}{document[1:]}> {{
      ?c <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#isString> ?text }} }}"""
    with KnowledgeBase(demonstration) as base:
        ((text,),) = base.select(query)

    escaped = str(text).replace("'", "&#39;").replace('"', "&#34;")

    assert [line for line in escaped.split("\n") if line] == shown


def test_every_claim_and_statement_has_its_anchor(site: Site, demonstration: Path) -> None:
    """The IRI of a claim, a statement or an event leads to its note in the page of its document."""
    query = """SELECT ?thing WHERE { GRAPH ?d { ?thing a ?class } VALUES ?class {
      <https://w3id.org/launch-kb/ontology#Claim> <https://w3id.org/launch-kb/ontology#Statement>
      <https://w3id.org/launch-kb/ontology#Event> } }"""
    with KnowledgeBase(demonstration) as base:
        things = [str(thing).removeprefix(BASE).partition("#") for (thing,) in base.select(query)]
    documents = {document for document, _, _ in things}
    pages = {document: site.page(f"/{document}").text for document in documents}

    missing = [f"{d}#{anchor}" for d, _, anchor in things if f'id="{anchor}"' not in pages[d]]

    assert len(things) > 300
    assert [] == missing


def test_what_is_not_there_says_so(site: Site) -> None:
    """An unknown thing is a page with the status 404 for people, and a line for programs."""
    page, line = site.page("/launch/0"), site.get("/launch/0", "text/turtle")

    assert (404, "text/html") == (page.status, page.type)
    assert (404, "text/plain") == (line.status, line.type)
    assert 404 == site.page("/no/such/thing").status
    assert 405 == site.ask("DELETE", "/timeline", {}).status


@pytest.mark.parametrize(
    "path",
    [
        "/search?q=%22", "/search?q=AND", "/search?q=*", "/search?q=NEAR(a", "/search?q=a%00b",
        "/agent/%00", "/agent/..%2f..%2fetc", "/agent/%f0%9f%9a%80", "/launch/%3Cb%3E",
        "/agent/a b", "/timeline?page=-1", "/timeline?page=99999999999", "/timeline?page=%C2%B2",
        "/document/0?at=zzz", "/conflicts?property=nonsense", "/sources?publisher=nonsense",
        "/timeline?as-of=%00", "/timeline?actor=%00", "/queries/between?from=%00&to=%ff",
    ],
)  # fmt: skip
def test_nonsense_is_never_a_fault_of_the_server(site: Site, path: str) -> None:
    """Whatever is typed into an address, the answer is a page or a reason, never an error 500."""
    answer = site.page(path.replace(" ", "%20"))

    assert answer.status in {200, 400, 404}
    assert "<h1>" in answer.text


def test_an_empty_store_says_what_to_do(tmp_path: Path) -> None:
    """Without anything loaded the first page names the commands that load."""
    from web.conftest import served

    from kb.web.app import Settings

    for site in served(tmp_path / "none", Settings()):
        answers = [site.page(path) for path in PAGES[:11]]

    assert "kb load FOLDER" in answers[0].text
    assert {200} == {answer.status for answer in answers}


def test_the_pages_follow_the_store(own_site: tuple[Path, Site]) -> None:
    """What another process takes out of the store is gone from the pages at the next request."""
    store, site = own_site
    before = site.page("/sources").text
    with KnowledgeBase(store) as base:
        base.retract("independent_2023-06-19")

    after = site.page("/sources").text

    assert "independent_2023-06-19" in before
    assert "independent_2023-06-19" not in after


def test_what_was_known_on_a_day(own_site: tuple[Path, Site]) -> None:
    """As of the eve of a launch nothing is known of it, and every link stays on that day."""
    _, site = own_site
    now, then = site.page("/timeline"), site.page("/timeline?as-of=2023-05-30")
    launch = then.links("/launch/")[0]

    assert "27 May 2024" in now.text
    assert "27 May 2024" not in then.text
    assert "What was known by the end of <strong>2023-05-30</strong>" in then.text
    assert launch.endswith("?as-of=2023-05-30")
    assert 200 == site.page(launch).status
    assert 400 == site.page("/timeline?as-of=someday").status


def test_what_is_found_by_words(site: Site) -> None:
    """Names, articles and statements that have the words, with the words marked."""
    answer = site.page("/search?q=spy+satellite")

    assert '<mark class="claim">satellite</mark>' in answer.text
    assert answer.links("/document/")
    assert "Nothing has" in site.page("/search?q=zzzz").text
