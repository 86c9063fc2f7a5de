from dataclasses import dataclass, field
from pathlib import Path

import pytest
from clearnlp import to_doc

from loaders.english.names.words import Analysis, Sentence, Word, analyse
from loaders.english.statements import Kind, Page, find
from loaders.english.statements.found import Found

EXAMPLES = Path(__file__).with_name("statements.tsv")


@dataclass
class Example:
    """A sentence with its tree, and the statement that a rule finds in it."""

    facts: dict[str, str] = field(default_factory=dict)
    rows: list[list[str]] = field(default_factory=list)

    @property
    def page(self) -> Page:
        """The sentence as the rules see it."""
        text, words, at = self.facts["text"], [], 0
        for i, (form, pos, rel, head, lemma, feats, number) in enumerate(self.rows):
            start = text.index(form, at)
            at = start + len(form)
            tags = "" if feats == "_" else feats
            words.append(Word(i, start, at, form, lemma, pos, rel, int(head), tags, int(number)))
        times = [tuple(map(int, pair.split("-"))) for pair in self.facts["times"].split()]
        return Page(Analysis(text, words, _sentences(words)), times=times)  # type: ignore[arg-type]

    @property
    def other_page(self) -> Page:
        """The sentence as the rules see it when its tree comes in ClearNLP labels."""
        text = self.facts["text"]
        analysis = analyse(text, [(0, to_doc(text, self.rows), 0, False)])
        times = [tuple(map(int, pair.split("-"))) for pair in self.facts["times"].split()]
        return Page(analysis, times=times)  # type: ignore[arg-type]


def _sentences(words: list[Word]) -> list[Sentence]:
    numbers = sorted({word.sentence for word in words})
    parts = [[word for word in words if word.sentence == number] for number in numbers]
    return [
        Sentence(n, part[0].start, part[-1].end, part[0].i, part[-1].i + 1, 0)
        for n, part in enumerate(parts)
    ]


def examples() -> list[Example]:
    """Read the examples: facts behind "#", one word a row, a blank line behind each."""
    found = []
    for block in EXAMPLES.read_text(encoding="utf-8").strip().split("\n\n"):
        lines = block.split("\n")
        facts = dict(line[2:].split(": ", 1) for line in lines if line.startswith("# "))
        facts.setdefault("times", "")
        rows = [line.split("\t") for line in lines if not line.startswith("# ")]
        found.append(Example(facts, rows))
    return found


def seen(page: Page, found: Found) -> tuple[str, str, str]:
    """What was found: source, cue and content in words."""
    source = page.text(found.source.words) if found.source else ""
    return source, page.text(found.cue), " ... ".join(page.text(part) for part in found.content)


@pytest.mark.parametrize("example", examples(), ids=lambda example: example.facts["rule"])
def test_rule_finds_its_example(example: Example) -> None:
    """Each rule finds source, cue and content of the sentence that explains it."""
    page, facts = example.page, example.facts
    by_rule = {found.rule: seen(page, found) for found in find(page, (Kind.SPEECH,))}

    assert by_rule[facts["rule"]] == (facts["source"], facts["cue"], facts["content"])


@pytest.mark.parametrize("example", examples(), ids=lambda example: example.facts["rule"])
def test_rule_finds_its_example_in_the_other_label_set(example: Example) -> None:
    """Source, cue and content are the same whether the tree has UD or ClearNLP labels."""
    page, facts = example.other_page, example.facts
    by_rule = {found.rule: seen(page, found) for found in find(page, (Kind.SPEECH,))}

    assert by_rule[facts["rule"]] == (facts["source"], facts["cue"], facts["content"])


def test_every_statement_has_words_of_its_own() -> None:
    """No content is empty, overlaps its cue, or has parts out of order."""
    for example in examples():
        page = example.page
        for found in find(page, tuple(Kind)):
            parts = list(found.content)

            assert parts == sorted(parts)
            assert all(first < last for first, last in parts)
            assert all(found.cue[0] >= b or found.cue[1] <= a for a, b in parts)
