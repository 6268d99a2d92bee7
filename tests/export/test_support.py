"""Which article supports a triple, on a graph of two articles."""

from __future__ import annotations

import pyoxigraph
import pytest

from kg import terms
from kg.export.support import quads

GRAPH = f"""
@prefix kg: <{terms.PREFIXES["kg"]}> .
@prefix nif: <{terms.PREFIXES["nif"]}> .
@prefix rdf: <{terms.PREFIXES["rdf"]}> .
@prefix rdfs: <{terms.PREFIXES["rdfs"]}> .
@prefix skos: <{terms.PREFIXES["skos"]}> .
@base <https://example.org/> .

<doc/a> a kg:Article .
<doc/b> a kg:Article .
<doc/a/char/0-3> nif:anchorOf "Ida" .
<doc/b/char/0-9> nif:anchorOf "Ida\\n  Moe" .
<id/ida> rdfs:label "Ida Moe" ; skos:altLabel "Ida", "Ida Moe", "Moe, I." ;
    kg:evidence <doc/a/char/0-3>, <doc/b/char/0-9> ; kg:holdsPost <id/envoy> ; kg:country <id/norway> ; kg:about <id/fair> .
<id/envoy> kg:title "envoy" ; kg:evidence <doc/a/char/0-3> ; kg:postOf <id/norway> .
<id/norway> rdfs:label "Norway" ; kg:near <id/sweden> .
<id/sweden> rdfs:label "Sweden" .
<id/fair> kg:evidence <doc/a/char/0-3>, <doc/b/char/0-9> .
<claim/1> rdf:subject <id/ida> ; rdf:predicate kg:about ; rdf:object <id/fair> ; kg:status kg:Asserted ; kg:evidence <doc/b/char/0-9> .
<claim/2> kg:contradicts <claim/1>, <claim/3> ; kg:evidence <doc/a/char/0-3> .
<claim/3> kg:evidence <doc/a/char/0-3> .
<id/run> kg:used <doc/a> ; rdfs:label "run" .
"""


def where(subject: str, predicate: str, value: str) -> list[str]:
    """The last names of the graphs in which a triple stands, "" for the default graph."""
    found = [
        getattr(quad.graph_name, "value", "").rpartition("/")[2]
        for quad in quads(quad.triple for quad in pyoxigraph.parse(GRAPH, format=pyoxigraph.RdfFormat.TURTLE))
        if quad.subject.value.endswith(f"/{subject}") and quad.predicate.value.endswith(predicate) and quad.object.value.endswith(value)
    ]
    return sorted(found)


@pytest.mark.parametrize(
    ("subject", "predicate", "value", "graphs"),
    [
        ("doc/a", "type", "Article", ["a"]),
        ("char/0-9", "anchorOf", "Moe", ["b"]),
        ("ida", "label", "Ida Moe", ["a", "b"]),
        ("ida", "evidence", "a/char/0-3", ["a"]),  # the article of the span
        ("ida", "holdsPost", "envoy", ["a"]),  # only there is a post spoken of
        ("ida", "altLabel", "Ida", ["a"]),  # the articles that have the name
        ("ida", "altLabel", "Ida Moe", ["b"]),
        ("ida", "altLabel", "Moe, I.", ["a", "b"]),  # none has it: the tables know it
        ("ida", "about", "fair", ["b"]),  # both know both, the claim stands in one
        ("envoy", "title", "envoy", ["a"]),
        ("norway", "label", "Norway", ["a", "b"]),  # no evidence: where it is pointed to
        ("sweden", "label", "Sweden", ["a", "b"]),
        ("claim/2", "contradicts", "claim/1", [""]),  # of two articles, so of neither
        ("claim/2", "contradicts", "claim/3", ["a"]),
        ("run", "used", "doc/a", [""]),
        ("run", "label", "run", [""]),
    ],
)
def test_where_a_triple_stands(subject: str, predicate: str, value: str, graphs: list[str]) -> None:
    assert where(subject, predicate, value) == graphs
