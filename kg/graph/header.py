"""The article itself -> triples: its identifier, hash, title, date and source, and its reprints, before anything that it says."""

from __future__ import annotations

from collections.abc import Iterator

from kg.graph import terms
from kg.graph.lines import TYPE, Term, Triple
from kg.graph.literals import date_literal, share, text
from kg.iris import Minter
from kg.records import Article, Reprint


def header(article: Article, minter: Minter) -> Iterator[Triple]:
    """What is known of an article beside its text."""
    doc = minter.article(article.sha256)
    yield doc, TYPE, terms.Article
    yield from published(doc, article)
    for reprint in article.reprints:
        copy = minter.reprint(reprint.id, reprint.sha256)
        yield copy, TYPE, terms.Reprint
        yield copy, terms.reprintOf, doc
        yield copy, terms.sharedText, share(reprint.share)
        yield from published(copy, reprint)


def published(doc: Term, article: Article | Reprint) -> Iterator[Triple]:
    """What is known of a publication: its identifier, the hash of its text, title, date, address and source."""
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
