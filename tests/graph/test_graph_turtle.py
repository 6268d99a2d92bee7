"""Turtle: the same bytes whatever the order, read alike by two libraries, and no text that breaks it."""

from __future__ import annotations

import random
from dataclasses import replace

import pyoxigraph
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, RDFS, SKOS
from scene import DOC, MINTER, READING, read, thing
from scene import written as triples

from kg import terms
from kg.graph.lines import Triple, bare, from_rdflib
from kg.graph.names import Names
from kg.graph.turtle import prefixes, turtle
from kg.records import Article, Form, Kind, Mention, Reading, Span
from kg.resolve.entities import slug
from kg.validate import check

HEAD = "newskg\narticle: a pact"


def written(found: set[Triple], *, comment: str = HEAD) -> bytes:
    return turtle(found, Names(prefixes(MINTER, article=READING.article.sha256)), comment=comment)


def by_rdflib(data: bytes) -> set[tuple[str, ...]]:
    """Subject, predicate, value, datatype and language of each triple."""
    return {
        (str(s), str(p), str(o), str(o.datatype or ""), o.language or "") if isinstance(o, Literal) else (str(s), str(p), str(o), "", "")
        for s, p, o in Graph().parse(data=data.decode("utf-8"), format="turtle")
    }


def by_oxigraph(data: bytes) -> set[tuple[str, ...]]:
    plain = {"http://www.w3.org/2001/XMLSchema#string", "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"}
    found = set()
    for quad in pyoxigraph.parse(data, format=pyoxigraph.RdfFormat.TURTLE):
        value = quad.object
        if isinstance(value, pyoxigraph.Literal):
            datatype = "" if value.datatype.value in plain else value.datatype.value
            found.add((quad.subject.value, quad.predicate.value, value.value, datatype, value.language or ""))
        else:
            found.add((quad.subject.value, quad.predicate.value, value.value, "", ""))
    return found


def test_two_libraries_read_the_same_and_what_was_written() -> None:
    found = triples()
    data = written(found)
    assert by_rdflib(data) == by_oxigraph(data)
    assert len(by_rdflib(data)) == len(found)
    assert b"_:" not in data


def test_the_order_of_the_triples_does_not_matter() -> None:
    found = sorted(triples())
    data = written(set(found))
    for seed in range(5):
        random.Random(seed).shuffle(found)
        assert turtle(found, Names(prefixes(MINTER, article=READING.article.sha256)), comment=HEAD) == data


def test_a_reader_finds_the_article_first_and_the_spans_last() -> None:
    lines = written(triples()).decode("utf-8").splitlines()
    assert lines[:2] == ["# newskg", "# article: a pact"]
    subjects = [line.split()[0] for line in lines if line and line[0] not in " #@"]
    assert subjects[0] == f"doc:{READING.article.sha256}"
    assert subjects[1] == "treaty:trade-pact-scene"
    spans = [subject for subject in subjects if subject.startswith("char:")]
    assert len(spans) == 12
    assert subjects[-12:] == spans
    assert [int(name.removeprefix("char:").split("-")[0]) for name in spans] == sorted(
        int(name.removeprefix("char:").split("-")[0]) for name in spans
    )


def test_only_used_prefixes_are_declared() -> None:
    data = turtle({from_rdflib((DOC, RDF.type, terms.Article))}, Names(prefixes(MINTER))).decode("utf-8")
    declared = [line.split()[1] for line in data.splitlines() if line.startswith("@prefix")]
    assert sorted(declared) == ["doc:", "kg:", "rdf:"]


HOSTILE = [
    'Mira "the Fox" Tolan',
    "Mira\\Tolan",
    "Mira 'Tolan'",
    'Tolan""" .',
    "מירה טולן",
    "\u202eMira Tolan\u202c",
    "Mira 🦊 Tolan",
    "Mi\u0301ra To\u0308lan",
    "Mira\nTolan",
    "Mira\tTolan",
    "Mira\r\nTolan",
    "Mira\u2028Tolan",
    "<Mira> {Tolan}",
    "@prefix a: <b> .",
    "%20 %zz",
    "Mira\xa0Tolan",
    "# Mira ; . ,",
]


def named(name: str) -> Reading:
    """An article about a person with that name."""
    text = f"Then {name} spoke."
    mention = Mention(Span(5, 5 + len(name), name), Form.NAME, Kind.PERSON, name.split()[-1], 0, subject=True)
    return replace(
        READING, article=Article("hostile", text, title=name), sentences=(Span(0, len(text), text),), mentions=(mention,),
        times=(), statements=(), events=(), treaties=(),
    )  # fmt: skip


def holds(name: str) -> None:
    reading = named(name)
    found = triples(reading)
    assert check_lines(reading, found) == []
    data = turtle(found, Names(prefixes(MINTER, article=reading.article.sha256)), comment=HEAD)
    assert by_rdflib(data) == by_oxigraph(data)
    graph = Graph().parse(data=data.decode("utf-8"), format="turtle")
    (person,) = graph.subjects(RDF.type, terms.Person)
    assert str(graph.value(person, RDFS.label)) == " ".join(name.split())
    assert list(graph.objects(person, SKOS.altLabel)) == []
    spans = {str(o) for o in graph.objects(None, terms.nif_anchorOf)}
    assert spans == {name}
    assert str(graph.value(predicate=RDF.type, object=terms.Article)).endswith(reading.article.sha256)


def check_lines(reading: Reading, found: set) -> list[str]:
    return [str(finding) for finding in check(read(found), {reading.article.sha256: reading.article.text}).errors]


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names(name: str) -> None:
    holds(name)


# what kg.corpus lets through: no control characters but tab and line ends, no halves of surrogate pairs
LETTERS = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff") | st.sampled_from("\n\t")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@example("\u200b")
@given(st.text(LETTERS, min_size=1, max_size=20).filter(str.split))
def test_any_text_goes_through_turtle(value: str) -> None:
    found = {
        (thing(f"person/{slug(value)}"), RDFS.label, Literal(value, lang="en")),
        (DOC, terms.schema_headline, Literal(value)),
        (DOC, terms.nif_anchorOf, Literal(f" .\n\t{value} .\n")),
    }
    data = written(set(map(from_rdflib, found)), comment="")
    wanted = {(str(s), str(p), str(o), "", o.language or "") for s, p, o in found if isinstance(o, Literal)}
    assert by_oxigraph(data) == by_rdflib(data) == wanted


XSD = "http://www.w3.org/2001/XMLSchema#"


def as_oxigraph_writes_it(term: str) -> str:
    """The term as the value of the only triple of a Turtle document of Oxigraph."""
    triple = pyoxigraph.parse(f"<urn:s> <urn:p> {term} .", format=pyoxigraph.RdfFormat.N_TRIPLES)
    used = prefixes(MINTER, article=READING.article.sha256)
    document = pyoxigraph.serialize(triple, format=pyoxigraph.RdfFormat.TURTLE, prefixes=used)
    assert document is not None
    return document.decode("utf-8").split("<urn:s> <urn:p> ")[-1].removesuffix(" .\n")


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from([MINTER.base, f"{MINTER.base}id/person/", f"{DOC}/char/", f"{DOC}/", terms.PREFIXES["kg"], "https://example.com/"]),
    st.text("aZ09_-.:/%~'()é", max_size=6).filter(lambda text: "%" not in text) | st.sampled_from(["a%20b", "%C3%A9", "1-2"]),
)
@example(f"{MINTER.base}id/person/", "a/b")
@example(f"{MINTER.base}id/person/", "a.")
@example(f"{DOC}/char/", "1-2/x")
def test_a_name_is_read_as_the_iri_that_it_stands_for(start: str, local: str) -> None:
    data = written({from_rdflib((DOC, RDFS.seeAlso, URIRef(f"{start}{local}")))})
    assert by_rdflib(data) == by_oxigraph(data) == {(str(DOC), str(RDFS.seeAlso), f"{start}{local}", "", "")}


@pytest.mark.parametrize(
    "value",
    [
        '"7"^^<integer>', '"+07"^^<integer>', '"x"^^<integer>', '"1.50"^^<decimal>', '"1."^^<decimal>', '".5"^^<decimal>',
        '"true"^^<boolean>', '"1"^^<boolean>', '"1e0"^^<double>', '"7"^^<nonNegativeInteger>', '"2021-05-04"^^<date>',
        '"a \\"b\\" \\\\ c"', '"a"@en', '"a"@en-gb',
    ],
)  # fmt: skip
def test_a_literal_is_what_oxigraph_writes(value: str) -> None:
    term = value.replace("^^<", f"^^<{XSD}")
    assert Names(prefixes(MINTER))[term] == as_oxigraph_writes_it(term)


@settings(max_examples=100, deadline=None)
@given(st.text(LETTERS, max_size=30))
def test_a_slug_is_part_of_any_iri(name: str) -> None:
    found = slug(name)
    assert found
    assert set(found) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert bare(MINTER.entity(f"person/{found}")) == f"https://example.org/kg/id/person/{found}"


def test_a_title_cannot_leave_its_comment() -> None:
    data = written(triples(), comment="one\ntwo\u2028three\rfour")
    assert data.startswith(b"# one\n# two\n# three\n# four\n")
    assert len(by_oxigraph(data)) == len(triples())
