"""Time zones: from local time to UTC bounds, and what the abbreviations of the press mean."""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from kb.dates.calendar import add
from kb.errors import DateError

OFFSET = re.compile(r"([+-])([0-9]{2})(?::?([0-9]{2}))?")

# The zones that a local time may be in when nothing is said: UTC+14 (Line Islands) has the
# day first, UTC-12 (Baker Island) has it last.
FIRST_ZONE = timedelta(hours=14)
LAST_ZONE = timedelta(hours=-12)

# Abbreviations as news and launch catalogues use them. Where one has several meanings, the one
# of a spacefaring country that publishes in English: IST India, CST and MST America, BST Britain.
ABBREVIATIONS = {
    "UTC": "Z", "GMT": "Z", "UT": "Z", "Z": "Z", "ZULU": "Z",
    "EST": "-05:00", "EDT": "-04:00", "ET": "America/New_York",
    "CST": "-06:00", "CDT": "-05:00", "CT": "America/Chicago",
    "MST": "-07:00", "MDT": "-06:00", "MT": "America/Denver",
    "PST": "-08:00", "PDT": "-07:00", "PT": "America/Los_Angeles",
    "AKST": "-09:00", "AKDT": "-08:00", "HST": "-10:00",
    "KST": "+09:00", "JST": "+09:00", "PYT": "+09:00", "HKT": "+08:00", "SGT": "+08:00",
    "IST": "+05:30", "PKT": "+05:00", "IRST": "+03:30", "IRDT": "+04:30",
    "MSK": "+03:00", "MSD": "+04:00", "ALMT": "+06:00",
    "BST": "+01:00", "WET": "Z", "WEST": "+01:00", "CET": "+01:00", "CEST": "+02:00",
    "EET": "+02:00", "EEST": "+03:00", "IDT": "+03:00", "TRT": "+03:00",
    "NZST": "+12:00", "NZDT": "+13:00", "AEST": "+10:00", "AEDT": "+11:00",
    "ACST": "+09:30", "ACDT": "+10:30", "AWST": "+08:00",
    "GFT": "-03:00", "BRT": "-03:00", "ART": "-03:00",
}  # fmt: skip


def zone_of(abbreviation: str) -> str:
    """The zone that an abbreviation stands for: an offset, an IANA name or `Z`.

    >>> zone_of("KST"), zone_of("ET"), zone_of("gmt")
    ('+09:00', 'America/New_York', 'Z')

    Raises:
        DateError: The abbreviation is not known.
    """
    try:
        return ABBREVIATIONS[abbreviation.strip().upper()]
    except KeyError as error:
        raise DateError(
            f"time zone abbreviation {abbreviation!r} is not known; known: "
            + ", ".join(sorted(ABBREVIATIONS))
        ) from error


@lru_cache(maxsize=512)
def read_zone(zone: str) -> tzinfo:
    """The time zone of an IANA name, an offset such as `+09:00` or `Z`.

    Raises:
        DateError: There is no such zone.
    """
    if zone in {"Z", "UTC"}:
        return UTC
    match = OFFSET.fullmatch(zone)
    if match:
        return _read_offset(zone, match)
    try:
        return ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise DateError(
            f"no time zone {zone!r}; right would be an IANA name (Asia/Seoul), "
            "an offset (+09:00) or Z"
        ) from error


def _read_offset(zone: str, match: re.Match[str]) -> tzinfo:
    sign, hours, minutes = match.groups()
    size = timedelta(hours=int(hours), minutes=int(minutes or 0))
    if int(minutes or 0) > 59 or size > FIRST_ZONE:
        raise DateError(f"offset {zone!r} is not on earth; offsets run from -12:00 to +14:00")
    return timezone(-size if sign == "-" else size)


def utc_bounds(
    start: datetime | None, end: datetime | None, zone: str
) -> tuple[datetime | None, datetime | None]:
    """The UTC bounds of a stretch of local time, as wide as the unknown zone makes them."""
    return (
        None if start is None else _first_utc(start, zone),
        None if end is None else _last_utc(end, zone),
    )


def _first_utc(local: datetime, zone: str) -> datetime:
    if not zone:
        return add(local, -FIRST_ZONE).replace(tzinfo=UTC)
    return min(_to_utc(local, zone, fold) for fold in (0, 1))


def _last_utc(local: datetime, zone: str) -> datetime:
    if not zone:
        return add(local, -LAST_ZONE).replace(tzinfo=UTC)
    return max(_to_utc(local, zone, fold) for fold in (0, 1))


def _to_utc(local: datetime, zone: str, fold: int) -> datetime:
    # Both folds are asked: an hour that the clocks repeat or skip has two readings.
    offset = local.replace(tzinfo=read_zone(zone), fold=fold).utcoffset() or timedelta(0)
    return add(local, timedelta(0) - offset).replace(tzinfo=UTC, microsecond=0, fold=0)


def offset_text(moment: datetime, zone: str) -> str:
    """The offset in force in the zone at a UTC moment, as `+09:00` or `Z`.

    >>> from datetime import UTC, datetime
    >>> offset_text(datetime(2023, 5, 30, 21, 29, tzinfo=UTC), "Asia/Seoul")
    '+09:00'
    """
    offset = moment.astimezone(read_zone(zone)).utcoffset() or timedelta(0)
    minutes = int(offset.total_seconds() // 60)
    if minutes == 0:
        return "Z"
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02d}:{rest:02d}"
