"""Trains the language pipeline that the package ships, and scores it; nothing else of the package imports this room.

`train(data_dir, model_dir, ...)` goes from the treebanks and name tables of DATA_DIR to a spaCy pipeline that plain
`spacy.load` reads where newskg is installed: `treebank` (files -> Docs), `tokens` (the tokenizer), `syntax.cfg` and `names.cfg` (the two
trainings), `averaging` (the mean of late weights), `pipeline` (joins them), `scores` (the test halves), `card` (MODEL_CARD.md and
meta.json). `vectors` compiles the word features that the model carries, with the meanings that `glove` reads.
"""

from __future__ import annotations

from kg.train.pipeline import train
from kg.train.scores import evaluate, format_scores
from kg.train.vectors import compile_vectors, write_vectors

__all__ = ["compile_vectors", "evaluate", "format_scores", "train", "write_vectors"]
