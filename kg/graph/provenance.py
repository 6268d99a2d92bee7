"""The run as PROV-O: what was read, by which program and pipeline. No time of day, so that the bytes are the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rdflib import URIRef
from rdflib.namespace import RDF, RDFS
from rdflib.term import Node

from kg import terms
from kg.graph.literals import english, text
from kg.iris import Minter


def dataset_of(run: URIRef) -> URIRef:
    """The dataset that a run generated: `id/dataset/<hash>` beside `id/run/<hash>`."""
    return URIRef(str(run).replace("/id/run/", "/id/dataset/"))


def run_triples(
    articles: Iterable[str], *, version: str, model: tuple[str, str], minter: Minter
) -> Iterator[tuple[URIRef, URIRef, Node]]:
    """One `kg:Run` that used the articles (SHA-256 of each) and generated the dataset, by this version and this model."""
    hashes = sorted(articles)
    run = minter.run(version, *model, *hashes)
    dataset = dataset_of(run)
    program, pipeline = minter.entity(f"software/newskg-{version}"), minter.entity(f"software/{model[0]}-{model[1]}")
    yield run, RDF.type, terms.Run
    yield run, RDF.type, terms.prov_Activity
    yield dataset, RDF.type, terms.void_Dataset
    yield dataset, terms.prov_wasGeneratedBy, run
    for agent, name, number in ((program, "newskg", version), (pipeline, *model)):
        yield agent, RDF.type, terms.prov_SoftwareAgent
        yield agent, RDFS.label, english(f"{name} {number}")
        yield agent, terms.schema_softwareVersion, text(number)
        yield run, terms.prov_wasAssociatedWith, agent
    for sha256 in hashes:
        yield run, terms.prov_used, minter.article(sha256)
