"""Trees in the labels of spaCy's own English pipelines, made from trees in Universal Dependencies.

The two schemes differ in more than names: a preposition heads its noun, a copula its predicate, a
name hangs on its last word, and conjuncts stand in a chain. What is no more than a name is
inverted from the reader's own table.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import spacy
from spacy.tokens import Doc

if TYPE_CHECKING:
    from collections.abc import Sequence

VOCAB = spacy.blank("en").vocab
LABELS = {
    "root": "ROOT",
    "nsubj:pass": "nsubjpass",
    "csubj:pass": "csubjpass",
    "aux:pass": "auxpass",
    "obj": "dobj",
    "iobj": "dative",
    "acl:relcl": "relcl",
    "nmod:poss": "poss",
    "compound:prt": "prt",
    "obl": "npadvmod",
    "nmod": "npadvmod",
    "discourse": "intj",
    "det:predet": "predet",
    "fixed": "pobj",
}
NEGATIONS = {"not", "n't", "n’t", "never"}
# What belongs to the clause, and moves with its head when the copula takes over.
OF_THE_CLAUSE = {
    *("nsubj", "nsubj:pass", "aux", "mark", "punct", "advmod", "advcl", "cc", "parataxis"),
}


@dataclass
class Tree:
    """Words with their labels and heads, to be changed in place."""

    forms: Sequence[str]
    pos: Sequence[str]
    rel: list[str]
    head: list[int]
    done: set[int] = field(default_factory=set)

    def below(self, i: int, *rels: str) -> list[int]:
        """Return the dependents of a word, of some relations only if any are given."""
        own = [k for k, above in enumerate(self.head) if above == i and k != i]
        return [k for k in own if not rels or self.rel[k] in rels]

    def put(self, i: int, label: str, head: int) -> None:
        """Give a word its final label and head."""
        self.rel[i], self.head[i] = label, head
        self.done.add(i)


def clearnlp(tree: Tree) -> Tree:
    """Return the tree in ClearNLP's labels."""
    for change in (_names, _copulas, _prepositions, _conjuncts):
        for i in range(len(tree.forms)):
            change(tree, i)
    for i, label in enumerate(tree.rel):
        if i in tree.done:
            continue
        negates = label == "advmod" and tree.forms[i].lower() in NEGATIONS
        tree.rel[i] = "neg" if negates else LABELS.get(label, label)
    return tree


def _names(tree: Tree, i: int) -> None:
    """Hang a name on its last word."""
    parts = tree.below(i, "flat")
    if not parts:
        return
    last = parts[-1]
    _take_over(tree, i, last)
    for k in (i, *parts[:-1]):
        tree.put(k, "compound", last)


def _copulas(tree: Tree, i: int) -> None:
    """Make "is" the head of "is a threat"."""
    below = tree.below(i, "cop")
    if not below:
        return
    clauses = [k for k in tree.below(i, "conj") if tree.pos[k] in {"VERB", "AUX"}]
    copula, moved = below[0], [k for k in tree.below(i) if tree.rel[k] in OF_THE_CLAUSE] + clauses
    _take_over(tree, i, copula, only=moved)
    tree.put(i, "acomp" if tree.pos[i] == "ADJ" else "attr", copula)


def _take_over(tree: Tree, old: int, new: int, *, only: Sequence[int] | None = None) -> None:
    """Put one word in another's place in the tree, with its dependents or some of them."""
    tree.rel[new] = tree.rel[old]
    tree.head[new] = new if tree.head[old] == old else tree.head[old]
    for k in tree.below(old) if only is None else only:
        if k != new:
            tree.head[k] = new


def _prepositions(tree: Tree, i: int) -> None:
    """Hang a noun on its preposition, and that on the noun's head."""
    cases = [k for k in tree.below(i, "case") if k < i and tree.pos[k] in {"ADP", "SCONJ"}]
    if not cases or tree.rel[i] not in {"obl", "obl:agent", "nmod", "advcl", "acl"}:
        return
    first = cases[0]
    tree.put(first, "agent" if tree.rel[i] == "obl:agent" else "prep", tree.head[i])
    for k in cases[1:]:
        tree.put(k, "prep", first)
    tree.put(i, "pobj", cases[-1])


def _conjuncts(tree: Tree, i: int) -> None:
    """Hang each conjunct on the one before, and "and" on the first of the two."""
    before = i
    for k in tree.below(i, "conj"):
        for joint in tree.below(k, "cc"):
            tree.put(joint, "cc", before)
        tree.put(k, "conj", before)
        before = k


def converted(doc: Doc) -> Doc:
    """Return a parsed Doc with the same words and its tree in ClearNLP's labels."""
    labels = ["root" if token.dep_ == "ROOT" else token.dep_ for token in doc]
    tree = clearnlp(
        Tree(
            [token.text for token in doc],
            [token.pos_ for token in doc],
            labels,
            [token.head.i for token in doc],
        )
    )
    return Doc(
        doc.vocab,
        words=list(tree.forms),
        spaces=[bool(token.whitespace_) for token in doc],
        tags=[token.tag_ for token in doc],
        pos=list(tree.pos),
        lemmas=[token.lemma_ for token in doc],
        morphs=[str(token.morph) for token in doc],
        heads=tree.head,
        deps=tree.rel,
    )


def to_doc(text: str, rows: Sequence[Sequence[str]]) -> Doc:
    """Return the words of an example (form, POS, relation, head, lemma, features) as a Doc."""
    forms = [row[0] for row in rows]
    tree = clearnlp(
        Tree(forms, [row[1] for row in rows], [row[2] for row in rows], [int(r[3]) for r in rows])
    )
    return Doc(
        VOCAB,
        words=forms,
        spaces=_spaces(text, forms),
        pos=list(tree.pos),
        lemmas=[row[4] for row in rows],
        morphs=["" if row[5] == "_" else row[5] for row in rows],
        heads=tree.head,
        deps=tree.rel,
    )


def _spaces(text: str, forms: Sequence[str]) -> list[bool]:
    out, at = [], 0
    for form in forms:
        at = text.index(form, at) + len(form)
        out.append(text[at : at + 1] == " ")
    return out
