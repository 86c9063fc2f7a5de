from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from shell import invoke


@pytest.fixture
def kb(demonstration: Path) -> Callable[..., Result]:
    """Run a command on the demonstration store; it must not write to it."""
    return lambda *arguments: invoke(demonstration, *arguments)


@pytest.fixture
def empty(tmp_path: Path) -> Callable[..., Result]:
    """Run a command on a store of this test's own, empty at first."""
    return lambda *arguments, **more: invoke(tmp_path / "store", *arguments, **more)
