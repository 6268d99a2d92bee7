"""How statuses and classes look on paper: told apart in greyscale and by readers who do not see all colours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from kg.facts import STATUSES

INK: Final = "#1d1b18"
SOFT: Final = "#77736a"
LAND: Final = "#ece8df"
COOPERATION: Final = "#00666b"
CONFLICT: Final = "#b3381b"


@dataclass(frozen=True, slots=True)
class Look:
    """Fill and hatching of a bar, marker of a point and whether it is filled."""

    fill: str
    hatch: str
    marker: str
    filled: bool


#: From dark to light, so that the order holds in greyscale.
LOOKS: Final = dict(
    zip(
        STATUSES,
        (
            Look("#1f3b57", "", "o", True),
            Look("#5f8fb8", "", "s", False),
            Look("#a9c6dc", "////", "^", False),
            Look("#f0d9b5", "xxxx", "X", False),
            Look("#ffffff", "....", "D", False),
        ),
        strict=True,
    )
)
