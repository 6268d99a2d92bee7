"""Graphs -> GraphML, GEXF 1.3 and node-link JSON, with all attributes. Beside tables.

GraphML is that of networkx, which yEd and Gephi open; ids are NMTOKENs there, as its schema wants, and the IRI of a node is its
attribute `iri`. GEXF is written here: networkx (3.6) puts the day of writing into it, so that no two days have the same bytes, and
attributes that its schema does not know. An edge with a date is dated in GEXF as well, from the first to the last day that it may be.
"""

from __future__ import annotations

import calendar
import io
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final
from xml.etree import ElementTree

import networkx as nx

GEXF: Final = "http://gexf.net/1.3"
TYPES: Final = {str: "string", int: "long", float: "double", bool: "boolean"}
#: What XML 1.0 cannot carry, not even escaped.
FORBIDDEN: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
NO_TOKEN: Final = re.compile(r"[^A-Za-z0-9_.:-]")
REPLACEMENT: Final = "\N{REPLACEMENT CHARACTER}"


def json_bytes(graph: nx.Graph[str]) -> bytes:
    """The node-link form of networkx (`nx.node_link_graph(data, edges="edges")`), which D3, sigma and others read as well."""
    data = nx.node_link_data(graph, edges="edges")
    return (json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode("utf-8")


def graphml_bytes(graph: nx.Graph[str]) -> bytes:
    """GraphML; what XML cannot carry becomes U+FFFD."""
    ids = tokens(graph)
    plain = nx.relabel_nodes(graph, ids)
    for node, token in ids.items():
        plain.nodes[token]["iri"] = node
    for _, data in plain.nodes(data=True):
        data.update(_carried(data))
    for *_, data in plain.edges(data=True):
        data.update(_carried(data))
    out = io.BytesIO()
    nx.write_graphml(plain, out)
    return out.getvalue()


def tokens(graph: nx.Graph[str]) -> dict[str, str]:
    """An NMTOKEN for each IRI: what follows "/id/", "country:FRA"; with the number of its like where another has the same."""
    found: dict[str, str] = {}
    taken: dict[str, int] = {}
    for node in sorted(graph):
        token = NO_TOKEN.sub(".", node.rpartition("/id/")[2].replace("/", ":"))
        taken[token] = taken.get(token, 0) + 1
        found[node] = token if taken[token] == 1 else f"{token}..{taken[token]}"
    return found


def _carried(data: Mapping[str, Any]) -> dict[str, Any]:
    return {name: FORBIDDEN.sub(REPLACEMENT, value) if isinstance(value, str) else value for name, value in data.items()}


def gexf_bytes(graph: nx.Graph[str]) -> bytes:
    """GEXF 1.3; dynamic where an edge has a date. What XML cannot carry becomes U+FFFD."""
    dated = any("date" in data for *_, data in graph.edges(data=True))
    root = ElementTree.Element("gexf", {"xmlns": GEXF, "version": "1.3"})
    meta = ElementTree.SubElement(root, "meta")
    ElementTree.SubElement(meta, "creator").text = "newskg"
    ElementTree.SubElement(meta, "description").text = f"{graph.graph['name']}, {graph.graph['level']}"
    times = {"mode": "dynamic", "timeformat": "date", "timerepresentation": "interval"} if dated else {"mode": "static"}
    kind = "directed" if graph.is_directed() else "undirected"
    body = ElementTree.SubElement(root, "graph", {"defaultedgetype": kind, "idtype": "string", **times})
    nodes = [(node, _carried(data)) for node, data in graph.nodes(data=True)]
    edges = [(u, v, key, _carried(data)) for u, v, key, data in _keyed(graph)]
    columns = {
        "node": _declare(body, "node", [data for _, data in nodes], {"label"}),
        "edge": _declare(body, "edge", [data for *_, data in edges], {"weight", "label"}),
    }
    into = ElementTree.SubElement(body, "nodes")
    for node, data in nodes:
        element = ElementTree.SubElement(into, "node", {"id": node, "label": data["label"]})
        _values(element, data, columns["node"])
    into = ElementTree.SubElement(body, "edges")
    for u, v, key, data in edges:
        head = {"id": key, "source": u, "target": v, "weight": str(float(data["weight"]))}
        if "label" in data:
            head["label"] = data["label"]
        if "date" in data:
            head["start"] = days(data["date"])[0]
            head["end"] = max(head["start"], days(data.get("until", data["date"]))[1])
        _values(ElementTree.SubElement(into, "edge", head), data, columns["edge"])
    ElementTree.indent(root)
    written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _keyed(graph: nx.Graph[str]) -> Iterator[tuple[str, str, str, dict[str, Any]]]:
    """The edges with a key, which in a graph with one edge a pair is its place."""
    if graph.is_multigraph():
        yield from graph.edges(keys=True, data=True)
    else:
        for number, (u, v, data) in enumerate(graph.edges(data=True)):
            yield u, v, str(number), data


def _declare(body: ElementTree.Element, kind: str, rows: list[dict[str, Any]], own: set[str]) -> dict[str, str]:
    """Declares the attributes that are not attributes of the format itself; their ids by name."""
    found = {name: type(value) for row in rows for name, value in row.items() if name not in own}
    if not found:
        return {}
    element = ElementTree.SubElement(body, "attributes", {"class": kind})
    ids = {}
    for number, (name, type_) in enumerate(sorted(found.items())):
        ids[name] = str(number)
        ElementTree.SubElement(element, "attribute", {"id": str(number), "title": name, "type": TYPES[type_]})
    return ids


def _values(element: ElementTree.Element, data: Mapping[str, Any], ids: Mapping[str, str]) -> None:
    values = ElementTree.SubElement(element, "attvalues")
    for name in sorted(data.keys() & ids.keys()):
        value = data[name]
        text = str(value).lower() if isinstance(value, bool) else str(value)
        ElementTree.SubElement(values, "attvalue", {"for": ids[name], "value": text})


def days(date: str) -> tuple[str, str]:
    """The first and the last day of a day, a month or a year in ISO 8601."""
    match date.split("-"):
        case [year]:
            return f"{year}-01-01", f"{year}-12-31"
        case [year, month]:
            last = calendar.monthrange(int(year), int(month))[1]
            return f"{year}-{month}-01", f"{year}-{month}-{last:02d}"
        case _:
            return date, date
