"""Commands that ask a graph."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from kg.cli.frame import Model, UsageError, app
from kg.errors import InputError


@app.command()
def query(
    folder: Annotated[str | None, typer.Argument(help="The folder of a graph; none with --to.", metavar="DIR")] = None,
    name: Annotated[str | None, typer.Argument(help="A packaged query or a file; none lists them.", metavar="NAME|FILE.rq")] = None,
    to: Annotated[str | None, typer.Option(help="Ask the store at this address for queries.", metavar="URL")] = None,
    expression: Annotated[str | None, typer.Option("-e", help="A query as text.", metavar="SPARQL")] = None,
    bind: Annotated[list[str] | None, typer.Option(help="A value for a variable of the query.", metavar="NAME=VALUE")] = None,
    form: Annotated[str | None, typer.Option("--format", help="table, csv, json or ttl.", metavar="FORMAT")] = None,
) -> None:
    """Ask a graph, in a folder or in a store elsewhere, a question in SPARQL."""
    from kg.load import ask
    from kg.query import find, inline, packaged, run
    from kg.render import default_format, render, table

    if to is not None:
        if name is not None:
            raise InputError(f"{folder}: a folder or --to, not both")
        folder, name = None, folder
    elif folder is None:
        raise UsageError("Missing argument 'DIR' or option '--to'.")
    if name is None and expression is None:
        for known in packaged():
            typer.echo(f"{known.name:24s} {known.question}")
        return
    if name is not None and expression is not None:
        raise InputError("a query by name or with -e, not both")
    asked = inline(expression) if expression is not None else find(str(name))
    values = _bindings(bind or [])
    answer = ask(to, asked, bindings=values) if to is not None else run(Path(str(folder)), asked, bindings=values)
    form = form or default_format(answer)
    if form == "table":
        Console(width=None if sys.stdout.isatty() else 200).print(table(answer, title=asked.question))
    else:
        typer.echo(render(answer, form), nl=False)


def _bindings(pairs: list[str]) -> dict[str, str]:
    bindings = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or not name:
            raise InputError(f"--bind {pair}: not NAME=VALUE")
        bindings[name] = value
    return bindings


@app.command()
def why(
    iri: Annotated[str, typer.Argument(help="A claim, event, statement, treaty or entity; also as in Turtle, country:SAU.")],
    folder: Annotated[Path, typer.Argument(help="The folder of a graph.", metavar="DIR")] = Path("output"),
) -> None:
    """Show why something stands in a graph: its claims, the words, the rule and the dependency path."""
    from kg.explain import shown
    from kg.explain import why as explain

    plain = not sys.stdout.isatty()
    console = Console(highlight=False, soft_wrap=True)
    for line in shown(explain(folder, iri), plain=plain):
        console.print(line)


@app.command()
def compare(
    iri: Annotated[str, typer.Argument(help="An event; also as in Turtle, event:aid-79ad72bc2a61ac3e.")],
    folder: Annotated[Path, typer.Argument(help="The folder of a graph.", metavar="DIR")] = Path("output"),
) -> None:
    """Show one event as each source tells it: status, words, names, who is quoted, and who never speaks."""
    from kg.explain import compare as rows_of
    from kg.explain import table

    Console(width=None if sys.stdout.isatty() else 200).print(table(rows_of(folder, iri), title=iri))


@app.command()
def whynot(
    words: Annotated[str, typer.Argument(help="A sentence; or with INPUT words to look for.", metavar="TEXT")],
    inputs: Annotated[list[Path] | None, typer.Argument(help="Articles to look in.", metavar="INPUT…")] = None,
    model: Model = None,
) -> None:
    """Show why something does not stand in a graph: which rule of events came nearest, and where it failed."""
    from kg.corpus import read
    from kg.whynot import whynot as explain

    articles = list(read(inputs, report=typer.echo)) if inputs else []
    for sentence, verdicts in explain(words, articles, model=model):
        typer.echo(" ".join(sentence.split()))
        for verdict in verdicts:
            typer.echo(f"  {verdict.word:14s} {verdict.words}")
        if not verdicts:
            typer.echo("  no verb and no event noun that a rule could begin with")
