"""The dataset as VoID and DCAT: licence, counts, vocabularies, links, examples, and the hash of all the rest.

The hash is the SHA-256 of the canonical N-Quads (RDFC-1.0, all triples in the default graph) of the graph without the one triple
that gives it: `schema:sha256` of the dataset. The counts are those of the graph without this description.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import Final

from kg.graph import terms
from kg.graph.lines import LABEL, SAME, TYPE, Term, Triple, bare, iri
from kg.graph.literals import english, number, text
from kg.graph.ntriples import ntriples
from kg.terms import PREFIXES

#: The graph gives facts of GeoNames (CC BY 4.0) beside those of CC0 sources: attribution is asked for.
LICENCE: Final = "https://creativecommons.org/licenses/by/4.0/"
ONTOLOGY: Final = "<https://w3id.org/newskg/ontology>"
WIKIDATA: Final = "http://www.wikidata.org/entity/"
TURTLE: Final = "<https://www.iana.org/assignments/media-types/text/turtle>"
AT_ONCE: Final = 1_000  # lines that are hashed together
#: An example of each of these is shown, where there is one.
SHOWN: Final = (terms.Article, terms.Event, terms.Statement, terms.Treaty, terms.Person, terms.Country, terms.Claim)


def description(graph: Collection[str], dataset: Term, *, base: str, licence: str) -> Iterator[Triple]:
    """What is told of the dataset that holds the triples of `graph`, given as lines of N-Triples; its hash last."""
    told = set(_told(graph, dataset, base=base, licence=licence))
    yield from told
    yield dataset, terms.schema_sha256, text(lines_hash([*graph, *set(ntriples(told)).difference(graph)]))


def lines_hash(lines: Collection[str]) -> str:
    """The SHA-256, in hexadecimal, of triples as canonical N-Quads by RDFC-1.0 (https://www.w3.org/TR/rdf-canon/): given as lines of
    N-Triples, each once, without blank nodes, so that there is nothing to name anew."""
    found, ordered = hashlib.sha256(), sorted(lines)
    for at in range(0, len(ordered), AT_ONCE):
        found.update("\n".join([*ordered[at : at + AT_ONCE], ""]).encode("utf-8"))
    return found.hexdigest()


def _told(graph: Collection[str], dataset: Term, *, base: str, licence: str) -> Iterator[Triple]:
    uses: defaultdict[Term, int] = defaultdict(int)
    kinds: defaultdict[Term, list[Term]] = defaultdict(list)
    subjects, links = set[Term](), 0
    for line in graph:
        subject, predicate, value = line.split(" ", 2)  # the value with the full stop
        subjects.add(subject)
        uses[predicate] += 1
        if predicate == TYPE:
            kinds[value[:-2]].append(subject)
        elif predicate == SAME:
            links += value.startswith(f"<{WIKIDATA}")
    articles = len(kinds[terms.Article])
    yield from outline(dataset, articles, base=base, licence=licence)
    used = {*uses, *kinds}
    for prefix, namespace in PREFIXES.items():
        if any(term.startswith(f"<{namespace}") for term in used):
            yield dataset, terms.void_vocabulary, ONTOLOGY if prefix == "kg" else iri(namespace)
    for kind in SHOWN:
        if kinds[kind]:
            yield dataset, terms.void_exampleResource, min(kinds[kind], key=bare)
    counts = (
        (terms.void_triples, len(graph)),
        (terms.void_entities, len({subject for found in kinds.values() for subject in found})),
        (terms.void_distinctSubjects, len(subjects)),
        (terms.void_classes, sum(map(bool, kinds.values()))),
        (terms.void_properties, len(uses)),
    )
    for relation, count in counts:
        yield dataset, relation, number(count)
    yield from _partitions(dataset, {kind: len(found) for kind, found in kinds.items() if found}, uses)
    yield from _links(links, dataset)


def outline(dataset: Term, articles: int, *, base: str, licence: str) -> Iterator[Triple]:
    """What is told of a dataset of so many articles, whatever stands in it."""
    yield dataset, TYPE, terms.void_Dataset
    yield dataset, TYPE, terms.dcat_Dataset
    yield dataset, LABEL, english(f"newskg: {articles} articles")
    yield dataset, terms.dcterms_title, english(f"Knowledge graph of {articles} news articles")
    yield dataset, terms.dcterms_description, english(ABOUT)
    yield dataset, terms.dcterms_license, iri(licence)
    yield dataset, terms.dcterms_conformsTo, ONTOLOGY
    yield dataset, terms.void_uriSpace, text(base)
    yield dataset, terms.void_documents, number(articles)
    served = iri(f"{bare(dataset)}-turtle")
    yield dataset, terms.dcat_distribution, served
    yield served, TYPE, terms.dcat_Distribution
    yield served, terms.dcat_mediaType, TURTLE
    yield served, terms.dcterms_license, iri(licence)


ABOUT: Final = (
    "What news articles say of actors, places, treaties and events, with the words that say it. What an article asserts is a fact, "
    "what a speaker asserts is a claim of that speaker."
)


def _partitions(dataset: Term, kinds: Mapping[Term, int], uses: Mapping[Term, int]) -> Iterator[Triple]:
    for name, counts, partition, of, unit in (
        ("class", kinds, terms.void_classPartition, terms.void_class, terms.void_entities),
        ("property", uses, terms.void_propertyPartition, terms.void_property, terms.void_triples),
    ):
        for term, count in counts.items():
            part = iri(f"{bare(dataset)}-{name}-{_short(bare(term))}")
            yield dataset, partition, part
            yield part, TYPE, terms.void_Dataset
            yield part, of, term
            yield part, unit, number(count)


def _short(term: str) -> str:
    """`kg-Event` for the IRI of a term of a known vocabulary; else its last name."""
    for prefix, namespace in PREFIXES.items():
        if term.startswith(namespace):
            return f"{prefix}-{term[len(namespace) :]}"
    return term.rstrip("/#").rsplit("/", 1)[-1].rsplit("#", 1)[-1]


def _links(count: int, dataset: Term) -> Iterator[Triple]:
    if not count:
        return
    links = iri(f"{bare(dataset)}-wikidata")
    yield dataset, terms.void_subset, links
    yield links, TYPE, terms.void_Linkset
    yield links, terms.void_linkPredicate, SAME
    yield links, terms.void_subjectsTarget, dataset
    yield links, terms.void_objectsTarget, iri(WIKIDATA)
    yield links, terms.void_triples, number(count)
