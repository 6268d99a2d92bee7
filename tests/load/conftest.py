"""Fixtures of the suite: the stores, started once, and small graphs to load."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from servers import OXIGRAPH, VIRTUOSO, Faults, faults, oxigraph, virtuoso

OUTPUT = Path(__file__).resolve().parents[2] / "output"


@pytest.fixture(scope="session")
def oxigraph_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an Oxigraph server."""
    assert OXIGRAPH.is_file(), "the package oxigraph, of the extra test, carries the server"
    with oxigraph(tmp_path_factory.mktemp("oxigraph")) as url:
        yield url


@pytest.fixture(scope="session")
def virtuoso_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a Virtuoso."""
    if VIRTUOSO is None:
        pytest.skip("needs Virtuoso (Debian: virtuoso-opensource)")
    with virtuoso(tmp_path_factory.mktemp("virtuoso")) as url:
        yield url


@pytest.fixture(autouse=True)
def nobody(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No user, password or proxy of the machine that the tests run on."""
    for name in ("KG_STORE_USER", "KG_STORE_PASSWORD", "KG_STORE_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NETRC", str(tmp_path / "no-netrc"))
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


@pytest.fixture
def store(oxigraph_server: str) -> str:
    """The address of an Oxigraph server that holds nothing."""
    httpx.post(f"{oxigraph_server}/update", content="DROP ALL", headers={"Content-Type": "application/sparql-update"}).raise_for_status()
    return oxigraph_server


@pytest.fixture
def proxy(store: str) -> Iterator[Faults]:
    """A proxy before that server, which does no harm yet."""
    with faults(store) as server:
        yield server


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    """A folder with the graph of three invented articles; `GRAPHS` are their named graphs."""
    folder = tmp_path / "graph"
    folder.mkdir()
    shutil.copy(Path(__file__).parent / "three.ttl", folder)
    return folder


@pytest.fixture(scope="session")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the graph of the seeds, so that no journal is written beside it."""
    return Path(shutil.copytree(OUTPUT, tmp_path_factory.mktemp("loaded") / "output", ignore=shutil.ignore_patterns("articles")))
