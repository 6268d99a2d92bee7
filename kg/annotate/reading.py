"""spaCy's Docs of paragraphs -> Docs in plain Python, and these joined to the Doc of an article."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

import spacy.tokens
from spacy.strings import StringStore

from kg.records import Article
from kg.tokens import Doc, Span, Token

ATTRIBUTES: list[int | str] = ["ORTH", "SPACY", "LEMMA", "TAG", "POS", "DEP", "LIKE_NUM"]


def read_paragraph(parsed: spacy.tokens.Doc, article: Article, offsets: Sequence[int] | None = None, *, number: int = 0) -> Doc:
    """A paragraph as spaCy read it, with its number and for each of its characters the offset in the article; by default a whole text."""
    if offsets is None:
        offsets = range(len(parsed.text))
    at = 0
    strings = parsed.vocab.strings
    tokens: list[Token] = []
    for i, (word, space, lemma, tag, pos, dep, like_num) in enumerate(parsed.to_array(ATTRIBUTES).tolist()):
        text = _string(strings, word)
        token = Token(
            i,
            text,
            whitespace=" " if space else "",
            lemma=_string(strings, lemma),
            tag=_string(strings, tag),
            pos=_string(strings, pos),
            dep=_string(strings, dep),
            like_num=bool(like_num),
            begin=offsets[at],
            paragraph=number,
        )
        tokens.append(token)
        at += len(text) + space
    doc = Doc(article, tokens)
    _join_tree(tokens, [i + step for i, step in enumerate(parsed.to_array("HEAD").astype("int64").tolist())])
    for token in tokens:
        token.doc = doc
    doc.set_sents([Span(doc, sentence.start, sentence.end) for sentence in parsed.sents])
    doc.set_ents([Span(doc, name.start, name.end, name.label_) for name in parsed.ents])
    return doc


def _join_tree(tokens: list[Token], heads: list[int]) -> None:
    """Gives the words of a paragraph the head of each, by its place, and what follows from the heads."""
    lefts: dict[int, list[Token]] = {}
    rights: dict[int, list[Token]] = {}
    first, last = list(range(len(heads))), list(range(len(heads)))
    for i, head in enumerate(heads):
        if head != i:
            (lefts if i < head else rights).setdefault(head, []).append(tokens[i])
        at = i
        while at != heads[at]:
            at = heads[at]
            if i < first[at]:
                first[at] = i
            elif i > last[at]:
                last[at] = i
    for i, token in enumerate(tokens):
        token.head = tokens[heads[i]]
        token.lefts = tuple(lefts.get(i, ()))
        token.rights = tuple(rights.get(i, ()))
        token.children = token.lefts + token.rights
        token.left_edge = tokens[first[i]]
        token.right_edge = tokens[last[i]]


@lru_cache(maxsize=15_000)
def _string(strings: StringStore, number: int) -> str:
    """A string of spaCy's, the same object each time: sets and tables, in which extractors look it up, find it faster."""
    return strings[number]


def join(article: Article, paragraphs: Iterable[Doc]) -> Doc:
    """The paragraphs, which are used up, as one Doc with a blank between two of them."""
    whole = Doc(article, [])
    sentences: list[Span] = []
    names: list[Span] = []
    for paragraph in paragraphs:
        base = len(whole)
        if base:
            whole.tokens[-1].whitespace_ = " "
        for token in paragraph:
            token.i += base
            token.doc = whole
        whole.tokens += paragraph.tokens
        sentences += [Span(whole, base + span.start, base + span.end) for span in paragraph.sents]
        names += [Span(whole, base + span.start, base + span.end, span.label_) for span in paragraph.ents]
    whole.set_sents(sentences)
    whole.set_ents(names)
    return whole
