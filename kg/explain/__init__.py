"""Answers for readers of a built graph: why a fact stands in it, and how several sources tell one event. Above the store."""

from __future__ import annotations

from kg.explain.claims import ClaimView, Passage, View
from kg.explain.compare import Row, compare, table
from kg.explain.why import shown, why

__all__ = ["ClaimView", "Passage", "Row", "View", "compare", "shown", "table", "why"]
