"""CoNLL-U: sentences of words with their annotation, as the treebanks write them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.errors import FaultyFileError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

ROOT = -1


@dataclass(frozen=True, slots=True)
class Word:
    """One syntactic word; `head` counts from 0 within the sentence, ROOT for none."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    relation: str
    space_after: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words of one sentence, whether a paragraph begins with it, and its document."""

    words: tuple[Word, ...]
    starts_paragraph: bool
    document: str = ""


def read_sentences(path: Path) -> list[Sentence]:
    """Return the sentences of a CoNLL-U file in order.

    A multiword token ("don't") is given as its words without a space between them. Empty nodes
    and the enhanced graph are left out.

    Raises:
        FaultyFileError: If a line has not ten columns, or a number that is none.
    """
    sentences: list[Sentence] = []
    document = ""
    with path.open(encoding="utf-8") as lines:
        for first_line, block in _blocks(lines):
            try:
                document = _document(block) or document
                sentences.append(_sentence(block, document))
            except ValueError as error:
                raise FaultyFileError(
                    f"{path}:{first_line}: no CoNLL-U sentence (ten columns, tab between): {error}"
                ) from error
    return sentences


def _blocks(lines: Iterable[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield (line number, lines) of each group of lines between empty ones."""
    block: list[str] = []
    number = 0
    for number, line in enumerate(lines, start=1):
        if line.strip():
            block.append(line.rstrip("\n"))
        elif block:
            yield number - len(block), block
            block = []
    if block:
        yield number - len(block) + 1, block


def _document(block: list[str]) -> str:
    """Return the name of the document that begins here, "" for none."""
    names = (line.partition("=")[2].strip() for line in block if line.startswith("# newdoc id"))
    return next(names, "")


def _sentence(block: list[str], document: str) -> Sentence:
    """Return the sentence that a block of lines describes."""
    comments = [line for line in block if line.startswith("#")]
    rows = [line.split("\t") for line in block if not line.startswith("#")]
    faulty = next((row for row in rows if len(row) != 10), None)
    if faulty is not None:
        raise ValueError(f"{len(faulty)} columns in {faulty[0]!r}")
    inside, after = _multiword_spacing(rows)
    words = tuple(
        Word(
            form=row[1],
            lemma=row[2],
            upos=row[3],
            xpos=row[4],
            feats="" if row[5] == "_" else row[5],
            head=int(row[6]) - 1,
            relation=row[7],
            space_after=row[0] not in inside and after.get(row[0], _has_space(row)),
        )
        for row in rows
        if row[0].isdecimal()
    )
    starts = any(line.startswith(("# newpar", "# newdoc")) for line in comments)
    return Sentence(words, starts_paragraph=starts, document=document)


def _multiword_spacing(rows: list[list[str]]) -> tuple[set[str], dict[str, bool]]:
    """Return the words that another one of their token follows, and the spacing after each last."""
    inside: set[str] = set()
    after: dict[str, bool] = {}
    for row in rows:
        first, dash, last = row[0].partition("-")
        if dash:
            inside.update(str(number) for number in range(int(first), int(last)))
            after[last] = _has_space(row)
    return inside, after


def _has_space(row: list[str]) -> bool:
    return "SpaceAfter=No" not in row[9].split("|")
