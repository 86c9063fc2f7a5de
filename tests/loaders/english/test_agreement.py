"""Tags that the tree settles, on hand-made trees, so that no model decides."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from loaders.english.agreement import agree

VOCAB = spacy.blank("en").vocab


def tagged(*rows: str) -> dict[str, str]:
    """Return the tags of a tree after the step; a row is "form POS Penn-tag head-form label"."""
    cells = [row.split() for row in rows]
    forms = [cell[0] for cell in cells]
    doc = Doc(
        VOCAB,
        words=forms,
        pos=[cell[1] for cell in cells],
        tags=[cell[2] for cell in cells],
        heads=[forms.index(cell[3]) for cell in cells],
        deps=[cell[4] for cell in cells],
        lemmas=["be" if cell[0] == "is" else cell[0] for cell in cells],
    )
    return {token.text: token.pos_ for token in agree(doc)}


def test_an_adposition_of_a_noun_is_one() -> None:
    """What the tree hangs on a noun as its case is no conjunction and no particle."""
    tags = tagged(
        "fell VERB VBD fell ROOT", "after SCONJ IN launch case", "launch NOUN NN fell obl"
    )

    assert tags["after"] == "ADP"


def test_the_opener_of_a_clause_is_one() -> None:
    """The "that" of a content clause is a conjunction."""
    tags = tagged(
        "said VERB VBD said ROOT", "that PRON IN fell mark", "it PRON PRP fell nsubj",
        "fell VERB VBD said ccomp",
    )  # fmt: skip

    assert tags["that"] == "SCONJ"
    assert tags["it"] == "PRON"


@pytest.mark.parametrize(
    ("relation", "expected"), [("expl", "VERB"), ("nsubj", "AUX")], ids=["there is", "it is"]
)
def test_to_be_is_a_verb_where_something_exists(relation: str, expected: str) -> None:
    """In "there is a risk" the tag is that of a verb; elsewhere it stays an auxiliary's."""
    tags = tagged(f"there PRON EX is {relation}", "is AUX VBZ is ROOT", "risk NOUN NN is nsubj")

    assert tags["is"] == expected


def test_a_noun_with_the_penn_tag_of_a_name_is_a_proper_noun() -> None:
    """The two taggers are brought to one answer for names, and nouns are left alone."""
    tags = tagged("Delta NOUN NNP fell nsubj", "fell VERB VBD fell ROOT", "debris NOUN NN fell obj")

    assert tags == {"Delta": "PROPN", "fell": "VERB", "debris": "NOUN"}
