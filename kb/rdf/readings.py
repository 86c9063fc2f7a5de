"""What a reader took from a document, as quads: reports, claims, statements and events."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kb.dates import Time, display
from kb.errors import DataError
from kb.model import Claim, Mention
from kb.rdf import border
from kb.rdf.sheet import A, concept_node
from kb.rdf.things import write_things
from kb.terms import DCTERMS, GAF, RDF, RDFS, digest

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pyoxigraph as ox

    from kb.model import Event, Reading, Report, Statement, Value
    from kb.rdf.border import Object
    from kb.rdf.sheet import Sheet
    from kb.rdf.spans import Spans

LABEL = border.iri(RDFS + "label")
IDENTIFIER = border.iri(DCTERMS + "identifier")
DENOTED_BY = border.iri(GAF + "denotedBy")
SUBJECT = border.iri(RDF + "subject")
PREDICATE = border.iri(RDF + "predicate")
OBJECT = border.iri(RDF + "object")


def write_reading(sheet: Sheet, spans: Spans, reading: Reading, origin: str) -> None:
    """Write a reading; `origin` is whose word it is when no speaker stands between.

    A report of a catalogue is known by the catalogue's own name of it, wherever it stands in this
    version; another one by its place in the text.

    Raises:
        DataError: If a span does not hold its words, or a reading points at what it lacks.
    """
    writer = _Writer(sheet, spans, origin)
    for report in reading.reports:
        place = (str(report.mentions[0].start), str(report.mentions[0].end))
        known = report.identifiers[:1] if spans.catalogue else ()
        writer.name("report", report.id, *(known or place))
    for statement in reading.statements:
        first = statement.content[0] if statement.content else statement.cue
        writer.name("statement", statement.id, str(statement.cue.start), str(first.start))
        writer.statements[statement.id] = statement
    for report in reading.reports:
        writer.report(report)
    for statement in reading.statements:
        writer.statement(statement)
    for event in reading.events:
        writer.event(event)
    for organization in reading.organizations:
        writer.thing(organization)
    write_things(sheet, reading.things)


@dataclass
class _Writer:
    """Knows the nodes behind the local ids while one reading is written."""

    sheet: Sheet
    spans: Spans
    origin: str
    statements: dict[str, Statement] = field(default_factory=dict)
    _nodes: dict[str, ox.NamedNode] = field(default_factory=dict)
    _things: dict[Mention, ox.NamedNode] = field(default_factory=dict)
    _taken: Counter[str] = field(default_factory=Counter)

    def name(self, sort: str, local: str, *place: str) -> None:
        """Give a local id its IRI, made from its place so that it outlives another reading."""
        base = f"{self.sheet.graph.value}#{sort}-{digest(*place)}"
        self._taken[base] += 1
        number = self._taken[base]
        self._nodes[local] = border.iri(base if number == 1 else f"{base}-{number}")

    def node(self, local: str) -> ox.NamedNode:
        """Return the node of a local id."""
        try:
            return self._nodes[local]
        except KeyError:
            raise DataError(f"the reading points at {local!r}, which it does not have") from None

    def nodes(self, locals_: Iterable[str]) -> list[ox.NamedNode]:
        """Return the nodes of several local ids."""
        return [self.node(local) for local in locals_]

    def thing(self, mention: Mention | None) -> ox.NamedNode | None:
        """Write a thing under its IRI with the words that name it here.

        Of an article's mention only the first name is its own; a record gives all of them.
        """
        if mention is None:
            return None
        node = self._things.get(mention)
        if node is None:
            node = self._things[mention] = border.iri(mention.identity_in(self.sheet.graph.value))
            self.sheet.say(node, A, border.own(mention.type.value.capitalize()))
            for name in mention.names if self.spans.catalogue else mention.names[:1]:
                self.sheet.words(node, "namedAs", name)
            self.sheet.say(node, DENOTED_BY, *self.spans.nodes(mention.spans))
        return node

    def value(self, value: Value) -> Object:
        """Return a claim's value as a term."""
        if isinstance(value, Time):
            node = self.sheet.time(value, self.sheet.graph.value)
        elif isinstance(value, Mention):
            node = self.thing(value)
        elif isinstance(value, int):
            return border.whole(value)
        else:
            node = concept_node(value)
        if node is None:
            raise DataError(f"a claim needs a value, not {value!r}")
        return node

    def report(self, report: Report) -> None:
        """Write a report with its plain values and its claims."""
        sheet, node = self.sheet, self.node(report.id)
        sheet.say(node, A, border.own("Report"))
        sheet.say(node, LABEL, border.text(report_label(report)))
        sheet.own(node, "inDocument", sheet.graph)
        for name, value in (
            ("kind", concept_node(report.kind)),
            ("status", concept_node(report.status)),
            ("outcome", concept_node(report.outcome)),
            ("date", sheet.time(report.date, sheet.graph.value)),
            ("count", None if report.count is None else border.whole(report.count)),
            ("actor", self.thing(report.actor)),
            ("vehicle", self.thing(report.vehicle)),
            ("site", self.thing(report.site)),
        ):
            sheet.own(node, name, value)
        for payload in report.payloads:
            sheet.own(node, "payload", self.thing(payload))
        sheet.say(node, DENOTED_BY, *self.spans.nodes(report.mentions))
        sheet.say(node, IDENTIFIER, *map(border.text, report.identifiers))
        for claim in report.claims:
            self.claim(node, claim)

    def claim(self, report: ox.NamedNode, claim: Claim) -> None:
        """Write a claim as a node of its own, with evidence, voice and origin."""
        sheet, value = self.sheet, self.value(claim.value)
        evidence = self.spans.nodes(claim.spans)
        places = [span.value for span in evidence]
        key = digest(report.value, claim.property, str(value), claim.voice, *places)
        node = border.iri(f"{sheet.graph.value}#claim-{key}")
        sheet.say(node, A, border.own("Claim"))
        sheet.say(node, SUBJECT, report)
        sheet.say(node, PREDICATE, border.own(claim.property.value))
        sheet.say(node, OBJECT, value)
        sheet.own(node, "evidence", *evidence)
        sheet.own(node, "voice", self.node(claim.voice) if claim.voice else None)
        sheet.own(node, "origin", *map(border.iri, self._origins(claim.voice)))
        sheet.own(node, "certainty", concept_node(claim.certainty))
        sheet.own(node, "inDocument", sheet.graph)
        sheet.words(node, "rule", claim.rule)
        sheet.words(node, "code", claim.code)
        sheet.own(node, "known", sheet.time(claim.known, sheet.graph.value))

    def _origins(self, voice: str) -> list[str]:
        """Return whose word it is: of those who speak jointly, each one's."""
        if not voice:
            return [self.origin]
        self.node(voice)
        statement = self.statements[voice]
        speaker = statement.speaks_for or statement.speaker
        graph = self.sheet.graph.value
        return [each.identity_in(graph) for each in speaker.members or (speaker,)]

    def statement(self, statement: Statement) -> None:
        """Write who says what, how, when, about which launches and within whose statement."""
        sheet, node = self.sheet, self.node(statement.id)
        sheet.say(node, A, border.own("Statement"))
        label = f"{statement.speaker.name} {statement.cue.text}: {statement.words}"
        sheet.say(node, LABEL, border.text(" ".join(label.split())))
        sheet.own(node, "inDocument", sheet.graph)
        for name, value in (
            ("speaksFor", self.thing(statement.speaks_for)),
            ("addressee", self.thing(statement.addressee)),
            ("cue", self.spans.node(statement.cue)),
            ("mode", concept_node(statement.mode)),
            ("act", concept_node(statement.act)),
            ("certainty", concept_node(statement.certainty)),
            ("polarity", concept_node(statement.polarity)),
            ("date", sheet.time(statement.date, sheet.graph.value)),
            ("within", self.node(statement.within) if statement.within else None),
        ):
            sheet.own(node, name, value)
        speakers = statement.speaker.members or (statement.speaker,)
        sheet.own(node, "speaker", *map(self.thing, speakers))
        sheet.own(node, "content", *self.spans.nodes(statement.content))
        sheet.own(node, "about", *self.nodes(statement.about))
        for name, words in (
            ("speakerWords", statement.speaker.name),
            ("speakerReason", statement.speaker.reason),
            ("cueWords", statement.cue.text),
            ("contentWords", statement.words),
            ("rule", statement.rule),
        ):
            sheet.words(node, name, " ".join(words.split()))

    def event(self, event: Event) -> None:
        """Write a dated event that is neither launch nor statement."""
        sheet = self.sheet
        place = [str(number) for span in event.spans for number in (span.start, span.end)]
        node = border.iri(f"{sheet.graph.value}#event-{digest(event.kind, *place)}")
        sheet.say(node, A, border.own("Event"))
        words = " ... ".join(" ".join(span.text.split()) for span in event.spans)
        sheet.say(node, LABEL, border.text(words))
        sheet.own(node, "inDocument", sheet.graph)
        sheet.own(node, "eventKind", concept_node(event.kind))
        sheet.own(node, "date", sheet.time(event.date, sheet.graph.value))
        for agent in event.agents:
            sheet.own(node, "agent", self.thing(agent))
        sheet.own(node, "about", *self.nodes(event.about))
        sheet.own(node, "voice", self.node(event.voice) if event.voice else None)
        sheet.say(node, DENOTED_BY, *self.spans.nodes(event.spans))
        sheet.words(node, "rule", event.rule)


def report_label(report: Report) -> str:
    """Return a report in a few words: when, who, what with.

    A date that nobody gave is called unknown rather than left out.
    """
    when = display(report.date) if report.date else "date unknown"
    things = [report.actor, report.vehicle, *report.payloads[:1]]
    return ", ".join([when, *(thing.name for thing in things if thing)])
