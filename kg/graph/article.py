"""One article -> triples: its mentions, posts, times, events, statements, treaties, names and claims, a function for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from rdflib import URIRef
from rdflib.namespace import RDF, RDFS

from kg import terms
from kg.graph.claims import event_claims, said_in
from kg.graph.entities import post_triples
from kg.graph.header import header
from kg.graph.literals import date_literal, english, text
from kg.graph.writer import ACTORS, ArticleGraph, Writer
from kg.iris import Minter, digest
from kg.records import Event, Kind, Mention, Reading, Span, Statement, Status
from kg.resolve import Resolution
from kg.resolve.entities import slug

#: Classes in which a place stands for its country also beside agents of that country ("Peruvians protest in Lima").
DOMESTIC = frozenset({"PROTEST", "THREATEN", "COERCE"})


def article_graph(reading: Reading, resolution: Resolution, minter: Minter) -> ArticleGraph:
    """All triples that stand on one article's words; entities are described by `entity_triples`."""
    writer = Writer(reading, resolution, minter)
    writer.out.triples.update(header(reading.article, minter))
    times(writer)
    statements(writer, reported=events(writer))
    treaties(writer)
    controls(writer)
    place_facts(writer)
    quoted_posts(writer)
    mentions(writer)
    return writer.out


def times(w: Writer) -> None:
    """Every time expression as a span with its TIMEX3 value."""
    for time in w.reading.times:
        iri = w.span(time.span)
        w.add(iri, RDF.type, terms.TimeExpression)
        w.add(iri, terms.timeValue, text(time.value))


def events(w: Writer) -> list[tuple[Event, URIRef]]:
    """Every event with its class, roles, place, time and standing; claims for those that are not asserted, which are given."""
    seen: dict[tuple[str, ...], int] = {}
    unasserted = []
    for event in w.reading.events:
        sentence = w.reading.sentences[event.sentence]
        node = w.node(event.type, event.trigger, sentence, seen)
        agents = w.entities(*event.agents)
        places = [m for m in event.recipients if m.kind is Kind.PLACE or m.category == "capital"]
        at_home = undergoers(w, places) if event.type in DOMESTIC else []
        recipients = [iri for iri in undergoers(w, event.recipients) if iri not in agents or iri in at_home]
        if not agents and not recipients and (event.agents or event.recipients):
            continue
        w.add(node, RDF.type, terms.Event)
        if event.type == "CONFLICT":
            w.add(node, RDF.type, terms.Conflict)
        w.add(node, terms.sem_eventType, terms.EVENT_CLASSES[event.type.lower()])
        w.add(node, terms.trigger, w.span(event.trigger))
        w.add(node, terms.evidence, w.span(event.trigger))
        w.add(node, terms.evidence, w.span(sentence))
        for iri in agents:
            w.add(node, terms.agent, iri)
        for iri in recipients:
            w.add(node, terms.recipient, iri)
        for iri in w.entities(*event.mediators, kinds=ACTORS):
            w.add(node, terms.mediator, iri)
        for iri in w.entities(event.place, kinds=("place/", "country/")) or w.entities(*event.recipients, kinds=("place/",)):
            w.add(node, terms.sem_hasPlace, iri)
        w.label(node, f"{event.trigger.text} ({event.type})", event.agents, event.recipients)
        w.stamp(node, event.time)
        w.bound(node, terms.sem_hasBeginTimeStamp, event.begin)
        w.bound(node, terms.sem_hasEndTimeStamp, event.end, last=True)
        w.standing(node, event.status, event.according_to, w.span(sentence))
        if event.rule:
            w.add(node, terms.byRule, text(event.rule))
        if event.status is not Status.ASSERTED:
            unasserted.append((event, node))
            sources = w.entities(*event.according_to, kinds=ACTORS)
            w.out.triples.update(event_claims(w.minter, node, event, agents, recipients, sources, w.span(sentence)))
    return unasserted


def undergoers(w: Writer, mentions: Iterable[Mention]) -> list[URIRef]:
    """To whom it is done: of a place that is hit or visited, the country it lies in, where that is known."""
    keys: dict[str, None] = {}
    for key in w.resolution.of(*mentions):
        country = w.resolution.entities[key].country if key.startswith("place/") else None
        keys[country or key] = None
    w.entities(*mentions)
    w.out.used.update(keys)
    return [w.minter.entity(key) for key in keys]


def statements(w: Writer, *, reported: list[tuple[Event, URIRef]]) -> None:
    """Every statement with its speaker, its words, and those of the events that stand in them."""
    seen: dict[tuple[str, ...], int] = {}
    for statement in w.reading.statements:
        sentence = w.reading.sentences[statement.sentence]
        node = w.node("STATEMENT", statement.content, sentence, seen)
        w.add(node, RDF.type, terms.Event)
        w.add(node, RDF.type, terms.Statement)
        w.add(node, terms.quote, text(statement.content.text))
        w.add(node, terms.quoteSpan, w.span(statement.content))
        w.add(node, terms.quoteKind, terms.QUOTE_KINDS[statement.kind.value])
        w.add(node, terms.evidence, w.span(sentence))
        w.standing(node, statement.status, statement.according_to, w.span(statement.content))
        if statement.cue is not None:
            w.add(node, terms.trigger, w.span(statement.cue))
        if statement.rule:
            w.add(node, terms.byRule, text(statement.rule))
        _speaker(w, node, statement)
        start = " ".join(statement.content.text.split()[:8])
        whole = start == " ".join(statement.content.text.split())
        w.label(node, f'"{start}"' if whole else f'"{start}…"', [statement.speaker] if statement.speaker else [])
        for iri in w.entities(*statement.addressees, kinds=ACTORS):
            w.add(node, terms.addressee, iri)
        for event, happening in reported:
            if event.trigger in statement.content:
                w.add(node, terms.reports, happening)
        inside = [m for m in w.reading.mentions if m.span in statement.content]
        for iri in w.entities(*inside, kinds=("person/", "country/", "organization/", "place/")):
            w.add(node, terms.about, iri)


def _speaker(w: Writer, node: URIRef, statement: Statement) -> None:
    speakers = w.entities(statement.speaker, kinds=ACTORS)
    for iri in speakers:
        w.add(node, terms.speaker, iri)
    if not speakers:
        words = statement.speaker.span if statement.speaker is not None else statement.cue or statement.content
        w.add(node, terms.unresolved, w.span(words))


def treaties(w: Writer) -> None:
    """Every agreement with its parties, date, place and what it sets up."""
    labels = Counter(slug(treaty.label) for treaty in w.reading.treaties)
    for treaty in w.reading.treaties:
        name = slug(treaty.label)
        if labels[name] > 1:  # two agreements with one description in one article
            name = f"{name}-{digest(w.reading.sentences[treaty.sentence].text)[:6]}"
        node = w.minter.entity(f"treaty/{name}-{slug(w.reading.article.id)}")
        w.add(node, RDF.type, terms.Treaty)
        w.add(node, RDFS.label, english(treaty.label))
        w.add(node, terms.treatyKind, terms.TREATY_KINDS.get(treaty.kind, terms.TREATY_KINDS["agreement"]))
        for span in treaty.spans:
            w.add(node, terms.evidence, w.span(span))
        for iri in signatories(w, treaty.signatories):
            w.add(node, terms.signatory, iri)
        for iri in w.entities(*treaty.mediators, kinds=("person/", "country/", "organization/")):
            w.add(node, terms.mediator, iri)
        if treaty.date is not None:
            w.add(node, terms.timeExpression, w.span(treaty.date.span))
            if treaty.date.date:
                w.add(node, terms.signedOn, date_literal(treaty.date.date))
        for iri in w.entities(treaty.place, kinds=("place/", "country/")):
            w.add(node, terms.signedAt, iri)
        for span in treaty.establishes:
            established(w, node, span)
        said = said_in(w.reading, treaty.spans[0], verbatim=False) if treaty.status is Status.ATTRIBUTED else None
        speakers = [said.speaker] if said is not None and said.speaker is not None else []
        w.standing(node, treaty.status, speakers, w.span(treaty.spans[0]))
        if treaty.rule:
            w.add(node, terms.byRule, text(treaty.rule))


def signatories(w: Writer, mentions: Iterable[Mention]) -> list[URIRef]:
    """The parties: for a leader the country that he signs for."""
    keys: dict[str, None] = {}
    for key in w.resolution.of(*mentions):
        entity = w.resolution.entities[key]
        if entity.kind is Kind.PERSON or "ArmedForce" in entity.classes:
            if entity.country is None:
                continue
            key = entity.country
        if not key.startswith("place/"):
            keys[key] = None
    w.out.used.update(keys)
    return [w.minter.entity(key) for key in keys]


def established(w: Writer, treaty: URIRef, span: Span) -> None:
    """A body that a treaty sets up: the one that the words name, else one of its own."""
    for mention in w.reading.mentions:
        if mention.span == span or (mention.span.end == span.end and mention.span in span):
            found = w.entities(mention, kinds=("organization/",))
            if found:
                w.add(treaty, terms.establishes, found[0])
                return
    node = w.minter.entity(f"organization/{slug(span.text)}-{slug(w.reading.article.id)}")
    w.add(node, RDF.type, terms.Organization)
    w.add(node, RDF.type, terms.Actor)
    w.add(node, RDFS.label, english(span.text))
    w.add(node, terms.evidence, w.span(span))
    w.add(treaty, terms.establishes, node)


def controls(w: Writer) -> None:
    """Every period in which somebody holds a place."""
    seen: dict[tuple[str, ...], int] = {}
    for control in w.reading.controls:
        places = w.entities(control.controlled, kinds=("place/", "country/"))
        controllers = w.entities(*control.controller, kinds=ACTORS)
        if not places or not controllers:
            continue
        sentence = w.reading.sentences[control.sentence]
        node = w.node("CONTROL", control.framed_as, sentence, seen)
        w.add(node, RDF.type, terms.Event)
        w.add(node, RDF.type, terms.ControlPeriod)
        w.add(node, terms.framedAs, text(control.framed_as.text))
        w.add(node, terms.trigger, w.span(control.framed_as))
        w.add(node, terms.evidence, w.span(sentence))
        for iri in controllers:
            w.add(node, terms.controller, iri)
        for iri in places:
            w.add(node, terms.controlled, iri)
        w.label(node, control.framed_as.text, control.controller, [control.controlled])
        w.bound(node, terms.sem_hasBeginTimeStamp, control.begin)
        w.bound(node, terms.sem_hasEndTimeStamp, control.end, last=True)
        w.standing(node, control.status, control.according_to, w.span(sentence))
        if control.rule:
            w.add(node, terms.byRule, text(control.rule))


def place_facts(w: Writer) -> None:
    """Where places lie and how else they are called."""
    for fact in w.reading.containments:
        known = (w.resolution.entities[key].country for key in w.resolution.of(fact.part))
        lies = {w.minter.entity(country) for country in known if country is not None}  # the tables say so, whoever else does
        for part in w.entities(fact.part, kinds=("place/",)):
            for whole in w.entities(fact.whole, kinds=("place/", "country/")):
                if part != whole:
                    said = said_in(w.reading, fact.span, verbatim=False) if whole not in lies else None
                    w.fact(part, terms.schema_containedInPlace, whole, fact.span, said)
    for name in w.reading.place_names:
        for place in w.entities(name.place, kinds=("place/", "country/")):
            node = w.minter.name(str(place), name.name)
            w.add(place, terms.placeName, node)
            w.add(node, RDF.type, terms.PlaceName)
            w.add(node, terms.skosxl_literalForm, english(name.name))
            w.add(node, terms.nameStatus, terms.NAME_STATUSES.get(name.standing, terms.NAME_STATUSES["current"]))
            w.add(node, terms.evidence, w.span(name.span))
            for user in w.entities(name.used_by, kinds=("person/", "country/", "organization/")):
                w.add(node, terms.nameUsedBy, user)


def quoted_posts(w: Writer) -> None:
    """The posts that a quotation gives to persons: claims of the speaker."""
    for held in w.reading.posts:
        said = said_in(w.reading, held.span, verbatim=True)
        persons = w.entities(held.person, kinds=("person/",))
        if said is None or len(persons) != 1:
            continue
        w.entities(held.of, kinds=("country/", "organization/"))
        owner = next((key for key in w.resolution.of(held.of) if key.startswith(("country/", "organization/"))), None)
        evidence = w.span(held.span)
        post, described = post_triples(held.title, owner, evidence, w.minter)
        w.out.triples.update(described)
        relation = terms.heldPost if held.former else terms.holdsPost
        w.fact(persons[0], relation, post, held.span, said)


def mentions(w: Writer) -> None:
    """Evidence for every mention of the entities that are named, described twice, or spoken of in a fact."""
    for key, entity in w.resolution.entities.items():
        if entity.described or (entity.named and entity.spans & w.naming):
            w.out.used.add(key)
    for key in sorted(w.out.used):  # and those to whom the posts of these belong
        w.out.used.update(post.of for post in w.resolution.entities[key].posts if post.of is not None)
    for key, entity in w.resolution.entities.items():
        if key in w.out.used:
            for span in entity.spans:
                w.add(w.minter.entity(key), terms.evidence, w.span(span))
            for post in entity.posts:
                w.span(post.span)
