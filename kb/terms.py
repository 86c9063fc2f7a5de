"""The glossary: every word of the model and its IRI, as plain strings and enumerations.

The same word stands in the ontology, in Python, on the command line and in the queries.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from enum import StrEnum

BASE = "https://w3id.org/launch-kb/"
KB = BASE + "ontology#"
VOCABULARY = BASE + "vocabulary/"
GRAPH = BASE + "graph/"

DCTERMS = "http://purl.org/dc/terms/"
EDTF_TYPE = "http://id.loc.gov/datatypes/edtf/EDTF"
GAF = "http://groundedannotationframework.org/gaf#"
GEO = "http://www.w3.org/2003/01/geo/wgs84_pos#"
NIF = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
OWL = "http://www.w3.org/2002/07/owl#"
PROV = "http://www.w3.org/ns/prov#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SCHEMA = "https://schema.org/"
SEM = "http://semanticweb.cs.vu.nl/2009/11/sem/"
SKOS = "http://www.w3.org/2004/02/skos/core#"
TIME = "http://www.w3.org/2006/time#"
XSD = "http://www.w3.org/2001/XMLSchema#"

PREFIXES = {
    "dcterms": DCTERMS,
    "gaf": GAF,
    "geo": GEO,
    "kb": KB,
    "nif": NIF,
    "owl": OWL,
    "prov": PROV,
    "rdf": RDF,
    "rdfs": RDFS,
    "schema": SCHEMA,
    "sem": SEM,
    "skos": SKOS,
    "time": TIME,
    "xsd": XSD,
}

# The graphs that belong to no document. Judgements are added to; the layer (launches, conflicts,
# entities, matches, index, copies) is rebuilt, never edited.
JUDGEMENTS = GRAPH + "judgements"
GAZETTEER = GRAPH + "gazetteer"
VOCABULARIES = GRAPH + "vocabularies"
LAUNCHES = GRAPH + "launches"
CONFLICTS = GRAPH + "conflicts"
ENTITIES = GRAPH + "entities"
MATCHES = GRAPH + "matches"
INDEX = GRAPH + "index"
COPIES = GRAPH + "copies"
HISTORY = GRAPH + "history"
STORE = GRAPH + "store"


class Kind(StrEnum):
    """What a launch was meant to be."""

    ORBITAL = "orbital"
    MISSILE = "missile"
    SUBORBITAL = "suborbital"
    UNKNOWN = "unknown"


class Status(StrEnum):
    """Whether a launch has taken place, in the eyes of one document."""

    OCCURRED = "occurred"
    PLANNED = "planned"
    CANCELLED = "cancelled"


class Outcome(StrEnum):
    """How a launch that took place ended."""

    SUCCESS = "success"
    FAILURE = "failure"
    PARTIAL = "partial"
    UNKNOWN = "unknown"


class Mode(StrEnum):
    """How much of a statement's content stands in quotation marks: all, none, some."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Act(StrEnum):
    """What a speaker does by saying it."""

    REPORT = "report"
    ANNOUNCE = "announce"
    PROMISE = "promise"
    WARN = "warn"
    CONDEMN = "condemn"
    PRAISE = "praise"
    DEMAND = "demand"
    DENY = "deny"
    CLAIM = "claim"
    PREDICT = "predict"


class Certainty(StrEnum):
    """How sure the voice is of what it says (FactBank's three degrees)."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"


class Polarity(StrEnum):
    """Whether the content is asserted or denied (FactBank)."""

    POSITIVE = "positive"
    NEGATIVE = "negative"
    UNDERSPECIFIED = "underspecified"


class EventKind(StrEnum):
    """The other dated events beside launches and statements."""

    MEETING = "meeting"
    DETECTION = "detection"
    ALERT = "alert"
    ALERT_LIFTED = "alert-lifted"
    IMPACT = "impact"
    SANCTION = "sanction"
    RESOLUTION = "resolution"
    ANNOUNCEMENT = "announcement"
    POSTPONEMENT = "postponement"


class EntityType(StrEnum):
    """What sort of thing a name stands for; the value is also the first step of its IRI's path."""

    STATE = "state"
    ORGANIZATION = "organization"
    PERSON = "person"
    VEHICLE = "vehicle"
    PAYLOAD = "payload"
    SITE = "site"
    PLACE = "place"


AGENT_TYPES = (EntityType.STATE, EntityType.ORGANIZATION, EntityType.PERSON)


class Property(StrEnum):
    """What a claim says about a launch; the value is the local name in the ontology."""

    KIND = "kind"
    STATUS = "status"
    OUTCOME = "outcome"
    DATE = "date"
    COUNT = "count"
    ACTOR = "actor"
    VEHICLE = "vehicle"
    PAYLOAD = "payload"
    SITE = "site"


def kb(name: str) -> str:
    """Return the IRI of a term of the ontology.

    >>> kb("Launch")
    'https://w3id.org/launch-kb/ontology#Launch'
    """
    return KB + name


def concept(value: StrEnum) -> str:
    """Return the IRI of the vocabulary concept that an enumeration's member stands for.

    >>> concept(Outcome.FAILURE)
    'https://w3id.org/launch-kb/vocabulary/outcome/failure'
    >>> concept(EventKind.ALERT_LIFTED)
    'https://w3id.org/launch-kb/vocabulary/event-kind/alert-lifted'
    """
    scheme = re.sub(r"(?<!^)(?=[A-Z])", "-", type(value).__name__).lower()
    return f"{VOCABULARY}{scheme}/{value.value}"


def slug(name: str) -> str:
    """Return a name as one readable step of an IRI's path: ASCII letters, digits and hyphens.

    A name without any such letter keeps its identity as a digest.

    >>> slug("Workers’ Party of Korea")
    'workers-party-of-korea'
    """
    folded = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    plain = re.sub(r"[^a-z0-9]+", "-", re.sub(r"['’]", "", folded.lower())).strip("-")
    return plain[:80] or digest(name)


def digest(*parts: str) -> str:
    """Return sixteen hexadecimal digits that stand for these parts, in this order.

    >>> digest("a", "b") == digest("a", "b") != digest("ab")
    True
    """
    whole = "\x1f".join(parts).encode()
    return hashlib.sha256(whole).hexdigest()[:16]


def entity_iri(type_: EntityType, name: str) -> str:
    """Return the IRI of a thing known by its name alone; states, organizations, persons are agents.

    >>> entity_iri(EntityType.STATE, "North Korea")
    'https://w3id.org/launch-kb/agent/north-korea'
    """
    step = "agent" if type_ in AGENT_TYPES else type_.value
    return f"{BASE}{step}/{slug(name)}"
