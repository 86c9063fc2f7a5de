from pathlib import Path

import pytest
from shell import SEEDS, invoke


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the demonstration articles, loaded by the command."""
    store = tmp_path_factory.mktemp("demonstration") / "store"
    result = invoke(store, "load", str(SEEDS))
    assert result.exit_code == 0, result.output
    return store
