"""Who and what a document names: people, organizations, states, vehicles, payloads, places."""

from loaders.english.names.names import Names, find_names
from loaders.english.names.words import Analysis, Sentence, Word, analyse

__all__ = ["Analysis", "Names", "Sentence", "Word", "analyse", "find_names"]
