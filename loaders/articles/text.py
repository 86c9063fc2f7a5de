"""Clean text: what a document's words, titles, addresses and language tags may hold."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import parse_qsl, quote, urlencode, urljoin, urlsplit, urlunsplit

# Everything that some system shows as the end of a line.
_LINE_END = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
# Control characters, soft hyphens, zero-width spaces and byte order marks: no reader sees them.
_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u200b\u2060\ufeff]")
# Halves of a pair and non-characters: no UTF-8 file or RDF store can hold them.
_IMPOSSIBLE = re.compile("[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")

_LANGUAGE = re.compile(r"([A-Za-z]{2,3})((?:[-_][A-Za-z0-9]{2,8})*)")
_HOST = re.compile(r"[\w.-]+(?::[0-9]+)?|\[[0-9a-f:.]+\](?::[0-9]+)?")
_BARE_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")
# What may stand in the path and query of an address beside letters and digits (RFC 3986).
_SAFE = "/%:@!$&'()*+,;=~-._?"


def clean(text: str) -> str:
    """Return a text in NFC with LF line ends, without invisible characters and outer space.

    >>> clean("  Cafe" + chr(0x301) + chr(0)), clean("It" + chr(13) + "flew").splitlines()
    ('Café', ['It', 'flew'])
    """
    text = _INVISIBLE.sub("", _LINE_END.sub("\n", text))
    return unicodedata.normalize("NFC", _IMPOSSIBLE.sub("\ufffd", text)).strip()


def one_line(text: str) -> str:
    """Return a text as one line with single spaces, as titles and names are."""
    return " ".join(clean(text).split())


def has_words(text: str) -> bool:
    """Tell whether a text has any letter or digit."""
    return bool(re.search(r"[^\W_]", text))


def address(text: str, base: str = "") -> str:
    """Return a web address in one plain form; empty if it is none.

    Addresses that differ only in their fragment, in what was escaped or in the parameters that
    count campaigns (`utm_...`) become the same. A relative one is resolved against the base.

    >>> address("HTTPS://Example.org/a b?utm_source=rss&id=1#top")
    'https://example.org/a%20b?id=1'
    >>> address("javascript:void(0)")
    ''
    """
    try:
        parts = urlsplit(urljoin(base, clean(text).strip("<> \n")))
    except ValueError:
        return ""
    host = parts.netloc.rpartition("@")[2].lower()
    if parts.scheme not in {"http", "https"} or not _HOST.fullmatch(host):
        return ""
    return urlunsplit((parts.scheme, host, _escaped(parts.path), _query(parts.query), ""))


def _query(query: str) -> str:
    if "utm_" not in query:
        return _escaped(query)
    pairs = parse_qsl(query, keep_blank_values=True)
    return _escaped(urlencode([pair for pair in pairs if not pair[0].startswith("utm_")]))


def _escaped(text: str) -> str:
    return quote(_BARE_PERCENT.sub("%25", text), safe=_SAFE)


def language(tag: str) -> str:
    """Return a language tag in its usual spelling; English, as the model has it, if there is none.

    >>> language("en_US"), language("JA"), language("")
    ('en-US', 'ja', 'en')
    """
    match = _LANGUAGE.fullmatch(tag.strip())
    return match[1].lower() + match[2].replace("_", "-") if match else "en"
