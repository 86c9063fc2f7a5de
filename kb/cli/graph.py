"""`kb graph`: the event graph as numbers, neighbours, paths and centralities."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kb.cli.options import Output, open_store, output_options
from kb.rows import Rows

if TYPE_CHECKING:
    from typing import Literal

    import networkx as nx


@click.group("graph")
def graph_command() -> None:
    """Look at the event graph.

    Launches, agents, vehicles, statements, documents, and the ties between them.

    Nodes are named as people name them: a launch by its date (2023-05-31), an agent by any of its
    names (DPRK), anything by its IRI.
    """


def _graph(ctx: click.Context) -> nx.MultiDiGraph[str]:
    with open_store(ctx) as base:
        return base.graph()


@graph_command.command("stats")
@output_options
@click.pass_context
def stats_command(ctx: click.Context, output: Output) -> None:
    """Count nodes and edges by type."""
    from kb.graph import stats

    output.print(stats(_graph(ctx)), empty="the graph is empty")


@graph_command.command("neighbours")
@click.argument("node")
@click.option("--depth", default=1, show_default=True, type=click.IntRange(1, 6), help="Steps.")
@output_options
@click.pass_context
def neighbours_command(ctx: click.Context, node: str, depth: int, output: Output) -> None:
    """Print what is tied to a NODE, and how."""
    from kb.graph import neighbours

    near = neighbours(_graph(ctx), node, depth)
    label = {name: str(data["label"]) for name, data in near.nodes(data=True)}
    rows = tuple(
        (label[source], str(type_), label[target], data.get("edtf", ""))
        for source, target, type_, data in near.edges(keys=True, data=True)
    )
    output.print(Rows(("from", "tie", "to", "date"), rows), empty="nothing is tied to it")


@graph_command.command("path")
@click.argument("start")
@click.argument("end")
@output_options
@click.pass_context
def path_command(ctx: click.Context, start: str, end: str, output: Output) -> None:
    """Print a shortest way from START to END, along or against the ties."""
    from kb.graph import path

    steps = path(_graph(ctx), start, end)
    rows = tuple(
        (
            step.source_label,
            step.type if step.forward else f"(is {step.type} of)",
            step.target_label,
        )
        for step in steps
    )
    output.print(Rows(("from", "tie", "to"), rows), empty="the two are the same node")


@graph_command.command("centrality")
@click.option(
    "--by",
    "measure",
    type=click.Choice(["degree", "betweenness"]),
    default="degree",
    show_default=True,
    help="Ties to others, or shortest ways that lead through.",
)
@click.option("--type", "type_", default="", help="Only nodes of this type: agent, vehicle ...")
@output_options
@click.pass_context
def centrality_command(
    ctx: click.Context, measure: Literal["degree", "betweenness"], type_: str, output: Output
) -> None:
    """Print the nodes from the most to the least central."""
    from kb.graph import centrality

    output.print(centrality(_graph(ctx), measure, type_=type_), empty="the graph is empty")
