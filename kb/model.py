"""The model: what documents say about launches, as frozen values.

A *document* is one article in one version. A *reading* is what a reader takes from it:
*reports* (one a launch), *statements* (someone says something), *claims* (one property, one
value, the words that say so, and whose voice it is), other dated *events*, organizations and
times. Every value knows its *spans*: where in the document's text it stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, TypeAlias

from kb.terms import BASE, Act, Certainty, Mode, Polarity, digest, entity_iri, slug

if TYPE_CHECKING:
    from kb.dates import Time
    from kb.names import Lexicon, Thing
    from kb.terms import EntityType, EventKind, Kind, Outcome, Property, Status


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a document's text: code points from start, end excluded, and the exact words."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A thing as a document names it.

    `names` starts with the document's own words; other names that the thing is known by follow.
    `iri` is set when the thing is known (from the gazetteer, or the store); `reason` says in words
    why these words are taken to mean it ("it = KCNA, speaker of the sentence before"). `members`
    are the things of a joint mention ("The US and South Korea").
    """

    type: EntityType
    names: tuple[str, ...]
    spans: tuple[Span, ...] = ()
    iri: str = ""
    reason: str = ""
    members: tuple[Mention, ...] = ()

    @property
    def name(self) -> str:
        """The document's own words for it."""
        return self.names[0]

    @property
    def described(self) -> bool:
        """Whether it is described rather than named: its last word is an ordinary one.

        Two documents' "officials" are not the same people; two documents' "NASA" are.
        """
        words = re.findall(r"[^\W\d_]+", self.name)
        return not self.iri and bool(words) and words[-1][0].islower()

    @property
    def identity(self) -> str:
        """The known IRI, or else one made from its name."""
        return self.iri or entity_iri(self.type, self.name)

    def identity_in(self, document: str) -> str:
        """Return the IRI it is written under; what is only described is its document's own."""
        return f"{document}#{self.type}-{slug(self.name)}" if self.described else self.identity


Value: TypeAlias = "Kind | Status | Outcome | Time | Mention | int"


@dataclass(frozen=True, slots=True)
class Claim:
    """One property of one launch with one value, where it stands, and whose voice says it.

    `voice` is the id of the statement that carries the claim; empty: the document itself says so.
    `rule` names what in the reader produced it. `code` is the source's own code where the value was
    mapped from one ("OF40"); `known` says since when the source says so, where that is not the day
    on which the document was published (a history of slips).
    """

    property: Property
    value: Value
    spans: tuple[Span, ...]
    voice: str = ""
    certainty: Certainty = Certainty.CERTAIN
    rule: str = ""
    code: str = ""
    known: Time | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One document's account of one launch. `id` is local to the document ("L1").

    `identifiers` are what catalogues call the launch, as "scheme:value" ("cospar:2023-179",
    "gcat:2023-F06"): what is not unique worldwide is qualified by whose it is.
    """

    id: str
    kind: Kind
    status: Status
    outcome: Outcome | None
    mentions: tuple[Span, ...]
    date: Time | None = None
    count: int | None = 1
    actor: Mention | None = None
    vehicle: Mention | None = None
    payloads: tuple[Mention, ...] = ()
    site: Mention | None = None
    claims: tuple[Claim, ...] = ()
    identifiers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """Someone other than the document says something. `id` is local to the document ("S1").

    `about` holds ids of reports, `within` the id of the statement that reports this one.
    `speaks_for` is set when a person speaks for an organization or a state.
    """

    id: str
    speaker: Mention
    cue: Span
    content: tuple[Span, ...]
    mode: Mode
    act: Act
    date: Time | None = None
    about: tuple[str, ...] = ()
    within: str = ""
    addressee: Mention | None = None
    speaks_for: Mention | None = None
    certainty: Certainty = Certainty.CERTAIN
    polarity: Polarity = Polarity.POSITIVE
    rule: str = ""

    @property
    def words(self) -> str:
        """The content as one text; parts that the cue separates are joined by an ellipsis."""
        return " ... ".join(" ".join(part.text.split()) for part in self.content)


@dataclass(frozen=True, slots=True)
class Event:
    """A dated event that is neither launch nor statement. `id` is local to the document ("E1")."""

    id: str
    kind: EventKind
    spans: tuple[Span, ...]
    date: Time | None = None
    agents: tuple[Mention, ...] = ()
    about: tuple[str, ...] = ()
    voice: str = ""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Dated:
    """A date or time of day as it stands in the text, resolved."""

    span: Span
    time: Time


@dataclass(frozen=True, slots=True)
class SetAside:
    """A stretch of text that is no content (sign-up line, copyright, ...), with the reason."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader takes from one document.

    `things` are agents, vehicles and sites that a catalogue describes, not only names.
    """

    reports: tuple[Report, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    organizations: tuple[Mention, ...] = ()
    times: tuple[Dated, ...] = ()
    sentences: tuple[Span, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    warnings: tuple[str, ...] = ()
    things: tuple[Thing, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One article in one version: its normalised text and what is known about it.

    The text is NFC with LF line ends; all offsets count its code points. `warnings` hold what the
    loader could not find ("no publication date: relative dates stay open").

    A catalogue is a document too: its text has one record a line. `derived_from` names the sources
    that it copies from, `citation` is how it wants to be cited, and `launches` holds identifiers of
    the launches that the publisher ties the document to ("ll2:b1c5...").
    """

    name: str
    text: str
    loader: str
    title: str = ""
    publisher: str = ""
    published: Time | None = None
    url: str = ""
    licence: str = ""
    note: str = ""
    language: str = "en"
    warnings: tuple[str, ...] = field(default=())
    catalogue: bool = False
    derived_from: tuple[str, ...] = ()
    citation: str = ""
    launches: tuple[str, ...] = ()

    @property
    def iri(self) -> str:
        """Made from the address, or else from what the document says and when and where."""
        day = self.published.edtf if self.published else ""
        key = (self.url,) if self.url else (self.publisher, day, self.text)
        return f"{BASE}document/{digest(*key)}"

    def span(self, start: int, end: int) -> Span:
        """Return the span of the text from start to end.

        >>> Document("a", "It flew.", "text").span(0, 2)
        Span(start=0, end=2, text='It')
        """
        return Span(start, end, self.text[start:end])


class Reader(Protocol):
    """Who turns a document into a reading; registered under the entry points `kb.readers`."""

    def read(self, document: Document, lexicon: Lexicon) -> Reading:
        """Return what the document says."""
