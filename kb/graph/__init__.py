"""The event graph: launches, who took part, who said what of them, and what came before what."""

from kb.graph.analysis import centrality, neighbours, path, slice_of, stats
from kb.graph.build import build
from kb.graph.communities import communities
from kb.graph.find import find
from kb.graph.journeys import journey
from kb.graph.order import precedence
from kb.graph.reactions import reactions, speaks_about
from kb.graph.steps import Step

__all__ = [
    "Step",
    "build",
    "centrality",
    "communities",
    "find",
    "journey",
    "neighbours",
    "path",
    "precedence",
    "reactions",
    "slice_of",
    "speaks_about",
    "stats",
]
