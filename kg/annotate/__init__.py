"""Article -> Doc: the language pipeline, read paragraph by paragraph, then put together as one document."""

from __future__ import annotations

from kg.annotate.pipeline import annotate, load_pipeline

__all__ = ["annotate", "load_pipeline"]
