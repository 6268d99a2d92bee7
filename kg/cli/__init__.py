"""The command line: parses, calls one function, prints. Everything heavy is imported inside the command that needs it."""

from __future__ import annotations

import sys

import typer

# isort: off
from kg.cli import making, asking, checking, reasoning, analysing, publishing, preparing  # noqa: F401  # in this order in the help

# isort: on
from kg.cli.frame import UsageError, app, errors
from kg.errors import CheckFailed, KgError


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


__all__ = ["app", "main"]
