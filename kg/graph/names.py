"""Terms as Turtle has them: an IRI by the longest prefix that it begins with, a literal without the datatype that its form tells.

An IRI whose name would need more of an escape than a slash does stands in full: not every parser knows them all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Final

from kg.graph.lines import KNOWN
from kg.terms import PREFIXES

#: The local part of a name that needs no escape but before slashes.
PLAIN: Final = re.compile(r"(?:[A-Za-z0-9_](?:[A-Za-z0-9_/.-]|%[0-9A-Fa-f]{2})*(?<!\.))?")
FORBIDDEN: Final = re.compile(r'[\x00-\x20<>"{}|\\^`]')  # what Turtle cannot hold between < and >
#: The forms of literals by which Turtle tells their datatype.
FORMS: Final = {
    f"<{PREFIXES['xsd']}{datatype}>": re.compile(form)
    for datatype, form in (
        ("integer", r"[+-]?[0-9]+"),
        ("decimal", r"[+-]?[0-9]*\.[0-9]+"),
        ("double", r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)[eE][+-]?[0-9]+"),
        ("boolean", "true|false"),
    )
}
SPANS: Final = "char"  # the prefix that is another for each article
Name = tuple[str, frozenset[str]]  # a term as it is written, and the prefixes with whose IRIs it begins


class Names(dict[str, str]):
    """The names of the terms of one document, given as a line of N-Triples has them; `used` are those of the `prefixes` that they need."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        super().__init__()
        self.used: set[str] = set()
        self.prefixes = dict(prefixes)
        self._span = f"<{prefixes[SPANS]}" if SPANS in prefixes else ""
        self._of_span = frozenset(name for name, iri in prefixes.items() if self._span.startswith(f"<{iri}"))
        self._name = _namer(tuple((name, iri) for name, iri in prefixes.items() if name != SPANS))

    def __missing__(self, term: str) -> str:
        if self._span and term.startswith(self._span):
            name, used = _name(SPANS, term[len(self._span) : -1], term), self._of_span
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
            text, _, datatype = term.rpartition("^^")
            form = FORMS.get(datatype)
            if form is not None and form.fullmatch(text, 1, len(text) - 1):
                return text[1:-1], frozenset()
            written, used = name(datatype)
            return f"{text}^^{written}", used
        fitting = [(name, start) for name, start in ordered if term.startswith(f"<{start}")]
        used = frozenset(name for name, _ in fitting)
        if not fitting:
            return _sound(term), used
        prefix, start = fitting[0]
        return _name(prefix, term[len(start) + 1 : -1], term), used

    return name


def _name(prefix: str, local: str, term: str) -> str:
    return f"{prefix}:{local}".replace("/", r"\/") if PLAIN.fullmatch(local) else _sound(term)


def _sound(term: str) -> str:
    """The IRI; ValueError where it is none."""
    if FORBIDDEN.search(term[1:-1]):
        raise ValueError(f"no IRI: {term[1:-1]}")
    return term
