"""Commands that bring a graph to others."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.frame import app, errors, report


@app.command()
def export(
    folder: Annotated[Path, typer.Argument(help="The folder of a graph.", metavar="DIR")],
    form: Annotated[str, typer.Option("--format", help="turtle, trig, ntriples, nquads, jsonld, rdfxml, turtle12.", metavar="FORMAT")],
    output: Annotated[Path, typer.Option("--output", "-o", help="The file.", metavar="FILE")],
) -> None:
    """Write a graph as one file in another form of RDF."""
    from kg.export import export as export_graph

    typer.echo(f"{output}: {export_graph(folder, form, output)} triples")


@app.command()
def site(
    folder: Annotated[Path, typer.Argument(help="The folder of a graph.", metavar="DIR")],
    output: Annotated[Path, typer.Option("--output", "-o", help="The folder of the site.", metavar="SITE")],
    texts: Annotated[
        list[Path] | None, typer.Option(help="The articles, whose texts the site then shows whole.", metavar="INPUT")
    ] = None,
) -> None:
    """Write a graph as a static site: articles with their words lit, a page for every resource, timeline, map, network, SPARQL."""
    from kg.corpus import read
    from kg.site import write_site

    articles = read(texts, keep_going=True, report=report) if texts else ()
    with errors.status("writing") as status:
        made = write_site(
            folder, output, {article.sha256: article.text for article in articles}, progress=lambda name: status.update(f"writing {name}")
        )
    typer.echo(f"{output}: {made.pages} pages, {made.files} files, {made.size / 1e6:.1f} MB, {made.texts} articles with their whole text")


@app.command()
def plot(
    folder: Annotated[Path, typer.Argument(help="The folder of a graph.", metavar="DIR")],
    kind: Annotated[str, typer.Option(help="timeline, network, map or counts (by class and status).", metavar="KIND")],
    output: Annotated[Path, typer.Option("--output", "-o", help="The picture: .svg or .png.", metavar="FILE")],
) -> None:
    """Draw a picture of a graph for paper."""
    from kg.plot import plot as draw

    typer.echo(f"{output}: {draw(folder, kind, output)} facts")
