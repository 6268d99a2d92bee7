"""Which articles are reprints of others: one wire story in five papers is one source with five publishers, not five witnesses.

Texts are compared by the runs of five words (shingles) that they share. Every eighth shingle by its hash is an article's fingerprint
(Manber 1994, "Finding similar files"), by which candidates are found; then all shingles of the two are held against each other. An
article of whose shingles at least `CONTAINED` stand in a longer one (Broder 1997, "On the resemblance and containment of
documents") says nothing that the longer one does not.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from kg.corpus.shelf import Shelf
from kg.records import Article, Reprint

WORD: Final = re.compile(r"\w+")
RUN: Final = 5
#: One of so many shingles belongs to the fingerprint.
SAMPLED: Final = 8
#: The share of an article's shingles that a longer one must have.
CONTAINED: Final = 0.8
#: The share of the fingerprint from which a closer look is worth it; samples scatter.
CANDIDATE: Final = 0.6
#: A shorter text is a reprint only of the very same one.
FEWEST_WORDS: Final = 50
#: A shingle that so many originals have is a house phrase ("has contributed to this report").
HOUSE_PHRASE: Final = 100
MOST_HASHES: Final = 30_000  # values that one query of SQLite takes


def words_of(text: str) -> list[str]:
    """The words of a text, without difference of case."""
    return WORD.findall(text.casefold())


def shingles(words: list[str]) -> set[int]:
    """The runs of five words as 32-bit hashes."""
    return {zlib.crc32(" ".join(words[start : start + RUN]).encode("utf-8", "surrogatepass")) for start in range(len(words) - RUN + 1)}


def fingerprint(found: set[int]) -> set[int]:
    """The sample of the shingles by which candidates are found."""
    return set(sorted(one for one in found if one % SAMPLED == 0)[:MOST_HASHES])


def find_reprints(shelf: Shelf) -> None:
    """Note on the shelf which articles are reprints of which, the same for any order of their coming."""
    for number, article in shelf.by_preference():
        same = shelf.same_text(article)
        if same is not None:
            shelf.reprint(number, of=same, share=1.0)
            continue
        words = words_of(article.text)
        if len(words) < FEWEST_WORDS:
            continue
        own = shingles(words)
        marks = fingerprint(own)
        for candidate in shelf.sharing(marks, at_least=max(1, round(CANDIDATE * len(marks)))):
            share = len(own & shingles(words_of(shelf.article(candidate).text))) / len(own)
            if share >= CONTAINED:
                shelf.reprint(number, of=candidate, share=round(share, 2))
                break
        else:
            shelf.mark(number, marks, at_most=HOUSE_PHRASE)


def originals(shelf: Shelf) -> Iterator[Article]:
    """The articles that are no reprints, each with its own."""
    for article, copies in shelf.originals():
        noted = (
            Reprint(copy.id, copy.sha256, share, copy.title, copy.published, copy.url, copy.source) for copy, share in copies
        )  # fmt: skip
        yield replace(article, reprints=tuple(sorted(noted, key=lambda reprint: reprint.id)))
