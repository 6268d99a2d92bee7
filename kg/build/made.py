"""The values of a build: by what a graph is made, what one article gave, what came of it all."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kg.errors import InputError
from kg.graph import LICENCE
from kg.iris import Minter
from kg.validate import Report

ENTITIES, RUN, CLAIMS, DATASET = "entities", "run", "claims", "dataset"
LICENCE_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|\\^`]+")


@dataclass(frozen=True, slots=True)
class Made:
    """By what a graph is made and under what licence: the name and version of the pipeline, the base of its IRIs; what lies beside it."""

    model: tuple[str, str]
    minter: Minter
    licence: str = LICENCE
    with_text: bool = False
    store: bool = False

    def __post_init__(self) -> None:
        if not LICENCE_IRI.fullmatch(self.licence):
            raise InputError(f"--licence {self.licence}: not an IRI")


@dataclass(frozen=True, slots=True)
class Effort:
    """What a build did: articles that it read and those that it had read before, articles set aside with the reason, how many
    resources of each class of the ontology the articles gave, seconds of all workers by stage."""

    read: int = 0
    kept: int = 0
    set_aside: tuple[tuple[str, str], ...] = ()
    facts: dict[str, int] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made: articles, triples, their hash, the report of the checks, corrections without effect, and the effort.

    `hashed` says of what the SHA-256 is: of the triples by RDFC-1.0, or of the manifest of a graph in parts. The triples of such a
    graph are those of each part, what several parts say counted in each.
    """

    articles: int
    triples: int
    sha256: str
    report: Report
    idle: tuple[str, ...] = ()
    effort: Effort = Effort()
    hashed: str = "RDFC-1.0"
