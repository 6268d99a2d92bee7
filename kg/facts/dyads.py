"""Who does what to whom in a fact, and which classes of events are conflict."""

from __future__ import annotations

from functools import cache
from itertools import combinations, product
from typing import Final

import pyoxigraph
from rdflib.namespace import SKOS

from kg import terms
from kg.facts.index import Index, local
from kg.facts.values import Fact, Ref
from kg.ontology_files import PLOVER, ontology_text

#: What stands for the class of a fact that has none in PLOVER.
OTHERS: Final = frozenset({"statement", "treaty", "control"})


def class_of(fact: Fact) -> str:
    """The PLOVER class in small letters, or what else the fact is."""
    if fact.ref.kind in OTHERS or not fact.classes:
        return fact.ref.kind
    return fact.classes[0].lower()


def dyads(fact: Fact) -> list[tuple[Ref, Ref, bool]]:
    """Who does it and to whom; without a recipient each two of those who do it, and True for together."""
    agents, recipients = fact.role("agent", "signatory"), fact.role("recipient")
    if recipients:
        return [(one, other, False) for one, other in product(agents, recipients) if one != other]
    return [(one, other, True) for one, other in combinations(agents, 2)]


@cache
def _plover() -> Index:
    return Index(quad.triple for quad in pyoxigraph.parse(ontology_text(PLOVER), format=pyoxigraph.RdfFormat.TURTLE))


def is_conflict(name: str) -> bool:
    """Whether a class of `class_of` is one of conflict, by the quad class of PLOVER."""
    return local(_plover().value(f"{terms.PREFIXES['plover']}{name.upper()}", str(SKOS.broader))).endswith("conflict")
