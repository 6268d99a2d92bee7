"""Records and entities -> triples. Knows RDF and no spaCy."""

from __future__ import annotations

from kg.graph.article import article_graph
from kg.graph.claims import asserted_beside
from kg.graph.description import LICENCE, description
from kg.graph.entities import entity_triples
from kg.graph.parts import Part, joined
from kg.graph.provenance import dataset_of, run_triples
from kg.graph.writer import ArticleGraph

__all__ = [
    "LICENCE",
    "ArticleGraph",
    "Part",
    "article_graph",
    "asserted_beside",
    "dataset_of",
    "description",
    "entity_triples",
    "joined",
    "run_triples",
]
