"""Tests of the direction that a parsed sentence tells of its dates."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from kb.dates import parse_edtf
from loaders.english.times import tag, tense_from

MONDAY = parse_edtf("2023-06-19")
PAST, FINITE_NOW, INFINITIVE = "Tense=Past|VerbForm=Fin", "Tense=Pres|VerbForm=Fin", "VerbForm=Inf"
PARTICIPLE = "Tense=Past|VerbForm=Part"

# Word, part of speech, lemma, features, head, relation.
SENTENCES = {
    "It fell Friday": [
        ("It", "PRON", "it", "", 1, "nsubj"), ("fell", "VERB", "fall", PAST, 1, "ROOT"),
        ("Friday", "PROPN", "Friday", "", 1, "obl"),
    ],
    "It will fall Friday": [
        ("It", "PRON", "it", "", 2, "nsubj"), ("will", "AUX", "will", FINITE_NOW, 2, "aux"),
        ("fall", "VERB", "fall", INFINITIVE, 2, "ROOT"),
        ("Friday", "PROPN", "Friday", "", 2, "obl"),
    ],
    "It would fall Friday": [
        ("It", "PRON", "it", "", 2, "nsubj"), ("would", "AUX", "will", FINITE_NOW, 2, "aux"),
        ("fall", "VERB", "fall", INFINITIVE, 2, "ROOT"),
        ("Friday", "PROPN", "Friday", "", 2, "obl"),
    ],
    "It would have fallen Friday": [
        ("It", "PRON", "it", "", 3, "nsubj"), ("would", "AUX", "will", FINITE_NOW, 3, "aux"),
        ("have", "AUX", "have", INFINITIVE, 3, "aux"),
        ("fallen", "VERB", "fall", PARTICIPLE, 3, "ROOT"),
        ("Friday", "PROPN", "Friday", "", 3, "obl"),
    ],
    "They plan to fly Friday": [
        ("They", "PRON", "they", "", 1, "nsubj"), ("plan", "VERB", "plan", FINITE_NOW, 1, "ROOT"),
        ("to", "PART", "to", "", 3, "mark"), ("fly", "VERB", "fly", INFINITIVE, 1, "xcomp"),
        ("Friday", "PROPN", "Friday", "", 3, "obl"),
    ],
    "It was planned Friday": [
        ("It", "PRON", "it", "", 2, "nsubj:pass"), ("was", "AUX", "be", PAST, 2, "aux:pass"),
        ("planned", "VERB", "plan", PARTICIPLE, 2, "ROOT"),
        ("Friday", "PROPN", "Friday", "", 2, "obl"),
    ],
    "The deal announced Friday will pay": [
        ("The", "DET", "the", "", 1, "det"), ("deal", "NOUN", "deal", "", 5, "nsubj"),
        ("announced", "VERB", "announce", PARTICIPLE, 1, "acl"),
        ("Friday", "PROPN", "Friday", "", 2, "obl"),
        ("will", "AUX", "will", FINITE_NOW, 5, "aux"),
        ("pay", "VERB", "pay", INFINITIVE, 5, "ROOT"),
    ],
    "It has flown Friday": [
        ("It", "PRON", "it", "", 2, "nsubj"), ("has", "AUX", "have", FINITE_NOW, 2, "aux"),
        ("flown", "VERB", "fly", PARTICIPLE, 2, "ROOT"),
        ("Friday", "PROPN", "Friday", "", 2, "obl"),
    ],
    "Launch Friday": [
        ("Launch", "NOUN", "launch", "", 0, "ROOT"), ("Friday", "PROPN", "Friday", "", 0, "nmod"),
    ],
}  # fmt: skip


def parsed(sentence: str) -> Doc:
    """The sentence as a parser would give it."""
    words, tags, lemmas, morphs, heads, deps = map(list, zip(*SENTENCES[sentence], strict=True))
    return Doc(Vocab(), words, pos=tags, lemmas=lemmas, morphs=morphs, heads=heads, deps=deps)


@pytest.mark.parametrize(
    ("sentence", "sign"),
    [
        ("It fell Friday", -1), ("It will fall Friday", 1), ("It would fall Friday", 1),
        ("It would have fallen Friday", 0), ("They plan to fly Friday", 1),
        ("It was planned Friday", -1), ("The deal announced Friday will pay", -1),
        ("It has flown Friday", -1), ("Launch Friday", 0),
    ],
)  # fmt: skip
def test_the_verb_above_a_date_tells_its_direction(sentence, sign):
    """Past verbs look back, "will" and plans look ahead, a noun alone tells nothing."""
    start = sentence.index("Friday")
    told = tense_from([(0, parsed(sentence))])(start, start + 6)

    assert (told > 0) - (told < 0) == sign


def test_parts_are_found_by_their_offset_in_the_text():
    """Each paragraph is a Doc of its own, placed in the text."""
    first, second = "It fell Friday", "It will fall Friday"
    tense = tense_from([(0, parsed(first)), (len(first) + 2, parsed(second))])
    mentions = tag(f"{first}\n\n{second}", published=MONDAY, tense=tense)

    assert [mention.value for mention in mentions] == ["2023-06-16", "2023-06-23"]


def test_an_expression_outside_every_part_has_no_direction():
    """What was not parsed tells nothing, and the words around decide."""
    tense = tense_from([(100, parsed("It fell Friday"))])

    assert tense(0, 6) == 0
    assert tag("It will fly Friday", published=MONDAY, tense=tense)[0].value == "2023-06-23"
