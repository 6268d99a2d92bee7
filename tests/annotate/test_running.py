"""The pipeline loaded and run by us gives what spaCy's own gives, word for word."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.language import Language
from spacy.tokens import Doc as Parsed

from kg import model_path
from kg.annotate import sentences
from kg.annotate.embedding import embed_once
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


def _embeddings(nlp: Language) -> list[str]:
    """The components that embed each word once."""
    models = {name: component.model for name, component in nlp.pipeline if hasattr(component, "model")}
    return [name for name, model in models.items() if any(node.name == "embed_once" for node in model.walk())]


def test_what_spacy_reads(nlp: Language, plain: Language) -> None:
    """Ten articles and a text without words, in more than one batch; each comes back with what came with it."""
    texts = ["", *(text for path in SEEDS for text, _ in paragraphs(path.read_text(encoding="utf-8"))), "Chad signed."]
    read = list(run(nlp, [(text, place) for place, text in enumerate(texts)]))
    assert [place for _, place in read] == list(range(len(texts)))
    assert sum(len(doc) for doc, _ in read) > 5000
    assert (_embeddings(nlp), _embeddings(plain)) == (["tok2vec", "ner"], [])
    for (doc, _), expected in zip(read, plain.pipe(texts), strict=True):
        assert _words(doc) == _words(expected)


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
    assert _embeddings(plain) == ["tok2vec"]
