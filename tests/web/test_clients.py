import json
import shutil
import subprocess
from pathlib import Path

import pytest
from web.asking import Site

from kb.terms import LAUNCHES, kb

COMUNICA = "@comunica/query-sparql"
QUERY = f"SELECT ?l WHERE {{ GRAPH <{LAUNCHES}> {{ ?l <{kb('kind')}> ?kind }} }}"


@pytest.fixture(scope="module")
def comunica(pytestconfig: pytest.Config) -> str:
    """The command of Comunica, where it is installed."""
    local = pytestconfig.rootpath / "node_modules" / ".bin" / "comunica-sparql"
    found = shutil.which("comunica-sparql") or shutil.which(str(local))
    if found is None or shutil.which("node") is None:
        pytest.skip(f"no Comunica on this machine: `npm install {COMUNICA}` installs it")
    # It ends with 1 even when it has told its version.
    told = subprocess.run([found, "--version"], capture_output=True, check=False)  # noqa: S603
    if b"Comunica Engine" not in told.stdout + told.stderr:
        pytest.skip("the Comunica on this machine does not run with its Node")
    return found


def test_comunica_asks_the_endpoint(comunica: str, site: Site, tmp_path: Path) -> None:
    """A query engine in JavaScript gets the same rows by the protocol."""
    expected = site.get("/sparql", query=QUERY).json()["results"]["bindings"]

    run = subprocess.run(  # noqa: S603 - a command of this test, without a shell
        [comunica, f"sparql@{site.address}/sparql", QUERY, "-t", "application/sparql-results+json"],
        capture_output=True,
        check=True,
        cwd=tmp_path,
        timeout=60,
    )

    found = json.loads(run.stdout)["results"]["bindings"]
    assert {row["l"]["value"] for row in expected} == {row["l"]["value"] for row in found}
