"""Reads corrections.toml: tables [[accept]], [[reject]], [[merge]], [[split]], [[relabel]], each with `what` and who says so."""

from __future__ import annotations

import datetime
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kg.errors import InputError

NAME: Final = "corrections.toml"
#: The fields of each kind beside `what`, and those that every kind may have.
FIELDS: Final = {
    "accept": (),
    "reject": (),
    "merge": ("into",),
    "split": ("article", "words", "as", "label"),
    "relabel": ("label",),
}
DATE: Final = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
OPTIONAL: Final = ("by", "date", "because")
#: What each kind is about, by the prefix as the Turtle files write it.
ENTITIES: Final = ("person", "country", "organization", "group", "place")
ABOUT: Final = {
    "accept": ("claim",),
    "reject": ("claim", "event", "treaty"),
    "merge": ENTITIES,
    "split": ENTITIES,
    "relabel": ENTITIES,
}


@dataclass(frozen=True, slots=True, order=True)
class Correction:
    """One table of the file. `what`, `into` and `as_` are names as in Turtle ("person:mira-tolan"); `date` is ISO 8601 or ""."""

    kind: str
    what: str
    into: str = ""
    article: str = ""
    words: str = ""
    as_: str = ""
    label: str = ""
    by: str = ""
    date: str = ""
    because: str = ""

    def __str__(self) -> str:
        more = [f"into {self.into}"] if self.into else []
        more += [f"as {self.as_} where {self.article} has “{self.words}”"] if self.as_ else []
        more += [f"“{self.label}”"] if self.kind == "relabel" else []
        return " ".join([self.kind, self.what, *more])


def read_corrections(file: Path) -> tuple[Correction, ...]:
    """The corrections of a file, in its order. Raises InputError, with the table, for what cannot be understood."""
    try:
        tables = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"{file}: cannot be read ({error.strerror})") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(f"{file}: no TOML: {error}") from error
    found = []
    for kind, entries in tables.items():
        if kind not in FIELDS or not isinstance(entries, list):
            raise InputError(f"{file}: {kind}: there is {', '.join(f'[[{name}]]' for name in FIELDS)}")
        for number, entry in enumerate(entries, 1):
            found.append(_correction(kind, entry, f"{file}: [[{kind}]] {number}"))
    return tuple(found)


def _correction(kind: str, entry: dict[str, object], where: str) -> Correction:
    needed = ("what", *FIELDS[kind])
    for name in needed:
        if name not in entry:
            raise InputError(f"{where}: {name} is missing")
    for name, value in entry.items():
        if name not in (*needed, *OPTIONAL):
            raise InputError(f"{where}: {name}: there is {', '.join((*needed, *OPTIONAL))}")
        if name == "date" and isinstance(value, datetime.date):
            continue
        if not isinstance(value, str) or not value.strip():
            raise InputError(f"{where}: {name}: not a text")
        if name == "date" and not DATE.fullmatch(value):
            raise InputError(f"{where}: date: not a year, a month or a day (2021-05-03)")
    for name in ("what", "into", "as"):
        prefix = str(entry.get(name, "")).partition(":")[0]
        if name in entry and prefix not in ABOUT[kind]:
            raise InputError(f"{where}: {name}: a name as in Turtle, {' or '.join(f'{p}:…' for p in ABOUT[kind])}")
    fields = {{"as": "as_"}.get(name, name): str(value) for name, value in entry.items()}
    made = Correction(kind, **fields)
    for other in (made.into, made.as_):
        if other and other.partition(":")[0] != made.what.partition(":")[0]:
            raise InputError(f"{where}: {made.what} and {other} are of two kinds")
    if made.what in {made.into, made.as_}:
        raise InputError(f"{where}: {made.what} twice")
    return made
