"""Claims: one for every triple between resources, with its words, its rule and its dependency path; claims.ttl holds them all."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pyoxigraph
import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, RDFS, XSD
from scene import CHILE, MINTER, PACT, PERU, READING, SIGNED, TEXT, TOLAN, span, thing, triples, with_event

from kg import terms
from kg.build import build
from kg.graph import article_graph
from kg.graph import terms as lines
from kg.graph.claims import Basis, Claims
from kg.graph.claims_file import block, claims_document
from kg.graph.confidence import confidence
from kg.graph.lines import bare, written
from kg.graph.names import Names
from kg.graph.paths import Parse
from kg.graph.turtle import prefixes
from kg.iris import digest
from kg.records import Article, Containment, PlaceName, PostHeld, Status, Word
from kg.resolve import resolve

RESOURCE = re.compile(r"/(event|id/(person|country|organization|group|place|treaty|post|name))/")
DATES = {terms.sem_hasTimeStamp, terms.sem_hasBeginTimeStamp, terms.sem_hasEndTimeStamp, terms.signedOn}
ARTICLE = """\
Kenya's foreign minister Amina Odhiambo met Ugandan officials in Mombasa on 3 May 2021. Uganda said that Kenya had seized two
boats. The ministers will sign a fishing accord in Kampala. Tanzania did not attack Burundi.
"""
WORDS = tuple(  # "Peru and Chile signed a trade pact in Lima on 4 May 2021." as Universal Dependencies have it
    Word(span(word, text=TEXT).begin, span(word, text=TEXT).end, relation, head)
    for word, relation, head in [
        ("Peru", "nsubj", 3), ("and", "cc", 2), ("Chile", "conj", 0), ("signed", "ROOT", 3), ("trade", "compound", 5),
        ("pact", "obj", 3), ("Lima", "obl", 3), ("4 May 2021", "obl", 3),
    ]
)  # fmt: skip


def propositions(found: set) -> set[tuple]:
    parts: dict[URIRef, dict] = {}
    for s, p, o in found:
        if p in {RDF.subject, RDF.predicate, RDF.object}:
            parts.setdefault(s, {})[p] = o
    return {(c[RDF.subject], c[RDF.predicate], c[RDF.object]) for c in parts.values()}


def to_be_claimed(found: set) -> set[tuple]:
    """The triples that lead from one resource of an article to another, or give one a date."""
    return {
        (s, p, o)
        for s, p, o in found
        if RESOURCE.search(s) and (p in DATES or (isinstance(o, URIRef) and RESOURCE.search(o)))
    }


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built") / "graph"
    build([Article("mombasa", ARTICLE, published="2021-05-05")], folder)
    return folder


def whole(folder: Path) -> Graph:
    graph = Graph()
    for file in sorted(folder.glob("*.ttl")):
        graph.parse(data=file.read_bytes(), format="turtle")
    return graph


def test_every_triple_of_every_record_has_its_claim() -> None:
    rich = replace(
        READING,
        mentions=(*READING.mentions, replace(TOLAN, span=span("Tolan"))),
        treaties=(replace(PACT, mediators=(TOLAN,), establishes=(span("trade"),)),),
        posts=(PostHeld(TOLAN, "general", PERU, span("said")),),
        containments=(Containment(READING.mentions[2], PERU, span("pact in Lima")),),
        place_names=(PlaceName(READING.mentions[2], "Rimac", "former", span("in Lima"), used_by=CHILE),),
    )
    found = triples(rich)
    wanted = to_be_claimed(found)
    assert {p for _, p, _ in wanted} >= {
        terms.agent, terms.sem_hasPlace, terms.sem_hasTimeStamp, terms.speaker, terms.reports, terms.about, terms.signatory,
        terms.signedAt, terms.signedOn, terms.mediator, terms.establishes, terms.holdsPost, terms.postOf, terms.accordingTo,
        terms.schema_containedInPlace, terms.placeName, terms.nameUsedBy, terms.country,
    }  # fmt: skip
    assert wanted <= propositions(found)


def test_every_triple_of_a_built_graph_has_its_claim_and_every_claim_its_parts(built: Path) -> None:
    graph = whole(built)
    wanted = to_be_claimed(set(graph))
    assert len(wanted) > 10
    assert wanted <= propositions(set(graph))
    claims = set(graph.subjects(RDF.type, terms.Claim))
    for predicate in (terms.status, terms.confidence, terms.byRule, terms.evidence):
        assert claims == {s for s in graph.subjects(predicate) if s in claims}
    rules = set(graph.objects(None, terms.byRule))
    assert rules == set(graph.subjects(RDF.type, terms.Rule))
    assert URIRef("https://w3id.org/newskg/id/rule/events-predicate-meet") in rules
    assert {str(o) for r in rules for o in graph.objects(r, RDFS.label)} >= {"events: predicate meet", "actors: head minister"}


def test_claims_stand_in_a_file_of_their_own(built: Path) -> None:
    in_file = Graph().parse(data=(built / "claims.ttl").read_bytes(), format="turtle")
    everywhere = whole(built)
    assert set(in_file.subjects(RDF.type, terms.Claim)) == set(everywhere.subjects(RDF.type, terms.Claim))
    assert (built / "claims.ttl").read_bytes().startswith(b"# newskg graph: ")


def test_a_claim_names_its_path_and_the_exact_words() -> None:
    found = triples(replace(READING, words=WORDS))
    agents = {s for s, p, o in found if (p, o) == (RDF.predicate, terms.agent)}
    (chile,) = [s for s, p, o in found if s in agents and (p, o) == (RDF.object, thing("country/CHL"))]
    assert {str(o) for s, p, o in found if (s, p) == (chile, terms.dependencyPath)} == {"signed -nsubj-> Peru -conj-> Chile"}
    spans = {o for s, p, o in found if (s, p) == (chile, terms.evidence)}
    assert {str(o) for s, p, o in found if s in spans and p == terms.nif_anchorOf} == {"signed", "Chile", READING.sentences[0].text}


@pytest.mark.parametrize(
    ("begin", "end", "path"),
    [
        ("signed", "Peru", "signed -nsubj-> Peru"),
        ("Chile", "pact", "Chile <-conj- Peru <-nsubj- signed -obj-> pact"),
        ("trade pact", "Lima", "pact <-obj- signed -obl-> Lima"),
        ("signed", "signed", "signed"),
        ("signed", "Mira Tolan", ""),
    ],
)
def test_paths_go_up_to_the_common_head_and_down(begin: str, end: str, path: str) -> None:
    assert Parse(TEXT, WORDS).path(span(begin), span(end)) == path


def test_no_path_leads_from_one_sentence_to_another() -> None:
    parse = Parse("Go. Stay.", (Word(0, 2, "ROOT", 0), Word(4, 8, "ROOT", 1)))
    assert parse.path(span("Go", text="Go. Stay."), span("Stay", text="Go. Stay.")) == ""


def test_a_claims_iri_is_the_hash_of_what_it_claims() -> None:
    found = triples(with_event(status=Status.DENIED, according_to=(TOLAN,)))
    denied = {s for s, p, o in found if (p, o) == (terms.status, terms.Denied)}
    (node,) = [s for s, p, o in found if s in denied and p == terms.sem_eventType]
    (claim,) = [
        s for s, p, o in found if s in denied and (p, o) == (RDF.object, thing("country/PER"))
        and (s, RDF.predicate, terms.agent) in found
    ]  # fmt: skip
    parts = ("scene", node, terms.agent, thing("country/PER"), terms.Denied, "", thing("person/mira-tolan"))
    assert str(claim) == f"{MINTER.base}claim/{digest(*map(str, parts))}"


def test_the_iris_of_claims_do_not_hang_on_other_sentences() -> None:
    before, after = (
        {s for s, p, o in triples(reading) if o == terms.Claim}
        for reading in (READING, replace(READING, article=replace(READING.article, text=f"{TEXT} It rained.")))
    )
    assert before == after


def test_what_is_read_twice_is_one_claim_with_more_words() -> None:
    claims = Claims("scene", MINTER)
    proposition = (MINTER.entity("person/a"), lines.country, MINTER.entity("country/PER"))
    for rule, words in (("actors: head envoy", "Peru"), ("resolve: tables", "Chile")):
        claims.add(proposition, Basis(rule, span(words)), {MINTER.span("0" * 64, span(words))})
    (claim,) = claims
    assert (len(claim.evidence), claim.rules) == (2, {"actors: head envoy", "resolve: tables"})


def document(claims: Claims) -> bytes:
    """`claims.ttl` of one article."""
    named = Names(prefixes(MINTER, article="0" * 64))
    return claims_document([(claims.article, "0" * 64, [block(claim.triples(MINTER), named) for claim in claims])], [], MINTER)


@pytest.mark.parametrize("value", ['a"b\\c', "line\nend\tand\rmore", "🦊 ]] ; .", "\u202eabc", "'''", '"""'])
def test_the_file_of_claims_is_turtle_whatever_the_names(value: str) -> None:
    claims = Claims(value, MINTER)
    basis = Basis(f"events: {value}", SIGNED.trigger)
    proposition = (MINTER.entity(f"person/{value}"), lines.agent, MINTER.entity("country/PER"))
    claim = claims.add(proposition, basis, {MINTER.span("0" * 64, span("Peru"))}, [value])
    data = document(claims)
    wanted = {tuple(map(bare, triple)) for triple in claim.triples(MINTER)}
    assert {tuple(map(str, t)) for t in Graph().parse(data=data, format="turtle")} == wanted
    assert {(q.subject.value, q.predicate.value, q.object.value) for q in pyoxigraph.parse(data, pyoxigraph.RdfFormat.TURTLE)} == wanted


def test_the_same_article_gives_the_same_claims_in_the_same_order() -> None:
    first, second = (
        document(graph.claims)
        for graph in (article_graph(reading, resolve(reading), MINTER) for reading in (READING, READING))
    )
    assert first == second


def test_every_relation_has_a_confidence(built: Path) -> None:
    graph = whole(built)
    relations = {written(o) for o in graph.objects(None, RDF.predicate)}
    assert all(0 < confidence(relation) < 1 for relation in relations)
    assert confidence(lines.plover_AGREE) == confidence(lines.plover_ASSAULT)
    assert set(graph.objects(None, terms.confidence)) <= {Literal(f"0.{n:02d}", datatype=XSD.decimal) for n in range(1, 100)}


def test_a_relation_without_figure_is_refused() -> None:
    with pytest.raises(KeyError, match="title"):
        confidence(lines.title)
