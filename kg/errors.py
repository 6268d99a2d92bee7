"""The errors of newskg, drawn as one small tree; the command line turns each into one line and its exit status.

KgError            1
├─ InputError      2   an input, option or address that cannot be used
│  └─ Refused      2   a query that would change the graph or leave it
├─ MissingExtra    2   something that an extra or the machine must bring is absent
└─ DataError       1   data that was read but is not sound
   └─ CheckFailed  1   a graph that a check refused
"""

from __future__ import annotations

from typing import ClassVar


class KgError(Exception):
    """Root of the tree: the message is one clear line; `exit_status` is what the command returns."""

    exit_status: ClassVar[int] = 1


class InputError(KgError):
    """An input, an option or an address that cannot be used: wrong usage or unreadable input."""

    exit_status = 2


class Refused(InputError):
    """A query that would change the graph, or leave it for another service."""


class MissingExtra(KgError):
    """A package, program or file that an optional part needs is not there; the message says how to get it."""

    exit_status = 2


class DataError(KgError):
    """Data that was read but is not sound."""


class CheckFailed(DataError):
    """A graph that the shapes, the offsets or the reasoner refused; `lines` are the readable findings."""

    def __init__(self, message: str, *, lines: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.lines = lines
