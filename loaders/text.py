"""Plain-text articles: a short header of known keys, an empty line, and the body."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kb.dates import Time, parse_edtf
from kb.errors import DateError, FaultyFileError
from kb.loading.protocol import About, Item
from kb.model import Document
from kb.names import gazetteer
from kb.terms import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ABOUT = About("Plain-text articles", "*.txt, *.text, *.md in UTF-8")

LARGEST = 5_000_000
"""Bytes; the longest newspaper articles have some 100,000, so this is no article but a dump."""

_SUFFIXES = frozenset({".txt", ".text", ".md"})
# Scrapers put the date first and then whatever the page began with.
_DATE_LINE = re.compile(r"\s*date:?[ \t]+(\S+)[ \t]*(.*)", re.IGNORECASE)
_KEY_LINE = re.compile(
    r"(title|publisher|source|licen[sc]e|note|url|language)\s*:\s*(.*)", re.IGNORECASE
)
_NO_DATE = "no publication date (a first line `date YYYY-MM-DD`): relative dates stay open"


@dataclass(slots=True)
class _Header:
    """What the lines above the body say, and where the body begins."""

    fields: dict[str, str] = field(default_factory=dict)
    body: int = 0


def recognises(path: Path, head: bytes) -> bool:
    """Tell by the suffix; whether it is text in earnest shows when it is read."""
    return path.suffix.lower() in _SUFFIXES and not head.startswith(b"%PDF")


def read(path: Path) -> Iterator[Item]:
    """Return the one article of a file.

    Raises:
        FaultyFileError: If it is too large, not text, not UTF-8, or has no words.
    """
    text = _text(path)
    header = _header(text)
    body = text[header.body :].strip("\n")
    if not re.search(r"\w", body):
        raise FaultyFileError("has no text below its header")
    published, warnings = _published(header.fields.get("date", ""))
    publisher = header.fields.get("publisher", "") or _publisher_by_name(path.stem)
    yield Item(
        Document(
            name=path.stem,
            text=body,
            loader="text",
            title=header.fields.get("title", ""),
            publisher=publisher,
            published=published,
            url=header.fields.get("url", ""),
            licence=header.fields.get("license", ""),
            note=header.fields.get("note", "") or header.fields.get("source", ""),
            language=header.fields.get("language", "en"),
            warnings=warnings,
        )
    )


def _text(path: Path) -> str:
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise FaultyFileError(
                f"has {size / 1e6:.0f} MB; an article has at most {LARGEST // 1_000_000} MB: "
                "split it into one file an article"
            )
        raw = path.read_bytes()
    except OSError as error:
        raise FaultyFileError(f"cannot be read: {error.strerror}") from error
    if b"\x00" in raw:
        raise FaultyFileError("is a binary file (or UTF-16), not UTF-8 text")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FaultyFileError(
            f"is not UTF-8 (byte 0x{raw[error.start]:02x} at {error.start}): "
            "convert it, for example with `iconv -f cp1252 -t utf-8`"
        ) from error
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def _header(text: str) -> _Header:
    """Read the header; the rest of a date line belongs to the body."""
    header = _Header()
    lines = text.splitlines(keepends=True)
    if lines and (match := _DATE_LINE.match(lines[0])) and _is_date(match[1]):
        header.fields["date"] = match[1]
        if match[2].strip():
            header.body = match.start(2)
            return header
        header.body = len(lines.pop(0))
    for line in lines:
        match = _KEY_LINE.match(line)
        if not match:
            break
        header.fields[match[1].lower().replace("licence", "license")] = match[2].strip()
        header.body += len(line)
    return header


def _is_date(word: str) -> bool:
    return bool(re.match(r"\d{4}", word))


def _published(word: str) -> tuple[Time | None, tuple[str, ...]]:
    if not word:
        return None, (_NO_DATE,)
    try:
        return parse_edtf(word), ()
    except DateError as error:
        return None, (f"{error}; {_NO_DATE}",)


def _publisher_by_name(stem: str) -> str:
    """Return the outlet that a file is named after ("reuters_2012-04-13"), as collectors do."""
    word = re.split(r"[_\d]", stem, maxsplit=1)[0].strip(" -.")
    outlet = gazetteer().find(word, types=(EntityType.ORGANIZATION,)) if word else None
    return outlet.name if outlet and outlet.detail in _OUTLETS else ""


_OUTLETS = frozenset({"news-agency", "news-outlet", "newspaper", "broadcaster"})
