"""Which article supports a triple: the named graphs of an export.

A triple of an article or of a span stands in the graph of that article, and a triple that points to a span in that of the span's
article. Else a triple stands where its words are: in the articles of the evidence of the claims that give it, where there are
any; in those of the evidence of both its subject and its object; for another name of a resource, in those whose words have it.
A resource without evidence (the country of a city) is supported by the articles that support what points to it. What no article
supports alone, as that claims of two contradict each other, and what is inferred, stands in the default graph.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

import pyoxigraph
from rdflib.namespace import RDF, SKOS

from kg import terms

Triple = pyoxigraph.Triple
Node = pyoxigraph.NamedNode
Articles = frozenset[Node]
NOWHERE: Final[Articles] = frozenset()
TYPE, EVIDENCE, STATUS, OTHER_NAME, ANCHOR = map(
    Node, (RDF.type, terms.evidence, terms.status, SKOS.altLabel, terms.nif_anchorOf)
)
ARTICLE, ASSERTED, CONTRADICTS = Node(terms.Article), Node(terms.Asserted), Node(terms.contradicts)
INFERENCE: Final = Node(terms.Inference)
PARTS: Final = tuple(map(Node, (RDF.subject, RDF.predicate, RDF.object)))


def quads(triples: Iterable[Triple]) -> Iterator[pyoxigraph.Quad]:
    """Each triple in the graph of every article that supports it, or in the default graph."""
    triples = set(triples)
    support = Support(triples)
    for triple in triples:
        articles = support.of(triple)
        for article in articles or (pyoxigraph.DefaultGraph(),):
            yield pyoxigraph.Quad(triple.subject, triple.predicate, triple.object, article)


def inferred(triples: set[Triple]) -> set[tuple[object, ...]]:
    """The triples that follow from others by a reasoner, as their inferences give them."""
    nodes = {t.subject for t in triples if t.predicate == TYPE and t.object == INFERENCE}
    parts: dict[object, dict[Node, object]] = defaultdict(dict)
    for t in triples:
        if t.predicate in PARTS and t.subject in nodes:
            parts[t.subject][t.predicate] = t.object
    return {tuple(found[part] for part in PARTS) for found in parts.values() if len(found) == len(PARTS)}


class Support:
    """The articles that support each triple of a graph."""

    def __init__(self, triples: set[Triple]) -> None:
        articles = (t.subject for t in triples if t.predicate == TYPE and t.object == ARTICLE)
        self.articles = {article: frozenset({article}) for article in articles if isinstance(article, Node)}
        evidence: dict[object, set[object]] = defaultdict(set)
        pointing: dict[object, set[object]] = defaultdict(set)
        claims: dict[object, dict[Node, object]] = defaultdict(dict)
        anchors: dict[object, str] = {}
        self.inferred = inferred(triples)
        for t in triples:
            if (t.subject, t.predicate, t.object) in self.inferred:
                continue
            if t.predicate == EVIDENCE:
                evidence[t.subject].add(t.object)
            elif isinstance(t.object, Node):
                pointing[t.object].add(t.subject)
            if t.predicate in PARTS or t.predicate == STATUS:
                claims[t.subject][t.predicate] = t.object
            elif t.predicate == ANCHOR and isinstance(t.object, pyoxigraph.Literal):
                anchors[t.subject] = " ".join(t.object.value.split())
        self.known: dict[object, Articles] = {
            subject: frozenset().union(*(self.place(span) for span in spans)) for subject, spans in evidence.items()
        }
        self._follow(pointing)
        self.claimed: dict[tuple[object, ...], Articles] = defaultdict(frozenset)
        for claim, parts in claims.items():
            if parts.get(STATUS) == ASSERTED and all(part in parts for part in PARTS):
                self.claimed[tuple(parts[part] for part in PARTS)] |= self.known.get(claim, NOWHERE)
        self.words = {
            subject: {(anchors.get(span, ""), article) for span in spans for article in self.place(span)}
            for subject, spans in evidence.items()
        }

    def place(self, node: object) -> Articles:
        """The article that a node is, or of which it is a span; none for any other."""
        if isinstance(node, Node):
            head, span, _ = node.value.rpartition("/char/")
            return self.articles.get(Node(head) if span else node, NOWHERE)
        return NOWHERE

    def _follow(self, pointing: dict[object, set[object]]) -> None:
        """Resources without evidence are supported by the articles of those that point to them, and so on."""
        waiting = {node for node in pointing if node not in self.known and not self.place(node)}
        while waiting:
            found = {}
            for node in waiting:
                articles = frozenset().union(*(self.known.get(by, NOWHERE) for by in pointing[node]))
                if articles != self.known.get(node, NOWHERE):
                    found[node] = articles
            self.known.update(found)
            waiting = {node for node in waiting if any(by in found for by in pointing[node])}

    def of(self, triple: Triple) -> Articles:
        """The articles that support the triple; none for one of provenance or of the dataset."""
        subject, value = triple.subject, triple.object
        if (subject, triple.predicate, value) in self.inferred:
            return NOWHERE
        if here := self.place(subject) or self.place(value):
            return here if self.place(subject) or subject in self.known else NOWHERE
        mine = self.known.get(subject, NOWHERE)
        if triple.predicate == CONTRADICTS:
            return mine & self.known.get(value, NOWHERE)
        if claimed := self.claimed.get((subject, triple.predicate, value)):
            return claimed
        if triple.predicate == OTHER_NAME and isinstance(value, pyoxigraph.Literal):
            return frozenset(article for words, article in self.words.get(subject, ()) if words == value.value) or mine
        return mine & self.known.get(value, mine) or mine
