from samples import CHOLLIMA, KCNA, LEXICON, NADA, NORTH_KOREA
from told import told

from kb.names import Lexicon, Thing
from kb.resolve.accounts import Account
from kb.resolve.lineage import Lineage
from kb.terms import EntityType, Property, entity_iri

AGENCY, PERSON = EntityType.ORGANIZATION, EntityType.PERSON
SPACE_AGENCY = Thing(NADA.iri, AGENCY, NADA.names, country=NORTH_KOREA.iri, detail="space-agency")
MOUTH = Thing(
    KCNA.iri, AGENCY, KCNA.names, country=NORTH_KOREA.iri, part_of=NORTH_KOREA.iri,
    detail="news-agency",
)  # fmt: skip
HEAD = Thing(entity_iri(PERSON, "Head"), PERSON, ("Head",), member_of=NADA.iri)
SIDES: Lexicon = LEXICON.extended([SPACE_AGENCY, MOUTH, HEAD])


def sources(*accounts: Account, copies: dict[str, str] | None = None) -> set[str]:
    """Return the independent origins of what some reports say of the status."""
    lineage = Lineage.of(accounts, SIDES, copies or {})
    claims = [a for account in accounts for a in account.assertions]
    return set(lineage.sources(a for a in claims if a.property is Property.STATUS))


def test_bodies_of_the_launching_state_are_one_origin() -> None:
    """The state, its space agency, its news agency and the agency's head speak with one mouth."""
    speakers = (NORTH_KOREA.iri, NADA.iri, KCNA.iri, HEAD.iri)
    accounts = [told(f"d{n}", origin=iri) for n, iri in enumerate(speakers)]

    assert {NORTH_KOREA.iri} == sources(*accounts)


def test_bodies_of_another_state_are_not_of_that_side() -> None:
    """Those of North Korea are independent of one another when South Korea launches."""
    accounts = [
        told(f"d{n}", actor="South Korea", origin=iri) for n, iri in enumerate((NADA.iri, KCNA.iri))
    ]

    assert {NADA.iri, KCNA.iri} == sources(*accounts)


def test_company_that_launches_speaks_for_itself() -> None:
    """A company's state and the other companies of that state are other origins."""
    company, other = (
        Thing(entity_iri(AGENCY, n), AGENCY, (n,), country="urn:usa", detail="company")
        for n in ("Lifts", "Flies")
    )
    lexicon = LEXICON.extended([company, other])
    accounts = [told("a", actor="", origin=company.iri), told("b", actor="", origin=other.iri)]
    lineage = Lineage(
        {account.document: account for account in accounts}, {}, frozenset({company.iri}), lexicon
    )

    assert (company.iri, other.iri) == tuple(
        lineage.source(account.assertions[0]) for account in accounts
    )


def test_copies_are_one_origin() -> None:
    """A wire story in a second paper is the first paper's word."""
    first, second = told("a"), told("b")

    assert {first.publisher, second.publisher} == sources(first, second)
    assert {first.publisher} == sources(first, second, copies={second.document: first.document})


def test_copies_of_a_story_elsewhere_are_one_origin() -> None:
    """Two copies count once even where the first paper's report is of no part here."""
    copies = {"urn:a": "urn:first", "urn:b": "urn:first"}

    assert {"urn:first"} == sources(told("a"), told("b"), copies=copies)


def test_catalogue_made_from_another_counts_with_it() -> None:
    """GCAT and what was derived from it are one origin."""
    gcat = told("gcat")
    derived = told("economist", derived_from=(gcat.publisher,))

    assert {gcat.publisher} == sources(gcat, derived)


def test_speakers_in_copies_keep_their_own_word() -> None:
    """Who is quoted in a copy is the origin, not the paper."""
    quoted = told("b", origin=CHOLLIMA.iri)

    assert {CHOLLIMA.iri} == sources(quoted, copies={"urn:b": "urn:a"})
