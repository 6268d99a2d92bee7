"""How far a word came on its way into the graph: what every kind of verdict is made of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class Step(IntEnum):
    """How far a word came on its way to an event; of these a statement, a treaty or a post knows some."""

    LEXICON = 0
    FRAME = 1
    ACTORS = 2
    MARKS = 3
    REPEATED = 4
    RESOLVED = 5
    STATUS = 6
    READ = 7


@dataclass(frozen=True, slots=True, order=True)
class Verdict:
    """What became of one word: the step that it reached, and in words why it went no further."""

    step: Step
    begin: int
    word: str
    words: str
