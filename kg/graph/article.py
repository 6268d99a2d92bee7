"""One article -> triples: its mentions, posts, times, events, statements, treaties, names and claims, a function for each."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import partial

from kg.graph import terms
from kg.graph.claims import Basis, said_in
from kg.graph.entities import grounds, post_triples
from kg.graph.header import header
from kg.graph.ledger import ArticleGraph
from kg.graph.lines import LABEL, TYPE, Term, bare
from kg.graph.literals import date_literal, english, offset, text
from kg.graph.writer import Writer
from kg.iris import Minter, digest
from kg.records import Event, Kind, Mention, Reading, Span, Statement, Status
from kg.resolve import Resolution
from kg.resolve.entities import slug

#: Classes in which a place stands for its country also beside agents of that country ("Peruvians protest in Lima").
DOMESTIC = frozenset({"PROTEST", "THREATEN", "COERCE"})


def article_graph(reading: Reading, resolution: Resolution, minter: Minter, *, claims: bool = True) -> ArticleGraph:
    """All triples that stand on one article's words; entities are described by `entity_triples`.

    Without `claims` the graph has none: only `kg bench claims` asks for that, to know what they cost.
    """
    writer = Writer(reading, resolution, minter, claims=claims)
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
        w.add(iri, TYPE, terms.TimeExpression)
        w.add(iri, terms.timeValue, text(time.value))


def events(w: Writer) -> list[tuple[Event, Term]]:
    """Every event with its class, roles, place, time and standing; those that are not asserted are given."""
    seen: dict[tuple[str, ...], int] = {}
    unasserted = []
    for event in w.reading.events:
        sentence = w.reading.sentences[event.sentence]
        node = w.node(event.type, event.trigger, sentence, seen)
        agents = w.actors(*event.agents, kinds=())
        acting = {iri for iri, _ in agents}
        hit = [m for m in event.recipients if m.kind is Kind.PLACE or m.category == "capital"] if event.type in DOMESTIC else []
        at_home = {iri for mention in hit for iri in undergoers(w, mention)}
        suffering = w.meant(event.recipients, partial(undergoers, w))
        recipients = [(iri, words) for iri, words in suffering if iri not in acting or iri in at_home]
        if not agents and not recipients and (event.agents or event.recipients):
            continue
        basis = w.basis(f"events: {event.rule}", event.trigger, event.status, event.according_to)
        w.add(node, TYPE, terms.Event)
        if event.type == "CONFLICT":
            w.add(node, TYPE, terms.Conflict)
        w.add(node, terms.sem_eventType, terms.EVENT_CLASSES[event.type.lower()])
        w.add(node, terms.trigger, w.span(event.trigger))
        w.add(node, terms.evidence, w.span(event.trigger))
        w.add(node, terms.evidence, w.span(sentence))
        places = w.actors(event.place, kinds=("place/", "country/")) or w.actors(*event.recipients, kinds=("place/",))
        for relation, found in (
            (terms.agent, agents),
            (terms.recipient, recipients),
            (terms.mediator, w.actors(*event.mediators)),
            (terms.sem_hasPlace, places),
        ):
            for iri, words in found:
                w.relate(node, relation, iri, basis, *words)
        w.label(node, f"{event.trigger.text} ({event.type})", event.agents, event.recipients)
        w.stamp(node, event.time, basis)
        w.bound(node, terms.sem_hasBeginTimeStamp, event.begin, basis)
        w.bound(node, terms.sem_hasEndTimeStamp, event.end, basis, last=True)
        if event.count is not None:
            w.relate(node, terms.count, offset(event.count.value), basis, event.count.span)
        w.standing(node, basis, event.according_to)
        deed = terms.EVENT_CLASSES[event.type.lower()]
        for agent, words in agents:
            for recipient, others in recipients or [(node, ())]:
                w.claim((agent, deed, recipient), replace(basis, about=node), *words, *others)
        if event.status is not Status.ASSERTED:
            unasserted.append((event, node))
    return unasserted


def undergoers(w: Writer, mention: Mention) -> list[Term]:
    """To whom it is done: of a place that is hit or visited, the country it lies in, where that is known."""
    keys: dict[str, None] = {}
    for key in w.resolution.of(mention):
        country = w.resolution.entities[key].country if key.startswith("place/") else None
        keys[country or key] = None
    w.entities(mention)
    w.out.used.update(keys)
    return [w.minter.entity(key) for key in keys]


def statements(w: Writer, *, reported: list[tuple[Event, Term]]) -> None:
    """Every statement with its speaker, its words, and those of the events that stand in them."""
    seen: dict[tuple[str, ...], int] = {}
    for statement in w.reading.statements:
        sentence = w.reading.sentences[statement.sentence]
        node = w.node("STATEMENT", statement.content, sentence, seen)
        w.add(node, TYPE, terms.Event)
        w.add(node, TYPE, terms.Statement)
        w.add(node, terms.quote, text(statement.content.text))
        w.add(node, terms.quoteSpan, w.span(statement.content))
        w.add(node, terms.quoteKind, terms.QUOTE_KINDS[statement.kind.value])
        w.add(node, terms.evidence, w.span(sentence))
        if statement.cue is not None:
            w.add(node, terms.trigger, w.span(statement.cue))
        rule = f"statements: {statement.rule}"
        said = w.basis(rule, statement.cue or statement.content, statement.status, statement.according_to)
        content = replace(said, trigger=statement.content)
        w.standing(node, said, statement.according_to)
        _speaker(w, node, statement, said)
        start = " ".join(statement.content.text.split()[:8])
        whole = start == " ".join(statement.content.text.split())
        w.label(node, f'"{start}"' if whole else f'"{start}…"', [statement.speaker] if statement.speaker else [])
        for iri, words in w.actors(*statement.addressees):
            w.relate(node, terms.addressee, iri, said, *words)
        for event, happening in reported:
            if statement.content.covers(event.trigger):
                w.relate(node, terms.reports, happening, content, event.trigger)
        inside = [m for m in w.reading.mentions if statement.content.covers(m.span)]
        for iri, words in w.actors(*inside, kinds=("person/", "country/", "organization/", "place/")):
            w.relate(node, terms.about, iri, content, *words)


def _speaker(w: Writer, node: Term, statement: Statement, said: Basis) -> None:
    speakers = w.actors(statement.speaker)
    for iri, words in speakers:
        w.relate(node, terms.speaker, iri, said, *words)
    if not speakers:
        unknown = statement.speaker.span if statement.speaker is not None else statement.cue or statement.content
        w.add(node, terms.unresolved, w.span(unknown))


def treaties(w: Writer) -> None:
    """Every agreement with its parties, date, place and what it sets up."""
    labels = Counter(slug(treaty.label) for treaty in w.reading.treaties)
    for treaty in w.reading.treaties:
        name = slug(treaty.label)
        if labels[name] > 1:  # two agreements with one description in one article
            name = f"{name}-{digest(w.reading.sentences[treaty.sentence].text)[:6]}"
        node = w.minter.entity(f"treaty/{name}-{slug(w.reading.article.id)}")
        w.add(node, TYPE, terms.Treaty)
        w.add(node, LABEL, english(treaty.label))
        w.add(node, terms.treatyKind, terms.TREATY_KINDS.get(treaty.kind, terms.TREATY_KINDS["agreement"]))
        for span in treaty.spans:
            w.add(node, terms.evidence, w.span(span))
        said = said_in(w.reading, treaty.spans[0], verbatim=False) if treaty.status is Status.ATTRIBUTED else None
        whose = [said.speaker] if said is not None and said.speaker is not None else []
        basis = w.basis(f"treaties: {treaty.rule}", treaty.spans[0], treaty.status, whose)
        for relation, found in (
            (terms.signatory, w.meant(treaty.signatories, partial(signatories, w))),
            (terms.mediator, w.actors(*treaty.mediators, kinds=("person/", "country/", "organization/"))),
            (terms.signedAt, w.actors(treaty.place, kinds=("place/", "country/"))),
        ):
            for iri, words in found:
                w.relate(node, relation, iri, basis, *words)
        if treaty.date is not None:
            w.add(node, terms.timeExpression, w.span(treaty.date.span))
            if treaty.date.date:
                w.relate(node, terms.signedOn, date_literal(treaty.date.date), basis, treaty.date.span)
        for span in treaty.establishes:
            w.relate(node, terms.establishes, established(w, span), basis, span)
        w.standing(node, basis, whose)


def signatories(w: Writer, mention: Mention) -> list[Term]:
    """The parties: for a leader the country that he signs for."""
    keys: dict[str, None] = {}
    for key in w.resolution.of(mention):
        entity = w.resolution.entities[key]
        if entity.kind is Kind.PERSON or "ArmedForce" in entity.classes:
            if entity.country is None:
                continue
            key = entity.country
        if not key.startswith("place/"):
            keys[key] = None
    w.out.used.update(keys)
    return [w.minter.entity(key) for key in keys]


def established(w: Writer, span: Span) -> Term:
    """A body that a treaty sets up: the one that the words name, else one of its own."""
    for mention in w.reading.mentions:
        if mention.span == span or (mention.span.end == span.end and span.covers(mention.span)):
            found = w.entities(mention, kinds=("organization/",))
            if found:
                return found[0]
    node = w.minter.entity(f"organization/{slug(span.text)}-{slug(w.reading.article.id)}")
    w.add(node, TYPE, terms.Organization)
    w.add(node, TYPE, terms.Actor)
    w.add(node, LABEL, english(span.text))
    w.add(node, terms.evidence, w.span(span))
    return node


def controls(w: Writer) -> None:
    """Every period in which somebody holds a place."""
    seen: dict[tuple[str, ...], int] = {}
    for control in w.reading.controls:
        places = w.actors(control.controlled, kinds=("place/", "country/"))
        controllers = w.actors(*control.controller)
        if not places or not controllers:
            continue
        sentence = w.reading.sentences[control.sentence]
        node = w.node("CONTROL", control.framed_as, sentence, seen)
        w.add(node, TYPE, terms.Event)
        w.add(node, TYPE, terms.ControlPeriod)
        w.add(node, terms.framedAs, text(control.framed_as.text))
        w.add(node, terms.trigger, w.span(control.framed_as))
        w.add(node, terms.evidence, w.span(sentence))
        basis = w.basis(f"control: {control.rule}", control.framed_as, control.status, control.according_to)
        for relation, found in ((terms.controller, controllers), (terms.controlled, places)):
            for iri, words in found:
                w.relate(node, relation, iri, basis, *words)
        w.label(node, control.framed_as.text, control.controller, [control.controlled])
        w.bound(node, terms.sem_hasBeginTimeStamp, control.begin, basis)
        w.bound(node, terms.sem_hasEndTimeStamp, control.end, basis, last=True)
        w.standing(node, basis, control.according_to)


def place_facts(w: Writer) -> None:
    """Where places lie and how else they are called."""
    for fact in w.reading.containments:
        known = (w.resolution.entities[key].country for key in w.resolution.of(fact.part))
        lies = {w.minter.entity(country) for country in known if country is not None}  # the tables say so, whoever else does
        for part in w.entities(fact.part, kinds=("place/",)):
            for whole in w.entities(fact.whole, kinds=("place/", "country/")):
                if part != whole:
                    said = said_in(w.reading, fact.span, verbatim=False) if whole not in lies else None
                    lies_in = (part, terms.schema_containedInPlace, whole)
                    w.fact(lies_in, f"places: {fact.rule}", fact.span, said, fact.part.span, fact.whole.span)
    for name in w.reading.place_names:
        basis = Basis(f"places: {name.rule}", name.span)
        for place, words in w.actors(name.place, kinds=("place/", "country/")):
            standing = terms.NAME_STATUSES.get(name.standing, terms.NAME_STATUSES["current"])
            node = w.minter.name(bare(place), name.name, bare(standing))
            w.relate(place, terms.placeName, node, basis, *words)
            w.add(node, TYPE, terms.PlaceName)
            w.add(node, terms.skosxl_literalForm, english(name.name))
            w.add(node, terms.nameStatus, standing)
            w.add(node, terms.evidence, w.span(name.span))
            for user, whose in w.actors(name.used_by, kinds=("person/", "country/", "organization/")):
                w.relate(node, terms.nameUsedBy, user, basis, *whose)


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
        rule = f"actors: {held.rule}"
        if owner is not None:
            w.claim((post, terms.postOf, w.minter.entity(owner)), Basis(rule, held.span))
        w.fact((persons[0], terms.heldPost if held.former else terms.holdsPost, post), rule, held.span, said)


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
            for span in (*(post.span for post in entity.posts), *grounds(entity)):
                w.span(w.out.sentence(span))
