"""The command that says what follows from a graph, and what in it cannot be."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.frame import app, errors, report


@app.command()
def reason(
    folder: Annotated[Path, typer.Argument(help="The folder of a graph.", metavar="DIR")],
    engine: Annotated[
        str | None, typer.Option(help="hermit (OWL 2 DL, needs Java) or rl (rules of OWL 2 RL); by default what is there and fits.")
    ] = None,
    checks: Annotated[bool, typer.Option("--checks", help="Only the self-checks in time and place; write nothing.")] = False,
) -> None:
    """Write what follows from the facts of a graph into its inferred.ttl, and compare its days, durations, posts and places."""
    from kg.reason import INFERRED, check_times_and_places
    from kg.reason import reason as infer

    if not checks:
        with errors.status("reasoning"):
            found = infer(folder, engine=engine)
        if found.why:
            report(found.why)
        typer.echo(f"{folder / INFERRED}: {len(found.inferences)} triples follow from {found.facts} facts, by {found.engine}")
        if found.unproved:
            report(f"{found.unproved} more are not written, for want of a proof: two that share an identifier (owl:sameAs) give none")
        for rule, count in sorted(Counter(one.rule for one in found.inferences).items()):
            typer.echo(f"  {count:5d}  {rule}")
    for result in check_times_and_places(folder):
        for line in result.lines():
            typer.echo(line)
