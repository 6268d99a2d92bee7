"""One article -> triples: its spans, mentions, posts, times, events, statements, treaties, names and claims."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from rdflib import URIRef
from rdflib.namespace import RDF, RDFS
from rdflib.term import Node

from kg import terms
from kg.graph.claims import claims
from kg.graph.header import header
from kg.graph.literals import date_literal, english, offset, text
from kg.iris import Minter, digest
from kg.records import Event, Form, Kind, Mention, Reading, Span, Statement, Status, TimeExpression
from kg.resolve import Resolution
from kg.resolve.entities import slug

ACTORS = ("person/", "country/", "organization/", "group/")
Triple = tuple[URIRef, URIRef, Node]


@dataclass(slots=True)
class ArticleGraph:
    """The triples of one article, and the keys of the entities that they speak of."""

    sha256: str
    triples: set[Triple] = field(default_factory=set)
    used: set[str] = field(default_factory=set)


class _Writer:
    """Collects the triples of one article; each public method writes one kind of record."""

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

    def times(self) -> None:
        for time in self.reading.times:
            iri = self.span(time.span)
            self.add(iri, RDF.type, terms.TimeExpression)
            self.add(iri, terms.timeValue, text(time.value))

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

    def events(self) -> None:
        seen: dict[tuple[str, ...], int] = {}
        for event in self.reading.events:
            sentence = self.reading.sentences[event.sentence]
            node = self.node(event.type, event.trigger, sentence, seen)
            agents = self.entities(*event.agents)
            recipients = [iri for iri in self.recipients(event.recipients) if iri not in agents]
            if not agents and not recipients and (event.agents or event.recipients):
                continue
            self.add(node, RDF.type, terms.Event)
            if event.type == "CONFLICT":
                self.add(node, RDF.type, terms.Conflict)
            self.add(node, terms.sem_eventType, terms.EVENT_CLASSES[event.type.lower()])
            self.add(node, terms.trigger, self.span(event.trigger))
            self.add(node, terms.evidence, self.span(event.trigger))
            self.add(node, terms.evidence, self.span(sentence))
            for iri in agents:
                self.add(node, terms.agent, iri)
            for iri in recipients:
                self.add(node, terms.recipient, iri)
            for iri in self.entities(*event.mediators, kinds=ACTORS):
                self.add(node, terms.mediator, iri)
            for iri in self.entities(event.place, kinds=("place/", "country/")) or self.entities(*event.recipients, kinds=("place/",)):
                self.add(node, terms.sem_hasPlace, iri)
            self.label(node, f"{event.trigger.text} ({event.type})", event.agents, event.recipients)
            self.stamp(node, event.time)
            self.bound(node, terms.sem_hasBeginTimeStamp, event.begin)
            self.bound(node, terms.sem_hasEndTimeStamp, event.end, last=True)
            self.standing(node, event.status, event.according_to, self.span(sentence))
            if event.rule:
                self.add(node, terms.byRule, text(event.rule))
            if event.status is not Status.ASSERTED:
                sources = self.entities(*event.according_to, kinds=ACTORS)
                for triple in claims(self.minter, node, event, agents, recipients, sources, self.span(sentence)):
                    self.out.triples.add(triple)

    def recipients(self, mentions: Iterable[Mention]) -> list[URIRef]:
        """To whom it is done: of a place that is hit or visited, the country it lies in, where that is known."""
        keys: dict[str, None] = {}
        for key in self.resolution.of(*mentions):
            country = self.resolution.entities[key].country if key.startswith("place/") else None
            keys[country or key] = None
        self.entities(*mentions)
        self.out.used.update(keys)
        return [self.minter.entity(key) for key in keys]

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

    def statements(self) -> None:
        seen: dict[tuple[str, ...], int] = {}
        nodes = [(event, node) for node, event in self._event_nodes() if event.status is not Status.ASSERTED]
        for statement in self.reading.statements:
            sentence = self.reading.sentences[statement.sentence]
            node = self.node("STATEMENT", statement.content, sentence, seen)
            self.add(node, RDF.type, terms.Event)
            self.add(node, RDF.type, terms.Statement)
            self.add(node, terms.quote, text(statement.content.text))
            self.add(node, terms.quoteSpan, self.span(statement.content))
            self.add(node, terms.quoteKind, terms.QUOTE_KINDS[statement.kind.value])
            self.add(node, terms.evidence, self.span(sentence))
            self.add(node, terms.status, terms.STATUSES[statement.status.value])
            if statement.cue is not None:
                self.add(node, terms.trigger, self.span(statement.cue))
            if statement.rule:
                self.add(node, terms.byRule, text(statement.rule))
            self._speaker(node, statement)
            start = " ".join(statement.content.text.split()[:8])
            whole = start == " ".join(statement.content.text.split())
            self.label(node, f'"{start}"' if whole else f'"{start}…"', [statement.speaker] if statement.speaker else [])
            for iri in self.entities(*statement.addressees, kinds=ACTORS):
                self.add(node, terms.addressee, iri)
            for event, reported in nodes:
                if event.trigger in statement.content:
                    self.add(node, terms.reports, reported)
            inside = [m for m in self.reading.mentions if m.span in statement.content]
            for iri in self.entities(*inside, kinds=("person/", "country/", "organization/", "place/")):
                self.add(node, terms.about, iri)

    def _event_nodes(self) -> Iterator[tuple[URIRef, Event]]:
        seen: dict[tuple[str, ...], int] = {}
        for event in self.reading.events:
            node = self.node(event.type, event.trigger, self.reading.sentences[event.sentence], seen)
            if (node, RDF.type, terms.Event) in self.out.triples:
                yield node, event

    def _speaker(self, node: URIRef, statement: Statement) -> None:
        speakers = self.entities(statement.speaker, kinds=ACTORS)
        for iri in speakers:
            self.add(node, terms.speaker, iri)
        if not speakers:
            words = statement.speaker.span if statement.speaker is not None else statement.cue or statement.content
            self.add(node, terms.unresolved, self.span(words))

    def treaties(self) -> None:
        labels = Counter(slug(treaty.label) for treaty in self.reading.treaties)
        for treaty in self.reading.treaties:
            name = slug(treaty.label)
            if labels[name] > 1:  # two agreements with one description in one article
                name = f"{name}-{digest(self.reading.sentences[treaty.sentence].text)[:6]}"
            node = self.minter.entity(f"treaty/{name}-{slug(self.reading.article.id)}")
            self.add(node, RDF.type, terms.Treaty)
            self.add(node, RDFS.label, english(treaty.label))
            self.add(node, terms.treatyKind, terms.TREATY_KINDS.get(treaty.kind, terms.TREATY_KINDS["agreement"]))
            for span in treaty.spans:
                self.add(node, terms.evidence, self.span(span))
            for iri in self.signatories(treaty.signatories):
                self.add(node, terms.signatory, iri)
            for iri in self.entities(*treaty.mediators, kinds=("person/", "country/", "organization/")):
                self.add(node, terms.mediator, iri)
            if treaty.date is not None:
                self.add(node, terms.timeExpression, self.span(treaty.date.span))
                if treaty.date.date:
                    self.add(node, terms.signedOn, date_literal(treaty.date.date))
            for iri in self.entities(treaty.place, kinds=("place/", "country/")):
                self.add(node, terms.signedAt, iri)
            for span in treaty.establishes:
                self.established(node, span)
            speakers = [s.speaker for s in self.reading.statements if treaty.spans[0] in s.content and s.speaker is not None]
            self.standing(node, treaty.status, speakers[:1] if treaty.status is Status.ATTRIBUTED else (), self.span(treaty.spans[0]))
            if treaty.rule:
                self.add(node, terms.byRule, text(treaty.rule))

    def signatories(self, mentions: Iterable[Mention]) -> list[URIRef]:
        """The parties: for a leader the country that he signs for."""
        keys: dict[str, None] = {}
        for key in self.resolution.of(*mentions):
            entity = self.resolution.entities[key]
            if entity.kind is Kind.PERSON or "ArmedForce" in entity.classes:
                if entity.country is None:
                    continue
                key = entity.country
            if not key.startswith("place/"):
                keys[key] = None
        self.out.used.update(keys)
        return [self.minter.entity(key) for key in keys]

    def established(self, treaty: URIRef, span: Span) -> None:
        """A body that a treaty sets up: the one that the words name, else one of its own."""
        for mention in self.reading.mentions:
            if mention.span == span or (mention.span.end == span.end and mention.span in span):
                found = self.entities(mention, kinds=("organization/",))
                if found:
                    self.add(treaty, terms.establishes, found[0])
                    return
        node = self.minter.entity(f"organization/{slug(span.text)}-{slug(self.reading.article.id)}")
        self.add(node, RDF.type, terms.Organization)
        self.add(node, RDF.type, terms.Actor)
        self.add(node, RDFS.label, english(span.text))
        self.add(node, terms.evidence, self.span(span))
        self.add(treaty, terms.establishes, node)

    def controls(self) -> None:
        seen: dict[tuple[str, ...], int] = {}
        for control in self.reading.controls:
            places = self.entities(control.controlled, kinds=("place/", "country/"))
            controllers = self.entities(*control.controller, kinds=ACTORS)
            if not places or not controllers:
                continue
            sentence = self.reading.sentences[control.sentence]
            node = self.node("CONTROL", control.framed_as, sentence, seen)
            self.add(node, RDF.type, terms.Event)
            self.add(node, RDF.type, terms.ControlPeriod)
            self.add(node, terms.framedAs, text(control.framed_as.text))
            self.add(node, terms.trigger, self.span(control.framed_as))
            self.add(node, terms.evidence, self.span(sentence))
            for iri in controllers:
                self.add(node, terms.controller, iri)
            for iri in places:
                self.add(node, terms.controlled, iri)
            self.label(node, control.framed_as.text, control.controller, [control.controlled])
            self.bound(node, terms.sem_hasBeginTimeStamp, control.begin)
            self.bound(node, terms.sem_hasEndTimeStamp, control.end, last=True)
            self.standing(node, control.status, control.according_to, self.span(sentence))
            if control.rule:
                self.add(node, terms.byRule, text(control.rule))

    def place_facts(self) -> None:
        for fact in self.reading.containments:
            for part in self.entities(fact.part, kinds=("place/",)):
                for whole in self.entities(fact.whole, kinds=("place/", "country/")):
                    if part != whole:
                        self.add(part, terms.schema_containedInPlace, whole)
                        self.add(part, terms.evidence, self.span(fact.span))
        for name in self.reading.place_names:
            for place in self.entities(name.place, kinds=("place/", "country/")):
                node = self.minter.name(str(place), name.name)
                self.add(place, terms.placeName, node)
                self.add(node, RDF.type, terms.PlaceName)
                self.add(node, terms.skosxl_literalForm, english(name.name))
                self.add(node, terms.nameStatus, terms.NAME_STATUSES.get(name.standing, terms.NAME_STATUSES["current"]))
                self.add(node, terms.evidence, self.span(name.span))
                for user in self.entities(name.used_by, kinds=("person/", "country/", "organization/")):
                    self.add(node, terms.nameUsedBy, user)

    def mentions(self) -> None:
        """Evidence for every mention of the entities that are named or that a fact speaks of."""
        for key, entity in self.resolution.entities.items():
            if entity.named and entity.spans & self.naming:
                self.out.used.add(key)
        for key in sorted(self.out.used):  # and those to whom the posts of these belong
            self.out.used.update(post.of for post in self.resolution.entities[key].posts if post.of is not None)
        for key, entity in self.resolution.entities.items():
            if key in self.out.used:
                for span in entity.spans:
                    self.add(self.minter.entity(key), terms.evidence, self.span(span))
                for post in entity.posts:
                    self.span(post.span)


def article_graph(reading: Reading, resolution: Resolution, minter: Minter) -> ArticleGraph:
    """All triples that stand on one article's words; entities are described by `entity_triples`."""
    writer = _Writer(reading, resolution, minter)
    writer.out.triples.update(header(reading.article, minter))
    writer.times()
    writer.events()
    writer.statements()
    writer.treaties()
    writer.controls()
    writer.place_facts()
    writer.mentions()
    return writer.out
