"""The documentation pages: `kg/docs/*.md` and the description of the model, by markdown-it-py; mark-up within them is text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from kg.ontology_files import ontology_text
from kg.site.pages import Pages

MODEL: Final = "README.md"  # of the folder of the ontology


@dataclass(frozen=True, slots=True)
class Chapter:
    """A page: its name, its first heading, its text in Markdown."""

    name: str
    title: str
    text: str


def chapters() -> list[Chapter]:
    """The model first, then the documents by name."""
    docs = files("kg") / "docs"
    found = [("model", ontology_text(MODEL))]
    if docs.is_dir():
        names = sorted(file.name for file in docs.iterdir() if file.name.endswith(".md"))
        found += [(name.removesuffix(".md"), (docs / name).read_text(encoding="utf-8")) for name in names]
    return [Chapter(name, _title(name, text), text) for name, text in found]


def guide(pages: Pages) -> Iterator[tuple[str, bytes]]:
    """The list of the chapters, each chapter, and the pictures that they show."""
    found = chapters()
    yield "guide.html", pages.render("guide.html", "guide.html", chapters=found)
    names = {chapter.name for chapter in found}
    for chapter in found:
        path = f"docs/{chapter.name}.html"
        yield path, pages.render("chapter.html", path, chapter=chapter, chapters=found, body=Markup(html(chapter.text, names)))
    docs = files("kg") / "docs"
    for folder in (folder for folder in docs.iterdir() if folder.is_dir()):
        for file in sorted(folder.iterdir(), key=lambda file: file.name):
            yield f"docs/{folder.name}/{file.name}", file.read_bytes()


def html(text: str, names: set[str]) -> str:
    """The text as HTML; a link to another document of the folder leads to its page, one to a file that the site has not is none."""
    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = reader.parse(text)
    for token in tokens:
        for child in token.children or ():
            if child.type == "link_open":
                _lead(child, names)
    return str(reader.renderer.render(tokens, reader.options, {}))


def _lead(link: Token, names: set[str]) -> None:
    target = str(link.attrGet("href") or "")
    name, mark, place = target.partition("#")
    if name.endswith(".md") and name.removesuffix(".md") in names:
        link.attrSet("href", f"{name.removesuffix('.md')}.html{mark}{place}")
    elif name and "://" not in target:
        link.attrs.pop("href")


def _title(name: str, text: str) -> str:
    return next((line.removeprefix("# ").strip() for line in text.splitlines() if line.startswith("# ")), name)
