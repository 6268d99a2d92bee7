"""Validation: may a graph be published? Graph side, after the graph is made and before a reader may trust it.

`check` takes a graph in memory, as kg build has it; `validate` a folder, as it was published: all `*.ttl`
directly in it are the graph, and `articles/<sha256>.txt`, where they were published, the texts its spans point into.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from rdflib import Graph
from rdflib.namespace import RDF
from rdflib.plugins.parsers.notation3 import BadSyntax

from kg import terms
from kg.errors import DataError, InputError
from kg.validate.findings import Finding, Report
from kg.validate.grounds import check_grounds
from kg.validate.index import Index, Triple
from kg.validate.inferences import check_inferences
from kg.validate.ledger import check_ledger
from kg.validate.shapes import check_shapes
from kg.validate.spans import check_spans
from kg.validate.triples import check_claims, check_triples

__all__ = ["ARTICLES", "Finding", "Report", "check", "read_graph", "read_texts", "validate"]

NO_TEXTS: Final[Mapping[str, str]] = MappingProxyType({})
ARTICLES: Final = "articles"  # the folder of what a build keeps of each article, beside the Turtle files


def check(triples: Iterable[Triple], texts: Mapping[str, str]) -> Report:
    """The report on a graph in memory; `texts` gives the articles' texts by the SHA-256 of their UTF-8 form."""
    graph = Index(triples)
    findings = set(check_triples(graph))
    findings.update(check_claims(graph))
    findings.update(check_ledger(graph))
    findings.update(check_inferences(graph))
    findings.update(check_grounds(graph))
    findings.update(check_spans(graph, texts))
    findings.update(check_shapes(graph))
    if not len(graph):
        findings.add(Finding("empty", "the graph", "a graph holds at least one article"))
    spans = sum(1 for _ in graph.subjects(RDF.type, terms.nif_OffsetBasedString))
    return Report(
        triples=len(graph),
        spans=spans,
        findings=tuple(sorted(findings, key=lambda f: (f.warning, f))),
    )


def validate(folder: Path, texts: Mapping[str, str] = NO_TEXTS) -> Report:
    """The report on a published folder, its spans checked against the texts of its articles where they are given or lie in it.

    `texts` gives them by the SHA-256 of their UTF-8 form. InputError when the folder is none, DataError when a file of it
    cannot be read.
    """
    return check(read_graph(folder), {**texts, **read_texts(folder)})


def read_graph(folder: Path) -> Graph:
    """All `*.ttl` directly in `folder` as one graph in memory; InputError for none, DataError for a broken one."""
    if not folder.is_dir():
        raise InputError(f"{folder}: no such folder")
    files = sorted(folder.glob("*.ttl"))
    if not files:
        raise InputError(f"{folder}: no Turtle file (*.ttl) in this folder")
    graph = Graph()
    for prefix, iri in terms.PREFIXES.items():
        graph.bind(prefix, iri, replace=True)
    for file in files:
        try:
            graph.parse(data=file.read_text(encoding="utf-8"), format="turtle")
        except UnicodeDecodeError as error:
            raise DataError(f"{file}: not UTF-8 ({error.reason} at byte {error.start})") from error
        except BadSyntax as error:
            why = " ".join(str(error).split(" at ^")[0].split())
            raise DataError(f"{file}: no Turtle: {why}") from error
    return graph


def read_texts(folder: Path) -> dict[str, str]:
    """The texts in `articles/` of `folder` by the name of their file, the SHA-256; line ends kept."""
    return dict(texts(folder / ARTICLES))


def texts(folder: Path) -> Iterator[tuple[str, str]]:
    """Name without ending and content of each text file of `folder`, in order; DataError when one is not UTF-8."""
    for file in sorted(folder.glob("*.txt")):
        try:
            yield file.stem, file.read_bytes().decode("utf-8")
        except UnicodeDecodeError as error:
            raise DataError(f"{file}: not UTF-8 ({error.reason} at byte {error.start})") from error
