"""Inputs -> Article: text, Markdown, HTML, JSON Lines, tables, feeds, web archives, PDF, and folders and patterns of these.

The first stage of the flow. Whatever cannot be read is refused with one line that names the file (and the line in it).
"""

from __future__ import annotations

from kg.corpus.reading import read

__all__ = ["read"]
