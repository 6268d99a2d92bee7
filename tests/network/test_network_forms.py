"""GraphML, GEXF and node-link JSON: valid by schema, and the same graph when they are read again."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from lxml import etree

from kg.network import LEVELS, Facts, networks
from kg.network.forms import days, gexf_bytes, graphml_bytes, json_bytes, tokens

HERE = Path(__file__).parent
NAMES = ["acts", "acts-asserted", "acts-claimed", "signs", "signs-asserted", "speaks", "mentions"]
GEXF = "{http://gexf.net/1.3}"


@pytest.fixture(scope="module", params=[(level, name) for level in LEVELS for name in NAMES], ids="-".join)
def graph(request: pytest.FixtureRequest, seeds: Facts) -> Any:
    level, name = request.param
    found = networks(seeds, level=level).all()[name]
    assert found.number_of_edges() > 0
    return found


def schema(name: str) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(HERE / name))


def content(graph: Any, names: dict[str, str] | None = None) -> tuple[dict[str, Any], list[tuple[Any, ...]]]:
    """Nodes with attributes and edges with keys and attributes, whatever the order; ends of undirected edges in order."""
    called = names or {node: node for node in graph}
    nodes = {called[node]: dict(data) for node, data in graph.nodes(data=True)}
    edges = []
    for u, v, *key, data in graph.edges(keys=True, data=True) if graph.is_multigraph() else graph.edges(data=True):
        ends = (called[u], called[v]) if graph.is_directed() else sorted((called[u], called[v]))
        edges.append((*ends, *key, dict(data)))
    return nodes, sorted(edges, key=lambda edge: edge[:-1])


def test_graphml_is_valid_and_reads_back(graph: Any) -> None:
    written = graphml_bytes(graph)
    schema("graphml.xsd").assertValid(etree.parse(io.BytesIO(written)))
    again = nx.read_graphml(io.BytesIO(written), force_multigraph=graph.is_multigraph())
    assert (again.is_directed(), again.is_multigraph()) == (graph.is_directed(), graph.is_multigraph())
    assert {name: again.graph[name] for name in graph.graph} == graph.graph
    nodes, edges = content(again, nx.get_node_attributes(again, "iri"))
    for data in nodes.values():
        del data["iri"]
    for *_, data in edges:
        data.pop("id", None)  # where networkx keeps the id of an edge as an attribute as well
    assert (nodes, edges) == content(graph)


def test_gexf_is_valid_and_reads_back(graph: Any) -> None:
    written = gexf_bytes(graph)
    schema("gexf.xsd").assertValid(etree.parse(io.BytesIO(written)))
    # networkx reads 1.3 from its release 3.6 on; what differs is the name of the version
    again = nx.read_gexf(io.BytesIO(written.replace(b"http://gexf.net/1.3", b"http://www.gexf.net/1.2draft")))
    assert again.is_directed() == graph.is_directed()
    expected_nodes, expected_edges = content(graph)
    assert {node: without(data) for node, data in again.nodes(data=True)} == expected_nodes
    ends = [(*((u, v) if graph.is_directed() else sorted((u, v))), data) for u, v, data in again.edges(data=True)]
    found = sorted((u, v, data["id"], without(data, "start", "end")) for u, v, data in ends)
    if graph.is_multigraph():
        assert [edge[:3] for edge in found] == [edge[:3] for edge in expected_edges]
    assert sorted(map(repr, (dict(sorted(edge[-1].items())) for edge in found))) == sorted(
        map(repr, (dict(sorted({**edge[-1], "weight": float(edge[-1]["weight"])}.items())) for edge in expected_edges))
    )


def without(data: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in data.items() if name not in {"id", "networkx_key", *names}}


def test_json_reads_back(graph: Any) -> None:
    data = json.loads(json_bytes(graph))
    again = nx.node_link_graph(data, edges="edges")
    assert content(again) == content(graph)
    assert again.graph == graph.graph


def test_gexf_has_the_dates_of_edges(lakes: Facts) -> None:
    root = etree.fromstring(gexf_bytes(networks(lakes).acts))
    head = root.find(f"{GEXF}graph").attrib
    assert dict(head) == {
        "defaultedgetype": "directed",
        "idtype": "string",
        "mode": "dynamic",
        "timeformat": "date",
        "timerepresentation": "interval",
    }
    spells = {e.get("label"): (e.get("start"), e.get("end")) for e in root.iter(f"{GEXF}edge")}
    assert spells == {
        "met": ("2001-02-03", "2001-02-03"),
        "punished": (None, None),
        "attacked": ("2000-01-01", "2000-12-31"),
        "will help": ("2002-04-01", "2002-04-30"),
        "worked with": ("2001-01-01", "2001-03-31"),
        "cursed": (None, None),
    }
    still = etree.fromstring(gexf_bytes(networks(lakes).speaks)).find(f"{GEXF}graph")
    assert (still.get("mode"), still.get("timeformat")) == ("static", None)


def test_days_of_a_month_and_a_year() -> None:
    assert days("2020-02") == ("2020-02-01", "2020-02-29")
    assert days("1999") == ("1999-01-01", "1999-12-31")
    assert days("1999-05-06") == ("1999-05-06", "1999-05-06")


def hostile() -> nx.MultiDiGraph[str]:
    """Characters that XML forbids, that it must escape, and beyond the first plane; ids that are no NMTOKEN."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(name="acts", level="actors", signed=True)
    graph.add_node("https://example.org/id/person/a b", **{"label": "A\x00 \x07<&>\"' 😀 ü", "class": "Person"})
    graph.add_node("https://example.org/id/person/a.b", **{"label": "]]>", "class": "Person"})
    graph.add_edge(
        "https://example.org/id/person/a b", "https://example.org/id/person/a.b",
        key="1f", weight=1, evidence="line\nend\ttab \ud800 \ufffe", score=-2.5, mutual=False,
    )  # fmt: skip
    return graph


def test_characters_that_xml_cannot_carry_become_replacement_characters() -> None:
    graph = hostile()
    for written, file in ((graphml_bytes(graph), "graphml.xsd"), (gexf_bytes(graph), "gexf.xsd")):
        tree = etree.parse(io.BytesIO(written))
        schema(file).assertValid(tree)
        text = etree.tostring(tree, encoding="unicode")
        assert "😀 ü" in text
        assert "\N{REPLACEMENT CHARACTER}" in text
    again = nx.read_graphml(io.BytesIO(graphml_bytes(graph)))
    labels = sorted(data["label"] for _, data in again.nodes(data=True))
    assert labels == ["A\N{REPLACEMENT CHARACTER} \N{REPLACEMENT CHARACTER}<&>\"' 😀 ü", "]]>"]
    ((*_, data),) = again.edges(data=True)
    assert data["evidence"] == "line\nend\ttab \N{REPLACEMENT CHARACTER} \N{REPLACEMENT CHARACTER}"


def test_ids_are_tokens_and_differ() -> None:
    assert tokens(hostile()) == {
        "https://example.org/id/person/a b": "person:a.b",
        "https://example.org/id/person/a.b": "person:a.b..2",
    }


def test_the_graph_itself_is_left_as_it_was() -> None:
    graph = hostile()
    graphml_bytes(graph)
    gexf_bytes(graph)
    assert content(graph) == content(hostile())
    assert "iri" not in graph.nodes["https://example.org/id/person/a.b"]


@pytest.mark.parametrize(
    ("before", "after"),
    [(b' id="country:', b' id="country '), (b'attr.type="string"', b'attr.type="text"'), (b'edgedefault="directed"', b"")],
)
def test_the_schema_of_graphml_finds_what_is_wrong(before: bytes, after: bytes, lakes: Facts) -> None:
    written = graphml_bytes(networks(lakes).acts)
    assert not schema("graphml.xsd").validate(etree.parse(io.BytesIO(written.replace(before, after, 1))))


@pytest.mark.parametrize(
    ("before", "after"),
    [(b'start="2000-01-01"', b'start="2000"'), (b'version="1.3"', b'version="1.2"'), (b'type="long"', b'type="int"'), (b'for="0"', b"")],
)
def test_the_schema_of_gexf_finds_what_is_wrong(before: bytes, after: bytes, lakes: Facts) -> None:
    written = gexf_bytes(networks(lakes).acts)
    assert before in written
    assert not schema("gexf.xsd").validate(etree.parse(io.BytesIO(written.replace(before, after, 1))))
