"""Has it happened, by a verb: its tense, mood and the verb or noun that governs it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.terms import Status
from loaders.english.launches import clauses
from loaders.english.names.lists import words as listed

if TYPE_CHECKING:
    from loaders.english.names import Analysis, Word

PLANNED_VERBS = listed("launches", "status", "planned_verbs")
ACHIEVED = listed("launches", "status", "achieved")
AIMS = listed("launches", "status", "aims")
ABILITY = listed("launches", "status", "ability")


@dataclass(frozen=True, slots=True)
class Reality:
    """What the words say: a status or None (open), whether only supposed, whether generic."""

    status: Status | None
    rule: str
    supposed: bool = False
    generic: bool = False


GENERIC_REALITY = Reality(None, "generic", generic=True)


def of_verb(analysis: Analysis, verb: Word, *, headline: bool = False, depth: int = 0) -> Reality:
    """Return whether what a verb says has happened, by its tense and what governs it."""
    mood = clauses.mood(analysis, verb)
    if depth > 4:
        return Reality(None, "too deep")
    if mood.negated and mood.tense in {"past", "perfect", "present"}:
        return Reality(None, "negated", generic=True)
    if _conditional(analysis, verb):
        open_question = mood.tense in {"past", "perfect"} and _marked(analysis, verb, "whether")
        supposed = Reality(Status.PLANNED, "conditional", supposed=True)
        return Reality(None, "open question") if open_question else supposed
    if mood.tense == "infinitive":
        return _of_infinitive(analysis, verb, depth)
    if mood.tense == "gerund":
        return _of_gerund(analysis, verb, headline, depth)
    return _of_tense(analysis, verb, mood, headline)


def _of_tense(analysis: Analysis, verb: Word, mood: clauses.Mood, headline: bool) -> Reality:
    if mood.tense == "future":
        return Reality(Status.PLANNED, "future", supposed=mood.modal == "would")
    if mood.tense == "modal":
        return Reality(Status.PLANNED, "modal", supposed=True)
    if mood.tense in {"past", "perfect", "perfect-infinitive"}:
        return Reality(Status.OCCURRED, "past tense")
    if mood.progressive:
        return Reality(Status.PLANNED, "going on")
    if headline or _caption(analysis, verb):
        return Reality(Status.OCCURRED, "headline")
    return GENERIC_REALITY


def _caption(analysis: Analysis, verb: Word) -> bool:
    """Tell the present of a caption or headline: no full stop, or a photographer's credit after."""
    sentence = analysis.sentence(verb)
    tail = analysis.text[sentence.end : sentence.end + 14]
    singular = verb.lower.endswith("s")
    return singular and ("NASA/" in tail or "Credit" in tail or sentence.index == 0)


def _marked(analysis: Analysis, verb: Word, mark: str) -> bool:
    return any(m.lower == mark for m in analysis.children(verb, "mark"))


def _conditional(analysis: Analysis, verb: Word) -> bool:
    marks = [m.lower for m in analysis.children(verb, "mark")]
    return any(m in {"if", "unless", "whether"} for m in marks)


def _of_infinitive(analysis: Analysis, verb: Word, depth: int) -> Reality:
    above = content_governor(analysis, verb)
    if _was_due(analysis, verb):
        return Reality(Status.PLANNED, "postponed", supposed=True)
    if above is None:
        return Reality(Status.PLANNED, "infinitive")
    lemma = clauses.lemma(above)
    if lemma in HEARSAY and 0 < verb.i - above.i <= NEAR:
        return Reality(Status.OCCURRED, "said to have", supposed=True)
    used = lemma == "use" and clauses.mood(analysis, above).tense in {"past", "perfect"}
    if not used and (lemma in ABILITY or above.lower in ABILITY):
        return GENERIC_REALITY
    if used or lemma in ACHIEVED or above.lower in ORDINALS:
        return _if_achieved(analysis, above, depth)
    noun = above.pos in {"NOUN", "PROPN"}
    return _under_noun(analysis, above) if noun else _under_verb(analysis, above)


def _was_due(analysis: Analysis, verb: Word) -> bool:
    """Tell "had been due to blast off": the plan no longer holds."""
    before = [w.lower for w in analysis.words[max(0, verb.i - 5) : verb.i]]
    return "had" in before and "been" in before and "due" in before


# Words from "said" to the verb in "said to test-fire".
NEAR = 3
HEARSAY = frozenset({"say", "report", "believe", "think", "claim"})
ORDINALS = frozenset({"first", "second", "third", "fourth", "fifth", "only", "last", "latest"})


def _if_achieved(analysis: Analysis, above: Word, depth: int) -> Reality:
    """Return what "became the third to launch" or "hopes to become the third to launch" say."""
    higher = _verb_above(analysis, above)
    if higher is None:
        return Reality(Status.PLANNED, "aim")
    held = of_verb(analysis, higher, depth=depth + 1)
    return Reality(Status.OCCURRED, "achieved") if held.status is Status.OCCURRED else held


def _under_noun(analysis: Analysis, noun: Word) -> Reality:
    """Return what "the first company to launch", "plans to launch", "a rocket to launch" say."""
    if any(a.lower in ORDINALS for a in analysis.children(noun, "amod")):
        return _if_achieved(analysis, noun, 1)
    if noun.lower in AIMS:
        return Reality(Status.PLANNED, "aim")
    verb = analysis.head(noun)
    if noun.rel == "obj" and clauses.lemma(verb) in USING:
        held = of_verb(analysis, verb, depth=3)
        return Reality(Status.OCCURRED, "achieved") if held.status is Status.OCCURRED else held
    return GENERIC_REALITY


# "Used a Qased rocket to put a satellite into orbit"
USING = frozenset({"use", "employ", "launch", "fire"})


def _under_verb(analysis: Analysis, above: Word) -> Reality:
    """Return what "is to launch", "had planned to launch", "vowed to launch" say."""
    lemma = clauses.lemma(above)
    if lemma in {"be", "have"}:
        past = above.lower in {"had", "was", "were"}
        return Reality(None if past else Status.PLANNED, "is to", supposed=past)
    if lemma not in PLANNED_VERBS:
        return Reality(Status.PLANNED, "aim", supposed=True)
    mood = clauses.mood(analysis, above)
    if mood.negated:
        return GENERIC_REALITY
    if mood.tense in {"past", "perfect"} and initially(analysis, above):
        return Reality(Status.PLANNED, "postponed", supposed=True)
    return Reality(Status.PLANNED, "aim")


def initially(analysis: Analysis, verb: Word, *, had: bool = True) -> bool:
    """Tell a plan that no longer holds: "was initially scheduled", or "had planned"."""
    near = {w.lower for w in analysis.words[max(0, verb.i - 4) : verb.i]}
    gone = {"initially", "originally", "previously", "first"}
    return bool(near & (gone | {"had"} if had else gone))


def content_governor(analysis: Analysis, verb: Word) -> Word | None:
    """Return the word that an infinitive hangs from; over a conjunct, that of the first one."""
    word = verb
    while word.rel == "conj" and word.head != word.i:
        word = analysis.head(word)
    return analysis.head(word) if word.head != word.i else None


def _verb_above(analysis: Analysis, word: Word) -> Word | None:
    if word.pos in {"VERB", "AUX"}:
        return word
    for above in analysis.ancestors(word):
        if above.pos in {"VERB", "AUX"}:
            return above
    cop = analysis.children(word, "cop")
    return cop[0] if cop else None


# These nouns before "for launching" tell of a plan.
PLANS = frozenset({"date", "plan", "plans", "preparations", "deadline", "target", "hopes"})
# What is done by these has not been done.
REFUSING = frozenset({"deny", "consider", "avoid", "stop", "halt", "ban", "prohibit", "refrain"})


def _of_gerund(analysis: Analysis, verb: Word, headline: bool, depth: int) -> Reality:
    above = content_governor(analysis, verb)
    if above is None:
        return Reality(Status.PLANNED, "heading") if headline else Reality(None, "gerund")
    marks = {m.lower for m in analysis.children(verb, "mark", "case")}
    if above.pos in {"NOUN", "PROPN"} and verb.rel == "acl" and marks & {"for", "of", "to"}:
        plan = above.lower in PLANS
        return Reality(Status.PLANNED, "plan noun") if plan else GENERIC_REALITY
    if clauses.lemma(above) in REFUSING:
        return GENERIC_REALITY
    higher = _verb_above(analysis, above) if above.pos not in {"VERB", "AUX"} else above
    if higher is None or marks & {"for", "without", "before"}:
        return Reality(None, "gerund")
    found = of_verb(analysis, higher, depth=depth + 1)
    if marks & {"by", "after", "since", "in"} or verb.rel in {"advcl", "acl", "xcomp", "ccomp"}:
        rule = f"as its main clause: {found.rule}"
        return Reality(found.status, rule, found.supposed, found.generic)
    return Reality(None, "gerund")
