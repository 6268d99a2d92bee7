"""Article -> Doc: paragraphs, offsets into the text as it was read, quotations, sentence ends, borders of names."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc as Parsed
from spacy.vocab import Vocab

from kg.annotate.layers import article_span, tokens_span
from kg.annotate.pipeline import load_pipeline, paragraphs, pipeline_identity
from kg.annotate.quotes import mark_quotes
from kg.annotate.reading import read_paragraph
from kg.annotate.sentences import set_sentence_starts
from kg.errors import InputError
from kg.records import Article, Span
from kg.tokens import Doc

Parse = Callable[..., Doc]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two.", ["One. Two."]),
        ("One.\nTwo.", ["One.", "Two."]),
        ("One,\nand more.\n\nTwo.", ["One, and more.", "Two."]),
        ("  One \t two \n \n Three  ", ["One two", "Three"]),
        (" \n\n ", []),
        ("", []),
        ("One\u00a0two\u2003three", ["One two three"]),
    ],
)
def test_paragraphs(text: str, expected: list[str]) -> None:
    assert [part for part, _ in paragraphs(text)] == expected


@settings(max_examples=200)
@given(st.text(st.sampled_from("ab é🕊\u0301\u2028 \n\t."), max_size=40))
def test_each_character_of_a_paragraph_keeps_its_place(text: str) -> None:
    last = -1
    for part, offsets in paragraphs(text):
        assert len(part) == len(offsets)
        for char, offset in zip(part, offsets, strict=True):
            assert text[offset] == char or (char == " " and text[offset].isspace())
            assert offset > last
            last = offset


def test_tokens_know_their_place_in_a_text_of_hard_lines(parse: Parse) -> None:
    text = "🕊  Peru and\n   Chile met.\n\nKenya\tdid not."
    doc = parse(text)
    assert [(t.text, t.paragraph) for t in doc if t.text in {"Peru", "Chile", "Kenya"}] == [("Peru", 0), ("Chile", 0), ("Kenya", 1)]
    for token in doc:
        assert text[token.begin : token.begin + len(token.text)] == token.text
    peru, chile = (next(t for t in doc if t.text == name) for name in ("Peru", "Chile"))
    assert article_span(peru, chile) == Span(3, 20, "Peru and\n   Chile")
    assert not any(token.text.isspace() for token in doc)


def test_sentences_do_not_cross_paragraphs(parse: Parse) -> None:
    doc = parse("Peru met Chile\n\nKenya left. It rained.")
    assert [tokens_span(sentence).text for sentence in doc.sents] == ["Peru met Chile", "Kenya left.", "It rained."]
    assert doc[0].sentence == 0
    assert doc[-1].sentence == 2


def made(words: list[str], spaces: list[bool], *, paragraphs_at: tuple[int, ...] = ()) -> Doc:
    parsed = Parsed(Vocab(), words=words, spaces=spaces, sent_starts=[number == 0 for number in range(len(words))])
    doc = read_paragraph(parsed, Article("made", parsed.text))
    for token in doc:
        token.paragraph = sum(token.i >= start for start in paragraphs_at)
    return doc


@pytest.mark.parametrize(
    ("text", "paragraphs_at", "expected"),
    [
        ("“ We agree , ” she said .", (), ["We agree ,"]),
        ('" We agree , " she said .', (), ["We agree ,"]),
        ("`` We agree '' he said", (), ["We agree"]),
        ("He « agrees » and “ leaves ”", (), ["agrees", "leaves"]),
        ("“ We agree . “ We leave . ”", (4,), ["We agree .", "We leave ."]),
        ("“ We agree", (), ["We agree"]),
        ("no quotation here", (), []),
        ("“ ” nothing", (), []),
        ("agreed ” he said", (), []),
    ],
)
def test_quotations(text: str, paragraphs_at: tuple[int, ...], expected: list[str]) -> None:
    words = text.split()
    # an opening mark clings to what follows, a closing one to what stands before
    opening = [n for n, word in enumerate(words) if word in "“«``" or (word == '"' and words[:n].count('"') % 2 == 0)]
    closing = [n for n, word in enumerate(words) if n not in opening and word in {"”", "»", '"', "''"}]
    spaces = [n not in opening and n + 1 not in closing for n in range(len(words))]
    doc = made(words, spaces, paragraphs_at=paragraphs_at)
    mark_quotes(doc)
    assert [" ".join(t.text for t in doc[first : last + 1]) for first, last in doc.quotes] == expected
    assert [t.text for t in doc if t.quoted] == " ".join(expected).split()


@pytest.mark.parametrize(
    ("words", "starts"),
    [
        ("Peru met Chile . Kenya left .", [4]),
        ("Peru met Chile . ” Kenya left .", [5]),
        ("Peru met Chile ! “ We agree", [4]),
        ("Peru met Chile . she said", []),
        ("Peru and Chile", []),
    ],
)
def test_where_punctuation_decides_a_sentence_begins(words: str, starts: list[int]) -> None:
    split = words.split()
    spaces = [n + 1 == len(split) or split[n + 1] not in {".", "!", "”"} for n in range(len(split))]
    doc = set_sentence_starts(Parsed(Vocab(), words=split, spaces=spaces))
    assert [token.i for token in doc if token.i and token.is_sent_start] == starts


def test_the_pipeline_has_its_components_and_a_name(nlp: Language) -> None:
    assert {"kg_sentences", "parser", "ner"} <= set(nlp.pipe_names)
    assert nlp.pipe_names.index("kg_sentences") < nlp.pipe_names.index("parser")
    name, version = pipeline_identity(nlp)
    assert name.startswith("en_")
    assert version.count(".") == 2


@pytest.mark.parametrize("model", ["no_such_pipeline", "/"])
def test_a_model_that_is_none(model: str) -> None:
    with pytest.raises(InputError, match="no spaCy pipeline of this name or path"):
        load_pipeline(model)
