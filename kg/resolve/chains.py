"""Chains of phrases that stand for one thing, in the order of the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.records import Kind, Phrase, Span


@dataclass(slots=True, eq=False)
class Chain:
    """Phrases that stand for one thing; `key` is its entity's where that is known, else none."""

    kind: Kind | None
    key: str | None = None
    number: str = "sing"
    gender: str = ""
    phrases: list[Phrase] = field(default_factory=list)
    joined: Chain | None = None  # the chain that has taken over its phrases


class Chains:
    """The chains of one article."""

    def __init__(self) -> None:
        self.all: list[Chain] = []
        self.of: dict[Span, Chain] = {}  # by the head of the phrase
        self._seen: list[Phrase] = []
        self._by_noun: dict[str, list[Phrase]] = {}

    def add(self, phrase: Phrase, chain: Chain) -> None:
        """Continue the chain with the next phrase of the text, or begin it."""
        if not chain.phrases:
            self.all.append(chain)
        chain.phrases.append(phrase)
        if chain.kind is Kind.PERSON and phrase.gender in {"masc", "fem"}:
            chain.gender = chain.gender or phrase.gender
        self.of[phrase.head] = chain
        self._seen.append(phrase)
        if not phrase.pronoun:
            self._by_noun.setdefault(phrase.noun, []).append(phrase)

    def merge(self, old: Chain, into: Chain) -> None:
        """Let one chain take over the phrases of another."""
        for phrase in old.phrases:
            self.of[phrase.head] = into
        into.gender = into.gender or old.gender
        old.joined = into
        if not into.phrases:
            self.all.append(into)
        self.all.remove(old)
        into.phrases.extend(old.phrases)

    def before(self, phrase: Phrase, *, window: int) -> Iterator[Phrase]:
        """The phrases of the last sentences, the latest first, without those that hold this one."""
        for other in reversed(self._seen):
            if phrase.sentence - other.sentence > window:
                return
            if not other.span.covers(phrase.span):
                yield other

    def with_noun(self, noun: str) -> Iterator[Phrase]:
        """The phrases that have this noun as their head, the latest first."""
        return reversed(self._by_noun.get(noun, ()))
