"""A person's corrections of a graph: one readable file, applied on every build. Graph side, between `graph` and `build`.

`entities` changes who is meant before an article is written, `facts` what stands in the graph after; each correction that
applies becomes a resource of the provenance.
"""

from __future__ import annotations

from kg.corrections.entities import revise
from kg.corrections.facts import judge
from kg.corrections.file import NAME, Correction, read_corrections
from kg.corrections.provenance import correction_iri, correction_triples, file_iri, file_triples

__all__ = ["NAME", "Correction", "correction_iri", "correction_triples", "file_iri", "file_triples", "judge", "read_corrections", "revise"]
