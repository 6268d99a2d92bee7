"""A built graph -> what it says of one article, in the terms of the gold: entities, events, treaties, statements.

Reads only what the fixed vocabulary names, so it reads any graph in that vocabulary.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pyoxigraph as ox
from rdflib import URIRef
from rdflib.namespace import RDF, RDFS, SKOS

from kg import terms
from kg.errors import InputError

KINDS: Final = {
    "Country": "country", "Person": "person", "ArmedForce": "organization", "ArmedGroup": "organization",
    "Company": "organization", "GovernmentBody": "organization", "IntergovernmentalOrganization": "organization",
    "MediaOrganization": "organization", "Organization": "organization", "Place": "place",
    "PoliticalParty": "organization", "Region": "place", "Settlement": "place",
}  # fmt: skip
"""The kind that a class stands for; of an entity's classes the first of this order decides."""


@dataclass(frozen=True, slots=True)
class BuiltSpan:
    """A span of an article: its IRI, begin and end in code points, and its words."""

    iri: str
    begin: int
    end: int
    anchor: str


@dataclass(frozen=True, slots=True)
class BuiltEntity:
    """An entity with evidence in the article: `names` are labels and mentions; `posts` title and ISO code."""

    iri: str
    kind: str
    names: tuple[str, ...]
    iso3: str | None
    posts: tuple[tuple[str, str | None], ...]
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class BuiltEvent:
    """An event at a trigger; roles are IRIs; `stamps` its time stamp, `begins` where it begins."""

    iri: str
    type: str
    status: str
    begin: int
    source: tuple[str, ...]
    target: tuple[str, ...]
    stamps: tuple[str, ...]
    begins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BuiltTreaty:
    """A treaty with evidence in the article: where its mentions begin, its parties, days and places."""

    iri: str
    begins: tuple[int, ...]
    signatories: tuple[str, ...]
    dates: tuple[str, ...]
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BuiltStatement:
    """A statement and one span of its content."""

    iri: str
    kind: str
    begin: int
    end: int
    speakers: tuple[str, ...]


def open_graph(folder: Path) -> ox.Store:
    """All `*.ttl` directly in the folder as one store. Raises InputError when there is none or one is broken."""
    files = sorted(folder.glob("*.ttl"))
    if not files:
        raise InputError(f"{folder}: no Turtle file (*.ttl) in this folder")
    store = ox.Store()
    for file in files:
        try:
            store.bulk_load(path=str(file), format=ox.RdfFormat.TURTLE)
        except SyntaxError as error:
            raise InputError(f"{file}: no Turtle ({error.msg})") from error
        except OSError as error:
            raise InputError(f"{file}: cannot be read ({error.strerror or error})") from error
    return store


def objects(store: ox.Store, subject: str, *path: URIRef) -> list[str]:
    """The values at the end of a path of properties, each once, sorted; the lexical form of literals."""
    ends: set[ox.NamedNode | ox.Literal] = {ox.NamedNode(subject)}
    for predicate in path:
        ends = {
            quad.object
            for end in ends
            if isinstance(end, ox.NamedNode)
            for quad in store.quads_for_pattern(end, ox.NamedNode(str(predicate)), None, None)
            if isinstance(quad.object, ox.NamedNode | ox.Literal)
        }
    return sorted({end.value for end in ends})


def subjects(store: ox.Store, predicate: URIRef, value: str) -> list[str]:
    """The resources that have this resource as the value of the property, sorted."""
    quads = store.quads_for_pattern(None, ox.NamedNode(str(predicate)), ox.NamedNode(value), None)
    return sorted(quad.subject.value for quad in quads if isinstance(quad.subject, ox.NamedNode))


def documents(store: ox.Store) -> dict[str, str]:
    """The articles' IRIs by their identifiers."""
    articles = subjects(store, URIRef(RDF.type), str(terms.Article))
    return {ident: article for article in articles for ident in objects(store, article, terms.schema_identifier)}


def nations(store: ox.Store) -> dict[str, str]:
    """The ISO code of the country that a resource is, belongs to, or holds its first post in; in this order."""
    found: dict[str, str] = {}
    for path in ((terms.iso3,), (terms.country, terms.iso3), (terms.holdsPost, terms.postOf, terms.iso3)):
        quads = store.quads_for_pattern(None, ox.NamedNode(str(path[0])), None, None)
        for subject in sorted({quad.subject.value for quad in quads if isinstance(quad.subject, ox.NamedNode)}):
            for code in objects(store, subject, *path)[:1]:
                found.setdefault(subject, code)
    return found


def spans(store: ox.Store, article: str) -> list[BuiltSpan]:
    """The spans of an article, by their place in it."""
    found = []
    for span in subjects(store, terms.nif_referenceContext, article):
        begins, ends = objects(store, span, terms.nif_beginIndex), objects(store, span, terms.nif_endIndex)
        if begins and ends:
            anchor = (*objects(store, span, terms.nif_anchorOf), "")[0]
            found.append(BuiltSpan(span, int(begins[0]), int(ends[0]), anchor))
    return sorted(found, key=lambda span: (span.begin, span.end, span.iri))


def entities(store: ox.Store, article_spans: Iterable[BuiltSpan]) -> list[BuiltEntity]:
    """The persons, organizations, countries and places that the article's spans are evidence of, by IRI."""
    mentions: dict[str, list[BuiltSpan]] = {}
    for span in article_spans:
        for subject in subjects(store, terms.evidence, span.iri):
            mentions.setdefault(subject, []).append(span)
    return [entity for iri in sorted(mentions) if (entity := _entity(store, iri, mentions[iri])) is not None]


def _entity(store: ox.Store, iri: str, mentions: list[BuiltSpan]) -> BuiltEntity | None:
    prefix = terms.PREFIXES["kg"]
    classes = {c.removeprefix(prefix) for c in objects(store, iri, URIRef(RDF.type)) if c.startswith(prefix)}
    kind = next((kind for name, kind in KINDS.items() if name in classes), None)
    if kind is None:
        return None
    labels = [*objects(store, iri, URIRef(RDFS.label)), *objects(store, iri, URIRef(SKOS.altLabel))]
    posts = {
        (title, code)
        for post in objects(store, iri, terms.holdsPost)
        for title in objects(store, post, terms.title)
        for code in (objects(store, post, terms.postOf, terms.iso3) or (None,))
    }
    return BuiltEntity(
        iri,
        kind,
        names=tuple(sorted({*labels, *(span.anchor for span in mentions)})),
        iso3=next(iter(objects(store, iri, terms.iso3)), None),
        posts=tuple(sorted(posts, key=str)),
        spans=tuple((span.begin, span.end) for span in mentions),
    )


def events(store: ox.Store, article_spans: Iterable[BuiltSpan]) -> list[BuiltEvent]:
    """The events whose triggers are spans of the article, in the order of the text; statements are none."""
    found = []
    for span in article_spans:
        for iri in subjects(store, terms.trigger, span.iri):
            if str(terms.Statement) in objects(store, iri, URIRef(RDF.type)):
                continue
            for kind in objects(store, iri, terms.sem_eventType):
                found.append(
                    BuiltEvent(
                        iri,
                        type=kind.rsplit("/", 1)[-1],
                        status=_local(objects(store, iri, terms.status)),
                        begin=span.begin,
                        source=tuple(objects(store, iri, terms.agent)),
                        target=tuple(objects(store, iri, terms.recipient)),
                        stamps=tuple(objects(store, iri, terms.sem_hasTimeStamp)),
                        begins=tuple(objects(store, iri, terms.sem_hasBeginTimeStamp)),
                    )
                )
    return found


def treaties(store: ox.Store, article_spans: Iterable[BuiltSpan]) -> list[BuiltTreaty]:
    """The treaties with evidence in the article, by IRI."""
    begins: dict[str, list[int]] = {}
    known = set(subjects(store, URIRef(RDF.type), str(terms.Treaty)))
    for span in article_spans:
        for iri in subjects(store, terms.evidence, span.iri):
            if iri in known:
                begins.setdefault(iri, []).append(span.begin)
    return [
        BuiltTreaty(
            iri,
            begins=tuple(begins[iri]),
            signatories=tuple(objects(store, iri, terms.signatory)),
            dates=tuple(objects(store, iri, terms.signedOn)),
            places=tuple(objects(store, iri, terms.signedAt)),
        )
        for iri in sorted(begins)
    ]


def statements(store: ox.Store, article_spans: Iterable[BuiltSpan]) -> list[BuiltStatement]:
    """The statements whose content is a span of the article, in the order of the text."""
    known = set(subjects(store, URIRef(RDF.type), str(terms.Statement)))
    return [
        BuiltStatement(
            iri,
            kind=_local(objects(store, iri, terms.quoteKind)),
            begin=span.begin,
            end=span.end,
            speakers=tuple(objects(store, iri, terms.speaker)),
        )
        for span in article_spans
        for iri in subjects(store, terms.quoteSpan, span.iri)
        if iri in known
    ]


def _local(iris: list[str]) -> str:
    """The local name of the first, lower case; empty for none."""
    return iris[0].rsplit("#", 1)[-1].lower() if iris else ""
