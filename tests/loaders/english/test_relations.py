"""Relations of hand-made trees in both label sets, so that no model decides."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc, Token

from loaders.english.relations import (
    adposition,
    agent,
    auxiliaries,
    base_relation,
    clausal_content,
    conjuncts,
    controlled_subject,
    dependents,
    governor,
    is_negated,
    is_passive,
    modifiers,
    name,
    noun_phrase,
    objects,
    obliques,
    relation,
    subject,
    subtree,
    subtree_span,
    tense,
)

VOCAB = spacy.blank("en").vocab


def tree(*rows: str) -> dict[str, Token]:
    """Return the tokens of a tree by their text; a row is "form POS head-form label [features]"."""
    cells = [row.split() for row in rows]
    forms = [cell[0] for cell in cells]
    doc = Doc(
        VOCAB,
        words=forms,
        pos=[cell[1] for cell in cells],
        heads=[forms.index(cell[2]) for cell in cells],
        deps=[cell[3] for cell in cells],
        morphs=[cell[4] if len(cell) > 4 else "" for cell in cells],
        lemmas=[cell[5] if len(cell) > 5 else cell[0] for cell in cells],
    )
    return {token.text: token for token in doc}


PASSIVE_UD = (
    "Rockets NOUN fired nsubj:pass",
    "were AUX fired aux:pass VerbForm=Fin|Tense=Past",
    "not PART fired advmod",
    "fired VERB fired ROOT VerbForm=Part",
    "by ADP Iran case",
    "Iran PROPN fired obl:agent",
    "from ADP base case",
    "base NOUN fired obl",
)
PASSIVE_CLEAR = (
    "Rockets NOUN fired nsubjpass",
    "were AUX fired auxpass VerbForm=Fin|Tense=Past",
    "not PART fired neg",
    "fired VERB fired ROOT VerbForm=Part",
    "by ADP fired agent",
    "Iran PROPN by pobj",
    "from ADP fired prep",
    "base NOUN from pobj",
)
SAID_UD = (
    "Seoul PROPN said nsubj",
    "said VERB said ROOT VerbForm=Fin|Tense=Past",
    "it PRON fell nsubj",
    "fell VERB said ccomp VerbForm=Fin|Tense=Past",
    "out ADP range case",
    "of ADP out fixed",
    "range NOUN fell obl",
    ". PUNCT said punct",
)
SAID_CLEAR = (
    "Seoul PROPN said nsubj",
    "said VERB said ROOT VerbForm=Fin|Tense=Past",
    "it PRON fell nsubj",
    "fell VERB said ccomp VerbForm=Fin|Tense=Past",
    "out ADP fell prep",
    "of ADP out prep",
    "range NOUN of pobj",
    ". PUNCT said punct",
)


@pytest.mark.parametrize("rows", [PASSIVE_UD, PASSIVE_CLEAR])
def test_a_passive_clause_reads_the_same_in_both_label_sets(rows: tuple[str, ...]) -> None:
    """Patient, agent, place, voice and negation are found by one question each."""
    words = tree(*rows)
    fired = words["fired"]

    assert relation(words["Rockets"]) == "nsubj:pass"
    assert base_relation(words["were"]) == "aux"
    assert subject(fired) == words["Rockets"]
    assert agent(fired) == words["Iran"]
    assert obliques(fired, "from") == [words["base"]]
    assert adposition(words["base"]) == "from"
    assert governor(words["base"]) == fired
    assert is_passive(fired)
    assert is_negated(fired)
    assert auxiliaries(fired) == [words["were"]]
    assert tense(fired) == "past"


@pytest.mark.parametrize("rows", [SAID_UD, SAID_CLEAR])
def test_reported_content_reads_the_same_in_both_label_sets(rows: tuple[str, ...]) -> None:
    """The clause that a verb of saying reports is found, and prepositions of two words."""
    words = tree(*rows)

    assert clausal_content(words["said"]) == words["fell"]
    assert subtree_span(words["fell"]).text == "it fell out of range"
    assert adposition(words["range"]) == "out of"
    assert relation(words["range"]) == "obl"
    assert not is_passive(words["fell"])


def test_a_subtree_may_leave_branches_out() -> None:
    """The words below a token are without those below the tokens left out."""
    words = tree(*SAID_UD)

    assert subtree(words["fell"], without=[words["range"]]) == [words["it"], words["fell"]]


def test_a_said_clause_beside_its_content_reports_it() -> None:
    """In "It fell, Seoul said" the content is the clause that said is set beside."""
    words = tree(
        "It PRON fell nsubj",
        "fell VERB fell ROOT",
        ", PUNCT said punct",
        "Seoul PROPN said nsubj",
        "said VERB fell parataxis",
    )

    assert clausal_content(words["said"]) == words["fell"]
    assert subtree_span(words["fell"], without=[words["said"]]).text == "It fell"
    assert clausal_content(words["fell"]) is None


def test_what_is_told_may_hang_on_the_hearer() -> None:
    """In "told a meeting that it fell" the content is found where parsers put it."""
    words = tree(
        "told VERB told ROOT VerbForm=Fin tell", "meeting NOUN told obj", "that SCONJ fell mark",
        "it PRON fell nsubj", "fell VERB meeting acl",
    )  # fmt: skip

    assert clausal_content(words["told"]) == words["fell"]


def test_the_subject_of_an_open_complement_is_inherited() -> None:
    """Who vows is who fires; who is ordered is who fires; a conjunct shares the subject."""
    vowed = tree(
        "Iran PROPN vowed nsubj", "vowed VERB vowed ROOT", "to PART fire mark",
        "fire VERB vowed xcomp", "and CCONJ hit cc", "hit VERB fire conj",
    )  # fmt: skip
    ordered = tree(
        "Iran PROPN ordered nsubj", "ordered VERB ordered ROOT", "them PRON ordered obj",
        "to PART fire mark", "fire VERB ordered xcomp",
    )  # fmt: skip

    assert controlled_subject(vowed["fire"]) == vowed["Iran"]
    assert controlled_subject(ordered["fire"]) == ordered["them"]
    assert objects(ordered["ordered"]) == [ordered["them"]]
    assert subject(vowed["fire"]) is None
    assert conjuncts(vowed["fire"]) == [vowed["fire"], vowed["hit"]]


def test_phrases_and_names_are_cut_from_the_tree() -> None:
    """A noun phrase is without its preposition, apposition and relative clause; a name is a run."""
    words = tree(
        "by ADP agency case", "the DET agency det", "news NOUN agency compound",
        "agency NOUN agency ROOT", "KCNA PROPN agency appos", "of ADP Korea case",
        "North PROPN Korea compound", "Korea PROPN agency nmod", ", PUNCT lies punct",
        "which PRON lies nsubj", "lies VERB agency acl:relcl",
    )  # fmt: skip

    assert noun_phrase(words["agency"]).text == "the news agency"
    assert name(words["Korea"]).text == "North Korea"
    assert modifiers(words["agency"], "of") == [words["Korea"]]
    assert modifiers(words["agency"], "by") == []
    assert dependents(words["agency"], "acl") == [words["lies"]]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (("will AUX fly aux VerbForm=Fin", "fly VERB fly ROOT VerbForm=Inf"), "future"),
        (
            ("has AUX flown aux VerbForm=Fin|Tense=Pres have", "flown VERB flown ROOT"),
            "past",
        ),
        (("flies VERB flies ROOT VerbForm=Fin|Tense=Pres",), "present"),
        (("fly VERB fly ROOT VerbForm=Inf",), ""),
    ],
)
def test_tense_of_a_predicate(rows: tuple[str, ...], expected: str) -> None:
    """Auxiliaries and finite forms tell the tense."""
    words = tree(*rows)

    assert expected == tense(next(token for token in words.values() if token.dep_ == "ROOT"))
