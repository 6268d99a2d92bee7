"""A Doc in plain Python gives what spaCy's Doc gives under the same names, also where branches of the tree cross."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc as Parsed
from spacy.tokens import Span as ParsedSpan

from kg.annotate.reading import join, read_paragraph
from kg.records import Article
from kg.tokens import Doc

WORDS = ["Peru", "yesterday", "a", "pact", "signed", "with", "Chile", ",", "which", "ended", "a", "war", ".", "It", "rained"]
HEADS = [4, 4, 3, 4, 4, 6, 4, 3, 9, 3, 11, 9, 4, 14, 14]  # "which ended a war" hangs on "pact", across "signed"
DEPS = ["nsubj", "advmod", "det", "obj", "ROOT", "case", "obl", "punct", "nsubj", "acl:relcl", "det", "obj", "punct", "expl", "ROOT"]


@pytest.fixture(scope="module")
def parsed() -> Parsed:
    doc = Parsed(spacy.blank("en").vocab, words=WORDS, heads=HEADS, deps=DEPS, tags=["X"] * len(WORDS), lemmas=WORDS)
    doc.set_ents([ParsedSpan(doc, 0, 1, label="PLACE"), ParsedSpan(doc, 5, 7, label="ORG")])
    return doc


@pytest.fixture(scope="module")
def doc(parsed: Parsed) -> Doc:
    return read_paragraph(parsed, Article("made", parsed.text))


def test_words_are_those_of_spacy(parsed: Parsed, doc: Doc) -> None:
    for ours, theirs in zip(doc, parsed, strict=True):
        for name in ("i", "text", "lower_", "lemma_", "dep_", "tag_", "ent_type_", "ent_iob_", "is_alpha", "is_title", "like_num"):
            assert getattr(ours, name) == getattr(theirs, name), (theirs, name)
        for name in ("children", "lefts", "rights", "subtree", "ancestors"):
            assert [t.i for t in getattr(ours, name)] == [t.i for t in getattr(theirs, name)], (theirs, name)
        for name in ("head", "left_edge", "right_edge"):
            assert getattr(ours, name).i == getattr(theirs, name).i, (theirs, name)
        assert (ours.sent.start, ours.sent.end) == (theirs.sent.start, theirs.sent.end)
        assert ours.begin == theirs.idx


def test_spans_are_those_of_spacy(parsed: Parsed, doc: Doc) -> None:
    for first in range(len(WORDS)):
        for last in range(first + 1, len(WORDS) + 1):
            ours, theirs = doc[first:last], parsed[first:last]
            assert (ours.text, ours.root.i, len(ours), ours[-1].i) == (theirs.text, theirs.root.i, len(theirs), theirs[-1].i)
    assert [(name.text, name.label_) for name in doc.ents] == [("Peru", "PLACE"), ("with Chile", "ORG")]
    assert len(doc[3:1]) == 0
    assert doc[3:1].text == ""
    with pytest.raises(IndexError):
        doc[0].nbor(-1)


def test_paragraphs_are_joined_with_a_blank(parsed: Parsed) -> None:
    article = Article("made", f"{parsed.text}\n\n{parsed.text}")
    shift = len(parsed.text) + 2
    second = [place + shift for place in range(len(parsed.text))]
    whole = join(article, [read_paragraph(parsed, article), read_paragraph(parsed, article, second, number=1)])
    size = len(WORDS)
    assert [token.i for token in whole] == list(range(2 * size))
    assert [token.paragraph for token in whole] == [0] * size + [1] * size
    assert [token.sentence for token in whole] == [0] * 13 + [1] * 2 + [2] * 13 + [3] * 2
    assert whole[size - 1 : size + 1].text == "rained Peru"
    assert (whole[size].begin, whole[size].head.i, whole[size].doc is whole) == (shift, size + 4, True)
    assert [(name.start, name.end) for name in whole.ents] == [(0, 1), (5, 7), (size, size + 1), (size + 5, size + 7)]
