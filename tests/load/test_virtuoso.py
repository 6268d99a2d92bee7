"""A real Virtuoso: Digest authentication, both protocols, twice, resumed, retracted; its literals are compared as values."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from servers import faults

from kg import terms
from kg.errors import CheckFailed, InputError
from kg.load import Loaded, ask, load, retract
from kg.query import Rows, inline

DOC = "https://w3id.org/newskg/doc/"
ALL = "SELECT ?s ?p ?o ?g WHERE { GRAPH ?g { ?s ?p ?o } FILTER(STRSTARTS(STR(?g), 'https://w3id.org/newskg/')) }"
WAYS = [("gsp", "sparql-graph-crud-auth", None), ("update", "sparql-auth", None), ("update", "sparql-auth", 3)]


def held(url: str) -> set[tuple[str, ...]]:
    """Subject, predicate, value and graph of what the store holds of us."""
    answer = ask(f"{url}/sparql", inline(ALL))
    assert isinstance(answer, Rows)
    return {tuple(getattr(term, "value", "") for term in row) for row in answer.rows}


@pytest.fixture
def url(virtuoso_server: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of Virtuoso, without our graphs, for the user dba."""
    monkeypatch.setenv("KG_STORE_USER", "dba")
    monkeypatch.setenv("KG_STORE_PASSWORD", "dba")
    for graph in {row[3] for row in held(virtuoso_server)}:
        httpx.delete(f"{virtuoso_server}/sparql-graph-crud-auth", params={"graph": graph}, auth=httpx.DigestAuth("dba", "dba"))
    yield virtuoso_server


@pytest.mark.parametrize(("method", "path", "part"), WAYS)
def test_twice_is_once(method: str, path: str, part: int | None, url: str, graph: Path) -> None:
    for _ in range(2):
        assert load(graph, f"{url}/{path}", method=method, part=part) == Loaded(4, 0, 30, ())
        found = held(url)
        assert len(found) == 30
        assert (f"{DOC}c3/char/0-4", f"{terms.PREFIXES['nif']}anchorOf", "“Pérou”\n", f"{DOC}c3") in found


def test_an_article_is_taken_out(url: str, graph: Path) -> None:
    load(graph, f"{url}/sparql-graph-crud-auth")
    assert retract(graph, f"{url}/sparql-graph-crud-auth", "first") is True
    assert {row[3].rpartition("/")[2] for row in held(url)} == {"b2", "c3", "d1"}
    assert len(held(url)) == 18


def test_who_is_not_known_is_told_how_to_say_who(url: str, graph: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_STORE_PASSWORD", "wrong")
    to = f"{url}/sparql-graph-crud-auth"
    with pytest.raises(InputError) as caught:
        load(graph, to)
    assert str(caught.value) == (
        f"{to}: 401 Unauthorized; set KG_STORE_USER and KG_STORE_PASSWORD, or KG_STORE_TOKEN, or name the host in ~/.netrc "
        f"(first <{DOC}a1>); 0 of 4 graphs are in; nothing is lost, the same command goes on from there"
    )
    assert held(url) == set()


def test_a_run_that_breaks_off_goes_on_though_virtuoso_cannot_be_asked(url: str, graph: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with faults(url) as proxy:
        proxy.store.auth = httpx.DigestAuth("dba", "dba")
        proxy.script, proxy.after = [None, None], 507
        with pytest.raises(InputError, match="it is full"):
            load(graph, f"{proxy.url}/sparql-graph-crud-auth")
        assert len(held(url)) == 19
        proxy.script, proxy.after, proxy.asked[:] = [], None, []
        assert load(graph, f"{proxy.url}/sparql-graph-crud-auth") == Loaded(2, 2, 11, ())
    assert [method for method, _ in proxy.asked] == ["HEAD", "HEAD", "PUT", "PUT"]
    assert len(held(url)) == 30


def test_more_than_virtuoso_takes_at_once_is_refused_with_its_words(url: str, graph: Path) -> None:
    more = "".join(f"<{DOC}a1/char/{n}-{n + 1}> <https://e.org/a> {n} .\n" for n in range(12_000))
    (graph / "more.ttl").write_text(more, encoding="utf-8")
    to = f"{url}/sparql-auth"
    with pytest.raises(CheckFailed) as caught:
        load(graph, to, method="update", part=20_000, wait=[].append)
    assert caught.value.lines[0].startswith(f"first <{DOC}a1>: {to}: 400 Bad Request: Virtuoso 37000 Error SP030: SPARQL compiler, ")
    # in parts of 500 it goes in, and with it the description that was kept back
    assert load(graph, to, method="update") == Loaded(2, 2, 12_016, ())
