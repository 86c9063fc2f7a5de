"""The consolidated layer as quads: launches, their values with reasons, conflicts, things."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.dates import UNKNOWN_TIME, display
from kb.rdf import border
from kb.rdf.sheet import A, Sheet, concept_node
from kb.terms import (
    CONFLICTS,
    DCTERMS,
    LAUNCHES,
    RDF,
    RDFS,
    VOCABULARY,
    Property,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import pyoxigraph as ox

    from kb.rdf.border import Object
    from kb.resolve.plans import Launch
    from kb.resolve.values import Choice

_CONCEPTS = frozenset({Property.KIND, Property.STATUS, Property.OUTCOME})


def launch_quads(launches: Iterable[Launch], names: Mapping[str, str]) -> list[ox.Quad]:
    """Return the graph of launches; `names` maps the IRIs of things to what they are called."""
    sheet = Sheet(LAUNCHES)
    for launch in launches:
        _write_launch(sheet, launch, names)
    return sheet.quads()


def follow_quads(followed: Mapping[str, str]) -> list[ox.Quad]:
    """Return what ties plans to the flights that fulfilled them."""
    sheet = Sheet(LAUNCHES)
    for plan, flight in followed.items():
        sheet.own(border.iri(plan), "followedBy", border.iri(flight))
    return sheet.quads()


def conflict_quads(launches: Iterable[Launch], names: Mapping[str, str]) -> list[ox.Quad]:
    """Return the graph of conflicts: values that cannot all be true, and other differences."""
    sheet = Sheet(CONFLICTS)
    for launch in launches:
        for property_ in Property:
            differing = [c for c in launch.choices if c.property is property_ and c.difference]
            chosen = launch.chosen(property_)
            for rival in (True, False):
                others = [choice for choice in differing if choice.rival is rival]
                if others and chosen:
                    _write_difference(sheet, launch, [chosen, *others], names)
    return sheet.quads()


def _write_launch(sheet: Sheet, launch: Launch, names: Mapping[str, str]) -> None:
    node = border.iri(launch.iri)
    sheet.say(node, A, border.own("Launch"))
    sheet.say(node, border.iri(RDFS + "label"), border.text(launch_label(launch, names)))
    sheet.own(node, "report", *(border.iri(report) for report in launch.reports))
    sheet.say(node, border.iri(DCTERMS + "identifier"), *map(border.text, launch.identifiers))
    sheet.own(node, "article", *map(border.iri, launch.articles))
    sheet.own(node, "documents", border.whole(len(launch.documents)))
    everything = {source for choice in launch.choices for source in choice.sources}
    sheet.own(node, "origins", border.whole(len(everything)))
    for choice in launch.choices:
        value = value_node(launch, choice)
        _write_value(sheet, value, launch, choice)
        sheet.own(node, "value", value)
        if choice.chosen or (
            choice.property is Property.PAYLOAD and choice.rule == "further-value"
        ):
            sheet.own(node, choice.property.value, _term(sheet, launch, choice))


def _write_value(sheet: Sheet, node: ox.NamedNode, launch: Launch, choice: Choice) -> None:
    sheet.say(node, A, border.own("Value"))
    sheet.own(node, "property", border.own(choice.property.value))
    sheet.say(node, border.iri(RDF + "value"), _term(sheet, launch, choice))
    sheet.own(node, "chosen", border.truth(choice.chosen))
    sheet.own(node, "supportedBy", *(border.iri(a.claim) for a in choice.assertions))
    sheet.own(node, "origins", border.whole(len(choice.sources)))
    sheet.own(node, "rule", border.iri(f"{VOCABULARY}rule/{choice.rule}"))
    sheet.words(node, "reason", choice.reason)
    if choice.difference:
        sheet.own(node, "differenceKind", concept_node(choice.difference.kind))


def value_node(launch: Launch, choice: Choice) -> ox.NamedNode:
    """Return the node of one value: numbered in the order of preference."""
    peers = [c for c in launch.choices if c.property is choice.property]
    return border.iri(f"{launch.iri}#{choice.property.value}-{peers.index(choice) + 1}")


def _term(sheet: Sheet, launch: Launch, choice: Choice) -> Object:
    best = choice.best
    if best.time is not None:
        place = value_node(launch, choice).value.rpartition("-")[2]
        node = border.iri(f"{launch.iri}#time-{place}")
        sheet.fill_time(node, best.time)
        return node
    if choice.property is Property.COUNT:
        return border.whole(int(best.value))
    if choice.property in _CONCEPTS:
        return border.iri(f"{VOCABULARY}{choice.property.value}/{best.value}")
    return border.iri(best.value)


def launch_label(launch: Launch, names: Mapping[str, str]) -> str:
    """Return a launch in a few words: when, who, what with."""
    time = launch.time
    words = ["date unknown" if time == UNKNOWN_TIME else display(time)]
    for property_ in (Property.ACTOR, Property.VEHICLE, Property.PAYLOAD):
        value = launch.value(property_)
        if value:
            words.append(names.get(value, value))
    if not launch.occurred:
        words.append(launch.value(Property.STATUS) or "status unknown")
    return ", ".join(words)


def _write_difference(
    sheet: Sheet, launch: Launch, choices: list[Choice], names: Mapping[str, str]
) -> None:
    """Write how values differ from the chosen one, which comes first.

    They are in conflict if they exclude it; two scales or two definitions leave both standing.
    """
    name, rival = choices[0].property.value, choices[-1].rival
    node = border.iri(f"{launch.iri}#{'conflict' if rival else 'difference'}-{name}")
    sheet.say(node, A, border.own("Difference"))
    sheet.say(node, A, border.own("Conflict") if rival else None)
    sheet.own(node, "launch", border.iri(launch.iri))
    sheet.own(node, "property", border.own(name))
    sheet.own(node, "rival", *(value_node(launch, choice) for choice in choices))
    kinds = {choice.difference.kind for choice in choices if choice.difference}
    sheet.own(node, "differenceKind", *(concept_node(kind) for kind in sorted(kinds)))
    said = " against ".join(_with_origins(choice, names) for choice in choices)
    why = dict.fromkeys(choice.difference.words for choice in choices if choice.difference)
    sheet.words(node, "difference", "; ".join((said, *why)))


def _with_origins(choice: Choice, names: Mapping[str, str]) -> str:
    number = len(choice.sources)
    return f"{_shown(choice, names)} ({number} {'origin' if number == 1 else 'origins'})"


def _shown(choice: Choice, names: Mapping[str, str]) -> str:
    if choice.best.time is not None:
        return display(choice.best.time)
    return names.get(choice.best.value, choice.best.value)
