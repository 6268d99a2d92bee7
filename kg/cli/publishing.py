"""Commands that bring a graph to others."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.frame import app


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
