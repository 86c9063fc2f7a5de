"""Rows as articles: which column holds what, and a document from each row."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.errors import DataError, DateError, FaultyFileError
from kb.loading.protocol import Fault, Item
from kb.model import Document
from loaders.articles.dates import Dating, read_date
from loaders.articles.markup import fragment_text
from loaders.articles.text import address, clean, has_words, language, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

# What a column is called where nothing else is said, best first. Membership means: under this
# name, collections of articles hold just this; case, spaces and underscores do not count.
_USUAL = {
    "text": ("text", "body", "content", "article", "article body", "article text", "full text",
             "main text"),
    "title": ("title", "headline", "heading"),
    "date": ("date", "published", "published at", "pub date", "publication date",
             "date published", "publish date", "date publish"),
    "publisher": ("publisher", "source", "outlet", "news site", "site name", "newspaper"),
    "url": ("url", "link", "web url", "address"),
    "language": ("language", "lang"),
    "licence": ("licence", "license"),
}  # fmt: skip

FIELDS = tuple(_USUAL)
"""What can be taken from a column."""

PATIENCE = 100
"""So many faulty rows in a row at the start say that the file is something else."""

_MARKUP = re.compile(r"</?(?:p|div|span|br|a|ul|li|h[1-6]|em|strong|b|i)(?:\s[^>]*)?/?>", re.I)
_NO_DATE = "no publication date: relative dates stay open"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a file, and where it stands."""

    place: str
    name: str
    values: Mapping[str, object]


def check_columns(columns: Mapping[str, str]) -> None:
    """See that a choice of columns names known fields.

    Raises:
        FaultyFileError: If it names another.
    """
    unknown = [field for field in columns if field not in FIELDS]
    if unknown:
        raise FaultyFileError(f"no field {unknown[0]!r}; fields: {', '.join(FIELDS)}")


def check_text(values: Mapping[str, object], columns: Mapping[str, str]) -> None:
    """See that a row, or a header, has a column for the text.

    Raises:
        FaultyFileError: If there is none; the reason lists the columns.
    """
    if _column(values, "text", columns) is None:
        names = [one_line(name)[:30] for name in values]
        listed = ", ".join(names[:12]) + (", ..." if names[12:] else "")
        wanted = columns.get("text", "")
        missing = f"no column {wanted!r}" if wanted else "no column for the text"
        raise FaultyFileError(f"has {missing} (columns: {listed}); name it, as in text=COLUMN")


def article(row: Row, loader: str, columns: Mapping[str, str]) -> Item | Fault:
    """Return the article of a row, or why it is none."""
    try:
        return Item(_document(row, loader, columns))
    except (DataError, DateError) as error:
        return Fault(row.place, str(error))


def patient(found: Iterable[Item | Fault]) -> Iterator[Item | Fault]:
    """Give what was found on; end where the first rows are all faulty.

    Raises:
        FaultyFileError: If there are no rows, or the first hundred cannot be read.
    """
    number = loaded = 0
    for number, one in enumerate(found, 1):
        loaded += isinstance(one, Item)
        yield one
        if number == PATIENCE and not loaded:
            raise FaultyFileError(f"is no table of articles: its first {PATIENCE} rows are faulty")
    if not number:
        raise FaultyFileError("holds no rows")


def _document(row: Row, loader: str, columns: Mapping[str, str]) -> Document:
    check_text(row.values, columns)
    said = {field: _said(row.values, field, columns) for field in FIELDS}
    text = fragment_text(said["text"]) if _MARKUP.search(said["text"]) else clean(said["text"])
    if not has_words(text):
        raise DataError("has no text")
    dating = read_date(said["date"]) if said["date"] else None
    return Document(
        name=row.name,
        text=text,
        loader=loader,
        title=one_line(said["title"]),
        publisher=one_line(said["publisher"]),
        published=dating.time if dating else None,
        url=address(said["url"]),
        licence=one_line(said["licence"]),
        language=language(said["language"]),
        warnings=_warnings(dating, said["url"]),
    )


def _warnings(dating: Dating | None, url: str) -> tuple[str, ...]:
    odd = (f"{url[:80]!r} is no web address",) if url and not address(url) else ()
    return (*(dating.warnings if dating else (_NO_DATE,)), *odd)


def _column(values: Mapping[str, object], field: str, columns: Mapping[str, str]) -> str | None:
    """Return the column of a field: the one that was chosen, else the first with a usual name."""
    if field in columns:
        name = columns[field]
        return name if _at(values, name) is not values else None
    folded = {_fold(name): name for name in reversed(list(values))}
    usual = (folded.get(_fold(name)) for name in _USUAL[field])
    return next((name for name in usual if name is not None), None)


def _fold(name: str) -> str:
    return re.sub(r"[\W_]", "", name).lower()


def _at(values: Mapping[str, object], name: str) -> object:
    """Return the value under a name, or under a path with dots; the values themselves if none."""
    if name in values:
        return values[name]
    here: object = values
    for step in name.split("."):
        if not isinstance(here, dict) or step not in here:
            return values
        here = here[step]
    return here


def _said(values: Mapping[str, object], field: str, columns: Mapping[str, str]) -> str:
    name = _column(values, field, columns)
    return "" if name is None else _text(_at(values, name))


def _text(value: object) -> str:
    """Return a value as text: a list as paragraphs, a thing by its name, nothing as nothing."""
    match value:
        case str():
            return value.strip()
        case list():
            return "\n\n".join(filter(None, map(_text, value)))
        case dict():
            return _text(value.get("name") or value.get("title"))
        case None | bool():
            return ""
        case float() if not math.isfinite(value):
            return ""
    return str(value)
