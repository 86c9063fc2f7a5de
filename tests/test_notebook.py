from pathlib import Path

import pytest

NOTEBOOK = Path(__file__).parent.parent / "docs" / "notebook.ipynb"


# What Jupyter's own packages are about to drop is theirs to mend.
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.filterwarnings("ignore::RuntimeWarning")
def test_the_notebook_runs_as_it_stands() -> None:
    """Every cell of the notebook runs, in a process of its own, and shows something."""
    nbformat = pytest.importorskip("nbformat", reason="Jupyter is not installed")
    nbclient = pytest.importorskip("nbclient", reason="Jupyter is not installed")
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    told = {cell["id"]: bool(cell.get("outputs")) for cell in notebook.cells}
    for cell in notebook.cells:
        cell.pop("outputs", None)
        if cell.cell_type == "code":
            cell.outputs = []
    nbclient.NotebookClient(notebook, timeout=300, kernel_name="python3").execute()

    assert told == {cell["id"]: bool(cell.get("outputs")) for cell in notebook.cells}


def test_the_notebook_is_short() -> None:
    """From a folder of articles to a figure and a table in some ten cells."""
    nbformat = pytest.importorskip("nbformat", reason="Jupyter is not installed")
    cells = nbformat.read(NOTEBOOK, as_version=4).cells

    assert 8 <= len([cell for cell in cells if cell.cell_type == "code"]) <= 12
