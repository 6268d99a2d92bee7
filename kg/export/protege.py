"""A graph for Protégé and other programs of OWL: RDF/XML that imports the ontology, with the ontology's files and a catalog beside it.

The catalog (OASIS XML Catalogs 1.1, `catalog-v001.xml`) leads from the IRIs that are imported to the files of the folder, so that
nothing is fetched. The graph is the same as in the other forms; what is added is its name as an ontology, what it imports, and a label for
each claim: programs of OWL pass over the triples by which a claim says what it claims (rdf:subject, rdf:predicate, rdf:object).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Final

import pyoxigraph
from rdflib.namespace import OWL, RDF, RDFS

from kg.errors import InputError
from kg.export.forms import base_of
from kg.export.rdfxml import rdfxml
from kg.ontology_files import CATALOG, DEFINITIONS, KG, PLOVER, ontology_text
from kg.store import read_folder

GRAPH: Final = "graph.owl"
WORDS: Final = frozenset(map(str, (RDF.subject, RDF.predicate, RDF.object, RDFS.label)))
IMPORTED: Final = tuple(f"https://w3id.org/newskg/{name}" for name in ("ontology", "definitions", "plover"))


def protege(folder: Path, output: Path) -> int:
    """Write the graph in `folder` as `graph.owl` into the folder `output`, with the files that it imports and their catalog.

    Gives the number of its triples. Raises InputError for a folder that is no graph or cannot be written, DataError as RDF/XML does.
    """
    triples = read_folder(folder)
    named = pyoxigraph.NamedNode
    graph = named(f"{base_of(triples)}graph")
    header = {pyoxigraph.Triple(graph, named(OWL.imports), named(iri)) for iri in IMPORTED}
    header.add(pyoxigraph.Triple(graph, named(RDF.type), named(OWL.Ontology)))
    try:
        output.mkdir(parents=True, exist_ok=True)
        (output / GRAPH).write_bytes(rdfxml({*triples, *header, *claims_in_words(triples)}))
        for name in (KG, DEFINITIONS, PLOVER, CATALOG):
            (output / name).write_text(ontology_text(name), encoding="utf-8")
    except OSError as error:
        raise InputError(f"{output}: cannot be written ({error.strerror})") from error
    return len(triples)


def claims_in_words(triples: Collection[pyoxigraph.Triple]) -> Iterator[pyoxigraph.Triple]:
    """A label for each claim: "sending (AID) | recipient | Houthis", by the labels of what it relates, else by the ends of their IRIs."""
    said: dict[tuple[str, object], pyoxigraph.NamedNode | pyoxigraph.Literal] = {}
    for triple in triples:
        if triple.predicate.value in WORDS and isinstance(triple.object, pyoxigraph.NamedNode | pyoxigraph.Literal):
            key = triple.predicate.value, triple.subject
            said[key] = min(said.get(key, triple.object), triple.object, key=str)
    for claim in {triple.subject for triple in triples if triple.predicate.value == str(RDF.predicate)}:
        parts = (said.get((str(part), claim)) for part in (RDF.subject, RDF.predicate, RDF.object))
        words = (said.get((str(RDFS.label), part), part) for part in parts if part is not None)
        label = " | ".join(word.value if isinstance(word, pyoxigraph.Literal) else re.split("[#/]", word.value)[-1] for word in words)
        yield pyoxigraph.Triple(claim, pyoxigraph.NamedNode(RDFS.label), pyoxigraph.Literal(label, language="en"))
