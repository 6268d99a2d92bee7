"""What a long command shows of its work: a bar with rate and time left on a terminal, a line now and then in a log, a report at the end."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from kg import __version__
from kg.cli.frame import errors, report
from kg.errors import InputError

if TYPE_CHECKING:
    from kg.build import Built

EVERY: Final = 500  # articles from one line of a log to the next
PAUSE: Final = 0.1  # seconds from one look of the bar to the next
#: `ru_maxrss` counts kibibytes, on a Mac bytes.
MIB: Final = 1024 if sys.platform != "darwin" else 1024 * 1024


@contextmanager
def watched() -> Iterator[tuple[Callable[[str], None], Callable[[int], None]]]:
    """A function that is told each article that is done, and one that is told, before, how many there are."""
    if errors.is_terminal:
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), _Rate(), TimeRemainingColumn())
        with Progress(*columns, console=errors, transient=True, auto_refresh=False) as bar:  # no thread: a process with one is not copied
            task, shown = bar.add_task("reading", total=None), [0.0]

            def advance(_: str) -> None:
                bar.advance(task)
                if time.monotonic() - shown[0] > PAUSE:
                    bar.refresh()
                    shown[0] = time.monotonic()

            yield advance, lambda total: bar.update(task, total=total, refresh=True)
    else:
        start, done, of = time.monotonic(), [0], [""]

        def log(_: str) -> None:
            done[0] += 1
            if done[0] % EVERY == 0:
                report(f"{done[0]}{of[0]} articles, {done[0] / (time.monotonic() - start):.1f} a second")

        def expect(total: int) -> None:
            of[0] = f" of {total}"

        yield log, expect


class _Rate(TextColumn):
    """Articles a second."""

    def __init__(self) -> None:
        super().__init__("")

    def render(self, task: Any) -> Any:
        """The text of the column."""
        self.text_format = f"{task.speed:.1f}/s" if task.speed else ""
        return super().render(task)


def write_report(file: Path, built: Built, said: list[str]) -> None:
    """What a build did, as JSON, with what was said of its inputs: the only file with times in it, so no part of the graph.

    Raises InputError where it cannot be written.
    """
    import resource  # not on every system

    effort = built.effort
    used = [resource.getrusage(who).ru_maxrss // MIB for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    content = {
        "newskg": __version__,
        "articles": built.articles,
        "read": effort.read,
        "kept": effort.kept,
        "inputs": said,
        "set_aside": [{"article": article, "reason": reason} for article, reason in effort.set_aside],
        "triples": built.triples,
        "spans": built.report.spans,
        "warnings": len(built.report.findings),
        "facts": effort.facts,
        "seconds": {stage: round(taken, 3) for stage, taken in effort.seconds.items()},
        "peak_memory_mib": {"this process": used[0], "largest worker": used[1]},
        built.hashed: built.sha256,
    }
    try:
        file.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    except OSError as error:
        raise InputError(f"{file}: cannot be written ({error.strerror})") from error
