"""The rules of the extractors as resources: `id/rule/<extractor>-<rule>`, one for each line of a lexicon that made a fact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from rdflib import URIRef
from rdflib.term import Node

from kg import terms
from kg.graph.lines import LABEL, TYPE
from kg.graph.literals import english
from kg.iris import Minter
from kg.resolve.entities import slug


@cache
def rule_iri(rule: str, minter: Minter) -> URIRef:
    """The resource of a rule such as "events: predicate sign"."""
    return minter.entity(f"rule/{slug(rule)}")


def rule_triples(rules: Iterable[str], minter: Minter) -> Iterator[tuple[URIRef, URIRef, Node]]:
    """What the rules are called, by the extractor (a folder of kg/extract) and the entry of its lexicon."""
    for rule in sorted(set(rules)):
        yield rule_iri(rule, minter), TYPE, terms.Rule
        yield rule_iri(rule, minter), LABEL, english(rule)
