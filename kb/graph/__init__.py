"""The event graph: launches, who took part, who said what of them, and what came before what."""

from kb.graph.analysis import centrality, neighbours, path, slice_of, stats
from kb.graph.build import build
from kb.graph.find import find
from kb.graph.order import precedence
from kb.graph.steps import Step

__all__ = [
    "Step",
    "build",
    "centrality",
    "find",
    "neighbours",
    "path",
    "precedence",
    "slice_of",
    "stats",
]
