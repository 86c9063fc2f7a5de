"""The spaCy pipeline that reads English: the shipped weights, or any installed pipeline by name."""

from __future__ import annotations

import json
from contextlib import nullcontext
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING

from kb.errors import ReaderError
from loaders.english.agreement import NAME, agree

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from spacy.language import Language

SHIPPED = "loaders.english:weights"
OWN = "launch_news"
# What the rules ask of a pipeline, by the spaCy attribute that shows it.
NEEDED = {"DEP": "a dependency parser", "POS": "part-of-speech tags", "LEMMA": "lemmas"}


@cache
def load(name: str | None = None) -> Language:
    """Return the pipeline of that name or folder, by default the shipped one; once per process.

    Raises:
        ReaderError: If it is not installed, made for another spaCy, or lacks what the rules need.

    >>> load().lang
    'en'
    """
    if name is None:
        with as_file(files("loaders.english") / "weights") as folder:
            nlp = _from_folder(folder, SHIPPED)
    elif Path(name).is_dir():
        nlp = _from_folder(Path(name), name)
    else:
        nlp = _installed(name)
    _check_annotation(nlp, name or SHIPPED)
    return nlp


def _from_folder(folder: Path, name: str) -> Language:
    """Load a pipeline from its folder after a look at its description."""
    from spacy.util import load_model_from_path

    try:
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ReaderError(
            f"{name}: no meta.json in {folder}; expected the folder of a trained spaCy pipeline"
        ) from error
    _check_version(str(meta.get("spacy_version", "")), name)
    with _fast_products():
        nlp = load_model_from_path(folder, meta=meta)
    return with_agreement(nlp) if meta.get("name") == OWN else nlp


def with_agreement(nlp: Language) -> Language:
    """Return a pipeline of ours with the step that makes its tags agree with its trees."""
    from spacy.language import Language as SpacyLanguage

    if NAME not in nlp.pipe_names:
        SpacyLanguage.component(NAME, func=agree)
        nlp.add_pipe(NAME)
    return nlp


def _installed(name: str) -> Language:
    """Load a pipeline that is installed as a package."""
    from spacy.util import get_installed_models, load_model

    if name not in get_installed_models():
        others = ", ".join(sorted(get_installed_models())) or "none"
        raise ReaderError(
            f"no spaCy pipeline {name!r}; installed: {others}. Install it with "
            f"'python -m spacy download {name}', or leave the name out for the shipped one"
        )
    package = files(name).joinpath("meta.json").read_text(encoding="utf-8")
    _check_version(str(json.loads(package).get("spacy_version", "")), name)
    with _fast_products():
        return load_model(name)


def _check_version(wanted: str, name: str) -> None:
    """Raise when the installed spaCy is not one that the pipeline was made for."""
    from spacy.about import __version__ as installed
    from spacy.util import is_compatible_version

    if wanted and not is_compatible_version(installed, wanted):
        raise ReaderError(
            f"{name}: made for spaCy {wanted}, but {installed} is installed; "
            f"install a fitting one with 'pip install \"spacy{wanted}\"'"
        )


def _check_annotation(nlp: Language, name: str) -> None:
    """Raise when a pipeline leaves out an annotation that the rules build on."""
    given = nlp("Officials said that the rocket failed.")
    missing = [words for attribute, words in NEEDED.items() if not given.has_annotation(attribute)]
    if missing:
        raise ReaderError(
            f"{name}: the pipeline lacks {' and '.join(missing)}; "
            f"choose one with {', '.join(NEEDED.values())}"
        )


def _fast_products() -> AbstractContextManager[None]:
    """Return a context in which models take numpy's matrix product: twice as fast as spaCy's own.

    Where spaCy computes elsewhere (a graphics card, Apple's library), that stays.
    """
    from thinc.api import get_current_ops, use_ops

    return use_ops("numpy", use_blis=False) if get_current_ops().name == "numpy" else nullcontext()
