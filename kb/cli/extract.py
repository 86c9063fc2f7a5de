"""`kb extract`: what the reader takes from files, without a store."""

from __future__ import annotations

import json
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.model import Document, Reading


@click.command("extract")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "-f",
    "--format",
    "format_",
    type=click.Choice(["text", "json", "jsonl"]),
    default="text",
    show_default=True,
    help="Colours and spans for people, or JSON with character offsets.",
)
@click.option(
    "--model", envvar="KB_MODEL", help="Another spaCy pipeline, for example en_core_web_trf."
)
@click.option("--reader", default="english", help="Who reads prose, of the installed readers.")
@click.option("--why", is_flag=True, help="Name the rule behind each output.")
def extract_command(
    files: tuple[str, ...], format_: str, model: str | None, reader: str, why: bool
) -> None:
    """Print what the reader takes from each FILE, `-` for standard input.

    Launches, statements, other events, organizations and times; no store is needed.

    JSON is one object for one article and a list for several; JSON lines have a line for each.
    """
    from kb.readings import as_json
    from kb.tables import print_reading

    found = _readings(files, reader, model)
    if format_ == "text":
        for document, reading in found:
            print_reading(document, reading, why=why)
        return
    objects = (as_json(document, reading, why=why) for document, reading in found)
    if format_ == "jsonl":
        for each in objects:
            click.echo(json.dumps(each, ensure_ascii=False))
    else:
        _print_json(list(objects))


def _print_json(objects: list[dict[str, Any]]) -> None:
    whole = objects[0] if len(objects) == 1 else objects
    click.echo(json.dumps(whole, ensure_ascii=False, indent=1))


def _readings(
    files: tuple[str, ...], reader: str, model: str | None
) -> Iterator[tuple[Document, Reading]]:
    """Yield the articles of files with what is read from them; say which are faulty.

    Raises:
        FaultyFileError: If a file cannot be read at all.
        ReaderError: If the reader or its model is missing.
    """
    from kb.errors import FaultyFileError
    from kb.loading import Fault, loader_for, standard_input
    from kb.loading import reader as reader_of
    from kb.names import gazetteer

    read = reader_of(reader, model)
    for name in files:
        with ExitStack() as stack:
            path = stack.enter_context(standard_input()) if name == "-" else Path(name)
            try:
                items = list(loader_for(path)[1].read(path))
            except FaultyFileError as error:
                raise FaultyFileError(f"{name} {error}") from error
            for item in items:
                if isinstance(item, Fault):
                    click.echo(f"not read: {item}", err=True)
                else:
                    yield item.document, item.reading or read.read(item.document, gazetteer())
