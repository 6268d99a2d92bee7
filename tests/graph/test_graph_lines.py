"""Lines of N-Triples are those that Oxigraph writes, whatever stands in a literal."""

from __future__ import annotations

import pyoxigraph
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rdflib import Literal
from rdflib.namespace import XSD

from kg.graph import terms
from kg.graph.lines import bare, from_oxigraph, line, literal, rdflib_literal, suffix_of, written
from kg.graph.names import Names
from kg.graph.turtle import turtle

ARTICLE = "<https://w3id.org/newskg/doc/a>"
TEXT = st.text(st.characters(exclude_categories=["Cs"]))
SPECIAL = "\x00\x07\x08\t\x0b\x0c\r\x1f\x7f\x80\\"


def test_a_line_as_it_stands() -> None:
    assert line((ARTICLE, terms.quote, literal('He said: "No"\n'))) == (
        '<https://w3id.org/newskg/doc/a> <https://w3id.org/newskg/ontology#quote> "He said: \\"No\\"\\n" .'
    )


@given(TEXT, st.sampled_from([None, *(pyoxigraph.NamedNode(datatype) for datatype in (XSD.string, XSD.date, XSD.decimal))]))
@example(SPECIAL, None)
def test_a_literal_is_written_as_oxigraph_writes_it(text: str, datatype: pyoxigraph.NamedNode | None) -> None:
    suffix = "" if datatype is None or datatype.value == str(XSD.string) else f"^^{datatype}"
    term = literal(text, suffix)
    assert term == str(pyoxigraph.Literal(text, datatype=datatype))
    assert (bare(term), suffix_of(term)) == (text, suffix)
    assert written(rdflib_literal(term)) == term


@given(TEXT, st.sampled_from(["en", "en-gb", "de"]))
def test_so_is_one_in_a_language(text: str, language: str) -> None:
    term = literal(text, f"@{language}")
    assert term == str(pyoxigraph.Literal(text, language=language))
    assert (bare(term), suffix_of(term)) == (text, f"@{language}")
    assert written(rdflib_literal(term)) == term == written(Literal(text, lang=language.upper()))


def test_a_resource_without_an_iri_is_refused() -> None:
    name = pyoxigraph.NamedNode("https://w3id.org/newskg/doc/a")
    assert from_oxigraph(pyoxigraph.Triple(name, name, pyoxigraph.Literal("x"))) == (ARTICLE, ARTICLE, '"x"')
    for triple in (pyoxigraph.Triple(pyoxigraph.BlankNode(), name, name), pyoxigraph.Triple(name, name, pyoxigraph.BlankNode())):
        with pytest.raises(ValueError, match="without an IRI"):
            from_oxigraph(triple)


@pytest.mark.parametrize(
    "iri",
    ["https://w3id.org/a b", "https://w3id.org/> <https://w3id.org/x", 'https://w3id.org/"', "https://w3id.org/newskg/doc/a/char/1 2"],
)
def test_turtle_refuses_what_is_no_iri(iri: str) -> None:
    with pytest.raises(ValueError, match="no IRI"):
        turtle({(ARTICLE, terms.about, f"<{iri}>")}, Names({"char": f"{bare(ARTICLE)}/char/"}))
