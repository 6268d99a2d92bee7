"""The gazetteer on hand-built Docs: what it retypes, completes, adds, drops and leaves alone."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc as Parsed

from kg.annotate.gazetteer import NAMES, agree, correct, load_names
from kg.annotate.reading import read_paragraph
from kg.records import Article
from kg.tokens import Doc, Span

Names = list[tuple[str, str]]


def _doc(text: str, names: Names, *, proper: str = "") -> Doc:
    """A Doc of the words in `text` with these names; the words in `proper` are proper nouns."""
    words = text.split()
    pos = ["PROPN" if word in proper.split() else "X" for word in words]
    parsed = Parsed(spacy.blank("en").vocab, words=words, pos=pos, sent_starts=[place == 0 for place in range(len(words))])
    doc = read_paragraph(parsed, Article("made", text))
    spans = []
    for name, label in names:
        start = next(i for i in range(len(words)) if words[i : i + len(name.split())] == name.split())
        spans.append(Span(doc, start, start + len(name.split()), label))
    doc.set_ents(spans)
    return doc


def _names(doc: Doc) -> Names:
    return [(ent.text, ent.label_) for ent in doc.ents]


@pytest.mark.parametrize(
    ("text", "found", "corrected"),
    [
        ("envoys of Kenya met", [], [("Kenya", "PLACE")]),
        ("Kenya sent envoys", [], [("Kenya", "PLACE")]),
        ("a South Korean envoy", [("South", "PLACE")], [("South Korean", "NORP")]),
        ("they left NATO again", [("NATO", "PERSON")], [("NATO", "ORG")]),
        ("the Democratic Republic of the Congo", [("Congo", "PLACE")], [("Democratic Republic of the Congo", "PLACE")]),
        ("he met Angela Merkel", [], [("Angela Merkel", "PERSON")]),
        ("Reading is nice in March", [], []),
        ("a Nice idea of Mobile users", [], []),
        ("with Paris Tolan today", [("Paris Tolan", "PERSON")], [("Paris Tolan", "PERSON")]),
        ("the Bank of Kenya said", [("Bank of Kenya", "ORG")], [("Bank of Kenya", "ORG")]),
    ],
)
def test_names_of_the_knowledge_base(text: str, found: Names, corrected: Names) -> None:
    assert _names(correct(_doc(text, found))) == corrected


@pytest.mark.parametrize(
    ("text", "found", "corrected"),
    [
        ("then President Mira Tolan left", [("President Mira Tolan", "PERSON")], [("Mira Tolan", "PERSON")]),
        ("shares of Quorl , Inc. fell", [("Quorl", "PERSON")], [("Quorl , Inc.", "ORG")]),
        ("by the Quorl Committee", [("Quorl Committee", "PLACE")], [("Quorl Committee", "ORG")]),
        ("along the Quorl River", [("Quorl River", "ORG")], [("Quorl River", "PLACE")]),
        ("in Quorlton , MD today", [("Quorlton", "PLACE")], [("Quorlton", "PLACE"), ("MD", "PLACE")]),
        ("some quorl there", [("quorl", "PERSON")], []),
        ("on friday", [("friday", "DATE")], [("friday", "DATE")]),
    ],
)
def test_words_of_names(text: str, found: Names, corrected: Names) -> None:
    assert _names(correct(_doc(text, found))) == corrected


def test_a_proper_noun_in_lower_case_is_a_known_place_or_company() -> None:
    doc = _doc("back in kenya with people from reading", [], proper="kenya reading")
    assert _names(correct(doc)) == [("kenya", "PLACE")]


def test_a_company_is_added_only_among_proper_nouns() -> None:
    assert _names(correct(_doc("they sued Siemens Energy again", [], proper="Siemens Energy"))) == [
        ("Siemens Energy", "ORG")
    ]
    assert _names(correct(_doc("they sued Siemens Energy again", []))) == []


def test_a_surname_follows_its_full_name() -> None:
    doc = _doc("Mira Tolan spoke . Then Tolan left", [("Mira Tolan", "PERSON")], proper="Mira Tolan")
    assert _names(agree(doc)) == [("Mira Tolan", "PERSON"), ("Tolan", "PERSON")]


def test_the_majority_of_a_name_decides() -> None:
    doc = _doc("Quorl and Quorl and Quorl", [])
    doc.set_ents([Span(doc, 0, 1, "ORG"), Span(doc, 2, 3, "PLACE"), Span(doc, 4, 5, "ORG")])
    assert _names(agree(doc)) == [("Quorl", "ORG"), ("Quorl", "ORG"), ("Quorl", "ORG")]


def test_the_table_of_names_is_sound() -> None:
    lines = [line for line in NAMES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert len(lines) > 10_000
    assert lines == sorted(set(lines))
    assert {line.split("\t")[1] for line in lines} == {"PERSON", "ORG", "PLACE", "NORP", "EVENT", "LAW"}
    assert load_names()["United Nations"] == ("ORG", "ORG")
