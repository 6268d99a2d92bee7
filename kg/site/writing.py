"""Writes the site: every page, the scripts of its data, the files of each IRI, and what the package carries; then puts all in place."""

from __future__ import annotations

import shutil
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

import pyoxigraph

from kg.errors import InputError
from kg.facts import Facts, Post, Thing, facts_of, published_texts
from kg.facts.reading import NO_TEXTS
from kg.query import packaged
from kg.site import scripts
from kg.site.guide import guide
from kg.site.pages import Pages
from kg.site.resources import resource_files
from kg.site.vocabulary import meanings, vocabulary
from kg.store import read_folder

#: A file that only a site has, by which a second run knows that it may write over the folder.
MARK: Final = "newskg-site.txt"
SAYS: Final = b"Written by kg site. A later run replaces this folder.\n"


@dataclass(frozen=True, slots=True)
class Site:
    """What was written: pages, files and their bytes."""

    pages: int
    files: int
    size: int
    texts: int


def write_site(
    folder: Path, target: Path, texts: Mapping[str, str] = NO_TEXTS, *, progress: Callable[[str], None] = lambda _: None
) -> Site:
    """Write the site of the graph in `folder` into `target`; a former site there is replaced once the new one is whole.

    `texts` gives the texts of articles by the SHA-256 of their UTF-8 form, beside those that the graph publishes; of an article without
    one the site shows the sentences that its spans give. Raises InputError where `target` holds anything but a site, or cannot be written.
    """
    target = target.resolve()
    if target.exists() and not (target.is_dir() and (not any(target.iterdir()) or (target / MARK).is_file())):
        raise InputError(f"{target}: neither empty nor a site of kg site; choose another folder")
    progress("the graph")
    triples = read_folder(folder)
    facts = facts_of(triples, {**published_texts(folder), **texts})
    new = target.with_name(f".{target.name}.new")
    pages = written = size = 0
    try:
        shutil.rmtree(new, ignore_errors=True)
        new.mkdir(parents=True)
        for name, content in site_files(triples, facts, progress=progress):
            file = new / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
            pages, written, size = pages + name.endswith(".html"), written + 1, size + len(content)
        if target.exists():
            shutil.rmtree(target)
        new.replace(target)
    except OSError as error:
        raise InputError(f"{target}: cannot be written ({error.strerror or error})") from error
    finally:
        shutil.rmtree(new, ignore_errors=True)
    return Site(pages, written, size, sum(article.whole for article in facts.articles))


def site_files(triples: Collection[pyoxigraph.Triple], facts: Facts, *, progress: Callable[[str], None]) -> Iterator[tuple[str, bytes]]:
    """Every file of the site, by its path, with its bytes."""
    pages = Pages(facts)
    yield MARK, SAYS
    yield from _carried(files("kg") / "site" / "static", "static")
    yield "index.html", pages.front(meanings())
    yield "names.html", pages.names()
    yield "treaties.html", pages.treaties()
    yield "timeline.html", pages.render("timeline.html", "timeline.html")
    yield "vocabulary.html", pages.render("vocabulary.html", "vocabulary.html", kinds=vocabulary())
    yield from guide(pages)
    yield "map.html", pages.render("map.html", "map.html", unplaced=scripts.unplaced(facts))
    yield "questions.html", pages.render("questions.html", "questions.html", queries=packaged())
    yield "network.html", pages.render("network.html", "network.html")
    for name, value in (
        ("search", scripts.search(facts)),
        ("timeline", scripts.timeline(facts)),
        ("places", scripts.places(facts)),
        ("network", scripts.network(facts)),
        ("questions", scripts.questions(packaged(), facts)),
        ("graph", scripts.graph(triples)),
    ):
        yield f"data/{name}.js", scripts.script(name, value)
    things: dict[str, list[Thing]] = defaultdict(list)
    posts: dict[str, list[Post]] = defaultdict(list)
    for thing in facts.things:
        for iri in {span.article for span in thing.spans}:
            things[iri].append(thing)
    for post in facts.posts:
        for iri in {span.article for span in post.spans}:
            posts[iri].append(post)
    for article in facts.articles:
        progress(article.identifier)
        yield f"{article.ref.path}.html", pages.article(article, things[article.ref.iri], posts[article.ref.iri])
    progress("entities and posts")
    for thing in facts.things:
        yield f"{thing.ref.path}.html", pages.thing(thing)
    for post in facts.posts:
        yield f"{post.ref.path}.html", pages.post(post)
    progress("events and treaties")
    for fact in facts.facts:
        yield f"{fact.ref.path}.html", pages.fact(fact)
    progress("Turtle and JSON-LD")
    yield from resource_files(triples, facts)


def _carried(folder: Traversable, name: str) -> Iterator[tuple[str, bytes]]:
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if file.is_dir():
            yield from _carried(file, f"{name}/{file.name}")
        else:
            yield f"{name}/{file.name}", file.read_bytes()
