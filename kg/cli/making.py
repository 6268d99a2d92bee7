"""Commands that make a graph and change it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.frame import Model, app, errors, report

if TYPE_CHECKING:
    from kg.build import Built


@app.command()
def build(
    inputs: Annotated[list[Path], typer.Argument(help="Files and folders: text, HTML, JSON Lines.", metavar="INPUT…")],
    output: Annotated[Path, typer.Option("--output", "-o", help="The folder of the graph.", metavar="DIR")],
    published: Annotated[
        str | None, typer.Option(help="Publication date of a single document that has none.", metavar="YYYY-MM-DD")
    ] = None,
    model: Model = None,
    base: Annotated[str, typer.Option(help="Base IRI of the data.", metavar="IRI")] = "https://w3id.org/newskg/",
    licence: Annotated[str, typer.Option(help="Licence of the graph.", metavar="IRI")] = "https://creativecommons.org/licenses/by/4.0/",
    with_text: Annotated[bool, typer.Option("--with-text", help="Publish the texts of the articles too.")] = False,
    corrections: Annotated[
        Path | None, typer.Option(help="Corrections to apply; by default DIR/corrections.toml.", metavar="FILE")
    ] = None,
    keep_going: Annotated[bool, typer.Option("--keep-going", help="Name a bad input, build the others.")] = False,
) -> None:
    """Read articles and write their graph into a folder."""
    from kg.build import build as build_graph
    from kg.corpus import read

    articles = list(read(inputs, published=published, keep_going=keep_going, report=report))
    with errors.status("reading") as status:
        built = build_graph(
            articles, output, model=model, base=base, licence=licence, with_text=with_text, corrections=corrections,
            progress=lambda name: status.update(f"reading {name}"),
        )  # fmt: skip
    _tell(output, built)


def _tell(folder: Path, built: Built) -> None:
    for line in built.idle:
        report(f"correction without effect: {line}")
    typer.echo(f"{folder}: {built.articles} articles, {built.triples} triples, checked, RDFC-1.0 SHA-256 {built.sha256}")


@app.command()
def add(
    folder: Annotated[Path, typer.Argument(help="The folder of a graph.", metavar="DIR")],
    inputs: Annotated[list[Path], typer.Argument(help="Files and folders: text, HTML, JSON Lines.", metavar="INPUT…")],
    published: Annotated[
        str | None, typer.Option(help="Publication date of a single document that has none.", metavar="YYYY-MM-DD")
    ] = None,
    model: Model = None,
) -> None:
    """Read more articles into a graph; one whose identifier the graph has takes its place."""
    from kg.corpus import read
    from kg.update import add as add_articles

    articles = list(read(inputs, published=published, keep_going=False, report=report))
    _tell(folder, add_articles(articles, folder, model=model, report=report))


@app.command()
def remove(
    folder: Annotated[Path, typer.Argument(help="The folder of a graph.", metavar="DIR")],
    articles: Annotated[list[str], typer.Argument(help="Articles by identifier, SHA-256 or IRI.", metavar="ARTICLE…")],
) -> None:
    """Take articles out of a graph, with all that no other article supports."""
    from kg.update import remove as remove_articles

    _tell(folder, remove_articles(articles, folder))
