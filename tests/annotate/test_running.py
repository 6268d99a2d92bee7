"""The pipeline loaded and run by us gives what spaCy's own gives, word for word."""

from __future__ import annotations

from pathlib import Path

import numpy
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc as Parsed

from kg import model_path
from kg.annotate import embedding, sentences
from kg.annotate.embedding import embed_once
from kg.annotate.encoding import BLOCK, encode_in_blocks
from kg.annotate.pipeline import load_alone, paragraphs
from kg.annotate.running import run

SEEDS = sorted((Path(__file__).resolve().parents[2] / "seeds").glob("*.md"))


def _words(doc: Parsed) -> list[tuple[object, ...]]:
    return [(w.text, w.tag_, w.pos_, w.lemma_, w.dep_, w.head.i, w.is_sent_start, w.ent_iob_, w.ent_type_) for w in doc]


@pytest.fixture
def plain() -> Language:
    """The pipeline as spaCy loads it, but with our sentence ends and our BLAS."""
    loaded = load_alone(str(model_path()))
    loaded.add_pipe(sentences.NAME, before="parser")
    return loaded


def _having(layer: str, nlp: Language) -> list[str]:
    """The components with such a layer."""
    models = {name: component.model for name, component in nlp.pipeline if hasattr(component, "model")}
    return [name for name, model in models.items() if any(node.name == layer for node in model.walk())]


def test_what_spacy_reads(nlp: Language, plain: Language) -> None:
    """Ten articles and a text without words, in more than one batch; each comes back with what came with it."""
    texts = ["", *(text for path in SEEDS for text, _ in paragraphs(path.read_text(encoding="utf-8"))), "Chad signed."]
    read = list(run(nlp, [(text, place) for place, text in enumerate(texts)]))
    assert [place for _, place in read] == list(range(len(texts)))
    assert sum(len(doc) for doc, _ in read) > 5000
    for layer in ("embed_once", "encode_in_blocks"):
        assert (_having(layer, nlp), _having(layer, plain)) == (["tok2vec", "ner"], [])
    for (doc, _), expected in zip(read, plain.pipe(texts), strict=True):
        assert _words(doc) == _words(expected)


def test_vectors_of_words_that_were_forgotten(plain: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    """With room for a few words the vectors come out the same, batch after batch."""
    texts = [text for path in SEEDS[:3] for text, _ in paragraphs(path.read_text(encoding="utf-8"))]
    expected = [_words(doc) for doc in plain.pipe(texts)]
    monkeypatch.setattr(embedding, "KNOWN", 200)
    embed_once(plain)
    batches = (texts[: len(texts) // 2], texts[len(texts) // 2 :], texts)
    found = [[_words(doc) for doc, _ in run(plain, [(text, None) for text in batch])] for batch in batches]
    assert found[0] + found[1] == found[2] == expected


def test_no_texts(nlp: Language) -> None:
    assert list(run(nlp, [])) == []
    (doc, place) = next(run(nlp, [("", "here")]))
    assert (len(doc), place) == (0, "here")


def test_a_parser_set_up_in_another_way_runs_as_in_spacy(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    """A beam search leaves the greedy way; so do moves that are not to be taken."""
    text = "Chad and Sudan signed a treaty in Paris on Monday."
    parser = nlp.get_pipe("parser")
    monkeypatch.setitem(parser.cfg, "beam_width", 4)
    (doc, _) = next(run(nlp, [(text, None)]))
    assert _words(doc) == _words(nlp(text))
    monkeypatch.setitem(parser.cfg, "beam_width", 1)
    monkeypatch.setitem(parser.model.attrs, "unseen_classes", set(range(1, 4)))
    (doc, _) = next(run(nlp, [(text, None)]))
    assert _words(doc) == _words(nlp(text))


def test_words_that_are_embedded_by_more_than_themselves_are_left_to_spacy(plain: Language) -> None:
    for node in plain.get_pipe("ner").model.walk():
        if node.name == "extract_features":
            node.attrs["columns"] = ["NORM", "PREFIX", "SUFFIX", "SHAPE", "DEP"]
    embed_once(plain)
    assert _having("embed_once", plain) == ["tok2vec"]


@pytest.mark.parametrize(("window", "pieces", "depth"), [(1, 3, 4), (2, 2, 1)])
def test_encoders_of_any_shape(window: int, pieces: int, depth: int) -> None:
    """Vectors as spaCy gives them but for rounding, over more than one block and over texts of no words; other layers stay as they are."""
    shape = {"width": 24, "window_size": window, "maxout_pieces": pieces, "depth": depth}
    other = {"embed_size": 100, "subword_features": True, "pretrained_vectors": None}
    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec", config={"model": {"@architectures": "spacy.HashEmbedCNN.v2", **shape, **other}})
    nlp.initialize()
    model = nlp.get_pipe("tok2vec").model
    docs = [nlp.make_doc(text) for text in ("Chad signed.", "", "x y z " * BLOCK, "in Paris")]
    expected = model.predict(docs)
    encode_in_blocks(nlp)
    assert sum(node.name == "encode_in_blocks" for node in model.walk()) == depth
    for found, wanted in zip(model.predict(docs), expected, strict=True):
        assert numpy.allclose(found, wanted, atol=1e-4)


def test_layers_that_are_no_such_encoder_are_left_to_spacy(plain: Language) -> None:
    for node in plain.get_pipe("ner").model.walk():
        if node.name == "layernorm":
            node.name = "other"
    encode_in_blocks(plain)
    assert _having("encode_in_blocks", plain) == ["tok2vec"]
