"""The loaders and readers that are installed, found by their entry points."""

from __future__ import annotations

from functools import lru_cache
from importlib.metadata import entry_points
from typing import TYPE_CHECKING, cast

from kb.errors import FaultyFileError, KbError, ReaderError
from kb.loading.protocol import HEAD, Loader, MappedLoader

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from kb.model import Reader


@lru_cache(maxsize=1)
def loaders() -> dict[str, Loader]:
    """Return the installed loaders by name, in alphabetical order."""
    found = {entry.name: entry for entry in entry_points(group="kb.loaders")}
    return {name: cast("Loader", found[name].load()) for name in sorted(found)}


def loader_for(path: Path, fields: Collection[str] = ()) -> tuple[str, Loader]:
    """Return the loader that reads a file, with its name.

    `fields` are those for which the user names columns: a loader that takes them goes first.

    Raises:
        FaultyFileError: If the file cannot be opened, is empty, or no loader knows it.
    """
    try:
        with path.open("rb") as file:
            head = file.read(HEAD)
    except OSError as error:
        raise FaultyFileError(f"cannot be opened: {error.strerror}") from error
    if not head:
        raise FaultyFileError("is empty")
    for name, loader in loaders().items():
        if fields and isinstance(loader, MappedLoader) and loader.takes(path, head, fields):
            return name, loader
    for name, loader in loaders().items():
        if loader.recognises(path, head):
            return name, loader
    if not loaders():
        raise FaultyFileError("no loaders are installed: run `pip install launch-kb`")
    raise FaultyFileError(f"{_unknown(path)}: `kb loaders` lists what can be loaded")


def _unknown(path: Path) -> str:
    """Say why no loader reads a file: not its kind, or of its kind only what is in others."""
    suffix = path.suffix.lower()
    if not suffix:
        return "no loader reads this kind of file"
    if any(f"*{suffix}" in loader.ABOUT.files for loader in loaders().values()):
        return f"no loader knows what is in this {suffix} file"
    return f"no loader reads {suffix} files"


def reader(language: str = "english", model: str | None = None) -> Reader:
    """Return the reader of a language; `model` names another spaCy pipeline than its own.

    Raises:
        ReaderError: If no such reader is installed, or its model is missing.
    """
    found = {entry.name: entry for entry in entry_points(group="kb.readers")}
    if language not in found:
        raise ReaderError(f"no reader for {language!r}; installed: {', '.join(sorted(found))}")
    try:
        return cast("Reader", found[language].load().reader(model))
    except KbError:
        raise
    except (ImportError, OSError) as error:
        raise ReaderError(f"the reader for {language} cannot start: {error}") from error
