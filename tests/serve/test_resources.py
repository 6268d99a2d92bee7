"""IRIs that answer: 303 to a document in the form asked for; documents, pages, vocabularies; another base; a site; hostile words."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import httpx
import pyoxigraph
import pytest
import rdflib

from kg.query import Rows, inline, run

OUTPUT = Path(__file__).resolve().parents[2] / "output"
BASE = "https://w3id.org/newskg/"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
FORMS = {
    "text/html": ("html", "text/html; charset=utf-8"),
    "text/turtle": ("ttl", "text/turtle; charset=utf-8"),
    "application/ld+json": ("jsonld", "application/ld+json"),
    "application/n-triples": ("nt", "application/n-triples"),
    "application/rdf+xml": ("rdf", "application/rdf+xml"),
}
Start = Callable[..., AbstractContextManager[str]]


def one_of(kind: str) -> str:
    answer = run(OUTPUT, inline(f"SELECT ?it {{ ?it a {kind} }} ORDER BY ?it LIMIT 1"))
    assert isinstance(answer, Rows)
    ((it,),) = answer.rows
    return str(it)[1:-1].removeprefix(BASE)


@pytest.mark.parametrize("kind", ["kg:Article", "nif:OffsetBasedString", "kg:Person", "kg:Treaty", "kg:Event", "kg:Claim", "void:Dataset"])
def test_every_kind_of_iri_answers(client: httpx.Client, kind: str) -> None:
    path = one_of(kind)
    see = client.get(f"/{path}", headers={"Accept": "text/turtle"})
    assert (see.status_code, see.headers["vary"].split(", ")[0]) == (303, "Accept")
    document = client.get(see.request.url.join(see.headers["location"]))
    assert (document.status_code, document.url.path) == (200, f"/{path}.ttl")
    graph = rdflib.Graph().parse(data=document.text, format="turtle")
    assert list(graph.predicate_objects(rdflib.URIRef(f"{BASE}{path}")))


@pytest.mark.parametrize("media", FORMS)
def test_the_form_is_negotiated(client: httpx.Client, media: str) -> None:
    ending, kind = FORMS[media]
    see = client.get("/id/country/RUS", headers={"Accept": media})
    assert (see.status_code, see.headers["location"]) == (303, f"RUS.{ending}")
    document = client.get(f"/id/country/RUS.{ending}", headers={"Accept": "image/png"})  # the address says which form
    assert (document.status_code, document.headers["content-type"]) == (200, kind)


@pytest.mark.parametrize(
    ("accept", "ending"),
    [(BROWSER, "html"), ("*/*", "html"), ("application/*", "jsonld"), ("text/turtle;q=0.3,application/rdf+xml;q=0.9", "rdf"), ("", "html")],
)
def test_the_best_form_is_taken(client: httpx.Client, accept: str, ending: str) -> None:
    assert client.get("/id/country/RUS", headers={"Accept": accept}).headers["location"] == f"RUS.{ending}"


def test_no_form(client: httpx.Client) -> None:
    response = client.get("/id/country/RUS", headers={"Accept": "image/png"})
    assert response.status_code == 406
    assert response.text == f"{BASE}id/country/RUS: can be had as {', '.join(FORMS)}\n"


def test_all_forms_hold_the_same_triples(client: httpx.Client) -> None:
    stated = []
    for ending, kind in FORMS.values():
        if ending != "html":
            form = pyoxigraph.RdfFormat.from_media_type(kind)
            stated.append({quad.triple for quad in pyoxigraph.parse(client.get(f"/id/country/RUS.{ending}").content, format=form)})
    assert stated[0] == stated[1] == stated[2] == stated[3]
    russia = pyoxigraph.NamedNode(f"{BASE}id/country/RUS")
    label = pyoxigraph.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
    assert pyoxigraph.Triple(russia, label, pyoxigraph.Literal("Russia", language="en")) in stated[0]
    assert any(triple.object == russia for triple in stated[0])  # what points to it, too


@pytest.mark.parametrize(
    "path", ["nothing", "id/country/XXX", "id/country/XXX.ttl", "id/country/XXX.html", "ontology/", "id/a%20b", "id/a<b", "%ff"]
)
def test_what_is_not_known_is_told_in_a_line(client: httpx.Client, path: str) -> None:
    response = client.get(f"/{path}")
    assert (response.status_code, response.headers["content-type"]) == (404, "text/plain; charset=utf-8")
    assert response.text.endswith(": nothing is known of it here\n")
    assert response.text.count("\n") == 1


def test_a_document_is_sent_once(client: httpx.Client) -> None:
    first = client.get("/id/country/RUS.ttl")
    tag = first.headers["etag"]
    again = client.get("/id/country/RUS.ttl", headers={"If-None-Match": tag})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert client.get("/id/country/RUS.nt").headers["etag"] != tag
    assert client.get("/id/country/RUS.ttl", headers={"If-None-Match": '"other"'}).status_code == 200
    assert client.head("/id/country/RUS.ttl").headers["etag"] == tag


def test_the_vocabulary_answers_at_once(client: httpx.Client) -> None:
    response = client.get("/ontology", headers={"Accept": "text/turtle"})
    assert (response.status_code, response.headers["content-location"]) == (200, "ontology.ttl")
    assert response.headers["vary"].split(", ")[0] == "Accept"
    graph = rdflib.Graph().parse(data=response.text, format="turtle")
    assert (rdflib.URIRef(f"{BASE}ontology#Event"), rdflib.RDF.type, rdflib.OWL.Class) in graph
    page = client.get("/ontology", headers={"Accept": BROWSER})
    assert (page.status_code, page.headers["content-location"]) == (200, "ontology.html")
    assert 'id="Event"' in page.text  # where https://w3id.org/newskg/ontology#Event points


def test_a_class_of_events_is_a_thing_of_its_own(client: httpx.Client) -> None:
    assert client.get("/plover/CONSULT", headers={"Accept": "text/turtle"}).headers["location"] == "CONSULT.ttl"
    graph = rdflib.Graph().parse(data=client.get("/plover/CONSULT.ttl").text, format="turtle")
    assert set(map(str, graph.subjects())) == {f"{BASE}plover/CONSULT"}
    whole = rdflib.Graph().parse(data=client.get("/plover", headers={"Accept": "application/n-triples"}).text, format="nt")
    assert len(whole) > 1000


def test_a_page_says_what_the_graph_says(client: httpx.Client) -> None:
    page = client.get("/id/country/RUS.html")
    assert page.headers["content-security-policy"].startswith("default-src 'none'; style-src 'self'; ")
    assert "<h1>Russia</h1>" in page.text
    assert '<a href="../../ontology#iso3" title="https://w3id.org/newskg/ontology#iso3">' in page.text
    assert 'href="http://www.wikidata.org/entity/Q159"' in page.text
    assert '<link rel="alternate" type="text/turtle" href="RUS.ttl">' in page.text
    assert "<script" not in page.text


def test_the_start_leads_to_every_article(client: httpx.Client) -> None:
    page = client.get("/")
    assert page.status_code == 200
    assert page.text.count('<li><a href="./doc/') == 10
    assert client.get("/plain.css").headers["content-type"] == "text/css; charset=utf-8"


@pytest.fixture(scope="module")
def other(start: Start, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A client of a graph with a base of its own, hostile words in it, and a site below it."""
    folder, site = tmp_path_factory.mktemp("graph"), tmp_path_factory.mktemp("sites") / "site"
    for file in OUTPUT.glob("*.ttl"):
        text = file.read_text(encoding="utf-8")
        for part in ("doc/", "id/", "event/", "claim/"):
            text = text.replace(f"{BASE}{part}", f"https://example.org/news/{part}")
        (folder / file.name).write_text(text.replace(f'uriSpace "{BASE}"', 'uriSpace "https://example.org/news/"'), encoding="utf-8")
    (folder / "hostile.ttl").write_text(HOSTILE, encoding="utf-8")
    (site / "id" / "country").mkdir(parents=True)
    (site / "static").mkdir()
    (site / "index.html").write_text("<title>the site</title>")
    (site / "id" / "country" / "RUS.html").write_text("<title>Russia in the site</title>")
    (site / "id" / "country" / "RUS.ttl").write_text("# less than the graph has")
    (site / "context.jsonld").write_text("{}")
    (site / "static" / "site.js").write_text("let a;")
    (site.parent / "secret.txt").write_text("not of the site")
    (site / "way.txt").symlink_to(site.parent / "secret.txt")
    with start(folder, "--site", str(site), "--workers", "1") as address, httpx.Client(base_url=address, timeout=60) as client:
        yield client
    shutil.rmtree(folder)


HOSTILE = """
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
<https://example.org/news/id/person/hostile> rdfs:label "<script>alert(1)</script>" ;
    rdfs:seeAlso <javascript:alert(1)> , <https://example.org/news/id/a'onclick='alert(1)> ;
    rdfs:comment "\\"><img src=x onerror=alert(1)>" .
"""


def test_iris_of_another_base_answer(other: httpx.Client) -> None:
    see = other.get("/id/country/UKR", headers={"Accept": "text/turtle"})
    assert (see.status_code, see.headers["location"]) == (303, "UKR.ttl")
    graph = rdflib.Graph().parse(data=other.get("/id/country/UKR.ttl").text, format="turtle")
    assert str(graph.value(rdflib.URIRef("https://example.org/news/id/country/UKR"), rdflib.RDFS.label)) == "Ukraine"
    assert other.get("/ontology.nt").text.count(f"<{BASE}ontology#Event>") > 1
    assert 'href="../../ontology#Country"' in other.get("/id/country/UKR.html").text


def test_the_site_stands_below_the_server(other: httpx.Client) -> None:
    for path, title in (("/", "the site"), ("/index.html", "the site"), ("/id/country/RUS.html", "Russia in the site")):
        assert other.get(path).text == f"<title>{title}</title>"
    script = other.get("/static/site.js")
    assert (script.text, script.headers["content-type"]) == ("let a;", "text/javascript; charset=utf-8")
    assert "script-src 'self' 'wasm-unsafe-eval'" in script.headers["content-security-policy"]
    assert other.get("/id/country/RUS", headers={"Accept": BROWSER}).headers["location"] == "RUS.html"
    assert "less than" not in other.get("/id/country/RUS.ttl").text
    assert other.get("/context.jsonld").text == "{}"
    assert "<h1>Ukraine</h1>" in other.get("/id/country/UKR.html").text  # of which the site has no page
    assert other.get("/sparql", params={"query": "ASK {}"}).json()["boolean"] is True


@pytest.mark.parametrize(
    "path", ["/../secret.txt", "/%2e%2e/secret.txt", "/static/..%2f..%2fsecret.txt", "/way.txt", "/%00", "/static", "//etc/hosts"]
)
def test_nothing_outside_the_site_is_sent(other: httpx.Client, path: str) -> None:
    response = other.send(httpx.Request("GET", other.base_url.copy_with(raw_path=path.encode())))
    assert response.status_code == 404
    assert "not of the site" not in response.text


def test_words_of_articles_never_run(other: httpx.Client) -> None:
    page = other.get("/id/person/hostile.html")
    assert page.status_code == 200
    assert "<h1>&lt;script&gt;alert(1)&lt;/script&gt;</h1>" in page.text
    assert "<script" not in page.text
    assert "<img" not in page.text
    assert 'href="javascript:' not in page.text
    assert "javascript:alert(1)" in page.text  # shown, no link
    assert "onclick='" not in page.text
    assert "script-src" not in page.headers["content-security-policy"]  # default-src 'none' holds for scripts
    assert page.headers["content-security-policy"].startswith("default-src 'none'")
