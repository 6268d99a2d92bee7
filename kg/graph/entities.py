"""Entities and posts -> triples, over all articles of a build: one label each, whatever the order of the input."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from kg.graph import terms
from kg.graph.claims import Basis
from kg.graph.ledger import ArticleGraph
from kg.graph.lines import ALSO, LABEL, SAME, TYPE, Term, Triple, iri
from kg.graph.literals import degrees, english, folded, text
from kg.iris import Minter
from kg.records import Kind, Span
from kg.resolve.entities import Entity, Post, slug
from kg.terms import PREFIXES

WIKIDATA = "http://www.wikidata.org/entity/"
CLASSES = {
    Kind.PERSON: (terms.Actor, terms.Person),
    Kind.ORGANIZATION: (terms.Actor, terms.Organization),
    Kind.COUNTRY: (terms.Actor, terms.Place, terms.Country),
    Kind.PLACE: (terms.Place,),
}
#: Words with which a title says that the office is no longer held.
NO_LONGER = frozenset({"former", "ex", "then", "ousted", "deposed", "exiled", "late", "onetime", "one-time"})
FINER = {name: iri(PREFIXES["kg"] + name) for name in (
    "GovernmentBody", "ArmedForce", "ArmedGroup", "IntergovernmentalOrganization", "PoliticalParty", "MediaOrganization",
    "Company", "Region", "Settlement",
)}  # fmt: skip


def entity_triples(
    documents: Iterable[tuple[str, Mapping[str, Entity], set[str]]], minter: Minter
) -> Iterator[Triple]:
    """Triples on entities; for each document its article's SHA-256, its entities by key, and the keys that are used there."""
    seen: dict[str, list[tuple[str, Entity]]] = {}
    for sha256, entities, used in documents:
        for key in sorted(_with_countries(entities, used)):
            seen.setdefault(key, []).append((sha256, entities[key]))
    for key in sorted(seen):
        yield from _describe(key, seen[key], minter, known=set(seen))


def entity_claims(documents: Iterable[tuple[ArticleGraph, Mapping[str, Entity]]], minter: Minter) -> None:
    """Adds to each article's claims those of the posts, countries and places of its entities."""
    views = [(written, entities, _with_countries(entities, written.used)) for written, entities in documents]
    known = {key for _, _, used in views for key in used}
    for written, entities, used in views:

        def claim(subject: Term, relation: Term, value: Term, rule: str, span: Span, written: ArticleGraph = written) -> None:
            written.rules.add(rule)
            evidence = {minter.span(written.sha256, part) for part in (span, written.sentence(span))}
            written.claims.add((subject, relation, value), Basis(rule, span), evidence)

        for key in sorted(used):
            entity, node = entities[key], minter.entity(key)
            for post in entity.posts:
                owner = post.of if post.of in known else None
                for relation, title in offices(post):
                    office = post_iri(title, owner, minter)
                    claim(node, relation, office, f"actors: {post.rule}", post.span)
                    if owner is not None:
                        claim(office, terms.postOf, minter.entity(owner), f"actors: {post.rule}", post.span)
            for country in {entity.country} & known - {key}:
                relation = terms.schema_containedInPlace if entity.kind is Kind.PLACE else terms.country
                rule = "resolve: tables" if entity.entry is not None else "resolve: context"
                for span in grounds(entity)[:1]:
                    claim(node, relation, minter.entity(str(country)), rule, span)


def grounds(entity: Entity) -> list[Span]:
    """The words on which the country of an entity stands, best first: a post of that country, then its first mention."""
    if entity.country is None:
        return []
    return [*(post.span for post in entity.posts if post.of == entity.country), *sorted(entity.spans)[:1]]


def _with_countries(entities: Mapping[str, Entity], used: set[str]) -> set[str]:
    """The used keys and the countries that their entities and posts refer to."""
    found = set(used)
    for key in used:
        entity = entities[key]
        found.update(ref for ref in (entity.country, *(post.of for post in entity.posts)) if ref is not None)
    return found & set(entities)


def _describe(
    key: str, views: list[tuple[str, Entity]], minter: Minter, *, known: set[str]
) -> Iterator[Triple]:
    node = minter.entity(key)
    labels = Counter(folded(entity.label) for _, entity in views)
    label = min(labels, key=lambda name: (-labels[name], name))
    first = next((entity for _, entity in views if entity.entry is not None), views[0][1])
    for kind in CLASSES[first.kind]:
        yield node, TYPE, kind
    for name in sorted({name for _, entity in views for name in entity.classes}):
        yield node, TYPE, FINER[name]
    if first.described:
        yield node, TYPE, terms.DescribedEntity
    yield node, LABEL, english(label)
    for name in sorted({folded(name) for _, entity in views for name in entity.names} | set(labels)):
        if name != label:
            yield node, ALSO, english(name)
    if first.iso3:
        yield node, terms.iso3, text(first.iso3)
    if first.wikidata:
        yield node, SAME, iri(WIKIDATA + first.wikidata)
    if first.lat is not None and first.lon is not None:
        yield node, terms.schema_latitude, degrees(first.lat)
        yield node, terms.schema_longitude, degrees(first.lon)
    for country in sorted({entity.country for _, entity in views if entity.country in known and entity.country != key}):
        relation = terms.schema_containedInPlace if first.kind is Kind.PLACE else terms.country
        yield node, relation, minter.entity(str(country))
    for sha256, entity in views:
        for post in entity.posts:
            yield from _post(node, sha256, post, minter=minter, known=known)


def _post(
    person: Term, sha256: str, post: Post, *, minter: Minter, known: set[str]
) -> Iterator[Triple]:
    owner = post.of if post.of in known else None
    for relation, title in offices(post):
        node, described = post_triples(title, owner, minter.span(sha256, post.span), minter)
        yield person, relation, node
        yield from described


def offices(post: Post) -> list[tuple[Term, str]]:
    """The post as the text gives it; what somebody held before ("former president") also as the office without that word."""
    held = [(terms.holdsPost, post.title)]
    if post.former:
        first, _, plain = post.title.replace("then-", "then ").partition(" ")
        held = [*held, (terms.heldPost, plain)] if first in NO_LONGER else [(terms.heldPost, post.title)]
    return held


def post_iri(words: str, owner: str | None, minter: Minter) -> Term:
    """The resource of a post, by its title and the key of its country or organization."""
    if owner is None:
        return minter.entity(f"post/{slug(_plain(words))}")
    name = slug(owner.split("/", 1)[1])
    if len(name) == len("nld") and not owner.startswith("country/"):  # a party NLD is not the Netherlands
        name = slug(owner)
    return minter.entity(f"post/{slug(_plain(words))}-{name}")


def _plain(title: str) -> str:
    """One title for "vice-president" and "vice president"."""
    return title.replace("-", " ")


def post_triples(
    words: str, owner: str | None, evidence: Term, minter: Minter
) -> tuple[Term, list[Triple]]:
    """The resource of a post, by its title and the key of its country or organization, and the triples that describe it."""
    title, node = _plain(words), post_iri(words, owner, minter)
    described: list[Triple] = [
        (node, TYPE, terms.Post),
        (node, terms.title, text(title)),
        (node, LABEL, english(title)),
        (node, terms.evidence, evidence),
    ]
    if owner is not None:
        described.append((node, terms.postOf, minter.entity(owner)))
    return node, described
