"""The forms that Oxigraph writes: Turtle, TriG, N-Triples, N-Quads, and Turtle of RDF 1.2. Here they get their order."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import pyoxigraph
from rdflib.namespace import RDF

from kg import terms
from kg.export.support import quads
from kg.graph.turtle import prefixes
from kg.iris import BASE, Minter

Triple = pyoxigraph.Triple
TYPE: Final = pyoxigraph.NamedNode(RDF.type)
CLAIM: Final = pyoxigraph.NamedNode(terms.Claim)
PARTS: Final = tuple(map(pyoxigraph.NamedNode, (RDF.subject, RDF.predicate, RDF.object)))
REIFIES: Final = pyoxigraph.NamedNode(f"{RDF}reifies")
ARTICLE: Final = pyoxigraph.NamedNode(terms.Article)
DEFAULT: Final = pyoxigraph.DefaultGraph()


def turtle(triples: set[Triple]) -> bytes:
    """Turtle."""
    return _written(sorted(triples, key=order), pyoxigraph.RdfFormat.TURTLE, triples)


def trig(triples: set[Triple]) -> bytes:
    """TriG: the default graph first, then a graph for each article."""
    ordered = sorted(quads(triples), key=lambda quad: (quad.graph_name != DEFAULT, str(quad.graph_name), order(quad.triple)))
    return _written(ordered, pyoxigraph.RdfFormat.TRIG, triples)


def ntriples(triples: set[Triple]) -> bytes:
    """N-Triples, its lines sorted by code point."""
    return "".join(sorted(f"{triple} .\n" for triple in triples)).encode("utf-8")


def nquads(triples: set[Triple]) -> bytes:
    """N-Quads, its lines sorted by code point."""
    return "".join(sorted(f"{quad} .\n" for quad in quads(triples))).encode("utf-8")


def turtle12(triples: set[Triple]) -> bytes:
    """Turtle of RDF 1.2: beside each claim `rdf:reifies` and the triple term that it is about, whether that triple stands or not."""
    both = triples | set(reified(triples))
    return _written(sorted(both, key=order), pyoxigraph.RdfFormat.TURTLE, both)


def reified(triples: Iterable[Triple]) -> list[Triple]:
    """A triple for each complete claim: the claim, `rdf:reifies`, the triple of its subject, predicate and object."""
    claims = set()
    found: dict[tuple[object, object], pyoxigraph.NamedNode] = {}
    for triple in triples:
        if triple.predicate == TYPE and triple.object == CLAIM:
            claims.add(triple.subject)
        elif triple.predicate in PARTS:
            found[triple.subject, triple.predicate] = triple.object  # type: ignore[assignment]
    whole = [claim for claim in claims if all((claim, part) in found for part in PARTS)]
    return [Triple(claim, REIFIES, Triple(*(found[claim, part] for part in PARTS))) for claim in whole]


def order(triple: Triple) -> tuple[str, bool, str, str]:
    """By subject, its type first, then by predicate and value."""
    return str(triple.subject), triple.predicate != TYPE, triple.predicate.value, str(triple.object)


def base_of(triples: Iterable[Triple]) -> str:
    """The base below which the articles of the graph lie; the default one where there is none."""
    articles = (str(t.subject).strip("<>") for t in triples if t.predicate == TYPE and t.object == ARTICLE)
    return min((iri.rpartition("doc/")[0] for iri in articles if "/doc/" in iri), default=BASE)


def _written(ordered: list[Triple] | list[pyoxigraph.Quad], form: pyoxigraph.RdfFormat, triples: set[Triple]) -> bytes:
    content = pyoxigraph.serialize(ordered, format=form, prefixes=used_prefixes(triples))
    assert content is not None
    return content


def used_prefixes(triples: Iterable[Triple]) -> dict[str, str]:
    """Those of the prefixes of a built graph that begin an IRI of the triples."""
    triples = set(triples)
    known = prefixes(Minter(base_of(triples)), inferences=True)
    iris = {iri for triple in triples for iri in _iris(triple)}
    return {name: start for name, start in known.items() if any(iri.startswith(start) for iri in iris)}


def _iris(triple: Triple) -> list[str]:
    value = triple.object
    nodes = [triple.subject, triple.predicate, value.datatype if isinstance(value, pyoxigraph.Literal) else value]
    return [node.value for node in nodes if isinstance(node, pyoxigraph.NamedNode)]
