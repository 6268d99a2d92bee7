"""Slices of the article for the words of a Doc, which holds no white space tokens: a place in one is no place in the other."""

from __future__ import annotations

from kg.records import Span
from kg.tokens import Span as Tokens
from kg.tokens import Token


def article_span(first: Token, last: Token) -> Span:
    """The article's slice from the token `first` to the token `last`, both included."""
    begin, end = first.begin, last.begin + len(last.text)
    return Span(begin, end, first.doc.article.text[begin:end])


def tokens_span(tokens: Tokens) -> Span:
    """The article's slice of a non-empty span of tokens."""
    return article_span(tokens[0], tokens[-1])


def sentence_index(token: Token) -> int:
    """The index of the token's sentence in the document, from 0."""
    return token.sentence
