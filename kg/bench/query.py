"""How fast the packaged queries are on the embedded store and in Oxigraph's memory, beside rdflib's memory: same run, triples and text.

Seconds are the processor's. Each query of rdflib runs in a process of its own that the system ends after `limit` seconds, which
then count as its time though it would have taken longer. Loading is left out on all sides.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import statistics
import tempfile
import time
from collections.abc import Iterable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final

import pyoxigraph
import rdflib

from kg.bench.multiplied import multiplied
from kg.embedded import open_database, write_store
from kg.errors import DataError
from kg.evaluate.scores import Figure, Scores, share
from kg.query import Query, Rows, packaged, run
from kg.store import read_folder, store_of

TRIPLES: Final = 800_000
LIMIT: Final = 60  # seconds for one query of rdflib
Answered = tuple[float, int, str]  # seconds of the processor, rows, their hash
Line = tuple[str, ...]


def query(data: Path, *, triples: int = TRIPLES, limit: int = LIMIT) -> Scores:
    """Of each packaged query the seconds on the store, in memory and by rdflib, and how many times faster than rdflib the former are.

    `data` is the folder of a graph, whose articles are repeated as others until there are so many triples. "all" compares the sums
    over all queries, "finished" those over the queries that rdflib finished. Raises InputError where `data` is no graph, DataError
    where rows differ.
    """
    stated = list(multiplied(read_folder(data), triples))
    with tempfile.TemporaryDirectory(prefix="newskg-") as place:
        folder = Path(place)
        write_store(folder, [], stated)
        store = open_database(folder, [])
        assert store is not None
        asked = packaged()
        mine = {one.name: _on_store(store, one) for one in asked}
        count = len(store)
        file = folder / "graph.nt"
        file.write_bytes(b"".join(f"{triple} .\n".encode() for triple in stated))
        memory = store_of(stated)
        del stated, store
        held = {one.name: _on_store(memory, one) for one in asked}
        del memory
        theirs = dict(on_rdflib(file, asked, limit))
    rows: dict[str, dict[str, Figure]] = {}
    for name, (seconds, found, rows_hash) in mine.items():
        other = theirs[name]
        for by, answer in (("in memory", held[name]), ("by rdflib", other)):
            if answer is not None and answer[1:] != (found, rows_hash):
                raise DataError(f"{name}: {found} rows by the store, {answer[1]} {by}, and not the same")
        rows[name] = _compared(seconds, held[name][0], float(limit) if other is None else other[0], int(other is not None))
        rows[name]["rows"] = found
    finished = {name: row for name, row in rows.items() if row["rdflib_finished"]}
    rows |= {"finished": _summed(finished), "all": {**_summed(rows), "triples": count}}
    return Scores("query", rows)


def _compared(store: float, memory: float, rdflib: float, finished: int) -> dict[str, Figure]:
    return {
        "times_faster": round(share(rdflib, store), 1),
        "memory_times_faster": round(share(rdflib, memory), 1),
        "store_seconds": round(store, 3),
        "memory_seconds": round(memory, 3),
        "rdflib_seconds": round(rdflib, 3),
        "rdflib_finished": finished,
    }


def _summed(rows: dict[str, dict[str, Figure]]) -> dict[str, Figure]:
    """The sums over the queries, and the medians of how many times faster each of them is."""
    if not rows:
        return {"rdflib_finished": 0}
    columns = ("store_seconds", "memory_seconds", "rdflib_seconds", "rdflib_finished")
    store, memory, rdflib, finished = (sum(float(row[column] or 0) for row in rows.values()) for column in columns)
    medians = {
        f"{column}_median": round(statistics.median(float(row[column] or 0) for row in rows.values()), 1)
        for column in ("times_faster", "memory_times_faster")
    }
    return {**_compared(store, memory, rdflib, int(finished)), **medians}


def _on_store(store: pyoxigraph.Store, asked: Query) -> Answered:
    start = time.process_time()
    answer = run(store, asked)
    seconds = time.process_time() - start
    assert isinstance(answer, Rows)
    return seconds, len(answer.rows), _hash(tuple(_text(term) for term in row) for row in answer.rows)


def _text(term: object) -> str:
    return term.value if isinstance(term, pyoxigraph.NamedNode | pyoxigraph.Literal) else ""


def _hash(rows: Iterable[Line]) -> str:
    return hashlib.sha256("\n".join(sorted(map(repr, rows))).encode()).hexdigest()


def on_rdflib(file: Path, asked: Iterable[Query], limit: int) -> Iterator[tuple[str, Answered | None]]:
    """Each query with its answer, or None where it took longer; the graph is loaded once, in a process without threads."""
    here, there = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=_load_and_fork, args=(there, file, limit))
    process.start()
    there.close()
    try:
        for one in asked:
            here.send(one.text)
            yield one.name, here.recv()
    finally:
        here.close()
        process.join()


def _load_and_fork(questions: Connection, file: Path, limit: int) -> None:
    graph = rdflib.Graph()
    graph.parse(file, format="nt")
    fork = multiprocessing.get_context("fork")
    while True:
        try:
            text = questions.recv()
        except EOFError:
            return
        here, there = fork.Pipe(duplex=False)
        process = fork.Process(target=_ask, args=(graph, text, there, limit))
        process.start()
        there.close()
        try:
            questions.send(here.recv())
        except EOFError:
            questions.send(None)
        process.join()


def _ask(graph: rdflib.Graph, text: str, answer: Connection, limit: int) -> None:
    import resource  # only systems that fork have it

    resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
    start = time.process_time()
    found = [tuple("" if term is None else str(term) for term in row) for row in graph.query(text)]  # type: ignore[union-attr]
    seconds = time.process_time() - start
    answer.send((seconds, len(found), _hash(found)))
