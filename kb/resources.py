"""Where the data folders are: beside kb in a checkout, inside it in a wheel."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


def folder(name: str) -> Traversable:
    """Return the data folder of that name; read text from it, and do not count on a real path.

    Raises:
        FileNotFoundError: If neither the installed package nor the checkout has it.

    >>> (folder("ontology") / "launch.ttl").is_file()
    True
    """
    installed = files("kb") / "_data" / name
    if installed.is_dir():
        return installed
    checkout = Path(__file__).parent.parent / name
    if checkout.is_dir():
        return checkout
    raise FileNotFoundError(f"no data folder {name!r}: looked at {installed} and {checkout}")
