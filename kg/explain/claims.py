"""Reads claims out of a store: who says what of whom, in which words, by which rule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph
from pyoxigraph import Literal, NamedNode
from rdflib import URIRef
from rdflib.namespace import RDF, RDFS

from kg import terms

Term = NamedNode | Literal


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """A sentence of an article where a claim stands: `begin` in code points, `words` as (begin, end) within `text`."""

    article: str
    begin: int
    text: str
    words: tuple[tuple[int, int], ...]

    def marked(self, opening: str, closing: str) -> str:
        """The sentence with the words between two signs."""
        parts, at = [], 0
        for first, last in self.words:
            parts += [self.text[at:first], opening, self.text[first:last], closing]
            at = last
        return "".join([*parts, self.text[at:]])


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim for readers: IRIs with their labels, and the passages it stands on."""

    iri: str
    parts: tuple[str, str, str]
    status: str
    sources: tuple[str, ...]
    unresolved: tuple[str, ...]
    confidence: str
    rules: tuple[str, ...]
    paths: tuple[str, ...]
    passages: tuple[Passage, ...]
    contradicts: tuple[str, ...]
    corrections: tuple[str, ...]


class View:
    """A store as the tools for readers ask it."""

    def __init__(self, store: pyoxigraph.Store) -> None:
        self.store = store

    def values(self, subject: Term, *path: URIRef) -> list[Term]:
        """What stands at the end of a path of properties, each once, in order."""
        found: list[Term] = [subject]
        for predicate in path:
            found = [
                quad.object
                for node in found
                if isinstance(node, NamedNode)
                for quad in self.store.quads_for_pattern(node, NamedNode(predicate), None, None)
                if isinstance(quad.object, NamedNode | Literal)
            ]
        return sorted(set(found), key=lambda term: term.value)

    def texts(self, subject: Term, *path: URIRef) -> tuple[str, ...]:
        """The values at the end of a path as text."""
        return tuple(term.value for term in self.values(subject, *path))

    def subjects(self, predicate: URIRef, value: Term) -> list[NamedNode]:
        """The resources that have the value, in order."""
        quads = self.store.quads_for_pattern(None, NamedNode(predicate), value, None)
        return sorted({quad.subject for quad in quads if isinstance(quad.subject, NamedNode)}, key=lambda node: node.value)

    def name(self, term: Term) -> str:
        """The label of a resource, or what stands last in its IRI; a literal as it is."""
        if isinstance(term, Literal):
            return term.value
        named = self.texts(term, RDFS.label) or self.texts(term, terms.skosxl_literalForm)
        return named[0] if named else term.value.rsplit("#", 1)[-1].rsplit("/", 1)[-1]

    def names(self, subject: Term, *path: URIRef) -> tuple[str, ...]:
        """The labels of the resources at the end of a path."""
        return tuple(sorted({self.name(term) for term in self.values(subject, *path)}))

    def known(self, node: NamedNode) -> bool:
        """Whether the graph says anything of the resource."""
        return next(iter(self.store.quads_for_pattern(node, None, None, None)), None) is not None

    def claims_on(self, node: NamedNode) -> list[NamedNode]:
        """The claim itself; of an event, a treaty, a statement or an entity the claims that have it as subject, object or event."""
        if self.is_a(node, terms.Claim):
            return [node]
        found = {c for part in (RDF.subject, RDF.object, terms.schema_about) for c in self.subjects(part, node)}
        claims = [claim for claim in found if self.is_a(claim, terms.Claim)]
        return sorted(claims, key=lambda claim: (self.texts(claim, RDF.subject) != (node.value,), self._order(claim)))

    def _order(self, claim: NamedNode) -> tuple[object, ...]:
        return (
            *(passage for passage in self.passages(claim)[:1]),
            self.texts(claim, RDF.predicate), self.texts(claim, RDF.object), claim.value,
        )  # fmt: skip

    def is_a(self, node: NamedNode, kind: URIRef) -> bool:
        """Whether the resource has the class."""
        return NamedNode(kind) in self.values(node, RDF.type)

    def claim(self, node: NamedNode) -> ClaimView:
        """The claim for readers."""
        subject, predicate, value = (self.names(node, part)[0] for part in (RDF.subject, RDF.predicate, RDF.object))
        return ClaimView(
            iri=node.value,
            parts=(subject, predicate, value),
            status=self.names(node, terms.status)[0].lower(),
            sources=self.names(node, terms.accordingTo),
            unresolved=self.texts(node, terms.unresolved, terms.nif_anchorOf),
            confidence=next(iter(self.texts(node, terms.confidence)), ""),
            rules=self.names(node, terms.byRule),
            paths=self.texts(node, terms.dependencyPath),
            passages=self.passages(node),
            contradicts=self.texts(node, terms.contradicts),
            corrections=tuple(self.correction(term) for term in self.values(node, terms.correctedBy)),
        )

    def correction(self, node: Term) -> str:
        """A correction in words: what, by whom, when and why."""
        parts = (*self.names(node, terms.prov_wasAttributedTo), *self.texts(node, terms.dcterms_date), *self.texts(node, RDFS.comment))
        return "; ".join((self.name(node), *parts))

    def passages(self, node: NamedNode) -> tuple[Passage, ...]:
        """The sentences of a resource's evidence with its words in them: spans in no other span are the sentences."""
        return tuple(sorted(self._passages(node)))

    def _passages(self, node: NamedNode) -> Iterator[Passage]:
        spans = [self.span(term) for term in self.values(node, terms.evidence) if isinstance(term, NamedNode)]
        for article, begin, end, text in spans:
            if any((a, b, e) != (article, begin, end) and a == article and b <= begin and end <= e for a, b, e, _ in spans):
                continue
            inside = sorted((b - begin, e - begin) for a, b, e, _ in spans if a == article and begin <= b and e <= end)
            words = [pair for pair in inside if pair != (0, end - begin)] or inside
            yield Passage(article, begin, text, tuple(_joined(words)))

    def span(self, node: NamedNode) -> tuple[str, int, int, str]:
        """A span as the identifier of its article, begin, end and text."""
        (begin,), (end,), (text,) = (self.texts(node, part) for part in (terms.nif_beginIndex, terms.nif_endIndex, terms.nif_anchorOf))
        return self.texts(node, terms.nif_referenceContext, terms.schema_identifier)[0], int(begin), int(end), text


def _joined(words: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Overlapping words as one stretch."""
    first, last = words[0]
    for begin, end in words[1:]:
        if begin >= last:
            yield first, last
            first, last = begin, end
        last = max(last, end)
    yield first, last
