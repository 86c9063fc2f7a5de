from pathlib import Path

import pytest

from kb.model import Reading
from kb.names import gazetteer
from kb.terms import Property
from loaders import text
from loaders.english import reader

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    """What the reader takes from each demonstration article."""
    english = reader()
    items = [item for path in sorted(SEEDS.glob("*.txt")) for item in text.read(path)]
    return [english.read(item.document, gazetteer()) for item in items]


def test_every_value_of_a_report_has_a_claim(readings: list[Reading]) -> None:
    """The consolidated layer is made of claims: a value without one would be lost there."""
    missing = []
    for reading in readings:
        for report in reading.reports:
            values = {
                Property.KIND: report.kind,
                Property.STATUS: report.status,
                Property.OUTCOME: report.outcome if report.outcome != "unknown" else None,
                Property.DATE: report.date,
                Property.ACTOR: report.actor,
                Property.VEHICLE: report.vehicle,
                Property.PAYLOAD: report.payloads or None,
                Property.SITE: report.site,
            }
            claimed = {claim.property for claim in report.claims}
            missing += [
                f"{report.mentions[0].text!r}: {name}"
                for name, value in values.items()
                if value is not None and name not in claimed
            ]

    assert missing == []


def test_no_statement_stands_within_itself(readings: list[Reading]) -> None:
    """Following `within` outwards always ends at the document."""
    for reading in readings:
        within = {statement.id: statement.within for statement in reading.statements}
        for statement in within:
            steps, at = 0, statement
            while at and steps <= len(within):
                steps, at = steps + 1, within[at]

            assert steps <= len(within)
