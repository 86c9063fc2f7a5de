import gzip
from pathlib import Path

import pytest

from kb.errors import FaultyFileError
from kb.loading import Fault, Item
from kb.model import Document
from loaders import html, warc

DATA = Path(__file__).parent / "data"
CRAWL = DATA / "warc" / "crawl.warc"
PAGE = (DATA / "html" / "article.html").read_bytes()
URL = "https://harbour.example/2031/04/09/second-stage"
SHARED = Path(__file__).parents[3] / "shared" / "warc"


def record(kind: str, block: bytes, length: int = 0, **headers: str) -> bytes:
    """Return a WARC record; underscores in header names stand for hyphens."""
    said = {
        "WARC-Type": kind,
        "WARC-Date": "2031-04-10T09:00:00Z",
        "WARC-Target-URI": URL,
        "Content-Type": "application/http; msgtype=response",
        "Content-Length": str(length or len(block)),
    } | {name.replace("_", "-"): value for name, value in headers.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in said.items())
    return b"WARC/1.1\r\n" + head.encode() + b"\r\n" + block + b"\r\n\r\n"


def answer(body: bytes = PAGE, status: str = "200 OK", head: str = "") -> bytes:
    """Return what a server answers."""
    return f"HTTP/1.1 {status}\r\nContent-Type: text/html\r\n{head}\r\n".encode() + body


def read(path: Path, content: bytes) -> list[Item | Fault]:
    """Write an archive and return what is found in it."""
    path.write_bytes(content)
    return list(warc.read(path))


def only(found: list[Item | Fault]) -> Document:
    """Return the document of the only page."""
    (one,) = found
    assert isinstance(one, Item), one
    return one.document


def test_a_page_is_read_as_the_page_alone_would_be(tmp_path: Path) -> None:
    """Text and metadata are those of the saved page; the note says when it was archived."""
    document = only(read(tmp_path / "a.warc", record("response", answer())))
    saved = html.document(PAGE, "page")

    assert (saved.text, saved.title, saved.published, saved.url) == (
        document.text,
        document.title,
        document.published,
        document.url,
    )
    assert "by Ines Vale, Tom Reed; archived 2031-04-10T09:00:00Z" == document.note
    assert "a/harbour-example-2031-04-09-second-stage" == document.name


def test_what_is_no_page_passes_without_a_word() -> None:
    """Requests, redirections, pictures and repeated visits are no faults; an empty page is one."""
    item, fault = warc.read(CRAWL)

    assert isinstance(item, Item)
    assert isinstance(fault, Fault)
    assert fault.place.endswith("crawl.warc: https://harbour.example/menu")
    assert "no article text" in fault.reason


@pytest.mark.parametrize(
    ("body", "head"),
    [
        (gzip.compress(PAGE, mtime=0), "Content-Encoding: gzip\r\n"),
        (b"%x\r\n%b\r\n0\r\n\r\n" % (len(PAGE), PAGE), "Transfer-Encoding: chunked\r\n"),
    ],
)
def test_packed_and_chunked_pages_are_read(tmp_path: Path, body: bytes, head: str) -> None:
    """A page is stored as it was transferred."""
    document = only(read(tmp_path / "a.warc", record("response", answer(body, head=head))))

    assert "Second stage falls silent" in document.text


def test_a_packed_archive_is_read(tmp_path: Path) -> None:
    """Each record is packed by itself, as is the custom."""
    packed = gzip.compress(record("warcinfo", b"software: x")) + gzip.compress(
        record("response", answer())
    )
    path = tmp_path / "a.warc.gz"

    assert "a/harbour-example-2031-04-09-second-stage" == only(read(path, packed)).name
    assert warc.recognises(path, packed[:4096])


def test_a_page_without_its_http_head_is_read(tmp_path: Path) -> None:
    """Some programs archive what they show, as resources."""
    found = read(tmp_path / "a.warc", record("resource", PAGE, Content_Type="text/html"))

    assert "Second stage falls silent" in only(found).text


def test_the_encoding_that_the_server_named_counts(tmp_path: Path) -> None:
    """It stands in the HTTP head, not in the page."""
    block = (
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=windows-1251\r\n\r\n"
        + "<p>Ракета упала.".encode("cp1251")
    )

    assert "Ракета упала." == only(read(tmp_path / "a.warc", record("response", block))).text


def test_a_page_that_the_crawler_cut_has_a_warning(tmp_path: Path) -> None:
    """WARC-Truncated says that the page goes on."""
    found = read(tmp_path / "a.warc", record("response", answer(), WARC_Truncated="length"))

    assert any("cut the page off (length)" in warning for warning in only(found).warnings)


def test_an_address_in_angle_brackets_is_read(tmp_path: Path) -> None:
    """Old versions of wget write addresses so."""
    found = read(
        tmp_path / "a.warc",
        record("response", answer(b"<p>It flew."), WARC_Target_URI="<https://harbour.example/x>"),
    )

    assert "https://harbour.example/x" == only(found).url


def test_an_archive_that_breaks_off_gives_what_came_before(tmp_path: Path) -> None:
    """A page that is not whole is a fault and no document."""
    block = answer()
    whole, cut = record("response", block), record("response", block[:900], length=len(block))
    item, *faults = read(tmp_path / "a.warc", whole + cut[:-4])

    assert isinstance(item, Item)
    assert [f"is cut off (900 of {len(block)} bytes)"] == [
        fault.reason for fault in faults if isinstance(fault, Fault)
    ]


def test_rubbish_behind_a_page_is_a_fault(tmp_path: Path) -> None:
    """The page loads, and the fault says after how many pages the archive breaks off."""
    path = tmp_path / "a.warc"
    item, fault = read(path, record("response", answer()) + b"rubbish\r\n" * 20)

    assert isinstance(item, Item)
    assert isinstance(fault, Fault)
    assert f"{path}: after page 1" == fault.place


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (record("warcinfo", b"software: x"), "no web pages (1 warcinfo)"),
        (record("response", answer(status="404 Not Found")), "no web pages (1 response)"),
        (b"WARC/1.0\r\nbroken", "WARC|no web pages"),
        (b"filedesc://a.arc 0.0.0.0 20310410 text/plain 76\n", "ARC file"),
        (
            gzip.compress(b"filedesc://a.arc 0.0.0.0 20310410 text/plain 76\n", mtime=0),
            "warcio recompress",
        ),
    ],
)
def test_an_archive_without_pages_is_refused(tmp_path: Path, content: bytes, reason: str) -> None:
    """The reason says what it holds, or how to convert it."""
    path = tmp_path / "a.warc"

    with pytest.raises(FaultyFileError) as refused:
        read(path, content)

    assert any(words in str(refused.value) for words in reason.split("|"))
    assert warc.recognises(path, content)


@pytest.mark.skipif(not SHARED.exists(), reason="the collection of archives is not here")
@pytest.mark.parametrize(
    ("name", "pages", "faults"),
    [
        ("example-bad-non-chunked.warc.gz", 1, 0),
        ("example-bad.warc.gz.bad", 1, 0),
        ("example-iana.org-chunked.warc", 1, 0),
        ("example-resource.warc.gz", 1, 0),
        ("example-trunc.warc", 1, 1),
        ("example-wget-bad-target-uri.warc.gz", 1, 0),
        ("example-wrong-chunks.warc.gz", 1, 0),
        ("example.warc", 1, 0),
        ("example.warc.gz", 1, 0),
        ("whirlwind.warc.gz", 1, 0),
    ],
)
def test_archives_of_several_programs_are_read(name: str, pages: int, faults: int) -> None:
    """Broken ones give what can be read and say where they break."""
    found = list(warc.read(SHARED / name))

    assert warc.recognises(SHARED / name, (SHARED / name).read_bytes()[:4096])
    assert pages == sum(isinstance(one, Item) for one in found)
    assert faults == sum(isinstance(one, Fault) for one in found)


@pytest.mark.skipif(not SHARED.exists(), reason="the collection of archives is not here")
@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("example.arc.gz", "ARC file"),
        ("example-digest.warc", "4 request"),
        ("whirlwind.warc.wat.gz", "1 metadata"),
        ("whirlwind.warc.wet.gz", "1 conversion"),
    ],
)
def test_archives_without_pages_are_refused(name: str, reason: str) -> None:
    """Each has its reason."""
    with pytest.raises(FaultyFileError, match=reason):
        list(warc.read(SHARED / name))
