"""Inflection: every form of an English verb or noun from its base form."""

from __future__ import annotations

import re

# Base form: past, past participle. Regular ones are made by rule.
_IRREGULAR = """
say said said; tell told told; write wrote written; put put put; go went gone; make made made;
let let let; give gave given; speak spoke spoken; know knew known; think thought thought;
feel felt felt; see saw seen; find found found; hear heard heard; understand understood understood;
hold held held; begin began begun; shoot shot shot; spell spelt spelt; swear swore sworn;
foresee foresaw foreseen; foretell foretold foretold; read read read; show showed shown;
mean meant meant; seek sought sought; choose chose chosen; forget forgot forgotten;
cast cast cast; draw drew drawn; take took taken; rip ripped ripped; tear tore torn; lay laid laid;
bring brought brought; undertake undertook undertaken; broadcast broadcast broadcast; have had had;
call called called; sum summed summed; break broke broken; spread spread spread; be was been;
stand stood stood; side sided sided; recast recast recast; rebut rebutted rebutted; hit hit hit;
heap heaped heaped; beseech besought besought; dream dreamt dreamt; issue issued issued;
hurt hurt hurt; lead led led; plead pled pled; keep kept kept; set set set; beg begged begged
"""

IRREGULAR = {
    base: (past, participle)
    for base, past, participle in (
        entry.split() for entry in _IRREGULAR.split(";") if entry.strip()
    )
}
_DOUBLING = re.compile(r"(?:^|[^aeiou])[aeiou][bdglmnprt]$")
_SIBILANT = re.compile(r"(?:s|x|z|ch|sh)$")
_CONSONANT_Y = re.compile(r"[^aeiou]y$")


def verb_forms(base: str) -> set[str]:
    """Return the forms of a verb; where spelling wavers (signaled, signalled) both.

    >>> sorted(verb_forms("vow")), sorted(verb_forms("say"))
    (['vow', 'vowed', 'vowing', 'vows'], ['said', 'say', 'saying', 'says'])
    >>> sorted(verb_forms("deny"))
    ['denied', 'denies', 'deny', 'denying']
    """
    forms = {base, plural(base), *(stem + "ing" for stem in _stems(base, silent="e"))}
    if base in IRREGULAR:
        return forms | set(IRREGULAR[base])
    return forms | {_past(stem) for stem in _stems(base, silent="")}


def participles(base: str) -> set[str]:
    """Return the past participles of a verb.

    >>> participles("see"), participles("urge")
    ({'seen'}, {'urged'})
    """
    if base in IRREGULAR:
        return {IRREGULAR[base][1]}
    return {_past(stem) for stem in _stems(base, silent="")}


def plural(base: str) -> str:
    """Return a noun's plural, which is also a verb's form in -s.

    >>> [plural(word) for word in ("pledge", "warning", "denial", "inquiry", "speech")]
    ['pledges', 'warnings', 'denials', 'inquiries', 'speeches']
    """
    if _SIBILANT.search(base):
        return base + "es"
    return base[:-1] + "ies" if _CONSONANT_Y.search(base) else base + "s"


def _past(stem: str) -> str:
    if stem.endswith("e"):
        return stem + "d"
    return stem[:-1] + "ied" if _CONSONANT_Y.search(stem) else stem + "ed"


def _stems(base: str, *, silent: str) -> set[str]:
    """Return what endings are put to: without a silent letter, with a last letter doubled."""
    if silent and base.endswith(silent) and not base.endswith("ee"):
        return {base[: -len(silent)]}
    doubled = {base + base[-1]} if _DOUBLING.search(base) else set()
    # Only a one-syllable verb doubles for sure; longer ones waver by stress and by country.
    return doubled if doubled and _one_syllable(base) else {base} | doubled


def _one_syllable(base: str) -> bool:
    return len(re.findall(r"[aeiouy]+", base)) == 1
