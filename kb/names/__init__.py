"""Names: when two spellings mean one, what is known by name, and where names stand in text."""

from kb.names.forms import normal_form
from kb.names.gazetteer import gazetteer, read_things
from kb.names.lexicon import Lexicon, Match
from kb.names.likeness import similarity
from kb.names.things import Thing

__all__ = [
    "Lexicon",
    "Match",
    "Thing",
    "gazetteer",
    "normal_form",
    "read_things",
    "similarity",
]
