"""A graph as large as is wanted, made of a built one: its articles over and over, each time as other articles.

A copy has its own articles, spans, events, statements, claims, treaties and entities without a name; named entities and posts are
those of the graph, as they would be in more news of the same world.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Final

import pyoxigraph

from kg import terms
from kg.export.forms import base_of
from kg.iris import digest

Triple = pyoxigraph.Triple
Node = pyoxigraph.NamedNode
OF_ARTICLE: Final = ("doc/", "event/", "claim/", "id/treaty/")
TYPE: Final = Node(f"{terms.PREFIXES['rdf']}type")
DESCRIBED: Final = Node(terms.DescribedEntity)
NAMED_BY: Final = frozenset({Node(terms.schema_identifier), Node(terms.schema_sha256)})


def multiplied(triples: set[Triple], least: int) -> Iterator[Triple]:
    """At least so many different triples: those given, then one copy after the other, the same ones every time."""
    base = base_of(triples)
    ordered = sorted(triples, key=str)
    described = frozenset(t.subject for t in ordered if t.predicate == TYPE and t.object == DESCRIBED)
    starts = tuple(f"{base}{part}" for part in OF_ARTICLE)
    own = [t for t in ordered if any(_own(node, starts, described) for node in (t.subject, t.object))]
    yield from ordered
    count, copy = len(ordered), 0
    while own and count < least:
        copy += 1
        renamed = _renaming(copy, base, starts, described)
        for t in own:
            value = t.object
            if t.predicate in NAMED_BY and isinstance(value, pyoxigraph.Literal):
                value = pyoxigraph.Literal(f"{value.value}-{copy}")
            yield Triple(renamed(t.subject), t.predicate, renamed(value))
        count += len(own)


def _own(node: object, starts: tuple[str, ...], described: frozenset[object]) -> bool:
    return isinstance(node, Node) and (node.value.startswith(starts) or node in described)


def _renaming(copy: int, base: str, starts: tuple[str, ...], described: frozenset[object]) -> Callable[..., Node]:
    """The name of a node in the copy: its own IRI with another last part, below the same article; or the node itself."""

    @cache
    def article(sha256: str) -> str:
        return "".join(digest(str(copy), sha256, str(part)) for part in range(4))

    def renamed(node: object) -> object:
        if not _own(node, starts, described):
            return node
        assert isinstance(node, Node)
        if node.value.startswith(starts[0]):
            sha256, slash, rest = node.value.removeprefix(starts[0]).partition("/")
            return Node(f"{starts[0]}{article(sha256)}{slash}{rest}")
        return Node(f"{node.value}-{digest(str(copy), node.value)}")

    return renamed  # type: ignore[return-value]
