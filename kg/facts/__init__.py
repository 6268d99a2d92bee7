"""A built graph as frozen values for readers: articles, facts, entities, posts and claims, each with its words.

Graph side, above the store; the site and the pictures are made of these values.
"""

from kg.facts.reading import facts_of, published_texts, read_facts
from kg.facts.values import STATUSES, Article, Claim, Fact, Facts, Post, Ref, Span, Thing

__all__ = ["STATUSES", "Article", "Claim", "Fact", "Facts", "Post", "Ref", "Span", "Thing", "facts_of", "published_texts", "read_facts"]
