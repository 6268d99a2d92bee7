"""Records and entities -> triples. Knows RDF and no spaCy."""

from __future__ import annotations

from kg.graph.article import article_graph
from kg.graph.claims import asserted_beside
from kg.graph.entities import entity_triples
from kg.graph.provenance import run_triples
from kg.graph.writer import ArticleGraph

__all__ = ["ArticleGraph", "article_graph", "asserted_beside", "entity_triples", "run_triples"]
