"""Commands that check a graph and measure how well graphs are made."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.frame import Model, app, report
from kg.errors import InputError

if TYPE_CHECKING:
    from kg.evaluate import Scores


@app.command()
def validate(
    folder: Annotated[Path, typer.Argument(help="The folder of a graph.", metavar="DIR")],
    texts: Annotated[list[Path] | None, typer.Option(help="The articles, where DIR is without their texts.", metavar="INPUT")] = None,
) -> None:
    """Check a graph: SHACL shapes, and every span against its article, or against the other spans where the text is not at hand."""
    from kg.corpus import read
    from kg.validate import validate as check_folder

    articles = read(texts, keep_going=True, report=report) if texts else ()
    found = check_folder(folder, {article.sha256: article.text for article in articles})
    for line in found.lines():
        typer.echo(line)
    if not found.ok:
        raise typer.Exit(1)


@app.command()
def evaluate(
    gold: Annotated[Path, typer.Argument(help="A folder of gold files.", metavar="GOLD_DIR")],
    misses: Annotated[bool, typer.Option("--misses", help="Show what was missed.")] = False,
    floors: Annotated[bool, typer.Option("--floors", help="Set the figures beside the project's floors; 1 if one is missed.")] = False,
    json_file: Annotated[Path | None, typer.Option("--json", help="Keep the figures.", metavar="FILE")] = None,
    graph: Annotated[Path | None, typer.Option(help="Score this built graph.", metavar="DIR")] = None,
    model: Model = None,
) -> None:
    """Build the passages of gold files and score the graph against them."""
    from kg.evaluate import evaluate as score
    from kg.evaluate import gold_folders

    tables: dict[str, object] = {}
    missed = False
    for folder in gold_folders(gold):
        scores = score(folder, model=model, misses=misses, graph=graph)
        tables[scores.name] = scores.as_json()
        for line in (*scores.miss_lines(), f"== {scores.name}", *scores.lines()):
            typer.echo(line)
        missed |= floors and not _meets_floors(scores)
    if json_file is not None:
        _keep(json_file, tables)
    if missed:
        raise typer.Exit(1)


def _keep(file: Path, tables: dict[str, object]) -> None:
    try:
        file.write_text(json.dumps(tables, indent=1) + "\n", encoding="utf-8")
    except OSError as error:
        raise InputError(f"{file}: cannot be written ({error.strerror})") from error


@app.command()
def bench(
    name: Annotated[str, typer.Argument(help="A set of the README's table: plover, nlp, speed, …", metavar="SET")],
    data: Annotated[
        Path, typer.Argument(help="The data of the set; texts for speed, edits, mutation; a graph for query, serve.", metavar="DATA")
    ],
    model: Model = None,
    graph: Annotated[Path | None, typer.Option(help="Score this built graph.", metavar="DIR")] = None,
    floors: Annotated[bool, typer.Option("--floors", help="Set the figures beside the project's floors; 1 if one is missed.")] = False,
) -> None:
    """Measure on a public set; the speed against the bare pipeline; what edits change; planted faults that are found; a store; a server."""
    from kg.bench import OF_GRAPHS, OF_TEXTS, SETS, language
    from kg.corpus import read

    if name in OF_TEXTS:
        scores = OF_TEXTS[name](list(read([data], report=typer.echo)), model=model)
    elif name in OF_GRAPHS:
        scores = OF_GRAPHS[name](data)
    elif name == "nlp":
        scores = language(data, model=model)
    elif name in SETS:
        scores = SETS[name](data, model=model, graph=graph)
    else:
        raise InputError(f"{name}: no such set; there are {', '.join([*SETS, 'nlp', *OF_TEXTS, *OF_GRAPHS])}")
    for line in (*scores.miss_lines(), *scores.lines()):
        typer.echo(line)
    if floors and not _meets_floors(scores):
        raise typer.Exit(1)


def _meets_floors(scores: Scores) -> bool:
    """Print the floors of the set beside its figures; whether all are met."""
    from kg.evaluate import floors_of, read_floors

    found = floors_of(scores, read_floors())
    for floor in found:
        typer.echo(floor.line())
    return all(floor.met for floor in found)
