"""Ends of launches that words name without saying that they came: "had not confirmed that"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loaders.english.names.lists import words as listed

if TYPE_CHECKING:
    from loaders.english.names import Names, Word

# Read from the words, not from the tree, which often hangs such clauses elsewhere.
KNOWING = "|".join(sorted(listed("outcomes", "unsaid", "knowing")))
NOUNS = "|".join(sorted(listed("outcomes", "unsaid", "nouns")))
DENYING = "|".join(sorted(listed("outcomes", "unsaid", "denying")))
NOT = r"(?:not|never|n['’]t|cannot|unable to|yet to|declined to|refused to)"
LINK = r"(?:on\s+|of\s+|as to\s+|immediately\s+)?(?:that|whether|if)\b"
# What follows a "but" or ends a clause is said again.
CLAUSE = r"(?:(?!\bbut\b)[^;:])*$"
UNSAID = re.compile(
    rf"(?:{NOT}\s+(?:\w+\s+){{0,2}}?(?:{KNOWING})\s+{LINK}"
    rf"|\bno\s+(?:\w+\s+){{0,2}}?(?:{NOUNS})\s+{LINK}"
    rf"|\b(?:{DENYING})\s+(?:reports\s+|claims\s+)?that\b"
    rf"|\bwhether\b){CLAUSE}",
    re.IGNORECASE,
)


def unsaid(names: Names, word: Word, start: int) -> bool:
    """Tell an outcome that nobody vouches for: not confirmed, denied, or asked about.

    `start` is where the words for the outcome begin.

    >>> bool(UNSAID.search("Tokyo had not confirmed that the satellite was "))
    True
    >>> bool(UNSAID.search("Tokyo had not confirmed it, but Seoul said that the satellite was "))
    False
    """
    sentence = names.analysis.sentence(word)
    before = names.analysis.text[sentence.start : max(sentence.start, start)]
    return UNSAID.search(" ".join(before.split()) + " ") is not None
