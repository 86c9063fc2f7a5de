"""The English reader: from the text of an article to reports, statements, events and times."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from loaders.english.reading import EnglishReader

__all__ = ["reader"]


def reader(model: str | None = None) -> EnglishReader:
    """Return the English reader, with the shipped pipeline or another by its name.

    Raises:
        ReaderError: If the pipeline is missing or unfit.
    """
    # A part of the reader, such as the times, can be used without loading all of it.
    from loaders.english.pipeline import load
    from loaders.english.reading import EnglishReader

    # A missing pipeline is one error now, rather than one for each article.
    load(model)
    return EnglishReader(model)
