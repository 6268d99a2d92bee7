"""Networks and measures -> `network.ttl` beside the graph that they come from, with their provenance. Above measures.

A `kg:Network` for each network that is measured and a `kg:NetworkPosition` for each node of it, which follows from the events, statements,
treaties or articles of its edges. One activity has made them; it carries no time of day. IRIs are hashes of what they stand for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import networkx as nx

from kg import __version__
from kg.errors import CheckFailed, InputError
from kg.graph import terms
from kg.graph.lines import DECIMAL, LABEL, TYPE, Term, Triple, bare, from_rdflib, iri
from kg.graph.literals import english, number
from kg.graph.names import Names
from kg.graph.turtle import HEADER, prefixes, turtle
from kg.iris import BASE, Minter, digest
from kg.network.measures import DIGITS, Measured, Whole
from kg.network.reading import rows
from kg.store import open_store
from kg.validate import check, read_graph, read_texts

NAME: Final = "network.ttl"
WORDS: Final = {
    "acts-asserted": "who acts on whom, as articles assert it",
    "acts-claimed": "who acts on whom, on somebody's word only",
    "signs-asserted": "who signs with whom, as articles assert it",
    "speaks": "who speaks of whom",
    "mentions": "who is mentioned with whom in one sentence",
}


def write_back(folder: Path, measured: Sequence[Measured]) -> int:
    """Write the measures into the folder of their graph; the number of triples.

    A build takes the file away, as the measures are of the graph before it. Raises CheckFailed, with the former file as it was, where the
    graph fails its checks with it, InputError where it cannot be written or a file of the name is not of this making.
    """
    file = folder / NAME
    if file.exists() and not file.read_bytes().startswith(f"# {HEADER}".encode()):
        raise InputError(f"{file}: not written by kg network, and the measures need this name; move it away")
    dataset = rows(open_store(folder), "dataset")
    minter = Minter(dataset[0]["base"] if dataset else BASE)
    triples = set(network_triples(measured, minter, dataset=dataset[0]["dataset"] if dataset else None))
    old = {triple for triple in map(from_rdflib, read_graph(folder)) if not _of_networks(triple[0], minter)}
    report = check(old | triples, read_texts(folder))
    if not report.ok:
        raise CheckFailed(f"{file}: not written, the graph fails its checks", lines=tuple(report.lines()))
    used = prefixes(minter) | {kind: f"{minter.base}id/{kind}/" for kind in ("network", "position", "analysis")}
    try:
        new = file.with_suffix(".new")
        new.write_bytes(turtle(triples, Names(used), comment=f"{HEADER}\nmeasures of networks"))
        new.replace(file)
    except OSError as error:
        raise InputError(f"{file}: cannot be written ({error.strerror})") from error
    return len(triples)


def _of_networks(subject: Term, minter: Minter) -> bool:
    return subject.startswith(tuple(f"<{minter.base}id/{kind}/" for kind in ("network", "position", "analysis")))


def network_triples(measured: Sequence[Measured], minter: Minter, *, dataset: str | None) -> Iterator[Triple]:
    """What is said of the networks of all levels, of the positions in them, and of how they were made."""
    found = [one for one in measured if one.positions]
    activity = minter.entity(f"analysis/{digest(__version__, *(_fingerprint(one.graph) for one in found))}")
    yield activity, TYPE, terms.prov_Activity
    yield activity, LABEL, english("measures of networks")
    yield activity, terms.prov_wasAssociatedWith, minter.entity(f"software/newskg-{__version__}")
    if dataset is not None:
        yield activity, terms.prov_used, iri(dataset)
    for one in found:
        graph = one.graph
        network = minter.entity(f"network/{graph.graph['name']}-{graph.graph['level']}-{_fingerprint(graph)}")
        yield network, TYPE, terms.Network
        yield network, LABEL, english(f"{graph.graph['level']}: {WORDS[graph.graph['name']]}")
        yield network, terms.prov_wasGeneratedBy, activity
        yield from _whole(one.whole, network)
        yield from _positions(one, network, minter)


def _fingerprint(graph: nx.Graph[str]) -> str:
    return digest(graph.graph["name"], graph.graph["level"], *(f"{u} {v} {_grounds(data)}" for u, v, data in graph.edges(data=True)))


def _whole(found: Whole, network: Term) -> Iterator[Triple]:
    for term, value in ((terms.density, found.density), (terms.reciprocity, found.reciprocity), (terms.balance, found.balance)):
        if value is not None:
            yield network, term, _decimal(value)


def _positions(measured: Measured, network: Term, minter: Minter) -> Iterator[Triple]:
    grounds: dict[str, set[str]] = defaultdict(set)
    for u, v, data in measured.graph.edges(data=True):
        for node in (u, v):
            grounds[node].update(_grounds(data))
    for found in measured.positions:
        position = minter.entity(f"position/{digest(bare(network), found.node)}")
        yield position, TYPE, terms.NetworkPosition
        yield position, terms.inNetwork, network
        yield position, terms.positionOf, iri(found.node)
        for ground in grounds[found.node]:
            yield position, terms.prov_wasDerivedFrom, iri(ground)
        for term, count in (
            (terms.degree, found.degree),
            (terms.inDegree, found.in_degree),
            (terms.outDegree, found.out_degree),
            (terms.community, found.community),
        ):
            if count is not None:
                yield position, term, number(count)
        yield position, terms.pageRank, _decimal(found.pagerank)
        yield position, terms.betweenness, _decimal(found.betweenness)


def _grounds(data: Mapping[str, Any]) -> list[str]:
    """From what an edge follows: its event, treaty or statement; for mentions the articles of the sentences."""
    one = next((data[name] for name in ("event", "treaty", "statement") if name in data), None)
    return [one] if one else data["articles"].split()


def _decimal(value: float) -> Term:
    """Without trailing zeros, at least one digit after the point."""
    whole_part, _, rest = f"{value:.{DIGITS}f}".partition(".")
    return f'"{whole_part}.{rest.rstrip("0") or "0"}"{DECIMAL}'
