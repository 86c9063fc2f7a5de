"""Figures of a store: Altair charts, and files of them."""

from kb.plots.figures import FIGURES, Figure, draw, find_figure
from kb.plots.save import FILES, save
from kb.plots.wanted import Look, Wanted

__all__ = ["FIGURES", "FILES", "Figure", "Look", "Wanted", "draw", "find_figure", "save"]
