"""One step along an edge of the event graph, as a path tells it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """From one node to the next; `forward` is False where the step goes against the edge.

    >>> str(Step("a", "b", "KCNA", "North Korea", "country", forward=True))
    'KCNA -country-> North Korea'
    >>> str(Step("b", "a", "North Korea", "KCNA", "country", forward=False))
    'North Korea <-country- KCNA'
    """

    source: str
    target: str
    source_label: str
    target_label: str
    type: str
    forward: bool

    def __str__(self) -> str:
        arrow = f"-{self.type}->" if self.forward else f"<-{self.type}-"
        return f"{self.source_label} {arrow} {self.target_label}"
