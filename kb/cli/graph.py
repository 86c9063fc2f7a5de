"""`kb graph`: the event graph as numbers, neighbours, paths and centralities."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from kb.cli.options import Output, as_of_option, open_snapshot, output_options
from kb.rows import Rows

if TYPE_CHECKING:
    from typing import Literal

    import networkx as nx

    from kb.graph.communities import Method


@click.group("graph")
@click.option(
    "--from", "since", default="", metavar="DATE", help="Only what may lie after it (EDTF)."
)
@click.option("--to", "until", default="", metavar="DATE", help="Only what may lie before it.")
@click.option("--certain", is_flag=True, help="Only what certainly lies between the two.")
@click.pass_context
def graph_command(ctx: click.Context, since: str, until: str, certain: bool) -> None:
    """Look at the event graph.

    Launches, agents, vehicles, statements, documents, and the ties between them.

    Nodes are named as people name them: a launch by its date (2023-05-31), an agent by any of its
    names (DPRK), anything by its IRI. The options before the command cut a slice out of the graph:
    kb graph --from 2023 stats.
    """
    if certain and not (since or until):
        raise click.UsageError("--certain needs --from or --to")
    ctx.obj = _Slice(since, until, certain)


@dataclass(frozen=True, slots=True)
class _Slice:
    """What of the graph is wanted: between two dates as EDTF; empty is no limit."""

    since: str
    until: str
    certain: bool


def _graph(ctx: click.Context) -> nx.MultiDiGraph[str]:
    from kb.graph import slice_of
    from kb.lookup import find_period

    wanted = ctx.find_object(_Slice) or _Slice("", "", certain=False)
    first, last = find_period(wanted.since, wanted.until)
    with open_snapshot(ctx) as base:
        graph = base.graph()
    if first is None and last is None:
        return graph
    begin = first.earliest if first else None
    end = last.latest if last else None
    return slice_of(graph, begin, end, certain=wanted.certain)


@graph_command.command("stats")
@as_of_option
@output_options
@click.pass_context
def stats_command(ctx: click.Context, output: Output) -> None:
    """Count nodes and edges by type."""
    from kb.graph import stats

    graph = _graph(ctx)
    found = stats(graph) if graph else Rows(("what", "type", "count"), ())
    output.print(found, empty="the graph is empty")


@graph_command.command("neighbours")
@click.argument("node")
@click.option("--depth", default=1, show_default=True, type=click.IntRange(1, 6), help="Steps.")
@as_of_option
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
@click.option("--in-time", is_flag=True, help="No step may lie before the one that led to it.")
@as_of_option
@output_options
@click.pass_context
def path_command(ctx: click.Context, start: str, end: str, in_time: bool, output: Output) -> None:
    """Print a shortest way from START to END, along or against the ties."""
    from kb.graph import journey, path

    steps = (journey if in_time else path)(_graph(ctx), start, end)
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
@as_of_option
@output_options
@click.pass_context
def centrality_command(
    ctx: click.Context, measure: Literal["degree", "betweenness"], type_: str, output: Output
) -> None:
    """Print the nodes from the most to the least central."""
    from kb.graph import centrality

    output.print(centrality(_graph(ctx), measure, type_=type_), empty="the graph is empty")


@graph_command.command("communities")
@click.option(
    "--method",
    type=click.Choice(["louvain", "greedy-modularity", "label-propagation"]),
    default="louvain",
    show_default=True,
    help="How they are found.",
)
@as_of_option
@output_options
@click.pass_context
def communities_command(ctx: click.Context, method: Method, output: Output) -> None:
    """Print which agents and launches hang together more than with the rest."""
    from kb.graph import communities

    output.print(communities(_graph(ctx), method), empty="the graph is empty")


@graph_command.command("reactions")
@click.argument("launch")
@as_of_option
@output_options
@click.pass_context
def reactions_command(ctx: click.Context, launch: str, output: Output) -> None:
    """Print the chain of reaction to a LAUNCH.

    The launch, what was said of it, who answered whom, and what followed, in the order of time.
    """
    from kb.graph import reactions

    rows = reactions(_graph(ctx), launch)
    if output.for_people:
        rows = Rows(rows.columns[:-1], tuple(row[:-1] for row in rows))
    output.print(rows, empty="nothing is known of it")


@graph_command.command("speakers")
@as_of_option
@output_options
@click.pass_context
def speakers_command(ctx: click.Context, output: Output) -> None:
    """Print who speaks about whose launches, how often and how."""
    from kb.graph import speaks_about

    graph = speaks_about(_graph(ctx))
    edges = sorted(graph.edges(data=True), key=lambda edge: (-edge[2]["weight"], edge[:2]))
    rows = tuple(
        (graph.nodes[a]["label"], graph.nodes[b]["label"], data["weight"], data["acts"])
        for a, b, data in edges
    )
    output.print(Rows(("speaker", "about", "statements", "acts"), rows), empty="nobody speaks")
