"""Commands that make a graph and change it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.frame import Encoding, Inputs, Model, Published, app, report

if TYPE_CHECKING:
    from kg.build import Built
    from kg.records import Article


STOPPED = 130  # as a shell has it: 128 and the number of SIGINT


@app.command()
def build(
    inputs: Inputs,
    output: Annotated[Path, typer.Option("--output", "-o", help="The folder of the graph.", metavar="DIR")],
    published: Published = None,
    encoding: Encoding = None,
    model: Model = None,
    base: Annotated[str, typer.Option(help="Base IRI of the data.", metavar="IRI")] = "https://w3id.org/newskg/",
    licence: Annotated[str, typer.Option(help="Licence of the graph.", metavar="IRI")] = "https://creativecommons.org/licenses/by/4.0/",
    with_text: Annotated[bool, typer.Option("--with-text", help="Publish the texts of the articles too.")] = False,
    store: Annotated[bool, typer.Option("--store", help="Keep an Oxigraph store of the graph in DIR too.")] = False,
    corrections: Annotated[Path | None, typer.Option(help="Corrections to apply; by default DIR/corrections.toml.", metavar="FILE")] = None,
    keep_going: Annotated[bool, typer.Option("--keep-going", help="Name a bad input or article, build the others.")] = False,
    parts: Annotated[bool, typer.Option("--parts", help="Write parts of many articles each: for any number of them.")] = False,
    jobs: Annotated[int, typer.Option("--jobs", "-j", help="Processes that read articles.", metavar="N")] = 1,
    cluster: Annotated[str | None, typer.Option(help="Read on the Dask cluster with this scheduler.", metavar="ADDRESS")] = None,
    fresh: Annotated[bool, typer.Option("--fresh", help="Read every article, also one that a build has read before.")] = False,
    report_file: Annotated[Path | None, typer.Option("--report", help="Keep what was done, as JSON.", metavar="FILE")] = None,
) -> None:
    """Read articles and write their graph into a folder."""
    from kg.build import build as build_graph
    from kg.cli.watching import watched, write_report
    from kg.corpus import read

    said: list[str] = []

    def tell(line: str) -> None:
        said.append(line)
        report(line)

    try:
        with watched() as (progress, expect):
            articles: Iterable[Article] = read(
                inputs, published=published, encoding=encoding, keep_going=keep_going, report=tell, counted=expect
            )
            built = build_graph(
                articles, output, model=model, base=base, licence=licence, with_text=with_text, store=store, corrections=corrections,
                parts=parts, jobs=jobs, cluster=cluster, keep=True, fresh=fresh, keep_going=keep_going, progress=progress,
            )  # fmt: skip
    except KeyboardInterrupt as stopped:
        report("stopped; what was read is kept, start again to go on")
        raise typer.Exit(STOPPED) from stopped
    for _, reason in built.effort.set_aside:
        report(f"set aside: {reason}")
    _tell(output, built)
    if report_file is not None:
        write_report(report_file, built, said)


def _tell(folder: Path, built: Built) -> None:
    for line in built.idle:
        report(f"correction without effect: {line}")
    typer.echo(f"{folder}: {built.articles} articles, {built.triples} triples, checked, {built.hashed} SHA-256 {built.sha256}")


@app.command()
def add(
    folder: Annotated[Path, typer.Argument(help="The folder of a graph.", metavar="DIR")],
    inputs: Inputs,
    published: Published = None,
    encoding: Encoding = None,
    model: Model = None,
) -> None:
    """Read more articles into a graph; one whose identifier the graph has takes its place."""
    from kg.corpus import read
    from kg.update import add as add_articles

    articles = list(read(inputs, published=published, encoding=encoding, keep_going=False, report=report))
    _tell(folder, add_articles(articles, folder, model=model, report=report))


@app.command()
def remove(
    folder: Annotated[Path, typer.Argument(help="The folder of a graph.", metavar="DIR")],
    articles: Annotated[list[str], typer.Argument(help="Articles by identifier, SHA-256 or IRI.", metavar="ARTICLE…")],
) -> None:
    """Take articles out of a graph, with all that no other article supports."""
    from kg.update import remove as remove_articles

    _tell(folder, remove_articles(articles, folder))
