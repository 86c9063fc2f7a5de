import gzip
import socket
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from kb.errors import FaultyFileError
from kb.loading import fetch
from kb.loading.fetch import Fetched, download, is_address
from loaders import html

PAGE = "<p>A rocket – it flew.</p>"


class Server(ThreadingHTTPServer):
    """A real server on this computer; tests say what it answers under each path."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers: dict[str, Callable[[BaseHTTPRequestHandler], None]] = {}
        self.asked: list[str] = []

    def url(self, path: str) -> str:
        """Return the address of a path."""
        return f"http://127.0.0.1:{self.server_port}{path}"

    def gives(self, path: str, body: bytes, status: int = 200, **headers: str) -> str:
        """Let a path give a body, and return its address; underscores in names are hyphens."""

        def answer(request: BaseHTTPRequestHandler) -> None:
            request.send_response(status)
            for name, value in headers.items():
                request.send_header(name.replace("_", "-"), value)
            if "Content_Length" not in headers:
                request.send_header("Content-Length", str(len(body)))
            request.end_headers()
            request.wfile.write(body)

        self.answers[path] = answer
        return self.url(path)


class Handler(BaseHTTPRequestHandler):
    """Answers as the test has said."""

    server: Server

    def do_GET(self) -> None:
        """Answer and remember what was asked."""
        self.server.asked.append(self.path)
        self.server.answers[self.path.partition("?")[0]](self)

    def log_message(self, *_: object) -> None:
        """Write nothing on standard error."""


@pytest.fixture
def server() -> Iterator[Server]:
    """A server that runs while a test does."""
    with Server() as running:
        thread = Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield running
        running.shutdown()
        thread.join()


def get(url: str, folder: Path) -> Fetched:
    """Fetch from this computer."""
    return download(url, folder, allow_local=True)


def content(fetched: Fetched) -> str:
    """Return a page without the comment that says where it is from."""
    mark, _, page = fetched.path.read_text(encoding="utf-8-sig").partition("\n")
    assert fetched.url in mark
    return page


def test_a_page_becomes_a_file_that_loaders_know(server: Server, tmp_path: Path) -> None:
    """The file is named after the address and has the suffix of its content."""
    url = server.gives("/news/A%20fall.php", PAGE.encode(), Content_Type="text/html")
    fetched = get(f"{url}?id=1", tmp_path)

    assert ("A-20fall.html", f"{url}?id=1") == (fetched.path.name, fetched.url)
    assert content(fetched) == PAGE
    assert ["/news/A%20fall.php?id=1"] == server.asked


@pytest.mark.parametrize(
    ("path", "kind", "name"),
    [
        ("/feed", "application/rss+xml; charset=utf-8", "feed.xml"),
        ("/a.jsonl", "text/plain", "a.jsonl"),
        ("/a.csv", "text/plain", "a.csv"),
        ("/a.exe", "text/plain", "a.txt"),
        ("/list", "application/json", "list.json"),
        ("/", "text/html", "127.0.0.1.html"),
        ("/../../etc/passwd", "text/plain", "passwd.txt"),
    ],
)
def test_the_suffix_fits_the_content(
    server: Server, tmp_path: Path, path: str, kind: str, name: str
) -> None:
    """Where the server is vague the address tells; the file stays in its folder."""
    fetched = get(server.gives(path, b"x", Content_Type=kind), tmp_path)

    assert tmp_path / name == fetched.path


def test_two_files_with_one_name_are_two(server: Server, tmp_path: Path) -> None:
    """Nothing is written over."""
    url = server.gives("/a", b"x", Content_Type="text/html")

    assert ["a.html", "a-2.html", "a-3.html"] == [get(url, tmp_path).path.name for _ in "123"]


def test_a_page_knows_where_it_is_from(server: Server, tmp_path: Path) -> None:
    """The loader finds the address in the file, and the host stands for the publisher."""
    url = server.gives("/a", PAGE.encode(), Content_Type="text/html") + "?b=>"
    fetched = get(url, tmp_path)
    (item,) = html.read(fetched.path)

    assert (url.replace(">", "%3E"), "A rocket – it flew.") == (
        item.document.url,
        item.document.text,
    )


def test_the_encoding_of_the_server_is_not_lost(server: Server, tmp_path: Path) -> None:
    """A page in another encoding is written in UTF-8 with its mark."""
    url = server.gives("/a", PAGE.encode("cp1252"), Content_Type="text/html; charset=windows-1252")

    assert PAGE == content(get(url, tmp_path))


def test_an_encoding_that_does_not_fit_changes_nothing(server: Server, tmp_path: Path) -> None:
    """The loader then finds its own way."""
    url = server.gives("/a", b"\xff", Content_Type="text/html; charset=utf-8")

    assert get(url, tmp_path).path.read_bytes().endswith(b"\n\xff")


def test_redirections_are_followed(server: Server, tmp_path: Path) -> None:
    """The address in the end is the document's."""
    server.gives("/b", PAGE.encode(), Content_Type="text/html")
    url = server.gives("/a", b"", 302, Location="/b")

    assert server.url("/b") == get(url, tmp_path).url


def test_a_packed_body_is_unpacked(server: Server, tmp_path: Path) -> None:
    """Some servers pack whatever was asked."""
    packed = gzip.compress(PAGE.encode())
    url = server.gives("/a", packed, Content_Type="text/html", Content_Encoding="gzip")

    assert PAGE == content(get(url, tmp_path))


@pytest.mark.parametrize(
    ("body", "status", "headers", "reason"),
    [
        (b"", 404, {}, "answers 404 Not Found"),
        (b"x", 200, {"Content_Type": "image/png"}, "gives image/png, not a page"),
        (b"x", 200, {}, "without a content type"),
        (b"", 302, {"Location": "/a"}, "redirects more than 5 times"),
        (b"", 302, {"Location": "file:///etc/passwd"}, "no http or https address: file:"),
        (b"x" * 10_000_001, 200, {"Content_Type": "text/html"}, "more than 10 MB"),
        (
            gzip.compress(b"x" * 10_000_001, mtime=0),
            200,
            {"Content_Type": "text/html", "Content_Encoding": "gzip"},
            "more than 10 MB",
        ),
        (b"xyz", 200, {"Content_Type": "text/html", "Content_Encoding": "gzip"}, "unpacked"),
        (
            gzip.compress(b"x", mtime=0)[:-9],
            200,
            {"Content_Type": "text/html", "Content_Encoding": "gzip"},
            "broke off",
        ),
        (b"x", 200, {"Content_Type": "text/html", "Content_Encoding": "br"}, "packed as br"),
        (b"x", 200, {"Content_Type": "text/html", "Content_Length": "9"}, "broke off"),
    ],
)
def test_what_cannot_be_had_has_one_reason(
    server: Server, tmp_path: Path, body: bytes, status: int, headers: dict[str, str], reason: str
) -> None:
    """The reason is one line, and no file is left behind."""
    url = server.gives("/a", body, status, **headers)

    with pytest.raises(FaultyFileError, match=reason) as refused:
        get(url, tmp_path)

    assert "\n" not in str(refused.value)
    assert [] == list(tmp_path.iterdir())


def test_the_own_computer_is_refused(server: Server, tmp_path: Path) -> None:
    """Unless the user says otherwise; it is refused before anything is asked."""
    url = server.gives("/a", PAGE.encode(), Content_Type="text/html")
    named = url.replace("127.0.0.1", "localhost")

    for address in (url, named):
        with pytest.raises(FaultyFileError, match="own network"):
            download(address, tmp_path)

    assert [] == server.asked


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("ftp://a.example/", "no http or https"),
        ("http:///x", "no http or https"),
        ("http://a.example:99999/", "no web address"),
        ("http://[bad/", "no web address"),
        ("http://me:secret@a.example/", "user name"),
        ("http://a.invalid/", "host that is not known"),
        ("http://" + "a" * 80 + ".example/", "cannot be fetched|host that is not known"),
    ],
)
def test_a_wrong_address_has_its_reason(url: str, reason: str, tmp_path: Path) -> None:
    """It is refused without asking anyone, or because there is no such host."""
    with pytest.raises(FaultyFileError, match=reason):
        download(url, tmp_path)


def test_a_server_that_is_not_there_has_its_reason(tmp_path: Path) -> None:
    """The system's own words are given."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{taken.getsockname()[1]}/"

        with pytest.raises(FaultyFileError, match="cannot be fetched: Connection refused"):
            get(url, tmp_path)


def test_a_server_that_drips_is_cut_off(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The limit holds for the whole, not for each byte."""
    monkeypatch.setattr(fetch, "LONGEST", 0.3)

    def drip(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Type", "text/html")
        request.end_headers()
        try:
            for _ in range(100):
                request.wfile.write(b"x")
                time.sleep(0.05)
        except OSError:
            return

    server.answers["/a"] = drip
    begin = time.monotonic()

    with pytest.raises(FaultyFileError, match="did not answer within"):
        get(server.url("/a"), tmp_path)

    assert time.monotonic() - begin < 3


def test_a_server_that_speaks_another_language_has_its_reason(tmp_path: Path) -> None:
    """What is no HTTP is refused in one line."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def answer() -> None:
            connection, _ = listening.accept()
            with connection:
                connection.recv(1000)
                connection.sendall(b"hello\r\n")

        thread = Thread(target=answer)
        thread.start()
        with pytest.raises(FaultyFileError, match="cannot be fetched: hello"):
            get(f"http://127.0.0.1:{listening.getsockname()[1]}/", tmp_path)
        thread.join()


def test_a_server_without_a_certificate_has_its_reason(server: Server, tmp_path: Path) -> None:
    """Plain HTTP behind an https address is no safe connection."""
    with pytest.raises(FaultyFileError, match="certificate"):
        get(server.url("/a").replace("http:", "https:"), tmp_path)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("https://a.example/x", True),
        ("HTTP://a.example", True),
        ("articles/a.txt", False),
        ("ftp://a.example", False),
        ("-", False),
    ],
)
def test_addresses_are_told_from_files(name: str, expected: bool) -> None:
    """Only what begins with http:// or https:// is fetched."""
    assert expected == is_address(name)
