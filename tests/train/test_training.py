"""The real training path, on a few made-up sentences and for a few steps."""

from __future__ import annotations

import datetime
from pathlib import Path

import numpy as np
import pytest
import spacy
from made_up import write_corpus, write_features

from kg.errors import InputError
from kg.train import train
from kg.train.averaging import keep_weights, set_mean
from kg.train.pipeline import training_sentences

STEPS = {"training.max_steps": 2, "training.eval_frequency": 1}


def test_a_trained_pipeline_loads_plainly_and_carries_its_card(tmp_path: Path) -> None:
    data, model = write_corpus(tmp_path, times=12), tmp_path / "model"
    settings = {"syntax": STEPS, "names": {**STEPS, "training.before_update.first": 1, "training.before_update.every": 1}}
    features = write_features(tmp_path / "features")
    scores = train(data, model, date=datetime.date(2026, 11, 23), vectors=features, settings=settings)
    assert list(scores) == ["voa"]
    nlp = spacy.load(model)
    assert nlp.pipe_names == ["tok2vec", "tagger", "morphologizer", "parser", "trainable_lemmatizer", "ner"]
    assert {"nsubj", "flat", "aux"} <= set(nlp.get_pipe("parser").labels)
    assert set(nlp.get_pipe("ner").labels) == {"PERSON", "PLACE", "ORG", "DATE"}
    assert nlp.vocab.get_vector("Velm").tolist() == [0.0, 1.0]
    assert (nlp.meta["name"], nlp.meta["author"], nlp.meta["license"]) == ("newskg", "newskg", "CC BY-SA 4.0")
    card = (model / "MODEL_CARD.md").read_text(encoding="utf-8")
    assert "## Scores (2026-11-23)" in card
    assert "no formal licence is stated for the annotation" in card
    assert str(tmp_path) not in "".join(path.read_text() for path in (model / "config.cfg", model / "meta.json"))


def test_the_names_read_with_the_mean_of_their_late_weights(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    model = nlp.add_pipe("ner").model
    nlp.get_pipe("ner").add_label("PERSON")
    nlp.initialize()
    keep = keep_weights("ner", first=2, every=2, folder=str(tmp_path))
    layer = next(node for node in model.walk() if node.has_param("b"))
    for step in range(7):
        layer.set_param("b", np.full_like(layer.get_param("b"), step * step))
        keep(nlp, {"step": step, "epoch": 0})
    assert set_mean(model, tmp_path) == 3
    assert layer.get_param("b").max() == layer.get_param("b").min() == np.float32((4 + 16 + 36) / 3)


def test_no_held_out_sentence_is_trained_on(tmp_path: Path) -> None:
    sentences = list(training_sentences(write_corpus(tmp_path, times=1)))
    assert [sentence.words[0].text for sentence in sentences] == ["Mira", "Nobody", "Mira", "Nobody", "Guards"]
    assert not any(sentence.heldout for sentence in sentences)


def test_a_missing_training_file_is_named(tmp_path: Path) -> None:
    features = write_features(tmp_path / "features")
    with pytest.raises(InputError, match="ewt_train"):
        train(tmp_path, tmp_path / "model", date=datetime.date(2026, 11, 23), vectors=features)


def test_missing_word_features_are_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no word features"):
        train(tmp_path, tmp_path / "model", date=datetime.date(2026, 11, 23), vectors=tmp_path)
