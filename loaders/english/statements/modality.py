"""The chief verb of what is said, how sure the voice is of it, and whether it is so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.terms import Act, Certainty, Polarity

if TYPE_CHECKING:
    from loaders.english.statements.found import Found
    from loaders.english.statements.page import Page

BELOW = frozenset({"aux", "aux:pass", "cop", "amod", "compound"})
NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor"})


def main_verb(page: Page, found: Found) -> int | None:
    """Return the chief verb of a content: the one that hangs highest in the tree."""
    places = [i for first, last in found.content for i in range(first, last)]
    chief = [i for i in places if _may_be_chief(page, found, i)]
    return min(chief, key=lambda i: (page.depth(i), i), default=None)


def _may_be_chief(page: Page, found: Found, i: int) -> bool:
    """Tell a verb, or a predicate with its copula, that no noun of the content holds."""
    word = page.words[i]
    if word.rel in BELOW or (word.rel in {"acl:relcl", "acl"} and _inside(found, word.head)):
        return False
    return word.pos in {"VERB", "AUX"} or bool(page.analysis.children(word, "cop"))


def _inside(found: Found, i: int) -> bool:
    return any(first <= i < last for first, last in found.content)


def helpers_of(page: Page, verb: int) -> set[str]:
    """Return the auxiliaries and adverbs of a verb, in lower case."""
    below = page.analysis.children(page.words[verb], "aux", "aux:pass", "advmod")
    return {child.lower for child in below}


def certainty_of(page: Page, found: Found, verb: int | None) -> Certainty:
    """Return how sure the voice is of the content, by modal words on its chief verb and the cue."""
    lists = page.cues.lists
    near = {found.sense.lemma, *(helpers_of(page, verb) if verb is not None else ())}
    if verb is not None:
        near.add(page.words[verb].lemma)
    if near & lists["certainty.possible"]:
        return Certainty.POSSIBLE
    return Certainty.PROBABLE if near & lists["certainty.probable"] else Certainty.CERTAIN


def polarity_of(page: Page, found: Found, verb: int | None) -> Polarity:
    """Return whether the content is asserted, denied, or left open."""
    if found.rule == "question clause" or page.lower(found.first) == "whether":
        return Polarity.UNDERSPECIFIED
    helpers = helpers_of(page, verb) if verb is not None else set()
    negative = bool(helpers & NEGATIONS) != found.negated
    if found.sense.act is Act.DENY and found.rule != "infinitive":
        negative = not negative
    return Polarity.NEGATIVE if negative else Polarity.POSITIVE
