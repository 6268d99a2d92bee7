"""Lines of N-Triples are those that Oxigraph writes, whatever stands in a literal."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rdflib import Literal, URIRef
from rdflib.namespace import RDF, XSD

from kg import terms
from kg.graph.lines import line, reference
from kg.graph.turtle import pyoxigraph_triple, turtle

ARTICLE = URIRef("https://w3id.org/newskg/doc/a")
TEXT = st.text(st.characters(exclude_categories=["Cs"]))


def test_a_line_as_it_stands() -> None:
    quoted = Literal('He said: "No"\n', normalize=False)
    assert line((ARTICLE, terms.quote, quoted)) == (
        '<https://w3id.org/newskg/doc/a> <https://w3id.org/newskg/ontology#quote> "He said: \\"No\\"\\n" .'
    )


@given(TEXT, st.sampled_from([None, XSD.string, XSD.date, XSD.decimal]))
@example("\x00\x07\x08\t\x0b\x0c\r\x1f\x7f\x80\\", None)
def test_a_literal_is_written_as_oxigraph_writes_it(text: str, datatype: URIRef | None) -> None:
    triple = (ARTICLE, terms.quote, Literal(text, datatype=datatype, normalize=False))
    assert line(triple) == f"{pyoxigraph_triple(triple)} ."


@given(TEXT, st.sampled_from(["en", "en-gb", "de"]))
def test_so_is_one_in_a_language(text: str, language: str) -> None:
    triple = (ARTICLE, terms.quote, Literal(text, lang=language, normalize=False))
    assert line(triple) == f"{pyoxigraph_triple(triple)} ."


def test_terms_of_the_vocabulary_are_one_object() -> None:
    assert reference("https://w3id.org/newskg/ontology#quote") is terms.quote
    assert reference(str(RDF.type)) is RDF.type
    assert reference("https://w3id.org/newskg/doc/a") == ARTICLE


@pytest.mark.parametrize("iri", ["https://w3id.org/newskg/a b", "https://w3id.org/> <https://w3id.org/x", 'https://w3id.org/"'])
def test_turtle_refuses_what_is_no_iri(iri: str) -> None:
    with pytest.raises(ValueError, match="no IRI"):
        turtle({(ARTICLE, terms.about, URIRef(iri))}, {})
