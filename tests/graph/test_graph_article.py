"""One article -> triples: evidence, statuses, dates, claims, labels, and IRIs that depend on nothing but content."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rdflib import Literal, URIRef
from rdflib.namespace import RDF, RDFS, XSD
from scene import (
    CHILE,
    DAY,
    DOC,
    LEAVE,
    LIMA,
    MINTER,
    PACT,
    PERU,
    READING,
    SAID,
    SIGNED,
    TEXT,
    TOLAN,
    as_graph,
    short,
    span,
    thing,
    triples,
    with_event,
)

from kg import terms
from kg.errors import InputError
from kg.graph import article_graph
from kg.graph.lines import bare
from kg.graph.literals import date_literal, degrees, offset
from kg.iris import Minter, digest
from kg.records import Containment, Form, Kind, Mention, PostHeld, Status, TimeExpression
from kg.resolve import resolve
from kg.validate import check


def events(found: set) -> dict[str, URIRef]:
    """The events by the last part of their type."""
    return {str(o).rsplit("/", 1)[-1]: s for s, p, o in found if p == terms.sem_eventType}


def values(found: set, subject: URIRef, predicate: URIRef) -> list[str]:
    return sorted(short(o) for s, p, o in found if (s, p) == (subject, predicate))


def words_of(found: set, subject: URIRef) -> list[str]:
    """The words on which a resource stands."""
    spans = {o for s, p, o in found if (s, p) == (subject, terms.evidence)}
    return sorted(str(o) for s, p, o in found if s in spans and p == terms.nif_anchorOf)


def test_the_scene_passes_the_checks() -> None:
    report = check(as_graph(triples()), {READING.article.sha256: TEXT})
    assert list(report.lines())[-1].startswith("valid: ")


def test_the_article() -> None:
    found = triples()
    assert values(found, DOC, terms.schema_identifier) == ["scene"]
    assert values(found, DOC, terms.schema_headline) == ["A pact"]
    assert (DOC, terms.schema_datePublished, Literal("2021-05-05", datatype=XSD.date)) in found
    assert values(found, DOC, terms.schema_sha256) == [READING.article.sha256]


def test_an_asserted_event_with_its_parties_place_and_day() -> None:
    found = triples()
    node = events(found)["AGREE"]
    assert values(found, node, terms.agent) == ["id/country/CHL", "id/country/PER"]
    assert values(found, node, terms.sem_hasPlace) == ["id/place/lima-Q2868"]
    assert (node, terms.sem_hasTimeStamp, Literal("2021-05-04", datatype=XSD.date)) in found
    assert values(found, node, terms.status) == ["Asserted"]
    assert values(found, node, terms.accordingTo) == []
    assert values(found, node, RDFS.label) == ["Chile, Peru: signed (AGREE)"]
    assert values(found, node, terms.timeExpression) == [f"doc/{READING.article.sha256}/char/{DAY.span.begin}-{DAY.span.end}"]


def test_an_asserted_event_has_asserted_claims_only() -> None:
    found = triples(replace(READING, events=(SIGNED,)))
    claimed = {s for s, p, o in found if p == terms.schema_about}
    assert claimed
    assert {value for claim in claimed for value in values(found, claim, terms.status)} == {"Asserted"}


@pytest.mark.parametrize(
    ("status", "name"),
    [
        (Status.ATTRIBUTED, "Attributed"),
        (Status.PLANNED, "Planned"),
        (Status.DENIED, "Denied"),
        (Status.HYPOTHETICAL, "Hypothetical"),
    ],
)
def test_what_is_not_asserted_is_a_claim_and_never_asserted(status: Status, name: str) -> None:
    found = triples(with_event(status=status, agents=(PERU,), recipients=(CHILE,), according_to=(TOLAN,)))
    node = events(found)["AGREE"]
    assert values(found, node, terms.status) == [name]
    (claim,) = [s for s, p, o in found if p == terms.schema_about and o == node]
    assert values(found, claim, RDF.subject) == ["id/country/PER"]
    assert values(found, claim, RDF.predicate) == ["https://w3id.org/newskg/plover/AGREE"]
    assert values(found, claim, RDF.object) == ["id/country/CHL"]
    assert values(found, claim, terms.status) == [name]
    assert values(found, claim, terms.accordingTo) == ["id/person/mira-tolan"]
    assert {span(v) for v in words_of(found, claim)} >= {PERU.span, CHILE.span, SIGNED.trigger}
    assert not any(p in {terms.agent, terms.recipient} and s == URIRef(f"{MINTER.base}id/country/PER") for s, p, o in found)


def test_each_attributed_proposition_is_one_claim() -> None:
    found = triples(with_event(status=Status.ATTRIBUTED, agents=(PERU, CHILE), recipients=(TOLAN,), according_to=(TOLAN,)))
    node = events(found)["AGREE"]
    about = [s for s, p, o in found if p == terms.schema_about and o == node]
    assert len(about) == 2
    assert sorted(v for c in about for v in values(found, c, RDF.subject)) == ["id/country/CHL", "id/country/PER"]


def test_a_statement_with_its_words_speaker_and_what_it_reports() -> None:
    found = triples()
    (node,) = [s for s, p, o in found if p == RDF.type and o == terms.Statement]
    assert values(found, node, terms.quote) == ["Tolan's army will leave,"]
    assert values(found, node, terms.quoteKind) == ["Direct"]
    assert values(found, node, terms.speaker) == ["id/person/mira-tolan"]
    assert [URIRef(MINTER.base + v) for v in values(found, node, terms.reports)] == [events(found)["RETREAT"]]
    assert values(found, node, RDFS.label) == ['Mira Tolan: "Tolan\'s army will leave,"']


def test_a_statement_of_nobody_known_says_so() -> None:
    found = triples(replace(READING, statements=(replace(SAID, speaker=None),)))
    (node,) = [s for s, p, o in found if p == RDF.type and o == terms.Statement]
    assert values(found, node, terms.speaker) == []
    said = SAID.cue
    assert said is not None
    assert values(found, node, terms.unresolved) == [f"doc/{READING.article.sha256}/char/{said.begin}-{said.end}"]


def test_a_treaty_without_a_name_belongs_to_its_article() -> None:
    found = triples()
    node = URIRef(f"{MINTER.base}id/treaty/trade-pact-scene")
    assert values(found, node, terms.signatory) == ["id/country/CHL", "id/country/PER"]
    assert (node, terms.signedOn, Literal("2021-05-04", datatype=XSD.date)) in found
    assert values(found, node, terms.signedAt) == ["id/place/lima-Q2868"]
    assert values(found, node, terms.treatyKind) == ["kind-pact"]


def test_a_treaty_with_a_name_keeps_its_words() -> None:
    found = triples(replace(READING, treaties=(replace(PACT, label="Treaty of Lima", kind="treaty"),)))
    node = URIRef(f"{MINTER.base}id/treaty/treaty-of-lima-scene")
    assert values(found, node, RDFS.label) == ["Treaty of Lima"]
    assert values(found, node, terms.treatyKind) == ["kind-treaty"]


@pytest.mark.parametrize(
    ("value", "datatype"), [("2021", XSD.gYear), ("2021-05", XSD.gYearMonth), ("2021-05-04", XSD.date)]
)
def test_dates_by_their_length(value: str, datatype: URIRef) -> None:
    assert date_literal(value) == f'"{value}"^^<{datatype}>'
    time = replace(DAY, date=value)
    found = triples(with_event(time=time))
    assert (events(found)["AGREE"], terms.sem_hasTimeStamp, Literal(value, datatype=datatype)) in found


def test_a_time_that_nothing_fixes_has_no_stamp_but_its_words() -> None:
    found = triples(with_event(time=TimeExpression(DAY.span, "XXXX-WXX-1", 0)))
    node = events(found)["AGREE"]
    assert [p for s, p, o in found if s == node and "TimeStamp" in str(p)] == []
    assert len(values(found, node, terms.timeExpression)) == 1


def test_a_span_of_time_has_begin_and_end() -> None:
    found = triples(with_event(time=replace(DAY, date=None, begin="2021-05-01", end="2021-05")))
    node = events(found)["AGREE"]
    assert (node, terms.sem_hasBeginTimeStamp, Literal("2021-05-01", datatype=XSD.date)) in found
    assert (node, terms.sem_hasEndTimeStamp, Literal("2021-05", datatype=XSD.gYearMonth)) in found


def test_literals_are_written_in_one_way() -> None:
    assert offset(7) == f'"7"^^<{XSD.nonNegativeInteger}>'
    assert [bare(degrees(value)) for value in (40.4093, -12.5, 7.0, 0.00001)] == ["40.4093", "-12.5", "7.0", "0.0"]


def test_every_span_is_its_slice() -> None:
    graph = as_graph(triples())
    spans = list(graph.subjects(RDF.type, terms.nif_OffsetBasedString))
    assert len(spans) == 12
    for node in spans:
        begin, end = (int(str(graph.value(node, p))) for p in (terms.nif_beginIndex, terms.nif_endIndex))
        assert str(graph.value(node, terms.nif_anchorOf)) == TEXT[begin:end]
        assert str(node) == f"{DOC}/char/{begin}-{end}"


def test_every_node_has_an_iri() -> None:
    assert all(isinstance(node, (URIRef, Literal)) for triple in triples() for node in triple)


def test_an_entity_with_its_finer_and_its_top_classes() -> None:
    found = triples()
    lima = URIRef(f"{MINTER.base}id/place/lima-Q2868")
    assert values(found, lima, RDF.type) == ["Place", "Settlement"]
    assert values(found, URIRef(f"{MINTER.base}id/country/PER"), RDF.type) == ["Actor", "Country", "Place"]
    assert values(found, URIRef(f"{MINTER.base}id/person/mira-tolan"), RDF.type) == ["Actor", "Person"]
    assert values(found, lima, terms.schema_containedInPlace) == ["id/country/PER"]


def test_who_is_unresolved_is_left_out_and_no_actor_is_invented() -> None:
    he = Mention(span("Tolan"), Form.PRONOUN, Kind.PERSON, "he", 1)
    found = triples(with_event(agents=(he,)))
    assert "AGREE" not in events(found)
    assert [s for s, p, o in found if o == terms.Person] == [URIRef(f"{MINTER.base}id/person/mira-tolan")]


# IRIs


def test_the_order_of_the_records_does_not_matter() -> None:
    turned = replace(
        READING, events=READING.events[::-1], mentions=READING.mentions[::-1],
    )  # fmt: skip
    assert article_graph(turned, resolve(turned), MINTER).triples == article_graph(READING, resolve(READING), MINTER).triples


def test_an_event_keeps_its_iri_when_the_text_before_its_sentence_changes() -> None:
    before = events(triples())["RETREAT"]
    longer = "It rained. " + TEXT
    tolan = replace(TOLAN, span=span("Mira Tolan", text=longer))
    moved = replace(
        READING,
        article=replace(READING.article, text=longer),
        sentences=tuple(span(s.text, text=longer) for s in READING.sentences),
        mentions=(tolan,),
        events=(replace(LEAVE, trigger=span("leave", text=longer), agents=(tolan,), according_to=()),),
        times=(), statements=(), treaties=(),
    )  # fmt: skip
    assert events(triples(moved))["RETREAT"] == before


def test_two_events_of_one_word_are_two() -> None:
    both = triples(replace(READING, events=(SIGNED, replace(SIGNED, agents=(PERU,)), LEAVE)))
    assert len([s for s, p, o in both if p == terms.sem_eventType and str(o).endswith("AGREE")]) == 2


def test_the_same_sentence_in_another_article_is_another_event() -> None:
    other = replace(READING, article=replace(READING.article, id="other"))
    assert events(triples(other))["AGREE"] != events(triples())["AGREE"]


@pytest.mark.parametrize("base", ["https://example.org/kg/", "http://example.org/a/b/"])
def test_everything_of_ours_lies_below_the_base(base: str) -> None:
    ours = {str(s) for s, _, _ in triples(minter=Minter(base))}
    assert all(iri.startswith(base) for iri in ours)


@pytest.mark.parametrize(
    "base", ["", "example.org/", "ftp://example.org/", "https://example.org", "https://exa mple.org/", "https://e.org/<a>/", "urn:x:", "https://e.org/x#"]
)
def test_a_base_that_is_none(base: str) -> None:
    with pytest.raises(InputError, match="not an http"):
        Minter(base)


def test_minted_iris() -> None:
    minter = Minter("https://example.org/")
    assert minter.entity("place/São Tomé") == "<https://example.org/id/place/S%C3%A3o%20Tom%C3%A9>"
    assert minter.event("AGREE", "a", "b") == f"<https://example.org/event/agree-{digest('AGREE', 'a', 'b')}>"
    assert digest("ab", "c") != digest("a", "bc")
    assert digest("a", "b") == "f04cdced9736a69d"


def test_where_a_place_lies_is_a_fact_in_the_articles_voice_and_a_claim_in_a_statement() -> None:
    told = replace(READING, containments=(Containment(LIMA, CHILE, span("pact in Lima")),))
    said = replace(READING, containments=(Containment(LIMA, CHILE, span("army will leave")),))
    lies = (thing("place/lima-Q2868"), terms.schema_containedInPlace, thing("country/CHL"))
    assert lies in triples(told)
    found = triples(said)
    assert lies not in found
    placed = {s for s, p, o in found if (p, o) == (RDF.predicate, terms.schema_containedInPlace)}
    (claim,) = [s for s, p, o in found if s in placed and (p, o) == (RDF.object, lies[2])]
    assert (claim, RDF.subject, lies[0]) in found
    assert values(found, claim, terms.status) == ["Attributed"]
    assert values(found, claim, terms.accordingTo) == ["id/person/mira-tolan"]


def test_a_post_is_a_fact_in_the_articles_voice_and_a_claim_in_a_quotation() -> None:
    holds = (thing("person/mira-tolan"), terms.holdsPost, thing("post/general-per"))
    assert holds in triples(replace(READING, posts=(PostHeld(TOLAN, "general", PERU, span("said")),)))
    found = triples(replace(READING, posts=(PostHeld(TOLAN, "general", PERU, span("army")),)))
    assert holds not in found
    (claim,) = [s for s, p, o in found if (p, o) == (RDF.predicate, terms.holdsPost)]
    assert (claim, RDF.object, holds[2]) in found
    assert values(found, holds[2], terms.title) == ["general"]


def test_what_one_article_asserts_and_another_attributes_stands_with_both_claims() -> None:
    holds = (thing("person/mira-tolan"), terms.holdsPost, thing("post/general-per"))
    told = triples(replace(READING, posts=(PostHeld(TOLAN, "general", PERU, span("said")),)))
    quoted = triples(replace(READING, posts=(PostHeld(TOLAN, "general", PERU, span("army")),)))
    both = told | quoted
    claims = [s for s, p, o in both if (p, o) == (RDF.predicate, terms.holdsPost)]
    assert all((claim, RDF.object, holds[2]) in both for claim in claims)
    assert sorted(v for claim in claims for v in values(both, claim, terms.status)) == ["Asserted", "Attributed"]
    assert check(as_graph(both), {READING.article.sha256: TEXT}).ok
    (own,) = [claim for claim in claims if values(both, claim, terms.status) == ["Asserted"]]
    assert not check(as_graph({t for t in both if t[0] != own}), {READING.article.sha256: TEXT}).ok
