"""Wires the stages: articles -> readings -> entities -> graph -> checked -> published."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from rdflib import URIRef
from rdflib.term import Node

from kg import __version__
from kg.annotate import annotate, load_pipeline
from kg.annotate.pipeline import pipeline_identity
from kg.errors import CheckFailed, InputError
from kg.extract import extract
from kg.graph import ArticleGraph, article_graph, asserted_beside, entity_triples, run_triples
from kg.graph.turtle import prefixes, turtle
from kg.iris import BASE, Minter, digest
from kg.records import Article
from kg.resolve import Resolution, resolve
from kg.resolve.entities import slug
from kg.validate import ARTICLES, Report, check

HEADER = "newskg graph: https://w3id.org/newskg/ontology"
ENTITIES, RUN = "entities", "run"
RESERVED = frozenset({ENTITIES, RUN, "inferred"})
LONGEST = 80  # characters of an article's identifier that go into the name of its file


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made: articles read, triples written, and the report of the checks."""

    articles: int
    triples: int
    report: Report


def build(
    articles: Iterable[Article],
    folder: Path,
    *,
    model: str | None = None,
    base: str = BASE,
    progress: Callable[[str], None] = lambda _: None,
) -> Built:
    """Read the articles into a graph and publish it in `folder`.

    Raises CheckFailed, with the former graph left as it was, when shapes or offsets fail; InputError when there is no
    article or the folder cannot be written.
    """
    minter = Minter(base)
    nlp = load_pipeline(model)
    texts: dict[str, str] = {}
    files: dict[str, bytes] = {}
    documents: list[tuple[ArticleGraph, Resolution]] = []
    everything: set[tuple[URIRef, URIRef, Node]] = set()
    for doc in annotate(sorted(articles, key=lambda article: article.id), nlp):
        article: Article = doc._.article
        progress(article.id)
        reading = extract(doc)
        resolution = resolve(reading)
        written = article_graph(reading, resolution, minter)
        files[_file_name(article.id, taken=set(files))] = turtle(
            written.triples, prefixes(minter, article=written.sha256), comment=f"{HEADER}\narticle: {_title(article)}"
        )
        everything |= written.triples
        texts[written.sha256] = article.text
        documents.append((written, resolution))
    if not documents:
        raise InputError("no article to read")
    entities = set(entity_triples(((w.sha256, r.entities, w.used) for w, r in documents), minter))
    entities |= set(asserted_beside(everything | entities, minter))
    run = set(run_triples(texts, version=__version__, model=pipeline_identity(nlp), minter=minter))
    files[f"{ENTITIES}.ttl"] = turtle(entities, prefixes(minter), comment=f"{HEADER}\nentities and posts")
    files[f"{RUN}.ttl"] = turtle(run, prefixes(minter), comment=f"{HEADER}\nprovenance")
    everything |= entities | run
    report = check(everything, texts)
    if not report.ok:
        raise CheckFailed(f"{folder}: not published, the graph fails its checks", lines=tuple(report.lines()))
    publish(folder, files, texts)
    return Built(len(documents), len(everything), report)


def _file_name(identifier: str, *, taken: set[str]) -> str:
    """The Turtle file of an article: its identifier, with a hash where that alone is too long, taken or reserved."""
    name = slug(identifier)
    if len(name) > LONGEST or name in RESERVED or f"{name}.ttl" in taken:
        name = f"{name[:LONGEST].rstrip('-')}-{digest(identifier)}"
    return f"{name}.ttl"


def _title(article: Article) -> str:
    return " ".join((article.title or article.id).split())


def _written_by_build(file: Path) -> bool:
    return file.is_file() and file.read_bytes().startswith(f"# {HEADER}".encode())


def publish(folder: Path, files: dict[str, bytes], texts: dict[str, str]) -> None:
    """Put the files in place, each at once; take away what a former build left, and nothing else.

    Raises InputError when it cannot write, or when a file of the same name was not written by a build.
    """
    try:
        for name in sorted(files):
            if (folder / name).exists() and not _written_by_build(folder / name):
                raise InputError(f"{folder / name}: not written by kg build, and the graph needs this name; move it away")
        (folder / ARTICLES).mkdir(parents=True, exist_ok=True)
        new = folder / ".new"
        shutil.rmtree(new, ignore_errors=True)
        new.mkdir()
        for name, content in files.items():
            (new / name).write_bytes(content)
        for sha256, text in texts.items():
            (new / f"{sha256}.txt").write_bytes(text.encode("utf-8"))
        for old in sorted(folder.glob("*.ttl")):
            if old.name not in files and _written_by_build(old):
                old.unlink()
        for text_file in sorted((folder / ARTICLES).glob("*.txt")):
            if len(text_file.stem) == 64 and text_file.stem not in texts:
                text_file.unlink()
        for path in sorted(new.iterdir()):
            path.replace(folder / path.name if path.suffix == ".ttl" else folder / ARTICLES / path.name)
        new.rmdir()
    except OSError as error:
        raise InputError(f"{folder}: cannot be written ({error.strerror})") from error
