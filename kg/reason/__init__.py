"""Reasoning: what follows from the facts of a built graph, when they cannot be true, and where days and places do not agree.

Graph side, above the store and the readers of claims. `facts` chooses what may be reasoned over, `hermit` and `rl` are the engines,
`inference` gives what follows with what it follows from, `contradiction` the smallest sets of facts that cannot be true, `checks` the
self-checks in time and place. `consistency` holds a whole graph, claims and all, against the ontology.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import owlready2

from kg.errors import CheckFailed, InputError, MissingExtra
from kg.export.forms import base_of
from kg.graph.turtle import rdflib_triple
from kg.iris import Minter
from kg.reason import hermit, rl
from kg.reason.checks import CheckResult, check_times_and_places
from kg.reason.consistency import DATATYPE_MAP, Consistency, check_consistency, conflicts, logical, ontology
from kg.reason.contradiction import contradictions, told
from kg.reason.dated import dated
from kg.reason.facts import Triple, telling, vocabulary
from kg.reason.hermit import java
from kg.reason.inference import Grounds, Inference, inferred_turtle
from kg.store import has_store, keep_store, read_turtle, store_of, turtle_files

__all__ = [
    "DATATYPE_MAP", "INFERRED", "CheckResult", "Consistency", "Inference", "Reasoned", "check_consistency", "check_times_and_places",
    "conflicts", "java", "logical", "ontology", "reason",
]  # fmt: skip

INFERRED: Final = "inferred.ttl"
ENGINES: Final = ("hermit", "rl")
LARGEST: Final = 4_000  # facts for which HermiT is taken when nobody says; it needs some 20 s of a processor for 2,500


@dataclass(frozen=True, slots=True)
class Reasoned:
    """What a run found: the engine by name and version, and why it where one might expect the other; facts read; what follows; how
    many triples the engine found besides, for which there is no proof."""

    engine: str
    why: str
    facts: int
    inferences: tuple[Inference, ...]
    unproved: int


def reason(folder: Path, *, engine: str | None = None) -> Reasoned:
    """Write what follows from the graph in `folder` into its `inferred.ttl`, by HermiT or by the rules of OWL 2 RL.

    Raises CheckFailed, with the smallest sets of facts and their words, where they cannot all be true; InputError for a folder that
    is no graph or cannot be written, and for an unknown engine; MissingExtra for an engine that is not there.
    """
    if engine is not None and engine not in ENGINES:
        raise InputError(f"--engine {engine}: not one of {', '.join(ENGINES)}")
    told_triples = {triple for file in turtle_files(folder) if file.name != INFERRED for triple in read_turtle(file)}
    store = store_of(told_triples)
    minter = Minter(base_of(told_triples))
    grounds = Grounds(map(rdflib_triple, filter(telling, told_triples)), dated(store), minter)
    name, why, close, consistent = _engine(engine, len(grounds.facts))
    closed = close(set(vocabulary()) | grounds.facts)
    if closed is None:
        found = contradictions(grounds.facts, consistent)
        lines = tuple(line for number, facts in enumerate(found, 1) for line in (f"contradiction {number}", *told(facts, store)))
        raise CheckFailed(f"{folder}: these facts cannot all be true (by {name}); nothing is inferred", lines=lines)
    inferences = tuple(grounds.inferences(closed))
    try:
        (folder / f".{INFERRED}").write_bytes(inferred_turtle(inferences, minter))
        (folder / f".{INFERRED}").replace(folder / INFERRED)
    except OSError as error:
        raise InputError(f"{folder / INFERRED}: cannot be written ({error.strerror})") from error
    keep_store(folder, wanted=has_store(folder))
    return Reasoned(name, why, len(grounds.facts), inferences, len(grounds.wanted(closed)) - len(inferences))


Close = Callable[[Iterable[Triple]], set[Triple] | None]


def _engine(asked: str | None, facts: int) -> tuple[str, str, Close, Callable[[Iterable[Triple]], bool]]:
    """The engine that is asked for or fits: its name, why it, its closure, its judgement of consistency."""
    if asked == "rl" or (asked is None and facts > LARGEST):
        why = "" if asked else f"HermiT is slow over more than {LARGEST} facts; --engine hermit takes it all the same"
        return rl.engine(), why, rl.closure, lambda triples: rl.closure(triples) is not None
    try:
        java()
    except MissingExtra as error:
        if asked:
            raise
        return rl.engine(), str(error), rl.closure, lambda triples: rl.closure(triples) is not None
    return f"HermiT (owlready2 {owlready2.VERSION})", "", hermit.closure, hermit.consistent
