"""The bar that a load shows on a terminal: how far it is, how fast, and how much is left."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kb.loading import Progress

_STEPS = {
    "reading": "Reading",
    "writing": "Writing",
    "resolving": "Finding which reports are of one launch",
}


@contextmanager
def progress_bar() -> Iterator[Callable[[Progress], None]]:
    """Give a function that shows how far a load is; on standard error, where that is a terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    console = Console(stderr=True)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(bar_width=30),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
        TextColumn("{task.fields[name]}", style="dim"),
    )
    with Bar(*columns, console=console, disable=not console.is_terminal, transient=True) as bar:
        tasks = {}

        def show(progress: Progress) -> None:
            step = progress.step
            if step not in tasks:
                tasks[step] = bar.add_task(_STEPS[step], total=None, rate="", name="")
            task = tasks[step]
            bar.update(task, total=progress.total or None, completed=progress.done)
            speed = bar.tasks[bar.task_ids.index(task)].speed
            unit = "facts" if step == "writing" else "KB"
            number = (speed or 0) / (1 if step == "writing" else 1000)
            rate = f"{number:,.0f} {unit}/s" if speed else ""
            bar.update(task, rate=rate, name=progress.name[:40])
            for other in tasks.values():
                bar.update(other, visible=other == task)

        yield show
