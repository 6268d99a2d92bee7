"""Records and entities -> triples and claims. Knows RDF and no spaCy."""

from __future__ import annotations

from kg.graph.article import article_graph
from kg.graph.claims import Claim, Claims
from kg.graph.contradictions import mark
from kg.graph.description import LICENCE, description
from kg.graph.entities import entity_claims, entity_triples
from kg.graph.ledger import ArticleGraph
from kg.graph.parts import Part, joined
from kg.graph.provenance import dataset_of, run_triples
from kg.graph.rules import rule_triples

__all__ = [
    "LICENCE",
    "ArticleGraph",
    "Claim",
    "Claims",
    "Part",
    "article_graph",
    "dataset_of",
    "description",
    "entity_claims",
    "entity_triples",
    "joined",
    "mark",
    "rule_triples",
    "run_triples",
]
