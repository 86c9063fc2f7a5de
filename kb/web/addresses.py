"""Addresses: a thing's page stands under the path of its IRI, whatever the host is called."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from kb.terms import BASE


def address(iri: str, *, as_of: str = "", **query: str) -> str:
    """Return the address of a thing's page in this server; an IRI from elsewhere stays as it is.

    What is no web address at all gets none, so that no link runs a script.

    >>> address("https://w3id.org/launch-kb/agent/kcna")
    '/agent/kcna'
    >>> address("https://w3id.org/launch-kb/document/1f#char=3,8", as_of="2023", page="")
    '/document/1f?as-of=2023#char=3,8'
    >>> address("https://example.org/news"), address("javascript:alert(1)")
    ('https://example.org/news', '')
    """
    if not iri.startswith(BASE):
        return iri if iri.startswith(("http://", "https://")) else ""
    path, sign, fragment = iri.removeprefix(BASE).partition("#")
    given = {"as-of": as_of, **query}
    asked = urlencode({name: value for name, value in given.items() if value})
    return f"/{quote(path)}{'?' * bool(asked)}{asked}{sign}{quote(fragment, safe='=,')}"


def iri_of(path: str) -> str:
    """Return the IRI that a path of this server stands for.

    >>> iri_of("agent/kcna")
    'https://w3id.org/launch-kb/agent/kcna'
    """
    return BASE + quote(path, safe="/-._~")


def fragment(iri: str) -> str:
    """Return the part of an IRI behind its `#`: the anchor of that thing in its document's page.

    >>> fragment("https://w3id.org/launch-kb/document/1f#char=3,8")
    'char=3,8'
    """
    return iri.partition("#")[2]


def holder(iri: str) -> str:
    """Return the document or launch that a thing with a fragment belongs to."""
    return iri.partition("#")[0]
