"""The mean of trained pipelines of one shape: often better than each of them, never slower.

After Wortsman et al. (2022), "Model soups: averaging weights of multiple fine-tuned models improves
accuracy without increasing inference time". It holds for runs that go on from the same weights.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kb.errors import FaultyFileError
from loaders.english.training.save import save
from loaders.english.training.tokens import adapt_tokenizer

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from spacy.language import Language
    from thinc.api import Model


def average(folders: Sequence[Path], out: Path) -> None:
    """Write the mean of some pipelines to `out`.

    Raises:
        FaultyFileError: If their components or the shapes of their weights differ.
    """
    from spacy.util import load_model_from_path

    first, *others = [load_model_from_path(folder) for folder in folders]
    for name in first.pipe_names:
        if not all(name in other.pipe_names for other in others):
            raise FaultyFileError(f"{folders[0]}: not all pipelines have a {name}")
        own, *further = (_model(nlp, name) for nlp in (first, *others))
        _average_into(own, further, name)
    adapt_tokenizer(first)
    save(first, out)


def _model(nlp: Language, name: str) -> Model[Any, Any]:
    """Return the weights of a component, which spaCy types as a mere function."""
    component: Any = nlp.get_pipe(name)
    model: Model[Any, Any] = component.model
    return model


def _average_into(model: Model[Any, Any], others: Sequence[Model[Any, Any]], name: str) -> None:
    """Set each parameter of a model to the mean of it and its counterparts."""
    layers = [list(other.walk()) for other in others]
    for place, layer in enumerate(model.walk()):
        for key in layer.param_names:
            if layer.has_param(key):
                total = layer.get_param(key).copy()
                for other in layers:
                    counterpart = other[place].get_param(key)
                    if counterpart.shape != total.shape:
                        raise FaultyFileError(f"the weights of the {name} have other shapes")
                    total += counterpart
                layer.set_param(key, total / (len(others) + 1))
