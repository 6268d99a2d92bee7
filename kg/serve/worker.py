"""A worker: the process that holds the store and answers one query after the other. Oxigraph stops no query, so its process is ended.

Runs apart from the server: it gets a `Question` by a pipe and sends a `Reply`.
"""

from __future__ import annotations

import contextlib
import io
import signal
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Final

import pyoxigraph

from kg import terms
from kg.errors import InputError, Refused
from kg.query import evaluate, inline
from kg.serve.limits import Limits
from kg.serve.negotiation import RESULTS, TRIPLES, chosen

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer as Buffer

#: A graph of up to so many triples is held in memory, where it answers some five times as fast; a second or two, some 0.2 GB a worker.
IN_MEMORY: Final = 300_000
GRACE: Final = 5  # seconds after which a worker ends itself that the server did not end, as its server is gone


@dataclass(frozen=True, slots=True)
class Question:
    """A query and the header Accept of who asks."""

    text: str
    accept: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """The status of HTTP; the answer and its type, or one line that says why there is none."""

    status: int
    body: bytes
    media: str = "text/plain"


class TooLarge(Exception):
    """An answer beyond the limit."""


class Bounded(io.BytesIO):
    """Takes bytes, so many at most."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self.most = most

    def write(self, content: Buffer) -> int:
        """Raises TooLarge where it would be more."""
        written = super().write(content)
        if self.tell() > self.most:
            raise TooLarge
        return written


def work(connection: Connection, database: str, limits: Limits) -> None:
    """Answer until the server closes its end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the server ends its workers itself
    _bound_memory(limits.memory_bytes)
    store = _opened(database)
    with contextlib.suppress(EOFError, OSError):
        connection.send(len(store))
        while True:
            question = connection.recv()
            _alarm(limits.seconds + GRACE)
            reply = answer(store, question, most=limits.answer_bytes)
            _alarm(0)
            connection.send(reply)


def _opened(database: str) -> pyoxigraph.Store:
    kept = pyoxigraph.Store.read_only(database)
    if len(kept) > IN_MEMORY:
        return kept
    store = pyoxigraph.Store()
    store.bulk_extend(kept)
    return store


def answer(store: pyoxigraph.Store, question: Question, *, most: int) -> Reply:
    """The answer of the store in the form that is asked for, or the reason why not."""
    try:
        found = evaluate(store, inline(question.text))
        triples = isinstance(found, pyoxigraph.QueryTriples)
        offered = tuple(TRIPLES) if triples else RESULTS
        media = chosen(question.accept, offered)
        if media is None:
            return Reply(406, f"this answer can be had as {', '.join(offered)}".encode())
        content = Bounded(most)
        if isinstance(found, pyoxigraph.QueryTriples):
            form = pyoxigraph.RdfFormat.from_media_type(media)
            pyoxigraph.serialize(found, content, form, prefixes=dict(terms.PREFIXES))
        else:
            found.serialize(content, pyoxigraph.QueryResultsFormat.from_media_type(media))
        return Reply(200, content.getvalue(), media)
    except Refused as error:
        return Reply(403, str(error).encode())
    except InputError as error:
        return Reply(400, str(error).encode())
    except TooLarge:
        return Reply(500, f"the answer is larger than {most:,} bytes: ask for less, as with LIMIT".encode())
    except (OSError, RuntimeError, ValueError) as error:
        return Reply(500, f"the query cannot be answered: {' '.join(str(error).split())}".encode())


def _alarm(seconds: float) -> None:
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _bound_memory(most: int) -> None:
    try:
        import resource
    except ImportError:  # a system without such limits
        return
    with contextlib.suppress(ValueError, OSError):  # a stricter limit holds already
        resource.setrlimit(resource.RLIMIT_DATA, (most, most))
