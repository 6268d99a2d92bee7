"""Whether a server holds: many clients at once with mixed queries, for a while, and what they were answered."""

from __future__ import annotations

import asyncio
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Final

from kg.errors import DataError, InputError, MissingExtra
from kg.evaluate.scores import Figure, Scores, share
from kg.query import packaged

try:
    import httpx
except ImportError as error:
    raise MissingExtra("kg bench serve needs httpx: pip install httpx") from error

CLIENTS: Final = 50
SECONDS: Final = 60.0
FORMS: Final = ("application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values")
#: Statuses by which a server says that it gives no more.
LIMITS: Final = frozenset({413, 414, 503, 504})


def serve(data: Path, *, clients: int = CLIENTS, seconds: float = SECONDS) -> Scores:
    """How many requests were answered, refused by a limit, or failed; how many a second; milliseconds until an answer.

    `data` is the folder of a graph. Each client asks one packaged query or document after the other, each from another place in their
    order. Raises InputError where the graph cannot be served, DataError where nothing was answered.
    """
    with _server(data) as address:
        asked = _requests(address)
        answers = asyncio.run(_load(asked, clients, seconds))
    statuses = Counter(status for status, _ in answers)
    right = [spent for status, spent in answers if status in {200, 303}]
    limited = sum(statuses[status] for status in LIMITS)
    if not right:
        raise DataError(f"no request was answered: {dict(statuses)}")
    rows: dict[str, dict[str, Figure]] = {
        "all": {
            "requests": len(answers), "answered": len(right), "limited": limited, "failed": len(answers) - len(right) - limited,
            "share": round(share(len(right) + limited, len(answers)), 4), "per_second": round(len(right) / seconds, 1), "clients": clients,
        },
        "milliseconds": {"median": round(statistics.median(right) * 1000), "longest": round(max(right) * 1000)},
    }  # fmt: skip
    for status, number in sorted(statuses.items()):
        rows[f"status {status}" if status else "no answer"] = {"requests": number}
    return Scores("serve", rows)


@contextmanager
def _server(folder: Path) -> Iterator[str]:
    command = [sys.executable, "-c", "from kg.cli import main; main()", "serve", str(folder), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None
        line = server.stderr.readline().strip()
        try:
            if " serves " not in line:
                raise InputError(line.removeprefix("kg: "))
            yield line.split()[1]
        finally:
            server.terminate()


def _requests(address: str) -> list[httpx.Request]:
    """The packaged queries in each form by GET and by POST, and some documents."""
    endpoint = f"{address}sparql"
    made = []
    for number, query in enumerate(packaged()):
        form = {"Accept": FORMS[number % len(FORMS)]}
        made.append(httpx.Request("GET", endpoint, params={"query": query.text}, headers=form))
        made.append(httpx.Request("POST", endpoint, data={"query": query.text}, headers=form))
        made.append(httpx.Request("GET", f"{address}ontology", headers={"Accept": "text/turtle"}))
        made.append(httpx.Request("GET", endpoint, params={"query": f"SELECT * {{ ?s ?p ?o }} OFFSET {number} LIMIT 20"}, headers=form))
    return made


async def _load(asked: list[httpx.Request], clients: int, seconds: float) -> list[tuple[int, float]]:
    """The status of each answer, 0 for none, and after how many seconds it came."""
    answers: list[tuple[int, float]] = []
    end = time.monotonic() + seconds

    async def client(first: int) -> None:
        async with httpx.AsyncClient(timeout=60) as web:
            for number in count(first):
                start = time.monotonic()
                if start > end:
                    return
                try:
                    status = (await web.send(asked[number % len(asked)])).status_code
                except httpx.HTTPError:
                    status = 0
                answers.append((status, time.monotonic() - start))

    await asyncio.gather(*(client(7 * each) for each in range(clients)))
    return answers
