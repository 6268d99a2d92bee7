"""The shipped pipeline: it loads plainly, is small, says what it learned from, and reads the test halves as well as its
card says.
"""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
import spacy

from kg import model_path
from kg.train import evaluate
from kg.train.card import SOURCES

DATA = Path(__file__).parents[2].parent / "shared" / "nlp"
LABELS = {"PERSON", "ORG", "PLACE", "NORP", "DATE", "EVENT", "LAW"}


@pytest.fixture(scope="module")
def scores() -> dict[str, dict[str, float]]:
    """Scores on the test halves, read once."""
    if not DATA.is_dir():
        pytest.skip("needs ../shared/nlp, which is not here")
    return evaluate(model_path(), DATA, parts=("ewt", "gum", "voa"))


def test_plain_spacy_reads_it() -> None:
    nlp = spacy.load(model_path())
    assert nlp.pipe_names == ["tok2vec", "tagger", "morphologizer", "parser", "trainable_lemmatizer", "ner"]
    assert set(nlp.get_pipe("ner").labels) == LABELS
    assert {"nsubj:pass", "acl:relcl", "obl", "nmod:poss", "aux:pass"} <= set(nlp.get_pipe("parser").labels)
    doc = nlp("The president of Kenya met Angela Merkel in Berlin on Monday.")
    assert [(ent.text, ent.label_) for ent in doc.ents] == [
        ("Kenya", "PLACE"), ("Angela Merkel", "PERSON"), ("Berlin", "PLACE"), ("Monday", "DATE"),
    ]  # fmt: skip
    assert [token.lemma_ for token in doc[3:6]] == ["Kenya", "meet", "Angela"]


def test_it_is_at_most_25_megabytes() -> None:
    assert sum(path.stat().st_size for path in model_path().rglob("*") if path.is_file()) <= 25_000_000


def test_its_papers_are_filled_in() -> None:
    meta = json.loads((model_path() / "meta.json").read_text(encoding="utf-8"))
    assert [meta[key] for key in ("lang", "name", "author", "license")] == ["en", "newskg", "newskg", "CC BY-SA 4.0"]
    assert meta["version"] and meta["description"]
    card = (model_path() / "MODEL_CARD.md").read_text(encoding="utf-8")
    sources = tomllib.loads(SOURCES.read_text(encoding="utf-8"))["source"]
    assert len(sources) == 9
    for source in sources:
        assert source["name"] in card
        assert source["terms"] in card
    config = (model_path() / "config.cfg").read_text(encoding="utf-8")
    assert "train = null" in config
    assert "/" not in "".join(line for line in config.splitlines() if line.startswith(("train", "dev", "vectors")))


@pytest.mark.parametrize(
    ("part", "score", "floor"),
    [
        ("ewt", "las", 0.81),
        ("gum", "las", 0.83),
        ("voa", "names", 0.92),
        ("ewt", "names", 0.77),
        ("gum", "names", 0.74),
        ("ewt", "uner_gazetteer", 0.75),
        ("ewt", "names_gazetteer", 0.77),
        ("gum", "names_gazetteer", 0.77),
        ("voa", "names_gazetteer", 0.91),
    ],
)
def test_floors_on_the_test_halves(scores: dict[str, dict[str, float]], part: str, score: str, floor: float) -> None:
    assert scores[part][score] >= floor


def test_it_reads_fast_enough(scores: dict[str, dict[str, float]]) -> None:
    assert scores["voa"]["words_per_second"] > 2_000  # 6,000 on a quiet core; a loaded machine counts less
