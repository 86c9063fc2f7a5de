"""Writes docs/api.md from the docstrings: `python docs/build_api.py`."""

from __future__ import annotations

import inspect
import re
from importlib import import_module
from pathlib import Path
from textwrap import dedent

TARGET = Path(__file__).parent / "api.md"

# What a program may rely on, in the order in which a newcomer meets it.
MODULES = (
    "kb",
    "kb.model",
    "kb.dates",
    "kb.names",
    "kb.timeline",
    "kb.graph",
    "kb.search",
    "kb.queries",
    "kb.exports",
    "kb.loading",
    "kb.resolve",
    "kb.store",
    "kb.errors",
)

INTRODUCTION = """# The Python interface

This page is made from the docstrings by `docs/build_api.py`; change those, not this page. The
examples are run with the tests. Begin with `kb.open`, which gives a `KnowledgeBase`; everything
else is what its methods return, or what a loader or a reader of your own is made of.
"""


def page() -> str:
    """Return the page as Markdown."""
    parts = [INTRODUCTION, "\n".join(f"- [{name}](#{_anchor(name)})" for name in MODULES) + "\n"]
    for name in MODULES:
        module = import_module(name)
        parts.append(f"## {name}\n\n{_text(module)}\n")
        parts += [_entry(public, getattr(module, public)) for public in _public(module)]
    return "\n".join(parts)


def _anchor(name: str) -> str:
    return name.replace(".", "")


def _public(module: object) -> list[str]:
    """Return the names that a module offers, its own classes and functions where it lists none."""
    listed = getattr(module, "__all__", None)
    if listed is not None:
        return [name for name in listed if not name.startswith("__")]
    name = module.__name__  # type: ignore[attr-defined]
    return [
        key
        for key, value in vars(module).items()
        if getattr(value, "__module__", "") == name and not key.startswith("_")
    ]


def _entry(name: str, thing: object) -> str:
    if inspect.isclass(thing):
        return _class(name, thing)
    if inspect.isfunction(thing):
        return f"### `{name}{_signature(thing)}`\n\n{_text(thing)}\n"
    if callable(thing):
        return f"### `{name}`\n\n{_text(thing)}\n"
    return f"### `{name}`\n"


def _class(name: str, thing: type) -> str:
    parts = [f"### class `{name}`\n\n{_text(thing)}\n"]
    for key in dir(thing):
        member = inspect.getattr_static(thing, key)
        if key.startswith("_") or key not in _told(thing):
            continue
        if isinstance(member, property):
            parts.append(f"#### `{name}.{key}`\n\n{_text(member)}\n")
        elif inspect.isfunction(member):
            parts.append(f"#### `{name}.{key}{_signature(member)}`\n\n{_text(member)}\n")
    return "\n".join(parts)


def _told(thing: type) -> set[str]:
    """Return the members that a class or its own bases document, not those of Python's bases."""
    own = [base for base in thing.__mro__ if base.__module__.partition(".")[0] == "kb"]
    return {
        key for base in own for key, value in vars(base).items() if getattr(value, "__doc__", None)
    }


def _signature(function: object) -> str:
    written = str(inspect.signature(function)).replace("'", "")  # type: ignore[arg-type]
    return re.sub(r"<[^<>]*(<[^<>]*>)?[^<>]* at 0x[0-9a-f]+>", "...", written)


def _text(thing: object) -> str:
    """Return a docstring as Markdown: its examples as code, its lists of arguments as lists."""
    lines = dedent(inspect.getdoc(thing) or "").splitlines()
    out: list[str] = []
    code = False
    for line in lines:
        starts = line.lstrip().startswith(">>>")
        if starts and not code:
            out += ["", "```pycon"]
            code = True
        elif code and not line.strip():
            out.append("```")
            code = False
        out.append(_line(line) if not code else line)
    return "\n".join([*out, *(["```"] if code else [])]).strip()


def _line(line: str) -> str:
    if line.rstrip() in {"Args:", "Raises:", "Returns:", "Example:"}:
        return f"**{line.strip()}**\n"
    name, sign, rest = line.strip().partition(": ")
    if line.startswith("    ") and not line.startswith("     ") and sign and " " not in name:
        return f"- `{name}`: {rest}"
    return line


if __name__ == "__main__":
    TARGET.write_text(page(), encoding="utf-8")
