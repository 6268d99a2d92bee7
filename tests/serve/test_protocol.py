"""The endpoint against the table of requests (`protocol.toml`), by independent clients, from other origins, and beyond its limits."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import httpx
import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import JSON, POST, RDFXML, TURTLE, XML, SPARQLWrapper

from kg.query import Rows, packaged, run
from kg.store import read_folder

OUTPUT = Path(__file__).resolve().parents[2] / "output"
CASES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "protocol.toml").read_text(encoding="utf-8"))["case"]
FORM = "application/x-www-form-urlencoded"


def test_the_table_is_there() -> None:
    assert len(CASES) > 40
    assert {case["status"] for case in CASES} == {200, 400, 403, 405, 406, 415}


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_the_endpoint_answers_as_the_protocol_wants(client: httpx.Client, case: dict[str, Any]) -> None:
    headers = {"Accept": case.get("accept", "*/*")}
    content = case.get("body")
    if "form" in case:
        content, headers["Content-Type"] = str(httpx.QueryParams(case["form"])), FORM
    elif case.get("content_type"):
        headers["Content-Type"] = case["content_type"]
    method = case.get("method", "GET" if content is None else "POST")
    response = client.request(method, "/sparql", params=case.get("query"), content=content, headers=headers)
    assert (response.status_code, response.headers["content-type"]) == (case["status"], case["type"]), response.text
    assert case["has"] in response.text
    assert response.headers["x-content-type-options"] == "nosniff"
    if case["status"] >= 400:
        assert response.text.count("\n") == 1
        assert response.text.endswith("\n")
    elif method == "GET":
        assert "Accept" in response.headers["vary"]


def test_head_gives_what_get_gives_but_the_body(client: httpx.Client) -> None:
    response = client.head("/sparql", params={"query": "ASK {}"})
    assert (response.status_code, response.content) == (200, b"")
    assert response.headers["content-type"] == "application/sparql-results+json"


def test_what_is_allowed_is_told_to_options_and_with_405(client: httpx.Client) -> None:
    assert client.options("/sparql").headers["allow"] == "GET, HEAD, POST, OPTIONS"
    assert client.patch("/sparql").headers["allow"] == "GET, HEAD, POST, OPTIONS"
    assert client.post("/id/country/RUS").headers["allow"] == "GET, HEAD, OPTIONS"


def test_pages_of_any_origin_may_ask(client: httpx.Client) -> None:
    asked = {"Origin": "https://example.org", "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type"}
    before = client.options("/sparql", headers=asked)
    assert before.status_code == 200
    assert before.headers["access-control-allow-origin"] == "*"
    assert "POST" in before.headers["access-control-allow-methods"]
    assert "content-type" in before.headers["access-control-allow-headers"].lower()
    response = client.get("/sparql", params={"query": "ASK {}"}, headers={"Origin": "https://example.org"})
    assert response.headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-credentials" not in response.headers
    refused = client.get("/sparql", params={"query": "no"}, headers={"Origin": "https://example.org"})
    assert (refused.status_code, refused.headers["access-control-allow-origin"]) == (400, "*")


@pytest.mark.parametrize("query", ["\ud800", "caf\xe9"], ids=["half a pair", "Latin-1"])
def test_a_body_that_is_no_utf_8(client: httpx.Client, query: str) -> None:
    content = query.encode("utf-16-le" if query == "\ud800" else "latin-1", "surrogatepass")
    response = client.post("/sparql", content=content, headers={"Content-Type": "application/sparql-query"})
    assert response.status_code == 400
    assert response.text.startswith("the body is not UTF-8 (")


def test_parameters_that_are_no_utf_8(client: httpx.Client) -> None:
    response = client.get("/sparql?query=%ff")
    assert (response.status_code, response.text[:30]) == (400, "the parameters cannot be read ")


def test_a_long_query(client: httpx.Client) -> None:
    query = "ASK {} #" + "x" * 199_992  # 200,000 bytes
    kind = {"Content-Type": "application/sparql-query"}
    assert client.post("/sparql", content=query, headers=kind).status_code == 200
    for response in (client.post("/sparql", content=f"{query}x", headers=kind), client.post("/sparql", data={"query": query})):
        assert (response.status_code, response.text) == (413, "the query is longer than 200,000 bytes\n")
    assert client.get("/sparql", params={"query": query[:29_000]}).status_code == 200
    response = client.get("/sparql", params={"query": query[:30_000]})
    assert (response.status_code, response.text) == (414, "the query is longer than 30,000 bytes: send it with POST\n")


def test_the_description_reads_as_triples(client: httpx.Client, address: str) -> None:
    graph = rdflib.Graph().parse(data=client.get("/sparql").text, format="turtle")
    sd = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
    service = graph.value(predicate=rdflib.RDF.type, object=sd.Service)
    assert graph.value(service, sd.endpoint) == rdflib.URIRef(f"{address}/sparql")
    assert graph.value(service, sd.supportedLanguage) == sd.SPARQL11Query
    default = graph.value(graph.value(service, sd.defaultDataset), sd.defaultGraph)
    assert graph.value(default, rdflib.URIRef("http://rdfs.org/ns/void#triples")) == rdflib.Literal(len(read_folder(OUTPUT)))
    assert len(list(graph.objects(service, sd.resultFormat))) == 8


def test_sparqlwrapper_reads_rows(address: str) -> None:
    wrapper = SPARQLWrapper(f"{address}/sparql")
    wrapper.setQuery("SELECT ?n { ?a a kg:Article ; schema:identifier ?n } ORDER BY ?n")
    wrapper.setReturnFormat(JSON)
    found = wrapper.query().convert()["results"]["bindings"]
    assert [row["n"]["value"] for row in found[:2]] == ["black-sea-grain-initiative", "ecuador-peru-brasilia-act"]
    wrapper.setMethod(POST)
    wrapper.setReturnFormat(XML)
    assert "ecuador-peru-brasilia-act" in wrapper.query().convert().toxml()


@pytest.mark.parametrize(("form", "name"), [(TURTLE, "turtle"), (RDFXML, "xml")])
def test_sparqlwrapper_reads_triples(address: str, form: str, name: str) -> None:
    wrapper = SPARQLWrapper(f"{address}/sparql")
    wrapper.setQuery("CONSTRUCT { ?a a kg:Article } WHERE { ?a a kg:Article }")
    wrapper.setReturnFormat(form)
    with wrapper.query().response as response:
        graph = rdflib.Graph().parse(data=response.read(), format=name)
    assert len(graph) == 10


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_rdflib_asks_the_packaged_questions(address: str, method: str) -> None:
    store = SPARQLStore(f"{address}/sparql", method=method)
    query = next(one for one in packaged() if one.name == "treaties-between")
    answer = run(OUTPUT, query)
    assert isinstance(answer, Rows)
    assert len(answer.rows) > 0
    expected = [tuple(str(getattr(term, "value", "")) for term in row) for row in answer.rows]
    assert [tuple(str(term) for term in row) for row in store.query(query.text)] == expected
