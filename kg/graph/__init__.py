"""Records and entities -> triples and claims. Knows RDF and no spaCy."""

from __future__ import annotations

from kg.graph.article import article_graph
from kg.graph.claims_file import claims_turtle
from kg.graph.contradictions import mark
from kg.graph.entities import entity_claims, entity_triples
from kg.graph.ledger import ArticleGraph
from kg.graph.provenance import run_triples
from kg.graph.rules import rule_triples

__all__ = ["ArticleGraph", "article_graph", "claims_turtle", "entity_claims", "entity_triples", "mark", "rule_triples", "run_triples"]
