"""What is said to a store: replace a graph, add to it, drop it, in one of two protocols of SPARQL 1.1.

The Graph Store HTTP Protocol (https://www.w3.org/TR/sparql11-http-rdf-update/) sends files; SPARQL Update
(https://www.w3.org/TR/sparql11-update/) sends statements, which several stores take only in small numbers.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Protocol

import httpx

from kg.load.client import Client

TURTLE: Final = MappingProxyType({"Content-Type": "text/turtle; charset=utf-8"})  # N-Triples are Turtle, which every store takes
UPDATE: Final = MappingProxyType({"Content-Type": "application/sparql-update; charset=utf-8"})


class Speaker(Protocol):
    """What both protocols can say; `most` is how many triples go into one request. All raise as Client.send and Client.accepted."""

    most: int

    def replace(self, client: Client, graph: str, lines: str) -> None:
        """Make the graph these triples and no others."""

    def add(self, client: Client, graph: str, lines: str) -> None:
        """Put these triples beside those of the graph."""

    def drop(self, client: Client, graph: str) -> bool:
        """Take the graph away; whether it was there, as far as the store says."""

    def has(self, client: Client, graph: str) -> bool | None:
        """Whether the graph is there; None where nothing can be asked."""


class GraphStore:
    """The Graph Store HTTP Protocol."""

    most = 5000

    def replace(self, client: Client, graph: str, lines: str) -> None:
        """PUT."""
        client.accepted(client.send("PUT", graph=graph, content=lines, headers=TURTLE))

    def add(self, client: Client, graph: str, lines: str) -> None:
        """POST."""
        client.accepted(client.send("POST", graph=graph, content=lines, headers=TURTLE))

    def drop(self, client: Client, graph: str) -> bool:
        """DELETE."""
        answer = client.send("DELETE", graph=graph)
        return answer.status_code != httpx.codes.NOT_FOUND and client.accepted(answer).is_success

    def has(self, client: Client, graph: str) -> bool | None:
        """HEAD; Virtuoso does not know it."""
        answer = client.send("HEAD", graph=graph)
        if answer.is_success or answer.status_code == httpx.codes.NOT_FOUND:
            return answer.is_success
        return None


class Statements:
    """SPARQL 1.1 Update."""

    most = 500

    def replace(self, client: Client, graph: str, lines: str) -> None:
        """DROP, then INSERT DATA."""
        self._say(client, f"DROP SILENT GRAPH <{graph}> ;\n{_insert(graph, lines)}")

    def add(self, client: Client, graph: str, lines: str) -> None:
        """INSERT DATA."""
        self._say(client, _insert(graph, lines))

    def drop(self, client: Client, graph: str) -> bool:
        """DROP."""
        self._say(client, f"DROP SILENT GRAPH <{graph}>")
        return True

    def has(self, client: Client, graph: str) -> bool | None:
        """An update answers no question."""
        return None

    def _say(self, client: Client, text: str) -> None:
        client.accepted(client.send("POST", content=text, headers=UPDATE))


def _insert(graph: str, lines: str) -> str:
    return f"INSERT DATA {{ GRAPH <{graph}> {{\n{lines}}} }}"


METHODS: Final[Mapping[str, Speaker]] = MappingProxyType({"gsp": GraphStore(), "update": Statements()})
