"""Puts the graph of a folder into a store, takes an article out of it, and says what would be done. Last step of loading."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.errors import CheckFailed, InputError
from kg.load.access import address
from kg.load.client import Away, Client, Refusal
from kg.load.graphs import Graph, named_graphs
from kg.load.journal import Journal, open_journal
from kg.load.protocol import METHODS, Speaker
from kg.store import read_folder

#: Of these the fault may lie in the triples of one graph; any other status the next graph would meet too.
OF_ONE_GRAPH = frozenset({400, 409, 422, 500})
GOES_ON = "nothing is lost, the same command goes on from there"


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a run did: graphs sent and those that the store had, triples sent, articles in the store that the folder has no more."""

    sent: int
    had: int
    triples: int
    gone: tuple[str, ...]


def quiet(_: str) -> None:
    """Says nothing."""


def load(
    folder: Path,
    to: str,
    *,
    method: str = "gsp",
    part: int | None = None,
    timeout: float = 60.0,
    again: bool = False,
    wait: Callable[[float], None] = time.sleep,
    report: Callable[[str], None] = quiet,
    progress: Callable[[str], None] = quiet,
) -> Loaded:
    """Put the graph in `folder` into the store at `to`: each named graph replaced as a whole, the dataset's last.

    A graph that the journal has with the same content is not sent again if the store still has it; where that cannot be asked
    (SPARQL Update, Virtuoso), only if the last run broke off. `again` sends everything. A store that refuses two graphs one after
    the other is left alone. Raises InputError where the store cannot be used or
    goes away, CheckFailed, after the others have been sent, for graphs that it refuses.
    """
    speaker, most = _speaker(method, part)
    graphs = named_graphs(read_folder(folder))
    done: list[Graph] = []
    refused: list[str] = []
    had, last_refused = 0, False
    with Client(to, timeout=timeout, wait=wait) as client:
        journal = open_journal(folder, str(client.url), report)
        resumed = not journal.finished
        for number, graph in enumerate(graphs):
            progress(f"loading {number + 1} of {len(graphs)}: {graph.name or 'the dataset'}")
            so_far = f"{number - len(refused)} of {len(graphs)} graphs are in; {GOES_ON}"
            if refused and not graph.name:
                refused.append(f"{graph}: kept back until all articles are there")
                continue
            try:
                if not again and _has(speaker, client, journal, graph, resumed=resumed):
                    had += 1
                else:
                    _send(speaker, client, journal, graph, most)
                    done.append(graph)
                last_refused = False
            except Away as error:
                raise Away(f"{error}; {so_far}") from error
            except Refusal as error:
                if error.status not in OF_ONE_GRAPH or last_refused:
                    raise InputError(f"{error} ({graph}); {so_far}") from error
                refused.append(f"{graph}: {error}")
                last_refused = True
        if refused:
            message = f"{client.url}: {len(refused)} of {len(graphs)} graphs are not in the store; the same command sends them again"
            raise CheckFailed(message, lines=tuple(refused))
        _tidy(speaker, client, journal, graphs)
        journal.finish()
    here = {graph.iri for graph in graphs}
    gone = tuple(sorted(name or iri for iri, (name, _) in journal.held.items() if iri not in here))
    return Loaded(len(done), had, sum(map(len, done)), gone)


def _speaker(method: str, part: int | None) -> tuple[Speaker, int]:
    if method not in METHODS:
        raise InputError(f"--method {method}: not one of {', '.join(METHODS)}")
    if part is not None and part < 1:
        raise InputError(f"--part {part}: not a number of triples")
    return METHODS[method], part or METHODS[method].most


def _has(speaker: Speaker, client: Client, journal: Journal, graph: Graph, *, resumed: bool) -> bool:
    """Whether the store holds the graph as it is."""
    if journal.held.get(graph.iri) != (graph.name, graph.sha256):
        return False
    there = speaker.has(client, graph.iri)
    return resumed if there is None else there


def _send(speaker: Speaker, client: Client, journal: Journal, graph: Graph, most: int) -> None:
    journal.begun(graph)
    say = speaker.replace
    for lines in graph.parts(most):
        say(client, graph.iri, lines)
        say = speaker.add
    journal.loaded(graph)


def _tidy(speaker: Speaker, client: Client, journal: Journal, graphs: tuple[Graph, ...]) -> None:
    """Drop the former descriptions of a dataset that has another IRI since articles came or went."""
    here = {graph.iri for graph in graphs}
    for iri in sorted(iri for iri, (name, _) in journal.held.items() if not name and iri not in here):
        speaker.drop(client, iri)
        journal.dropped(iri)


def plan(folder: Path, to: str, *, method: str = "gsp", part: int | None = None, again: bool = False) -> Iterator[str]:
    """A line for each graph that `load` would send or ask for, then their number; nothing is sent."""
    _, most = _speaker(method, part)
    url = address(to)
    journal = open_journal(folder, str(url), quiet)
    graphs = named_graphs(read_folder(folder))
    for graph in graphs:
        known = not again and journal.held.get(graph.iri) == (graph.name, graph.sha256)
        does = "sent before" if known else f"{sum(1 for _ in graph.parts(most))} requests"
        yield f"{graph}: {len(graph)} triples, {does}"
    yield f"{len(graphs)} graphs, {sum(map(len, graphs))} triples; nothing was sent to {url}"


def retract(
    folder: Path,
    to: str,
    article: str,
    *,
    method: str = "gsp",
    timeout: float = 60.0,
    wait: Callable[[float], None] = time.sleep,
    report: Callable[[str], None] = quiet,
) -> bool:
    """Take the graph of an article, by identifier, SHA-256 or IRI, out of the store at `to`; whether it was there.

    What other articles support stands in their graphs and stays. The article may be in the folder, or have been loaded from it.
    Raises InputError for an article that is neither, and as `load`.
    """
    speaker, _ = _speaker(method, None)
    with Client(to, timeout=timeout, wait=wait) as client:
        journal = open_journal(folder, str(client.url), report)
        known = {iri: name for iri, (name, _) in journal.held.items() if name}
        known |= {graph.iri: graph.name for graph in named_graphs(read_folder(folder)) if graph.name}
        found = [iri for iri, name in known.items() if article in {iri, name, iri.rpartition("/")[2]}]
        if len(found) != 1:
            raise InputError(f"--retract {article}: {'several articles' if found else 'no such article'} in {folder} or loaded from it")
        there = speaker.drop(client, found[0])
        journal.dropped(found[0])
    return there
