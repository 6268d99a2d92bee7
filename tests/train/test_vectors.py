"""The word features: what gazetteers, counts and clusters put into the vector of a word form."""

from __future__ import annotations

from pathlib import Path

import spacy
from made_up import TREEBANK, write_tables

from kg.train.treebank import read_conllu
from kg.train.vectors import CONTEXT_DIMS, GAZETTEERS, LABELS, PATH_BITS, compile_vectors


def _features(tmp_path: Path) -> dict[str, dict[str, float]]:
    """The gazetteer features of some words, without those that are 0."""
    write_tables(tmp_path)
    (tmp_path / "some.conllu").write_text(TREEBANK, encoding="utf-8")
    nlp = spacy.blank("en")
    sentences = read_conllu(tmp_path / "some.conllu")
    nlp.vocab.vectors = compile_vectors(
        nlp.vocab, sentences, kb_dir=tmp_path, lookups_dir=tmp_path, census_dir=tmp_path
    )
    first = PATH_BITS + CONTEXT_DIMS + len(LABELS)
    found = {}
    for word in ("Velm", "Tolan", "Mira", "town", "Velmish", "Quorl"):
        row = nlp.vocab.get_vector(word).tolist() if nlp.vocab.has_vector(word) else []
        values = zip(GAZETTEERS, row[first : first + len(GAZETTEERS)], strict=False)
        found[word] = {name: value for name, value in values if value}
    return found


def test_gazetteer_features_of_words(tmp_path: Path) -> None:
    assert _features(tmp_path) == {
        "Velm": {"city": 1.0, "org_part": 0.5},
        "Tolan": {"census_last": 1.0, "kb_family": 0.5},
        "Mira": {"kb_given": 0.5},
        "town": {},
        "Velmish": {"demonym": 1.0},
        "Quorl": {},
    }
