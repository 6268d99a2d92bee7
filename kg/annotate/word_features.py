"""The word features of our pipeline as a table of vectors that spaCy reads: what lists and counts know of a form, and what
a word means.

`kg.train` compiles the table; `[nlp.vectors]` in the pipeline's config.cfg names it, and spaCy finds it by the entry point
of this package. A vector holds the features of the written form (none in common with other forms of the word) and the
word's GloVe vector, which all its forms share. The GloVe numbers take four bits each, which keeps the model small.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import ORTH  # type: ignore[import-not-found]
from spacy.strings import StringStore, get_string_id
from spacy.util import registry
from spacy.vectors import BaseVectors  # type: ignore[import-not-found]
from spacy.vocab import Vocab

Floats = NDArray[np.float32]
Keys = NDArray[np.uint64]

FILE = "word_features.npz"
NAME = "kg.WordFeatures.v1"
LEVELS = 16


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of features for keys, which are spaCy's hashes of a word, in ascending order."""

    keys: Keys
    rows: NDArray[np.uint32]
    data: Floats

    def find(self, keys: Keys) -> Floats:
        """One row for each key; zeros where the table has none."""
        places, known = _places(self.keys, keys)
        found = np.zeros((len(keys), self.data.shape[1]), dtype=np.float32)
        found[known] = self.data[self.rows[places[known]]]
        return found


@dataclass(frozen=True, slots=True)
class Meanings:
    """Vectors of words in lower case, two dimensions to a byte: a code c of dimension d stands for low[d] + c * step[d]."""

    keys: Keys
    codes: NDArray[np.uint8]
    low: Floats
    step: Floats

    def find(self, keys: Keys) -> Floats:
        """One vector for each key; zeros (the mean of all words) where the table has none."""
        places, known = _places(self.keys, keys)
        codes = self.codes[places[known]]
        found = np.zeros((len(keys), len(self.low)), dtype=np.float32)
        found[known] = self.low + self.step * np.concatenate([codes & 15, codes >> 4], axis=1)
        return found


def _places(table: Keys, keys: Keys) -> tuple[NDArray[np.intp], NDArray[np.bool_]]:
    if not len(table):
        return np.zeros(len(keys), dtype=np.intp), np.zeros(len(keys), dtype=np.bool_)
    places = np.minimum(np.searchsorted(table, keys), len(table) - 1)
    return places, table[places] == keys


def make_table(forms: Sequence[str], rows: Sequence[int], data: Floats) -> Table:
    """The table in which each form has its row of `data`."""
    keys = np.array([get_string_id(form) for form in forms], dtype=np.uint64)
    order = np.argsort(keys)
    return Table(keys[order], np.array(rows, dtype=np.uint32)[order], data)


def make_meanings(words: Sequence[str], vectors: Floats) -> Meanings:
    """The vectors of the words (an even number of dimensions), each dimension cut into 16 even steps between its outermost
    two thousandths.
    """
    middle = vectors - vectors.mean(axis=0)
    low = np.quantile(middle, 0.002, axis=0).astype(np.float32)
    step = ((np.quantile(middle, 0.998, axis=0) - low) / (LEVELS - 1)).astype(np.float32)
    codes = np.clip(np.rint((middle - low) / step), 0, LEVELS - 1).astype(np.uint8)
    half = vectors.shape[1] // 2
    keys = np.array([get_string_id(word) for word in words], dtype=np.uint64)
    order = np.argsort(keys)
    return Meanings(keys[order], (codes[:, :half] | codes[:, half:] << 4)[order], low, step)


def no_meanings() -> Meanings:
    """Meanings of no words, in no dimensions."""
    nothing = np.zeros(0, dtype=np.float32)
    return Meanings(np.zeros(0, dtype=np.uint64), np.zeros((0, 0), dtype=np.uint8), nothing, nothing)


def _lower(form: str) -> str:
    return form.lower().replace("’", "'")


class WordFeatures(BaseVectors):  # type: ignore[misc]
    """A table of vectors for spaCy: [features of the form | meaning of the word], floats of 32 bits."""

    def __init__(
        self, *, strings: StringStore, forms: Table | None = None, meanings: Meanings | None = None
    ) -> None:
        self.strings = strings
        self.name = "kg_word_features"
        self.mode = "default"
        self.attr = ORTH
        self.key2row: dict[int, int] = {}  # spaCy reads ranks from it, which we do not have
        self._forms = forms or make_table([], [], np.zeros((0, 0), dtype=np.float32))
        self._meanings = meanings or no_meanings()

    def get_batch(self, keys: Iterable[int | str]) -> Floats:
        """The vectors of words, given as strings or their hashes."""
        hashes = np.array([self.strings[key] if isinstance(key, str) else key for key in keys], dtype=np.uint64)
        unique, inverse = np.unique(hashes, return_inverse=True)
        words = np.array([get_string_id(_lower(self.strings[int(key)])) if key else 0 for key in unique], dtype=np.uint64)
        found = np.concatenate([self._forms.find(unique), self._meanings.find(words)], axis=1)
        return np.asarray(found[inverse], dtype=np.float32)

    def __getitem__(self, key: int | str) -> Floats:
        return np.asarray(self.get_batch([key])[0])

    def __contains__(self, key: int | str) -> bool:
        return bool(self.get_batch([key]).any())

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, WordFeatures):
            return NotImplemented
        ours, theirs = self._arrays(), other._arrays()
        return all(np.array_equal(array, theirs[name]) for name, array in ours.items())

    __hash__ = None  # type: ignore[assignment]

    @property
    def shape(self) -> tuple[int, int]:
        """Words with a vector, and its length."""
        return len(self._forms.keys), self._forms.data.shape[1] + len(self._meanings.low)

    @property
    def vectors_length(self) -> int:
        """Length of a vector."""
        return self.shape[1]

    @property
    def n_keys(self) -> int:
        """Forms with features."""
        return len(self._forms.keys)

    @property
    def size(self) -> int:
        """Numbers in all vectors."""
        return self.shape[0] * self.shape[1]

    @property
    def is_full(self) -> bool:
        """True: nothing is added to the table."""
        return True

    def __len__(self) -> int:
        return self.n_keys

    def keys(self) -> list[int]:
        """The hashes of the forms."""
        return [int(key) for key in self._forms.keys]

    def _arrays(self) -> dict[str, NDArray[Any]]:
        forms, words = self._forms, self._meanings
        return {
            "form_keys": forms.keys, "form_rows": forms.rows, "form_data": forms.data,
            "word_keys": words.keys, "word_codes": words.codes, "word_low": words.low, "word_step": words.step,
        }  # fmt: skip

    def to_bytes(self, **_: Any) -> bytes:
        """The table as the bytes of its file."""
        out = io.BytesIO()
        np.savez_compressed(out, **self._arrays())  # type: ignore[arg-type]
        return out.getvalue()

    def from_bytes(self, data: bytes, **_: Any) -> WordFeatures:
        """Reads the table from the bytes of its file."""
        with np.load(io.BytesIO(data)) as file:
            self._forms = Table(file["form_keys"], file["form_rows"], file["form_data"])
            self._meanings = Meanings(file["word_keys"], file["word_codes"], file["word_low"], file["word_step"])
        return self

    def to_disk(self, path: str | Path, **_: Any) -> None:
        """Writes the table's file into the folder of a vocabulary."""
        (Path(path) / FILE).write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, **_: Any) -> WordFeatures:
        """Reads the table's file from the folder of a vocabulary."""
        return self.from_bytes((Path(path) / FILE).read_bytes())


@registry.vectors(NAME)  # type: ignore[untyped-decorator]
def create_word_features() -> Callable[[Vocab], WordFeatures]:
    """What `[nlp.vectors]` of a config.cfg names: an empty table for a vocabulary."""
    return lambda vocab: WordFeatures(strings=vocab.strings)
