"""Floors: what the figures of a set must reach, as data that a reader can correct."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from kg.errors import InputError
from kg.evaluate.scores import Figure, Scores, shown

Floors = Mapping[str, Mapping[str, Mapping[str, float | int]]]


@dataclass(frozen=True, slots=True)
class Floor:
    """One figure of one row of a set beside the least that it must be."""

    set: str
    row: str
    figure: str
    least: float | int
    reached: Figure

    @property
    def met(self) -> bool:
        """Whether the figure is there and not below the floor."""
        return self.reached is not None and self.reached >= self.least

    def line(self) -> str:
        """The floor as one line of a table."""
        name = f"{self.set}  {self.row} {self.figure}"
        return f"{name:48s} {shown(self.reached):>9s}  floor {shown(self.least):>9s}  {'met' if self.met else 'MISSED'}"


def read_floors(file: Path | None = None) -> Floors:
    """The floors in the file, or those of the project: by set, row and figure. Raises InputError for a broken file."""
    name = str(file or "floors.toml")
    try:
        text = (file or files("kg.evaluate") / "floors.toml").read_text(encoding="utf-8")
        table = tomllib.loads(text)
    except OSError as error:
        raise InputError(f"{name}: cannot be read ({error.strerror})") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(f"{name}: no TOML ({error})") from error
    for of_set, row, figure, value in _values(table, name):
        if not isinstance(value, int | float) or isinstance(value, bool):
            raise InputError(f"{name}: the floor of {of_set}, {row}, {figure} is no number")
    return table


def _values(table: object, name: str) -> Iterator[tuple[str, str, str, object]]:
    for of_set, rows in _items(table, f"{name}: the file"):
        for row, figures in _items(rows, f"{name}: {of_set}"):
            for figure, value in _items(figures, f"{name}: {of_set}, {row}"):
                yield of_set, row, figure, value


def _items(table: object, where: str) -> Iterator[tuple[str, object]]:
    if not isinstance(table, dict):
        raise InputError(f"{where} must be a table")
    yield from table.items()


def floors_of(scores: Scores, floors: Floors) -> list[Floor]:
    """Each floor of the set that the scores are of, in the order of the file. Raises InputError when it has none."""
    rows = floors.get(scores.name)
    if rows is None:
        known = ", ".join(floors) or "none"
        raise InputError(f"no floors for the set {scores.name!r}; there are floors for: {known}")
    return [
        Floor(scores.name, row, figure, least, scores.rows.get(row, {}).get(figure))
        for row, figures in rows.items()
        for figure, least in figures.items()
    ]
