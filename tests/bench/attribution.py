"""Write the attributions of a folder of articles as rows: source, cue and content by offsets.

    python tests/bench/attribution.py DIR OUT.jsonl [--speech] [--model NAME] [--limit N]

DIR holds `text/NAME.txt`. Each row is {"doc", "source", "cue", "content"}, every role a list of
[start, end] offsets into the file as it stands. Without --speech the wider notion counts: beliefs,
intentions, stances and what documents show. A statement within another is left out: the corpora
that are scored this way annotate no nesting.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path
from typing import TYPE_CHECKING

from loaders.english.layout import Kind as Layout
from loaders.english.layout import paragraphs
from loaders.english.names import Analysis, analyse
from loaders.english.parsing import parse_many
from loaders.english.pipeline import load
from loaders.english.statements import Kind, Page, find
from loaders.english.times import tag

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from loaders.english.parsing import ParsedParagraph
    from loaders.english.statements.found import Found

Spans = list[list[int]]
BATCH = 20  # articles parsed at a time


def main() -> None:
    """Read the arguments, write the rows, say how long it took."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--speech", action="store_true", help="leave out what nobody voices")
    parser.add_argument("--model", help="another spaCy pipeline than the shipped one")
    parser.add_argument("--limit", type=int, help="only the first N articles in name order")
    args = parser.parse_args()
    files = sorted((args.folder / "text").glob("*.txt"))[: args.limit]
    kinds = (Kind.SPEECH,) if args.speech else tuple(Kind)
    started = time.process_time()
    with args.out.open("w", encoding="utf-8") as stream:
        rows = list(_rows(files, kinds, args.model))
        stream.writelines(json.dumps(row) + "\n" for row in rows)
    print(f"{len(rows)} rows, {len(files)} articles, {time.process_time() - started:.1f} s")


def _rows(
    files: Sequence[Path], kinds: Sequence[Kind], model: str | None
) -> Iterator[dict[str, object]]:
    nlp = load(model)
    for first in range(0, len(files), BATCH):
        batch = files[first : first + BATCH]
        texts = [path.read_bytes().decode("utf-8") for path in batch]
        for path, text, parsed in zip(batch, texts, parse_many(texts, nlp), strict=True):
            page = _page(text, parsed)
            for found in _outermost(find(page, kinds)):
                yield {"doc": path.stem, **_spans(page, found)}


def _page(text: str, parsed: list[ParsedParagraph]) -> Page:
    titles = (Layout.HEADLINE, Layout.HEADING)
    pieces = [
        (part.paragraph.start, part.doc, n, part.paragraph.kind in titles)
        for n, part in enumerate(parsed)
    ]
    analysis: Analysis = analyse(text, pieces)
    edges = [
        (part.start, part.end) for part in paragraphs(text) if part.kind is not Layout.BOILERPLATE
    ]
    times = [(t.start, t.end) for t in tag(text, published=None) if t.type in {"DATE", "TIME"}]
    return Page(analysis, paragraphs=edges, times=times)


def _outermost(statements: list[Found]) -> Iterator[Found]:
    for found in statements:
        nested = any(other is not found and other.holds(found) for other in statements)
        named = found.source is not None or found.sense.kind is Kind.HEARSAY
        if named and not nested:
            yield found


def _spans(page: Page, found: Found) -> dict[str, Spans]:
    def span(words: tuple[int, int]) -> list[int]:
        return [page.words[words[0]].start, page.words[words[1] - 1].end]

    return {
        "source": [span(found.source.words)] if found.source else [],
        "cue": [span(found.cue)],
        "content": [span(part) for part in found.content],
    }


if __name__ == "__main__":
    main()
