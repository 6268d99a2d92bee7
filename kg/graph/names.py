"""Terms as Turtle has them: an IRI by the longest prefix that it begins with, a literal without the datatype that its form tells.

What needs no escape, nearly all, is written here; the rest is left to Oxigraph.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Final

import pyoxigraph

from kg.graph.lines import KNOWN
from kg.terms import PREFIXES

#: The local part of a name that needs no escape but before slashes.
PLAIN: Final = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_/-]*")
FORBIDDEN: Final = re.compile(r'[\x00-\x20<>"{}|\\^`]')  # what Turtle cannot hold between < and >
#: Literals whose datatype Turtle can tell by their form, where they have it.
SHORT: Final = tuple(f"^^<{PREFIXES['xsd']}{name}>" for name in ("integer", "decimal", "double", "boolean"))
SPANS: Final = "char"  # the prefix that is another for each article
Name = tuple[str, frozenset[str]]  # a term as it is written, and the prefixes with whose IRIs it begins


class Names(dict[str, str]):
    """The names of the terms of one document, given as a line of N-Triples has them; `used` are the prefixes that they need."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        super().__init__()
        self.used: set[str] = set()
        self._prefixes = dict(prefixes)
        self._span = f"<{prefixes[SPANS]}" if SPANS in prefixes else ""
        self._of_span = frozenset(name for name, iri in prefixes.items() if self._span.startswith(f"<{iri}"))
        self._name = _namer(tuple((name, iri) for name, iri in prefixes.items() if name != SPANS))

    def __missing__(self, term: str) -> str:
        if self._span and term.startswith(self._span):
            name, used = _name(SPANS, term[len(self._span) : -1], term, self._prefixes), self._of_span
        elif term[0] == '"' and term[-1] != ">":
            return term  # a text is the same in both
        else:
            name, used = self._name(term)
        self.used |= used
        self[term] = name
        return name


@lru_cache(maxsize=8)
def _namer(prefixes: tuple[tuple[str, str], ...]) -> Callable[[str], Name]:
    ordered = sorted(prefixes, key=lambda pair: -len(pair[1]))

    @lru_cache(maxsize=KNOWN)
    def name(term: str) -> Name:
        if term[0] == '"':
            if term.endswith(SHORT):
                return _by_oxigraph(term, dict(prefixes)), frozenset({"xsd"} & dict(prefixes).keys())
            text, _, datatype = term.rpartition("^^")
            written, used = name(datatype)
            return f"{text}^^{written}", used
        fitting = [(name, start) for name, start in ordered if term.startswith(f"<{start}")]
        used = frozenset(name for name, _ in fitting)
        if not fitting:
            return _sound(term), used
        prefix, start = fitting[0]
        return _name(prefix, term[len(start) + 1 : -1], term, dict(prefixes)), used

    return name


def _name(prefix: str, local: str, term: str, prefixes: dict[str, str]) -> str:
    return f"{prefix}:{local}".replace("/", r"\/") if PLAIN.fullmatch(local) else _by_oxigraph(_sound(term), prefixes)


def _sound(term: str) -> str:
    """The IRI; ValueError where it is none."""
    if FORBIDDEN.search(term[1:-1]):
        raise ValueError(f"no IRI: {term[1:-1]}")
    return term


def _by_oxigraph(term: str, prefixes: dict[str, str]) -> str:
    """The term as Oxigraph writes it: the value of the only triple of a document."""
    triple = pyoxigraph.parse(f"<x:> <x:> {term} .", format=pyoxigraph.RdfFormat.N_TRIPLES, lenient=True)
    document = pyoxigraph.serialize(triple, format=pyoxigraph.RdfFormat.TURTLE, prefixes=prefixes)
    assert document is not None
    return document.decode("utf-8").split("<x:> <x:> ", 1)[1].removesuffix(" .\n")
