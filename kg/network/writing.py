"""A built graph -> a folder of networks and tables: what `kg network` does. The top of `kg.network`.

In the folder: each network of each level as GraphML, GEXF and JSON (`acts-countries.graphml` …), and the tables. `write` reads the graph
once and makes everything in memory before it writes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

import networkx as nx

from kg.errors import InputError
from kg.network.dyads import DyadEvent, DyadYear, dyad_events, dyad_years
from kg.network.forms import gexf_bytes, graphml_bytes, json_bytes
from kg.network.graphs import LEVELS, networks
from kg.network.measures import Measured, Position, Whole, measure
from kg.network.rdf import write_back
from kg.network.reading import Facts, read_facts
from kg.network.silence import Voice, Window, silence_map, windows
from kg.network.tables import Table, csv_bytes, parquet_bytes, table
from kg.network.ties import signed_triangles, undirected

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Row = TypeVar("Row", bound="DataclassInstance")
FORMS: Final = {"graphml": graphml_bytes, "gexf": gexf_bytes, "json": json_bytes}


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: networks, files, and triples back into the graph (0 where that was not asked)."""

    networks: int
    files: int
    triples: int


@dataclass(frozen=True, slots=True)
class Triangle:
    """Three nodes that are tied with a sign: 1 more cooperation, -1 more conflict; `balanced` with an even number of -1."""

    a: str
    b: str
    c: str
    label_a: str
    label_b: str
    label_c: str
    ab: int
    ac: int
    bc: int
    balanced: bool


def write(
    folder: Path,
    out: Path,
    *,
    parquet: bool = False,
    back: bool = False,
    years: int = 1,
    progress: Callable[[str], None] = lambda _: None,
) -> Written:
    """Write the networks and tables of the graph in `folder` into `out`; with `parquet` the tables in that form as well.

    With `back` the measures also go into the graph, as `network.ttl`. The windows of `changes` have `years` years. Raises InputError for
    a folder that is no graph or one that cannot be written, MissingExtra where Parquet is asked and pyarrow is not there.
    """
    facts = read_facts(folder)
    read = [networks(facts, level=level) for level in LEVELS]
    measured = list(measure(read, progress=progress))
    found = dict(tables(facts, measured, years=years))
    contents = {f"{name}.csv": csv_bytes(data) for name, data in found.items()}
    if parquet:
        contents |= {f"{name}.parquet": parquet_bytes(data) for name, data in found.items()}
    count = 0
    for level in read:
        for name, graph in level.all().items():
            count += 1
            contents |= {f"{name}-{level.level}.{ending}": form(graph) for ending, form in FORMS.items()}
    try:
        out.mkdir(parents=True, exist_ok=True)
        for name, content in contents.items():
            (out / name).write_bytes(content)
    except OSError as error:
        raise InputError(f"{out}: cannot be written ({error.strerror})") from error
    return Written(count, len(contents), write_back(folder, measured) if back else 0)


def tables(facts: Facts, measured: Sequence[Measured], *, years: int = 1) -> Iterator[tuple[str, Table]]:
    """The tables by name: `dyads`, `dyad-years`, `positions`, `networks`, `triangles`, `changes`, `silence`."""
    yield "dyads", table(DyadEvent, dyad_events(facts))
    yield "dyad-years", table(DyadYear, dyad_years(facts))
    each = [(one.graph, position) for one in measured for position in one.positions]
    yield "positions", _of_graphs(Position, each, facts)
    yield "networks", _of_graphs(Whole, [(one.graph, one.whole) for one in measured], facts)
    signed = [one.graph for one in measured if one.graph.graph["signed"]]
    yield "triangles", _of_graphs(Triangle, [(graph, triangle) for graph in signed for triangle in _triangles(graph)], facts)
    yield "changes", _of_graphs(Window, [(graph, window) for graph in signed for window in windows(graph, years=years)], facts)
    voices = [(level, voice) for level in LEVELS for voice in silence_map(facts, level=level)]
    said = [voice for _, voice in voices]
    yield "silence", table(Voice, said, level=[level for level, _ in voices], **_who(said, facts))


def _triangles(graph: nx.Graph[str]) -> Iterator[Triangle]:
    for (a, b, c), (ab, ac, bc) in signed_triangles(undirected(graph)):
        label_a, label_b, label_c = (graph.nodes[node]["label"] for node in (a, b, c))
        yield Triangle(a, b, c, label_a, label_b, label_c, ab, ac, bc, ab * ac * bc > 0)


def _of_graphs(kind: type[Row], found: list[tuple[nx.Graph[str], Row]], facts: Facts) -> Table:
    """The table of what was found in graphs, with the network and the level, and for a node its label, class, code and Wikidata item."""
    first = {key: [graph.graph[word] for graph, _ in found] for key, word in (("network", "name"), ("level", "level"))}
    rows = [row for _, row in found]
    return table(kind, rows, **first, **(_who([row for row in rows if isinstance(row, Position)], facts) if kind is Position else {}))


def _who(rows: Sequence[Position | Voice], facts: Facts) -> dict[str, list[str | None]]:
    actors = [facts.actors[row.node] for row in rows]
    return {
        "label": [actor.label for actor in actors],
        "class": [actor.kind for actor in actors],
        "iso3": [actor.iso3 or None for actor in actors],
        "wikidata": [actor.wikidata or None for actor in actors],
    }
