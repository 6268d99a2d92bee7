"""JSON-LD 1.1 with the context `ontology/context.jsonld`, which stands in the file so that reading it asks no network."""

from __future__ import annotations

import json
from collections.abc import Mapping
from itertools import groupby
from typing import Any, Final

import pyoxigraph
from rdflib.namespace import RDF, XSD

from kg.export.forms import Triple, base_of, order
from kg.graph.turtle import prefixes
from kg.iris import Minter
from kg.ontology_files import CONTEXT, ontology_text

STRING: Final = str(XSD.string)


def jsonld(triples: set[Triple]) -> bytes:
    """JSON-LD: a node for each subject, its keys the terms of the context, a node a line."""
    context = json.loads(ontology_text(CONTEXT))["@context"]
    context |= {name: iri for name, iri in prefixes(Minter(base_of(triples))).items() if name not in context}
    writer = NodeWriter(context)
    nodes = [
        json.dumps(writer.node(subject.value, list(found)), ensure_ascii=False)
        for subject, found in groupby(sorted(triples, key=order), key=lambda triple: triple.subject)
    ]
    head = json.dumps(context, ensure_ascii=False, indent=1)
    body = ",\n".join(nodes)
    return f'{{"@context": {head},\n"@graph": [\n{body}\n]}}\n'.encode()


class NodeWriter:
    """Writes nodes in the terms and prefixes of one context."""

    def __init__(self, context: Mapping[str, Any]) -> None:
        self.starts = {name: value for name, value in context.items() if isinstance(value, str)}
        terms = {key: value for key, value in context.items() if isinstance(value, dict)}
        self.keys = {self.iri(term["@id"]): (key, term) for key, term in terms.items()}

    def iri(self, name: str) -> str:
        """The IRI of a compact one."""
        prefix, _, local = name.partition(":")
        return f"{self.starts[prefix]}{local}" if prefix in self.starts else name

    def compact(self, iri: str) -> str:
        """The IRI with the prefix that takes most of it."""
        fitting = [(len(start), name) for name, start in self.starts.items() if iri.startswith(start)]
        return f"{max(fitting)[1]}:{iri[max(fitting)[0] :]}" if fitting else iri

    def node(self, subject: str, triples: list[Triple]) -> dict[str, Any]:
        """All that the triples of one subject say."""
        node: dict[str, Any] = {"@id": self.compact(subject)}
        for predicate, found in groupby(triples, key=lambda triple: triple.predicate.value):
            if predicate == str(RDF.type):
                node["@type"] = [self.compact(triple.object.value) for triple in found if isinstance(triple.object, pyoxigraph.NamedNode)]
                continue
            key, term = self.keys.get(predicate, (self.compact(predicate), {}))
            values = [self.value(triple.object, term) for triple in found]
            node[key] = values if len(values) > 1 else values[0]
        return node

    def value(self, value: object, term: Mapping[str, str]) -> str | dict[str, str]:
        """A string where the term says what it is; else the value with its type or language."""
        if isinstance(value, pyoxigraph.NamedNode):
            iri = self.compact(value.value)
            return iri if term.get("@type") == "@id" else {"@id": iri}
        assert isinstance(value, pyoxigraph.Literal)
        if value.language:
            plain = term.get("@language") == value.language
            return value.value if plain else {"@value": value.value, "@language": value.language}
        datatype = value.datatype.value
        if self.iri(term.get("@type", STRING)) == datatype and "@language" not in term:
            return value.value
        return {"@value": value.value} if datatype == STRING else {"@value": value.value, "@type": self.compact(datatype)}
