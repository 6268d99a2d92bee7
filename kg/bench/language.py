"""The language pipeline on the test halves of treebanks and of news with named entities."""

from __future__ import annotations

from pathlib import Path

from kg import model_path
from kg.errors import InputError
from kg.evaluate.scores import Scores
from kg.train.scores import evaluate


def language(data: Path, *, model: str | None = None) -> Scores:
    """The figures of the pipeline (0 to 1) on each test part that the folder holds. Raises InputError when it holds none."""
    folder = data / "nlp" if (data / "nlp").is_dir() else data
    model_dir = model_path() if model is None else Path(model)
    if not model_dir.is_dir():
        raise InputError(f"--model {model}: no folder of a spaCy pipeline")
    scores = evaluate(model_dir, folder)
    if not scores:
        raise InputError(f"{data}: no test half of a treebank in this folder")
    return Scores("nlp", scores)
