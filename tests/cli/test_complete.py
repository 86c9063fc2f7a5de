import pytest
from click.shell_completion import ShellComplete

from kb.cli import cli


def offers(arguments: list[str], incomplete: str) -> list[str]:
    """Return what the shell would offer after these arguments."""
    complete = ShellComplete(cli, {}, "kb", "_KB_COMPLETE")
    return [item.value for item in complete.get_completions(arguments, incomplete)]


@pytest.mark.parametrize(
    ("arguments", "incomplete", "expected"),
    [
        ([], "time", ["timeline"]),
        (["ask"], "of-a", ["of-actor"]),
        (["ask", "of-actor", "-p"], "a", ["actor="]),
        (["ask", "of-actor", "-p"], "actor=north ko", ["actor=North Korea"]),
        (["ask", "with-outcome", "-p"], "outcome=s", ["outcome=success"]),
        (["ask", "between", "-p"], "certain=", ["certain=yes", "certain=no"]),
        (["ask", "of-vehicle", "-p"], "vehicle=Chollima", ["vehicle=Chollima-1"]),
        (["ask", "no-such-question", "-p"], "a", []),
        (["ask", "of-actor", "-p"], "nonsense=a", []),
        (["export"], "gex", ["gexf"]),
    ],
)
def test_tab_completes_what_was_begun(
    arguments: list[str], incomplete: str, expected: list[str]
) -> None:
    """Names of commands, questions, parameters, their values and formats are offered."""
    assert offers(arguments, incomplete) == expected
