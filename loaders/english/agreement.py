"""Tags that agree with the tree: where Universal Dependencies tie a tag to a relation.

The tagger and the parser of the shipped pipeline decide apart. What the guidelines settle by the
relation, or by the Penn tag, is settled here; only rules that help on the treebanks' dev parts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

NAME = "launch_news_agreement"
CLAUSAL = frozenset({"aux", "aux:pass", "cop"})
PROPER = frozenset({"NNP", "NNPS"})


def agree(doc: Doc) -> Doc:
    """Return the Doc with the universal tags that its tree and its Penn tags call for."""
    for token in doc:
        tag = agreed(token)
        if tag != token.pos_:
            token.pos_ = tag
    return doc


def agreed(token: Token) -> str:
    """Return the universal tag of a word, as its relation and its Penn tag would have it."""
    pos, relation = token.pos_, token.dep_
    if relation == "case" and (pos == "SCONJ" or (pos == "PART" and token.tag_ == "TO")):
        return "ADP"  # "according to Seoul"
    if relation == "mark" and token.lower_ == "that":
        return "SCONJ"
    if pos == "NOUN" and token.tag_ in PROPER:
        return "PROPN"
    if pos == "AUX" and token.lemma_ == "be" and relation not in CLAUSAL and _existential(token):
        return "VERB"  # "there is a risk"
    return pos


def _existential(token: Token) -> bool:
    return any(child.dep_ == "expl" for child in token.children)
