"""The matrix of the README: every packaged query gives the same rows on every engine. Values are compared, as stores rewrite literals.

rdflib and the embedded Oxigraph are compared in tests/queries, with rows on file; here the servers, loaded by `kg load`, Jena and
Comunica are held against the embedded Oxigraph.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path

import httpx
import pytest
from programs import comunica, jena, node, run

from kg.export.forms import ntriples
from kg.load import ask, load
from kg.query import Answer, Rows, packaged
from kg.query import run as ask_own
from kg.store import open_store, read_folder

NAMES = [query.name for query in packaged()]
#: Questions with values bound, one for each way in which a query has them.
BOUND = [
    ("treaties-between", {"first": "EGY", "second": "Israel"}, 2),
    ("events", {"status": "Planned", "actor": "USA"}, 8),
    ("who-said-what", {"by": "USA", "quote_kind": "Direct"}, 3),
    ("dyads", {"agent": "RUS"}, 11),
    ("evidence", {"entity": "http://www.wikidata.org/entity/Q79"}, 14),
]
Lines = list[tuple[str, ...]]


def values(answer: Answer) -> Lines:
    """The values of the rows, sorted: engines agree on the order of rows but where they sort letters differently."""
    assert isinstance(answer, Rows)
    return sorted(tuple("" if term is None else getattr(term, "value", str(term)) for term in row) for row in answer.rows)


def from_file(file: Path) -> Lines:
    """The values of the rows in a file of SPARQL 1.1 JSON."""
    found = json.loads(file.read_text(encoding="utf-8"))
    return sorted(tuple(row.get(name, {}).get("value", "") for name in found["head"]["vars"]) for row in found["results"]["bindings"])


@pytest.fixture(scope="session")
def own(output: Path) -> Callable[..., Lines]:
    """What the embedded Oxigraph answers over output/."""
    store = open_store(output)

    @cache
    def answered(name: str) -> Lines:
        return values(ask_own(store, name))

    return lambda name, bindings=None: values(ask_own(store, name, bindings=bindings)) if bindings else answered(name)


@pytest.fixture(scope="session", params=["oxigraph", "virtuoso"])
def server(request: pytest.FixtureRequest, output: Path) -> str:
    """The address for queries of a store into which output/ has been loaded."""
    url = request.getfixturevalue(f"{request.param}_server")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NO_PROXY", "127.0.0.1")
        if request.param == "virtuoso":
            patch.setenv("KG_STORE_USER", "dba")
            patch.setenv("KG_STORE_PASSWORD", "dba")
        else:  # other tests have left graphs of their own there
            httpx.post(f"{url}/update", content="DROP ALL", headers={"Content-Type": "application/sparql-update"}).raise_for_status()
        load(output, f"{url}/{'store' if request.param == 'oxigraph' else 'sparql-graph-crud-auth'}", again=True)
    return f"{url}/{'query' if request.param == 'oxigraph' else 'sparql'}"


@pytest.fixture(scope="session")
def triples(output: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Output/ as N-Triples."""
    file = tmp_path_factory.mktemp("triples") / "output.nt"
    file.write_bytes(ntriples(read_folder(output)))
    return file


@pytest.mark.parametrize("name", NAMES)
def test_a_server_gives_the_same_rows(name: str, server: str, own: Callable[..., Lines]) -> None:
    assert values(ask(server, name)) == own(name)


@pytest.mark.parametrize(("name", "bindings", "rows"), BOUND, ids=[name for name, _, _ in BOUND])
def test_a_server_takes_the_same_values(name: str, bindings: dict[str, str], rows: int, server: str, own: Callable[..., Lines]) -> None:
    found = values(ask(server, name, bindings=bindings))
    assert len(found) == rows
    assert found == own(name, bindings)


@pytest.fixture(scope="session")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the packaged queries as they are asked where nothing is bound."""
    folder = tmp_path_factory.mktemp("queries")
    for query in packaged():
        (folder / f"{query.name}.rq").write_text(query.text, encoding="utf-8")
    return folder


def test_jena_gives_the_same_rows(triples: Path, asked: Path, own: Callable[..., Lines], tmp_path: Path) -> None:
    command = jena(tmp_path)
    if "jdk.compiler" not in run(command[0], "--list-modules"):
        pytest.skip("needs a Java that compiles (Debian: default-jdk-headless)")
    said = run(*command, Path(__file__).parent / "AskJena.java", triples, asked, tmp_path)
    assert said == ""
    assert {name: from_file(tmp_path / f"{name}.json") for name in NAMES} == {name: own(name) for name in NAMES}


def test_comunica_gives_the_same_rows(
    triples: Path, asked: Path, own: Callable[..., Lines], tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    installed = comunica(Path(request.config.cache.mkdir("comunica")))
    questions = [asked / f"{name}.rq" for name in NAMES]
    assert run(node()[0], Path(__file__).parent / "comunica" / "ask.mjs", triples, tmp_path, *questions, cwd=installed, seconds=1200) == ""
    assert {name: from_file(tmp_path / f"{name}.json") for name in NAMES} == {name: own(name) for name in NAMES}
