"""What one server serves: the graph, the vocabularies beside it, the site; as it was when the server started."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pyoxigraph

from kg import __version__, terms
from kg.embedded import DATABASE, database, write_store
from kg.errors import InputError
from kg.iris import BASE
from kg.ontology_files import KG, PLOVER, ontology_text
from kg.store import read_turtle, turtle_files

Triple = pyoxigraph.Triple
#: The documents of the vocabularies below their base, each with its file.
VOCABULARIES: Final = {"ontology": KG, "plover": PLOVER}


@dataclass(frozen=True, slots=True)
class Served:
    """A graph that is served: the base of its IRIs, its dataset, title and hash; triples of vocabularies by the path of their IRI."""

    base: str
    dataset: str
    title: str
    licence: str
    digest: str
    vocabulary: Mapping[str, frozenset[Triple]]
    labels: Mapping[str, str]
    site: Path | None = None

    def iri(self, path: str) -> str:
        """The IRI that the path stands for."""
        return f"{BASE if path in self.vocabulary else self.base}{path}"

    def path(self, iri: str) -> str | None:
        """The path of an IRI that this server answers; None for any other."""
        name, mark, fragment = iri.removeprefix(BASE).partition("#")
        if iri.startswith(BASE) and name in self.vocabulary:
            return f"{name}{mark}{fragment}"
        return iri.removeprefix(self.base) if iri.startswith(self.base) else None

    def tag(self, form: str) -> str:
        """The ETag of a document in a form: it changes with the graph and with the program."""
        return f'"{self.digest[:16]}-{__version__}-{form}"'


def read_served(folder: Path, site: Path | None = None) -> Served:
    """What is served of a graph; InputError for a folder that is no built graph, or a site that is no folder."""
    files = turtle_files(folder)
    described = folder / "dataset.ttl"
    if described not in files:
        raise InputError(f"{folder}: no dataset.ttl, so not written by kg build")
    if site is not None and not site.is_dir():
        raise InputError(f"--site {site}: no such folder")
    told = {(t.subject.value, t.predicate.value): t.object for t in read_turtle(described) if isinstance(t.subject, pyoxigraph.NamedNode)}
    dataset = next((subject for subject, predicate in told if predicate == str(terms.void_uriSpace)), None)
    if dataset is None:
        raise InputError(f"{described}: does not say below which IRI the data lie; build the graph anew")

    def value(term: str) -> str:
        found = told.get((dataset, term))
        return found.value if isinstance(found, pyoxigraph.Literal | pyoxigraph.NamedNode) else ""

    vocabulary = _vocabularies()
    label = f"{terms.PREFIXES['rdfs']}label"
    labels = {
        t.subject.value: t.object.value
        for name in VOCABULARIES
        for t in vocabulary[name]
        if isinstance(t.subject, pyoxigraph.NamedNode) and isinstance(t.object, pyoxigraph.Literal) and t.predicate.value == label
    }
    return Served(
        value(str(terms.void_uriSpace)), dataset, value(str(terms.dcterms_title)), value(str(terms.dcterms_license)),
        _digest(files), vocabulary, labels, site,
    )  # fmt: skip


def _vocabularies() -> dict[str, frozenset[Triple]]:
    """The triples of both vocabularies by the path of their document, and those of each concept by its own."""
    found: dict[str, set[Triple]] = defaultdict(set)
    for name, file in VOCABULARIES.items():
        stated = pyoxigraph.Dataset(pyoxigraph.parse(ontology_text(file), format=pyoxigraph.RdfFormat.TURTLE))
        stated.canonicalize(pyoxigraph.CanonicalizationAlgorithm.RDFC_1_0)  # for the same names of blank nodes every time
        for quad in stated:
            found[name].add(quad.triple)
            if isinstance(quad.subject, pyoxigraph.NamedNode) and quad.subject.value.startswith(f"{BASE}{name}/"):
                found[quad.subject.value.removeprefix(BASE)].add(quad.triple)
    return {path: frozenset(triples) for path, triples in found.items()}


def _digest(files: list[Path]) -> str:
    hashed = hashlib.sha256()
    for file in files:
        hashed.update(hashlib.sha256(file.read_bytes()).digest())
    return hashed.hexdigest()


def own_database(folder: Path, place: Path) -> Path:
    """A database of the graph in `place`, which nobody else changes: the store of the folder, linked or copied, or a new one."""
    files = turtle_files(folder)
    kept = database(folder, files)
    if kept is not None:
        try:
            return Path(shutil.copytree(kept, place / DATABASE, copy_function=_linked))
        except (OSError, shutil.Error):  # replaced in this moment
            shutil.rmtree(place / DATABASE, ignore_errors=True)
    write_store(place, files, (triple for file in files for triple in read_turtle(file)))
    return place / "store" / DATABASE


def _linked(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:  # another file system
        shutil.copyfile(source, target)
