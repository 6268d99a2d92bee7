"""The ontology for readers: its terms by kind with label, comment, example and place in the hierarchy, from `ontology/kg.ttl`."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

import pyoxigraph
from rdflib.namespace import OWL, RDF, RDFS, SKOS

from kg import terms
from kg.facts import STATUSES
from kg.facts.index import Index, local
from kg.ontology_files import KG, PLOVER, ontology_text
from kg.terms import PREFIXES


@cache
def ontology() -> Index:
    """The ontology and the PLOVER classes."""
    return Index(
        quad.triple
        for name in (KG, PLOVER)
        for quad in pyoxigraph.parse(ontology_text(name), format=pyoxigraph.RdfFormat.TURTLE)
    )


@dataclass(frozen=True, slots=True)
class Term:
    """A term as its entry shows it; `above`, `domain` and `range_` are (name, whether it has an entry here)."""

    name: str
    prefixed: str
    iri: str
    label: str
    comment: str
    examples: tuple[str, ...]
    above: tuple[tuple[str, bool], ...]
    below: tuple[str, ...]
    domain: tuple[tuple[str, bool], ...]
    range_: tuple[tuple[str, bool], ...]


def vocabulary() -> list[tuple[str, str, list[Term]]]:
    """The entries by kind: an identifier, a title, the terms by name."""
    own = [iri for iri in sorted(ontology().out) if iri.startswith(PREFIXES["kg"]) and ontology().value(iri, str(RDFS.comment))]
    events = [iri for iri in ontology().instances(str(terms.EventClass)) if ontology().value(iri, str(SKOS.definition))]
    known = {*own, *events}
    kinds = {iri: set(ontology().values(iri, str(RDF.type))) for iri in known}
    of_kind = (
        ("classes", "Classes", [iri for iri in own if str(OWL.Class) in kinds[iri]]),
        ("properties", "Properties", [iri for iri in own if {str(OWL.ObjectProperty), str(OWL.DatatypeProperty)} & kinds[iri]]),
        ("values", "Values", [iri for iri in own if str(OWL.NamedIndividual) in kinds[iri]]),
        ("events", "Classes of events", events),
    )
    return [(name, title, [_term(iri, known) for iri in found]) for name, title, found in of_kind]


def _term(iri: str, known: Collection[str]) -> Term:
    values = ontology().values
    above = (RDFS.subClassOf, RDFS.subPropertyOf, SKOS.broader)

    def entries(*predicates: str) -> tuple[tuple[str, bool], ...]:
        return tuple((prefixed(each), each in known) for predicate in predicates for each in values(iri, str(predicate)))

    below = {each for predicate in above for each in ontology().subjects(str(predicate), iri) if each in known}
    return Term(
        name=local(iri), prefixed=prefixed(iri), iri=iri,
        label=next(iter((*values(iri, str(RDFS.label)), *values(iri, str(SKOS.prefLabel)))), local(iri)),
        comment=next(iter((*values(iri, str(RDFS.comment)), *values(iri, str(SKOS.definition)))), ""),
        examples=tuple(values(iri, str(SKOS.example))),
        above=entries(*above), below=tuple(sorted(map(prefixed, below))),
        domain=entries(RDFS.domain), range_=entries(RDFS.range),
    )  # fmt: skip


def prefixed(iri: str) -> str:
    """The IRI with the prefix of its vocabulary."""
    return next((f"{name}:{iri.removeprefix(start)}" for name, start in PREFIXES.items() if iri.startswith(start)), iri)


def meanings() -> dict[str, str]:
    """What each status of a fact means."""
    return {status: ontology().value(f"{PREFIXES['kg']}{status.capitalize()}", str(RDFS.comment)) for status in STATUSES}
