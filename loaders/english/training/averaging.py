"""The mean of trained pipelines of one shape: often better than each of them, never slower.

After Wortsman et al. (2022), "Model soups: averaging weights of multiple fine-tuned models improves
accuracy without increasing inference time". It holds for runs that go on from the same weights.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.errors import FaultyFileError
from loaders.english.training.save import save
from loaders.english.training.tokens import adapt_tokenizer

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from thinc.api import Model


def average(folders: Sequence[Path], out: Path) -> None:
    """Write the mean of some pipelines to `out`.

    Raises:
        FaultyFileError: If their components or the shapes of their weights differ.
    """
    from spacy.util import load_model_from_path

    first, *others = [load_model_from_path(folder) for folder in folders]
    for name, component in first.pipeline:
        models = [other.get_pipe(name).model for other in others if name in other.pipe_names]
        if len(models) != len(others):
            raise FaultyFileError(f"{folders[0]}: not all pipelines have a {name}")
        _average_into(component.model, models, name)
    adapt_tokenizer(first)
    save(first, out)


def _average_into(model: Model, others: Sequence[Model], name: str) -> None:
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
