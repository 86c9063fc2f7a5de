"""What a run of capitalised words seems to be: by its last word, its title, its use."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kb.terms import EntityType
from loaders.english.names.lists import words as listed
from loaders.english.names.runs import ORG_HEADS

if TYPE_CHECKING:
    from loaders.english.names.words import Analysis, Word
UNITS = listed("names", "organizations", "units")
COMPANIES = listed("names", "organizations", "companies")
NOT_ORGANIZATIONS = listed("names", "organizations", "not_organizations")
SITE_HEADS = listed("names", "things", "sites")
VEHICLES = listed("names", "things", "vehicles")
PAYLOADS = listed("names", "things", "payloads")
TITLES = listed("names", "persons", "titles")
ROLES = listed("names", "persons", "roles")
SPEECH = listed("names", "verbs", "speech")
PLACE_PREPOSITIONS = frozenset(
    {"in", "at", "near", "from", "over", "off", "toward", "towards", "into"}
)


def is_organization(head: Word, run: tuple[Word, ...]) -> bool:
    """Tell a run that names an organization, by its last word or the one before "of"."""
    low = head.lower
    two = f"{run[-2].lower} {low}" if len(run) > 1 else low
    if "of" in [w.lower for w in run[1:]]:
        place = [w.lower for w in run].index("of")
        before = run[place - 1].lower
        return before in ORG_HEADS | UNITS | {"trust", "chiefs"}
    return low in ORG_HEADS or two in ORG_HEADS or low in UNITS


def only_role(analysis: Analysis, first: int, last: int) -> bool:
    """Tell a run that is a title without a name."""
    held = {w.lower for w in analysis.words[first:last]}
    return held <= (TITLES | ROLES | {"of", "the", "for", "officials"})


def name_type(analysis: Analysis, first: int, last: int) -> tuple[EntityType | None, str]:
    """Return what a capitalised run seems to be, and by which sign."""
    words = analysis.words
    run, head = words[first:last], words[last - 1]
    before = words[first - 1] if first else None
    if len(run) == 1 and head.lower.endswith(("an", "ese", "ish", "ean")):
        return None, "adjective"
    by_word = _type_by_word(words, run, last)
    if by_word is not None:
        return by_word, "word of the name"
    if before and before.lower in COMPANIES and before.pos == "NOUN":
        return EntityType.ORGANIZATION, "kind before the name"
    if (before and before.lower in TITLES) or run[0].lower in TITLES:
        return EntityType.PERSON, "title"
    return _type_by_use(analysis, run, before)


def _type_by_word(words: tuple[Word, ...], run: tuple[Word, ...], last: int) -> EntityType | None:
    """Return the type that a name's last word tells, or the common noun after it."""
    low = run[-1].lower
    following = words[last].lower if last < len(words) else ""
    if low in VEHICLES or following in VEHICLES:
        return EntityType.VEHICLE
    if low in PAYLOADS or _payload_near(words, last):
        return EntityType.PAYLOAD
    if low in SITE_HEADS or any("Complex" in w.text for w in run):
        return EntityType.SITE
    return EntityType.PLACE if low in NOT_ORGANIZATIONS else None


def _payload_near(words: tuple[Word, ...], last: int) -> bool:
    """Tell "Dragon cargo spacecraft": a payload noun at the end of the phrase that goes on."""
    for word in words[last : last + 3]:
        if word.lower in PAYLOADS:
            return True
        if word.pos not in {"NOUN", "ADJ", "PROPN"}:
            return False
    return False


def _type_by_use(
    analysis: Analysis, run: tuple[Word, ...], before: Word | None
) -> tuple[EntityType | None, str]:
    head = run[-1]
    plain = all(re.fullmatch(r"[A-Z][a-z’'.-]*[A-Za-z.]*", w.text) for w in run)
    if any(re.search(r"\d", w.text) for w in run):
        return None, "designation"
    if before and before.lower in PLACE_PREPOSITIONS and before.pos == "ADP" and len(run) <= 2:
        return EntityType.PLACE, "preposition"
    if 2 <= len(run) <= 4 and plain and _person_sign(analysis, run):
        return EntityType.PERSON, "use"
    subject = [w for w in run if w.rel.startswith("nsubj")]
    if subject and analysis.head(subject[0]).lemma in SPEECH:
        return (EntityType.ORGANIZATION if head.text.isupper() else EntityType.PERSON), "speaks"
    return None, "capitals"


def _person_sign(analysis: Analysis, run: tuple[Word, ...]) -> bool:
    """Tell a person by an apposed role or a speech verb: "Thomas Pyke, a spokesman for"."""
    top = next((w for w in run if not run[0].i <= w.head < run[-1].i + 1), run[-1])
    if top.rel.startswith("nsubj") and analysis.head(top).lemma in SPEECH:
        return True
    tail = analysis.words[run[-1].i + 1 : run[-1].i + 8]
    if tail and tail[0].text == "," and any(w.lower in ROLES | TITLES for w in tail[1:]):
        return True
    lead = analysis.words[max(0, run[0].i - 2) : run[0].i]
    return any(w.lower in ROLES | TITLES for w in lead if w.text != ",") or (
        bool(lead) and lead[-1].lower in ROLES
    )
