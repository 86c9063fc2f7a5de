"""Which words are verbs of saying here, whatever the tagger or the tree makes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from loaders.english.names.words import Word
    from loaders.english.statements.cues import Entry
    from loaders.english.statements.page import Page

# Forms that are verbs of saying whatever the tagger thinks of them.
PLAIN = frozenset({"said", "says", "told", "tells", "wrote"})
# Behind these "say" is a noun: "have a say in it".
SAY_AS_NOUN = frozenset(
    {"a", "the", "no", "any", "final", "more", "little", "much", "their", "his"}
)
ATTRIBUTES = frozenset({"amod", "compound", "nmod", "flat", "case", "fixed"})
PERFECT = frozenset({"has", "have", "had"})
PRONOUNS = frozenset({"he", "she", "it", "they"})
BE = frozenset(
    {
        "be",
        "am",
        "is",
        "are",
        "was",
        "were",
        "been",
        "being",
        "'s",
        "’s",
        "'re",
        "’re",
        "remain",
        "remains",
        "remained",
        "feel",
        "felt",
    }
)


def is_verb(page: Page, word: Word, entry: Entry) -> bool:
    """Tell whether a word is a verb here, whatever the tagger or the tree makes of it."""
    i = word.i
    if _in_perfect(page, i, entry) or _lost_root(page, i, entry):
        return True
    if word.rel in ATTRIBUTES and not _governs(page, i):
        return False
    if entry.copular:
        return _be_before(page, i)
    if word.pos == "NOUN" and word.lower.endswith("ing") and page.lower(i - 1) in BE:
        told = entry.sense("clause") is not None and "that" in map(page.lower, (i + 2, i + 3))
        return told or page.lower(i + 1) in {"that", "of", "against"}
    if word.lower == "say" and page.lower(i - 1) not in SAY_AS_NOUN:
        return True
    return word.pos in {"VERB", "AUX"} or word.lower in PLAIN or _past_noun(page, i)


def _in_perfect(page: Page, i: int, entry: Entry) -> bool:
    """Tell "has also detailed a plan", whatever the tagger takes the participle for."""
    j = i - 1
    while page.words[j].pos == "ADV" and j > 0:
        j -= 1
    return page.lower(i) in entry.participles and page.lower(j) in PERFECT


def _lost_root(page: Page, i: int, entry: Entry) -> bool:
    """Tell "the Post reports that", "it plans to", where the tree makes the verb the chief noun."""
    word, before = page.words[i], page.words[i - 1]
    named = i > 0 and before.pos in {"PROPN", "NOUN"} and word.text.islower()
    leads = word.rel == "root" and word.pos == "NOUN" and word.lower.endswith("s")
    frame = {"that": "clause", "to": "to"}.get(page.lower(i + 1), "")
    return named and leads and entry.sense(frame) is not None


def _past_noun(page: Page, i: int) -> bool:
    """Tell a past tense, or "denies", that the tagger takes for a noun behind its subject."""
    word, before = page.words[i], page.word(i - 1)
    past = word.lower.endswith("ed") or word.lower == "denies"
    nominal = before is not None and before.pos in {"NOUN", "PROPN", "PRON"}
    return word.pos in {"NOUN", "PROPN"} and past and nominal and word.text.islower()


def ends_speaker_clause(page: Page, i: int) -> bool:
    """Tell a verb that the tagger takes for a noun: "...," the editorial read."""
    if page.lower(i + 1) not in {".", ","}:
        return False
    for k in range(i, max(0, i - 10), -1):
        if page.ends_quotation(k):
            return k < i
        if k < i and page.words[k].pos in {"VERB", "AUX", "PUNCT"}:
            return False
    return False


def _governs(page: Page, i: int) -> bool:
    """Tell a verb that the tree takes for an attribute though an article or a name follows."""
    following, before = page.word(i + 1), page.word(i - 1)
    if page.lower(i) in PLAIN and before is not None and before.pos != "DET":
        return True
    if following is None or page.lower(i).endswith("ing") or page.words[i].pos != "VERB":
        return False
    starts = following.pos in {"DET", "PROPN"} or page.opens(i + 1) is not None
    return starts and before is not None and (before.lower == "," or before.lower in PRONOUNS)


def utters(page: Page, i: int) -> bool:
    """Tell any verb that a quotation of speech and a noun phrase stand right beside."""
    word = page.words[i]
    if (
        word.pos != "VERB"
        or "Tense=" not in word.feats
        or word.rel in {"acl", "acl:relcl", *ATTRIBUTES}
    ):
        return False
    if page.lower(i + 1) == ":" and page.opens(i + 2):
        return True
    for k in range(i, max(0, i - 8), -1):
        if page.ends_quotation(k):
            nouns = [page.words[j].pos in {"NOUN", "PROPN", "PRON"} for j in range(k, i)]
            return (
                any(nouns)
                if k < i
                else page.phrases.of(page.words[min(i + 1, len(page.words) - 1)]) is not None
            )
        if k < i and page.words[k].pos in {"PUNCT", "CCONJ", "SCONJ", "AUX"}:
            return False
    return False


def _be_before(page: Page, i: int) -> bool:
    return any(page.lower(j) in BE for j in range(max(0, i - 3), i))
