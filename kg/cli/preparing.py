"""Commands before a build: getting pages, and making what the package carries."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.frame import app, report
from kg.errors import InputError


@app.command()
def fetch(
    urls: Annotated[list[str], typer.Argument(help="Addresses of pages and feeds.", metavar="URL…")],
    output: Annotated[Path, typer.Option("--output", "-o", help="The web archive, which grows.", metavar="FILE.warc.gz")],
    delay: Annotated[float, typer.Option(help="Seconds between two requests to a host.", min=0)] = 1.0,
    pages: Annotated[int, typer.Option(help="Most pages of a feed.", min=0)] = 50,
    private: Annotated[bool, typer.Option("--private", help="Also from this machine and private networks.")] = False,
) -> None:
    """Get pages, and the pages that feeds link, into a web archive that kg build reads; unchanged ones are not sent again."""
    from kg.fetch import Limits
    from kg.fetch import fetch as fetch_pages

    failed = False
    for outcome in fetch_pages(urls, output, limits=Limits(delay=delay, pages=pages), private=private):
        if outcome.why:
            failed = True
            report(f"{outcome.url}: {outcome.why}")
        else:
            typer.echo(f"{outcome.result} {outcome.url}")
    if failed:
        raise typer.Exit(InputError.exit_status)


@app.command()
def train(
    data: Annotated[Path, typer.Argument(help="Treebanks and named-entity data.", metavar="DATA_DIR")],
    output: Annotated[Path, typer.Option("--output", "-o", help="Where the pipeline goes.", metavar="MODEL_DIR")],
    keep_syntax: Annotated[bool, typer.Option(help="Keep the syntactic part of the package's pipeline, train names only.")] = False,
) -> None:
    """Train the language pipeline and write its model card."""
    import datetime

    from kg import model_path
    from kg.train import format_scores
    from kg.train import train as train_pipeline

    syntax = model_path() if keep_syntax else None
    scores = train_pipeline(data, output, date=datetime.date.today(), syntax=syntax)
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
