"""The folder for Protégé: every import is resolved by the catalog, offline, and what the graph uses is declared in what it imports."""

from __future__ import annotations

import socket
from pathlib import Path
from xml.etree import ElementTree

import owlready2
import pytest
from rdflib import Graph, URIRef
from rdflib.namespace import OWL, RDF, RDFS

from kg.cli import main
from kg.export.protege import GRAPH, IMPORTED, protege
from kg.store import read_folder

OUTPUT = Path(__file__).resolve().parents[2] / "output"
ONTOLOGY = Path(__file__).resolve().parents[2] / "ontology"
ENTRY = "{urn:oasis:names:tc:entity:xmlns:xml:catalog}uri"
BUILT_IN = (str(RDF), str(RDFS), str(OWL))


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that is written for the graph of the seeds."""
    folder = tmp_path_factory.mktemp("protege")
    assert protege(OUTPUT, folder) == len(read_folder(OUTPUT))
    return folder


def catalog(folder: Path) -> dict[str, Path]:
    """The files of a catalog by the IRIs for which they stand."""
    root = ElementTree.parse(folder / "catalog-v001.xml").getroot()
    return {str(entry.get("name")): folder / str(entry.get("uri")) for entry in root.iter(ENTRY)}


@pytest.mark.parametrize("place", ["opened", "ontology"])
def test_the_catalog_leads_to_the_ontologies_that_are_imported(place: str, opened: Path) -> None:
    folder = opened if place == "opened" else ONTOLOGY
    files = catalog(folder)
    assert sorted(files) == sorted(IMPORTED)
    for iri, file in files.items():
        graph = Graph().parse(file, format="turtle")
        assert (URIRef(iri), RDF.type, OWL.Ontology) in graph
        assert {str(o) for o in graph.objects(None, OWL.imports)} <= set(files)


def test_the_graph_is_an_ontology_that_imports_them(opened: Path) -> None:
    graph = Graph().parse(opened / GRAPH, format="xml")
    (node,) = graph.subjects(RDF.type, OWL.Ontology)
    assert node == URIRef("https://w3id.org/newskg/graph")
    assert sorted(map(str, graph.objects(node, OWL.imports))) == sorted(IMPORTED)
    claims = set(graph.subjects(RDF.predicate, None))
    assert len(graph) == len(read_folder(OUTPUT)) + 4 + len(claims)


def test_a_claim_says_in_its_label_what_it_claims(opened: Path) -> None:
    graph = Graph().parse(opened / GRAPH, format="xml")
    claim = URIRef("https://w3id.org/newskg/claim/24e068b56cc0305b")
    assert [str(label) for label in graph.objects(claim, RDFS.label)] == ["Iran: sending (AID) > Houthis | recipient | Houthis"]


def test_every_class_and_property_of_the_graph_is_declared_in_what_it_imports(opened: Path) -> None:
    declared = Graph()
    for file in catalog(opened).values():
        declared.parse(file, format="turtle")
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    known = {s for kind in kinds for s in declared.subjects(RDF.type, kind)}
    graph = Graph().parse(opened / GRAPH, format="xml")
    used = {*graph.predicates(), *graph.objects(None, RDF.type)}
    assert {str(term) for term in used - known if not str(term).startswith(BUILT_IN)} == set()


def test_owlready2_opens_it_offline(opened: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise AssertionError("a connection was asked for")

    monkeypatch.setattr(socket.socket, "connect", refused)
    world = owlready2.World()
    try:
        for iri, file in catalog(opened).items():  # owlready2 reads no Turtle
            content = opened / f"{file.stem}.nt"
            Graph().parse(file, format="turtle").serialize(content, format="nt", encoding="utf-8")
            with content.open("rb") as lines:
                world.get_ontology(f"{iri}#").load(fileobj=lines)
        with (opened / GRAPH).open("rb") as lines:
            loaded = world.get_ontology("https://w3id.org/newskg/graph#").load(fileobj=lines)
        countries = world["https://w3id.org/newskg/ontology#Country"].instances()
        assert len(countries) == len(
            set(Graph().parse(opened / GRAPH, format="xml").subjects(RDF.type, URIRef("https://w3id.org/newskg/ontology#Country")))
        )
        assert sorted(one.base_iri.rstrip("#/") for one in loaded.imported_ontologies) == sorted(IMPORTED)
    finally:
        world.close()


def test_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.argv", ["kg", "export", str(OUTPUT), "--format", "protege", "-o", str(tmp_path / "p")])
    with pytest.raises(SystemExit) as done:
        main()
    assert done.value.code in {0, None}
    assert capsys.readouterr().out == f"{tmp_path / 'p'}: 31613 triples, and the ontology that they use\n"
    assert sorted(path.name for path in (tmp_path / "p").iterdir()) == [
        "catalog-v001.xml",
        "definitions.ttl",
        "graph.owl",
        "kg.ttl",
        "plover.ttl",
    ]
