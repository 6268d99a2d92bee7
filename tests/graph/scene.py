"""A small article with its records made by hand, for the tests of the graph."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from rdflib import Graph, Literal, URIRef
from rdflib.term import Node

from kg import knowledge
from kg.graph import article_graph, entity_claims, entity_triples, rule_triples
from kg.graph.lines import Triple, line
from kg.iris import Minter
from kg.records import Article, Event, Form, Kind, Mention, QuoteKind, Reading, Span, Statement, Status, TimeExpression, Treaty
from kg.resolve import resolve

TEXT = "Peru and Chile signed a trade pact in Lima on 4 May 2021. “Tolan's army will leave,” Mira Tolan said."
MINTER = Minter("https://example.org/kg/")
Triples = set[tuple[URIRef, URIRef, Node]]


def span(words: str, *, text: str = TEXT, nth: int = 1) -> Span:
    """The slice of the text where the words stand for the `nth` time."""
    begin = -1
    for _ in range(nth):
        begin = text.index(words, begin + 1)
    return Span(begin, begin + len(words), words)


def country(words: str) -> Mention:
    """A country by name, in the first sentence."""
    entries = tuple(entry.id for entry in knowledge.load().by_name(words, kinds={"country"}))
    return Mention(span(words), Form.NAME, Kind.COUNTRY, words, 0, entries=entries, subject=True)


PERU, CHILE = country("Peru"), country("Chile")
LIMA = Mention(
    span("Lima"), Form.NAME, Kind.PLACE, "Lima", 0, category="city", location=True,
    entries=tuple(entry.id for entry in knowledge.load().place("Lima")),
)  # fmt: skip
TOLAN = Mention(span("Mira Tolan"), Form.NAME, Kind.PERSON, "Tolan", 1, subject=True)
DAY = TimeExpression(span("4 May 2021"), "2021-05-04", 0, date="2021-05-04")
SIGNED = Event("AGREE", span("signed"), 0, Status.ASSERTED, agents=(PERU, CHILE), place=LIMA, time=DAY)
LEAVE = Event("RETREAT", span("leave"), 1, Status.ATTRIBUTED, agents=(TOLAN,), according_to=(TOLAN,))
PACT = Treaty((span("trade pact"),), "pact", "trade pact", 0, Status.ASSERTED, signatories=(PERU, CHILE), date=DAY, place=LIMA)
SAID = Statement(span("Tolan's army will leave,"), QuoteKind.DIRECT, 1, speaker=TOLAN, cue=span("said"))
READING = Reading(
    Article("scene", TEXT, title="A pact", published="2021-05-05"),
    (span(TEXT[: TEXT.index("“") - 1]), span(TEXT[TEXT.index("“") :])),
    mentions=(PERU, CHILE, LIMA, TOLAN), times=(DAY,), statements=(SAID,), events=(SIGNED, LEAVE), treaties=(PACT,),
)  # fmt: skip
DOC = URIRef(f"https://example.org/kg/doc/{READING.article.sha256}")


def with_event(**fields: object) -> Reading:
    """The scene with its first event changed."""
    return replace(READING, events=(replace(SIGNED, **fields), LEAVE))  # type: ignore[arg-type]


def thing(key: str) -> URIRef:
    """The resource of an entity, a post or a treaty."""
    return URIRef(f"{MINTER.base}id/{key}")


def written(reading: Reading = READING, *, minter: Minter = MINTER) -> set[Triple]:
    """All triples of one article: its own, those of its entities, and its claims."""
    resolution = resolve(reading)
    graph = article_graph(reading, resolution, minter)
    described = entity_triples([(graph.sha256, resolution.entities, graph.used)], minter)
    entity_claims([(graph, resolution.entities)], minter)
    claimed = {triple for claim in graph.claims for triple in claim.triples(minter)}
    return graph.triples | set(described) | set(rule_triples(graph.rules, minter)) | claimed


def triples(reading: Reading = READING, *, minter: Minter = MINTER) -> Triples:
    """The same as rdflib reads their lines."""
    return set(read(written(reading, minter=minter)))


def read(found: Iterable[Triple]) -> Graph:
    """The graph that rdflib reads from the lines of the triples."""
    return Graph().parse(data="\n".join(map(line, found)), format="nt")


def as_graph(found: Triples) -> Graph:
    """The triples as an rdflib graph."""
    graph = Graph()
    for triple in found:
        graph.add(triple)
    return graph


def short(node: Node | None) -> str:
    """A node for reading: what stands behind the base and the kind, or the text of a literal."""
    text = "" if node is None else str(node)
    return text if isinstance(node, Literal) else text.rsplit("#", 1)[-1].removeprefix(MINTER.base)
