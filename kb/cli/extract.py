"""`kb extract`: what the reader takes from a file, without a store."""

from __future__ import annotations

import json
from pathlib import Path

import click


@click.command("extract")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "-f",
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Colours and spans for people, or JSON with character offsets.",
)
@click.option(
    "--model", envvar="KB_MODEL", help="Another spaCy pipeline, for example en_core_web_trf."
)
@click.option("--why", is_flag=True, help="Name the rule behind each output.")
def extract_command(file: Path, format_: str, model: str | None, why: bool) -> None:
    """Print what the reader takes from a FILE.

    Launches, statements, other events, organizations and times; no store is needed.
    """
    from kb.errors import FaultyFileError
    from kb.loading import Fault, loader_for, reader
    from kb.names import gazetteer
    from kb.readings import as_json
    from kb.tables import print_reading

    try:
        _, loader = loader_for(file)
        items = list(loader.read(file))
    except FaultyFileError as error:
        raise FaultyFileError(f"{file} {error}") from error
    for item in items:
        if isinstance(item, Fault):
            click.echo(f"not read: {item}", err=True)
            continue
        reading = item.reading or reader(model=model).read(item.document, gazetteer())
        if format_ == "json":
            click.echo(
                json.dumps(as_json(item.document, reading, why=why), ensure_ascii=False, indent=1)
            )
        else:
            print_reading(item.document, reading, why=why)
