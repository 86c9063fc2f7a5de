"""Whether a date lies behind or ahead: what the verbs around it say."""

from loaders.english.times.lexicon import word_list
from loaders.english.times.tokens import Tokens

UNKNOWN, BACK, AHEAD = 0, -1, 1
SURE = 2
"""Times this, when the sign cannot belong to another clause."""

_REACH = 32
_PUT_OFF_REACH = 14
_SENTENCE_END = frozenset(".?!")


def cue(tokens: Tokens, start: int, end: int) -> int:
    """The direction that the words right beside an expression tell, whatever the verb.

    "As early as" and "until" look ahead, and so does what is delayed to a date. "Tuesday's"
    looks back unless the words right behind it point ahead.
    """
    if tokens.word(start - 1) == "as" and tokens.word(start - 2) in {"soon", "early", "late"}:
        return AHEAD
    if tokens.word(start - 1) == "until" and not _ends_sentence(tokens, start - 2):
        return AHEAD
    if _is_put_off(tokens, start):
        return AHEAD
    if tokens.word(end) in {"'s", "’s"}:
        behind = [_told(tokens, place) for place in range(end + 1, end + 6)]
        return AHEAD if max(behind) > 0 else BACK
    return UNKNOWN


def _is_put_off(tokens: Tokens, start: int) -> bool:
    """Whether something is delayed, moved or set "to" or "for" the expression."""
    place = start - 1
    while tokens.word(place) in word_list("opening"):
        place -= 1
    if tokens.word(place) not in {"to", "till", "until", "for"}:
        return False
    for behind in range(place - 1, max(place - _PUT_OFF_REACH, -1), -1):
        if _ends_sentence(tokens, behind):
            return False
        if tokens.word(behind) in word_list("put_off"):
            return True
    return False


def direction(tokens: Tokens, start: int, end: int) -> int:
    """Below 0 when the verb nearest to the expression is past, above 0 when it points ahead.

    The words before the expression go first, back to the beginning of the sentence; then
    those after it.
    """
    opens = _ends_sentence(tokens, start - 1) or _ends_sentence(tokens, start - 2)
    return _before(tokens, start) or _behind(tokens, end) * (SURE if opens else 1)


def _before(tokens: Tokens, start: int) -> int:
    for place in range(start - 1, max(start - _REACH, -1), -1):
        if _ends_sentence(tokens, place):
            break
        told = _told(tokens, place)
        if told:
            return told
    return UNKNOWN


def _behind(tokens: Tokens, end: int) -> int:
    for place in range(end, min(end + _REACH, len(tokens.spans))):
        if _ends_sentence(tokens, place):
            break
        told = _told(tokens, place)
        if told:
            return told
    return UNKNOWN


def _told(tokens: Tokens, place: int) -> int:
    word = tokens.word(place)
    if word in {"will", "shall"}:
        return AHEAD * SURE
    if word in word_list("maybe"):
        return AHEAD if _is_open(tokens, place) else UNKNOWN
    if word in word_list("future") or _plans(tokens, place):
        return AHEAD
    if word == "to" and (
        tokens.word(place - 1) in word_list("future_to") or _is_passive(tokens, place)
    ):
        past = tokens.word(place - 2) in {"was", "were", "had", "been"}
        return BACK if past else AHEAD
    return BACK if _is_past(tokens, place) else UNKNOWN


def _is_open(tokens: Tokens, place: int) -> bool:
    """Whether "could" or the like speaks of what may come, not of what was or was not."""
    if tokens.word(place + 1) in {"have", "not", "n"}:
        return False
    before = {tokens.word(behind) for behind in range(place - 8, place)}
    return word_list("negative").isdisjoint(before)


def _is_passive(tokens: Tokens, place: int) -> bool:
    """Something "to be delivered" is still to come."""
    return tokens.word(place + 1) == "be" and tokens.word(place + 2).endswith(("ed", "en", "ld"))


def _plans(tokens: Tokens, place: int) -> bool:
    if tokens.word(place + 1) == "for" and tokens.word(place) in word_list("put_off"):
        return True
    planning = tokens.word(place) in {"planned", "planning"}
    return planning and tokens.word(place + 1) in {"to", "a", "an"}


def _is_past(tokens: Tokens, place: int) -> bool:
    if tokens.word(place - 1) in {"be", "to"}:
        return False
    word = tokens.word(place)
    ends = word.endswith("ed") and len(word) > 4 and word not in word_list("no_verb")
    return ends or word in word_list("past")


def _ends_sentence(tokens: Tokens, place: int) -> bool:
    if place < 0:
        return True
    surface = tokens.surface(place)
    if surface.startswith("\n"):
        return True
    if surface not in _SENTENCE_END:
        return False
    following = tokens.surface(place + 1)
    return following[:1].isupper() or not following[:1].isalnum()


def sentence_start(tokens: Tokens, start: int) -> int:
    """The token at which the sentence of an expression begins, looking back 80 at most."""
    for place in range(start - 1, max(start - 80, -1), -1):
        if _ends_sentence(tokens, place):
            return place + 1
    return max(start - 80, 0)
