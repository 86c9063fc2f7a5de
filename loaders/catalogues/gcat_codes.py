"""What the codes of GCAT mean: launch tags, launch codes, catalogue numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kb.terms import Kind, Outcome, Status

_COSPAR = re.compile(r"[0-9]{4}-[0-9]{3}")
_GREEK = re.compile(r"([0-9]{4}) (?:([A-Z]) )?([A-Z]{2,3})")
_ALPHABET = (
    "ALP", "BET", "GAM", "DEL", "EPS", "ZET", "ETA", "THE", "IOT", "KAP", "LAM", "MU",
    "NU", "XI", "OMI", "PI", "RHO", "SIG", "TAU", "UPS", "PHI", "CHI", "PSI", "OME",
)  # fmt: skip
_CODE = re.compile(r"([A-Z])([SFUE])([0-9]{1,3})?")
_JCAT = re.compile(r"([A-Z])([0-9]{5}|[0-9]{9})")

# The first letter of a launch code. A launch into deep space is one into orbit, too; a re-entry
# test, an atmospheric and a sounding rocket come down again; what takes off from the Moon (X) is
# none of our kinds.
_KINDS = {
    "O": Kind.ORBITAL,
    "D": Kind.ORBITAL,
    "S": Kind.SUBORBITAL,
    "Y": Kind.SUBORBITAL,
    "A": Kind.SUBORBITAL,
    "H": Kind.SUBORBITAL,
    "R": Kind.SUBORBITAL,
    "T": Kind.SUBORBITAL,
    "M": Kind.MISSILE,
    "X": Kind.UNKNOWN,
}
_LEGACY_OUTCOMES = {"S": Outcome.SUCCESS, "F": Outcome.FAILURE}


@dataclass(frozen=True, slots=True)
class Code:
    """What a launch code means."""

    kind: Kind
    status: Status
    outcome: Outcome | None


UNKNOWN = Code(Kind.UNKNOWN, Status.OCCURRED, None)
"""A launch whose code says nothing that is known; that it is listed says that it took place."""


def read_code(code: str) -> Code | None:
    """Return what a launch code means, or None if it is none.

    GCAT counts a launch with less than 75 % of success as failed (`OF40` reached an orbit, but
    not the right one); more than that, but not all, is a success in part. A rocket that blew up
    before it was launched (`E`) is listed, but was no launch.

    >>> read_code("OS75").outcome, read_code("OF40").outcome
    (<Outcome.PARTIAL: 'partial'>, <Outcome.FAILURE: 'failure'>)
    """
    match = _CODE.fullmatch(code)
    if not match:
        return None
    category, success, percentage = match.groups()
    kind = _KINDS.get(category, Kind.UNKNOWN)
    if success == "E":
        return Code(kind, Status.CANCELLED, None)
    return Code(kind, Status.OCCURRED, _outcome(success, percentage))


def _outcome(success: str, percentage: str | None) -> Outcome:
    if success == "U":
        return Outcome.UNKNOWN
    if success == "F":
        return Outcome.FAILURE
    return Outcome.PARTIAL if percentage and int(percentage) < 100 else Outcome.SUCCESS


def read_legacy_code(code: str, tag: str) -> Code | None:
    """Return what the one letter of the table of 2020 means; it lists launches into orbit alone.

    Beside them are marginal ones, under tags with a U.
    """
    if code not in _LEGACY_OUTCOMES:
        return None
    kind = Kind.UNKNOWN if "-U" in tag else Kind.ORBITAL
    return Code(kind, Status.OCCURRED, _LEGACY_OUTCOMES[code])


def cospar(tag: str) -> str:
    """Return the international designation of a launch tag, or nothing if it is none.

    Until 1962 it was written in Greek letters: 1962 Alpha Omicron is 1962-039. Tags of launches
    that did not reach orbit (`2023-F06`) are GCAT's own.

    >>> cospar("2023-179"), cospar("1957 ALP"), cospar("1962 A OMI"), cospar("2023-F06")
    ('2023-179', '1957-001', '1962-039', '')
    """
    if _COSPAR.fullmatch(tag):
        return tag
    match = _GREEK.fullmatch(tag)
    if not match or match[3] not in _ALPHABET:
        return ""
    rounds = ord(match[2]) - ord("A") + 1 if match[2] else 0
    number = rounds * len(_ALPHABET) + _ALPHABET.index(match[3]) + 1
    return f"{match[1]}-{number:03d}"


def norad(jcat: str) -> str:
    """Return the number in the satellite catalogue of the United States, if it has one.

    >>> norad("S58400"), norad("S000100000"), norad("F01679")
    ('58400', '100000', '')
    """
    match = _JCAT.fullmatch(jcat)
    return str(int(match[2])) if match and match[1] == "S" else ""


def is_jcat(text: str) -> bool:
    """Tell whether a text is a number in one of GCAT's lists of objects."""
    return _JCAT.fullmatch(text) is not None
