"""The launches that a document speaks of, as reports of the model."""

from loaders.english.launches.finding import find_launches
from loaders.english.launches.triggers import speaks_of_launches

__all__ = ["find_launches", "speaks_of_launches"]
