"""A graph in parts: its manifest, its files, and what the parts must agree on, looked at one after the other."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import pyoxigraph

from kg.errors import DataError
from kg.graph.lines import Term, bare, from_oxigraph
from kg.validate.findings import Finding, named
from kg.validate.index import Index
from kg.validate.shapes import single_valued

MANIFEST: Final = "manifest.json"


def read_manifest(folder: Path) -> dict[str, Any] | None:
    """The manifest of a graph in parts; None where there is none, or one that kg build did not write."""
    try:
        found = json.loads((folder / MANIFEST).read_bytes())
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) and "newskg" in found and isinstance(found.get("parts"), list) else None


def check_files(folder: Path, manifest: Mapping[str, Any]) -> Iterator[Finding]:
    """Findings on parts that are missing or not those of the manifest."""
    for entry in manifest["parts"]:
        file = folder / str(entry["file"])
        try:
            sha256 = hashlib.sha256(file.read_bytes()).hexdigest()
        except FileNotFoundError:
            yield Finding("manifest", entry["file"], "every part of the manifest is there")
            continue
        if sha256 != entry["sha256"]:
            yield Finding("manifest", entry["file"], "a part has the SHA-256 that the manifest gives", sha256)


def part_index(file: Path) -> Index:
    """The triples of a part; DataError where it is no Turtle."""
    try:
        quads = pyoxigraph.parse(file.read_bytes(), format=pyoxigraph.RdfFormat.TURTLE)
        return Index({from_oxigraph(quad.triple) for quad in quads})
    except (SyntaxError, ValueError) as error:
        raise DataError(f"{file}: no Turtle: {' '.join(str(error).split())}") from error


class Agreement:
    """The values of properties that have one, of resources that several parts may have; they grow with the entities."""

    def __init__(self) -> None:
        self._values: dict[tuple[Term, Term], Term] = {}

    def findings(self, part: Index) -> Iterator[Finding]:
        """Findings on values that are not those of a part before."""
        for predicate in single_valued():
            for subject, value in part.subject_objects(predicate):
                if _of_all(subject) and self._values.setdefault((subject, predicate), value) != value:
                    words = f"all parts give one value of {predicate}"
                    yield Finding("agree", named(subject, part), words, f"{bare(self._values[subject, predicate])} / {bare(value)}")


def _of_all(subject: Term) -> bool:
    """Whether a resource may belong to several articles; an event, a treaty, a span belongs to one."""
    return "/id/" in subject and "/id/treaty/" not in subject
