"""From what a person types to the node."""

import re
from typing import TYPE_CHECKING

import pytest

from kb.errors import NotFoundError
from kb.graph import find

if TYPE_CHECKING:
    import networkx as nx

BASE = "https://w3id.org/launch-kb/"
CHOLLIMA = BASE + "launch/aaaaaaaaaaaaaaaa"
NAMES = {
    "North Korea": "agent/north-korea",
    "DPRK": "agent/north-korea",
    "dprk": "agent/north-korea",
    " Cheonlima 1 ": "vehicle/chollima-1",
    "Tongchang-ri": "site/sohae",
    "brief-a": "document/1111111111111111",
    BASE + "agent/kcna": "agent/kcna",
    "2023-05-31": "launch/aaaaaaaaaaaaaaaa",
    "31 May 2023": "launch/aaaaaaaaaaaaaaaa",
    "2023-05-30T21:29Z": "launch/aaaaaaaaaaaaaaaa",
    "2023-03": "launch/bbbbbbbbbbbbbbbb",
    "7 March 2023, Iran": "launch/bbbbbbbbbbbbbbbb",
}


@pytest.mark.parametrize(("name", "node"), NAMES.items())
def test_names_and_dates_find_their_node(
    graph: "nx.MultiDiGraph[str]", name: str, node: str
) -> None:
    """Preferred names, aliases, spellings, file names, IRIs and dates all lead to the node."""
    found = find(graph, name)

    assert BASE + node == found


def test_an_unknown_name_brings_a_suggestion(graph: "nx.MultiDiGraph[str]") -> None:
    """A misspelt name is refused with the nearest names."""
    with pytest.raises(NotFoundError, match="'North Krea'; did you mean North Korea"):
        find(graph, "North Krea")


def test_a_far_name_brings_none(graph: "nx.MultiDiGraph[str]") -> None:
    """What resembles nothing is refused without a guess."""
    with pytest.raises(NotFoundError, match=r"named 'zzzz'$"):
        find(graph, "zzzz")


def test_an_ambiguous_name_brings_the_candidates(graph: "nx.MultiDiGraph[str]") -> None:
    """A date on which several launches may have been is refused with all of them."""
    with pytest.raises(NotFoundError, match=re.escape(f"<{CHOLLIMA}> or 7 March 2023, Iran")):
        find(graph, "2023")


def test_no_name_is_refused(graph: "nx.MultiDiGraph[str]") -> None:
    """Blanks are no name."""
    with pytest.raises(NotFoundError, match="no name given"):
        find(graph, " ")
