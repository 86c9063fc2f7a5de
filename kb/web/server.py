"""Running the pages: on this machine alone unless another address is named."""

from __future__ import annotations

import ipaddress
import socket
from contextlib import suppress
from typing import TYPE_CHECKING

from kb.errors import StoreError
from kb.web.app import Settings, make_app
from kb.web.guard import LOOPBACK

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def is_loopback(host: str) -> bool:
    """Whether an address is this machine's own, that nobody else can reach.

    >>> is_loopback("localhost"), is_loopback("::1"), is_loopback("0.0.0.0")
    (True, True, False)
    """
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def serve(
    store: Path,
    *,
    host: str = "127.0.0.1",
    port: int = 8000,
    seconds: float = 20.0,
    origins: str = "",
    ready: Callable[[str], None] = lambda _: None,
) -> None:
    """Serve the pages of a store until the process is interrupted.

    Args:
        store: The store's folder; it may be written to meanwhile.
        host: The address to listen at.
        port: The port; 0 takes any that is free.
        seconds: How long a SPARQL query may take.
        origins: The web pages that may read the answers; none by default.
        ready: Called with the address of the pages when they can be asked for.

    Raises:
        StoreError: If the store cannot be read, or the address is not to be had.
    """
    import uvicorn

    listener = _listen(host, port)
    name = f"[{host}]" if ":" in host else host
    hosts = (*LOOPBACK, name.lower()) if is_loopback(host) else ()
    app = make_app(store, Settings(seconds=seconds, hosts=hosts, origins=origins))
    config = uvicorn.Config(
        app, log_level="warning", access_log=False, server_header=False, ws="none"
    )
    ready(f"http://{name}:{listener.getsockname()[1]}/")
    # Ctrl-C is how it is meant to end.
    with suppress(KeyboardInterrupt):
        uvicorn.Server(config).run(sockets=[listener])


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen()
    except (OSError, OverflowError) as error:
        listener.close()
        reason = getattr(error, "strerror", None) or error
        raise StoreError(f"cannot listen at {host}, port {port}: {reason}; try --port") from error
    return listener
