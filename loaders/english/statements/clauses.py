"""Where a content begins and ends in its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.english.statements.cues import Kind

if TYPE_CHECKING:
    from loaders.english.names.words import Word
    from loaders.english.statements.page import Page

STOPS = frozenset({".", "!", "?", ";"})
TEMPORAL = frozenset({"after", "before", "because", "until", "when", "while"})
SUBORDINATE = TEMPORAL | {"as", "since", "although", "though", "if"}
RELATIVE = frozenset({"which", "who", "that", "whose"})
CONDITIONS = frozenset({"if", "unless", "until", "so"})
CONTRASTS = frozenset({"but", "while", "although", "though", "and"})
SAYING = (Kind.SPEECH,)


def clause_end(page: Page, verb: int, start: int, last: int) -> int:
    """Return where a clause that is the content ends: before what belongs to the reporter again."""
    end = min(_before_tail(page, verb, start, last), _before_main(page, verb, start, last))
    for k in range(start + 1, end):
        if page.quote(k) and not page.opens(k):
            continue
        if _cuts(page, verb, k):
            return without_joint(page, start, k)
    return end


def _before_main(page: Page, verb: int, start: int, last: int) -> int:
    """Return where the chief clause goes on behind a subordinate one that holds the cue.

    "While Seoul said it flew, Tokyo ..."; "Seoul, which said it flew, ...".
    """
    above = next((up.i for up in page.analysis.ancestors(page.words[verb]) if up.i > start), last)
    if not _subordinate(page, page.words[verb]) or above >= last or not _predicates(page, above):
        return last
    subjects = [c.i for c in page.analysis.children(page.words[above], "nsubj", "nsubj:pass")]
    edge = min([above, *(i for i in subjects if i > start)])
    return next((k for k in range(edge, start, -1) if page.lower(k) == ","), last)


def _subordinate(page: Page, word: Word) -> bool:
    """Tell a verb of a subordinate clause, or one that is joined to it."""
    while word.rel == "conj" and word.head != word.i:
        word = page.words[word.head]
    return word.rel in {"advcl", "acl:relcl", "acl"}


def _predicates(page: Page, i: int) -> bool:
    """Tell a finite verb, or a noun or adjective with a finite copula."""
    copulas = page.analysis.children(page.words[i], "cop")
    return page.finite(i) or any("VerbForm=Fin" in word.feats for word in copulas)


def _before_tail(page: Page, verb: int, start: int, last: int) -> int:
    """Return the end of the sentence, or the place of a clause that hangs on the cue instead."""
    end = last
    above = {verb, *(word.i for word in page.analysis.ancestors(page.words[verb]))}
    for k in range(start + 1, last):
        word = page.words[k]
        if word.head not in above or word.head >= start or page.quote(k):
            continue
        if word.rel in {"conj", "advcl", "parataxis"} and _is_tail(page, word, start):
            end = min(end, max(start + 1, page.analysis.edges(word)[0]))
    return without_joint(page, start, end)


def _is_tail(page: Page, word: Word, start: int) -> bool:
    """Tell a clause of the reporter's own from a piece of the content that the tree misplaces."""
    edge = page.analysis.edges(word)[0]
    if edge <= start:
        return False
    if word.rel == "conj":
        return _joined_verbs(page, word.i, start)
    marks = page.analysis.children(word, "mark")
    if any(mark.lower in CONDITIONS for mark in marks):
        return False
    return page.lower(edge - 1) == "," or page.lower(edge) == ","


def _joined_verbs(page: Page, other: int, start: int) -> bool:
    """Tell "said X and vowed Y" from "said X did this and did that"."""
    if page.words[other].pos not in {"VERB", "AUX"} or not page.finite(other):
        return False
    own = page.analysis.children(page.words[other], "nsubj", "nsubj:pass")
    if page.is_cue(other, *SAYING) and not own:
        return True
    edge = page.analysis.edges(page.words[other])[0]
    if any(page.lower(k) == "that" for k in range(edge, min(other, edge + 3))):
        return False
    joint = page.analysis.children(page.words[other], "cc")
    near = range(max(start, own[0].i - 4), own[0].i) if own else range(0)
    apart = any(page.lower(k) == "," for k in near)
    apart = apart or any(page.lower(word.i - 1) == "," and word.lower == "but" for word in joint)
    return bool(own and joint) and apart


def _cuts(page: Page, verb: int, k: int) -> bool:
    """Tell whether another act of the same speaker begins at word k."""
    word = page.words[k]
    if word.lower == ";" or (word.lower == "but" and _withholds(page, k)):
        return True
    if word.lower == "without" and page.lower(k + 1).endswith("ing") and page.is_cue(k + 1):
        return True
    quoted = page.closes(k - 1) is not None and page.lower(k - 2) == ","
    if (page.lower(k - 1) == "," or quoted) and _own_words(page, k):
        return True
    return _coordinated_cue(page, verb, k)


def _own_words(page: Page, k: int) -> bool:
    """Tell what comes behind a comma and is the reporter's, or another speaker's."""
    word = page.words[k]
    if word.lower == "according" or remark(page, k):
        return True
    if word.pos in {"VERB", "AUX"} and word.lower.endswith("ing"):
        return page.is_cue(k, *SAYING) or word.lower in {"citing", "quoting", "referring"}
    if word.lower in CONTRASTS and (_other_speaker(page, k) or _withholds(page, k)):
        return True
    return word.lower == "which" and _said_of_it(page, k)


def remark(page: Page, k: int) -> bool:
    """Tell the reporter's own remark behind a comma: "a move that ...", "two days after ...".

    An apposition to a name ("Sohae, a site in the north") goes on with the content instead.
    """
    lists = page.cues.lists
    led = page.lower(k) == "in" and page.lower(k + 1) == "what"
    if led or page.lower(k) in lists["words.commentary"]:
        return True
    if page.lower(k) in {"as", "at", "in"}:
        return _aside(page, k)
    return _summary(page, k)


def _summary(page: Page, k: int) -> bool:
    """Tell ", a move that ..." and ", two days after ..."."""
    for i in range(k, min(k + 6, page.unit(k)[1])):
        if page.lower(i) in page.cues.lists["words.summary"]:
            return page.lower(k) in {"a", "an", "the"} or page.words[k].pos == "NUM"
        if page.lower(i) in {"after", "before"} and i > k:
            return page.words[k].pos in {"NUM", "DET", "NOUN", "ADV"}
        if page.words[i].pos in {"VERB", "AUX", "PUNCT", "ADP", "PROPN"}:
            return False
    return False


def _aside(page: Page, k: int) -> bool:
    """Tell ", as it protested ...", ", at a time of ...", ", in an attack that ..."."""
    following = [page.lower(i) for i in range(k + 1, k + 4)]
    if page.lower(k) == "as":
        pronoun = following[0] in {"it", "he", "she", "they"}
        return pronoun and page.words[min(k + 2, len(page.words) - 1)].pos == "VERB"
    if page.lower(k) == "at":
        return following[:2] == ["a", "time"]
    return following[0] in {"a", "an"} and bool(
        set(following[1:]) & page.cues.lists["words.summary"]
    )


def _other_speaker(page: Page, k: int) -> bool:
    """Tell ", but the North denies it": another source's cue behind a contrast."""
    for i in range(k + 1, min(k + 14, page.unit(k)[1])):
        if page.finite(i) and page.words[i].pos == "VERB":
            subject = page.analysis.children(page.words[i], "nsubj")
            return page.is_cue(i, *SAYING) and bool(subject) and k < subject[0].i < i
        if page.lower(i) == ",":
            return False
    return False


def _said_of_it(page: Page, k: int) -> bool:
    """Tell ", which they say breaks the rules": what is said of the thing before."""
    verb = next((i for i in range(k + 1, min(k + 7, page.unit(k)[1])) if page.finite(i)), None)
    return verb is not None and verb > k + 1 and page.is_cue(verb, *SAYING)


def _withholds(page: Page, k: int) -> bool:
    """Tell ", but would not say when": what the speaker leaves unsaid."""
    helpers = {page.lower(i) for i in range(k + 1, k + 3)}
    if not helpers & {
        "would",
        "did",
        "could",
        "declined",
        "refused",
        "gave",
        "offered",
        "provided",
    }:
        return False
    return page.words[k + 1].pos in {"AUX", "VERB"}


def _coordinated_cue(page: Page, verb: int, k: int) -> bool:
    """Tell "and condemned" at word k, in the tense of the first cue and without a subject."""
    main = _behind_joint(page, verb, k)
    if main is None or not page.is_cue(main, *SAYING) or not page.finite(verb):
        return False
    if not (page.finite(main) or _lone_past(page, main)):
        return False
    own = page.analysis.children(page.words[main], "nsubj", "nsubj:pass")
    if own or _tense(page, verb) != _tense(page, main):
        return False
    return _same_speaker(page, page.words[main], verb)


def _behind_joint(page: Page, verb: int, k: int) -> int | None:
    """Return the chief verb of the verb group at word k, if "and" or "but" leads it."""
    joint = k - 1
    while page.words[joint].pos == "ADV" and joint > verb:
        joint -= 1
    if page.lower(joint) not in {"and", "but"} or page.words[k].pos not in {"VERB", "AUX"}:
        return None
    main = k
    while main + 1 < len(page.words) and page.words[main].pos in {"AUX", "ADV", "PART"}:
        main += 1
    return main


def _lone_past(page: Page, i: int) -> bool:
    """Tell a past tense that the tagger takes for a participle."""
    word = page.words[i]
    alone = not page.analysis.children(word, "aux", "aux:pass")
    return "Tense=Past" in word.feats and alone and page.lower(i + 1) != "by"


def _same_speaker(page: Page, word: Word, verb: int) -> bool:
    """Tell whether the first speaker goes on: the tree says so, or a pronoun stands for him.

    In "denied it had fired and warned", the one who denies also warns; in "said the minister had
    come and warned", the minister does.
    """
    above = page.words[word.head]
    if word.rel != "conj" or above.i <= verb or not page.finite(above.i):
        return True
    subjects = page.analysis.children(above, "nsubj", "nsubj:pass")
    return not subjects or subjects[0].pos == "PRON"


def _tense(page: Page, i: int) -> str:
    """Return the tense of a verb, or of its first auxiliary."""
    below = [
        child for child in page.analysis.children(page.words[i], "aux", "aux:pass") if child.i < i
    ]
    first = below[0] if below else page.words[i]
    return next((feat for feat in first.feats.split("|") if feat.startswith("Tense=")), "")


def without_joint(page: Page, start: int, end: int) -> int:
    """Step back over the comma, conjunction and adverb before the next clause."""
    while end - 1 > start and not page.closes(end - 1):
        word, before = page.words[end - 1], page.words[end - 2]
        led = word.pos == "ADV" and before.pos == "CCONJ" and page.same_paragraph(end, end - 1)
        if not (word.pos in {"CCONJ", "PUNCT"} or (led and page.lower(end) not in STOPS)):
            break
        end -= 1
    return end


def has_clause(page: Page, start: int, end: int) -> bool:
    """Tell whether words are a clause: a subject and a finite verb that is not subordinate."""
    subject = below = False
    for k in range(start, end):
        word = page.words[k]
        if (word.lower in RELATIVE and subject) or _subordinates(word):
            below = True
        elif word.lower == "," and below and not subject:
            below = False
        elif word.pos in {"VERB", "AUX"} and page.finite(k):
            if subject and not below and (word.rel != "acl" or "Mood=Ind" in word.feats):
                return True
            below = False
        elif word.pos in {"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ"}:
            subject = subject or not below
    return False


def _subordinates(word: Word) -> bool:
    return word.lower in SUBORDINATE and (word.pos == "SCONJ" or word.lower in TEMPORAL)
