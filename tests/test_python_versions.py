"""Python 3.11, 3.12 and 3.13 write the same bytes: those of the graph that is committed.

An interpreter is `pythonX.Y` on the PATH, or one that NEWSKG_PYTHONS names (separated as PATH is); it must have the dependencies
(`python3.13 -m venv DIR && DIR/bin/pip install .`).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
RUN = "import sys; from kg.cli import main; sys.argv[0] = 'kg'; main()"
VERSION = "import sys, spacy, pyoxigraph, rdflib, trafilatura, typer; print('%d.%d' % sys.version_info[:2])"
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "ignore"}


def interpreter(version: str) -> str | None:
    """An interpreter of this version that has what a build needs; the one that runs the tests is left out."""
    named = os.environ.get("NEWSKG_PYTHONS", "").split(os.pathsep)
    for candidate in filter(None, (*named, shutil.which(f"python{version}"))):
        asked = subprocess.run([candidate, "-c", VERSION], capture_output=True, text=True, check=False, env=ENVIRONMENT)
        if asked.returncode == 0 and asked.stdout.strip() == version:
            return candidate
    return None


@pytest.mark.parametrize("version", [v for v in ("3.11", "3.12", "3.13") if v != f"{sys.version_info[0]}.{sys.version_info[1]}"])
def test_the_committed_graph_is_what_another_python_writes(version: str, tmp_path: Path) -> None:
    python = interpreter(version)
    if python is None:
        pytest.skip(f"no Python {version} with the dependencies of newskg on the PATH or in NEWSKG_PYTHONS")
    subprocess.run(
        [python, "-c", RUN, "build", str(ROOT / "seeds"), "-o", str(tmp_path)], check=True, capture_output=True, env=ENVIRONMENT
    )
    files = {file.relative_to(tmp_path) for file in tmp_path.rglob("*.ttl")}
    assert files == {file.relative_to(ROOT / "output") for file in (ROOT / "output").rglob("*.ttl")}
    assert [str(file) for file in sorted(files) if (tmp_path / file).read_bytes() != (ROOT / "output" / file).read_bytes()] == []
