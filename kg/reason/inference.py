"""What follows from a built graph, each triple with what it follows from: facts -> closure -> proofs -> `inferred.ttl`.

The reasoner says what follows (`hermit`, `rl`), the proofs say from what (`proofs`). A triple that the reasoner finds and no proof reaches
is counted and not written, as nothing stands in a graph without its grounds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from rdflib import URIRef
from rdflib.namespace import RDF
from rdflib.term import Node

from kg import terms
from kg.graph import terms as lines
from kg.graph.lines import PARTS, TYPE, bare, from_rdflib, iri
from kg.graph.lines import Triple as Line
from kg.graph.names import Names
from kg.graph.rules import rule_iri, rule_triples
from kg.graph.turtle import HEADER, prefixes, turtle
from kg.iris import Minter
from kg.reason.dated import Found
from kg.reason.facts import TURNED, Triple, defined, facts_of, vocabulary
from kg.reason.proofs import Step, steps
from kg.reason.rules import rules_of

#: What has words of its own, so that it can be pointed at where a triple about it has no claim.
WITH_WORDS = (terms.Event, terms.Treaty, terms.Post, terms.PlaceName)


@dataclass(frozen=True, slots=True)
class Inference:
    """A triple that follows: the rule, and the IRIs of the claims, events, treaties, posts and inferences that it follows from."""

    triple: tuple[URIRef, URIRef, URIRef]
    rule: str
    derived_from: tuple[URIRef, ...]


class Grounds:
    """The grounds of what follows from a graph."""

    def __init__(self, graph: Iterable[Triple], found: Iterable[Found], minter: Minter) -> None:
        """`found` is what rules of dates and words have found beside the graph."""
        self.minter = minter
        self.graph = set(graph)
        self.found: Mapping[Triple, Found] = {one.triple: one for one in found}
        self.facts = facts_of(self.graph) | set(self.found)
        self.claims = _asserted(self.graph)
        self.with_words = {s for s, p, o in self.graph if p == RDF.type and o in WITH_WORDS}

    @cached_property
    def steps(self) -> dict[Triple, Step]:
        """The step of the proof of each triple that follows by the rules."""
        return steps(self.facts, rules_of(vocabulary()))

    def wanted(self, closed: Iterable[Triple]) -> list[Triple]:
        """Those of a closure that are written: of the defined terms, between two things, not told already."""
        about = {node for s, _, o in self.facts for node in (s, o)}
        told = self.facts - set(self.found)
        return sorted(triple for triple in closed if written(triple) and triple[0] in about and triple not in told)

    def inferences(self, closed: Iterable[Triple]) -> Iterator[Inference]:
        """An inference for each triple that is wanted and has a proof."""
        for triple in self.wanted(closed):
            subject, predicate, value = (URIRef(str(node)) for node in triple)
            if triple in self.found:
                one = self.found[triple]
                yield Inference((subject, predicate, value), one.rule, one.derived_from)
            elif (step := self.steps.get(triple)) is not None:
                because = {iri for premise in step.premises for iri in self._of(premise)} or {subject}
                yield Inference((subject, predicate, value), f"definitions: {local(step.term)}", tuple(sorted(because)))

    def _of(self, premise: Triple) -> set[URIRef]:
        """What a premise stands on."""
        if premise in self.found or (premise in self.steps and written(premise)):
            return {URIRef(bare(self.minter.inference(*map(str, premise))))}
        if premise in self.steps:
            return {iri for below in self.steps[premise].premises for iri in self._of(below)}
        if claims := self.claims.get(premise):
            return claims
        return {URIRef(str(premise[0]))} if premise[0] in self.with_words else set()


def written(triple: Triple) -> bool:
    """Whether a triple is one that is written where it follows: by a term of definitions.ttl, and not of a thing to itself."""
    subject, predicate, value = triple
    return subject != value and (predicate in defined() - TURNED or (predicate == RDF.type and value in defined()))


def _asserted(graph: Iterable[Triple]) -> dict[Triple, set[URIRef]]:
    """The claims that assert a triple."""
    parts: dict[Node, dict[Node, Node]] = {}
    for s, p, o in graph:
        if p in {RDF.subject, RDF.predicate, RDF.object, terms.status}:
            parts.setdefault(s, {})[p] = o
    found: dict[Triple, set[URIRef]] = {}
    for claim, values in parts.items():
        if len(values) == 4 and values[terms.status] == terms.Asserted:
            proposition = values[RDF.subject], values[RDF.predicate], values[RDF.object]
            found.setdefault(proposition, set()).add(URIRef(str(claim)))
    return found


def local(term: Node) -> str:
    """The part of an IRI after its last # or /, to be read by people."""
    return str(term).rsplit("#", 1)[-1].rsplit("/", 1)[-1]


def inference_triples(inferences: Iterable[Inference], minter: Minter) -> Iterator[Line]:
    """The triples that follow, the inferences that they are, and the rules, as lines have them."""
    rules = set()
    for one in inferences:
        node = minter.inference(*map(str, one.triple))
        rules.add(one.rule)
        yield (triple := from_rdflib(one.triple))
        yield node, TYPE, lines.Inference
        for part, value in zip(PARTS, triple, strict=True):
            yield node, part, value
        yield node, lines.byRule, rule_iri(one.rule, minter)
        for source in one.derived_from:
            yield node, lines.prov_wasDerivedFrom, iri(source)
    yield from rule_triples(rules, minter)


def inferred_turtle(inferences: Iterable[Inference], minter: Minter) -> bytes:
    """The content of `inferred.ttl`, the same for the same inferences whichever engine found them."""
    comment = f"{HEADER}\nwhat follows from the facts by ontology/definitions.ttl, each triple with what it follows from"
    return turtle(inference_triples(inferences, minter), Names(prefixes(minter, inferences=True)), comment=comment)
