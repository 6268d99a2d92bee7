"""On what a fact stands: its actors are spoken of in its article, its dates follow from its time words, its IRI from its words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Final

from kg.graph import terms
from kg.graph.lines import TYPE, Term, bare
from kg.iris import digest
from kg.validate.findings import Finding, named
from kg.validate.index import Index
from kg.validate.spans import whole

DATES: Final = (terms.sem_hasTimeStamp, terms.sem_hasBeginTimeStamp, terms.sem_hasEndTimeStamp, terms.signedOn)
#: From an event, a statement or a treaty to whom and what it speaks of.
ROLES: Final = (
    terms.agent, terms.recipient, terms.mediator, terms.sem_hasPlace, terms.speaker, terms.addressee, terms.about, terms.controller,
    terms.controlled, terms.signatory, terms.signedAt, terms.establishes, terms.accordingTo,
)  # fmt: skip
#: What leads from somebody to a country: who speaks of a minister, or of a town, speaks of their country.
BELONGS: Final = (terms.country, terms.schema_containedInPlace)
#: What only points: a span at which nothing else points supports nothing.
POINTERS: Final = (terms.evidence, terms.trigger, terms.quoteSpan, terms.timeExpression, terms.unresolved)
EVENT_IRI: Final = re.compile(r"<.*/event/([a-z]+-[0-9a-f]{16})>")
REPEATS: Final = 9  # events of one class that may begin with the same words of one sentence
ISO: Final = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
PERIODS: Final = {"Q": 3, "H": 6}  # months of a quarter, of a half


def check_grounds(graph: Index) -> Iterator[Finding]:
    """Findings on events, statements, treaties, claims and spans."""
    yield from check_actors(graph)
    yield from check_dates(graph)
    yield from check_events(graph)
    yield from check_pointed_at(graph)


def check_actors(graph: Index) -> Iterator[Finding]:
    """Findings on roles of those of whom the article does not speak, neither by name nor by their people, towns and posts."""
    spoken_of = mentioned(graph)
    for role in ROLES:
        for node, entity in graph.subject_objects(role):
            articles = {graph.value(span, terms.nif_referenceContext) for span in graph.objects(node, terms.evidence)}
            if articles and (entity, TYPE, terms.Post) not in graph and not articles & spoken_of[entity]:
                yield Finding("foreign", named(node, graph), "its article speaks of everybody who has a role in it", bare(entity))


def mentioned(graph: Index) -> defaultdict[Term, set[Term | None]]:
    """The articles that speak of a resource: with words for itself, or for what belongs to it."""
    found: defaultdict[Term, set[Term | None]] = defaultdict(set)
    for node, span in graph.subject_objects(terms.evidence):
        found[node].add(graph.value(span, terms.nif_referenceContext))
    for relation in BELONGS:
        for part, around in graph.subject_objects(relation):
            found[around] |= found[part]
    return found


def check_dates(graph: Index) -> Iterator[Finding]:
    """Findings on dates that the values of the time words of their event or treaty do not give."""
    for predicate in DATES:
        for node, stamp in graph.subject_objects(predicate):
            day = bare(stamp)
            values = [graph.text(span, terms.timeValue) for span in graph.objects(node, terms.timeExpression)]
            if not any(follows(day, value) for value in values):
                words = "a date follows from the value of its time words"
                yield Finding("date", named(node, graph), words, f"{day} from {', '.join(sorted(values)) or 'no words'}")


def follows(stamp: str, value: str) -> bool:
    """Whether a TIMEX3 value gives a date (ISO 8601 year, month or day): as its begin or end, or as what holds these."""
    return any(bound == stamp or bound.startswith(f"{stamp}-") for part in value.split("/") for bound in bounds(part))


def bounds(value: str) -> tuple[str, ...]:
    """Begin and end of what a TIMEX3 value names, as finely as it names them; none for a duration or an open value."""
    whole = value.split("T")[0].removesuffix("-XX-XX").removesuffix("-XX").removeprefix("FY")
    if ISO.fullmatch(whole):
        return (whole,)
    if found := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", whole):
        days = (6, 7) if found[3] else (1, 7)
        return tuple(date.fromisocalendar(int(found[1]), int(found[2]), day).isoformat() for day in days)
    if found := re.fullmatch(r"(\d{4})-([QH])([1-4])", whole):
        last = PERIODS[found[2]] * int(found[3])
        return f"{found[1]}-{last - PERIODS[found[2]] + 1:02d}", f"{found[1]}-{last:02d}"
    if found := re.fullmatch(r"(\d{4})-(?:SP|SU|FA|WI)", whole):
        return (found[1],)
    if re.fullmatch(r"\d{2,3}", whole):  # a century, a decade
        return whole.ljust(4, "0"), whole.ljust(4, "9")
    return ()


def check_events(graph: Index) -> Iterator[Finding]:
    """Findings on events whose trigger is no evidence, and on those whose IRI is not made of their class, sentence and place in it."""
    for event, kind in graph.subject_objects(terms.sem_eventType):
        evidence = graph.objects(event, terms.evidence)
        for trigger in graph.objects(event, terms.trigger):
            if evidence and trigger not in evidence:
                yield Finding("trigger", named(event, graph), "the trigger of an event is evidence for it", bare(trigger))
            yield from check_event_iri(graph, event, bare(kind).rsplit("/", 1)[-1], trigger)
    for event, span in graph.subject_objects(terms.quoteSpan):
        yield from check_event_iri(graph, event, "STATEMENT", span)
    for event, _ in graph.subject_objects(terms.framedAs):
        for trigger in graph.objects(event, terms.trigger):
            yield from check_event_iri(graph, event, "CONTROL", trigger)


def check_event_iri(graph: Index, event: Term, kind: str, words: Term) -> Iterator[Finding]:
    """A finding where an IRI of the form `event/<kind>-<hash>` is not the one that `Writer.node` makes of this content."""
    form = EVENT_IRI.fullmatch(event)
    article = graph.value(words, terms.nif_referenceContext)
    begin = whole(graph.value(words, terms.nif_beginIndex))
    if form is None or article is None or begin is None:
        return
    identifier = graph.text(article, terms.schema_identifier)
    sentences = [
        (graph.text(sentence, terms.nif_anchorOf), whole(graph.value(sentence, terms.nif_beginIndex)))
        for sentence in graph.objects(event, terms.evidence)
    ]
    for repeat in range(1, REPEATS + 1):
        for text, start in sentences:
            if start is not None and form[1] == f"{kind.lower()}-{digest(kind, identifier, text, str(begin - start), str(repeat))}":
                return
    words_of_it = "an event's IRI is made of its article, its class, its sentence and its place in it"
    yield Finding("event-iri", named(event, graph), words_of_it, f"{kind} at {begin}")


def check_pointed_at(graph: Index) -> Iterator[Finding]:
    """Findings on spans that support nothing and hold no span that does: what stood on them has lost its evidence."""
    pointed_at = {span for predicate in POINTERS for _, span in graph.subject_objects(predicate)}
    pointed_at.update(span for span, _ in graph.subject_objects(terms.timeValue))
    for span in graph.subjects(TYPE, terms.nif_OffsetBasedString):
        if span not in pointed_at and not any(within(graph, other, span) for other in pointed_at):
            yield Finding("span-unused", span, "a span is evidence for something, time words, or around such a span")


def within(graph: Index, inner: Term, outer: Term) -> bool:
    """Whether a span lies in another."""
    if graph.value(inner, terms.nif_referenceContext) != graph.value(outer, terms.nif_referenceContext):
        return False
    inside, around = ([whole(graph.value(span, end)) for end in (terms.nif_beginIndex, terms.nif_endIndex)] for span in (inner, outer))
    begin, end, first, last = (-1 if number is None else number for number in (*inside, *around))
    return first <= begin and end <= last
