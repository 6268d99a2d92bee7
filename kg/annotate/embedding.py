"""The vectors of words before their context: worked out once for each word, where spaCy does it at each place.

What spaCy's `MultiHashEmbed` gives a word rests on its letters, its norm, its tag and the blank behind it alone, and news repeats its
words: of the rows that go through that layer, a third of the sums in a pipeline's matrices, nine in ten have been worked out before.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Final

import numpy
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab
from thinc.api import Model

Layer = Model[Any, Any]

#: All that tells two words apart for the layers below.
ATTRIBUTES: list[int | str] = ["ORTH", "SPACY", "NORM", "TAG"]
#: Odd numbers by which the attributes are multiplied, to make one number of 64 bits of them (those of splitmix64 and xxHash).
FACTORS: Final = numpy.array([0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB, 0xC2B2AE3D27D4EB4F], dtype="uint64")
KNOWN: Final = 8_000  # words whose vectors are kept at hand
#: What these features look at, is in those attributes.
FEATURES = frozenset({"ORTH", "LOWER", "NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "TAG"})
#: Layers that look at one word at a time.
LAYERS = frozenset(
    {"extract_features", "list2ragged", "ragged2list", "ints-getitem", "hashembed", "static_vectors", "maxout", "layernorm", "dropout"}
)


def embed_once(nlp: Language) -> None:
    """Let the layers of a pipeline that look at words one by one do it once for each word; the pipeline is for reading only."""
    replace_layers(nlp, _embeds, lambda layer: Model("embed_once", partial(_forward, _Words(layer)), layers=[layer]))


def replace_layers(nlp: Language, fits: Callable[[Layer], bool], instead: Callable[[Layer], Layer]) -> None:
    """Put another layer in place of each layer of a pipeline that fits."""
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        if isinstance(model, Model):
            for layer in [node for node in model.walk() if fits(node)]:
                model.replace_node(layer, instead(layer))


def _embeds(node: Model[Any, Any]) -> bool:
    """Whether a layer takes Docs and gives them rows that rest on single words."""
    if len(node.layers) < 2 or node.layers[-1].name != "ragged2list":
        return False
    parts = list(node.walk())
    extracting = [part for part in parts if part.name == "extract_features"]
    alone = all(part.name in LAYERS for part in parts if not part.layers)
    known = all(FEATURES.issuperset(part.attrs["columns"]) for part in extracting)
    return bool(extracting) and alone and known and all(part.attrs["key_attr"] == "ORTH" for part in parts if part.name == "static_vectors")


class _Words:
    """The vectors that a layer gives to words, kept by a number for each."""

    def __init__(self, layer: Layer) -> None:
        self._layer = layer
        self._forget()

    def _forget(self) -> None:
        self._numbers = numpy.zeros(0, dtype="uint64")  # in order
        self._vectors = numpy.zeros((0, self._layer.get_dim("nO")), dtype="float32")

    def vectors(self, vocab: Vocab, words: NDArray[numpy.uint64]) -> NDArray[numpy.float32]:
        """The vectors of words, given by their attributes (words, attributes)."""
        numbers, first, places = numpy.unique((words * FACTORS).sum(axis=1), return_index=True, return_inverse=True)
        new = ~numpy.isin(numbers, self._numbers, assume_unique=True)
        if len(self._numbers) + new.sum() > KNOWN:
            self._forget()
            new[:] = True
        if new.any():
            numbers_known = numpy.concatenate([self._numbers, numbers[new]])
            order = numpy.argsort(numbers_known)
            self._numbers = numbers_known[order]
            self._vectors = numpy.concatenate([self._vectors, self._work_out(vocab, words[first[new]])])[order]
        return self._vectors[numpy.searchsorted(self._numbers, numbers)[places]]

    def _work_out(self, vocab: Vocab, words: NDArray[numpy.uint64]) -> NDArray[numpy.float32]:
        forms, blanks = words[:, 0].tolist(), words[:, 1].tolist()
        once = Doc(vocab, words=[vocab.strings[form] for form in forms], spaces=[bool(blank) for blank in blanks])
        once.from_array(["NORM", "TAG"], words[:, 2:])  # type: ignore[arg-type]
        (vectors,) = self._layer.predict([once])
        return numpy.asarray(vectors)


def _forward(words: _Words, _: Layer, docs: list[Doc], is_train: bool) -> tuple[list[Any], Any]:
    """The rows of each Doc."""
    rows = words.vectors(docs[0].vocab, numpy.concatenate([doc.to_array(ATTRIBUTES) for doc in docs]))
    ends = numpy.cumsum([len(doc) for doc in docs])
    return numpy.split(rows, ends[:-1]), not_trained


def not_trained(_: object) -> None:
    """What a layer that is only read answers to training."""
    raise NotImplementedError("a pipeline that is loaded for reading is not trained")
