"""Wires the stages: articles -> readings -> entities -> graph -> checked -> published."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language

from kg import __version__, terms
from kg.annotate import annotate, load_pipeline
from kg.annotate.pipeline import pipeline_identity
from kg.corrections import NAME as CORRECTIONS
from kg.corrections import Correction, correction_triples, judge, read_corrections, revise
from kg.errors import CheckFailed, InputError
from kg.extract import extract
from kg.graph import (
    LICENCE,
    Part,
    article_graph,
    claims_turtle,
    dataset_of,
    description,
    entity_claims,
    entity_triples,
    joined,
    mark,
    rule_triples,
    run_triples,
)
from kg.graph.turtle import HEADER, prefixes, turtle
from kg.iris import BASE, Minter, digest
from kg.records import Article
from kg.resolve import resolve
from kg.resolve.entities import slug
from kg.validate import ARTICLES, Report, check

ENTITIES, RUN, CLAIMS, DATASET = "entities", "run", "claims", "dataset"
RESERVED = frozenset({ENTITIES, RUN, CLAIMS, DATASET, "inferred"})
OF_ARTICLE = re.compile(r"[0-9a-f]{64}\.(?:ttl|txt)")
LICENCE_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|\\^`]+")
LONGEST = 80  # characters of an article's identifier that go into the name of its file


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made: articles read, triples written, their hash by RDFC-1.0, the report of the checks, corrections without effect."""

    articles: int
    triples: int
    sha256: str
    report: Report
    idle: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Made:
    """By what a graph is made and under what licence: the name and version of the pipeline, the base of its IRIs."""

    model: tuple[str, str]
    minter: Minter
    licence: str = LICENCE
    with_text: bool = False

    def __post_init__(self) -> None:
        if not LICENCE_IRI.fullmatch(self.licence):
            raise InputError(f"--licence {self.licence}: not an IRI")


def build(
    articles: Iterable[Article],
    folder: Path,
    *,
    model: str | None = None,
    base: str = BASE,
    licence: str = LICENCE,
    with_text: bool = False,
    corrections: Path | None = None,
    progress: Callable[[str], None] = lambda _: None,
) -> Built:
    """Read the articles into a graph and publish it in `folder`, the texts of the articles only `with_text`.

    The corrections are those of the file, else of the one in `folder`.
    Raises CheckFailed, with the former graph left as it was, when shapes or offsets fail; InputError when there is no
    article or the folder cannot be written.
    """
    corrected = _corrections(corrections, folder)
    applied: set[Correction] = set()
    nlp = load_pipeline(model)
    made = Made(pipeline_identity(nlp), Minter(base), licence, with_text)
    parts = list(read_parts(articles, nlp, made.minter, corrected, applied, progress=progress))
    return compose(parts, folder, made, corrected, applied)


def _corrections(file: Path | None, folder: Path) -> tuple[Correction, ...]:
    """Those of the file, else of the one that lies in the folder of the graph."""
    if file is None and not (folder / CORRECTIONS).is_file():
        return ()
    return read_corrections(file or folder / CORRECTIONS)


def read_parts(
    articles: Iterable[Article],
    nlp: Language,
    minter: Minter,
    corrected: Iterable[Correction] = (),
    applied: set[Correction] | None = None,
    *,
    progress: Callable[[str], None] = lambda _: None,
) -> Iterator[Part]:
    """What each article gives to a graph; those of the corrections that had something to change come into `applied`."""
    for doc in annotate(sorted(articles, key=lambda article: article.id), nlp):
        article: Article = doc._.article
        progress(article.id)
        reading = extract(doc)
        resolution = resolve(reading)
        revised = revise(reading, resolution, corrected)
        if applied is not None:
            applied |= revised
        graph = article_graph(reading, resolution, minter)
        shared = frozenset(entity_triples([(graph.sha256, resolution.entities, graph.used)], minter))
        entity_claims([(graph, resolution.entities)], minter)
        yield Part(graph, shared, article.title or "", article.text)


def compose(
    parts: Iterable[Part],
    folder: Path,
    made: Made,
    corrected: Collection[Correction] = (),
    applied: Iterable[Correction] = (),
) -> Built:
    """Publish the graph of these parts in `folder`, whoever read them and when; raises as `build` does."""
    minter, files = made.minter, dict[str, bytes]()
    ordered = sorted(parts, key=lambda part: part.identifier)
    if not ordered:
        raise InputError("no article to read")
    graphs = [part.graph for part in ordered]
    entities = joined(part.shared for part in ordered)
    effective = {*applied, *judge(graphs, entities, corrected, minter)}
    mark(graphs)
    rules = set(rule_triples((rule for graph in graphs for rule in graph.rules), minter))
    run = set(run_triples((part.sha256 for part in ordered), version=__version__, model=made.model, minter=minter))
    (node,) = (subject for subject, _, value in run if value == terms.Run)
    run |= set(correction_triples([c for c in corrected if c in effective], minter, node))
    for part in ordered:
        name = _file_name(part.identifier, taken=set(files))
        title = " ".join((part.title or part.identifier).split())
        comment = f"{HEADER}\narticle: {title}"
        files[name] = turtle(part.graph.triples, prefixes(minter, article=part.sha256), comment=comment)
    everything = entities.union(run, rules, *(graph.triples for graph in graphs))
    everything.update(triple for graph in graphs for claim in graph.claims for triple in claim.triples(minter))
    told = set(description(everything, dataset_of(node), base=minter.base, licence=made.licence))
    for name, triples, comment in (
        (ENTITIES, entities, "entities and posts"),
        (RUN, run, "provenance"),
        (DATASET, told, "description of the dataset"),
    ):
        files[f"{name}.ttl"] = turtle(triples, prefixes(minter), comment=f"{HEADER}\n{comment}")
    files[f"{CLAIMS}.ttl"] = claims_turtle(
        ((graph.sha256, graph.claims) for graph in graphs),
        sorted(rules),
        minter,
        comment=f"{HEADER}\nclaims: every triple between entities, events, treaties and statements, with its words, rule and standing",
    )
    for part in ordered:
        comment = f"{HEADER}\nwhat {' '.join(part.identifier.split())} says of entities and posts"
        files[f"{ARTICLES}/{part.sha256}.ttl"] = turtle(part.shared, prefixes(minter, article=part.sha256), comment=comment)
        if made.with_text and part.text is not None:
            files[f"{ARTICLES}/{part.sha256}.txt"] = part.text.encode("utf-8")
    everything |= told
    report = check(everything, {part.sha256: part.text for part in ordered if part.text is not None})
    if not report.ok:
        raise CheckFailed(f"{folder}: not published, the graph fails its checks", lines=tuple(report.lines()))
    publish(folder, files)
    sha256 = next(str(value) for subject, relation, value in told if (subject, relation) == (dataset_of(node), terms.schema_sha256))
    idle = tuple(str(correction) for correction in corrected if correction not in effective)
    return Built(len(ordered), len(everything), sha256, report, idle)


def _file_name(identifier: str, *, taken: set[str]) -> str:
    """The Turtle file of an article: its identifier, with a hash where that alone is too long, taken or reserved."""
    name = slug(identifier)
    if len(name) > LONGEST or name in RESERVED or f"{name}.ttl" in taken:
        name = f"{name[:LONGEST].rstrip('-')}-{digest(identifier)}"
    return f"{name}.ttl"




def _written_by_build(file: Path) -> bool:
    return file.is_file() and file.read_bytes().startswith(f"# {HEADER}".encode())


def publish(folder: Path, files: dict[str, bytes]) -> None:
    """Put the files in place by their names below `folder`, each at once; take away what a former build left, and nothing else.

    Raises InputError when it cannot write, or when a file of the same name was not written by a build.
    """
    try:
        for name in sorted(files):
            file = folder / name
            if file.parent == folder and file.exists() and not _written_by_build(file):
                raise InputError(f"{file}: not written by kg build, and the graph needs this name; move it away")
        new = folder / ".new"
        shutil.rmtree(new, ignore_errors=True)
        for place in (folder, new):
            (place / ARTICLES).mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            (new / name).write_bytes(content)
        for old in sorted(folder.glob("*.ttl")):
            if old.name not in files and _written_by_build(old):
                old.unlink()
        for old in sorted((folder / ARTICLES).iterdir()):
            if OF_ARTICLE.fullmatch(old.name) and f"{ARTICLES}/{old.name}" not in files:
                old.unlink()
        for name in sorted(files):
            (new / name).replace(folder / name)
        shutil.rmtree(new)
    except OSError as error:
        raise InputError(f"{folder}: cannot be written ({error.strerror})") from error
