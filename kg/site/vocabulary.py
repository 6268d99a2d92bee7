"""The ontology for readers: its terms by kind with label, comment, example and place in the hierarchy, from `ontology/kg.ttl`."""

from __future__ import annotations

from functools import cache

import pyoxigraph
from rdflib.namespace import RDFS

from kg import terms
from kg.facts import STATUSES
from kg.facts.index import Index
from kg.ontology_files import KG, PLOVER, ontology_text


@cache
def ontology() -> Index:
    """The ontology and the PLOVER classes."""
    return Index(
        quad.triple
        for name in (KG, PLOVER)
        for quad in pyoxigraph.parse(ontology_text(name), format=pyoxigraph.RdfFormat.TURTLE)
    )


def meanings() -> dict[str, str]:
    """What each status of a fact means."""
    return {status: ontology().value(f"{terms.PREFIXES['kg']}{status.capitalize()}", str(RDFS.comment)) for status in STATUSES}
