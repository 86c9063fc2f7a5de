"""The reader does not depend on the labels of its parser: the same trees in two schemes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from clearnlp import converted

from kb.dates import parse_edtf
from kb.model import Document
from kb.names import gazetteer
from loaders.english.reading import EnglishReader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

    from kb.model import Reading

TEXTS = (
    "North Korea fired a ballistic missile from Sunan on Monday, Seoul's military said.",
    "The launch was condemned by Japan. It was a grave threat, Prime Minister Fumio Kishida said.",
    "KCNA quoted officials as saying that the Chollima-1 rocket had failed to reach orbit in May.",
    "Iran vowed to launch a satellite in March, despite a warning that it would breach the law.",
    "“The rocket carried three satellites,” said Hossein Salami, who called the test a success.",
)


class ClearReader(EnglishReader):
    """The English reader on the same parse, given in ClearNLP's labels."""

    def _parsed(self, text: str) -> Iterator[tuple[int, Doc, int, bool]]:
        for start, doc, paragraph, headline in super()._parsed(text):
            yield start, converted(doc), paragraph, headline


def told(reading: Reading) -> tuple[object, ...]:
    """Return what a reading says of launches and statements."""
    launches = [
        (
            one.kind,
            one.status,
            one.outcome,
            one.date and one.date.edtf,
            one.actor and one.actor.name,
        )
        for one in reading.reports
    ]
    said = [(one.speaker.name, one.cue.text, one.words, one.act) for one in reading.statements]
    return launches, said


@pytest.mark.parametrize("text", TEXTS)
def test_launches_and_statements_are_the_same_in_both_label_sets(text: str) -> None:
    """Only the table of labels knows which scheme a parser has."""
    document = Document("article", text, "test", published=parse_edtf("2024-02-06"))
    plain = EnglishReader().read(document, gazetteer())
    other = ClearReader().read(document, gazetteer())

    assert told(plain)[1]
    assert told(plain) == told(other)
