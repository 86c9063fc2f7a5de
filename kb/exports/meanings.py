"""What each column of the flat tables means, in words for whoever opens them."""

from __future__ import annotations

MEANINGS = {
    "about": "launches that it is about",
    "act": "what the speaker does by saying it: report, announce, promise, warn, condemn ...",
    "actor": "who launches",
    "addressee": "to whom it is said",
    "agent": "who takes part",
    "aliases": "other names, from the gazetteer and from documents",
    "certainty": "how sure the voice is: certain, probable, possible",
    "claims": "how many claims were taken from the document",
    "conflicts": "properties on which sources contradict each other",
    "content": "what is said, in the words of the document",
    "count": "how many rockets or missiles",
    "country": "the state that it belongs to",
    "cue": "the word that marks the statement, such as said",
    "difference": "how the values contradict each other",
    "document": "the document that tells it, by name",
    "documents": "how many documents tell of it",
    "earliest": "first second that the date may mean, in UTC; empty when open",
    "edtf": "the date as it was told, in Extended Date/Time Format; X is unknown, ~ is about",
    "end": "where the words end, in code points of the document's normalised text, excluded",
    "events": "how many other dated events were taken from the document",
    "followed_by": "of a plan, the launch that came of it",
    "iri": "the thing's own address in the knowledge base; never changes",
    "kind": "what sort it is",
    "label": "what a person calls it",
    "language": "language of the text",
    "latest": "last second that the date may mean, in UTC; empty when open",
    "latitude": "degrees north, WGS 84",
    "launch": "the launch that it tells of",
    "licence": "what the source says of the right to use its text",
    "loader": "which loader read it",
    "longitude": "degrees east, WGS 84",
    "mode": "how much stands in quotation marks: direct, indirect, mixed",
    "name": "short name of the document, as its file was called",
    "note": "what the loader or the file says about it",
    "origin": "whose word it is in the end: the innermost speaker, else the publisher",
    "origins": "how many independent origins say so; copies count once",
    "outcome": "how a launch that took place ended",
    "part_of": "what it is a part of",
    "payload": "what is carried",
    "polarity": "whether the content is asserted or denied",
    "precision": "how finely the date was told: second, minute, day, month, interval ...",
    "property": "which property of a launch it is about",
    "publisher": "who published it",
    "report": "the document's account of the launch",
    "reports": "how many launches the document tells of",
    "rule": "the rule by which it was read",
    "sentence": "the whole sentence around the words",
    "sha256": "digest of the text, to check that offsets still fit",
    "site": "from where",
    "speaker": "who says it, by name",
    "speaker_words": "the words that stand for the speaker, such as It",
    "speaks_for": "on whose behalf the speaker speaks",
    "start": "where the words begin, in code points of the document's normalised text, from 0",
    "statements": "how many statements were taken from the document",
    "status": "whether it occurred, is planned or was cancelled, as told",
    "title": "headline",
    "type": "class in the ontology",
    "url": "where it was published",
    "value": "what is claimed; a thing has an IRI too",
    "vehicle": "rocket or missile",
    "voice": "the statement in which it is claimed; empty where the document itself says so",
    "warning": "what went wrong when it was read",
    "within": "the statement within which this one is told",
    "words": "the very words that say so",
}
"""By name of the column; one name means the same in all tables."""

TITLES = {
    "launches": "launches, each with the values chosen from what sources say",
    "statements": "who says what, in which words, within whose report",
    "claims": "one property, one value, one place in a text: what the launches rest on",
    "documents": "the articles and other sources that were read",
    "events": "other dated events: meetings, alerts, detections, sanctions",
    "entities": "agents, vehicles, payloads, sites and places",
    "conflicts": "claims on a launch that cannot all be true",
}
"""What each table holds."""


def meaning(column: str) -> str:
    """Return what a column means.

    >>> meaning("speaker_iri")
    'IRI: who says it, by name'
    """
    if column in MEANINGS:
        return MEANINGS[column]
    return f"IRI: {MEANINGS[column.removesuffix('_iri')]}"
