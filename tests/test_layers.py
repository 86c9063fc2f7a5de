import ast
from pathlib import Path

ROOT = Path(__file__).parent.parent

# Each row may import the rows above it, and its own; kb.X stands for the module or package X.
ROWS = (
    ("errors",),
    ("terms", "resources"),
    ("dates", "names"),
    ("model", "rows"),
    ("readings", "rdf"),
    ("store", "shapes"),
    ("queries", "resolve"),
    ("history",),
    ("loading",),
    ("timeline", "graph"),
    ("lookup", "search", "tables"),
    ("exports", "plots"),
    ("snapshot",),
    ("knowledgebase",),
    ("web",),
    ("cli", "__init__"),
    ("__main__",),
)
LEVEL = {name: level for level, row in enumerate(ROWS) for name in row}


def imports(path: Path) -> list[str]:
    """Return the modules that a file imports anywhere in it."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    out = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            out += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module == "kb":
            out += [f"kb.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            out.append(node.module or "")
    return out


def room(path: Path) -> str:
    """Return the module or package below kb that a file belongs to."""
    return path.relative_to(ROOT / "kb").parts[0].removesuffix(".py")


def test_every_room_of_the_house_has_its_level() -> None:
    """A new module of kb must be given a place in the order of imports."""
    rooms = {room(path) for path in (ROOT / "kb").rglob("*.py")}

    assert rooms == set(LEVEL)


def test_imports_point_one_way() -> None:
    """No module of kb imports one that stands above it."""
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in sorted((ROOT / "kb").rglob("*.py"))
        for name in imports(path)
        if name.startswith("kb.") and LEVEL.get(name.split(".")[1], -1) > LEVEL[room(path)]
    ]

    assert wrong == []


def test_kb_never_imports_loaders() -> None:
    """Loaders are reached by their entry points alone."""
    wrong = [
        str(path.relative_to(ROOT))
        for path in (ROOT / "kb").rglob("*.py")
        if any(name.split(".")[0] == "loaders" for name in imports(path))
    ]

    assert wrong == []


def test_loaders_know_the_model_and_no_store() -> None:
    """Loaders import the model, its values and the loading protocol, and nothing that writes."""
    allowed = {"model", "terms", "dates", "names", "errors", "resources", "loading"}
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in sorted((ROOT / "loaders").rglob("*.py"))
        for name in imports(path)
        if name.startswith("kb.") and name.split(".")[1] not in allowed
    ]

    assert wrong == []


def test_data_folders_hold_no_python() -> None:
    """A Python file among the data would break an editable installation."""
    found = [p for name in ("ontology", "queries", "seeds") for p in (ROOT / name).rglob("*.py")]

    assert found == []


def test_modules_stay_within_their_budget() -> None:
    """A module above 300 lines lacks a noun: split it."""
    long = {
        str(path.relative_to(ROOT)): lines
        for folder in ("kb", "loaders")
        for path in (ROOT / folder).rglob("*.py")
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 300
    }

    assert long == {}
