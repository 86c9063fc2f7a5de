"""Dates that are honest: intervals in UTC with EDTF text, precision, zone and the words read."""

from kb.dates.build import between, day, from_xsd, instant, intersect, local_edtf, narrow, to_xsd
from kb.dates.compare import certainly_before, contains, order, overlaps, possibly_before
from kb.dates.edtf import format_edtf, parse_edtf
from kb.dates.show import display
from kb.dates.vague import parse_vague
from kb.dates.value import UNKNOWN_TIME, Precision, Time
from kb.dates.zones import offset_text, zone_of

__all__ = [
    "UNKNOWN_TIME",
    "Precision",
    "Time",
    "between",
    "certainly_before",
    "contains",
    "day",
    "display",
    "format_edtf",
    "from_xsd",
    "instant",
    "intersect",
    "local_edtf",
    "narrow",
    "offset_text",
    "order",
    "overlaps",
    "parse_edtf",
    "parse_vague",
    "possibly_before",
    "to_xsd",
    "zone_of",
]
