from collections.abc import Iterator
from contextlib import closing

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright
from web.asking import Site

QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
)  # fmt: skip
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
PAGES = (
    "/", "/timeline?events=yes", "/conflicts", "/sources", "/queries",
    "/queries/between?from=2023&to=2023", "/sparql?query=ASK+%7B%7D", "/downloads",
    "/search?q=satellite", "/ontology", "/agent/kcna", "/site/sohae", "/nowhere",
)  # fmt: skip


@pytest.fixture(scope="module")
def browser(browser_path: str) -> Iterator[Browser]:
    """A Chromium without a window."""
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=browser_path, args=QUIET)


@pytest.fixture
def page(browser: Browser, site: Site) -> Iterator[Page]:
    """An empty page whose relative addresses are those of the site."""
    with closing(browser.new_context(base_url=site.address, viewport=WIDE)) as context:
        yield context.new_page()


@pytest.fixture(scope="session")
def launch(site: Site) -> str:
    """The address of a launch's page that has conflicts."""
    return site.page("/conflicts").links("/launch/")[0].partition("#")[0]


@pytest.fixture(scope="session")
def article(site: Site) -> str:
    """The address of an article's page."""
    return site.page("/sources").links("/document/")[2]


@pytest.fixture(scope="session")
def addresses(launch: str, article: str) -> tuple[str, ...]:
    """The addresses of one page of each sort."""
    return (*PAGES, launch, article)


@pytest.mark.parametrize(
    ("colours", "rules"), [("light", None), ("dark", {"runOnly": ["color-contrast"]})]
)
def test_nobody_is_left_out(
    browser: Browser,
    site: Site,
    addresses: tuple[str, ...],
    colours: str,
    rules: dict[str, list[str]] | None,
) -> None:
    """No page breaks a rule of axe; in dark colours, what is there to be read can be read."""
    broken = []
    with closing(
        browser.new_context(base_url=site.address, viewport=WIDE, color_scheme=colours)  # type: ignore[arg-type]
    ) as context:
        page = context.new_page()
        for address in addresses if rules is None else (*addresses[:3], *addresses[-2:]):
            page.goto(address)
            found = Axe().run(page, options=rules).response["violations"]
            broken += [
                (address, rule["id"], node["html"][:120])
                for rule in found
                for node in rule["nodes"]
            ]

    assert [] == list(dict.fromkeys(broken))


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_pages_fit_and_ask_nobody_else(
    browser: Browser, site: Site, addresses: tuple[str, ...], size: dict[str, int]
) -> None:
    """No page is wider than the screen, fetches from elsewhere, or has a fault in its script."""
    asked, faults, too_wide = set(), [], []
    with closing(browser.new_context(base_url=site.address, viewport=size)) as context:  # type: ignore[arg-type]
        page = context.new_page()
        page.on("request", lambda request: asked.add(request.url.split("/")[2]))
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda m: faults.append(m.text) if "Policy" in m.text else None)
        for address in addresses:
            page.goto(address)
            if page.evaluate("document.documentElement.scrollWidth") > size["width"]:
                too_wide.append(address)

    assert {f"127.0.0.1:{site.port}"} == asked - {""}
    assert [] == faults
    assert [] == too_wide


def test_everything_works_without_scripts(browser: Browser, site: Site, article: str) -> None:
    """Filtering, unfolding and following a mark to its note need no JavaScript."""
    with closing(browser.new_context(base_url=site.address, java_script_enabled=False)) as context:
        page = context.new_page()
        page.goto("/timeline")
        page.get_by_label("Outcome").select_option("failure")
        page.get_by_role("button", name="Show").click()
        filtered = page.url
        page.goto(article)
        page.locator("a.mark").first.click()
        page.locator("li.note:target").wait_for(state="visible")

    assert "outcome=failure" in filtered


def test_a_mark_and_its_note_light_up_together(page: Page, article: str) -> None:
    """Choosing a mark opens the note on it; pointing at the note lights the words."""
    page.goto(article)
    mark = page.locator("a.mark.claim").first
    mark.click()
    note = page.locator(f"[data-key='{page.url.partition('#')[2]}']")
    note.hover()

    expect(note).to_be_visible()
    expect(page.locator("a.mark.lit").first).to_be_visible()


def test_an_anchor_unfolds_what_hides_it(page: Page, site: Site, article: str) -> None:
    """The address of a claim leads to its note, though the notes are folded at first."""
    anchor = next(part for part in site.page(article).text.split('id="') if part[:6] == "claim-")
    page.goto(f"{article}#{anchor.partition(chr(34))[0]}")

    expect(page.locator(":target")).to_be_visible()


def test_pulling_the_day_shows_what_was_known(page: Page) -> None:
    """The slider goes through the days on which something became known."""
    page.goto("/timeline")
    slider = page.get_by_role("slider", name="Known by the end of")
    slider.focus()
    slider.press("Home")

    expect(page.get_by_text("What was known by the end of 2012-03-17")).to_be_visible()
    assert "as-of=2012-03-17" in page.url


def test_the_first_stop_skips_to_the_content(page: Page) -> None:
    """Who uses the keyboard reaches the content with two keys, and sees where he is."""
    page.goto("/timeline")
    page.keyboard.press("Tab")
    shown = page.locator(":focus")
    outline = shown.evaluate("element => getComputedStyle(element).outlineStyle")
    words = shown.inner_text()
    page.keyboard.press("Enter")

    assert "Skip to the content" == words
    assert "solid" == outline
    assert "main" == page.evaluate("document.activeElement.id")


def test_a_query_is_asked_from_the_keyboard(page: Page) -> None:
    """Ctrl+Enter in the field asks the query."""
    page.goto("/sparql")
    page.get_by_label("Query").fill("SELECT (1 AS ?one) {}")
    page.get_by_label("Query").press("Control+Enter")

    expect(page.get_by_role("cell", name="1")).to_be_visible()


def test_a_question_is_asked_by_its_form(page: Page) -> None:
    """From the list to a question to its answer, by links and a button."""
    page.goto("/queries")
    page.get_by_role("link", name="Which launches took place between two dates?").click()
    page.get_by_role("button", name="Ask").click()

    expect(page.get_by_role("heading", name="rows")).to_be_visible()
    expect(page.get_by_role("link", name="CSV")).to_be_visible()


def test_on_paper_only_the_content_stays(page: Page, launch: str) -> None:
    """Printed, a page has no navigation and no form."""
    page.emulate_media(media="print")
    page.goto(launch)

    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("navigation", name="Main")).to_be_hidden()
    expect(page.get_by_role("search")).to_be_hidden()
