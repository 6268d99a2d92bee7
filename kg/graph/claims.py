"""Claims: one resource for each proposition that the article does not assert in its own voice.

What is said of an event takes the form of political event data, who does what to whom: the agent as `rdf:subject`, the
PLOVER class as `rdf:predicate`, the recipient as `rdf:object` (the event itself where the text names no recipient). What is
said of entities (where a place lies, who holds a post) takes the form of the triple that it would be.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rdflib import URIRef
from rdflib.namespace import RDF
from rdflib.term import Node

from kg import terms
from kg.iris import Minter
from kg.records import Event, QuoteKind, Reading, Span, Statement, Status

Triple = tuple[URIRef, URIRef, URIRef]


def event_claims(
    minter: Minter,
    node: URIRef,
    event: Event,
    agents: Sequence[URIRef],
    recipients: Sequence[URIRef],
    sources: Sequence[URIRef],
    evidence: URIRef,
) -> Iterator[Triple]:
    """The claims that an event of this status stands for, one for each agent and recipient."""
    relation = terms.EVENT_CLASSES[event.type.lower()]
    for agent in agents:
        for recipient in recipients or [node]:
            proposition = (agent, relation, recipient)
            yield from claim(minter, proposition, event.status, sources, evidence, about=node)


def claim(
    minter: Minter,
    proposition: Triple,
    status: Status,
    sources: Sequence[URIRef],
    evidence: URIRef,
    *,
    about: URIRef | None = None,
) -> Iterator[Triple]:
    """A claim of one proposition; `about` is the event or statement that it belongs to, `evidence` the words."""
    standing = terms.STATUSES[status.value]
    node = minter.claim(str(about or evidence), *proposition, standing, *sorted(sources))
    yield node, RDF.type, terms.Claim
    for part, value in zip((RDF.subject, RDF.predicate, RDF.object), proposition, strict=True):
        yield node, part, value
    yield node, terms.status, standing
    yield node, terms.evidence, evidence
    if about is not None:
        yield node, terms.schema_about, about
    for source in sources:
        yield node, terms.accordingTo, source
    if not sources and status is not Status.ASSERTED:
        yield node, terms.unresolved, evidence


def said_in(reading: Reading, words: Span, *, verbatim: bool) -> Statement | None:
    """The smallest statement whose content holds the words; with `verbatim` only a direct one."""
    holding = [
        statement
        for statement in reading.statements
        if words in statement.content and (statement.kind is QuoteKind.DIRECT or not verbatim)
    ]
    return min(holding, key=lambda statement: statement.content.end - statement.content.begin, default=None)


def asserted_beside(triples: Iterable[tuple[URIRef, URIRef, Node]], minter: Minter) -> Iterator[Triple]:
    """An asserted claim for each triple that stands although another article gives it only as somebody's word."""
    standing = set(triples)
    parts: dict[URIRef, dict[URIRef, Node]] = {}
    evidence: dict[Node, set[Node]] = {}
    for subject, predicate, value in standing:
        if predicate in {RDF.subject, RDF.predicate, RDF.object}:
            parts.setdefault(subject, {})[predicate] = value
        elif predicate == terms.evidence:
            evidence.setdefault(subject, set()).add(value)
    for node, found in sorted(parts.items()):
        proposition = (found[RDF.subject], found[RDF.predicate], found[RDF.object])
        if proposition in standing:
            holder = proposition[2] if proposition[1] in {terms.holdsPost, terms.heldPost} else proposition[0]
            words = evidence.get(holder, set()) - evidence.get(node, set())
            if words:
                longest = max(words, key=lambda span: (_length(span), str(span)))
                yield from claim(minter, _iris(proposition), Status.ASSERTED, (), URIRef(str(longest)))


def _length(span: Node) -> int:
    begin, end = str(span).rsplit("/", 1)[-1].split("-")
    return int(end) - int(begin)


def _iris(proposition: tuple[Node, Node, Node]) -> Triple:
    subject, predicate, value = (URIRef(str(part)) for part in proposition)
    return subject, predicate, value
