"""Claims as a build has them, before they are written: what could be wrong is found."""

from __future__ import annotations

from rdflib import Graph, URIRef
from rdflib.namespace import RDF

from kg import terms
from kg.graph.claims import Basis, Claim, Claims
from kg.iris import Minter
from kg.records import Span, Status
from kg.validate import check
from kg.validate.claims import check_made

MINTER = Minter("https://example.org/")
SPAN = Span(0, 5, "Lolwe")
WORDS = MINTER.span("0" * 64, SPAN)
ISLAND, UGANDA, KENYA = (MINTER.entity(key) for key in ("place/lolwe", "country/UGA", "country/KEN"))
LIES = (ISLAND, terms.schema_containedInPlace, UGANDA)


def made(*, status: Status = Status.ATTRIBUTED, sources: tuple[URIRef, ...] = (KENYA,), evidence: set[URIRef] | None = None) -> Claim:
    basis = Basis("places: inside", SPAN, status, sources)
    return Claims("lake", MINTER).add(LIES, basis, {WORDS} if evidence is None else evidence)


def graph(*more: tuple) -> Graph:
    found = Graph()
    for triple in ((WORDS, RDF.type, terms.nif_OffsetBasedString), (KENYA, RDF.type, terms.Actor), *more):
        found.add(triple)
    return found


def words(claims: list[Claim], found: Graph) -> list[str]:
    return [finding.words for finding in check_made(claims, found)]


def test_a_sound_claim() -> None:
    assert words([made()], graph()) == []
    assert words([made(status=Status.ASSERTED, sources=())], graph(LIES)) == []


def test_a_leaked_claim_is_found_unless_an_article_asserts_it() -> None:
    assert words([made()], graph(LIES)) == ["what is not asserted does not stand as a plain triple as well"]
    assert words([made(), made(status=Status.ASSERTED, sources=())], graph(LIES)) == []


def test_what_a_claim_rests_on_must_be_there() -> None:
    assert words([made(evidence=set())], graph()) == ["a claim has evidence in an article"]
    assert words([made(evidence={MINTER.span("0" * 64, Span(1, 2, "o"))})], graph()) == ["evidence is a span of an article"]
    assert words([made(sources=(UGANDA,))], graph()) == ["a source is a person, an organization or a country"]


def test_a_build_is_refused_for_them() -> None:
    assert "what is not asserted does not stand as a plain triple as well" in [f.words for f in check(graph(LIES), {}, [made()]).errors]
