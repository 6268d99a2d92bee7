"""The compiled shapes find what pySHACL finds with the same file, breach by breach."""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path

import pyshacl
import pytest
from breaches import BREACHES, HEAD
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, RDFS, SH, XSD
from rdflib.term import Node

from kg import terms
from kg.ontology_files import KG, SHAPES, ontology_text
from kg.validate.index import Classes, Index
from kg.validate.shacl import Scope, compiled, superclasses

TURTLE = (Path(__file__).parent / "example" / "example.ttl").read_text(encoding="utf-8")
Found = tuple[Node | None, Node | None, str, bool]  # the resource, its property, the message, whether it is only a warning


@cache
def parsed(name: str) -> Graph:
    return Graph().parse(data=ontology_text(name), format="turtle")


def by_pyshacl(graph: Graph) -> set[Found]:
    both = Graph()
    for triple in (*graph, *parsed(KG).triples((None, RDFS.subClassOf, None))):
        both.add(triple)
    _, results, _ = pyshacl.validate(both, shacl_graph=parsed(SHAPES), inference="none", allow_warnings=True)
    assert isinstance(results, Graph)
    return {
        (
            results.value(result, SH.focusNode),
            path if isinstance(path := results.value(result, SH.resultPath), URIRef) else None,
            str(results.value(result, SH.resultMessage)),
            results.value(result, SH.resultSeverity) == SH.Warning,
        )
        for result in results.subjects(RDF.type, SH.ValidationResult)
    }


def by_compiled(graph: Graph) -> set[Found]:
    index = Index(graph)
    scope = Scope(index, Classes(index, superclasses(parsed(KG))))
    found = set()
    for shape in compiled(parsed(SHAPES)):
        targets = list(shape.targets(scope))
        results = [result for focus in targets for result in shape.results(scope, focus)]
        assert shape.kept(scope, targets) == (not results)  # the quick look at all of them says whether there is anything to find
        found.update((result.focus, result.shape.predicate, result.shape.message, result.shape.warning) for result in results)
    return found


@pytest.mark.parametrize(("stands", "instead", "rules"), [("", "", []), *BREACHES])
def test_both_find_the_same_in_a_planted_breach(stands: str, instead: str, rules: list[str]) -> None:
    graph = Graph().parse(data=HEAD + TURTLE.replace(stands, instead, 1), format="turtle")
    found = by_compiled(graph)
    assert found == by_pyshacl(graph)
    named = {str(shape).rsplit("#", 1)[-1] for shape in parsed(SHAPES).subjects(RDF.type, SH.NodeShape)}
    assert {warning for *_, warning in found if not warning} == ({False} if named & set(rules) else set())


VALUES: list[Node] = [
    Literal(""),
    Literal("Ärger", lang="de"),
    Literal("Kenya", lang="en-GB"),
    Literal(-3),
    Literal("7.5", datatype=XSD.decimal),
    Literal("2021-13-40", datatype=XSD.date, normalize=False),
    Literal("2021", datatype=XSD.gYear, normalize=False),
    terms.Asserted,
    terms.Person,
    terms.Place,
    URIRef("https://w3id.org/newskg/id/country/KEN"),
    URIRef("http://www.wikidata.org/entity/31"),
]


def test_both_find_the_same_after_random_changes() -> None:
    chance = random.Random(20261124)
    whole = sorted(Graph().parse(data=TURTLE, format="turtle"))
    broken = 0
    for _ in range(40):
        graph = Graph()
        for triple in whole:
            graph.add(triple)
        for subject, predicate, value in chance.sample(whole, 4):
            if chance.random() < 0.7:
                graph.remove((subject, predicate, value))
            if chance.random() < 0.7:
                graph.add((subject, predicate, chance.choice(VALUES)))
        found = by_compiled(graph)
        assert found == by_pyshacl(graph)
        broken += bool(found)
    assert broken > 30


def test_a_word_of_shacl_that_is_not_known_is_an_error() -> None:
    shapes = Graph().parse(data=ontology_text(SHAPES), format="turtle")
    shapes.add((URIRef("https://w3id.org/newskg/shapes#Article"), SH.closed, Literal(True)))
    with pytest.raises(ValueError, match=r"shape Article: .*closed is not known"):
        compiled(shapes)
