"""Commands that bring a graph to others."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.frame import app, report


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
