"""The classes of events as ties (`classes.tsv`) and the numbers of states (`codes.tsv`). Data of `kg.network`."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

#: The quad classes of PLOVER.
QUADS: Final[Mapping[int, str]] = {
    1: "verbal cooperation",
    2: "material cooperation",
    3: "verbal conflict",
    4: "material conflict",
}
#: Where the scores come from; `classes.tsv` has the reference and the codes.
SCORE_SOURCE: Final = "Goldstein 1992, by CAMEO code"


@dataclass(frozen=True, slots=True)
class EventClass:
    """A class of PLOVER as a tie: quad class 1 to 4, sign (1 cooperation, -1 conflict), score from -10 to 10, whether it is mutual."""

    name: str
    quad: int
    sign: int
    score: float
    mutual: bool


@cache
def event_classes() -> Mapping[str, EventClass]:
    """The classes by name."""
    return {
        row["class"]: EventClass(
            row["class"], int(row["quad"]), 1 if int(row["quad"]) < 3 else -1, float(row["goldstein"]), row["mutual"] == "yes"
        )
        for row in read_table("classes.tsv")
    }


@cache
def state_numbers() -> Mapping[str, int]:
    """The numbers of the Correlates of War project by ISO 3166-1 alpha-3."""
    return {row["iso3"]: int(row["cow"]) for row in read_table("codes.tsv")}


def read_table(name: str) -> list[dict[str, str]]:
    """The rows of a table of this folder, its comments left out."""
    lines = (files("kg.network") / name).read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"))
