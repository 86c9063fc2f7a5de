"""Reading things from Turtle in the manner of the gazetteer."""

from __future__ import annotations

import pytest

from kb.errors import DataError
from kb.names import Thing, gazetteer, read_things
from kb.terms import BASE, EntityType

TURTLE = f"""
@base <{BASE}> .
@prefix geo: <http://www.w3.org/2003/01/geo/wgs84_pos#> .
@prefix kb: <ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<site/sohae> a kb:Site ; skos:prefLabel "Sohae"@en ; skos:altLabel "Tongchang-ri"@en ;
    kb:country <agent/north-korea> ; kb:zone "Asia/Pyongyang" ; geo:lat 39.66 ; geo:long 124.71 .
<agent/kcna> a kb:Organization ; skos:prefLabel "KCNA"@en ; kb:ambiguousName "agency"@en ;
    kb:agentType <vocabulary/agent-type/news-agency> .
<site/other> skos:prefLabel "without a type"@en .
"""


def test_things_have_all_that_is_said_of_them() -> None:
    """Names, type and facts are read; what has no type of ours is no thing."""
    assert read_things(TURTLE) == [
        Thing(
            f"{BASE}site/sohae",
            EntityType.SITE,
            ("Sohae", "Tongchang-ri"),
            country=f"{BASE}agent/north-korea",
            zone="Asia/Pyongyang",
            lat=39.66,
            lon=124.71,
        ),
        Thing(
            f"{BASE}agent/kcna",
            EntityType.ORGANIZATION,
            ("KCNA",),
            ambiguous=("agency",),
            detail="news-agency",
        ),
    ]


def test_faulty_turtle_is_refused() -> None:
    """A text that is not Turtle is an error that says so."""
    with pytest.raises(DataError, match="not Turtle"):
        read_things("<a> <b>")


def test_gazetteer_is_read_once() -> None:
    """Who asks again gets the same lexicon."""
    assert gazetteer() is gazetteer()
