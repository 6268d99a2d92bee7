"""Every form holds the same triples: read back by rdflib and by Oxigraph, over the graph of the seeds and over hostile names and texts."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import unicodedata
from functools import cache
from pathlib import Path

import owlready2
import pyoxigraph
import pytest
import rdflib
from rdflib import Dataset, Graph, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.namespace import OWL, RDF, RDFS
from rdflib.term import Node

from kg import terms
from kg.errors import DataError, InputError
from kg.export import FORMATS, export, exported
from kg.graph import terms as lines
from kg.graph.lines import ALSO, LABEL, PARTS, TYPE, Triple, from_oxigraph, line, literal
from kg.graph.literals import english, offset, text
from kg.graph.names import Names
from kg.graph.turtle import prefixes, turtle
from kg.iris import Minter
from kg.reason.nodes import rdflib_triple
from kg.records import Span
from kg.resolve.entities import slug
from kg.store import read_folder

# rdflib's own readers of JSON-LD, TriG and N-Quads use what rdflib calls deprecated.
pytestmark = pytest.mark.filterwarnings("ignore:(ConjunctiveGraph|Dataset.default_context) is deprecated:DeprecationWarning")
OUTPUT = Path(__file__).resolve().parents[2] / "output"
MINTER = Minter()
SHA = "ab" * 32
RDFLIB = {"turtle": "turtle", "ntriples": "nt", "jsonld": "json-ld", "rdfxml": "xml", "trig": "trig", "nquads": "nquads"}
OXIGRAPH = {
    "turtle": pyoxigraph.RdfFormat.TURTLE,
    "trig": pyoxigraph.RdfFormat.TRIG,
    "ntriples": pyoxigraph.RdfFormat.N_TRIPLES,
    "nquads": pyoxigraph.RdfFormat.N_QUADS,
    "jsonld": pyoxigraph.RdfFormat.JSON_LD,
    "rdfxml": pyoxigraph.RdfFormat.RDF_XML,
    "turtle12": pyoxigraph.RdfFormat.TURTLE,
}
WITH_GRAPHS = ("trig", "nquads")
REIFIES = pyoxigraph.NamedNode(f"{RDF}reifies")
#: What names and texts are fuzzed with: quotes, backslashes, right-to-left, emoji, combining marks, controls, and mark-up.
PIECES = [
    '"', "'", '"""', "\\", "\\n", "\\u0041", "\\x", "\t", "\n", "\r", "\r\n", "\x7f", "\x85", "\x9f", "\xa0", "\u2028", "\u2029",
    "\u200b", "\u200d", "\ufeff", "\u202e", "\u2067", "\u200f", "שלום", "السلام", "ߊߓ", "😀", "👩\u200d👩\u200d👧", "🇫🇷",
    "e\u0301", "o\u0308\u0323", "\u0300", "क्ष", "中文", "한글", "Ǆ", "ﬁ", "\U0001d54f", "\U0010fffd", "\ue000", "\ufdd0",
    "<", ">", "&", "&amp;", "<b>", "]]>", "<!--", "{", "}", "|", "^", "`", "@en", "^^xsd:date", "%", "%20", "#", "?", "/", "//", ":", "_:",
    "a", "Zürich", " ", "  ", ".", ";", ",", "[", "]", "(", ")", "<<", ">>", "$",
]  # fmt: skip


def fuzzed(number: int) -> list[str]:
    """That many different texts, each of pieces and of any characters that an article may hold; the same every run."""
    chance = random.Random(4)
    found: dict[str, None] = {}
    while len(found) < number:
        pieces = (chance.choice(PIECES) if chance.random() < 0.8 else character(chance) for _ in range(chance.randrange(1, 9)))
        found["".join(pieces)] = None
    return list(found)


def character(chance: random.Random) -> str:
    return chr(chance.choice([chance.randrange(0x20, 0xD800), chance.randrange(0xE000, 0xFFFE), chance.randrange(0x10000, 0x1FFFE)]))


@cache
def hostile() -> frozenset[pyoxigraph.Triple]:
    """10,000 fuzzed texts as names of persons and as quotes, every tenth with its span and a claim, in one article."""
    doc = MINTER.article(SHA)
    found: set[Triple] = {(doc, TYPE, lines.Article), (doc, lines.schema_sha256, text(SHA))}
    place = 0
    for number, value in enumerate(fuzzed(10_000)):
        person, event = MINTER.entity(f"person/{slug(value)}"), MINTER.event("STATEMENT", value)
        span = Span(place, place + len(value), value)
        place = span.end
        words = MINTER.span(SHA, span)
        claim = MINTER.claim(value)
        found |= {(person, ALSO, literal(value, "@en")), (event, lines.quote, text(value))}
        if number % 10:
            continue
        found |= {
            (person, TYPE, lines.Person),
            (person, LABEL, english(value)),
            (person, lines.evidence, words),
            (words, lines.nif_anchorOf, text(value)),
            (words, LABEL, text(value)),  # in no language, where the context of JSON-LD expects one
            (words, lines.nif_beginIndex, offset(span.begin)),
            (event, lines.evidence, words),
            (claim, TYPE, lines.Claim),
            (claim, PARTS[0], event),
            (claim, PARTS[1], lines.speaker),
            (claim, PARTS[2], person),
        }
    data = "\n".join(map(line, found))
    return frozenset(quad.triple for quad in pyoxigraph.parse(data, format=pyoxigraph.RdfFormat.N_TRIPLES))


@cache
def seeds() -> frozenset[pyoxigraph.Triple]:
    return frozenset(read_folder(OUTPUT))


GRAPHS = {"seeds": seeds, "hostile": hostile}


@cache
def written(graph: str, form: str) -> bytes:
    return exported(set(GRAPHS[graph]()), form)


def by_oxigraph(data: bytes, form: str) -> set[pyoxigraph.Quad]:
    return set(pyoxigraph.parse(data, format=OXIGRAPH[form]))


def by_rdflib(data: bytes, form: str, monkeypatch: pytest.MonkeyPatch) -> set[tuple[Node, ...]]:
    """Triples, or quads with the name of their graph, every literal as it is written."""
    monkeypatch.setattr(rdflib, "NORMALIZE_LITERALS", False)
    if form not in WITH_GRAPHS:
        return set(Graph().parse(data=data, format=RDFLIB[form]))
    return {(s, p, o, g or DATASET_DEFAULT_GRAPH_ID) for s, p, o, g in Dataset().parse(data=data, format=RDFLIB[form]).quads()}


def test_the_seeds_and_the_hostile_names_are_many() -> None:
    assert len(seeds()) > 10_000
    values = set(fuzzed(10_000))
    assert len(values) == 10_000
    kinds = {unicodedata.category(char) for value in values for char in value}
    assert {"Cc", "Cf", "Mn", "So", "Lo", "Lu", "Zl", "Co"} <= kinds
    assert len(hostile()) > 25_000


@pytest.mark.parametrize("graph", GRAPHS)
@pytest.mark.parametrize("form", ["turtle", "ntriples", "jsonld", "rdfxml"])
def test_triples_come_back_as_they_were(form: str, graph: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data = written(graph, form)
    assert {quad.triple for quad in by_oxigraph(data, form)} == GRAPHS[graph]()
    assert by_rdflib(data, form, monkeypatch) == set(map(rdflib_triple, GRAPHS[graph]()))


def instances(triples: set[pyoxigraph.Triple], kind: URIRef) -> set[object]:
    a, node = pyoxigraph.NamedNode(RDF.type), pyoxigraph.NamedNode(kind)
    return {triple.subject for triple in triples if triple.predicate == a and triple.object == node}


@pytest.mark.parametrize("graph", GRAPHS)
def test_named_graphs_are_the_same_in_both_forms_and_together_the_graph(graph: str, monkeypatch: pytest.MonkeyPatch) -> None:
    quads = by_oxigraph(written(graph, "trig"), "trig")
    assert quads == by_oxigraph(written(graph, "nquads"), "nquads")
    assert {quad.triple for quad in quads} == GRAPHS[graph]()
    plain = {(*rdflib_triple(quad.triple), URIRef(getattr(quad.graph_name, "value", DATASET_DEFAULT_GRAPH_ID))) for quad in quads}
    assert by_rdflib(written(graph, "trig"), "trig", monkeypatch) == plain
    assert by_rdflib(written(graph, "nquads"), "nquads", monkeypatch) == plain


@pytest.mark.parametrize("graph", GRAPHS)
def test_rdf_12_adds_for_each_claim_the_triple_that_it_reifies(graph: str) -> None:
    found = {quad.triple for quad in by_oxigraph(written(graph, "turtle12"), "turtle12")}
    reified = {triple for triple in found if triple.predicate == REIFIES}
    assert found - reified == GRAPHS[graph]()
    claims = instances(GRAPHS[graph](), terms.Claim)
    assert {triple.subject for triple in reified} == claims
    parts = [pyoxigraph.NamedNode(part) for part in (RDF.subject, RDF.predicate, RDF.object)]
    for triple in reified:
        assert isinstance(triple.object, pyoxigraph.Triple)
        nodes = (triple.object.subject, triple.object.predicate, triple.object.object)
        assert all(pyoxigraph.Triple(triple.subject, part, node) in found for part, node in zip(parts, nodes, strict=True))


def test_the_bytes_do_not_depend_on_the_hash_seed() -> None:
    code = (
        "import hashlib, pathlib, sys; from kg.export import FORMATS, exported; from kg.store import read_folder; "
        "graph = read_folder(pathlib.Path(sys.argv[1])); print([hashlib.sha256(exported(graph, form)).hexdigest() for form in FORMATS])"
    )
    made = [
        subprocess.run(
            [sys.executable, "-c", code, str(OUTPUT)],
            env={**os.environ, "PYTHONPATH": str(OUTPUT.parent), "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True,
        ).stdout
        for seed in ("1", "2")
    ]  # fmt: skip
    assert made[0] == made[1]
    assert len(set(made[0].split(","))) == len(FORMATS)


@pytest.mark.parametrize("form", ["ntriples", "nquads"])
def test_lines_are_sorted(form: str) -> None:
    lines = written("seeds", form).splitlines()
    assert lines == sorted(lines)


def test_owlready_reads_rdf_xml(tmp_path: Path) -> None:
    (tmp_path / "graph.rdf").write_bytes(written("seeds", "rdfxml"))
    world = owlready2.World()
    world.get_ontology((tmp_path / "graph.rdf").as_uri()).load()
    found = {(str(s), str(p), str(o).rstrip("/#")) for s, p, o in world.as_rdflib_graph() if o != OWL.Ontology}  # it drops a last slash
    plain = set(map(rdflib_triple, seeds()))
    assert len(found) == len(plain)
    links = {(str(s), str(p), str(o).rstrip("/#")) for s, p, o in plain if isinstance(o, URIRef)}
    assert links <= found


def test_a_graph_of_an_article_holds_what_it_supports() -> None:
    quads = by_oxigraph(written("seeds", "nquads"), "nquads")
    graphs = {quad.graph_name for quad in quads}
    articles = instances(seeds(), terms.Article)
    assert graphs - {pyoxigraph.DefaultGraph()} == articles
    for quad in quads:
        for node in (quad.subject, quad.object):
            head = node.value.partition("/char/")[0] if isinstance(node, pyoxigraph.NamedNode) and "/char/" in node.value else None
            assert head is None or quad.graph_name == pyoxigraph.NamedNode(head)
    default = {quad.subject.value for quad in quads if isinstance(quad.graph_name, pyoxigraph.DefaultGraph)}
    assert all(any(f"/id/{kind}/" in subject for kind in ("run", "software", "dataset")) for subject in default)


def test_what_several_articles_support_stands_in_each_of_their_graphs() -> None:
    quads = by_oxigraph(written("seeds", "nquads"), "nquads")
    russia = [quad for quad in quads if quad.subject.value.endswith("/id/country/RUS")]
    labelled = {quad.graph_name for quad in russia if quad.predicate.value == str(RDFS.label)}
    assert labelled == {quad.graph_name for quad in russia if quad.predicate.value == str(terms.evidence)}
    assert len(labelled) > 1


@pytest.mark.parametrize("form", FORMATS)
def test_the_file_is_what_was_exported(form: str, tmp_path: Path) -> None:
    folder = tmp_path / "graph"
    folder.mkdir()
    triples = sorted(hostile(), key=str)[:500]
    (folder / "a.ttl").write_bytes(turtle(map(from_oxigraph, triples), Names(prefixes(MINTER))))
    assert export(folder, form, tmp_path / "file") == 500
    assert (tmp_path / "file").read_bytes() == exported(set(triples), form)


def test_refusals(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="--format owl: not one of turtle, trig,"):
        export(OUTPUT, "owl", tmp_path / "file")
    with pytest.raises(InputError, match="no such folder"):
        export(tmp_path / "nothing", "turtle", tmp_path / "file")
    with pytest.raises(InputError, match="cannot be written"):
        export(OUTPUT, "ntriples", tmp_path)
    subject, relation = pyoxigraph.NamedNode("http://example.org/a"), pyoxigraph.NamedNode("http://example.org/b")
    with pytest.raises(DataError, match="without an IRI"):
        exported({pyoxigraph.Triple(subject, relation, pyoxigraph.BlankNode("b"))}, "turtle")
    with pytest.raises(DataError, match=r"U\+0001"):
        exported({pyoxigraph.Triple(subject, relation, pyoxigraph.Literal("\x01"))}, "rdfxml")
    with pytest.raises(DataError, match="cannot name the property"):
        exported({pyoxigraph.Triple(subject, pyoxigraph.NamedNode("http://example.org/1"), subject)}, "rdfxml")
