"""Hypothesis strategies for EDTF texts and times."""

from datetime import UTC, datetime

from hypothesis import strategies as st

from kb.dates import Time, parse_edtf
from kb.errors import DateError

ZONES = ("", "Z", "+09:00", "-03:30", "Asia/Seoul", "America/New_York", "Pacific/Apia")
QUALIFIERS = st.sampled_from(["", "", "?", "~", "%"])

_years = st.integers(1, 9999).map("{:04d}".format)
_recent = st.integers(1900, 2100).map("{:04d}".format)
_days = st.dates().map(lambda day: day.isoformat())
_offsets = st.sampled_from(["", "Z", "+09:00", "-12:00", "+05:30"])
_clocks = st.tuples(st.datetimes(), st.sampled_from(["hours", "minutes", "seconds"]), _offsets).map(
    lambda parts: parts[0].isoformat(timespec=parts[1]) + parts[2]
)

points = st.one_of(
    _years,
    _days,
    _clocks,
    _days.map(lambda day: day[:7]),
    _days.map(lambda day: day[:7] + "-XX"),
    _years.map(lambda year: year + "-XX"),
    _years.map(lambda year: year + "-XX-XX"),
    st.integers(0, 999).map("{:03d}X".format),
    st.integers(0, 99).map("{:02d}XX".format),
    st.tuples(_recent, st.sampled_from([21, 22, 23, 24, 33, 34, 35, 36, 40, 41])).map(
        lambda parts: f"{parts[0]}-{parts[1]}"
    ),
    st.tuples(_recent, st.integers(1, 52)).map(lambda parts: f"{parts[0]}-W{parts[1]:02d}"),
)
qualified = st.tuples(points, QUALIFIERS).map("".join)
zones = st.sampled_from(ZONES)


def _interval(parts: tuple[str, str]) -> str:
    ordered = "/".join(parts)
    try:
        parse_edtf(ordered)
    except DateError:
        return "/".join(reversed(parts))
    return ordered


intervals = st.one_of(
    st.tuples(_days, _days).map(lambda pair: "/".join(sorted(pair))),
    st.tuples(_years, _days).map(_interval),
    qualified.map("{}/..".format),
    qualified.map("../{}".format),
    qualified.map("/{}".format),
    qualified.map("{}/".format),
    st.just("../.."),
)
edtf_texts = st.one_of(qualified, intervals)
times: st.SearchStrategy[Time] = st.builds(parse_edtf, edtf_texts, zone=zones)
moments: st.SearchStrategy[datetime] = st.datetimes(timezones=st.just(UTC)).map(
    lambda moment: moment.replace(microsecond=0)
)
