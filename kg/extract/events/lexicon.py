"""Reads the frames of events (predicates.tsv, nouns.tsv), the words that they refer to (words.toml), and those of status (status.toml)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

NO_EVENT = "-"


@dataclass(frozen=True, slots=True)
class Frame:
    """One line of predicates.tsv or nouns.tsv; `agents` is empty for predicates (their subject is the agent)."""

    code: str
    objects: tuple[str, ...]
    complements: tuple[str, ...]
    recipients: tuple[str, ...]
    marks: frozenset[str]
    agents: tuple[str, ...] = ()
    row: int = 0


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Frames by form, and sets of words by name: "set/agreement", "light/verbs", "status/planned", …"""

    predicates: dict[str, tuple[Frame, ...]]
    nouns: dict[str, Frame]
    words: dict[str, frozenset[str]]
    turn: dict[str, str]
    halted: dict[str, str]  # set of nouns -> class of its halt
    ends: frozenset[str]  # the last word of every event noun
    nominal: frozenset[str]  # these, and the nouns of wars and of halts
    heads: frozenset[str]  # the first word of every predicate
    irregular: dict[str, str]  # form of a strong verb -> lemma

    def listed(self, name: str) -> frozenset[str]:
        """The words of a list such as "status/planned"; KeyError when there is none."""
        return self.words[name]

    def matches(self, keys: frozenset[str], wanted: str) -> bool:
        """Whether one of the forms of a noun is the wanted lemma or in the wanted @set."""
        return not keys.isdisjoint(self.words["sets/" + wanted[1:]]) if wanted.startswith("@") else wanted in keys


def _split(cell: str) -> tuple[str, ...]:
    return () if cell == "-" else tuple(part.strip() for part in cell.split(","))


def _rows(name: str) -> list[list[str]]:
    text = resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
    lines = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return lines[1:]


@cache
def lexicon() -> Lexicon:
    """The lexicon of the package, read once."""
    predicates: dict[str, list[Frame]] = {}
    for row, (code, forms, objects, complements, recipients, marks) in enumerate(_rows("predicates.tsv")):
        frame = Frame(
            code=code,
            objects=_split(objects),
            complements=_split(complements),
            recipients=_split(recipients),
            marks=frozenset(() if marks == "-" else marks.split()),
            row=row,
        )
        for form in _split(forms):
            predicates.setdefault(form, []).append(frame)
    folder = resources.files(__package__)
    data = {
        table: lists
        for name in ("words.toml", "status.toml")
        for table, lists in tomllib.loads(folder.joinpath(name).read_text(encoding="utf-8")).items()
    }
    words = {
        f"{table}/{name}": frozenset(values) for table, lists in data.items() for name, values in lists.items() if isinstance(values, list)
    }
    nouns: dict[str, Frame] = {}
    for row, (code, forms, agents, recipients, marks) in enumerate(_rows("nouns.tsv")):
        frame = Frame(
            code=code,
            objects=(),
            complements=(),
            recipients=_split(recipients),
            marks=frozenset(() if marks == "-" else marks.split()),
            agents=_split(agents),
            row=row,
        )
        for form in _split(forms):
            for name in words["sets/" + form[1:]] if form.startswith("@") else (form,):
                nouns.setdefault(name, frame)
    ends = frozenset(form.split()[-1] for form in nouns)
    return Lexicon(
        predicates={form: tuple(frames) for form, frames in predicates.items()},
        nouns=nouns,
        words=words,
        turn=data["halt"]["turn"],
        halted=data["halt"]["kinds"],
        ends=ends,
        nominal=ends | words["war/nouns"] | words["halt/nouns"],
        heads=frozenset(form.split()[0] for form in predicates),
        irregular=data["irregular"],
    )
