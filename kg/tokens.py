"""A parsed article in plain Python: the words of spaCy's Docs under spaCy's names, read once, and the layers that extractors share.

Extractors ask each word for its head, children, lemma and sentence some hundred times; spaCy makes a new object or string
each time, here they are attributes. `kg.annotate` makes these Docs, `kg.syntax` and the extractors read them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import overload

from kg import records
from kg.records import Article

#: Each form in lower case, the same object each time: sets and tables, in which extractors look it up, find it faster.
lower = lru_cache(maxsize=15_000)(str.lower)


class Token:
    """A word at the place `i` of its Doc, with the attributes that spaCy gives it; a word is one object, so `is` and `==` agree.

    `lemma_lower` is the lemma in lower case, under which most lexicons list a word.
    """

    __slots__ = (
        "begin", "children", "dep_", "doc", "ent_iob_", "ent_type_", "head", "i", "left_edge", "lefts", "lemma_", "lemma_lower", "like_num",
        "lower_", "mention", "paragraph", "pos_", "quoted", "right_edge", "rights", "sent", "sentence", "tag_", "text", "time",
        "whitespace_",
    )  # fmt: skip

    doc: Doc
    sent: Span
    sentence: int  # the number of its sentence in the article, from 0
    head: Token  # at the root of a sentence the word itself
    lefts: tuple[Token, ...]  # the children before it, in the order of the text
    rights: tuple[Token, ...]
    children: tuple[Token, ...]
    left_edge: Token
    right_edge: Token

    def __init__(
        self, i: int, text: str, *, whitespace: str, lemma: str, tag: str, pos: str, dep: str, like_num: bool, begin: int, paragraph: int
    ) -> None:
        self.i = i
        self.text = text
        self.lower_ = lower(text)
        self.whitespace_ = whitespace
        self.lemma_ = lemma
        self.lemma_lower = lower(lemma)
        self.tag_ = tag
        self.pos_ = pos
        self.dep_ = dep
        self.like_num = like_num
        self.ent_type_ = self.ent_iob_ = ""
        self.begin = begin  # where it begins in the article, in code points
        self.paragraph = paragraph
        self.quoted = False  # stands inside quotation marks
        self.mention: records.Mention | None = None  # the innermost that it belongs to or heads
        self.time: records.TimeExpression | None = None  # that it belongs to

    def __repr__(self) -> str:
        return self.text

    def __len__(self) -> int:
        return len(self.text)

    @property
    def is_alpha(self) -> bool:
        return self.text.isalpha()

    @property
    def is_lower(self) -> bool:
        return self.text.islower()

    @property
    def is_upper(self) -> bool:
        return self.text.isupper()

    @property
    def is_title(self) -> bool:
        return self.text.istitle()

    @property
    def is_sent_start(self) -> bool:
        return self.sent.start == self.i

    @property
    def subtree(self) -> Iterator[Token]:
        """The word and all below it, in the order of the text."""
        for child in self.lefts:
            yield from child.subtree
        yield self
        for child in self.rights:
            yield from child.subtree

    @property
    def ancestors(self) -> Iterator[Token]:
        """Its head, the head of that, and so on to the root."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    def nbor(self, by: int = 1) -> Token:
        """The word `by` places on; IndexError beyond the Doc."""
        if self.i + by < 0:
            raise IndexError(self.i + by)
        return self.doc.tokens[self.i + by]


class Span:
    """Words of a Doc from `start` to `end` (excluded), with a label if they are a name."""

    __slots__ = ("doc", "end", "label_", "start")

    def __init__(self, doc: Doc, start: int, end: int, label: str = "") -> None:
        self.doc, self.start, self.end, self.label_ = doc, start, end, label

    def __repr__(self) -> str:
        return self.text

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.tokens[self.start : self.end])

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Span: ...
    def __getitem__(self, at: int | slice) -> Token | Span:
        if isinstance(at, slice):
            start, end, _ = at.indices(len(self))
            return Span(self.doc, self.start + start, self.start + max(start, end))
        place = (self.start if at >= 0 else self.end) + at
        if not self.start <= place < self.end:
            raise IndexError(at)
        return self.doc.tokens[place]

    @property
    def text(self) -> str:
        """The words with the white space between them."""
        if self.start == self.end:
            return ""
        *others, last = self.doc.tokens[self.start : self.end]
        return "".join([token.text + token.whitespace_ for token in others]) + last.text

    @property
    def root(self) -> Token:
        """The word that is highest in the tree, the first of several."""
        tops = [token for token in self if not self.start <= token.head.i < self.end or token.head is token]
        if len(tops) == 1:
            return tops[0]
        return min(tops, key=_depth) if tops else self[0]

    @property
    def sent(self) -> Span:
        """The sentence of its first word."""
        return self[0].sent


def _depth(token: Token) -> int:
    """The steps up to the root; a mark with nothing below it counts as deepest, as in spaCy."""
    if not token.children and all(unicodedata.category(char).startswith("P") for char in token.text):
        return len(token.doc) - 1
    return sum(1 for _ in token.ancestors)


class Doc:
    """The words of an article, its sentences and names, what stands in quotation marks, and a layer for each kind of record."""

    __slots__ = (
        "article", "containments", "controls", "ents", "events", "mentions", "phrases", "place_names", "posts", "quotes", "sents",
        "statements", "times", "tokens", "treaties",
    )  # fmt: skip

    def __init__(self, article: Article, tokens: list[Token]) -> None:
        self.article = article
        self.tokens = tokens
        self.sents: tuple[Span, ...] = ()
        self.ents: tuple[Span, ...] = ()
        self.quotes: tuple[tuple[int, int], ...] = ()  # the first and last word inside the marks
        self.mentions: tuple[records.Mention, ...] = ()
        self.phrases: tuple[records.Phrase, ...] = ()
        self.posts: tuple[records.PostHeld, ...] = ()
        self.times: tuple[records.TimeExpression, ...] = ()
        self.statements: tuple[records.Statement, ...] = ()
        self.events: tuple[records.Event, ...] = ()
        self.treaties: tuple[records.Treaty, ...] = ()
        self.containments: tuple[records.Containment, ...] = ()
        self.place_names: tuple[records.PlaceName, ...] = ()
        self.controls: tuple[records.Control, ...] = ()

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Span: ...
    def __getitem__(self, at: int | slice) -> Token | Span:
        if isinstance(at, slice):
            start, end, _ = at.indices(len(self.tokens))
            return Span(self, start, max(start, end))
        return self.tokens[at]

    def set_sents(self, sentences: Iterable[Span]) -> None:
        """Make these, which hold every word, the sentences of the Doc."""
        self.sents = tuple(sentences)
        for number, sentence in enumerate(self.sents):
            for token in sentence:
                token.sent, token.sentence = sentence, number

    def set_ents(self, names: Iterable[Span]) -> None:
        """Make these, which do not overlap, the names of the Doc."""
        for token in self.tokens:
            token.ent_type_, token.ent_iob_ = "", "O"
        self.ents = tuple(sorted(names, key=lambda name: name.start))
        for name in self.ents:
            for token in name:
                token.ent_type_, token.ent_iob_ = name.label_, "I"
            name[0].ent_iob_ = "B"
