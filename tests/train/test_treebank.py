"""Conversion of the training files: literal words, heads and names."""

from __future__ import annotations

from pathlib import Path

import spacy
from made_up import NEWS, TREEBANK
from spacy.vocab import Vocab

from kg.train.tokens import set_tokenizer
from kg.train.treebank import blocks, read_conllu, read_names, to_doc


def _treebank(tmp_path: Path, text: str = TREEBANK) -> Path:
    path = tmp_path / "some.conllu"
    path.write_text(text, encoding="utf-8")
    return path


def test_words_heads_and_names_of_a_treebank_text(tmp_path: Path) -> None:
    (block,) = blocks(read_conllu(_treebank(tmp_path)))
    doc = to_doc(Vocab(), block)
    assert doc.text == "Mira Tolan can't visit the harbour town of Velm. Nobody objects. "
    assert [token.head.text for token in doc] == [
        "visit", "Mira", "visit", "visit", "visit", "town", "town", "visit", "Velm", "town", "visit", "objects",
        "objects", "objects",
    ]  # fmt: skip
    assert [token.dep_ for token in doc[:3]] == ["nsubj", "flat", "aux"]
    assert doc[4].dep_ == "ROOT"
    assert [(sent.start, sent.end) for sent in doc.sents] == [(0, 11), (11, 14)]
    assert (doc[5].tag_, doc[5].pos_, doc[3].lemma_) == ("DT", "DET", "not")
    assert str(doc[5].morph) == "Definite=Def|PronType=Art"
    assert [(ent.text, ent.label_) for ent in doc.ents] == [("Mira Tolan", "PERSON"), ("Velm", "PLACE")]


def test_second_layer_of_names(tmp_path: Path) -> None:
    (block,) = blocks(read_conllu(_treebank(tmp_path)))
    doc = to_doc(Vocab(), block, syntax=False, layer="second")
    assert [(ent.text, ent.label_) for ent in doc.ents] == [("Mira Tolan", "PER"), ("Velm", "LOC")]


def test_names_that_only_the_second_layer_has(tmp_path: Path) -> None:
    text = TREEBANK.replace("NER=B-PLACE|", "NER=O|")
    text = text.replace("compound\t_\tNER=O|UNER=O", "compound\t_\tNER=O|UNER=B-OTH")
    (block,) = blocks(read_conllu(_treebank(tmp_path, text)))
    assert [(ent.text, ent.label_) for ent in to_doc(Vocab(), block).ents] == [("Mira Tolan", "PERSON")]
    both = to_doc(Vocab(), block, layer="both")
    assert [(ent.text, ent.label_) for ent in both.ents] == [("Mira Tolan", "PERSON"), ("Velm", "PLACE")]


def test_words_that_do_not_spell_their_surface_form_become_one(tmp_path: Path) -> None:
    text = TREEBANK.replace("3\tca\t", "3\tcan\t").replace("4\tn't\t", "4\tnot\t")
    (block,) = blocks(read_conllu(_treebank(tmp_path, text)))
    doc = to_doc(Vocab(), block)
    assert doc.text == "Mira Tolan can't visit the harbour town of Velm. Nobody objects. "
    assert [(token.text, token.head.text) for token in doc[:4]] == [
        ("Mira", "visit"), ("Tolan", "Mira"), ("can't", "visit"), ("visit", "visit"),
    ]  # fmt: skip


def test_blocks_end_at_documents_and_at_the_longest(tmp_path: Path) -> None:
    path = _treebank(tmp_path, TREEBANK * 2)
    assert [len(block) for block in blocks(read_conllu(path))] == [2, 2]
    assert [len(block) for block in blocks(read_conllu(path), longest=1)] == [1, 1, 1, 1]


def test_news_names_and_their_held_out_part(tmp_path: Path) -> None:
    path = tmp_path / "names.tsv"
    path.write_text(NEWS, encoding="utf-8")
    first, second = read_names(path)
    assert (first.heldout, second.heldout) == (False, True)
    doc = to_doc(Vocab(), [first], syntax=False)
    assert doc.text == "Guards of the Velm Port Authority met Tolan on Friday. "
    assert [(ent.text, ent.label_) for ent in doc.ents] == [
        ("Velm Port Authority", "ORG"), ("Tolan", "PERSON"), ("Friday", "DATE"),
    ]  # fmt: skip


def test_tokenizer_keeps_runs_of_marks() -> None:
    nlp = set_tokenizer(spacy.blank("en"))
    assert [token.text for token in nlp.make_doc("What?! Send an e-mail!!! ======")] == [
        "What", "?!", "Send", "an", "e-mail", "!!!", "======",
    ]  # fmt: skip


def test_tokenizer_cuts_apart_what_careless_text_glues_together(tmp_path: Path) -> None:
    set_tokenizer(spacy.blank("en")).to_disk(tmp_path)
    nlp = spacy.load(tmp_path)
    text = 'From: "Mira Tolan"<mt...@velm.org> --Ann Joe-- 2)R. Ansems (U.S.-led) 2016-17 https://velm.org/a-b mira@velm.org'
    assert [token.text for token in nlp.make_doc(text)] == [
        "From", ":", '"', "Mira", "Tolan", '"', "<", "mt", "...", "@velm.org", ">", "--", "Ann", "Joe", "--", "2)", "R.", "Ansems",
        "(", "U.S.", "-", "led", ")", "2016", "-", "17", "https://velm.org/a-b", "mira@velm.org",
    ]  # fmt: skip
