"""Verbs and their clauses: who does what, in which tense and mood, under which governor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from loaders.english.names.lists import table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loaders.english.names.words import Analysis, Word

AUXILIARIES = frozenset({
    "will", "would", "shall", "should", "may", "might", "can", "could", "must", "has", "have",
    "had", "having", "is", "are", "was", "were", "be", "been", "being", "am", "to", "do",
    "does", "did", "’ll", "'ll", "wo", "ca", "’ve", "'ve", "’d", "'d",
})  # fmt: skip
MODALS = frozenset({"may", "might", "can", "could", "must", "should"})
NEGATIONS = frozenset({"not", "n't", "n’t", "never", "without", "no"})
CLAUSE_LINKS = frozenset({"xcomp", "advcl", "acl", "ccomp", "conj", "parataxis", "acl:relcl"})
ASKING = frozenset(table("launches")["status"]["asking"])
RELATIVES = frozenset({"which", "that", "who", "whom"})


@dataclass(frozen=True, slots=True)
class Mood:
    """How a verb stands; `tense` is "past", "perfect", "present", "future", "infinitive", ..."""

    tense: str
    modal: str = ""
    passive: bool = False
    negated: bool = False
    progressive: bool = False


def auxiliaries(analysis: Analysis, verb: Word) -> list[str]:
    """Return the auxiliaries and negations before a verb, in lower case, nearest last.

    Read from the words, not from the tree: adverbs may stand between them.
    """
    found: list[str] = []
    first = analysis.sentences[verb.sentence].first
    for place in range(verb.i - 1, max(first, verb.i - 7) - 1, -1):
        word = analysis.words[place]
        low = word.lower
        if low in AUXILIARIES or low in NEGATIONS:
            found.insert(0, low)
            if low == "to":
                break
        elif not (word.pos == "ADV" or low.endswith("ly") or low in {"test", "-", "flight", "be"}):
            break
    return found


# The lemmatizer is not to be trusted with these.
FORMS: dict[str, str] = {
    form: name for name, forms in table("launches")["forms"].items() for form in forms
}


def lemma(word: Word) -> str:
    """Return the lemma of a word, of the verbs that matter here by their forms."""
    return FORMS.get(word.lower, word.lemma.lower())


def mood(analysis: Analysis, verb: Word) -> Mood:
    """Return the tense, voice and mood of a verb."""
    helpers = auxiliaries(analysis, verb)
    if not helpers and verb.rel == "conj" and not analysis.children(verb, "nsubj"):
        head = analysis.head(verb)
        if head.pos in {"VERB", "AUX"} and _same_form(head, verb):
            helpers = auxiliaries(analysis, head)
    negated = any(h in NEGATIONS for h in helpers)
    helpers = [h for h in helpers if h not in NEGATIONS]
    participle = _participle(verb)
    passive = (
        participle
        and bool(helpers)
        and helpers[-1] in {"is", "are", "was", "were", "be", "been", "being", "am"}
    )
    ing = verb.lower.endswith("ing")
    return Mood(
        tense=_tense(verb, helpers, ing=ing),
        modal=next((h for h in helpers if h in MODALS | {"would", "wo", "will"}), ""),
        passive=passive,
        negated=negated,
        progressive=ing and bool(helpers),
    )


def _same_form(head: Word, verb: Word) -> bool:
    """Tell whether a conjunct may share its head's auxiliaries: base with base, part with part."""
    return _participle(head) == _participle(verb) and head.lower.endswith(
        "ing"
    ) == verb.lower.endswith("ing")


def _participle(verb: Word) -> bool:
    low = verb.lower
    return (
        "VerbForm=Part" in verb.feats
        or (low.endswith(("ed", "en", "wn")) and "VerbForm=Inf" not in verb.feats)
        or low in {"put", "sent", "shot", "set", "held", "lost", "flown", "built"}
    )


# Which auxiliary tells which tense, the strongest first.
TENSES = (
    (frozenset({"will", "shall", "’ll", "'ll", "would", "wo", "’d", "'d"}), "future"),
    (MODALS, "modal"),
    (frozenset({"has", "have", "had", "having", "’ve", "'ve"}), "perfect"),
    (frozenset({"was", "were", "did"}), "past"),
    (frozenset({"is", "are", "am", "do", "does"}), "present"),
)


def _tense(verb: Word, helpers: list[str], *, ing: bool) -> str:
    if "to" in helpers:
        return "perfect-infinitive" if "have" in helpers else "infinitive"
    told = next((tense for words, tense in TENSES if words & set(helpers)), "")
    if told or ing:
        return told or "gerund"
    return "past" if _past_form(verb) else "present"


def _past_form(verb: Word) -> bool:
    low = verb.lower
    if "Tense=Past" in verb.feats or low.endswith("ed"):
        return True
    return low in {
        "sent",
        "shot",
        "took",
        "flew",
        "fell",
        "blew",
        "broke",
        "came",
        "became",
        "went",
        "held",
        "lost",
        "said",
        "met",
        "put",
    }


def subject(analysis: Analysis, verb: Word, *, climb: bool = True) -> Word | None:
    """Return the subject of a verb, from a higher clause if it has none of its own."""
    own = analysis.children(verb, "nsubj", "nsubj:pass")
    near = _just_before(analysis, verb)
    if near is not None and (not own or _opens_clause(analysis, near)):
        return near
    if own:
        return _relative_head(analysis, verb, _nearest(own, verb))
    return _from_above(analysis, verb) if climb else None


def _nearest(found: Sequence[Word], verb: Word) -> Word:
    """Return the last of several subjects before a verb: a broken tree gives it a second one."""
    before = [w for w in found if w.i < verb.i]
    return before[-1] if before else found[0]


def _from_above(analysis: Analysis, verb: Word) -> Word | None:
    """Return the subject that a clause without one shares with the clause around it."""
    for _ in range(5):
        if verb.rel not in CLAUSE_LINKS or verb.head == verb.i:
            return None
        head = analysis.head(verb)
        asked = analysis.children(head, "obj", "iobj") if verb.rel == "xcomp" else []
        if asked and lemma(head) in ASKING and asked[0].i < verb.i:
            return asked[0]
        if verb.rel in {"acl", "acl:relcl"} and head.pos in {"NOUN", "PROPN"}:
            return head if _describes(analysis, verb) else _of_noun(analysis, head)
        own = analysis.children(head, "nsubj", "nsubj:pass")
        if own:
            return _relative_head(analysis, head, own[0])
        verb = head
    return None


def _describes(analysis: Analysis, verb: Word) -> bool:
    """Tell a clause that describes its noun ("rocket launched at dawn"), no plan or attempt to."""
    if verb.rel == "acl:relcl":
        return True
    return not analysis.children(verb, "mark", "case") and "to" not in auxiliaries(analysis, verb)


def _opens_clause(analysis: Analysis, near: Word) -> bool:
    """Tell "after the communist nation fired", which the tree may read as "after the nation"."""
    return any(
        c.lower in {"after", "before", "as", "since", "while", "because", "when"}
        for c in analysis.children(near, "case")
    )


def _just_before(analysis: Analysis, verb: Word) -> Word | None:
    """Return the noun right before a finite verb and its auxiliaries."""
    if not _past_clause(verb) and not auxiliaries(analysis, verb):
        return None
    place, first = verb.i - 1, analysis.sentence(verb).first
    while place >= first and _passed_over(analysis.words[place]):
        place -= 1
    if place < first:
        return None
    word = _before_comma(analysis, place, first)
    return word if word.pos in {"NOUN", "PROPN"} and _finite(verb) else None


def _past_clause(verb: Word) -> bool:
    """Tell a finite verb, also where the tagger takes its past tense for a participle."""
    main = verb.rel in {"conj", "root", "parataxis", "advcl", "ccomp"}
    return "VerbForm=Fin" in verb.feats or (main and "Tense=Past" in verb.feats)


def _passed_over(word: Word) -> bool:
    """Tell what may stand between a subject and its verb: auxiliaries, adverbs, quotation marks."""
    if word.lower == "to":
        return False
    skipped = word.lower in AUXILIARIES | NEGATIONS or word.lower == "test"
    return skipped or word.pos == "ADV" or word.text in {"-", "’", "'", "”", '"'}


def _before_comma(analysis: Analysis, place: int, first: int) -> Word:
    """Return the word at a place; of "Pakistan's rival, India, fired" the name between commas."""
    word, before = analysis.words[place], analysis.words[place - 1]
    if word.text != "," or place - 2 < first or before.pos != "PROPN":
        return word
    opened = any(w.text == "," for w in analysis.words[max(first, place - 4) : place - 1])
    return before if opened else word


def _finite(verb: Word) -> bool:
    return verb.rel != "acl" or "VerbForm=Fin" in verb.feats


def _of_noun(analysis: Analysis, noun: Word) -> Word | None:
    """Return who has the plan or makes the attempt that an infinitive hangs from."""
    owner = analysis.children(noun, "nmod:poss")
    if owner:
        return owner[0]
    head = analysis.head(noun)
    return subject(analysis, head, climb=True) if head.pos == "VERB" else None


def _relative_head(analysis: Analysis, verb: Word, own: Word) -> Word:
    if own.lower in RELATIVES and verb.rel == "acl:relcl":
        return analysis.head(verb)
    return own


def thing_moved(analysis: Analysis, verb: Word) -> Word | None:
    """Return a verb's object, its passive subject, or the noun that its participle describes."""
    if verb.rel == "amod" and auxiliaries(analysis, verb):
        return analysis.head(verb)
    passive = analysis.children(verb, "nsubj:pass")
    if passive:
        return _relative_head(analysis, verb, _nearest(passive, verb))
    direct = analysis.children(verb, "obj")
    if direct:
        own = direct[0]
        return analysis.head(verb) if own.lower in RELATIVES and verb.rel == "acl:relcl" else own
    if verb.rel == "acl" and not verb.lower.endswith("ing") and not auxiliaries(analysis, verb):
        head = analysis.head(verb)
        return head if head.i < verb.i else None
    return None


def governor(analysis: Analysis, word: Word) -> Word | None:
    """Return the word whose clause or phrase this one's clause hangs from."""
    return analysis.head(word) if word.head != word.i else None
