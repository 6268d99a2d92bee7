"""On what facts stand, and the ledger of claims: what a change breaks, on the example graph."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import OWL, RDF, XSD

from kg import terms
from kg.graph import terms as lines
from kg.graph.lines import PARTS, Triple, bare, from_rdflib
from kg.iris import digest
from kg.validate import check, read_graph, read_texts
from kg.validate.grounds import bounds, follows
from kg.validate.index import Index
from kg.validate.ledger import RESOURCES, check_ledger

EXAMPLE = Path(__file__).parent / "example"
OUTPUT = Path(__file__).resolve().parents[2] / "output"
BASE = "https://w3id.org/newskg/"
KENYA, UGANDA = URIRef(f"{BASE}id/country/KEN"), URIRef(f"{BASE}id/country/UGA")
SIGNING, MEETING, SEIZURE = (URIRef(f"{BASE}event/{name}") for name in ("signing", "meeting", "seizure"))


def rules(graph: Graph) -> set[str]:
    return {finding.rule for finding in check(graph, read_texts(EXAMPLE)).errors}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2021-05-03", ("2021-05-03",)),
        ("2021-05-03T17:30", ("2021-05-03",)),
        ("2021-05", ("2021-05",)),
        ("2018-XX-XX", ("2018",)),
        ("FY2019", ("2019",)),
        ("2020-W35", ("2020-08-24", "2020-08-30")),
        ("2020-W35-WE", ("2020-08-29", "2020-08-30")),
        ("2017-Q2", ("2017-04", "2017-06")),
        ("2017-H2", ("2017-07", "2017-12")),
        ("2016-SU", ("2016",)),
        ("199", ("1990", "1999")),
        ("19", ("1900", "1999")),
        ("P44D", ()),
        ("XXXX-WXX-1", ()),
        ("XXXX-07-13", ()),
        ("PAST_REF", ()),
    ],
)
def test_begin_and_end_of_a_value(value: str, expected: tuple[str, ...]) -> None:
    assert bounds(value) == expected


def test_a_date_may_be_coarser_than_its_words_and_never_finer() -> None:
    assert follows("2021", "2021-05-03")
    assert follows("2005", "2003/2005")
    assert not follows("2021-05-03", "2021-05")
    assert not follows("2004", "2003/2005")
    assert not follows("20", "2021")


def test_a_date_without_words() -> None:
    graph = read_graph(EXAMPLE)
    graph.add((MEETING, terms.sem_hasTimeStamp, Literal("2021-05-04", datatype=XSD.date)))
    assert rules(graph) == {"date"}


def test_somebody_of_whom_the_article_does_not_speak() -> None:
    graph = read_graph(EXAMPLE)
    chad = URIRef(f"{BASE}id/country/TCD")
    for kind in (terms.Country, terms.Actor, terms.Place):
        graph.add((chad, RDF.type, kind))
    graph.add((chad, URIRef("http://www.w3.org/2000/01/rdf-schema#label"), Literal("Chad", lang="en")))
    graph.add((chad, terms.iso3, Literal("TCD")))
    assert rules(graph) == set()
    graph.add((SIGNING, terms.agent, chad))
    assert rules(graph) == {"foreign"}


def test_a_country_is_spoken_of_with_its_people() -> None:
    graph = read_graph(EXAMPLE)
    graph.remove((KENYA, terms.evidence, None))
    assert rules(graph) == {"span-unused"}


def test_a_trigger_that_is_no_evidence() -> None:
    graph = read_graph(EXAMPLE)
    (span,) = graph.objects(SIGNING, terms.evidence)
    graph.set((SIGNING, terms.evidence, next(graph.objects(SEIZURE, terms.evidence))))
    assert (SIGNING, terms.trigger, span) in graph
    assert rules(graph) == {"trigger"}


def test_an_event_has_the_iri_of_its_class_and_sentence() -> None:
    graph = read_graph(EXAMPLE)
    (span,) = graph.objects(SIGNING, terms.trigger)
    identifier = str(next(graph.objects(None, terms.schema_identifier)))
    right = URIRef(f"{BASE}event/agree-{digest('AGREE', identifier, str(graph.value(span, terms.nif_anchorOf)), '0', '1')}")
    _rename(graph, SIGNING, right)
    assert rules(graph) == set()
    graph.set((right, terms.sem_eventType, terms.EVENT_CLASSES["assault"]))
    assert rules(graph) == {"event-iri"}


def _rename(graph: Graph, old: URIRef, new: URIRef) -> None:
    for predicate, value in list(graph.predicate_objects(old)):
        graph.remove((old, predicate, value))
        graph.add((new, predicate, value))


# the ledger


def claimed() -> Graph:
    """The example with a claim for each triple that needs one."""
    graph = read_graph(EXAMPLE)
    rule = Literal("table")
    identifier = str(next(graph.objects(None, terms.schema_identifier)))
    resources = {node for kind in RESOURCES for node in graph.subjects(RDF.type, URIRef(bare(kind)))}
    dates = {terms.sem_hasTimeStamp, terms.signedOn}
    spans = [span for _, span in graph.subject_objects(terms.evidence)]
    for s, p, o in list(graph):
        if s in resources and (o in resources or p in dates) and p != terms.evidence:
            own = graph.value(s, terms.status) if p != terms.accordingTo else None
            status = own or terms.Asserted
            claim = URIRef(f"{BASE}claim/{digest(identifier, str(s), str(p), str(o), str(status), '')}")
            for part, value in ((RDF.subject, s), (RDF.predicate, p), (RDF.object, o), (terms.status, status), (terms.byRule, rule)):
                graph.add((claim, part, value))
            graph.add((claim, RDF.type, terms.Claim))
            for span in spans:
                graph.add((claim, terms.evidence, span))
    return graph


def ledger_rules(graph: Graph) -> set[str]:
    return {finding.rule for finding in check_ledger(Index(graph))}


def test_a_sound_ledger() -> None:
    graph = claimed()
    assert len(set(graph.subjects(terms.byRule, None))) > 20
    assert ledger_rules(graph) == set()


def test_a_swapped_subject_has_no_claim() -> None:
    graph = claimed()
    graph.remove((SEIZURE, terms.agent, KENYA))
    graph.add((SEIZURE, terms.recipient, KENYA))
    assert ledger_rules(graph) == {"unclaimed", "claim"}


def test_a_changed_claim_has_the_wrong_iri() -> None:
    graph = claimed()
    claim = next(c for c in graph.subjects(RDF.object, KENYA) if (c, RDF.subject, SEIZURE) in graph)
    graph.set((claim, RDF.object, UGANDA))
    assert ledger_rules(graph) == {"claim-iri", "claim", "unclaimed"}


def test_a_changed_status_is_not_that_of_the_claims() -> None:
    graph = claimed()
    graph.set((SIGNING, terms.status, terms.Planned))
    assert ledger_rules(graph) == {"claim"}


def test_words_that_do_not_name_whom_the_claim_speaks_of() -> None:
    graph = claimed()
    claim = next(c for c in graph.subjects(RDF.object, UGANDA) if (c, RDF.subject, SIGNING) in graph)
    kept = next(graph.objects(SIGNING, terms.evidence))
    graph.set((claim, terms.evidence, kept))
    assert ledger_rules(graph) == {"claim"}


def test_only_a_country_may_be_implied() -> None:
    graph = read_graph(EXAMPLE)
    island = URIRef(f"{BASE}id/place/lolwe-island")
    graph.remove((island, terms.evidence, None))
    graph.add((island, OWL.sameAs, URIRef("http://www.wikidata.org/entity/Q6670741")))
    assert "OnlyACountryIsImplied" in rules(graph)


@pytest.fixture(scope="module")
def published() -> frozenset[Triple]:
    """The graph that is committed, which has a claim for everything."""
    return frozenset(map(from_rdflib, read_graph(OUTPUT)))


def ledger_findings(triples: Iterable[Triple]) -> list[tuple[str, str]]:
    return [(finding.words, finding.found) for finding in check_ledger(Index(triples))]


@pytest.mark.parametrize("end", [PARTS[0], PARTS[2]])
def test_a_claim_that_a_place_lies_in_another_has_words_for_both(end: str, published: frozenset[Triple]) -> None:
    assert ledger_findings(published) == []
    index = Index(published)
    lies = index.subjects(PARTS[1], lines.schema_containedInPlace)
    claims = [claim for claim in lies if "/rule/places-" in str(index.objects(claim, lines.byRule))]
    place = index.value(min(claims), end)
    without = {triple for triple in published if triple[:2] != (place, lines.evidence)}
    assert ("its evidence holds words for those it speaks of", bare(place)) in ledger_findings(without)


def test_who_does_what_to_whom_is_no_plain_triple(published: frozenset[Triple]) -> None:
    index = Index(published)
    asserted = [
        claim
        for claim in index.subjects(PARTS[1], lines.plover_AGREE)
        if index.objects(claim, lines.schema_about) and index.value(claim, lines.status) == lines.Asserted
    ]
    deed = tuple(index.value(min(asserted), part) for part in PARTS)
    found = ledger_findings({*published, deed})
    assert found
    assert {words for words, _ in found} == {"who does what to whom stands as an event and as a claim, not as a plain triple"}
