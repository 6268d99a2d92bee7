"""Extractors: one folder for each kind of fact, found by pkgutil and run in the order that their NEEDS ask for.

Each folder has `NEEDS` (names of other extractors), `extract(doc)` which yields records and may read and write the layers
of `kg.tokens`, its vocabulary as data, and `examples.toml`.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from functools import cache
from graphlib import TopologicalSorter

from kg.annotate.layers import tokens_span
from kg.records import (
    Containment,
    Control,
    Event,
    Mention,
    Phrase,
    PlaceName,
    PostHeld,
    Reading,
    Record,
    Statement,
    TimeExpression,
    Treaty,
    Word,
)
from kg.tokens import Doc

Extractor = Callable[[Doc], Iterator[Record]]

LAYER_OF: dict[type, str] = {
    Mention: "mentions",
    Phrase: "phrases",
    PostHeld: "posts",
    TimeExpression: "times",
    Statement: "statements",
    Event: "events",
    Treaty: "treaties",
    Containment: "containments",
    PlaceName: "place_names",
    Control: "controls",
}


@cache
def extractors() -> tuple[tuple[str, Extractor], ...]:
    """Every extractor by name, each after those it needs; independent ones in alphabetical order."""
    modules = {
        info.name: importlib.import_module(f"{__name__}.{info.name}")
        for info in pkgutil.iter_modules(__path__)
        if info.ispkg
    }
    sorter = TopologicalSorter({name: sorted(set(module.NEEDS) & set(modules)) for name, module in sorted(modules.items())})
    sorter.prepare()
    order: list[str] = []
    while sorter.is_active():
        ready = sorted(sorter.get_ready())
        order.extend(ready)
        sorter.done(*ready)
    return tuple((name, modules[name].extract) for name in order)


def extract(doc: Doc) -> Reading:
    """Run all extractors over a Doc; the layers of the Doc and the reading hold the same records."""
    for _, extractor in extractors():
        found: dict[str, list[Record]] = {}
        for record in extractor(doc):
            found.setdefault(LAYER_OF[type(record)], []).append(record)
        for layer, records in found.items():
            setattr(doc, layer, (*getattr(doc, layer), *records))
    return Reading(
        article=doc.article,
        sentences=tuple(tokens_span(sent) for sent in doc.sents),
        words=tuple(Word(t.begin, t.begin + len(t.text), t.dep_, t.head.i) for t in doc),
        **{layer: getattr(doc, layer) for layer in LAYER_OF.values()},
    )
