"""The command line: parses, calls one function, prints. Everything heavy is imported inside the command that needs it."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console

from kg import __version__
from kg.errors import CheckFailed, InputError, KgError

if TYPE_CHECKING:
    from kg.build import Built
    from kg.evaluate import Scores

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
    licence: Annotated[str, typer.Option(help="Licence of the graph.", metavar="IRI")] = "https://creativecommons.org/licenses/by/4.0/",
    with_text: Annotated[bool, typer.Option("--with-text", help="Publish the texts of the articles too.")] = False,
    corrections: Annotated[
        Path | None, typer.Option(help="Corrections to apply; by default DIR/corrections.toml.", metavar="FILE")
    ] = None,
    keep_going: Annotated[bool, typer.Option("--keep-going", help="Name a bad input, build the others.")] = False,
) -> None:
    """Read articles and write their graph into a folder."""
    from kg.build import build as build_graph
    from kg.corpus import read

    articles = list(read(inputs, published=published, keep_going=keep_going, report=_report))
    with errors.status("reading") as status:
        built = build_graph(
            articles, output, model=model, base=base, licence=licence, with_text=with_text, corrections=corrections,
            progress=lambda name: status.update(f"reading {name}"),
        )  # fmt: skip
    _tell(output, built)


def _report(line: str) -> None:
    errors.print(f"kg: {line}", markup=False)


def _tell(folder: Path, built: Built) -> None:
    for line in built.idle:
        _report(f"correction without effect: {line}")
    typer.echo(f"{folder}: {built.articles} articles, {built.triples} triples, checked, RDFC-1.0 SHA-256 {built.sha256}")


@app.command()
def add(
    folder: Annotated[Path, typer.Argument(help="The folder of a graph.", metavar="DIR")],
    inputs: Annotated[list[Path], typer.Argument(help="Files and folders: text, HTML, JSON Lines.", metavar="INPUT…")],
    published: Annotated[
        str | None, typer.Option(help="Publication date of a single document that has none.", metavar="YYYY-MM-DD")
    ] = None,
    model: Model = None,
) -> None:
    """Read more articles into a graph; one whose identifier the graph has takes its place."""
    from kg.corpus import read
    from kg.update import add as add_articles

    articles = list(read(inputs, published=published, keep_going=False, report=_report))
    _tell(folder, add_articles(articles, folder, model=model, report=_report))


@app.command()
def remove(
    folder: Annotated[Path, typer.Argument(help="The folder of a graph.", metavar="DIR")],
    articles: Annotated[list[str], typer.Argument(help="Articles by identifier, SHA-256 or IRI.", metavar="ARTICLE…")],
) -> None:
    """Take articles out of a graph, with all that no other article supports."""
    from kg.update import remove as remove_articles

    _tell(folder, remove_articles(articles, folder))


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
def validate(
    folder: Annotated[Path, typer.Argument(help="The folder of a graph.", metavar="DIR")],
    texts: Annotated[list[Path] | None, typer.Option(help="The articles, where DIR is without their texts.", metavar="INPUT")] = None,
) -> None:
    """Check a graph: SHACL shapes, and every span against its article, or against the other spans where the text is not at hand."""
    from kg.corpus import read
    from kg.validate import validate as check_folder

    articles = read(texts, keep_going=True, report=_report) if texts else ()
    report = check_folder(folder, {article.sha256: article.text for article in articles})
    for line in report.lines():
        typer.echo(line)
    if not report.ok:
        raise typer.Exit(1)


@app.command()
def query(
    folder: Annotated[Path, typer.Argument(help="The folder of a graph.", metavar="DIR")],
    name: Annotated[str | None, typer.Argument(help="A packaged query or a file; none lists them.", metavar="NAME|FILE.rq")] = None,
    expression: Annotated[str | None, typer.Option("-e", help="A query as text.", metavar="SPARQL")] = None,
    bind: Annotated[list[str] | None, typer.Option(help="A value for a variable of the query.", metavar="NAME=VALUE")] = None,
    form: Annotated[str | None, typer.Option("--format", help="table, csv, json or ttl.", metavar="FORMAT")] = None,
) -> None:
    """Ask a graph a question in SPARQL."""
    from kg.query import find, inline, packaged, run
    from kg.render import default_format, render, table

    if name is None and expression is None:
        for known in packaged():
            typer.echo(f"{known.name:24s} {known.question}")
        return
    if name is not None and expression is not None:
        raise InputError("a query by name or with -e, not both")
    asked = inline(expression) if expression is not None else find(str(name))
    answer = run(folder, asked, bindings=_bindings(bind or []))
    form = form or default_format(answer)
    if form == "table":
        Console(width=None if sys.stdout.isatty() else 200).print(table(answer, title=asked.question))
    else:
        typer.echo(render(answer, form), nl=False)


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


def _bindings(pairs: list[str]) -> dict[str, str]:
    bindings = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or not name:
            raise InputError(f"--bind {pair}: not NAME=VALUE")
        bindings[name] = value
    return bindings


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
    data: Annotated[Path, typer.Argument(help="The data of the set; texts for speed, edits and mutation.", metavar="DATA")],
    model: Model = None,
    graph: Annotated[Path | None, typer.Option(help="Score this built graph.", metavar="DIR")] = None,
    floors: Annotated[bool, typer.Option("--floors", help="Set the figures beside the project's floors; 1 if one is missed.")] = False,
) -> None:
    """Measure on a public set; the speed against the bare pipeline; what edits change; planted faults that the checks find."""
    from kg.bench import OF_TEXTS, SETS, language
    from kg.corpus import read

    if name in OF_TEXTS:
        scores = OF_TEXTS[name](list(read([data], report=typer.echo)), model=model)
    elif name == "nlp":
        scores = language(data, model=model)
    elif name in SETS:
        scores = SETS[name](data, model=model, graph=graph)
    else:
        raise InputError(f"{name}: no such set; there are {', '.join([*SETS, 'nlp', *OF_TEXTS])}")
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
