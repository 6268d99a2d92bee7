"""OWL 2 RL over facts, without Java: what follows by its rules, or that they cannot be true together. Graph side, inside reason.

`reasonable` (Rust) materialises the rules of OWL 2 RL except those of property chains, which are added here and fed back until nothing new
comes; where it is not installed, owlrl (pure Python) does. Both give the same. What cannot be true shows as a clash in the closure
(`clashes/*.rq`): the rules of OWL 2 RL whose conclusion is false, for the axioms that the ontology has.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from importlib.metadata import version
from importlib.resources import files
from importlib.util import find_spec

import pyoxigraph
from rdflib import BNode, Graph, Literal, URIRef

from kg.errors import MissingExtra
from kg.reason.facts import Triple, vocabulary
from kg.reason.hermit import ntriples
from kg.reason.proofs import steps
from kg.reason.rules import chains

CLASHES = files("kg.reason") / "clashes"


def engine() -> str:
    """The name and version of the engine that is installed; MissingExtra for none."""
    for name in ("reasonable", "owlrl"):
        if find_spec(name) is not None:
            return f"{name} {version(name)}"
    raise MissingExtra("reasoning by rules needs reasonable or owlrl: install the extra newskg[reason]")


def closure(triples: Iterable[Triple]) -> set[Triple] | None:
    """What follows from the triples, axioms and facts together, by the rules of OWL 2 RL, with the triples; None for a clash.

    Raises MissingExtra where neither reasonable nor owlrl is installed.
    """
    closed = _closed(triples)
    return None if clashing(closed) else closed


def clashes(axioms: Iterable[Triple], facts: Iterable[Triple]) -> list[URIRef]:
    """The things about which the facts contradict themselves by these rules, in order."""
    return clashing(_closed({*axioms, *facts}))


def _closed(triples: Iterable[Triple]) -> set[Triple]:
    close: Callable[[set[Triple]], set[Triple]] = _reasonable if engine().startswith("reasonable") else _owlrl
    links, known = tuple(chains(vocabulary())), set(triples)
    while True:
        closed = close(known)
        related = {(s, p, o) for s, p, o in closed if isinstance(s, URIRef) and isinstance(o, URIRef)}
        new = set(steps(related, links)) - closed
        if not new:
            return closed
        known |= new


def clashing(closed: Iterable[Triple]) -> list[URIRef]:
    """Of what a closure holds what cannot be."""
    store = pyoxigraph.Store()
    store.bulk_load(io.BytesIO(ntriples(closed).encode("utf-8")), format=pyoxigraph.RdfFormat.N_TRIPLES)
    found: set[URIRef] = set()
    for file in CLASHES.iterdir():
        if file.name.endswith(".rq"):
            rows = store.query(file.read_text(encoding="utf-8"))
            assert isinstance(rows, pyoxigraph.QuerySolutions)
            found.update(URIRef(row["it"].value) for row in rows)
    return sorted(found)


def _reasonable(triples: set[Triple]) -> set[Triple]:
    import reasonable

    reasoner = reasonable.PyReasoner()
    reasoner.from_graph(sorted(triples, key=str))
    return {*triples, *_sound(reasoner.reason())}


def _owlrl(triples: set[Triple]) -> set[Triple]:
    import owlrl

    graph = Graph()
    for triple in triples:
        graph.add(triple)
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics, axiomatic_triples=False, datatype_axioms=False).expand(graph)
    return {*triples, *_sound(graph)}


def _sound(triples: Iterable[Triple]) -> Iterator[Triple]:
    """Without what RDF has no form for: a literal that is something, a relation without a name."""
    for s, p, o in triples:
        if isinstance(s, URIRef | BNode) and isinstance(p, URIRef) and isinstance(o, URIRef | BNode | Literal):
            yield s, p, o
