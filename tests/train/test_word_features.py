"""The table of vectors that the pipeline carries: what it holds for a form and for a word, and that it comes back as it was."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import spacy
from spacy.language import Language

from kg.annotate.word_features import FILE, NAME, WordFeatures, make_meanings, make_table
from kg.train.glove import read_glove

GLOVE = {
    "dimensions": 2,
    "vectors": {",": [9, 9, 7], "port": [0, 0, 7], "velm": [15, 3, 7], "tolan's": [3, 0, 7], "quorl": [1, 1, 7]},
}
"""As the package writes it: the third number is none of the vector."""


def _pipeline(tmp_path: Path) -> Language:
    (tmp_path / "glove.json").write_text(json.dumps(GLOVE), encoding="utf-8")
    nlp = spacy.blank("en", config={"nlp": {"vectors": {"@vectors": NAME}}})
    forms = make_table(["Velm", "Tolan"], [1, 0], np.array([[1.0, 0.0], [0.0, 1.0]], dtype=np.float32))
    meanings = read_glove(tmp_path / "glove.json", words=3)
    nlp.vocab.vectors = WordFeatures(strings=nlp.vocab.strings, forms=forms, meanings=meanings)
    return nlp


def _vectors(nlp: Language, *words: str) -> list[list[float]]:
    hashes = [nlp.vocab.strings.add(word) for word in words]
    return [[round(number, 2) for number in vector] for vector in nlp.vocab.vectors.get_batch(hashes).tolist()]


def test_forms_have_features_of_their_own_and_share_the_meaning_of_their_word(tmp_path: Path) -> None:
    nlp = _pipeline(tmp_path)
    # the mean of the three commonest words with a letter, (6, 1), is taken away; 16 steps span all but the outermost
    assert _vectors(nlp, "Velm", "VELM", "Tolan", "Tolan’s", "Quorl", "") == [
        [0.0, 1.0, 8.95, 1.99], [0.0, 0.0, 8.95, 1.99], [1.0, 0.0, 0.0, 0.0], [0.0, 0.0, -3.0, -1.0],
        [0.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 0.0],
    ]  # fmt: skip


def test_a_pipeline_brings_its_table_back_from_the_disk(tmp_path: Path) -> None:
    nlp = _pipeline(tmp_path)
    nlp.to_disk(tmp_path / "model")
    again = spacy.load(tmp_path / "model")
    assert (tmp_path / "model" / "vocab" / FILE).is_file()
    assert again.vocab.vectors == nlp.vocab.vectors
    assert _vectors(again, "Velm", "port") == _vectors(nlp, "Velm", "port")
    assert again.meta["vectors"] == {
        "width": 4, "vectors": 2, "keys": 2, "name": "kg_word_features", "mode": "default",
    }  # fmt: skip


def test_tables_with_other_numbers_differ(tmp_path: Path) -> None:
    nlp = _pipeline(tmp_path)
    other = WordFeatures(strings=nlp.vocab.strings, meanings=make_meanings(["velm", "port"], np.eye(2, dtype=np.float32)))
    assert nlp.vocab.vectors != other
