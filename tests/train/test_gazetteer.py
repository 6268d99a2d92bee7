"""The gazetteer on hand-built Docs: what it retypes, completes, adds, drops and leaves alone."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc as Parsed

from kg.annotate.agreement import agree
from kg.annotate.gazetteer import correct
from kg.annotate.names_table import NAMES, load_names
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
        ("the Treaty of Quorl", [("Treaty of Quorl", "ORG")], [("Treaty of Quorl", "LAW")]),
        ("South Korean President Tolan", [("South Korean President", "NORP")], [("South Korean", "NORP")]),
    ],
)
def test_words_of_names(text: str, found: Names, corrected: Names) -> None:
    assert _names(correct(_doc(text, found))) == corrected


@pytest.mark.parametrize(
    ("text", "proper", "found", "corrected"),
    [
        ("in Quorlton Ohio again", "Quorlton Ohio", [("Quorlton Ohio", "PLACE")], [("Quorlton", "PLACE"), ("Ohio", "PLACE")]),
        ("in North Carolina again", "North Carolina", [("North Carolina", "PLACE")], [("North Carolina", "PLACE")]),
        ("in Quorlton , KS again", "Quorlton", [("Quorlton", "PERSON")], [("Quorlton", "PLACE"), ("KS", "PLACE")]),
        ("at 12 Quorl Rd Fort Wayne , Indiana", "Quorl Rd Fort Wayne", [], [("Fort Wayne", "PLACE"), ("Indiana", "PLACE")]),
        ("good is Mira 's Pizza there", "Mira", [("Mira", "PERSON")], [("Mira 's Pizza", "ORG")]),
        ("good is Mira 's plan there", "Mira", [("Mira", "PERSON")], [("Mira", "PERSON")]),
        ("Dear David , come", "David", [], [("David", "PERSON")]),
        ("Dear Quorl , come", "Quorl", [], []),
        ("all my best Regards , Quorla Tolan", "Quorla Tolan", [], [("Quorla Tolan", "PERSON")]),
        ("with Aunt Quorla today", "Quorla", [], [("Quorla", "PERSON")]),
        ("of Kenya 's Quorl Council", "", [("Kenya 's Quorl Council", "ORG")], [("Kenya", "PLACE"), ("Quorl Council", "ORG")]),
        ("of Quorl 's Tolan Council", "", [("Quorl 's Tolan Council", "ORG")], [("Quorl 's Tolan Council", "ORG")]),
        ("a Kenyan Crown Prince met", "", [("Kenyan Crown Prince", "ORG")], [("Kenyan", "NORP")]),
        ("off the Strait of Quorl today", "", [("Strait of Quorl", "ORG")], [("Strait of Quorl", "PLACE")]),
        ("NAIROBI , April 9 –", "", [("April 9", "DATE")], [("NAIROBI", "PLACE"), ("April 9", "DATE")]),
        ("met FM Tolan today", "", [("FM Tolan", "PLACE")], [("Tolan", "PERSON")]),
        ("it was David Tolan again", "David Tolan", [("Tolan", "PERSON")], [("David Tolan", "PERSON")]),
        ("it was Quorl Tolan again", "Quorl Tolan", [("Tolan", "PERSON")], [("Tolan", "PERSON")]),
        ("with Dr. Tolan again", "Dr. Tolan", [("Tolan", "PERSON")], [("Tolan", "PERSON")]),
        ("With david Tolan again", "david Tolan", [("Tolan", "PERSON")], [("Tolan", "PERSON")]),
        ("then i met david Tolan again", "david Tolan", [("Tolan", "PERSON")], [("david Tolan", "PERSON")]),
        ("then Z follows Y again", "Z Y", [("Z", "PERSON"), ("Y", "PLACE")], []),
        ("in Nairobi Ohio again", "Ohio", [("Nairobi Ohio", "PLACE")], [("Nairobi", "PLACE"), ("Ohio", "PLACE")]),
        ("in the Grand Quorl Mosque", "", [("Grand Quorl Mosque", "ORG")], [("Grand Quorl Mosque", "PLACE")]),
        ("by Kenya and Chad today", "", [("Kenya and Chad", "ORG")], [("Kenya", "PLACE"), ("Chad", "PLACE")]),
        ("by Quorl and Velm today", "", [("Quorl and Velm", "ORG")], [("Quorl and Velm", "ORG")]),
        ("in Guinea-Bissau today", "", [("Guinea-Bissau", "PLACE")], [("Guinea-Bissau", "PLACE")]),
        ("told the Quorl newspaper today", "Quorl", [], [("Quorl", "ORG")]),
        ("told the Quorl Velm magazine today", "Quorl Velm", [("Quorl Velm", "PERSON")], [("Quorl Velm", "ORG")]),
        ("told the Nairobi newspaper today", "Nairobi", [("Nairobi", "PLACE")], [("Nairobi", "PLACE")]),
        ("troops at Ft . Velm today", "Velm", [], [("Ft . Velm", "PLACE")]),
        ("bought by A&K today", "", [], [("A&K", "ORG")]),
        ("all of its R&D today", "", [], []),
        ("then Dr. Velm said", "", [("Velm", "PLACE")], [("Velm", "PERSON")]),
        ("with Ohio Senator Mira Tolan", "", [("Ohio Senator Mira Tolan", "PLACE")], [("Ohio", "PLACE"), ("Mira Tolan", "PERSON")]),
        ("the Kenyan Quorl Court", "", [("Kenyan", "NORP"), ("Quorl Court", "ORG")], [("Kenyan Quorl Court", "ORG")]),
        ("the Kenyan Velm today", "", [("Kenyan", "NORP"), ("Velm", "ORG")], [("Kenyan", "NORP"), ("Velm", "ORG")]),
        ("a Nairobi - based firm", "", [("Nairobi - based", "ORG")], [("Nairobi", "PLACE")]),
        ("his State of the Union speech", "", [("Union", "ORG")], []),
        ("he left Islam for good", "", [("Islam", "PLACE")], []),
        ("at 11am in Velm Tue", "", [("11am", "PLACE"), ("Velm Tue", "PLACE")], [("Velm", "PLACE")]),
        ("asked our Office again", "", [("Office", "ORG")], []),
        ("with David Hall today", "", [("David Hall", "PERSON")], [("David Hall", "PERSON")]),
        ("then i saw new zealand again", "", [], [("new zealand", "PLACE")]),
        ("hello Mira Mira -", "", [("Mira Mira", "PERSON")], [("Mira", "PERSON"), ("Mira", "PERSON")]),
        ("then Wei Wei spoke", "", [("Wei Wei", "PERSON")], [("Wei Wei", "PERSON")]),
        ("the town of Velm , Mich. today", "Velm", [("Velm", "PERSON")], [("Velm", "PLACE"), ("Mich.", "PLACE")]),
        ("sent to Kenya David Tolan said", "", [("Kenya David Tolan", "PLACE")], [("Kenya", "PLACE"), ("David Tolan", "PERSON")]),
    ],
)
def test_names_by_the_words_beside_them(text: str, proper: str, found: Names, corrected: Names) -> None:
    assert _names(correct(_doc(text, found, proper=proper))) == corrected


def test_premises_are_named_by_whom_they_belong_to() -> None:
    doc = _doc("we met at Mira 's .", [("Mira", "PERSON")], proper="Mira")
    doc[5].pos_ = "PUNCT"
    assert _names(correct(doc)) == [("Mira 's", "PLACE")]


def test_initials_that_the_text_explains_are_the_persons() -> None:
    doc = _doc("Mira Ana Tolan ( MAT ) met Velm , said MAT", [("Mira Ana Tolan", "PERSON"), ("MAT", "ORG"), ("Velm", "ORG")])
    assert _names(agree(doc)) == [("Mira Ana Tolan", "PERSON"), ("MAT", "PERSON"), ("Velm", "ORG"), ("MAT", "PERSON")]


def test_the_name_of_a_storm_is_no_persons() -> None:
    doc = _doc("Hurricane Quorla came . Then Quorla left Mira Tolan", [("Mira Tolan", "PERSON")], proper="Quorla")
    doc.set_ents([Span(doc, 5, 6, "PERSON"), *doc.ents])
    assert _names(agree(doc)) == [("Mira Tolan", "PERSON")]


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


def test_a_full_name_completes_the_surname_alone() -> None:
    doc = _doc("Mira Ann Quorl Tolan spoke . Then Quorl Tolan left", [("Mira Ann Quorl Tolan", "PERSON")], proper="Tolan")
    doc.set_ents([*doc.ents, Span(doc, 8, 9, "PERSON")])
    assert _names(agree(doc)) == [("Mira Ann Quorl Tolan", "PERSON"), ("Quorl Tolan", "PERSON")]


def test_a_korean_surname_stands_first() -> None:
    doc = _doc("Velm Jae - in spoke . Then Velm left", [("Velm Jae - in", "PERSON")], proper="Velm Jae")
    assert _names(agree(doc)) == [("Velm Jae - in", "PERSON"), ("Velm", "PERSON")]


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
