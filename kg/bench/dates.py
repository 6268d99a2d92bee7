"""Resolved dates: each dated expression of the gold, and the TIMEX3 values of the spans that overlap it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg import terms
from kg.bench.documents import Progress, Row, graph_of, read_rows
from kg.evaluate import built
from kg.evaluate.scores import Figure, Miss, Scores, share

YEAR = len("2011")


@dataclass(frozen=True, slots=True)
class Dated:
    """An expression of the gold: `when`, or the bounds of a time ("" for an open one); `values` are what was found on it."""

    document: str
    genre: str
    text: str
    when: str
    bounds: tuple[str, str]
    values: tuple[str, ...]

    @property
    def exact(self) -> bool:
        """Whether a value is the gold's, at the gold's precision; for bounds the interval with a slash."""
        return (self.when or "/".join(self.bounds)) in self.values

    @property
    def compatible(self) -> bool:
        """Whether a value is exact, or finer or coarser (at least a year), or lies within the bounds."""
        return self.exact or any(self._agrees(value) for value in self.values if value)

    def _agrees(self, value: str) -> bool:
        if self.when:
            return value.startswith(self.when) or (len(value) >= YEAR and self.when.startswith(value))
        low, high = self.bounds
        first, last = value.split("/")[0], value.split("/")[-1]
        return (not low or first >= low[: len(first)]) and (not high or last[: len(high)] <= high)


def dates(
    data: Path, *, model: str | None = None, graph: Path | None = None, progress: Progress = lambda _: None
) -> Scores:
    """The figures on documents with `dates` (JSON Lines), over all and for each genre. Raises InputError."""
    rows = read_rows(data, "gum/dev.jsonl", needs=("dates",))
    with graph_of(rows, model=model, graph=graph, progress=progress) as store:
        dated = list(_dated(rows, store))
    genres = sorted({one.genre for one in dated} - {""})
    table = {"all": figures(dated)}
    table.update({genre: figures([one for one in dated if one.genre == genre]) for genre in genres})
    misses = (
        Miss("date", d.document, f"{d.text!r} is {d.when or '/'.join(d.bounds)}: got {', '.join(d.values) or 'nothing'}")
        for d in dated
        if not d.exact
    )
    return Scores("gum-dates", table, misses=tuple(misses))


def _dated(rows: Sequence[Row], store: ox.Store) -> Iterator[Dated]:
    articles = built.documents(store)
    for row in rows:
        spans = built.spans(store, articles[row["id"]]) if row["id"] in articles else []
        times = [(span, value) for span in spans for value in built.objects(store, span.iri, terms.timeValue)]
        for gold in row["dates"]:
            yield Dated(
                document=row["id"],
                genre=row.get("genre") or "",
                text=gold.get("text", ""),
                when=gold.get("when", ""),
                bounds=(gold.get("from", gold.get("notBefore", "")), gold.get("to", gold.get("notAfter", ""))),
                values=tuple(v for span, v in times if span.begin < gold["end"] and gold["start"] < span.end),
            )


def figures(dated: Sequence[Dated]) -> dict[str, Figure]:
    """The shares of the gold's expressions that have any value, the exact value, a compatible value; of those that the gold gives
    one value, no interval, the share that has exactly this (`exact-single`)."""
    count = len(dated)
    single = [one for one in dated if one.when]
    return {
        "exact": share(sum(one.exact for one in dated), count),
        "exact-single": share(sum(one.exact for one in single), len(single)),
        "compatible": share(sum(one.compatible for one in dated), count),
        "found": share(sum(bool(one.values) for one in dated), count),
        "of": count,
    }
