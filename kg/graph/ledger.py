"""What one article gives to a graph: its triples, its claims, the rules and entities that they name."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from sys import maxsize

from kg.graph.claims import Claims
from kg.graph.lines import Triple
from kg.records import Span


@dataclass(slots=True)
class ArticleGraph:
    """The triples of one article, the claims that they are, and the keys of the entities that they speak of.

    `published` is the ISO 8601 date on which it appeared, "" where that is not known.
    """

    sha256: str
    sentences: tuple[Span, ...]
    claims: Claims
    published: str = ""
    triples: set[Triple] = field(default_factory=set)
    used: set[str] = field(default_factory=set)
    rules: set[str] = field(default_factory=set)

    def sentence(self, span: Span) -> Span:
        """The sentence in which the span begins."""
        return self.sentences[max(bisect_right(self.sentences, (span.begin, maxsize)) - 1, 0)]
