"""The trained pipeline as package data: described, without the words of the treebanks."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language

META = {
    "name": "launch_news",
    "version": "1.0.0",
    # Weights hold for a minor version of spaCy; the floor is that of the distribution.
    "spacy_version": ">=3.8.7,<3.9.0",
    "description": "Tags, lemmas and Universal Dependencies for English news",
    "author": "The launch-kb developers",
    "license": "CC BY-SA 4.0",
}


def save(nlp: Language, folder: Path) -> None:
    """Write a pipeline to a folder.

    Training leaves every word it met in the string table. Only those that a fresh pipeline and the
    labels need are written: the words of the treebanks stay out of the package.
    """
    nlp.meta.update(META)
    nlp.to_disk(folder)
    for empty in ("key2row", "lookups.bin", "vectors"):
        (folder / "vocab" / empty).unlink(missing_ok=True)
    strings = json.dumps(sorted(_needed_strings(nlp)), ensure_ascii=False, indent=0)
    (folder / "vocab" / "strings.json").write_text(strings, encoding="utf-8")


def _needed_strings(nlp: Language) -> set[str]:
    """Return the strings of a pipeline that has read nothing, and those that components write."""
    import spacy

    fresh = spacy.blank(nlp.lang or "en")
    needed = set(fresh.vocab.strings)
    for name, component in nlp.pipeline:
        needed.update(str(label) for label in nlp.pipe_labels.get(name, ()))
        for tag in getattr(component, "cfg", {}).get("labels_morph", {}).values():
            needed.add(str(tag))
        if hasattr(component, "trees"):
            needed.update(nlp.vocab.strings[each] for each in _edits(component.trees.to_bytes()))
    return {text for text in needed if text}


def _edits(trees: bytes) -> set[int]:
    """Return the hashes of what the lemmatizer's edit trees replace, and by what."""
    import srsly  # type: ignore[import-untyped]

    nodes = srsly.msgpack_loads(trees)["trees"]
    return {node[side] for node in nodes for side in ("orig", "subst") if side in node}
