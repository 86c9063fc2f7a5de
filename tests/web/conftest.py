import os
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from time import sleep

import pytest
import uvicorn
from web.asking import Site

from kb.web.app import Settings, make_app
from kb.web.guard import LOOPBACK

SECONDS = 5.0
BROWSERS = ("/usr/bin/chromium", "/usr/bin/chromium-browser", "chromium", "google-chrome")


def served(store: Path, settings: Settings) -> Iterator[Site]:
    """Serve a store at a free port until the test is done."""
    listener = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(make_app(store, settings), log_level="error", ws="none")
    server = uvicorn.Server(config)
    thread = Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    while not server.started:
        sleep(0.02)
    yield Site(listener.getsockname()[1])
    server.should_exit = True
    thread.join()
    listener.close()


@pytest.fixture(scope="session")
def site(demonstration: Path) -> Iterator[Site]:
    """The pages of the demonstration store."""
    yield from served(demonstration, Settings(seconds=SECONDS, hosts=LOOPBACK))


@pytest.fixture
def own_site(demonstration: Path, tmp_path: Path) -> Iterator[tuple[Path, Site]]:
    """A copy of the demonstration store that a test may write to, and its pages."""
    store = tmp_path / "store"
    shutil.copytree(demonstration, store)
    for found in served(store, Settings(workers=1)):
        yield store, found


@pytest.fixture(scope="session")
def browser_path() -> str:
    """The path of a browser; a test that needs one is left out where there is none."""
    named = os.environ.get("KB_BROWSER", "")
    found = next(filter(None, (shutil.which(name) for name in (named, *BROWSERS) if name)), None)
    if found is None:
        pytest.skip("no Chromium on this machine: install chromium, or name one in KB_BROWSER")
    return found
