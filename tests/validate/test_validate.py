"""A sound graph passes; each single breach is found, under its rule and in plain words."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest
from breaches import BREACHES, HEAD
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, XSD

from kg import terms
from kg.errors import DataError, InputError
from kg.validate import check, read_graph, read_texts, validate
from kg.validate.findings import Finding, Report
from kg.validate.index import Index
from kg.validate.spans import check_spans

EXAMPLE = Path(__file__).parent / "example"
TURTLE = (EXAMPLE / "example.ttl").read_text(encoding="utf-8")


def rules(turtle: str) -> list[str]:
    """The rules that a changed example breaks, errors only."""
    graph = Graph().parse(data=turtle, format="turtle")
    return sorted({finding.rule for finding in check(graph, read_texts(EXAMPLE)).errors})


def test_the_example_is_valid() -> None:
    report = validate(EXAMPLE)
    assert report.findings == ()
    assert report.ok
    assert list(report.lines()) == ["valid: 244 triples, 26 spans, 0 errors, 0 warnings"]


@pytest.mark.parametrize(("stands", "instead", "expected"), BREACHES)
def test_a_breach_is_found(stands: str, instead: str, expected: list[str]) -> None:
    assert stands in TURTLE
    assert rules(HEAD + TURTLE.replace(stands, instead, 1)) == expected


def test_an_asserted_claim_beside_it_allows_the_plain_triple() -> None:
    asserted = (
        "<claim/2> a kg:Claim ; rdf:subject <id/place/lolwe-island> ; rdf:predicate schema:containedInPlace ;"
        " rdf:object <id/country/UGA> ; kg:status kg:Asserted ; kg:evidence ?span .\n"
        "<id/place/lolwe-island> schema:containedInPlace <id/country/UGA> .\n"
    )
    graph = Graph().parse(data=TURTLE, format="turtle")
    span = graph.value(URIRef("https://w3id.org/newskg/claim/island"), terms.evidence)
    assert rules(TURTLE + asserted.replace("?span", f"<{span}>")) == []


def test_attributed_to_nobody_is_only_a_warning() -> None:
    stands = "kg:accordingTo <id/country/UGA> ;\n    kg:agent"
    graph = Graph().parse(data=TURTLE.replace(stands, "kg:agent", 1), format="turtle")
    report = check(graph, read_texts(EXAMPLE))
    assert report.ok
    assert [(f.rule, f.warning) for f in report.findings] == [("AttributedToSomebody", True)]


def test_a_finding_reads_plainly() -> None:
    graph = read_graph(EXAMPLE)
    country = URIRef("https://w3id.org/newskg/id/country/KEN")
    graph.set((country, terms.iso3, Literal("KE", datatype=XSD.string)))
    assert [str(f) for f in check(graph, read_texts(EXAMPLE)).findings] == [
        "error Country: Kenya <https://w3id.org/newskg/id/country/KEN>: "
        'a country\'s code is three capitals, once [kg:iso3] (found: "KE")'
    ]


def test_an_empty_graph_is_not_valid() -> None:
    report = check(Graph(), {})
    assert list(report.lines()) == [
        "error empty: the graph: a graph holds at least one article",
        "NOT valid: 0 triples, 0 spans, 1 errors, 0 warnings",
    ]


def test_a_long_report_shows_twenty_of_a_rule_and_counts_the_rest() -> None:
    findings = tuple(Finding("offsets", f"<urn:{n}>", "differs") for n in range(25))
    lines = list(Report(triples=9, spans=25, findings=findings).lines())
    assert len(lines) == 22
    assert lines[-2:] == ["error offsets: 5 more", "NOT valid: 9 triples, 25 spans, 25 errors, 0 warnings"]


@given(text=st.text(min_size=1), data=st.data())
def test_any_slice_of_any_text_agrees_and_a_shifted_one_does_not(text: str, data: st.DataObject) -> None:
    begin = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(begin + 1, len(text)))
    try:
        sha = hashlib.sha256(text.encode("utf-8")).hexdigest()
    except UnicodeEncodeError:
        return  # a lone surrogate is no text
    article = URIRef(f"https://w3id.org/newskg/doc/{sha}")
    span = URIRef(f"{article}/char/{begin}-{end}")
    graph = Graph()
    graph.add((article, RDF.type, terms.Article))
    graph.add((article, terms.schema_sha256, Literal(sha)))
    graph.add((span, RDF.type, terms.nif_OffsetBasedString))
    graph.add((span, terms.nif_referenceContext, article))
    graph.add((span, terms.nif_beginIndex, Literal(begin, datatype=XSD.nonNegativeInteger)))
    graph.add((span, terms.nif_endIndex, Literal(end, datatype=XSD.nonNegativeInteger)))
    graph.add((span, terms.nif_anchorOf, Literal(text[begin:end])))
    assert list(check_spans(Index(graph), {sha: text})) == []
    graph.set((span, terms.nif_anchorOf, Literal(text[begin:end] + "!")))
    assert [finding.rule for finding in check_spans(Index(graph), {sha: text})] == ["offsets"]


# folders


def test_a_folder_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such folder"):
        validate(tmp_path / "nowhere")
    with pytest.raises(InputError, match="no Turtle file"):
        validate(tmp_path)


def test_a_broken_file_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text("<urn:a> <urn:b>\n<urn:c>\n<urn:d> .\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"a\.ttl: no Turtle: at line 3"):
        validate(tmp_path)
    (tmp_path / "a.ttl").write_bytes(b'<urn:a> <urn:b> "\xff" .')
    with pytest.raises(DataError, match=r"a\.ttl: not UTF-8"):
        validate(tmp_path)


def test_a_changed_article_is_found(tmp_path: Path) -> None:
    shutil.copytree(EXAMPLE, tmp_path / "graph")
    text = next((tmp_path / "graph" / "articles").glob("*.txt"))
    text.write_bytes(text.read_bytes().replace(b"\n", b"\r\n"))
    assert {finding.rule for finding in validate(tmp_path / "graph").errors} == {"article-text"}


def without_texts(turtle: str) -> list[str]:
    """The rules that a changed example breaks where the text of its article is not at hand."""
    return sorted({finding.rule for finding in check(Graph().parse(data=turtle, format="turtle"), {}).errors})


def test_without_the_text_the_example_is_valid_too(tmp_path: Path) -> None:
    shutil.copytree(EXAMPLE, tmp_path / "graph")
    shutil.rmtree(tmp_path / "graph" / "articles")
    assert validate(tmp_path / "graph").findings == ()


@pytest.mark.parametrize(
    ("old", "new", "broken"),
    [
        ('nif:anchorOf "Lolwe Island" .', 'nif:anchorOf "Lolwe island" .', ["offsets"]),  # another letter than in the clause around it
        ('nif:anchorOf "Amina Saïdi"', 'nif:anchorOf "Amina Saïd"', ["offsets"]),  # shorter than its offsets say
        ('nif:endIndex "28"', 'nif:endIndex "29"', ["offsets", "span-iri"]),
    ],
)
def test_without_the_text_spans_are_checked_against_each_other(old: str, new: str, broken: list[str]) -> None:
    assert TURTLE.count(old) == 1
    assert without_texts(TURTLE.replace(old, new)) == broken


def test_a_span_that_moves_with_its_iri_no_longer_agrees_with_the_clause_around_it() -> None:
    head, span, tail = TURTLE.partition("/char/202-214> a nif:OffsetBasedString")
    moved = span.replace("202-214", "203-215") + tail.replace('"202"', '"203"', 1).replace('"214"', '"215"', 1)
    assert without_texts(head.replace("/char/202-214>", "/char/203-215>") + moved) == ["offsets"]


def test_texts_may_be_given_beside_the_folder(tmp_path: Path) -> None:
    shutil.copytree(EXAMPLE, tmp_path / "graph")
    shutil.rmtree(tmp_path / "graph" / "articles")
    texts = read_texts(EXAMPLE)
    assert validate(tmp_path / "graph", texts).ok
    wrong = {sha256: f"{text} More." for sha256, text in texts.items()}
    assert {finding.rule for finding in validate(tmp_path / "graph", wrong).errors} == {"article-text"}
