"""Who is in the reader's mind: candidates for pronouns and descriptions, the most salient first.

The order is that of classic salience models (Lappin and Leass 1994, simplified): nearer sentences before farther ones,
subjects before others, earlier in the sentence before later.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg.records import Mention


@dataclass(slots=True)
class Salience:
    """The mentions seen so far with the entities they stand for."""

    seen: list[tuple[Mention, tuple[str, ...]]] = field(default_factory=list)

    def note(self, mention: Mention, keys: tuple[str, ...]) -> None:
        """Add a resolved mention, in the order of the text."""
        if keys:
            self.seen.append((mention, keys))

    def ranked(self, at: Mention, *, window: int) -> Iterator[tuple[Mention, tuple[str, ...]]]:
        """Earlier mentions within `window` sentences, the most salient first; those that hold `at` are left out."""
        near = [
            pair
            for pair in self.seen
            if pair[0].span.end <= at.span.begin and 0 <= at.sentence - pair[0].sentence <= window
        ]
        return iter(sorted(near, key=lambda pair: self._order(pair[0], at)))

    def nearest_subject(self, at: Mention) -> tuple[str, ...]:
        """The entities of the last subject before `at` in its sentence; an empty tuple when there is none."""
        for mention, keys in reversed(self.seen):
            if mention.sentence < at.sentence:
                break
            if mention.subject and mention.span.end <= at.span.begin:
                return keys
        return ()

    @staticmethod
    def _order(mention: Mention, at: Mention) -> tuple[int, int, int]:
        distance = at.sentence - mention.sentence
        first = mention.span.begin if distance else -mention.span.begin  # in the same sentence the nearest subject
        return distance, 0 if mention.subject else 1, first if mention.subject else -mention.span.begin

    def recent(self, keys: Iterable[str], at: Mention) -> list[str]:
        """Of these entities those mentioned before `at`, the latest mention first, each once."""
        wanted = set(keys)
        found: dict[str, None] = {}
        for mention, resolved in reversed(self.seen):
            if mention.span.begin < at.span.begin:
                for key in resolved:
                    if key in wanted:
                        found.setdefault(key)
        return list(found)
