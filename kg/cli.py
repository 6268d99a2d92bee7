"""The command line: parses, calls one function, prints. Everything heavy is imported inside the command that needs it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

from kg import __version__
from kg.errors import CheckFailed, InputError, KgError

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


@app.command()
def build(
    inputs: Annotated[list[Path], typer.Argument(help="Files and folders: text, HTML, JSON Lines.", metavar="INPUT…")],
    output: Annotated[Path, typer.Option("--output", "-o", help="The folder of the graph.", metavar="DIR")],
    published: Annotated[
        str | None, typer.Option(help="Publication date of a single document that has none.", metavar="YYYY-MM-DD")
    ] = None,
    model: Model = None,
    base: Annotated[str, typer.Option(help="Base IRI of the data.", metavar="IRI")] = "https://w3id.org/newskg/",
    keep_going: Annotated[bool, typer.Option("--keep-going", help="Name a bad input, build the others.")] = False,
) -> None:
    """Read articles and write their graph into a folder."""
    from kg.build import build as build_graph
    from kg.corpus import read

    def report(line: str) -> None:
        errors.print(f"kg: {line}", markup=False)

    articles = list(read(inputs, published=published, keep_going=keep_going, report=report))
    with errors.status("reading") as status:
        built = build_graph(
            articles, output, model=model, base=base, progress=lambda name: status.update(f"reading {name}")
        )
    typer.echo(f"{output}: {built.articles} articles, {built.triples} triples, checked")


@app.command()
def validate(folder: Annotated[Path, typer.Argument(help="The folder of a graph.", metavar="DIR")]) -> None:
    """Check a graph: SHACL shapes, and every span against its article."""
    from kg.validate import validate as check_folder

    report = check_folder(folder)
    for line in report.lines():
        typer.echo(line)
    if not report.ok:
        raise typer.Exit(1)


@app.command()
def train(
    data: Annotated[Path, typer.Argument(help="Treebanks and named-entity data.", metavar="DATA_DIR")],
    output: Annotated[Path, typer.Option("--output", "-o", help="Where the pipeline goes.", metavar="MODEL_DIR")],
) -> None:
    """Train the language pipeline and write its model card."""
    from kg.train import train as train_pipeline

    train_pipeline(data, output)


@app.command("compile-knowledge")
def compile_knowledge(
    tables: Annotated[Path, typer.Argument(help="The folder of the tables.", metavar="KB_DIR")],
    output: Annotated[Path | None, typer.Option("--output", "-o", help="The file; the package's own by default.")] = None,
) -> None:
    """Compile the tables of countries, persons, organisations and places into the package's knowledge base."""
    from kg.knowledge import compile_tables
    from kg.knowledge.lookup import DATA

    compile_tables(tables, output if output is not None else DATA)


def main() -> None:
    """Run a command; one line and the exit status for an error that is ours."""
    try:
        sys.exit(app(standalone_mode=False))
    except UsageError as error:
        if words := error.format_message():  # none where the help has been shown
            typer.echo(f"kg: {words}", err=True)
        sys.exit(2)
    except typer.Abort:
        sys.exit(1)
    except CheckFailed as error:
        for line in error.lines:
            errors.print(line, markup=False)
        errors.print(f"kg: {error}", markup=False)
        sys.exit(error.exit_status)
    except KgError as error:
        errors.print(f"kg: {error}", markup=False)
        sys.exit(error.exit_status)
    except BrokenPipeError:
        sys.exit(1)


__all__ = ["InputError", "app", "main"]
