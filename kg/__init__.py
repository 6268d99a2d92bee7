"""newskg: reads diplomatic and political news into a knowledge graph that shows the words behind every fact."""

from __future__ import annotations

from pathlib import Path

__version__ = "0.1.0"


def model_path() -> Path:
    """The folder of the shipped pipeline, which plain `spacy.load` reads where newskg is installed."""
    return Path(__file__).parent / "model"
