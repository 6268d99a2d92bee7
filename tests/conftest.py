"""Fixtures for all suites: the pipeline, loaded once, and the reading of a text."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings
from spacy.language import Language

from kg.annotate import annotate, load_pipeline
from kg.extract import extract
from kg.records import Article, Reading
from kg.tokens import Doc

PROJECT = Path(__file__).resolve().parents[1]

settings.register_profile("long", max_examples=20_000)


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The shipped pipeline with the project's components."""
    return load_pipeline()


@pytest.fixture(scope="session")
def parse(nlp: Language) -> Callable[..., Doc]:
    """A function of text and publication date that gives the annotated Doc, before any extractor ran."""

    def parse_text(text: str, published: str | None = None) -> Doc:
        return next(annotate([Article(id="example", text=text, published=published)], nlp))

    return parse_text


@pytest.fixture(scope="session")
def read(parse: Callable[..., Doc]) -> Callable[..., Reading]:
    """A function of text and publication date that gives the Reading by all extractors."""

    @cache
    def read_text(text: str, published: str | None = None) -> Reading:
        return extract(parse(text, published))

    return read_text


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared material beside the project; tests that need it are skipped where it is absent."""
    folder = PROJECT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("needs the folder of shared material beside the project")
    return folder
