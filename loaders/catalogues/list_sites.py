"""Launch sites as lists name them: a pad, a site, and the land that it lies in."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from kb.model import Mention
from kb.terms import EntityType, entity_iri
from loaders.catalogues.things import known_thing

if TYPE_CHECKING:
    from kb.model import Span


def site_mention(span: Span) -> Mention:
    """Return the site that "LC-39A, Kennedy Space Center, Florida, USA" names.

    A pad is known by its site: there is a "LC-1" at many of them.
    """
    iri, name = _site(span.text)
    return Mention(EntityType.SITE, (name,), (span,), iri)


@lru_cache(maxsize=8192)
def _site(words: str) -> tuple[str, str]:
    whole = known_thing(EntityType.SITE, words)
    if whole:
        return whole.iri, words
    parts = [part.strip() for part in words.split(",") if part.strip()]
    found = [known_thing(EntityType.SITE, part) for part in parts]
    known = [thing for thing in found[1:] if thing]
    pad = found[0] if found else None
    if pad and (not known or pad.part_of == known[0].iri):
        return pad.iri, words
    if known:
        return known[0].iri, words
    # Of what no one knows, the pad does not tell one from another.
    name = ", ".join(parts[1:]) if len(parts) > 2 else words
    return entity_iri(EntityType.SITE, name), words
