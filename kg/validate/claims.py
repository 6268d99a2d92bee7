"""The claims of a build, as values: what of them could be wrong before they are written. Of a folder, `triples` reads them."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from rdflib import Graph
from rdflib.namespace import RDF

from kg import terms
from kg.graph.claims import Claim
from kg.records import Status
from kg.validate.findings import Finding


def check_made(claims: Collection[Claim], graph: Graph) -> Iterator[Finding]:
    """Findings on claims beside their graph: words that are no span, sources that nothing describes, and what only somebody says
    standing as a plain triple. All else holds by the way in which `kg.graph.claims` makes them.
    """
    asserted = {claim.proposition for claim in claims if claim.status is Status.ASSERTED}
    for claim in claims:
        subject = claim.proposition[0]
        if not claim.evidence:
            yield Finding("claim", f"<{claim.iri}>", "a claim has evidence in an article")
        for span in sorted(claim.evidence | claim.unresolved):
            if (span, RDF.type, terms.nif_OffsetBasedString) not in graph:
                yield Finding("claim", f"<{claim.iri}>", "evidence is a span of an article", span)
        for source in claim.sources:
            if (source, RDF.type, terms.Actor) not in graph:
                yield Finding("claim", f"<{claim.iri}>", "a source is a person, an organization or a country", source)
        reported = any((subject, RDF.type, kind) in graph for kind in (terms.Event, terms.Treaty))
        if not reported and claim.proposition not in asserted and claim.proposition in graph:
            shown = " ".join(f"<{part}>" for part in claim.proposition)
            yield Finding("claim", f"<{claim.iri}>", "what is not asserted does not stand as a plain triple as well", shown)
