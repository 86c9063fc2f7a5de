"""Grammatical relations as the rules ask for them: Universal Dependencies, whatever the pipeline.

The shipped pipeline has UD version 2 labels; the pipelines of spaCy for English have ClearNLP's
(nsubjpass, dobj, prep with pobj ...). One table, CANONICAL, and the way over prepositions are all
that differs, and both are here and nowhere else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Span, Token

# ClearNLP label: UD label. Labels that both have with the same meaning are not listed.
CANONICAL = {
    "ROOT": "root",
    "nsubjpass": "nsubj:pass",
    "csubjpass": "csubj:pass",
    "auxpass": "aux:pass",
    "dobj": "obj",
    "dative": "iobj",
    "attr": "xcomp",
    "acomp": "xcomp",
    "oprd": "xcomp",
    "relcl": "acl:relcl",
    "poss": "nmod:poss",
    "prt": "compound:prt",
    "npadvmod": "obl:unmarked",
    "neg": "advmod",
    "quantmod": "advmod",
    "predet": "det:predet",
    "preconj": "cc:preconj",
    "intj": "discourse",
    "pcomp": "advcl",
    "prep": "case",
    "agent": "case",
    "meta": "dep",
}
# ClearNLP: these hang on a preposition, which hangs on the word that UD makes their head.
_ON_PREPOSITION = frozenset({"pobj", "pcomp"})
_PREPOSITIONS = frozenset({"prep", "agent", "dative"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass", "csubj:outer"})
PASSIVE = frozenset({"nsubj:pass", "csubj:pass", "aux:pass"})
OBJECTS = frozenset({"obj", "iobj"})
NAME_PARTS = frozenset({"flat", "flat:name", "compound", "fixed"})
_NOT_IN_PHRASE = frozenset(
    {
        *("acl", "advcl", "advmod", "appos", "case", "cc", "ccomp", "conj", "cop", "csubj", "dep"),
        *("dislocated", "list", "mark", "nsubj", "orphan", "parataxis", "vocative"),
    }
)
NEGATIONS = frozenset({"not", "n't", "n’t", "never", "nor", "neither", "no"})
# Verbs of saying whose object is the hearer.
TELLING = frozenset({"tell", "inform", "notify", "remind", "assure", "warn", "brief", "advise"})
FUTURE = frozenset({"will", "shall", "'ll", "’ll", "wo"})


def relation(token: Token) -> str:
    """Return the UD label of the token's relation to its `governor`, with its subtype."""
    label = token.dep_
    if label == "pobj":
        if token.head.dep_ == "agent":
            return "obl:agent"
        return "nmod" if _over_prepositions(token).pos_ in _NOMINAL else "obl"
    if label == "dative" and token.pos_ == "ADP":
        return "case"
    return CANONICAL.get(label, label)


def base_relation(token: Token) -> str:
    """Return the UD label without its subtype: "nsubj" for "nsubj:pass"."""
    return relation(token).partition(":")[0]


def governor(token: Token) -> Token:
    """Return the word that the token depends on, never a preposition; the root gives itself."""
    return _over_prepositions(token) if token.dep_ in _ON_PREPOSITION else token.head


def _over_prepositions(token: Token) -> Token:
    """Return the first head up the tree that is no ClearNLP preposition."""
    head = token.head
    while (
        head.dep_ in _PREPOSITIONS and head.pos_ in {"ADP", "SCONJ", "VERB"} and head.head != head
    ):
        head = head.head
    return head


def dependents(token: Token, *relations: str) -> list[Token]:
    """Return the dependents in one of the relations (all without any), in the order of the text.

    A relation given without a subtype stands for all its subtypes.
    """
    found = [child for direct in token.children for child in _below(direct)]
    if relations:
        found = [each for each in found if {relation(each), base_relation(each)} & {*relations}]
    return sorted(found, key=lambda each: each.i)


def _below(child: Token) -> list[Token]:
    """Return the child, and what hangs on it when it is a ClearNLP preposition."""
    if child.dep_ not in _PREPOSITIONS:
        return [child]
    return [child, *(each for inner in child.children for each in _below(inner))]


def adposition(token: Token) -> str:
    """Return the preposition of a phrase in small letters, "" for none: "according to"."""
    words: list[Token] = []
    if token.dep_ in _ON_PREPOSITION:
        head = token.head
        while head.dep_ in _PREPOSITIONS and head.pos_ not in _NOMINAL:
            words.append(head)
            head = head.head
    else:
        before = [child for child in token.children if child.dep_ == "case" and child.i < token.i]
        words = [each for case in before for each in (case, *_fixed(case))]
    return " ".join(each.lower_ for each in sorted(words, key=lambda each: each.i))


def _fixed(token: Token) -> list[Token]:
    return [child for child in token.children if child.dep_ == "fixed"]


def subject(token: Token) -> Token | None:
    """Return the subject of a predicate; a later conjunct without one has that of the first."""
    found = dependents(token, "nsubj", "csubj")
    if found:
        return found[0]
    if relation(token) == "conj":
        return subject(governor(token))
    return None


def controlled_subject(token: Token) -> Token | None:
    """Return who does an open complement: "them" in "ordered them to fire", who vowed to fire."""
    own = subject(token)
    if own is not None or relation(token) != "xcomp":
        return own
    above = governor(token)
    patients = objects(above)
    return patients[0] if patients else controlled_subject(above)


def is_passive(token: Token) -> bool:
    """Return whether a predicate is in the passive voice."""
    return any(relation(child) in PASSIVE for child in token.children)


def agent(token: Token) -> Token | None:
    """Return the doer in a passive clause: "launched by Iran"."""
    marked = dependents(token, "obl:agent")
    if marked:
        return marked[0]
    by = [each for each in dependents(token, "obl") if adposition(each) == "by"]
    return by[0] if by and is_passive(token) else None


def objects(token: Token) -> list[Token]:
    """Return the direct and indirect objects of a verb."""
    return dependents(token, *OBJECTS)


def obliques(token: Token, *adpositions: str) -> list[Token]:
    """Return the prepositional and bare phrases of a predicate, or those with a preposition."""
    found = dependents(token, "obl")
    return [each for each in found if not adpositions or adposition(each) in adpositions]


def modifiers(token: Token, *adpositions: str) -> list[Token]:
    """Return the noun phrases that modify a noun, or those with one of the prepositions."""
    found = dependents(token, "nmod")
    return [each for each in found if not adpositions or adposition(each) in adpositions]


def conjuncts(token: Token) -> list[Token]:
    """Return the token and all words coordinated with it after it, in the order of the text."""
    found = [token]
    for each in dependents(token, "conj"):
        found += conjuncts(each)
    return sorted(found, key=lambda each: each.i)


def clausal_content(token: Token) -> Token | None:
    """Return the head of the clause that a verb of saying reports, or None.

    That is its clausal complement ("said it failed"), else its open complement ("vowed to fire"),
    else the clause that it is set beside or into ("It failed, officials said"). Parsers hang the
    content of "told the meeting that it failed" on the meeting: it is taken from there.
    """
    for wanted in ("ccomp", "xcomp", "csubj:pass"):
        inside = [each for each in dependents(token, wanted) if each.dep_ != "attr"]
        if inside:
            return inside[0]
    if token.lemma_ in TELLING:
        for hearer in objects(token):
            told = [each for each in dependents(hearer, "acl") if _opens_with_that(each)]
            if told:
                return told[0]
    beside = relation(token) in {"parataxis", "advcl"} and subject(token) is not None
    return governor(token) if beside and not dependents(token, "mark") else None


def _opens_with_that(token: Token) -> bool:
    return any(each.lower_ == "that" for each in dependents(token, "mark"))


def is_negated(token: Token) -> bool:
    """Return whether a word is denied: "did not launch", "no launch", "never flew"."""
    return any(
        child.lower_ in NEGATIONS and base_relation(child) in {"advmod", "det", "cc"}
        for child in token.children
    )


def auxiliaries(token: Token) -> list[Token]:
    """Return the auxiliary and copular verbs of a predicate."""
    return dependents(token, "aux", "cop")


def tense(token: Token) -> str:
    """Return "past", "present" or "future" for a finite predicate, "" when nothing shows it.

    A perfect or a past modal counts as past: "has launched", "was launched".
    """
    helpers = auxiliaries(token)
    if any(each.lower_ in FUTURE for each in helpers):
        return "future"
    words = [*helpers, token]
    finite = [each for each in words if "Fin" in each.morph.get("VerbForm", [])]
    if any("Past" in each.morph.get("Tense", []) for each in finite):
        return "past"
    perfect = any(each.lemma_ == "have" for each in helpers)
    if perfect:
        return "past"
    return "present" if finite else ""


def subtree(token: Token, *, without: Iterable[Token] = ()) -> list[Token]:
    """Return the token and all below it in text order, less the subtrees of some words."""
    left_out = {each for top in without for each in top.subtree}
    return [each for each in token.subtree if each not in left_out]


def subtree_span(token: Token, *, without: Iterable[Token] = ()) -> Span:
    """Return the unbroken stretch of the subtree around a token, less punctuation at its ends."""
    return _stretch(token, subtree(token, without=without))


def noun_phrase(token: Token) -> Span:
    """Return a noun with its determiners, modifiers and "of" phrase.

    Relative clauses, appositions, coordinated nouns and the preposition before it are left out.
    """
    clauses = [child for child in token.children if base_relation(child) in _NOT_IN_PHRASE]
    return subtree_span(token, without=clauses)


def name(token: Token) -> Span:
    """Return a proper noun with the other words of its name: "Kim Jong Un", "North Korea"."""
    parts = {token}
    for child in token.children:
        if base_relation(child) in NAME_PARTS and child.pos_ == token.pos_:
            parts.update(child.subtree)
    return _stretch(token, sorted(parts, key=lambda each: each.i))


def _stretch(token: Token, tokens: list[Token]) -> Span:
    """Return the run of neighbouring tokens that holds a token, trimmed of punctuation."""
    inside = {each.i for each in tokens}
    start = end = token.i
    while start - 1 in inside:
        start -= 1
    while end + 1 in inside:
        end += 1
    doc = token.doc
    while start < token.i and _is_edge(doc[start]):
        start += 1
    while end > token.i and _is_edge(doc[end]):
        end -= 1
    return doc[start : end + 1]


def _is_edge(token: Token) -> bool:
    """Return whether a token at the edge of a phrase is no part of it: punctuation, blanks."""
    return token.is_space or (token.is_punct and not token.is_bracket and token.text[-1] not in "%")
