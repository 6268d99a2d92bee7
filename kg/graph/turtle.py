"""Triples -> Turtle that a person can read: sorted, prefixed, the same bytes every run."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from kg.graph.lines import LABEL, TYPE, Term, Triple, bare, suffix_of
from kg.graph.names import Names
from kg.iris import Minter
from kg.terms import PREFIXES

#: How every Turtle file of a graph begins; by it a build knows those that it may take away.
HEADER: Final = "newskg graph: https://w3id.org/newskg/ontology"
KINDS = (
    "country", "person", "organization", "group", "place", "treaty", "post", "name", "rule", "correction", "corrector", "run",
    "software", "dataset",
)  # fmt: skip


def prefixes(minter: Minter, *, article: str = "", inferences: bool = False) -> dict[str, str]:
    """The prefixes of a file: the vocabularies, a prefix for each kind of resource, `char:` for the spans of one article."""
    found = dict(PREFIXES)
    found.update({"id-name" if kind == "name" else kind: f"{minter.base}id/{kind}/" for kind in KINDS})
    found.update(event=f"{minter.base}event/", claim=f"{minter.base}claim/", doc=f"{minter.base}doc/")
    if inferences:
        found["inference"] = f"{minter.base}inference/"
    if article:
        found["char"] = f"{minter.base}doc/{article}/char/"
    return found


#: Subjects come in the order in which a reader wants them: the article, what happened, who and where, the claims, the spans.
FIRST: Final = {TYPE: 0, LABEL: 1}
SECTIONS = ("/doc/", "/id/treaty/", "/event/", "/id/", "/claim/", "/char/")


def _place(subject: Term) -> tuple[int, str, tuple[int, ...]]:
    """Subjects by section and name, spans by their place in the text."""
    head, _, tail = subject[1:-1].rpartition("/char/")
    if head:
        return (len(SECTIONS), head, tuple(map(int, tail.split("-"))))
    section = next((number for number, part in enumerate(SECTIONS) if part in tail), len(SECTIONS))
    return (section, tail, (0, 0))


@lru_cache(maxsize=1_000)
def _rank(predicate: Term) -> tuple[int, str]:
    """Of one subject `rdf:type` and the label first, then by predicate."""
    return (FIRST.get(predicate, 2), bare(predicate))


def _order(value: Term) -> tuple[str, str]:
    """Of one predicate by value."""
    return (bare(value), suffix_of(value) if value[0] == '"' else "")


def turtle(triples: Iterable[Triple], named: Names, *, comment: str = "") -> bytes:
    """The Turtle document of these triples, with only those of the prefixes of their names that it uses, in UTF-8.

    The names are of this document alone; they know its terms afterwards. Raises ValueError for an IRI that is none.
    """
    by_predicate: defaultdict[Term, defaultdict[Term, list[Term]]] = defaultdict(lambda: defaultdict(list))
    for subject, predicate, value in triples if isinstance(triples, set | frozenset) else set(triples):
        by_predicate[predicate][subject].append(value)
    properties: defaultdict[Term, list[str]] = defaultdict(list)
    for relation in sorted(by_predicate, key=_rank):
        name = named[relation]
        if relation == TYPE:
            name = "a"
        for subject, values in by_predicate[relation].items():
            if len(values) == 1:
                properties[subject].append(f"{name} {named[values[0]]}")
            else:
                properties[subject].append(f"{name} {' , '.join([named[value] for value in sorted(values, key=_order)])}")
    blocks: list[str] = []
    for subject in sorted(properties, key=_place):
        lines = properties[subject]
        end = ".\n" if lines[-1].endswith(">") else ".\n\n"
        blocks.append(" ".join((named[subject], " ;\n    ".join(lines), end)))
    head = [f"# {line}\n" for line in comment.splitlines()]
    ordered = sorted(named.used, key=lambda name: (-len(named.prefixes[name]), name))
    return "".join([*head, *(f"@prefix {name}: <{named.prefixes[name]}> .\n" for name in ordered), *blocks]).encode("utf-8")
