"""What the shell offers when the user presses Tab: names of questions, parameters, agents, formats.

Switched on as with every program made with click: `eval "$(_KB_COMPLETE=bash_source kb)"` in
~/.bashrc; `zsh_source` for zsh, `fish_source` for fish.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    import click

    from kb.queries import CannedQuery
    from kb.queries.parameters import Parameter

_MOST = 40  # more offers than this help nobody


def questions(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:  # noqa: ARG001
    """Offer the names of the canned questions."""
    from kb.queries import load_queries

    return _beginning(sorted(load_queries()), incomplete)


def assignments(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:  # noqa: ARG001
    """Offer the parameters of the question that was named, and then values for them."""
    query = _question(ctx)
    if query is None:
        return []
    name, sign, value = incomplete.partition("=")
    if not sign:
        return _beginning([f"{parameter.name}=" for parameter in query.parameters], name)
    found = next((p for p in query.parameters if p.name == name), None)
    return [f"{name}={offer}" for offer in _values(found, value)] if found else []


def agents(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:  # noqa: ARG001
    """Offer names of known states, organizations and persons."""
    return _named(("state", "organization", "person"), incomplete)


def formats(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:  # noqa: ARG001
    """Offer the formats of exports."""
    from kb.exports import formats as known

    return _beginning([each.name for each in known()], incomplete)


def figures(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:  # noqa: ARG001
    """Offer the names of the figures."""
    from kb.plots import FIGURES

    return _beginning([figure.name for figure in FIGURES], incomplete)


def _question(ctx: click.Context) -> CannedQuery | None:
    from kb.queries import load_queries

    # After a `-p` that still lacks its value, click has parsed nothing yet.
    name = ctx.params.get("name") or next(iter(ctx.args), "")
    return load_queries().get(name)


def _values(parameter: Parameter, value: str) -> list[str]:
    from kb.queries import concepts

    if offers := concepts(parameter.type):
        return _beginning(offers, value)
    if parameter.type == "boolean":
        return _beginning(["yes", "no"], value)
    if parameter.type == "agent":
        return _named(("state", "organization", "person"), value)
    return _named((parameter.type,), value)


def _named(types: tuple[str, ...], incomplete: str) -> list[str]:
    from kb.names import gazetteer

    names = (thing.name for thing in gazetteer() if thing.type.value in types)
    return sorted(_beginning(names, incomplete))[:_MOST]


def _beginning(offers: Iterable[str], incomplete: str) -> list[str]:
    """Return the offers that begin as typed, whatever the case."""
    start = incomplete.casefold()
    return [offer for offer in offers if offer.casefold().startswith(start)]
