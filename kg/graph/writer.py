"""What each kind of record is written with: spans, entities, times, standing, labels. `article` uses it for all records."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from rdflib import URIRef
from rdflib.namespace import RDF, RDFS
from rdflib.term import Node

from kg import terms
from kg.graph.claims import claim
from kg.graph.literals import date_literal, english, offset, text
from kg.iris import Minter
from kg.records import Form, Kind, Mention, Reading, Span, Statement, Status, TimeExpression
from kg.resolve import Resolution

ACTORS = ("person/", "country/", "organization/", "group/")
Triple = tuple[URIRef, URIRef, Node]


@dataclass(slots=True)
class ArticleGraph:
    """The triples of one article, and the keys of the entities that they speak of."""

    sha256: str
    triples: set[Triple] = field(default_factory=set)
    used: set[str] = field(default_factory=set)


class Writer:
    """Collects the triples of one article: what every kind of record is written with."""

    def __init__(self, reading: Reading, resolution: Resolution, minter: Minter) -> None:
        self.reading, self.resolution, self.minter = reading, resolution, minter
        self.sha = reading.article.sha256
        self.doc = minter.article(self.sha)
        self.out = ArticleGraph(self.sha)
        # An adjective of nationality alone ("a Czech scientist") names no country; it is evidence where one is named or acts.
        self.naming = {
            m.span
            for m in reading.mentions
            if m.form is Form.NAME or (m.category == "people" and m.form is Form.DEMONYM) or m.kind is Kind.ORGANIZATION
        }

    def add(self, subject: URIRef, predicate: URIRef, value: Node) -> None:
        """Add a triple."""
        self.out.triples.add((subject, predicate, value))

    def span(self, span: Span) -> URIRef:
        """The resource of a slice of the article, described."""
        iri = self.minter.span(self.sha, span)
        self.add(iri, RDF.type, terms.nif_OffsetBasedString)
        self.add(iri, terms.nif_referenceContext, self.doc)
        self.add(iri, terms.nif_beginIndex, offset(span.begin))
        self.add(iri, terms.nif_endIndex, offset(span.end))
        self.add(iri, terms.nif_anchorOf, text(span.text))
        return iri

    def entities(self, *mentions: Mention | None, kinds: tuple[str, ...] = ()) -> list[URIRef]:
        """The resources that the mentions stand for; only of these kinds of key when any are given."""
        keys = [key for key in self.resolution.of(*mentions) if not kinds or key.startswith(kinds)]
        self.out.used.update(keys)
        for mention in mentions:
            for key in self.resolution.of(mention):
                self.resolution.entities[key].spans.add(mention.span)  # type: ignore[union-attr]
        return [self.minter.entity(key) for key in keys]

    def stamp(self, node: URIRef, time: TimeExpression | None) -> None:
        """The words for the time, and the date where one is fixed."""
        if time is None:
            return
        self.add(node, terms.timeExpression, self.span(time.span))
        if time.date:
            self.add(node, terms.sem_hasTimeStamp, date_literal(time.date))
        elif time.begin or time.end:
            if time.begin:
                self.add(node, terms.sem_hasBeginTimeStamp, date_literal(time.begin))
            if time.end:
                self.add(node, terms.sem_hasEndTimeStamp, date_literal(time.end))

    def bound(self, node: URIRef, predicate: URIRef, time: TimeExpression | None, *, last: bool = False) -> None:
        """A begin or an end."""
        if time is None:
            return
        self.add(node, terms.timeExpression, self.span(time.span))
        value = time.date or (time.end if last else time.begin) or time.begin or time.end
        if value:
            self.add(node, predicate, date_literal(value))

    def standing(self, node: URIRef, status: Status, according_to: Iterable[Mention], words: URIRef) -> None:
        """Status, and whose word it is."""
        self.add(node, terms.status, terms.STATUSES[status.value])
        sources = tuple(according_to)
        found = self.entities(*sources, kinds=ACTORS)
        for source in found:
            self.add(node, terms.accordingTo, source)
        if not found:
            for mention in sources:
                self.add(node, terms.unresolved, self.span(mention.span))
        if status is Status.ATTRIBUTED and not sources:  # "reportedly", "is said to"
            self.add(node, terms.unresolved, words)

    def label(self, node: URIRef, words: str, doers: Iterable[Mention], others: Iterable[Mention] = ()) -> None:
        """A label for those who read the Turtle: "Chad, Sudan: signed (AGREE)"."""
        who, whom = (
            ", ".join(sorted(self.resolution.entities[key].label for key in self.resolution.of(*side))) for side in (doers, others)
        )
        said = f"{who}: {words}" if who else words
        self.add(node, RDFS.label, english(f"{said} > {whom}" if whom else said))

    def node(self, kind: str, trigger: Span, sentence: Span, seen: dict[tuple[str, ...], int]) -> URIRef:
        """The resource of an event: from the article's identifier, the sentence and the place of the words in it."""
        content = (self.reading.article.id, sentence.text, str(trigger.begin - sentence.begin), kind)
        seen[content] = seen.get(content, 0) + 1
        return self.minter.event(kind, *content[:3], str(seen[content]))

    def fact(self, subject: URIRef, relation: URIRef, value: URIRef, words: Span, said: Statement | None) -> None:
        """A relation of entities: a triple where the article states it, a claim of the speaker where a statement does."""
        evidence = self.span(words)
        if said is None:
            self.add(subject, relation, value)
            self.add(subject, terms.evidence, evidence)
            return
        sources = self.entities(said.speaker, kinds=ACTORS)
        self.out.triples.update(claim(self.minter, (subject, relation, value), Status.ATTRIBUTED, sources, evidence))
