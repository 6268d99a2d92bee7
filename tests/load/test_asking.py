"""Questions to a real Oxigraph server: the forms of answer, named graphs, values, and one line where nothing can be answered."""

from __future__ import annotations

from pathlib import Path

import httpx
import pyoxigraph
import pytest
from servers import Faults, free_port

from kg.errors import InputError
from kg.load import ask, load
from kg.query import Rows, Triples, inline

DOC = "https://w3id.org/newskg/doc/"
LABELS = "SELECT DISTINCT ?name ?code { ?it a kg:Country ; rdfs:label ?name BIND(STRAFTER(STR(?it), 'country/') AS ?code) } ORDER BY ?code"
PERU, CHILE = (pyoxigraph.Literal(name, language="en") for name in ("Peru", "Chile"))


@pytest.fixture
def loaded(store: str, graph: Path) -> str:
    """A server with the three articles in it."""
    load(graph, f"{store}/store")
    return store


def test_rows_truth_and_triples(loaded: str) -> None:
    to = f"{loaded}/query"
    codes = [pyoxigraph.Literal(code) for code in ("CHL", "PER")]
    assert ask(to, inline(LABELS)) == Rows(("name", "code"), ((CHILE, codes[0]), (PERU, codes[1])))
    assert ask(to, inline(LABELS), bindings={"code": "PER"}) == Rows(("name", "code"), ((PERU, codes[1]),))
    assert ask(to, inline("ASK { ?it rdfs:label 'Chile'@en }")) is True
    assert ask(to, inline("ASK { ?it rdfs:label 'Chili'@en }")) is False
    label = pyoxigraph.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
    chile = pyoxigraph.NamedNode("https://w3id.org/newskg/id/country/CHL")
    found = ask(to, inline("CONSTRUCT WHERE { ?it rdfs:label ?name }"), bindings={"name": '"Chile"@en'})
    assert found == Triples((pyoxigraph.Triple(chile, label, CHILE),))


def test_values_beside_what_is_counted_and_brackets_in_strings(loaded: str) -> None:
    counted = inline("SELECT ?it (COUNT(DISTINCT ?span) AS ?n) { ?it kg:evidence ?span FILTER(STR(?span) != '}') } GROUP BY ?it # }")
    found = ask(f"{loaded}/query", counted, bindings={"it": "<https://w3id.org/newskg/id/country/PER>"})
    assert isinstance(found, Rows)
    assert [[getattr(term, "value", "") for term in row] for row in found.rows] == [["https://w3id.org/newskg/id/country/PER", "3"]]


def test_a_graph_that_is_not_whole_is_not_asked(loaded: str) -> None:
    part = f'<{DOC}d4/char/0-4> <http://example.org/says> "half" .'
    httpx.put(f"{loaded}/store", params={"graph": f"{DOC}d4"}, content=part, headers={"Content-Type": "text/turtle"}).raise_for_status()
    assert ask(f"{loaded}/query", inline("ASK { ?it <http://example.org/says> ?half }")) is False
    assert ask(f"{loaded}/query", inline("ASK { GRAPH ?any { ?it <http://example.org/says> ?half } }")) is True


def test_a_default_graph_that_holds_articles_is_asked_itself(store: str, graph: Path, proxy: Faults) -> None:
    turtle = (graph / "three.ttl").read_bytes()
    httpx.put(f"{store}/store?default", content=turtle, headers={"Content-Type": "text/turtle"}).raise_for_status()
    assert len(ask(f"{proxy.url}/query", inline(LABELS)).rows) == 2
    assert len(proxy.asked) == 2


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("INSERT DATA { <a:a> <a:b> <a:c> }", "query: INSERT would change the graph, which is only read"),
        (
            "SELECT * { SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } }",
            "query: line 1, column 12: SERVICE is not followed: a query stays in its graph",
        ),
        ("", "query: no query in it"),
    ],
)
def test_what_is_not_even_asked(text: str, message: str, proxy: Faults) -> None:
    with pytest.raises(InputError) as caught:
        ask(f"{proxy.url}/query", inline(text))
    assert str(caught.value) == message
    assert proxy.asked == []


def test_a_store_that_does_not_answer_or_not_with_an_answer(loaded: str, proxy: Faults) -> None:
    away = f"http://127.0.0.1:{free_port()}/query"
    for to, line in (
        (away, f"{away}: cannot be reached ([Errno 111] Connection refused)"),
        (f"{loaded}/store", f"{loaded}/store: 415 Unsupported Media Type: No supported content Content-Type given: application/"),
    ):
        with pytest.raises(InputError) as caught:
            ask(to, "articles", wait=[].append)
        assert str(caught.value).startswith(line)
    with pytest.raises(InputError, match=r"/query: 400 Bad Request: error at 1:"):
        ask(f"{loaded}/query", inline("SELECT ?a WHERE ?a GRAPH"))
    proxy.after, proxy.body = 200, "<html>Welcome</html>"
    with pytest.raises(InputError) as caught:
        ask(f"{proxy.url}/query", "articles")
    assert str(caught.value) == f"{proxy.url}/query: the answer is no SPARQL result but text/plain; is this the address for queries?"
