"""Turtle and JSON-LD of each IRI that has a page: the triples of which it is the subject.

The JSON-LD files name one context, `context.jsonld` at the root of the site, by its relative address.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator

import pyoxigraph

from kg.export.forms import order, turtle
from kg.export.jsonld import NodeWriter
from kg.facts import Facts
from kg.graph.turtle import prefixes
from kg.iris import Minter
from kg.ontology_files import CONTEXT, ontology_text


def resource_files(triples: Iterable[pyoxigraph.Triple], facts: Facts) -> Iterator[tuple[str, bytes]]:
    """The files of every article, entity, post and fact, and their context."""
    paths = {ref.iri: ref.path for ref in facts.refs() if ref.path}
    of_subject: dict[str, set[pyoxigraph.Triple]] = defaultdict(set)
    for triple in triples:
        if isinstance(triple.subject, pyoxigraph.NamedNode) and triple.subject.value in paths:
            of_subject[triple.subject.value].add(triple)
    context = json.loads(ontology_text(CONTEXT))["@context"]
    context |= {name: iri for name, iri in prefixes(Minter(facts.base)).items() if name not in context}
    writer = NodeWriter(context)
    yield "context.jsonld", _json({"@context": context})
    for iri, path in paths.items():
        node = writer.node(iri, sorted(of_subject[iri], key=order))
        yield f"{path}.ttl", turtle(of_subject[iri])
        yield f"{path}.jsonld", _json({"@context": f"{'../' * path.count('/')}context.jsonld", **node})


def _json(document: object) -> bytes:
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
