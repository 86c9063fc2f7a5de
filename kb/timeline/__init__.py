"""What happened when, who said what about it, and why we say so."""

from kb.timeline.conflicts import conflicts
from kb.timeline.difference import Change, How, difference
from kb.timeline.entries import (
    Evidence,
    ExplainedValue,
    Explanation,
    StatementEntry,
    TimelineEntry,
    told_by,
)
from kb.timeline.explain import explain
from kb.timeline.read import timeline
from kb.timeline.statements import statements

__all__ = [
    "Change",
    "Evidence",
    "ExplainedValue",
    "Explanation",
    "How",
    "StatementEntry",
    "TimelineEntry",
    "conflicts",
    "difference",
    "explain",
    "statements",
    "timeline",
    "told_by",
]
