"""Commands that make what the package carries."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.frame import app


@app.command()
def train(
    data: Annotated[Path, typer.Argument(help="Treebanks and named-entity data.", metavar="DATA_DIR")],
    output: Annotated[Path, typer.Option("--output", "-o", help="Where the pipeline goes.", metavar="MODEL_DIR")],
) -> None:
    """Train the language pipeline and write its model card."""
    import datetime

    from kg.train import format_scores
    from kg.train import train as train_pipeline

    scores = train_pipeline(data, output, date=datetime.date.today())
    typer.echo(format_scores(scores))


@app.command()
def knowledge(
    tables: Annotated[Path, typer.Argument(help="The folder of the tables.", metavar="KB_DIR")],
    output: Annotated[Path | None, typer.Option("--output", "-o", help="The file; the package's own by default.")] = None,
) -> None:
    """Compile the tables of countries, persons, organisations and places into the package's knowledge base."""
    from kg.knowledge import compile_tables
    from kg.knowledge.lookup import DATA

    compile_tables(tables, output if output is not None else DATA)
