"""Mentions -> entities: linking to the knowledge base, coreference over the document, and an explicit "not known"."""

from __future__ import annotations

from kg.resolve.document import Resolution, resolve
from kg.resolve.entities import Entity, Post

__all__ = ["Entity", "Post", "Resolution", "resolve"]
