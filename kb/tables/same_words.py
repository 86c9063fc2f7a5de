"""Values that read alike: people are shown each once, with all that was said of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kb.timeline import ExplainedValue


def in_words(values: Iterable[ExplainedValue]) -> list[ExplainedValue]:
    """Return values with those as one that differ in nothing that is shown of them.

    Things without a name of their own share words ("spy satellite"). Their origins may be the same,
    so that the number is the largest of theirs: there are at least so many.
    """
    out: dict[tuple[object, ...], ExplainedValue] = {}
    for value in values:
        key = (value.property, value.value, value.chosen, value.rival, value.difference)
        first = out.get(key)
        out[key] = value if first is None else _joined(first, value)
    return list(out.values())


def _joined(first: ExplainedValue, second: ExplainedValue) -> ExplainedValue:
    reasons = dict.fromkeys(reason for reason in (first.reason, second.reason) if reason)
    return replace(
        first,
        reason="; ".join(reasons),
        origins=max(first.origins, second.origins),
        evidence=(*first.evidence, *second.evidence),
    )
