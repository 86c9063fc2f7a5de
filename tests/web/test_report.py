import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright
from shell import invoke

from kb.knowledgebase import KnowledgeBase
from kb.web.picking import Filter
from kb.web.report import report


class Tags(HTMLParser):
    """Gathers the anchors of a page, where its links lead, and what it loads."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loads: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take notice of one tag."""
        given = dict(attrs)
        self.ids += [given["id"] or ""] if "id" in given else []
        self.links += [given["href"] or ""] if tag == "a" and "href" in given else []
        for name in ("src", "href"):
            if tag != "a" and name in given:
                self.loads.append(given[name] or "")


@pytest.fixture(scope="session")
def page(demonstration: Path) -> str:
    """The report of the demonstration store."""
    with KnowledgeBase(demonstration) as base:
        return report(base.store, base.lexicon, Filter(events=True))


@pytest.fixture(scope="session")
def tags(page: str) -> Tags:
    """The tags of the report."""
    found = Tags()
    found.feed(page)
    return found


def test_the_report_loads_nothing(page: str, tags: Tags) -> None:
    """One file is all: no style, picture or script from elsewhere, and no script at all."""
    assert {"data:,"} == set(tags.loads)
    assert "<script" not in page
    assert "@import" not in page


def test_every_link_of_the_report_leads_somewhere(tags: Tags) -> None:
    """Each anchor stands once, and each link within the file finds its own."""
    inner = {link.removeprefix("#") for link in tags.links if link.startswith("#")}

    assert len(tags.ids) == len(set(tags.ids))
    assert inner <= set(tags.ids)
    assert all(link.startswith(("#", "http")) for link in tags.links)


def test_the_report_tells_words_conflicts_and_sources(page: str) -> None:
    """Launches stand with the words that say so, with contradictions and with their sources."""
    assert '<mark class="claim">' in page
    assert "against" in page[page.index('id="conflicts"') : page.index('id="launches"')]
    assert page.count('class="entry" id="document-') == 12


def test_the_report_is_the_same_each_time(demonstration: Path, page: str) -> None:
    """The same store gives the same bytes."""
    with KnowledgeBase(demonstration) as base:
        assert page == report(base.store, base.lexicon, Filter(events=True))


def test_the_report_can_be_restricted(demonstration: Path, tmp_path: Path) -> None:
    """The command takes an agent, a period and a day of knowledge, and says what it left out."""
    target = tmp_path / "r.html"
    result = invoke(
        demonstration, "report", "-o", str(target), "--actor", "DPRK", "--from", "2023", "--to",
        "2023", "--as-of", "2023-06-30",
    )  # fmt: skip
    text = target.read_text(encoding="utf-8")

    assert result.exit_code == 0
    assert "What was known by the end of <strong>2023-06-30</strong>" in text
    assert "November 2023" not in text
    assert "Restricted to launches by DPRK" in text


def test_an_empty_store_gives_a_report_that_says_so(tmp_path: Path) -> None:
    """Where nothing is loaded the report says so instead of being blank."""
    with KnowledgeBase(tmp_path / "none") as base:
        text = report(base.store, base.lexicon, Filter())

    assert "Nothing to show" in text


def test_what_sources_say_is_escaped(page: str) -> None:
    """Quotation marks and angles of a text stand as text."""
    assert not re.search(r"<blockquote>[^<]*<(?!mark|/blockquote)", page)


def test_the_report_is_for_everyone(page: str, tmp_path: Path, browser_path: str) -> None:
    """The accessibility checker finds nothing, and the page is no wider than a telephone."""
    (tmp_path / "report.html").write_text(page, encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=browser_path, args=["--no-sandbox", "--disable-gpu"]
        )
        tab = browser.new_page(viewport={"width": 390, "height": 800})
        tab.goto((tmp_path / "report.html").as_uri())
        found = Axe().run(tab)
        width = tab.evaluate("document.documentElement.scrollWidth")
        browser.close()

    assert found.violations_count == 0, found.generate_report()
    assert width <= 390
