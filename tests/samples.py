"""Small documents and readings that many tests share: two articles on one launch, and a plan."""

from kb.dates import day, parse_edtf
from kb.model import Claim, Document, Mention, Reading, Report, Span, Statement
from kb.names import Lexicon, Thing
from kb.terms import Act, EntityType, Kind, Mode, Outcome, Property, Status, entity_iri

STATE = EntityType.STATE
ORGANIZATION = EntityType.ORGANIZATION
VEHICLE = EntityType.VEHICLE


def thing(type_: EntityType, *names: str, country: str = "") -> Thing:
    """Return a thing under the IRI that its first name gives."""
    return Thing(iri=entity_iri(type_, names[0]), type=type_, names=names, country=country)


NORTH_KOREA = thing(STATE, "North Korea", "DPRK")
SOUTH_KOREA = thing(STATE, "South Korea")
KCNA = thing(ORGANIZATION, "KCNA", "Korean Central News Agency", country=NORTH_KOREA.iri)
NADA = thing(ORGANIZATION, "NADA", country=NORTH_KOREA.iri)
CHOLLIMA = thing(VEHICLE, "Chollima-1")
UNHA = thing(VEHICLE, "Unha-3")
LEXICON = Lexicon([NORTH_KOREA, SOUTH_KOREA, KCNA, NADA, CHOLLIMA, UNHA])

FIRST_TEXT = (
    "North Korea launched a Chollima-1 rocket on 31 May. The launch failed, Seoul said.\n"
    "KCNA said the launch was a success."
)


def span(document: Document, words: str) -> Span:
    """Return the first place of some words in a document."""
    start = document.text.index(words)
    return document.span(start, start + len(words))


def article(name: str, text: str, published: str, publisher: str) -> Document:
    """Return a document of a day."""
    return Document(
        name, text, "text", published=parse_edtf(published), publisher=publisher, title=name.title()
    )


def mention(known: Thing, document: Document, words: str) -> Mention:
    """Return a known thing as a document names it."""
    return Mention(known.type, (words, *known.names), (span(document, words),), known.iri)


FIRST = article("first", FIRST_TEXT, "2023-06-01", "Agency One")


def statement(
    id_: str, document: Document, speaker: Mention, cue: str, content: str, **more: object
) -> Statement:
    """Return an indirect report."""
    defaults: dict[str, object] = {"mode": Mode.INDIRECT, "act": Act.REPORT, "about": ("L1",)}
    place = (span(document, content),)
    return Statement(id_, speaker, span(document, cue), place, **{**defaults, **more})  # type: ignore[arg-type]


def first_reading() -> Reading:
    """Return what a reader takes from the first article: a launch and two voices on its outcome."""
    document = FIRST
    actor, vehicle = (
        mention(NORTH_KOREA, document, "North Korea"),
        mention(CHOLLIMA, document, "Chollima-1"),
    )
    failed, success = span(document, "failed"), span(document, "success")
    date = day(2023, 5, 31, zone="Asia/Pyongyang")
    when = span(document, "31 May")
    claims = (
        Claim(Property.KIND, Kind.ORBITAL, (span(document, "launched"),)),
        Claim(Property.STATUS, Status.OCCURRED, (span(document, "launched"),)),
        Claim(Property.DATE, date, (when,)),
        Claim(Property.ACTOR, actor, actor.spans),
        Claim(Property.VEHICLE, vehicle, vehicle.spans),
        Claim(Property.OUTCOME, Outcome.FAILURE, (failed,), voice="S1"),
        Claim(Property.OUTCOME, Outcome.SUCCESS, (success,), voice="S2"),
    )
    report = Report(
        "L1", Kind.ORBITAL, Status.OCCURRED, Outcome.FAILURE, (span(document, "launched"),),
        date=date, actor=actor, vehicle=vehicle, claims=claims,
    )  # fmt: skip
    seoul = Mention(STATE, ("Seoul", "South Korea"), (span(document, "Seoul"),), SOUTH_KOREA.iri)
    return Reading(
        reports=(report,),
        statements=(
            statement("S1", document, seoul, "said", "The launch failed"),
            statement(
                "S2",
                document,
                mention(KCNA, document, "KCNA"),
                "said the",
                "the launch was a success",
            ),
        ),
        organizations=(mention(KCNA, document, "KCNA"),),
        sentences=tuple(
            span(document, sentence)
            for sentence in (
                "North Korea launched a Chollima-1 rocket on 31 May.",
                "The launch failed, Seoul said.",
                "KCNA said the launch was a success.",
            )
        ),
    )


SECOND = article(
    "second",
    "The rocket that NADA fired on 31 May 2023 fell into the sea.",
    "2023-06-02",
    "Agency Two",
)


def second_reading() -> Reading:
    """Return what a reader takes from the second article: the same launch, called a failure."""
    document = SECOND
    actor = mention(NADA, document, "NADA")
    date = day(2023, 5, 31)
    fired = span(document, "fired")
    claims = (
        Claim(Property.KIND, Kind.ORBITAL, (fired,)),
        Claim(Property.STATUS, Status.OCCURRED, (fired,)),
        Claim(Property.DATE, date, (span(document, "31 May 2023"),)),
        Claim(Property.ACTOR, actor, actor.spans),
        Claim(Property.OUTCOME, Outcome.FAILURE, (span(document, "fell into the sea"),)),
    )
    report = Report(
        "L1",
        Kind.ORBITAL,
        Status.OCCURRED,
        Outcome.FAILURE,
        (fired,),
        date=date,
        actor=actor,
        claims=claims,
    )
    return Reading(reports=(report,), sentences=(document.span(0, len(document.text)),))


PLAN = article("plan", "North Korea will launch a satellite in June.", "2023-05-20", "Agency One")


def plan_reading(month: str = "2023-05") -> Reading:
    """Return what a reader takes from the third article: a plan for a month."""
    document = PLAN
    actor = mention(NORTH_KOREA, document, "North Korea")
    date = parse_edtf(month)
    words = span(document, "will launch")
    claims = (
        Claim(Property.KIND, Kind.ORBITAL, (words,)),
        Claim(Property.STATUS, Status.PLANNED, (words,)),
        Claim(Property.DATE, date, (span(document, "June"),)),
        Claim(Property.ACTOR, actor, actor.spans),
    )
    report = Report(
        "L1", Kind.ORBITAL, Status.PLANNED, None, (words,), date=date, actor=actor, claims=claims
    )
    return Reading(reports=(report,), sentences=(document.span(0, len(document.text)),))
