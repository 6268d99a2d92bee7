"""The grammar of agreements on hand-built Docs; whole sentences are in `kg/extract/treaties/examples.toml`."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc as Parsed

from kg.annotate.reading import read_paragraph
from kg.extract.treaties.lexicon import stems
from kg.extract.treaties.links import links_of
from kg.extract.treaties.phrases import Phrase, candidates
from kg.extract.treaties.same import Agreement, Reading, antecedent
from kg.records import Article, Form, Kind, Mention, Span, Status, TimeExpression
from kg.records import Reading as ArticleReading
from kg.tokens import Doc

Row = tuple[str, str, str, str, int]  # word, part of speech, tag, dependency, index of the head


def build(rows: Sequence[Row]) -> Doc:
    """A parsed Doc of one sentence with the layers that the grammar reads."""
    words = [row[0] for row in rows]
    parsed = Parsed(
        English().vocab,
        words=words,
        pos=[row[1] for row in rows],
        tags=[row[2] for row in rows],
        deps=[row[3] for row in rows],
        heads=[row[4] for row in rows],
        lemmas=[word.lower() for word in words],
    )
    return read_paragraph(parsed, Article(id="made-up", text=parsed.text))


SIGNED = [
    ("They", "PRON", "PRP", "nsubj", 1),
    ("sign", "VERB", "VBP", "ROOT", 1),
    ("a", "DET", "DT", "det", 4),
    ("peace", "NOUN", "NN", "compound", 4),
    ("treaty", "NOUN", "NN", "obj", 1),
]


def test_phrase_leaves_the_determiner_out() -> None:
    (phrase,) = candidates(build(SIGNED))
    assert (phrase.span.text, phrase.kind, phrase.definite, phrase.marks) == ("peace treaty", "treaty", False, frozenset({"peace"}))


def test_a_signed_object_is_linked_to_its_verb() -> None:
    (phrase,) = candidates(build(SIGNED))
    (link,) = links_of(phrase)
    assert (link.word.text, link.role, link.does("signature"), link.does("want")) == ("sign", "object", True, False)


@pytest.mark.parametrize(
    "rows",
    [
        [("in", "ADP", "IN", "case", 1), ("agreement", "NOUN", "NN", "ROOT", 1)],
        [("a", "DET", "DT", "det", 2), ("great", "ADJ", "JJ", "amod", 2), ("deal", "NOUN", "NN", "ROOT", 2)],
        [("they", "PRON", "PRP", "nsubj", 1), ("deal", "VERB", "VBP", "ROOT", 1)],
    ],
    ids=["in agreement", "a great deal", "the verb deal"],
)
def test_what_is_no_agreement(rows: list[Row]) -> None:
    assert list(candidates(build(rows))) == []


def test_cease_fire_in_three_tokens_is_one_kind() -> None:
    rows = [
        ("a", "DET", "DT", "det", 3),
        ("cease", "NOUN", "NN", "compound", 3),
        ("-", "PUNCT", "HYPH", "punct", 1),
        ("fire", "NOUN", "NN", "ROOT", 3),
    ]
    (phrase,) = candidates(build(rows))
    assert phrase.kind == "ceasefire"
    assert phrase.first.text == "cease"


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("initialed", ("initial", "initiale")),
        ("controlled", ("controll", "controlle", "control")),
        ("sign", ("sign",)),
        ("red", ("red",)),
    ],
)
def test_stems(word: str, expected: tuple[str, ...]) -> None:
    assert stems(word) == expected


def one(*, kind: str = "agreement", definite: bool = True, sentence: int = 0, marks: frozenset[str] = frozenset()) -> Phrase:
    rows = [("the" if definite else "a", "DET", "DT", "det", 1), (kind, "NOUN", "NN", "ROOT", 1)]
    doc = build(rows)
    for token in doc:
        token.sentence = sentence
    return Phrase(doc[1], doc[1], kind, sure=False, again=False, named=False, definite=definite, marks=marks)


def reading(phrase: Phrase, date: str = "", *countries: str) -> Reading:
    time = TimeExpression(Span(0, len(date), date), date, 0, date) if date else None
    named = tuple(Mention(Span(0, 1, c), Form.NAME, Kind.COUNTRY, c, 0, entries=(c,)) for c in countries)
    return Reading(phrase, Status.ASSERTED, False, named, date=time)


def test_a_definite_noun_takes_up_the_agreement_before() -> None:
    accord = Agreement([reading(one(kind="accord", marks=frozenset({"peace"})))])
    assert antecedent(reading(one(kind="deal", sentence=1)), [accord]) is accord


def test_an_indefinite_noun_is_another_agreement() -> None:
    accord = Agreement([reading(one(kind="accord"), "2003")])
    assert antecedent(reading(one(kind="pact", definite=False, sentence=1), "2004"), [accord]) is None


def test_another_year_is_another_agreement() -> None:
    accord = Agreement([reading(one(), "2003")])
    assert antecedent(reading(one(sentence=1), "2004"), [accord]) is None
    assert antecedent(reading(one(sentence=1), "2003-05"), [accord]) is accord


def test_other_parties_are_another_agreement() -> None:
    accord = Agreement([reading(one(), "", "Peru", "Chile")])
    assert antecedent(reading(one(sentence=1), "", "Iran", "Iraq"), [accord]) is None
    assert antecedent(reading(one(sentence=1), "", "Chile"), [accord]) is accord


def test_spans_are_slices_of_the_article(read: Callable[..., ArticleReading]) -> None:
    text = "Peru and\n Chile  signed a trade\tpact. The “pact” covers fishing, the two countries said of the agreement."
    found = read(text).treaties
    assert [treaty.label for treaty in found] == ["trade pact"]
    assert all(text[span.begin : span.end] == span.text for treaty in found for span in treaty.spans)
    assert len(found[0].spans) == 3
