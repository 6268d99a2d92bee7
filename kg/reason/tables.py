"""What the tables of kg/knowledge say of those in a graph, as triples for the self-checks only: they are never written.

Of former states and of organizations the days on which they began and ended (`schema:foundingDate`, `schema:dissolutionDate`), of persons
their time in office (`org:member`, the kind of post, the country, begin and end; an end that is not known is ""). Days are strings, ISO
8601 as far as they are known, to be compared by their first characters.
"""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph
from pyoxigraph import Literal, NamedNode, Quad
from rdflib.namespace import OWL, RDF, RDFS

from kg import terms
from kg.iris import digest
from kg.knowledge import Entry, Knowledge, load
from kg.resolve.entities import linked_key

WIKIDATA = "http://www.wikidata.org/entity/"
SCHEMA = terms.PREFIXES["schema"]
MEMBER = NamedNode(f"{terms.PREFIXES['org']}member")


def known(store: pyoxigraph.Store) -> Iterator[Quad]:
    """The triples on the countries, organizations and persons of a graph."""
    knowledge = load()
    for node in _of(store, terms.Country):
        for code in _texts(store, node, terms.iso3):
            if (entry := knowledge.by_iso3(code)) and entry.start:
                yield from _existence(node, entry)
    for node in _of(store, terms.Organization):
        if (entry := _linked(store, node, knowledge, "organization")) and entry.start:
            yield from _existence(node, entry)
    for node in _of(store, terms.Person):
        if entry := _linked(store, node, knowledge, "person"):
            for tenure in knowledge.tenures(entry):
                one = NamedNode(f"urn:newskg:tenure:{digest(node.value, tenure.role, tenure.country, tenure.start, tenure.end)}")
                yield Quad(one, MEMBER, node)
                values = {"roleName": tenure.role, "identifier": tenure.country, "startDate": tenure.start, "endDate": tenure.end}
                yield from (Quad(one, NamedNode(f"{SCHEMA}{name}"), Literal(value)) for name, value in values.items())


def _existence(node: NamedNode, entry: Entry) -> Iterator[Quad]:
    yield Quad(node, NamedNode(f"{SCHEMA}foundingDate"), Literal(entry.start))
    if entry.end:
        yield Quad(node, NamedNode(f"{SCHEMA}dissolutionDate"), Literal(entry.end))


def _linked(store: pyoxigraph.Store, node: NamedNode, knowledge: Knowledge, kind: str) -> Entry | None:
    """The entry that an entity was linked to: by its Wikidata item, else the one of its name that gives its IRI."""
    for quad in store.quads_for_pattern(node, NamedNode(OWL.sameAs), None, None):
        if isinstance(quad.object, NamedNode) and quad.object.value.startswith(WIKIDATA):
            return knowledge.by_wikidata(quad.object.value.removeprefix(WIKIDATA))
    find = knowledge.person if kind == "person" else knowledge.organization
    entries = (entry for label in _texts(store, node, RDFS.label) for entry in find(label))
    return next((entry for entry in entries if node.value.endswith(f"/{linked_key(kind, entry)}")), None)


def _of(store: pyoxigraph.Store, kind: str) -> list[NamedNode]:
    quads = store.quads_for_pattern(None, NamedNode(RDF.type), NamedNode(kind), None)
    return sorted({quad.subject for quad in quads if isinstance(quad.subject, NamedNode)}, key=lambda node: node.value)


def _texts(store: pyoxigraph.Store, node: NamedNode, relation: str) -> list[str]:
    quads = store.quads_for_pattern(node, NamedNode(relation), None, None)
    return sorted(quad.object.value for quad in quads if isinstance(quad.object, Literal))
