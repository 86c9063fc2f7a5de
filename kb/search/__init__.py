"""Full-text search over articles, statements and launches."""

from kb.search.find import SORTS, Hit, search
from kb.search.marks import MARKS, marked_parts, plain

__all__ = ["MARKS", "SORTS", "Hit", "marked_parts", "plain", "search"]
