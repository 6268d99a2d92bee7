"""Dependency paths between words of a sentence, as the extraction saw them: "signed -nsubj-> Peru"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from kg.records import Span, Word


class Parse:
    """The words of an article with their heads, in the order of the text."""

    def __init__(self, text: str, words: Sequence[Word]) -> None:
        self.text, self.words = text, words
        self.begins = [word.begin for word in words]
        self._heads: dict[Span, int | None] = {}

    def head(self, span: Span) -> int | None:
        """The index of the word of the span that hangs on a word outside it, None where the span holds no word."""
        if span not in self._heads:
            self._heads[span] = self._head(span)
        return self._heads[span]

    def _head(self, span: Span) -> int | None:
        first, last = bisect_left(self.begins, span.begin), bisect_left(self.begins, span.end)
        inside = range(first, last)
        return next((at for at in inside if self.words[at].head not in inside or self.words[at].head == at), None)

    def path(self, begin: Span, end: Span) -> str:
        """From the head of one span up to the word above both and down to the head of the other; "" across sentences."""
        first, last = self.head(begin), self.head(end)
        if first is None or last is None:
            return ""
        up, down = self._upwards(first), self._upwards(last)
        above = next((at for at in up if at in down), None)
        if above is None:
            return ""
        shown = [self._word(first)]
        for at in up[: up.index(above)]:
            shown.append(f"<-{self.words[at].relation}- {self._word(self.words[at].head)}")
        for at in reversed(down[: down.index(above)]):
            shown.append(f"-{self.words[at].relation}-> {self._word(at)}")
        return " ".join(shown)

    def _upwards(self, at: int) -> list[int]:
        found = [at]
        while self.words[at].head != at:
            at = self.words[at].head
            found.append(at)
        return found

    def _word(self, at: int) -> str:
        return self.text[self.words[at].begin : self.words[at].end]
