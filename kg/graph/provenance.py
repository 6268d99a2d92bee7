"""The run as PROV-O: what was read, by which program and pipeline. No time of day, so that the bytes are the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.graph import terms
from kg.graph.lines import LABEL, TYPE, Term, Triple
from kg.graph.literals import english, text
from kg.iris import Minter


def dataset_of(run: Term) -> Term:
    """The dataset that a run generated: `id/dataset/<hash>` beside `id/run/<hash>`."""
    return run.replace("/id/run/", "/id/dataset/")


def run_triples(
    articles: Iterable[str], *, version: str, model: tuple[str, str], minter: Minter
) -> Iterator[Triple]:
    """One `kg:Run` that used the articles (SHA-256 of each) and generated the dataset, by this version and this model."""
    hashes = sorted(articles)
    run = minter.run(version, *model, *hashes)
    dataset = dataset_of(run)
    program, pipeline = minter.entity(f"software/newskg-{version}"), minter.entity(f"software/{model[0]}-{model[1]}")
    yield run, TYPE, terms.Run
    yield run, TYPE, terms.prov_Activity
    yield dataset, TYPE, terms.void_Dataset
    yield dataset, terms.prov_wasGeneratedBy, run
    for agent, name, number in ((program, "newskg", version), (pipeline, *model)):
        yield agent, TYPE, terms.prov_SoftwareAgent
        yield agent, LABEL, english(f"{name} {number}")
        yield agent, terms.schema_softwareVersion, text(number)
        yield run, terms.prov_wasAssociatedWith, agent
    for sha256 in hashes:
        yield run, terms.prov_used, minter.article(sha256)
