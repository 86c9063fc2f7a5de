"""Order among uncertain times: what is certain, what is possible."""

from datetime import UTC, datetime

from kb.dates.calendar import LAST
from kb.dates.value import Time

MAX = LAST.replace(tzinfo=UTC)


def certainly_before(a: Time, b: Time) -> bool:
    """Whether `a` ends before `b` begins, whatever the two really are."""
    return a.latest is not None and b.earliest is not None and a.latest < b.earliest


def possibly_before(a: Time, b: Time) -> bool:
    """Whether `a` may be earlier than `b`; an open bound is endless."""
    return a.earliest is None or b.latest is None or a.earliest < b.latest


def overlaps(a: Time, b: Time) -> bool:
    """Whether the two may be the same moment: neither is certainly before the other."""
    return not certainly_before(a, b) and not certainly_before(b, a)


def contains(a: Time, b: Time) -> bool:
    """Whether every moment that `b` may be is one that `a` may be."""
    starts = a.earliest is None or (b.earliest is not None and a.earliest <= b.earliest)
    ends = a.latest is None or (b.latest is not None and b.latest <= a.latest)
    return starts and ends


def order(time: Time) -> tuple[bool, datetime, datetime, str]:
    """The key that sorts times by their first known bound; unknown times come last."""
    first = time.earliest or time.latest or MAX
    unknown = time.earliest is None and time.latest is None
    return unknown, first, time.latest or MAX, time.edtf
