"""An article's text cut where its facts begin and end, so that a page can light the words of each fact.

Each segment knows of which kind its words are (the shortest mention, trigger, quotation or time that holds them), and by number the
items of the page whose words or whose sentences it belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal

from kg.facts import Article, Fact, Post, Ref, Span, Thing

PARAGRAPH: Final = re.compile(r"\n[^\S\n]*\n\s*")


@dataclass(frozen=True, slots=True)
class Item:
    """What can be lit on the page of an article: `words` and `sentences` are its spans there."""

    ref: Ref
    group: Literal["fact", "name", "post", "time"]
    note: str
    words: tuple[Span, ...]
    sentences: tuple[Span, ...] = ()
    fact: Fact | None = None


@dataclass(frozen=True, slots=True)
class Segment:
    """Words between two borders, or the border of two paragraphs.

    `quoted` within what a speaker says; `gap` where text that is not at hand lies before it.
    """

    begin: int
    text: str
    kind: str
    words: tuple[int, ...]
    sentences: tuple[int, ...]
    quoted: bool = False
    paragraph: bool = False
    gap: bool = False


def items(article: Article, facts: Iterable[Fact], things: Iterable[Thing], posts: Iterable[Post]) -> list[Item]:
    """What can be lit in the article: facts in the order of the text, names by number of mentions, posts, times."""
    here = article.ref.iri

    def of(spans: Iterable[Span]) -> tuple[Span, ...]:
        return tuple(span for span in spans if span.article == here)

    found = [
        Item(fact.ref, "fact", "", of(span for span in fact.spans if span not in fact.sentences), of(fact.sentences), fact)
        for fact in facts
        if of(fact.spans)
    ]
    found.sort(key=lambda item: (min(item.sentences or item.words), item.words[:1], item.ref))
    names = [Item(thing.ref, "name", thing.ref.kind, of(thing.spans)) for thing in things if of(thing.spans)]
    names.sort(key=lambda item: (-len(item.words), item.ref))
    offices = [Item(post.ref, "post", ", ".join(ref.label for ref in post.of), of(post.spans)) for post in posts if of(post.spans)]
    times = [Item(Ref(" ".join(span.words.split()), "time"), "time", value, (span,)) for span, value in article.times]
    return [*found, *names, *offices, *times]


def segments(article: Article, lit: Sequence[Item]) -> Iterator[Segment]:
    """The known text of the article in order, cut at every border of the items and between paragraphs."""
    styled = sorted(_styled(lit), key=lambda pair: (pair[0].end - pair[0].begin, pair[1]))
    last = 0
    for start, text in article.pieces:
        end = start + len(text)
        words = [(span, at) for at, item in enumerate(lit) for span in item.words if start <= span.begin and span.end <= end]
        around = [(span, at) for at, item in enumerate(lit) for span in item.sentences if start <= span.begin and span.end <= end]
        kinds = [(span, kind) for span, kind in styled if start <= span.begin and span.end <= end]
        breaks = [(start + match.start(), start + match.end()) for match in PARAGRAPH.finditer(text)]
        borders = {start, end, *(at for pair in breaks for at in pair)}
        borders |= {at for span, _ in (*words, *around) for at in (span.begin, span.end)}
        cuts = sorted(borders)
        paragraphs = dict(breaks)
        for begin, stop in pairwise(cuts):
            covers = [kind for span, kind in kinds if span.begin <= begin and stop <= span.end]
            yield Segment(
                begin,
                text[begin - start : stop - start],
                covers[0] if covers else "",
                tuple(sorted({at for span, at in words if span.begin <= begin and stop <= span.end})),
                tuple(sorted({at for span, at in around if span.begin <= begin and stop <= span.end})),
                quoted="quote" in covers,
                paragraph=any(first <= begin and stop <= last_ for first, last_ in paragraphs.items()),
                gap=begin == start and start > last,
            )
        last = end


def _styled(lit: Iterable[Item]) -> Iterator[tuple[Span, str]]:
    """The spans that have a look of their own, with their kind; ties fall to the first in the alphabet."""
    for item in lit:
        if item.fact is None:
            yield from ((span, item.ref.kind) for span in item.words)
            continue
        kind = {"statement": "said"}.get(item.ref.kind, "event" if item.ref.kind != "treaty" else "treaty")
        yield from ((span, kind) for span in item.fact.own if span in item.words)
        yield from ((span, "quote") for span in item.fact.quoted)
