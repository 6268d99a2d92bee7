"""Whether every span's text is the slice of its article, and every text the one whose hash the article gives.

Where an article's text is not at hand, its spans are checked against each other: each is as long as its offsets say, and where two
of them overlap they have the same characters.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping

from kg.graph import terms
from kg.graph.lines import TYPE, Term
from kg.validate.findings import Finding, named
from kg.validate.index import Index


def whole(value: Term | None) -> int | None:
    """The number that a literal writes in digits, else None."""
    text = "" if value is None or value[0] != '"' else value[1 : value.rindex('"')]
    return int(text) if text.isascii() and text.isdigit() else None


def check_spans(graph: Index, texts: Mapping[str, str]) -> Iterator[Finding]:
    """Findings on articles and spans; `texts` gives an article's text by the SHA-256 of its UTF-8 form.

    Offsets count Unicode code points. The same text must stand in the article, in `nif:anchorOf` and in `kg:quote`.
    """
    known: dict[Term, tuple[str, str | None]] = {}
    for article in graph.subjects(TYPE, terms.Article):
        sha = graph.text(article, terms.schema_sha256)
        text = texts.get(sha)
        if text is not None and hashlib.sha256(text.encode("utf-8")).hexdigest() != sha:
            yield Finding("article-text", named(article, graph), "schema:sha256 is the hash of the text in UTF-8")
        else:
            known[article] = sha, text
        if not article.endswith(f"/doc/{sha}>"):
            yield Finding("article-iri", named(article, graph), "an article's IRI ends with /doc/ and its SHA-256", sha)
    seen: dict[Term, dict[int, tuple[str, Term]]] = {}
    for span in graph.subjects(TYPE, terms.nif_OffsetBasedString):
        yield from check_span(span, graph, known, seen)
    for statement, span in graph.subject_objects(terms.quoteSpan):
        quote, anchor = graph.text(statement, terms.quote), graph.text(span, terms.nif_anchorOf)
        if quote != anchor:
            yield Finding("quote", named(statement, graph), "a quote is the text of its span", f"{quote} / {anchor}")


def check_span(
    span: Term, graph: Index, known: Mapping[Term, tuple[str, str | None]], seen: dict[Term, dict[int, tuple[str, Term]]]
) -> Iterator[Finding]:
    """Findings on one span; `known` gives hash and text (None where it is not at hand) of the articles.

    `seen` collects the characters of the articles without text, with the span that gave each.
    """
    article = graph.value(span, terms.nif_referenceContext)
    begin, end = whole(graph.value(span, terms.nif_beginIndex)), whole(graph.value(span, terms.nif_endIndex))
    anchor = graph.text(span, terms.nif_anchorOf)
    if article is None or article not in known or begin is None or end is None:
        return  # the shapes or the article's own findings say it
    sha, text = known[article]
    if text is None:
        yield from _check_against_others(span, begin, end, anchor, seen.setdefault(article, {}))
    elif not begin < end <= len(text):
        yield Finding("offsets", span, f"offsets lie in the {len(text)} characters of the text", f"{begin}-{end}")
    elif text[begin:end] != anchor:
        yield Finding("offsets", span, f"a span's text is the article's slice {text[begin:end]!r}", repr(anchor))
    if not span.endswith(f"/doc/{sha}/char/{begin}-{end}>"):
        yield Finding("span-iri", span, "a span's IRI ends with /doc/<sha>/char/<begin>-<end>", f"{begin}-{end}")


def _check_against_others(
    span: Term, begin: int, end: int, anchor: str, seen: dict[int, tuple[str, Term]]
) -> Iterator[Finding]:
    if not 0 < end - begin == len(anchor):
        yield Finding("offsets", span, "a span's text is as long as its offsets say", f"{begin}-{end}: {anchor!r}")
        return
    for place, char in enumerate(anchor, start=begin):
        before, other = seen.setdefault(place, (char, span))
        if before != char:
            words = f"spans of one article agree on its character {place}, which is {before!r} in {other}"
            yield Finding("offsets", span, words, repr(anchor))
            return
