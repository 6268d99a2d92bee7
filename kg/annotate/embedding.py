"""The vectors of words before their context: worked out once for each word of a batch, where spaCy does it at each place.

What spaCy's `MultiHashEmbed` gives a word rests on its letters, its norm, its tag and the blank behind it alone, and news repeats its
words: of the rows that go through that layer, a third of the sums in a pipeline's matrices, two in three come out the same.
"""

from __future__ import annotations

from typing import Any

import numpy
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import Model

Layer = Model[list[Doc], list[Any]]

#: All that tells two words of a batch apart for the layers below.
ATTRIBUTES: list[int | str] = ["ORTH", "SPACY", "NORM", "TAG"]
#: What these features look at, is in those attributes.
FEATURES = frozenset({"ORTH", "LOWER", "NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "TAG"})
#: Layers that look at one word at a time.
LAYERS = frozenset(
    {"extract_features", "list2ragged", "ragged2list", "ints-getitem", "hashembed", "static_vectors", "maxout", "layernorm", "dropout"}
)


def embed_once(nlp: Language) -> None:
    """Let the layers of a pipeline that look at words one by one do it once for each word of a batch; the pipeline is for reading only."""
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        if isinstance(model, Model):
            for layer in [node for node in model.walk() if _embeds(node)]:
                model.replace_node(layer, Model("embed_once", _forward, layers=[layer]))


def _embeds(node: Model[Any, Any]) -> bool:
    """Whether a layer takes Docs and gives them rows that rest on single words."""
    if len(node.layers) < 2 or node.layers[-1].name != "ragged2list":
        return False
    parts = list(node.walk())
    extracting = [part for part in parts if part.name == "extract_features"]
    alone = all(part.name in LAYERS for part in parts if not part.layers)
    known = all(FEATURES.issuperset(part.attrs["columns"]) for part in extracting)
    return bool(extracting) and alone and known and all(part.attrs["key_attr"] == "ORTH" for part in parts if part.name == "static_vectors")


def _forward(model: Layer, docs: list[Doc], is_train: bool) -> tuple[list[Any], Any]:
    """The rows of each Doc, by those of a Doc that holds each of their words once."""
    places: dict[tuple[int, ...], int] = {}
    rows = [[places.setdefault(tuple(word), len(places)) for word in doc.to_array(ATTRIBUTES).tolist()] for doc in docs]
    strings = docs[0].vocab.strings
    once = Doc(docs[0].vocab, words=[strings[word[0]] for word in places], spaces=[bool(word[1]) for word in places])
    once.from_array(["NORM", "TAG"], numpy.array([word[2:] for word in places], dtype="uint64"))  # type: ignore[arg-type]
    (vectors,) = model.layers[0].predict([once])
    return [vectors[row] for row in rows], not_trained


def not_trained(_: object) -> None:
    """What a layer that is only read answers to training."""
    raise NotImplementedError("a pipeline that is loaded for reading is not trained")
