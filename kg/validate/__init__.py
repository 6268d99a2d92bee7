"""Validation: may a graph be published? Graph side, after the graph is made and before a reader may trust it.

`check` takes a graph in memory, as kg build has it; `validate` a folder, as it was published: all `*.ttl`
directly in it are the graph, and `articles/<sha256>.txt`, where they were published, the texts its spans point into.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from rdflib import Graph
from rdflib.plugins.parsers.notation3 import BadSyntax

from kg.errors import DataError, InputError
from kg.graph import terms
from kg.graph.lines import TYPE, Triple, bare
from kg.terms import PREFIXES
from kg.validate.findings import Finding, Report
from kg.validate.grounds import check_grounds
from kg.validate.index import Index
from kg.validate.inferences import check_inferences
from kg.validate.ledger import check_ledger
from kg.validate.parts import MANIFEST, Agreement, check_files, part_index, read_manifest
from kg.validate.shapes import check_shapes
from kg.validate.spans import check_spans
from kg.validate.triples import check_claims, check_triples

__all__ = ["ARTICLES", "MANIFEST", "Finding", "Report", "check", "read_graph", "read_manifest", "read_texts", "validate"]

NO_TEXTS: Final[Mapping[str, str]] = MappingProxyType({})
ARTICLES: Final = "articles"  # the folder of what a build keeps of each article, beside the Turtle files


def check(triples: Index | Graph | Iterable[Triple], texts: Mapping[str, str]) -> Report:
    """The report on a graph in memory: an index, rdflib's, or triples as lines have them.

    `texts` gives the articles' texts by the SHA-256 of their UTF-8 form.
    """
    graph = triples if isinstance(triples, Index) else Index(triples)
    findings = set(check_triples(graph))
    findings.update(check_claims(graph))
    findings.update(check_ledger(graph))
    findings.update(check_inferences(graph))
    findings.update(check_grounds(graph))
    findings.update(check_spans(graph, texts))
    findings.update(check_shapes(graph))
    if not len(graph):
        findings.add(Finding("empty", "the graph", "a graph holds at least one article"))
    spans = sum(1 for _ in graph.subjects(TYPE, terms.nif_OffsetBasedString))
    return Report(
        triples=len(graph),
        spans=spans,
        findings=tuple(sorted(findings, key=lambda f: (f.warning, f))),
    )


def validate(folder: Path, texts: Mapping[str, str] = NO_TEXTS) -> Report:
    """The report on a published folder, its spans checked against the texts of its articles where they are given or lie in it.

    `texts` gives them by the SHA-256 of their UTF-8 form. A graph in parts is checked part by part, with what the parts must agree on.
    InputError when the folder is none, DataError when a file of it cannot be read.
    """
    manifest = read_manifest(folder)
    if manifest is None:
        return check(read_graph(folder), {**texts, **read_texts(folder)})
    return check_parts(folder, manifest, texts)


def read_graph(folder: Path) -> Graph:
    """All `*.ttl` directly in `folder` as one graph in memory; InputError for none, DataError for a broken one."""
    if not folder.is_dir():
        raise InputError(f"{folder}: no such folder")
    files = sorted(folder.glob("*.ttl"))
    if not files:
        raise InputError(f"{folder}: no Turtle file (*.ttl) in this folder")
    graph = Graph()
    for prefix, iri in PREFIXES.items():
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


def check_parts(folder: Path, manifest: Mapping[str, Any], texts: Mapping[str, str]) -> Report:
    """The report on a graph in parts: each file by itself, none missing or changed, and of what is in several the same in each."""
    findings, triples, spans = set(check_files(folder, manifest)), 0, 0
    agreement = Agreement()
    for file in sorted(folder.glob("*.ttl")):
        part = part_index(file)
        articles = {bare(sha256) for _, sha256 in part.subject_objects(terms.schema_sha256)}
        given = {sha256: texts[sha256] for sha256 in articles if sha256 in texts}
        found = check(part, {**given, **dict(_texts(folder / ARTICLES / f"{sha256}.txt" for sha256 in articles - set(given)))})
        findings.update(found.findings)
        findings.update(agreement.findings(part))
        triples, spans = triples + found.triples, spans + found.spans
    return Report(triples, spans, tuple(sorted(findings, key=lambda f: (f.warning, f))))


def read_texts(folder: Path) -> dict[str, str]:
    """The texts in `articles/` of `folder` by the name of their file, the SHA-256; line ends kept."""
    return dict(_texts(sorted((folder / ARTICLES).glob("*.txt"))))


def _texts(files: Iterable[Path]) -> Iterator[tuple[str, str]]:
    """Name without ending and content of each text file that is there; DataError when one is not UTF-8."""
    for file in files:
        try:
            yield file.stem, file.read_bytes().decode("utf-8")
        except FileNotFoundError:
            continue
        except UnicodeDecodeError as error:
            raise DataError(f"{file}: not UTF-8 ({error.reason} at byte {error.start})") from error
