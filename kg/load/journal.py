"""What went into which store: lines of JSON in a hidden file beside the folder of the graph, so that a run that broke off goes on.

A line is written after a store has taken the whole of a graph, or dropped it, and a last one when a run has come to its end. The
file may be deleted at any time: everything is then sent again.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.load.graphs import Graph


@dataclass(slots=True)
class Journal:
    """What the store at `to` holds of the graph in a folder: IRI -> (name, hash). `finished`: no run has broken off since."""

    file: Path
    to: str
    report: Callable[[str], None]
    held: dict[str, tuple[str, str]] = field(default_factory=dict)
    finished: bool = False
    writable: bool = True

    def loaded(self, graph: Graph) -> None:
        """The store has taken all of the graph."""
        self.held[graph.iri] = graph.name, graph.sha256
        self._write({"graph": graph.iri, "name": graph.name, "sha256": graph.sha256})

    def begun(self, graph: Graph) -> None:
        """The store is about to take parts of the graph, and what it held of it is gone."""
        if self.held.pop(graph.iri, None) or self.finished:
            self.finished = False
            self._write({"graph": graph.iri})

    def dropped(self, iri: str) -> None:
        """The store holds the graph no more; the run goes on."""
        if self.held.pop(iri, None):
            self._write({"graph": iri})

    def finish(self) -> None:
        """The run has come to its end."""
        self.finished = True
        self._write({"finished": True})

    def _write(self, entry: dict[str, object]) -> None:
        if not self.writable:
            return
        try:
            with self.file.open("a", encoding="utf-8") as file:
                file.write(json.dumps({"to": self.to, **entry}, ensure_ascii=False) + "\n")
        except OSError as error:
            self.writable = False
            self.report(f"{self.file}: cannot be written ({error.strerror}); a run that breaks off will begin anew")


def open_journal(folder: Path, to: str, report: Callable[[str], None]) -> Journal:
    """What is known of the store at `to`; nothing where there is no such file. Lines that broke off are passed over."""
    whole = folder.resolve()
    journal = Journal(whole.parent / f".{whole.name}.loaded.jsonl", to, report)
    for entry in _entries(journal.file):
        if entry.get("to") != to:
            continue
        if "graph" not in entry:
            journal.finished = True
        else:
            journal.finished = False
            journal.held.pop(str(entry["graph"]), None)
            if "sha256" in entry:
                journal.held[str(entry["graph"])] = str(entry.get("name", "")), str(entry["sha256"])
    return journal


def _entries(file: Path) -> Iterator[dict[str, Any]]:
    if not file.is_file():
        return
    for line in file.read_text(encoding="utf-8", errors="replace").splitlines():
        try:
            entry = json.loads(line)
        except ValueError:
            continue
        if isinstance(entry, dict):
            yield entry
