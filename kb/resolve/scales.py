"""Scales of success: outcomes that differ because their sources divide the same scale differently.

One source knows success and failure, another partial ones too, a third gives a percentage. What one
calls a partial failure the other calls a success of 75 %: no contradiction, but two rulers.
"""

from __future__ import annotations

import re

from kb.terms import Outcome

_STEPS = {Outcome.FAILURE: 0, Outcome.PARTIAL: 1, Outcome.SUCCESS: 2}

# "OF40", "success 75 %": what a code ends in says how much was reached.
_PERCENT = re.compile(r"(?<!\d)(\d{1,2})\s*%?$")


def far_apart(x: str, y: str) -> bool:
    """Whether two outcomes lie at the two ends of the scale.

    >>> far_apart("success", "failure"), far_apart("success", "partial")
    (True, False)
    """
    steps = [step for outcome, step in _STEPS.items() if outcome in {x, y}]
    return bool(steps) and max(steps) - min(steps) > 1


def share(code: str) -> float | None:
    """Return how much of a success a source's code tells of, from 0 to 1; None where it does not.

    >>> share("OF40"), share("success 75 %"), share("OS"), share("Partial Failure")
    (0.4, 0.75, None, None)
    """
    found = _PERCENT.search(code)
    return int(found[1]) / 100 if found else None


def differ_in_scale(one: tuple[str, str], two: tuple[str, str]) -> bool:
    """Whether two outcomes, each with its source's own code, differ by how finely they divide.

    >>> differ_in_scale(("failure", "OF40"), ("success", "Success"))
    True
    >>> differ_in_scale(("failure", "OF"), ("success", "Success"))
    False
    """
    if not far_apart(one[0], two[0]):
        return True
    return share(one[1]) is not None or share(two[1]) is not None
