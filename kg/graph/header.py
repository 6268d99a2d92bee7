"""The article itself -> triples: its identifier, hash, title, date and source, before anything that it says."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import URIRef
from rdflib.namespace import RDF
from rdflib.term import Node

from kg import terms
from kg.graph.literals import date_literal, text
from kg.iris import Minter
from kg.records import Article


def header(article: Article, minter: Minter) -> Iterator[tuple[URIRef, URIRef, Node]]:
    """What is known of an article beside its text."""
    doc = minter.article(article.sha256)
    yield doc, RDF.type, terms.Article
    yield doc, terms.schema_identifier, text(article.id)
    yield doc, terms.schema_sha256, text(article.sha256)
    if article.title:
        yield doc, terms.schema_headline, text(article.title)
    if article.published:
        yield doc, terms.schema_datePublished, date_literal(article.published)
    if article.url:
        yield doc, terms.schema_url, text(article.url)
    if article.source:
        yield doc, terms.schema_creditText, text(article.source)
