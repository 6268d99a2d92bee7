"""Export: a built graph as one file in another form of RDF. Graph side, above the store.

The forms hold the same triples with the same IRIs. TriG and N-Quads give each article a named graph, called by the IRI of the
article, with what the article supports (`kg.export.support`); what no article supports, the provenance and the description of
the dataset, stands in the default graph. RDF 1.2 Turtle adds for each claim the triple term that it reifies.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

import pyoxigraph

from kg.errors import DataError, InputError
from kg.export import forms
from kg.export.jsonld import jsonld
from kg.export.rdfxml import rdfxml
from kg.store import read_folder

__all__ = ["FORMATS", "export", "exported"]

FORMATS: Final[Mapping[str, Callable[[set[pyoxigraph.Triple]], bytes]]] = MappingProxyType(
    {
        "turtle": forms.turtle,
        "trig": forms.trig,
        "ntriples": forms.ntriples,
        "nquads": forms.nquads,
        "jsonld": jsonld,
        "rdfxml": rdfxml,
        "turtle12": forms.turtle12,
    }
)


def export(folder: Path, form: str, file: Path) -> int:
    """Write the graph in `folder` into `file` and give the number of its triples.

    Raises InputError for an unknown form, a folder that is no graph or a file that cannot be written; DataError for a graph
    that the form cannot hold.
    """
    if form not in FORMATS:
        raise InputError(f"--format {form}: not one of {', '.join(FORMATS)}")
    triples = read_folder(folder)
    content = exported(triples, form)
    try:
        file.write_bytes(content)
    except OSError as error:
        raise InputError(f"{file}: cannot be written ({error.strerror})") from error
    return len(triples)


def exported(triples: set[pyoxigraph.Triple], form: str) -> bytes:
    """The triples in one of `FORMATS`, the same bytes for the same triples. Raises DataError where the form cannot hold them."""
    blank = min((str(t) for t in triples if any(isinstance(n, pyoxigraph.BlankNode) for n in (t.subject, t.object))), default=None)
    if blank is not None:
        raise DataError(f"a resource without an IRI, which has no name in another form: {blank}")
    return FORMATS[form](triples)
