"""Links to Wikidata and countries: of the gold's linked mentions, how many overlap a mention with the right link.

A link is right when the Wikidata identifier, the Wikipedia title or the ISO code agrees. Mentions that the gold links to
nothing count only in the row of those wrongly linked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyoxigraph as ox
from rdflib import URIRef
from rdflib.namespace import OWL

from kg import terms
from kg.bench.documents import Progress, Row, graph_of, read_rows
from kg.evaluate import built
from kg.evaluate.scores import Figure, Scores, f1, share

TITLE_PAGES = ("dbpedia.org/resource/", "en.wikipedia.org/wiki/")


@dataclass(frozen=True, slots=True)
class Link:
    """A linked span: what it is linked to, each "" when unknown."""

    begin: int
    end: int
    wikidata: str
    title: str
    iso3: str

    def agrees(self, gold: Mapping[str, Any]) -> bool:
        """Whether one of the identifiers is that of the gold's mention."""
        return (
            bool(self.wikidata and self.wikidata == gold.get("wikidata"))
            or bool(self.title and self.title == _title(gold.get("title") or ""))
            or bool(self.iso3 and self.iso3 == gold.get("iso3"))
        )


@dataclass(frozen=True, slots=True)
class Counts:
    """Of one document: gold links, those found, right with the same offsets, right at all; countries; links made."""

    gold: int
    found: int
    strong: int
    weak: int
    countries: int
    countries_right: int
    unlinked: int
    unlinked_wrong: int
    made: int


def linking(
    data: Path, *, model: str | None = None, graph: Path | None = None, progress: Progress = lambda _: None
) -> Scores:
    """The figures on documents with linked `mentions` (JSON Lines), over all and by `corpus`. Raises InputError."""
    rows = read_rows(data, "linking/gum_dev.jsonl", needs=("mentions",))
    with graph_of(rows, model=model, graph=graph, progress=progress) as store:
        counted = list(_counted(rows, store))
    table = {"all": figures([counts for _, counts in counted])}
    for corpus in sorted({corpus for corpus, _ in counted} - {""}):
        table[corpus] = figures([counts for other, counts in counted if other == corpus])
    return Scores("linking", table)


def _title(title: str) -> str:
    return " ".join(title.replace("_", " ").split()).lower()


def _counted(rows: Sequence[Row], store: ox.Store) -> Iterator[tuple[str, Counts]]:
    articles = built.documents(store)
    for row in rows:
        spans = built.spans(store, articles[row["id"]]) if row["id"] in articles else []
        yield row.get("corpus") or "", counts(row["mentions"], list(_links(store, spans)))


def _links(store: ox.Store, spans: Sequence[built.BuiltSpan]) -> Iterator[Link]:
    """The mentions of every entity that is the same as something elsewhere."""
    for span in spans:
        for entity in built.subjects(store, terms.evidence, span.iri):
            same = built.objects(store, entity, URIRef(OWL.sameAs))
            if same:
                wikidata = next((iri.rsplit("/", 1)[-1] for iri in same if "wikidata.org/" in iri), "")
                pages = (iri.rsplit("/", 1)[-1] for iri in same if any(page in iri for page in TITLE_PAGES))
                iso3 = next(iter(built.objects(store, entity, terms.iso3)), "")
                yield Link(span.begin, span.end, wikidata, _title(next(pages, "")), iso3)


def counts(mentions: Sequence[Mapping[str, Any]], links: Sequence[Link]) -> Counts:
    """The counts of one document."""
    gold = [mention for mention in mentions if mention.get("title") is not None or mention.get("wikidata")]
    unlinked = [mention for mention in mentions if mention not in gold]
    near = [[link for link in links if link.begin < m["end"] and m["start"] < link.end] for m in gold]
    right = [[link for link in some if link.agrees(m)] for m, some in zip(gold, near, strict=True)]
    extents = {(link.begin, link.end) for link in links}
    return Counts(
        gold=len(gold),
        found=sum(map(bool, near)),
        strong=sum(any((x.begin, x.end) == (m["start"], m["end"]) for x in r) for m, r in zip(gold, right, strict=True)),
        weak=sum(map(bool, right)),
        countries=sum(bool(m.get("iso3")) for m in gold),
        countries_right=sum(bool(m.get("iso3")) and bool(r) for m, r in zip(gold, right, strict=True)),
        unlinked=len(unlinked),
        unlinked_wrong=sum((m["start"], m["end"]) in extents for m in unlinked),
        made=len(links),
    )


def figures(counted: Sequence[Counts]) -> dict[str, Figure]:
    """Countries and all links that are right; F1 with the same offsets; of mentions found the share linked right."""
    gold, made = sum(c.gold for c in counted), sum(c.made for c in counted)
    strong, weak = sum(c.strong for c in counted), sum(c.weak for c in counted)
    countries = sum(c.countries for c in counted)
    return {
        "countries": share(sum(c.countries_right for c in counted), countries),
        "of_countries": countries,
        "right": share(weak, gold),
        "right_of_found": share(weak, sum(c.found for c in counted)),
        "same_span_f1": f1(share(strong, made), share(strong, gold)),
        "wrongly_linked": share(sum(c.unlinked_wrong for c in counted), sum(c.unlinked for c in counted)),
        "of": gold,
    }
