"""What claims cost: the seconds of a build with them beside those of one without, on the same texts in the same run.

Seconds are the processor's, so that other work on the machine counts little; the two are built by turns, and the fastest of each
counts.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

from spacy.language import Language

from kg.annotate import annotate, load_pipeline
from kg.annotate.pipeline import pipeline_identity
from kg.build import Made, compose, read_parts
from kg.build.collector import at_rest
from kg.errors import InputError
from kg.evaluate.scores import Scores, share
from kg.extract import extract
from kg.graph import Part, article_graph, entity_triples
from kg.iris import Minter
from kg.records import Article
from kg.resolve import resolve

TURNS: Final = 3


def claims(
    articles: Sequence[Article], *, model: str | None = None, turns: int = TURNS, clock: Callable[[], float] = time.process_time
) -> Scores:
    """Seconds of a build with claims and of one without, from the texts to the checked and published graph.

    `cost` is the first in terms of the second, `without_of_with` the second in terms of the first. Raises InputError when there is
    no article.
    """
    if not articles:
        raise InputError("no article to read")
    nlp = load_pipeline(model)
    made = Made(pipeline_identity(nlp), Minter())
    seconds: dict[str, list[float]] = {"with claims": [], "without": []}
    triples: dict[str, int] = {}
    _build(articles[:1], nlp, made, with_claims=True)  # loads tables and shapes
    for _ in range(turns):
        for name, taken in seconds.items():
            start = clock()
            triples[name] = _build(articles, nlp, made, with_claims=name == "with claims")
            taken.append(clock() - start)
    least = {name: min(taken) for name, taken in seconds.items()}
    whole, bare = least["with claims"], least["without"]
    return Scores(
        "claims",
        {
            **{name: {"seconds": round(taken, 3), "triples": triples[name]} for name, taken in least.items()},
            "ratio": {"cost": round(share(whole, bare), 3), "without_of_with": round(share(bare, whole), 3)},
        },
    )


def _build(articles: Sequence[Article], nlp: Language, made: Made, *, with_claims: bool) -> int:
    """Build into a folder that is thrown away; the triples of the graph."""
    parts = read_parts(articles, nlp, made.minter) if with_claims else _bare_parts(articles, nlp, made.minter)
    with at_rest(), tempfile.TemporaryDirectory(prefix="newskg-") as folder:  # as in a build
        return compose(parts, Path(folder), made).triples


def _bare_parts(articles: Sequence[Article], nlp: Language, minter: Minter) -> Iterator[Part]:
    """What `read_parts` gives, without claims."""
    for doc in annotate(articles, nlp):
        reading = extract(doc)
        resolution = resolve(reading)
        graph = article_graph(reading, resolution, minter, claims=False)
        shared = frozenset(entity_triples([(graph.sha256, resolution.entities, graph.used)], minter))
        yield Part(graph, shared, reading.article.title or "", reading.article.text)
