"""Claims: one resource for each proposition that the article does not assert in its own voice.

The proposition is in the form of political event data, who does what to whom: the agent as `rdf:subject`, the PLOVER class
as `rdf:predicate`, the recipient as `rdf:object` (the event itself where the text names no recipient).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rdflib import URIRef
from rdflib.namespace import RDF

from kg import terms
from kg.iris import Minter
from kg.records import Event


def claims(
    minter: Minter,
    node: URIRef,
    event: Event,
    agents: Sequence[URIRef],
    recipients: Sequence[URIRef],
    sources: Sequence[URIRef],
    evidence: URIRef,
) -> Iterator[tuple[URIRef, URIRef, URIRef]]:
    """The claims that an event of this status stands for, one for each agent and recipient."""
    relation = terms.EVENT_CLASSES[event.type.lower()]
    status = terms.STATUSES[event.status.value]
    for agent in agents:
        for recipient in recipients or [node]:
            claim = minter.claim(node, agent, relation, recipient, status, *sorted(sources))
            yield claim, RDF.type, terms.Claim
            yield claim, RDF.subject, agent
            yield claim, RDF.predicate, relation
            yield claim, RDF.object, recipient
            yield claim, terms.status, status
            yield claim, terms.evidence, evidence
            yield claim, terms.schema_about, node
            for source in sources:
                yield claim, terms.accordingTo, source
            if not sources:
                yield claim, terms.unresolved, evidence
