"""Running commands in tests as the shell would."""

from pathlib import Path

from click.testing import CliRunner, Result

from kb.cli import cli

SEEDS = Path(__file__).parents[1] / "seeds"


def invoke(store: Path, *arguments: str, **more: str) -> Result:
    """Run a command on a store."""
    return CliRunner().invoke(cli, ["--store", str(store), *arguments], **more)  # type: ignore[arg-type]
