"""`kg why`: the claims on a resource, each with its sentence and the words marked, its rule and its dependency path."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from pyoxigraph import NamedNode
from rich.text import Text

from kg import terms
from kg.errors import InputError
from kg.explain.claims import ClaimView, Passage, View
from kg.render import CONTROL
from kg.store import open_store

WIDTH = 12  # of the names of the lines


def why(folder: Path, iri: str) -> list[ClaimView]:
    """The claims on a resource of a built graph, in the order of the text; InputError when there are none.

    `iri` is that of a claim, an event, a statement, a treaty or an entity, whole or as the Turtle files write it (`country:SAU`).
    """
    view = View(open_store(folder))
    node = resource(view, iri.strip().removeprefix("<").removesuffix(">"))
    claims = [view.claim(claim) for claim in view.claims_on(node)]
    if not claims and (corrections := view.values(node, terms.correctedBy)):
        raise InputError(f"{iri}: corrected: {' / '.join(view.correction(node) for node in corrections)}")
    if not claims:
        raise InputError(f"{iri}: stands in the graph, and no claim is about it")
    return claims


def resource(view: View, iri: str) -> NamedNode:
    """The resource with this IRI, or whose IRI ends as a prefixed name says; InputError when there is none or more than one."""
    try:
        if "://" in iri and view.known(NamedNode(iri)):
            return NamedNode(iri)
    except ValueError as error:
        raise InputError(f"{iri}: no IRI") from error
    prefix, _, name = iri.partition(":")
    if "://" in iri or not name:
        raise InputError(f"{iri}: not in this graph")
    prefix = prefix.removeprefix("id-")
    endings = (f"/{prefix}/{name}", f"/id/{prefix}/{name}")
    found = {q.subject.value for q in view.store if isinstance(q.subject, NamedNode) and q.subject.value.endswith(endings)}
    if len(found) != 1:
        raise InputError(f"{iri}: {'more than one resource ends so' if found else 'not in this graph'}")
    return NamedNode(found.pop())


def shown(claims: Iterable[ClaimView], *, plain: bool) -> Iterator[Text]:
    """The lines for a console; with `plain` the words stand in [ ], else they are highlighted."""
    for claim in claims:
        subject, predicate, value = claim.parts
        yield Text(CONTROL.sub("\N{REPLACEMENT CHARACTER}", f"{subject} | {predicate} | {value}"), style="" if plain else "bold")
        told = "".join(f", according to {', '.join(names)}" for names in (claim.sources, _quoted(claim.unresolved)) if names)
        yield _line("status", f"{claim.status}{told}")
        for passage in claim.passages:
            yield _line("words", _passage(passage, plain=plain))
            yield _line("", f"{passage.article}, from character {passage.begin}")
        for name, values in (("rule", claim.rules), ("path", claim.paths), ("confidence", (claim.confidence,)), ("claim", (claim.iri,))):
            for line in values:
                yield _line(name, line)
        for name, values in (("against", claim.contradicts), ("corrected", claim.corrections)):
            for line in values:
                yield _line(name, line)
        yield Text()


def _quoted(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"“{' '.join(word.split())}”" for word in words)


def _line(name: str, words: str | Text) -> Text:
    clean = Text(CONTROL.sub("\N{REPLACEMENT CHARACTER}", words)) if isinstance(words, str) else words
    return Text(f"  {name:{WIDTH}}").append_text(clean)


def _passage(passage: Passage, *, plain: bool) -> Text:
    """The sentence on one line."""
    if plain:
        return Text(CONTROL.sub("\N{REPLACEMENT CHARACTER}", passage.marked("[", "]").replace("\n", " ")))
    line = Text(CONTROL.sub("\N{REPLACEMENT CHARACTER}", passage.text.replace("\n", " ")))
    for begin, end in passage.words:
        line.stylize("bold reverse", begin, end)
    return line
