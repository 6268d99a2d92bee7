"""`kg compare`: one event as each source tells it: status, words, names, who is quoted, and who is spoken of but never speaks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import NamedNode
from rdflib import URIRef
from rdflib.namespace import RDF
from rich.table import Table
from rich.text import Text

from kg import terms
from kg.errors import InputError
from kg.explain.claims import View
from kg.explain.why import resource
from kg.graph.tellings import Party, Telling, pairs
from kg.render import CONTROL
from kg.store import open_store

ROLES = (terms.agent, terms.recipient, terms.mediator)
STAMPS = (terms.sem_hasTimeStamp, terms.sem_hasBeginTimeStamp)


@dataclass(frozen=True, slots=True, order=True)
class Row:
    """One source on the event: its statuses with whose word it is, its words for the deed, its words for who took part."""

    published: str
    source: str
    status: tuple[str, ...]
    words: tuple[str, ...]
    names: tuple[str, ...]
    quoted: tuple[str, ...]
    silent: tuple[str, ...]
    contradicted: bool


def compare(folder: Path, iri: str) -> list[Row]:
    """A row for each article that tells the event, in the order of publication; InputError for what is no event of the graph."""
    view = View(open_store(folder))
    node = resource(view, iri.strip().removeprefix("<").removesuffix(">"))
    if not view.values(node, terms.sem_eventType):
        raise InputError(f"{iri}: no event with a class, so there is nothing to compare")
    by_article: dict[str, list[NamedNode]] = {}
    for event in told_as(view, node):
        by_article.setdefault(article_of(view, event), []).append(event)
    return sorted(_row(view, NamedNode(article), events) for article, events in by_article.items())


def told_as(view: View, node: NamedNode) -> list[NamedNode]:
    """The event and all that tell the same one, also by way of another."""
    linked: dict[str, set[str]] = {}
    for one, other in pairs(tellings(view)):
        linked.setdefault(one.event, set()).add(other.event)
        linked.setdefault(other.event, set()).add(one.event)
    found, open_ends = {node.value}, [node.value]
    while open_ends:
        new = linked.get(open_ends.pop(), set()) - found
        found |= new
        open_ends += sorted(new)
    return [NamedNode(event) for event in sorted(found)]


def tellings(view: View) -> Iterable[Telling]:
    """The events of the graph that have an agent."""
    for quad in view.store.quads_for_pattern(None, NamedNode(terms.sem_eventType), None, None):
        event = quad.subject
        if isinstance(event, NamedNode) and view.values(event, terms.agent):
            article = NamedNode(article_of(view, event))
            yield Telling(
                event=event.value,
                kind=view.texts(event, terms.sem_eventType)[0],
                article=article.value,
                published=next(iter(view.texts(article, terms.schema_datePublished)), ""),
                agents=_parties(view, event, terms.agent),
                recipients=frozenset(party for party in _parties(view, event, terms.recipient) if "/id/group/" not in party.iri),
                dates=frozenset(day for stamp in STAMPS for day in view.texts(event, stamp)),
            )


def _parties(view: View, event: NamedNode, role: URIRef) -> frozenset[Party]:
    parties = view.values(event, role)
    return frozenset(Party(party.value, next(iter(view.texts(party, terms.country)), party.value)) for party in parties)


def article_of(view: View, event: NamedNode) -> str:
    """The IRI of the article that tells the event."""
    return view.texts(event, terms.trigger, terms.nif_referenceContext)[0]


def _row(view: View, article: NamedNode, events: list[NamedNode]) -> Row:
    claims = [claim for event in events for claim in view.claims_on(event)]
    triggers = _once(word for event in events for word in view.texts(event, terms.trigger, terms.nif_anchorOf))
    statements = [s for s in view.subjects(RDF.type, NamedNode(terms.Statement)) if _stands_in(view, s, article)]
    involved = {actor.value for event in events for role in ROLES for actor in view.values(event, role)}
    parties = {party.country for event in events for role in ROLES for party in _parties(view, event, role)}
    of_it = [
        s
        for s in statements
        if {e.value for e in events} & set(view.texts(s, terms.reports))
        or involved & set(view.texts(s, terms.about))
        or parties & {party.country for party in _parties(view, s, terms.speaker)}
    ]
    speaking = {speaker for s in statements for speaker in view.values(s, terms.speaker)}
    heard = {who.value for s in speaking for who in (s, *view.values(s, terms.country))}
    spoken_of = involved | {who for s in of_it for who in view.texts(s, terms.about) if view.is_a(NamedNode(who), terms.Actor)}
    return Row(
        published=next(iter(view.texts(article, terms.schema_datePublished)), ""),
        source=next(iter(view.texts(article, terms.schema_creditText) or view.texts(article, terms.schema_identifier))),
        status=_once(_standing(view, event) for event in events),
        words=triggers,
        names=tuple(name for name in _names(view, claims) if name not in triggers),
        quoted=_once(name for s in of_it for name in view.names(s, terms.speaker) or _unnamed(view, s)),
        silent=_once(view.name(NamedNode(who)) for who in spoken_of - heard),
        contradicted=any(view.values(claim, terms.contradicts) for claim in claims),
    )


def _standing(view: View, event: NamedNode) -> str:
    sources = ", ".join(view.names(event, terms.accordingTo) or _unnamed(view, event))
    status = view.names(event, terms.status)[0].lower()
    return f"{status}, according to {sources}" if sources else status


def _unnamed(view: View, node: NamedNode) -> tuple[str, ...]:
    """The words for a source that nothing identifies."""
    return tuple(f"“{' '.join(words.split())}”" for words in view.texts(node, terms.unresolved, terms.nif_anchorOf))


def _names(view: View, claims: Iterable[NamedNode]) -> tuple[str, ...]:
    """The words that stand for those who take part."""
    roles = {NamedNode(role) for role in ROLES}
    return _once(
        passage.text[begin:end]
        for claim in claims
        if roles & set(view.values(claim, RDF.predicate))
        for passage in view.passages(claim)
        for begin, end in passage.words
    )


def _stands_in(view: View, statement: NamedNode, article: NamedNode) -> bool:
    return article in view.values(statement, terms.quoteSpan, terms.nif_referenceContext)


def _once(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(words)))


def table(rows: Iterable[Row], *, title: str) -> Table:
    """The rows for a console of Rich."""
    shown = Table(title=title, title_justify="left")
    for column in ("source", "status", "words", "names", "quoted", "spoken of, never speaking", "contradicted"):
        shown.add_column(column, overflow="fold")
    for row in rows:
        source = f"{row.source} ({row.published})" if row.published else row.source
        cells = [source, *("\n".join(cell) for cell in (row.status, row.words, row.names, row.quoted, row.silent))]
        shown.add_row(*(Text(CONTROL.sub("\N{REPLACEMENT CHARACTER}", cell)) for cell in [*cells, "yes" if row.contradicted else ""]))
    return shown
