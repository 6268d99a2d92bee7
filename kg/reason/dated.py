"""What OWL cannot say, as it compares days and words: the rules of `rules/*.rq`, asked of the whole graph before a reasoner starts.

A rule selects `?subject ?predicate ?object` of a triple that follows, and in every variable that begins with `premise` what it follows
from.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from typing import Final

import pyoxigraph
from rdflib import URIRef

from kg import terms
from kg.reason.facts import Triple

RULES: Final = files("kg.reason") / "rules"


@dataclass(frozen=True, slots=True)
class Found:
    """A triple that a rule has found, and what it follows from."""

    triple: Triple
    rule: str
    derived_from: tuple[URIRef, ...]


def dated(store: pyoxigraph.Store) -> Iterator[Found]:
    """What the rules find in a graph, in a fixed order."""
    for file in sorted(RULES.iterdir(), key=lambda file: file.name):
        if not file.name.endswith(".rq"):
            continue
        rows = store.query(file.read_text(encoding="utf-8"), prefixes=dict(terms.PREFIXES))
        assert isinstance(rows, pyoxigraph.QuerySolutions)
        names = [variable.value for variable in rows.variables if variable.value.startswith("premise")]
        premises: dict[Triple, set[URIRef]] = {}
        for row in rows:
            triple = tuple(URIRef(row[part].value) for part in ("subject", "predicate", "object"))
            because = premises.setdefault((triple[0], triple[1], triple[2]), set())
            because.update(URIRef(row[name].value) for name in names if row[name] is not None)
        for proved in sorted(premises):
            yield Found(proved, f"rules: {file.name.removesuffix('.rq')}", tuple(sorted(premises[proved])))
