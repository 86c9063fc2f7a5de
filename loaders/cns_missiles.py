"""The missile tests that the James Martin Center for Nonproliferation Studies (CNS) records.

Read are its workbooks on North Korea and Iran, the table on Pakistan, and the JSON of a
visualization of the tests of North Korea, with the dictionaries of its codes and its satellites.
A row is one missile: a salvo has several.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from kb.dates import order, parse_edtf
from kb.errors import DateError, FaultyFileError
from kb.loading.protocol import About, Fault, Item
from kb.model import Document, Reading
from kb.terms import EntityType
from loaders.catalogues.cns_json import (
    COUNTRY,
    dictionaries,
    read_dictionary,
    read_tests,
    things_of,
)
from loaders.catalogues.cns_satellites import add_satellite
from loaders.catalogues.cns_tables import read_csv, read_workbook
from loaders.catalogues.cns_tests import MissileTest, add_test, key_of, known, site_thing
from loaders.catalogues.json_values import at, begins, is_json, read_json
from loaders.catalogues.ledger import Ledger
from loaders.catalogues.vehicles import variants
from loaders.catalogues.workbook import is_workbook, texts_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from kb.dates import Time
    from kb.model import Report
    from kb.names import Thing
    from loaders.catalogues.cns_json import Dictionary
    from loaders.catalogues.json_values import Json

ABOUT = About(
    "CNS missile tests (North Korea, Iran, Pakistan)",
    "test.en.json with its dictionaries, *.xlsx, *.csv",
    licence="not stated; the data are CNS's and NTI's",
    url="https://www.nti.org/analysis/articles/cns-north-korea-missile-test-database/",
)

PUBLISHER = "James Martin Center for Nonproliferation Studies"

WHOLE = 122
"""Tests in the database on North Korea in 2020: what has fewer is an excerpt, and what has more is
a version of the whole.
"""
_WHOLE_DICTIONARY = 30
# Of thirty days one is the first; of so many, one in twelve is no chance any more.
_MANY, _OFTEN = 50, 12

_JSON = "https://raw.githubusercontent.com/nagix/nk-missile-tests/master/data/"
_PAGES = {COUNTRY: ABOUT.url}
_CITATION = "James Martin Center for Nonproliferation Studies, {} Missile Test Database, NTI"
_NOTE = "terms of use not stated"
_NOTE_JSON = (
    "; by way of A. Kusanagi's visualization, whose own the bearings and landing points are"
)

_SITES = re.compile(rb'\{\s*"facilities"\s*:\s*\{\s*"[^"]+"\s*:\s*\{[^{}]*"lat"\s*:')
_MISSILES = re.compile(
    rb'\{\s*"[^"]+"\s*:\s*\{\s*"name"\s*:\s*"[^"]*"\s*,\s*"type"\s*:\s*"(?:SLV|[A-Z]{3,4}M|HGV)"'
)
_SATELLITES = re.compile(rb'\[\s*\{\s*"catno"\s*:\s*[0-9]+\s*,\s*"name"\s*:')
_TABLE = frozenset({b"date", b"missilename", b"missilefamily", b"country"})
_TYPES = b",maximum range (km),payload (kg),"
_KANA = re.compile("[\u3041-\u30ff]")
_WORKBOOKS = frozenset({".xlsx", ".xlsm"})


def recognises(path: Path, head: bytes) -> bool:
    """Tell by the names of columns and values that only these databases have."""
    if is_workbook(head):
        texts = texts_of(path) if path.suffix.lower() in _WORKBOOKS else b""
        return re.search(rb"Missile ?Name", texts) is not None and b"Outcome" in texts
    if is_json(head):
        start = begins(head)
        tests = b'"timeBins"' in head and b'"data"' in head
        return tests or any(form.match(start) for form in (_SITES, _MISSILES, _SATELLITES))
    return path.suffix.lower() == ".csv" and (_is_table(head) or _is_list_of_types(head))


def _is_table(head: bytes) -> bool:
    columns = begins(head).split(b"\n", 1)[0].lower().replace(b" ", b"").split(b",")
    return {column.strip(b'"\r') for column in columns} >= _TABLE


def _is_list_of_types(head: bytes) -> bool:
    return begins(head).lower().startswith(_TYPES)


def read(path: Path) -> Iterator[Item | Fault]:
    """Return one document with a report for each missile, and a fault for each row that is none.

    Raises:
        FaultyFileError: If it cannot be read, or holds no tests.
    """
    head = _head(path)
    if is_workbook(head):
        yield from _tests(path, read_workbook(path), "")
    elif is_json(head):
        yield from _json(path, read_json(path))
    elif _is_list_of_types(head):
        raise FaultyFileError("lists types of missiles, not tests of them")
    elif _is_table(head):
        yield from _tests(path, read_csv(path), "")
    else:
        raise FaultyFileError("holds no missile tests of CNS")


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            head = file.read(4096)
    except OSError as error:
        raise FaultyFileError(f"cannot be read: {error.strerror}") from error
    if not head:
        raise FaultyFileError("is empty")
    return head


def _json(path: Path, content: Json) -> Iterator[Item | Fault]:
    if isinstance(at(content, "timeBins"), list):
        yield from _tests(path, read_tests(content, path), _NOTE_JSON)
        return
    if isinstance(content, list):
        yield from _satellites(path, content)
        return
    dictionary = read_dictionary(content)
    if dictionary is None:
        raise FaultyFileError("holds neither missile tests of CNS nor a dictionary of their codes")
    yield _described(path, dictionary)


def _tests(
    path: Path, rows: Iterable[tuple[str, MissileTest | str]], note: str
) -> Iterator[Item | Fault]:
    ledger = Ledger()
    reports: list[Report] = []
    tests: list[MissileTest] = []
    seen: Counter[tuple[str, ...]] = Counter()
    for place, row in rows:
        if isinstance(row, str):
            yield Fault(f"{path}: {place}", row)
            continue
        try:
            key = key_of(row)
            seen[key] += 1
            reports.append(add_test(ledger, row, f"L{len(reports) + 1}", seen[key]))
            tests.append(row)
        except DateError as error:
            yield Fault(f"{path}: {place}", str(error))
    if not tests:
        raise FaultyFileError("holds no missile tests of CNS")
    things = (*_places(tests, reports), *variants(known(test.missile) for test in tests))
    reading = Reading(tuple(reports), sentences=ledger.sentences, things=things)
    yield Item(_document(path, ledger, tests, note), reading)


def _places(tests: Iterable[MissileTest], reports: Iterable[Report]) -> tuple[Thing, ...]:
    """Return the sites whose places the tests give, each once."""
    found: dict[str, Thing] = {}
    for test, report in zip(tests, reports, strict=True):
        if report.site and test.lat is not None and test.lon is not None:
            found.setdefault(report.site.identity, site_thing(test, report.site))
    return tuple(found.values())


def _document(path: Path, ledger: Ledger, tests: list[MissileTest], note: str) -> Document:
    countries = list(dict.fromkeys(test.country for test in tests))
    country = countries[0] if len(countries) == 1 else "Missile"
    language = "ja" if any(_KANA.search(test.description) for test in tests) else "en"
    return Document(
        name=path.stem,
        text=ledger.text,
        loader="cns_missiles",
        title=f"CNS missile tests: {', '.join(countries)}",
        publisher=PUBLISHER,
        published=_published(tests),
        url=_address(country, language, is_json=bool(note)) if len(tests) >= WHOLE else "",
        note=_NOTE + note,
        language=language,
        warnings=(*(_warnings(path) if note else ()), *_rounded(tests)),
        catalogue=True,
        citation=_CITATION.format(country),
    )


def _published(tests: Iterable[MissileTest]) -> Time | None:
    """Return when the last row was written, or else when the last test was: not before then."""
    entered = [test.entered for test in tests if test.entered]
    return max(map(parse_edtf, entered or [test.date for test in tests]), key=order, default=None)


def _address(country: str, language: str, *, is_json: bool) -> str:
    return f"{_JSON}test.{language}.json" if is_json else _PAGES.get(country, "")


def _warnings(path: Path) -> tuple[str, ...]:
    names = ("missile.en.json", "facility.en.json")
    missing = [name for name, one in zip(names, dictionaries(path), strict=True) if one is None]
    if not missing:
        return ()
    return (f"without {' and '.join(missing)} beside it, codes stand for names",)


def _rounded(tests: Sequence[MissileTest]) -> tuple[str, ...]:
    """Say that many days are the first of a month, where more are than days of a month would be."""
    days = [test.date for test in tests if not test.clock and len(test.date) == len("2031-05-01")]
    first = sum(day.endswith("-01") for day in days)
    if len(days) < _MANY or first * _OFTEN < len(days):
        return ()
    return (f"{first} of {len(days)} days are the first of a month and may stand for the month",)


def _satellites(path: Path, records: Iterable[Json]) -> Iterator[Item | Fault]:
    ledger = Ledger()
    reports: list[Report] = []
    for number, record in enumerate(records, 1):
        try:
            node = record if isinstance(record, dict) else {}
            reports.append(add_satellite(ledger, node, COUNTRY, f"L{len(reports) + 1}"))
        except DateError as error:
            yield Fault(f"{path}: satellite {number}", str(error))
    if not reports:
        raise FaultyFileError("holds neither missile tests of CNS nor satellites")
    dates = [one.date for one in reports if one.date]
    document = Document(
        name=path.stem,
        text=ledger.text,
        loader="cns_missiles",
        title="CNS missile tests: satellites of North Korea",
        publisher=PUBLISHER,
        published=max(dates, key=order, default=None),
        note=_NOTE + _NOTE_JSON,
        catalogue=True,
        citation=_CITATION.format(COUNTRY),
    )
    yield Item(document, Reading(tuple(reports), sentences=ledger.sentences))


def _described(path: Path, dictionary: Dictionary) -> Item:
    ledger = Ledger()
    things = []
    for code, thing in things_of(dictionary):
        lat, lon = ("" if one is None else str(one) for one in (thing.lat, thing.lon))
        ledger.add([("Code", code), *(("Name", name) for name in thing.names),
                    ("Latitude", lat), ("Longitude", lon), ("Type", thing.detail)])  # fmt: skip
        things.append(thing)
    if not things:
        raise FaultyFileError("is a dictionary without names")
    what = "facility" if dictionary.type is EntityType.SITE else "missile"
    document = Document(
        name=path.stem,
        text=ledger.text,
        loader="cns_missiles",
        title=f"CNS missile tests: names of {what} codes",
        publisher=PUBLISHER,
        url=f"{_JSON}{what}.en.json" if len(things) >= _WHOLE_DICTIONARY else "",
        note=_NOTE + _NOTE_JSON,
        catalogue=True,
        citation=_CITATION.format(COUNTRY),
    )
    return Item(document, Reading(sentences=ledger.sentences, things=tuple(things)))
