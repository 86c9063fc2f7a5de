"""Making times: from days, instants and bounds, and from other times."""

import re
from dataclasses import replace
from datetime import UTC, datetime

from kb.dates.compare import contains
from kb.dates.edtf import bound_text, format_edtf, parse_edtf
from kb.dates.value import UNKNOWN_TIME, Precision, Time
from kb.dates.zones import offset_text, read_zone
from kb.errors import DateError

_XSD = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]+)?"
    r"(?:Z|[+-][0-9]{2}:[0-9]{2})"
)
_CLOCKS = {Precision.HOUR: "hours", Precision.MINUTE: "minutes", Precision.SECOND: "seconds"}


def day(year: int, month: int, day_of_month: int, *, zone: str = "") -> Time:
    """The time of one day of the calendar.

    Raises:
        DateError: The calendar has no such day, or the zone is not known.
    """
    return parse_edtf(f"{year:04d}-{month:02d}-{day_of_month:02d}", zone=zone)


def instant(moment: datetime) -> Time:
    """The time of one second, in the zone of the datetime; fractions are cut off.

    Raises:
        DateError: The datetime has no zone.
    """
    if moment.tzinfo is None:
        raise DateError(f"{moment.isoformat()} has no time zone, so that it is no instant")
    text = moment.replace(microsecond=0).isoformat()
    return parse_edtf(text.removesuffix("+00:00") + "Z" if text.endswith("+00:00") else text)


def between(earliest: datetime | None, latest: datetime | None, *, words: str = "") -> Time:
    """The time that lies somewhere between two moments; None leaves a side open.

    Raises:
        DateError: A moment has no zone, or the two are reversed.
    """
    bare = Time("", earliest and _utc(earliest), latest and _utc(latest), Precision.INTERVAL)
    if earliest is None and latest is None:
        return replace(UNKNOWN_TIME, words=words)
    return parse_edtf(format_edtf(bare), words=words)


def narrow(time: Time, zone: str) -> Time:
    """The same time with its zone known; a time that has a zone already keeps it.

    >>> narrow(day(2023, 5, 31), "Asia/Seoul").earliest.isoformat()
    '2023-05-30T15:00:00+00:00'

    Raises:
        DateError: The zone is not known.
    """
    if time.zone or not zone or not time.edtf:
        return time
    fresh = parse_edtf(time.edtf, zone=zone)
    return replace(time, earliest=fresh.earliest, latest=fresh.latest, zone=fresh.zone)


def intersect(a: Time, b: Time) -> Time | None:
    """What both times allow, or None where they exclude each other."""
    if contains(a, b):
        return b
    if contains(b, a):
        return a
    starts = [bound for bound in (a.earliest, b.earliest) if bound]
    ends = [bound for bound in (a.latest, b.latest) if bound]
    earliest, latest = max(starts, default=None), min(ends, default=None)
    if earliest and latest and earliest > latest:
        return None
    return between(earliest, latest)


def local_edtf(time: Time, zone: str) -> str:
    """The EDTF text of a time of day on the clocks of a zone; other times keep their text.

    >>> local_edtf(parse_edtf("2023-05-30T21:29Z"), "Asia/Seoul")
    '2023-05-31T06:29+09:00'

    Raises:
        DateError: The zone is not known.
    """
    qualified = time.edtf[-1:] in "?~%"
    if time.precision not in _CLOCKS or not time.zone or qualified or not time.earliest:
        return time.edtf
    return _local(time.earliest, time.precision, zone)


def to_xsd(moment: datetime) -> str:
    """The `xsd:dateTime` text of a moment, in UTC with Z and whole seconds.

    >>> to_xsd(datetime(2023, 5, 30, 15, tzinfo=UTC))
    '2023-05-30T15:00:00Z'

    Raises:
        DateError: The datetime has no zone.
    """
    return bound_text(_utc(moment))


def from_xsd(text: str) -> datetime:
    """The UTC moment of an `xsd:dateTime` text with a zone; fractions are cut off.

    Raises:
        DateError: The text is no such value, or has no zone.
    """
    if not _XSD.fullmatch(text):
        raise DateError(f"{text!r} is no xsd:dateTime with a zone; right: 2023-05-30T15:00:00Z")
    try:
        return _utc(datetime.fromisoformat(text))
    except (ValueError, OverflowError) as error:
        raise DateError(f"{text!r} is not on the calendar and clock ({error})") from error


def _utc(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise DateError(f"{moment.isoformat()} has no time zone; bounds are in UTC")
    return moment.astimezone(UTC).replace(microsecond=0)


def _local(utc: datetime, precision: Precision, zone: str) -> str:
    local = utc.astimezone(read_zone(zone)).replace(tzinfo=None)
    return local.isoformat(timespec=_CLOCKS[precision]) + offset_text(utc, zone)
