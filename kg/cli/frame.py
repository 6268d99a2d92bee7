"""What every command shares: the application, the line for an error, the option for another pipeline."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

from kg import __version__

app = typer.Typer(
    name="kg",
    help="Reads diplomatic and political news into a knowledge graph that shows the words behind every fact.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
#: What click raises for wrong usage; typer carries its own click and exports only the subclasses.
UsageError: Any = typer.BadParameter.__bases__[0]
errors = Console(stderr=True, highlight=False, soft_wrap=True)

Model = Annotated[str | None, typer.Option("--model", help="Another spaCy pipeline, by name or path.", metavar="NAME_OR_PATH")]

Inputs = Annotated[list[Path], typer.Argument(help="Files, folders, patterns, or - for standard input.", metavar="INPUT…")]
Published = Annotated[str | None, typer.Option(help="Publication date of a single document that has none.", metavar="YYYY-MM-DD")]
Encoding = Annotated[str | None, typer.Option(help="Encoding of the files where it is not UTF-8; auto finds it out.", metavar="NAME")]


def report(line: str) -> None:
    """A line for the user that is no result."""
    errors.print(f"kg: {line}", markup=False)


def _version(*, shown: bool) -> None:
    if shown:
        typer.echo(f"newskg {__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", callback=lambda shown: _version(shown=shown), is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Options before the command."""
