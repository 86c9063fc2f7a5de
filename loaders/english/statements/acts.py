"""What a speaker does by saying it: the cue's own act, or what plain saying amounts to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.terms import Act
from loaders.english.statements.cues import Kind
from loaders.english.statements.modality import NEGATIONS, helpers_of

if TYPE_CHECKING:
    from loaders.english.names.words import Word
    from loaders.english.statements.found import Found
    from loaders.english.statements.page import Page

PRONOUNS = frozenset({"it", "we", "i", "they", "he", "she"})
# Nouns by which speakers call themselves ("the country would launch", "the agency has set up").
SELVES = frozenset({"country", "nation", "government", "agency", "company", "ministry", "state"})
MODAL = frozenset({"may", "might", "could", "can"})
FUTURE = frozenset({"will", "'ll", "’ll", "shall", "would"})
DENIALS = frozenset({"deny", "reject", "refute", "dispute", "dismiss"})
FLIGHT = frozenset({"launch", "fly", "lift", "blast"})
# What happens by itself: its future announces nothing.
STATIVE = frozenset(
    {"violate", "breach", "be", "have", "mean", "help", "cause", "affect", "take", "need"}
    | {"threaten", "become", "depend", "cost", "require", "face", "know", "see", "remain", "suffer"}
)
SAYING = frozenset({"clause", "quote", "trail", "phrase"})
INSISTING = frozenset({"insist", "maintain", "stress", "emphasize", "emphasise"})
FEELING = frozenset({"express", "voice"})
BELIEVING = frozenset({"believe", "expect", "think", "estimate", "fear", "doubt", "assume"})
EXPERTS = frozenset({"expert", "analyst", "observer", "specialist", "economist"})
# These stay reports whatever is confirmed.
CONFIRMING = frozenset({"confirm", "acknowledge", "concede", "admit"})
# Phrases are looked for in the first words of a content; further on they are asides.
REACH = 40


@dataclass(frozen=True, slots=True)
class Saying:
    """A statement about to be judged: its chief verb, who speaks and in which mode.

    `media`: the speaker reports for a living, whose "will" announces nothing. `own`: the names,
    in lower case, that the speaker or his organization goes by.
    """

    page: Page
    found: Found
    verb: int | None
    media: bool = False
    direct: bool = False
    own: frozenset[str] = frozenset()

    def has(self, key: str) -> bool:
        """Tell whether a phrase of a list stands near the start of what is said."""
        page = self.page
        places = [i for a, b in self.found.content for i in range(a, b) if not page.is_mark(i)]
        words = [page.lower(i) for i in places[:REACH]]
        said = f" {' '.join(words)} "
        return any(f" {phrase} " in said for phrase in page.cues.lists[f"content.{key}"])


def act_of(saying: Saying) -> Act:
    """Return the act: the cue's own, or what plain saying amounts to by what is said."""
    page, found = saying.page, saying.found
    sense = found.sense
    if found.source and page.lower(found.source.words[0] - 1) == "what":
        return Act.CLAIM
    if found.rule in {"predicative", "taken as"} or sense.lemma in FEELING:
        return _judged(saying)
    if sense.lemma in INSISTING and _negated(saying):
        return Act.DENY
    if sense.act is not Act.REPORT or sense.frame not in SAYING:
        return sense.act
    if page.words[page.words[found.verb].head].lemma in DENIALS:
        return Act.CLAIM
    return sense.act if sense.lemma in CONFIRMING else _amounts_to(saying)


def _amounts_to(saying: Saying) -> Act:
    """Return what plain saying amounts to by the chief verb and the words of what is said."""
    verb = saying.verb
    if verb is not None and saying.page.is_cue(verb, Kind.SPEECH) and not _own(saying):
        return Act.REPORT
    return next((act for test, act in SIGNS if test(saying)), Act.REPORT)


def _warns(saying: Saying) -> bool:
    """Tell a threat, and "the warning read", where the source is the act itself."""
    source = saying.found.source
    named = source is not None and saying.page.lower(source.words[1] - 1) == "warning"
    return named or saying.has("threat")


def _condemns(saying: Saying) -> bool:
    return saying.has("condemnation")


def _promises(saying: Saying) -> bool:
    if not saying.has("promise") or saying.verb is None:
        return False
    return _own(saying) or _of_a_state(saying, helpers_of(saying.page, saying.verb))


def _praises(saying: Saying) -> bool:
    return saying.has("praise") and not _negated(saying)


def _claims(saying: Saying) -> bool:
    """Tell a right that is claimed, or a purpose that is imputed."""
    return saying.has("claim")


def _denies(saying: Saying) -> bool:
    return saying.has("denial")


def _believes(saying: Saying) -> bool:
    """Tell what one says that one expects."""
    verb, page, source = saying.verb, saying.page, saying.found.source
    if verb is None or saying.direct or saying.media:
        return False
    if source is not None and page.words[source.head].lemma.lower() in EXPERTS:
        return bool(helpers_of(page, verb) & MODAL)
    passive = bool(page.analysis.children(page.words[verb], "nsubj:pass"))
    return page.words[verb].lemma in BELIEVING and (_own(saying) or passive)


def _judged(saying: Saying) -> Act:
    """Return what giving something a name amounts to: "a threat" condemns, "a triumph" praises."""
    page, found = saying.page, saying.found
    words = {page.lower(i) for first, last in found.content for i in range(first, last)}
    if words & page.cues.lists["content.bad"]:
        return Act.CONDEMN
    return Act.PRAISE if words & page.cues.lists["content.good"] else found.sense.act


def _negated(saying: Saying) -> bool:
    if saying.verb is None:
        return False
    return bool(helpers_of(saying.page, saying.verb) & NEGATIONS)


def _demands(saying: Saying) -> bool:
    """Tell what must or should be, and what others need to do."""
    page, verb = saying.page, saying.verb
    if verb is None:
        return False
    helpers = helpers_of(page, verb)
    if helpers & page.cues.lists["content.demand"]:
        return True
    needed = page.words[verb].lemma in {"need", "ought"} and page.lower(verb + 1) == "to"
    return needed and not saying.direct and not helpers & FUTURE


def _own(saying: Saying) -> bool:
    """Tell whether the speaker is the subject of what is said."""
    page, subject = saying.page, _subject(saying)
    if subject is None:
        return False
    phrase = page.phrases.of(subject)
    whole = page.text((phrase.first, phrase.last)).casefold() if phrase else subject.lower
    if subject.lower in PRONOUNS | SELVES or {whole, whole.removeprefix("the ")} & saying.own:
        return True
    owners = page.analysis.children(subject, "nmod:poss")
    return any(owner.lower in {"its", "their", "our"} for owner in owners)


def _subject(saying: Saying) -> Word | None:
    if saying.verb is None:
        return None
    below = saying.page.analysis.children(saying.page.words[saying.verb], "nsubj", "nsubj:pass")
    return below[0] if below else None


def _announces(saying: Saying) -> bool:
    """Tell a plan or a deed of one's own."""
    page, verb = saying.page, saying.verb
    if verb is None or saying.direct or saying.media:
        return False
    word, helpers = page.words[verb], helpers_of(page, verb)
    if {word.lemma, word.lower} & FLIGHT and helpers & (FUTURE | MODAL):
        return True
    deed = word.lemma in page.cues.lists["content.deeds"]
    passive = bool(page.analysis.children(word, "nsubj:pass")) and word.lemma not in FLIGHT
    if deed and passive and helpers & (FUTURE | {"been"}):
        return True
    if not _own(saying):
        return word.lemma in {"plan", "intend"} or _of_a_state(saying, helpers)
    if helpers & NEGATIONS:
        return bool(helpers & FUTURE) and word.lemma not in STATIVE
    planned = word.lemma in page.cues.lists["content.plans"] or _joined_future(saying, verb)
    coming = helpers & (FUTURE | MODAL) and word.pos == "VERB" and word.lemma not in STATIVE
    return bool(planned or coming or (deed and not passive))


def _joined_future(saying: Saying, verb: int) -> bool:
    """Tell "it was working on it and would postpone the next": a plan that is joined."""
    page = saying.page
    joined = page.analysis.children(page.words[verb], "conj")
    return any(
        word.pos == "VERB"
        and word.lemma not in STATIVE
        and helpers_of(page, word.i) & FUTURE
        and not page.analysis.children(word, "nsubj", "nsubj:pass")
        for word in joined
    )


def _of_a_state(saying: Saying, helpers: set[str]) -> bool:
    """Tell "Tokyo would bar the ferry" from the mouth of somebody with a name."""
    source, subject = saying.found.source, _subject(saying)
    if source is None or subject is None or saying.verb is None or not helpers & FUTURE:
        return False
    named = saying.page.words[source.head].pos in {"PROPN", "PRON"}
    deed = saying.page.words[saying.verb].lemma not in STATIVE
    return named and deed and subject.pos == "PROPN"


# The first sign that is there decides.
SIGNS = (
    (_warns, Act.WARN),
    (_condemns, Act.CONDEMN),
    (_demands, Act.DEMAND),
    (_promises, Act.PROMISE),
    (_denies, Act.DENY),
    (_claims, Act.CLAIM),
    (_praises, Act.PRAISE),
    (_believes, Act.PREDICT),
    (_announces, Act.ANNOUNCE),
)
