"""Commands that tell more of a graph than it was told."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.frame import app, errors


@app.command()
def network(
    folder: Annotated[Path, typer.Argument(help="The folder of a graph.", metavar="DIR")],
    output: Annotated[Path, typer.Option("--output", "-o", help="The folder of the networks and tables.", metavar="OUT")],
    write_back: Annotated[bool, typer.Option("--write-back", help="Write the measures into the graph, as DIR/network.ttl.")] = False,
    parquet: Annotated[bool, typer.Option("--parquet", help="Write the tables as Parquet too (extra newskg[network]).")] = False,
    years: Annotated[int, typer.Option(help="Years of a window of changes.csv.", min=1)] = 1,
) -> None:
    """Write who acts on whom, signs with whom, speaks of whom and is mentioned with whom, with measures and tables of dyads."""
    from kg.network import write

    with errors.status("reading the networks") as status:
        written = write(
            folder, output, parquet=parquet, back=write_back, years=years, progress=lambda name: status.update(f"measuring {name}")
        )
    typer.echo(f"{output}: {written.networks} networks, {written.files} files")
    if write_back:
        typer.echo(f"{folder / 'network.ttl'}: {written.triples} triples, checked")
