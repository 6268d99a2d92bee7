"""Commands that bring a graph to others."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.frame import app, errors, report


@app.command()
def export(
    folder: Annotated[Path, typer.Argument(help="The folder of a graph.", metavar="DIR")],
    form: Annotated[
        str,
        typer.Option("--format", help="turtle, trig, ntriples, nquads, jsonld, rdfxml, turtle12; or protege, a folder.", metavar="FORMAT"),
    ],
    output: Annotated[Path, typer.Option("--output", "-o", help="The file; for protege the folder.", metavar="FILE")],
) -> None:
    """Write a graph as one file in another form of RDF."""
    from kg.export import export as export_graph
    from kg.export.protege import protege

    if form == "protege":
        typer.echo(f"{output}: {protege(folder, output)} triples, and the ontology that they use")
        return
    typer.echo(f"{output}: {export_graph(folder, form, output)} triples")


@app.command()
def serve(
    folder: Annotated[Path, typer.Argument(help="The folder of a graph.", metavar="DIR")],
    port: Annotated[int, typer.Option(help="The port; 0 takes a free one.", min=0, max=65535)] = 8000,
    host: Annotated[str, typer.Option(help="The address to listen at; 0.0.0.0 for every one of this machine.")] = "127.0.0.1",
    site: Annotated[Path | None, typer.Option(help="Show this site of kg site below it.", metavar="SITE")] = None,
    workers: Annotated[int | None, typer.Option(help="Queries at once; by default the processors.", min=1, max=256)] = None,
    seconds: Annotated[float, typer.Option(help="Seconds for one query.", min=0.1, max=3600)] = 10,
    megabytes: Annotated[int, typer.Option(help="Megabytes for one answer.", min=1, max=10_000)] = 20,
    memory: Annotated[int, typer.Option(help="Megabytes of memory for one query, where the system limits them.", min=200)] = 2000,
    waiting: Annotated[int, typer.Option(help="Queries that may wait for a worker.", min=1, max=100_000)] = 100,
) -> None:
    """Serve a graph: a SPARQL endpoint at /sparql, IRIs that answer, a site; read only."""
    from kg.serve import Limits
    from kg.serve import serve as serve_graph

    limits = Limits(
        seconds=seconds, answer_bytes=megabytes * 1_000_000, memory_bytes=memory * 1_000_000, waiting=waiting
    )  # fmt: skip
    if workers is not None:
        limits = replace(limits, workers=workers)
    serve_graph(folder, host=host, port=port, site=site, limits=limits, report=report)


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


@app.command()
def load(
    folder: Annotated[Path, typer.Argument(help="The folder of a graph.", metavar="DIR")],
    to: Annotated[str, typer.Option(help="The address of a store, for the Graph Store Protocol or for updates.", metavar="URL")],
    method: Annotated[str, typer.Option(help="gsp (Graph Store Protocol) or update (SPARQL Update).", metavar="METHOD")] = "gsp",
    part: Annotated[int | None, typer.Option(help="Triples in a request; 5000, or 500 by update.", metavar="N")] = None,
    timeout: Annotated[float, typer.Option(help="How long the store may be silent.", metavar="SECONDS", min=0.1)] = 60.0,
    again: Annotated[bool, typer.Option("--again", help="Send also what the store has.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would be sent, and send nothing.")] = False,
    retract: Annotated[str | None, typer.Option(help="Take this article out of the store instead.", metavar="ARTICLE")] = None,
) -> None:
    """Put a graph into a store, one named graph an article; user and password come from the environment or netrc."""
    from kg.load import load as load_graph
    from kg.load import plan
    from kg.load import retract as retract_article

    if retract is not None:
        there = retract_article(folder, to, retract, method=method, timeout=timeout, report=report)
        typer.echo(f"{to}: {retract} {'taken out' if there else 'was not there'}")
        return
    if dry_run:
        for line in plan(folder, to, method=method, part=part, again=again):
            typer.echo(line)
        return
    with errors.status("reading") as status:
        done = load_graph(folder, to, method=method, part=part, timeout=timeout, again=again, report=report, progress=status.update)
    for name in done.gone:
        report(f"the store has {name}, which {folder} has no more; --retract {name} takes it out")
    had = f", {done.had} were there" if done.had else ""
    typer.echo(f"{to}: {done.sent} graphs with {done.triples} triples sent{had}")
