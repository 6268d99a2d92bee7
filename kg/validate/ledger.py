"""The claims as a ledger: every triple between resources has its claim or follows, and no claim can be changed unseen.

A claim's IRI is a hash of its content, so that a changed claim shows in itself, and a changed triple in having none. Held against
graphs with claims that name their rule (kg:byRule); a graph without such claims has no ledger, and nothing to find here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from rdflib import URIRef
from rdflib.term import Node

from kg import terms
from kg.graph.lines import LABEL, PARTS, TYPE
from kg.iris import digest
from kg.validate.findings import Finding, named
from kg.validate.grounds import BELONGS, DATES
from kg.validate.index import Index
from kg.validate.inferences import inferred

#: A triple from one of these to another is a fact that needs a claim; so does a date of one.
RESOURCES: Final = (
    terms.Event, terms.Treaty, terms.Person, terms.Organization, terms.Country, terms.Place, terms.Post, terms.PlaceName,
)  # fmt: skip
#: These carry a status of their own.
WITH_STATUS: Final = (terms.Event, terms.Treaty)
#: For which ends of a relation between entities the evidence of its claim holds words: the subject (0), the value (2).
WORDED: Final[Mapping[Node, tuple[int, ...]]] = {
    terms.schema_containedInPlace: (0, 2), terms.placeName: (0, 2), terms.nameUsedBy: (2,),
    terms.holdsPost: (2,), terms.heldPost: (2,), terms.postOf: (0,),
}  # fmt: skip
DATED: Final = frozenset(DATES)
DERIVED: Final = "resolve: "  # rules that take the value from the tables or the context, not from words
Proposition = tuple[Node, Node, Node]


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim of the ledger: what it says, and with what status."""

    claim: Node
    proposition: Proposition
    status: Node | None


def ledger(graph: Index) -> list[Entry]:
    """The claims that name their rule and have all their parts."""
    found = []
    for claim in graph.subjects(TYPE, terms.Claim):
        parts = [graph.value(claim, part) for part in PARTS]
        subject, predicate, value = parts
        if subject is not None and predicate is not None and value is not None and graph.objects(claim, terms.byRule):
            found.append(Entry(claim, (subject, predicate, value), graph.value(claim, terms.status)))
    return found


def facts(graph: Index) -> Iterator[Proposition]:
    """The triples that need a claim."""
    resources = {node for kind in RESOURCES for node in graph.subjects(TYPE, kind)}
    for subject in resources:
        for predicate, values in graph.out[subject].items():
            dated = predicate in DATED
            for value in values:
                if dated or (type(value) is URIRef and value in resources and predicate != TYPE):
                    yield subject, predicate, value


def check_ledger(graph: Index) -> Iterator[Finding]:
    """Findings on triples without a claim, and on claims that do not agree with themselves or with the graph."""
    entries = ledger(graph)
    if not entries:
        return
    claimed = {entry.proposition for entry in entries} | set(inferred(graph).values())
    for subject, predicate, value in facts(graph):
        if (subject, predicate, value) not in claimed:
            words = "every triple between resources, and every date, has its claim"
            yield Finding("unclaimed", named(subject, graph), words, f"<{predicate}> {value}")
    events = {node for kind in WITH_STATUS for node in graph.subjects(TYPE, kind)}
    for entry in entries:
        yield from check_entry(graph, entry, events)


def check_entry(graph: Index, entry: Entry, events: set[Node]) -> Iterator[Finding]:
    """Findings on one claim; `events` are the resources that carry a status of their own."""
    subject, predicate, value = entry.proposition
    about = graph.value(entry.claim, terms.schema_about)
    sources = sorted(str(source) for source in graph.objects(entry.claim, terms.accordingTo))
    spans = graph.objects(entry.claim, terms.evidence)
    articles = {graph.value(span, terms.nif_referenceContext) for span in spans}
    identifiers = {str(graph.value(article, terms.schema_identifier)) for article in articles if article is not None}
    if spans and len(identifiers) != 1:
        yield Finding("claim", named(entry.claim, graph), "a claim is of one article", ", ".join(sorted(identifiers)))
    content = (str(subject), str(predicate), str(value), str(entry.status), str(about or ""), *sources)
    if identifiers and not any(str(entry.claim).endswith(f"/{digest(identifier, *content)}") for identifier in identifiers):
        yield Finding("claim-iri", named(entry.claim, graph), "a claim's IRI is the hash of its content", " ".join(content))
    event = about if about is not None else subject if subject in events else None
    stated = about is None and (event is not None or entry.status == terms.Asserted)
    if stated and entry.proposition not in graph:
        yield Finding("claim", named(entry.claim, graph), "what it claims stands in the graph", " ".join(content[:3]))
    if about is not None and entry.proposition in graph:
        words = "who does what to whom stands as an event and as a claim, not as a plain triple"
        yield Finding("claim", named(entry.claim, graph), words, " ".join(content[:3]))
    if event is not None and predicate != terms.accordingTo and graph.value(event, terms.status) != entry.status:
        yield Finding("claim", named(entry.claim, graph), "a claim has the status of its event", str(entry.status))
    if spans:
        for end in unworded(graph, entry, event, set(spans)):
            yield Finding("claim", named(entry.claim, graph), "its evidence holds words for those it speaks of", str(end))


def unworded(graph: Index, entry: Entry, event: Node | None, spans: set[Node]) -> Iterator[Node]:
    """Of whom a claim speaks without words: of an event those in it, of a relation between entities the ends that need some."""
    if event is not None:
        ends = (entry.proposition[0], entry.proposition[2])
        yield from (end for end in ends if isinstance(end, URIRef) and end != event and not names(graph, end, spans))
        return
    rules = [str(label) for rule in graph.objects(entry.claim, terms.byRule) for label in graph.objects(rule, LABEL)]
    derived = all(rule.startswith(DERIVED) for rule in rules)
    for place in WORDED.get(entry.proposition[1], ()):
        end = entry.proposition[place]
        if not (derived and place == 2) and spans.isdisjoint(graph.objects(end, terms.evidence)):
            yield end


def names(graph: Index, entity: Node, spans: set[Node]) -> bool:
    """Whether one of the spans is evidence for a resource, or for what belongs to it."""
    parts = [entity, *(part for relation in BELONGS for part in graph.subjects(relation, entity))]
    return any(not spans.isdisjoint(graph.objects(part, terms.evidence)) for part in parts)
