"""The named graphs that a store is given, and their parts. First step of loading.

The partition is that of `kg export --format nquads`: a graph an article, called by its IRI. What no article supports alone, the
description and the provenance, goes into a graph called by the IRI of the dataset, so that every triple has a graph that can be
replaced as a whole.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

import pyoxigraph
from rdflib.namespace import RDF

from kg import terms
from kg.errors import DataError
from kg.export.support import quads

TYPE: Final = pyoxigraph.NamedNode(RDF.type)
ARTICLE, DATASET, IDENTIFIER = map(pyoxigraph.NamedNode, (terms.Article, terms.dcat_Dataset, terms.schema_identifier))
#: No part is larger, in octets: the most that nginx lets through to a store behind it, unless told otherwise, is 1 MiB.
LARGEST: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Graph:
    """A named graph as lines of N-Triples: `body`, then `own`, the triples of the article or the dataset itself.

    `name` is the identifier of the article, "" for the dataset.
    """

    iri: str
    name: str
    body: tuple[str, ...]
    own: tuple[str, ...]

    @property
    def sha256(self) -> str:
        """The hash of what it holds."""
        return hashlib.sha256("".join((*self.body, *self.own)).encode("utf-8")).hexdigest()

    def __len__(self) -> int:
        """How many triples."""
        return len(self.body) + len(self.own)

    def __str__(self) -> str:
        return f"{self.name or 'the dataset'} <{self.iri}>"

    def parts(self, most: int) -> Iterator[str]:
        """N-Triples of up to `most` triples and `LARGEST` octets each, together the graph.

        What the article or the dataset says of itself, its type with it, comes in one piece with the last: a graph of which only
        some parts arrived holds no `kg:Article` and no `dcat:Dataset`, and nobody takes it for whole.
        """
        part: list[str] = []
        size = 0
        for block in (*((line,) for line in self.body), self.own):
            octets = sum(len(line.encode("utf-8")) for line in block)
            if part and (len(part) + len(block) > most or size + octets > LARGEST):
                yield "".join(part)
                part, size = [], 0
            part.extend(block)
            size += octets
        yield "".join(part)


def named_graphs(triples: Iterable[pyoxigraph.Triple]) -> tuple[Graph, ...]:
    """The graphs of the articles by their identifiers, then that of the dataset.

    Raises DataError for a resource without an IRI, and for a graph without the description that `kg build` gives it.
    """
    triples = set(triples)
    held: dict[str, set[pyoxigraph.Triple]] = defaultdict(set)
    datasets = sorted({str(t.subject)[1:-1] for t in triples if t.predicate == TYPE and t.object == DATASET})
    for quad in quads(triples):
        if isinstance(quad.subject, pyoxigraph.BlankNode) or isinstance(quad.object, pyoxigraph.BlankNode):
            raise DataError(f"a resource without an IRI, which would be another one whenever it is loaded: {quad.triple}")
        if isinstance(quad.graph_name, pyoxigraph.NamedNode):
            held[quad.graph_name.value].add(quad.triple)
        elif len(datasets) == 1:
            held[datasets[0]].add(quad.triple)
        else:
            raise DataError(f"{len(datasets)} descriptions of a dataset, not one, so that there is no graph for: {quad.triple}")
    identified = (t for t in triples if t.predicate == IDENTIFIER)
    names = {str(t.subject)[1:-1]: t.object.value for t in identified if isinstance(t.object, pyoxigraph.Literal)}
    found = [_graph(iri, "" if iri in datasets else names.get(iri, iri), content) for iri, content in held.items()]
    return tuple(sorted(found, key=lambda graph: (not graph.name, graph.name, graph.iri)))


def _graph(iri: str, name: str, triples: set[pyoxigraph.Triple]) -> Graph:
    own = pyoxigraph.NamedNode(iri)
    return Graph(
        iri,
        name,
        tuple(sorted(f"{triple} .\n" for triple in triples if triple.subject != own)),
        tuple(sorted(f"{triple} .\n" for triple in triples if triple.subject == own)),
    )
