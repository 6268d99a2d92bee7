"""Words of articles as spans tell them: which hold others, what of a text they give together, and their context."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from kg.facts.values import Article, Span

Piece = tuple[int, str]


def sentences(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Those of the spans that hold another of them: the sentences around the words."""
    found, open_ones = set(), list[Span]()
    for span in sorted(spans, key=lambda span: (span.article, span.begin, -span.end)):
        open_ones = [held for held in open_ones if held.article == span.article and span.end <= held.end]
        found.update(open_ones)
        open_ones.append(span)
    return tuple(sorted(found))


def pieces(spans: Iterable[Span]) -> tuple[Piece, ...]:
    """What the spans of one article give of its text: stretches that do not touch, in order."""
    found: list[Piece] = []
    for span in sorted(spans, key=lambda span: (span.begin, -span.end)):
        begin, text = found[-1] if found else (0, "")
        end = begin + len(text)
        if not found or span.begin > end:
            found.append((span.begin, span.words))
        elif span.end > end:
            found[-1] = begin, text + span.words[end - span.begin :]
    return tuple(found)


def context(article: Article, begin: int, end: int, *, width: int) -> tuple[str, str, str]:
    """What is known of the text before the words, the words, and after them; up to `width` characters on a side, cut at a space."""
    starts = [start for start, _ in article.pieces]
    at = bisect_right(starts, begin) - 1
    if at < 0:
        return "", "", ""
    start, text = article.pieces[at]
    first, last = begin - start, end - start
    before, after = text[max(0, first - width) : first], text[last : last + width]
    if first > width:
        before = f"…{before.partition(' ')[2]}"
    if last + width < len(text):
        after = f"{after.rpartition(' ')[0]}…"
    return _line(before), _line(text[first:last]), _line(after)


def _line(text: str) -> str:
    """The text with each run of white space as one space; a space at an end stays."""
    shown = " ".join(text.split())
    return f"{' ' if text[:1].isspace() else ''}{shown}{' ' if text[-1:].isspace() and shown else ''}"
