"""Quotations without a reporting word of their own: sentences between quotation marks, headlines with a source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg import syntax
from kg.annotate.layers import article_span, sentence_index
from kg.extract.statements.lexicon import lexicon
from kg.extract.statements.regions import PUNCTUATION, Region, segments, trim
from kg.extract.statements.speakers import speaker
from kg.extract.statements.subjects import FINITE
from kg.records import Form, Kind, Mention, QuoteKind, Statement
from kg.tokens import Doc
from kg.tokens import Span as Tokens

SINGLE_QUOTES = frozenset({"'", "‘", "’"})
SOURCE_TOKENS = 6  # a source before a headline's colon has fewer tokens


def continued(doc: Doc, found: Sequence[tuple[Region, Statement]]) -> Iterator[tuple[Region, Statement]]:
    """A statement for each sentence that is all quotation and that no reporting word covers; its cue is empty.

    It belongs to the speaker of the same quotation; else of the sentence before or after in its paragraph; else of the
    statement that ends the paragraph before, or of the quotation that opens the one after.
    """
    known = sorted(found, key=lambda pair: pair[0])
    covered = {i for (first, last), _ in known for i in range(first, last + 1)}
    for sentence in doc.sents:
        for region in _whole(sentence):
            if any(i in covered for i in range(region[0], region[1] + 1)):
                continue
            trimmed = trim(doc, *region)
            if trimmed is None:
                continue
            first, last = trimmed
            if last + 1 < sentence.end and doc[last + 1].text in ".!?":
                last += 1
            source = _source(doc, region, known)
            if source is None:
                continue
            statement = Statement(
                content=article_span(doc[first], doc[last]),
                kind=QuoteKind.DIRECT,
                sentence=sentence_index(sentence[0]),
                speaker=source.speaker,
                addressees=source.addressees,
                rule="continued",
            )
            known.append(((first, last), statement))
            known.sort(key=lambda pair: pair[0])
            yield (first, last), statement


def after_colon(doc: Doc, covered: Sequence[Region]) -> Iterator[tuple[Region, Statement]]:
    """A quotation behind a colon that no reporting word covers: the subject of the clause before it speaks."""
    for sentence in doc.sents:
        for first, last in segments(sentence):
            opened = first - 2 >= sentence.start and doc[first - 2].text == ":"
            if not opened or last - first < lexicon().scare_words or any(b <= last and first <= e for b, e in covered):
                continue
            head = doc[sentence.start : first - 1].root
            subject = syntax.subject(head)
            mention = speaker(subject) if subject is not None and subject.i < first else None
            region = trim(doc, first, last)
            if mention is None or region is None or (mention.form is Form.PRONOUN and mention.head in {"it", "its"}):
                continue
            yield (
                region,
                Statement(
                    content=article_span(doc[region[0]], doc[region[1]]),
                    kind=QuoteKind.DIRECT,
                    sentence=sentence_index(sentence[0]),
                    speaker=mention,
                    rule="colon",
                ),
            )


def headed(doc: Doc, covered: Sequence[Region]) -> Iterator[tuple[Region, Statement]]:
    """A headline with its source before a colon: "UN: Army shelled village"; not a place, which dates a report."""
    sentences = list(doc.sents)
    for number, sentence in enumerate(sentences):
        colon = next((t.i for t in sentence[1:] if t.text == ":"), None)
        if colon is None:
            continue
        cut = colon == sentence.end - 1 and number + 1 < len(sentences)  # the parser ends a sentence at the colon
        end = sentences[number + 1].end if cut else sentence.end
        source, first, last = None, colon + 1, end - 1
        if colon - sentence.start < SOURCE_TOKENS:
            source = _headline_source(doc[sentence.start : colon], full=doc[end - 1].text == ".")
        elif sentence[0].text in SINGLE_QUOTES and doc[colon - 1].text in SINGLE_QUOTES and end - colon < SOURCE_TOKENS:
            source, first, last = doc[end - 1].mention, sentence.start + 1, colon - 2  # "'Army shelled village': mayor"
        region = trim(doc, first, last) if source is not None else None
        if region is None or any(b <= region[1] and region[0] <= e for b, e in covered):
            continue
        if any(t.tag_ in FINITE | {"VBN", "VBG"} for t in doc[region[0] : region[1] + 1]):
            yield (
                region,
                Statement(
                    content=article_span(doc[region[0]], doc[region[1]]),
                    kind=QuoteKind.INDIRECT,
                    sentence=sentence_index(doc[region[0]]),
                    speaker=source,
                    rule="headline",
                ),
            )


def _headline_source(words: Tokens, *, full: bool) -> Mention | None:
    """The mention that the words before a colon are, or a name that no mention stands for; None for other words.

    Before a full sentence, or in capitals, a place is a dateline.
    """
    mention: Mention | None = words[-1].mention
    document = len(words) == 1 and not full and words[0].lemma_lower in lexicon().documents | lexicon().sources  # "Report: ..."
    if mention is None and document:
        return Mention(article_span(words[0], words[0]), Form.DESCRIPTION, Kind.ACTOR, words[0].lemma_lower, sentence_index(words[0]))
    if mention is None and all(t.pos_ == "PROPN" and t.mention is None for t in words):
        span = article_span(words[0], words[-1])
        return Mention(span, Form.NAME, Kind.ACTOR, span.text.lower(), sentence_index(words[0]))
    if mention is None or words[0].mention != mention or mention.form in {Form.PRONOUN, Form.DEMONYM}:
        return None
    place = mention.kind is Kind.PLACE or mention.location
    return None if place and (full or mention.span.text.isupper()) else mention


def _whole(sentence: Tokens) -> Iterator[Region]:
    """The parts of a sentence between quotation marks, where the sentence holds nothing else."""
    parts = segments(sentence)
    outside = [t for t in sentence if not t.quoted and t.text not in PUNCTUATION and t.is_alpha]
    words = [t for first, last in parts for t in sentence.doc[first : last + 1] if t.is_alpha]
    whole = not outside and len(words) > 0
    if parts and (whole or (len(outside) <= 1 and len(words) > lexicon().scare_words)):
        yield parts[0][0], parts[-1][1]


def _source(doc: Doc, region: Region, known: Sequence[tuple[Region, Statement]]) -> Statement | None:
    quotation = next((q for q in doc.quotes if q[0] <= region[0] <= q[1]), region)
    same = [s for (first, last), s in known if quotation[0] <= first and last <= quotation[1] and s.speaker is not None]
    if same:
        return same[-1]
    paragraph = doc[region[0]].paragraph
    here = sentence_index(doc[region[0]])
    before = [(r, s) for r, s in known if r[1] < region[0] and s.speaker is not None]
    after = [(r, s) for r, s in known if r[0] > region[1] and s.speaker is not None]
    for near, index in ((before, -1), (after, 0)):
        if near:
            at, statement = near[index]
            if doc[at[0]].paragraph == paragraph and abs(here - statement.sentence) <= 2:
                return statement
    if before and doc[before[-1][0][0]].paragraph == paragraph - 1:
        return before[-1][1]
    if after and doc[after[0][0][0]].paragraph == paragraph + 1 and after[0][1].kind is QuoteKind.DIRECT:
        return after[0][1]
    return None
