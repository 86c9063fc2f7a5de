"""Launches out of groups of reports: values chosen, identifiers and articles gathered."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kb.dates import order
from kb.resolve.plans import Launch
from kb.resolve.values import choose
from kb.store.answers import cells
from kb.terms import BASE, digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kb.names import Lexicon
    from kb.resolve.accounts import Account
    from kb.store import View

_LINKS = (
    "SELECT ?identifier ?document WHERE { GRAPH ?document { ?document kb:linksTo ?identifier } }"
)


@dataclass(frozen=True, slots=True)
class Grounds:
    """What launches rest on beside their reports.

    `copies` names for a document that copies another the first one with its text; `articles` are
    the documents that publishers tie to an identifier of a launch.
    """

    lexicon: Lexicon
    copies: Mapping[str, str] = field(default_factory=dict)
    articles: Mapping[str, Iterable[str]] = field(default_factory=dict)


def read_links(view: View) -> dict[str, list[str]]:
    """Return the documents that publishers tie to launches, by the identifier of the launch."""
    out: dict[str, list[str]] = defaultdict(list)
    for identifier, document in cells(view, _LINKS):
        out[identifier].append(document)
    return out


def launches_of(groups: Iterable[list[Account]], grounds: Grounds) -> list[Launch]:
    """Return one launch a group of reports, named after the first, in the order of their IRIs."""
    return sorted((_launch(group, grounds) for group in groups), key=lambda launch: launch.iri)


def launch_iri(first: str) -> str:
    """Return the IRI of the launch whose first report this is."""
    return f"{BASE}launch/{digest(first)}"


def _launch(group: list[Account], grounds: Grounds) -> Launch:
    identifiers = sorted({i for account in group for i in account.identifiers})
    return Launch(
        iri=launch_iri(group[0].report),
        reports=tuple(account.report for account in group),
        documents=tuple(sorted({account.document for account in group})),
        published=min((account.published for account in group), key=order),
        choices=tuple(choose(group, grounds.lexicon, grounds.copies)),
        identifiers=tuple(identifiers),
        articles=tuple(sorted({d for i in identifiers for d in grounds.articles.get(i, ())})),
    )
