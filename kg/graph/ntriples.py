"""Triples <-> sorted lines of N-Triples: what is hashed, counted and kept, without a graph in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.graph.lines import Triple


def ntriples(triples: Iterable[Triple]) -> list[str]:
    """The sorted lines of the triples, each once, without line ends."""
    distinct = triples if isinstance(triples, set | frozenset) else set(triples)
    return sorted([f"{subject} {predicate} {value} ." for subject, predicate, value in distinct])


def read_ntriples(lines: Iterable[str]) -> Iterator[Triple]:
    """The triples of such lines."""
    return map(split, lines)


def split(line: str) -> Triple:
    """Subject, predicate and value of a line."""
    subject, predicate, value = line[:-2].split(" ", 2)
    return subject, predicate, value
