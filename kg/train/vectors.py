"""Compiles the word features that the pipeline carries as spaCy vectors: what gazetteers, counts and clusters know of a
word form.

Used before `train`; its result travels inside the model, so that training again needs no other file. Sources: the
tables of the knowledge base, the cased counts and Brown clusters of spacy-lookups-data, the census name lists of the
package `names`, and the training files themselves.
"""

from __future__ import annotations

import csv
import gzip
import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
import spacy
from numpy.typing import NDArray
from spacy.vocab import Vocab

from kg.annotate.word_features import NAME, Meanings, WordFeatures, make_table
from kg.train.treebank import Sentence

Floats = NDArray[np.float32]

PATH_BITS = 18
CONTEXT_DIMS = 16
LABELS = ("PERSON", "ORG", "PLACE", "NORP", "DATE", "EVENT", "LAW")
GAZETTEERS = (
    "census_first", "census_last", "kb_given", "kb_family", "city", "city_part", "country", "country_part", "demonym",
    "region", "region_part", "org", "org_part", "party", "party_part", "role", "news_per", "news_org", "news_loc",
)  # fmt: skip
"""Names of the gazetteer dimensions, in their order; each holds 0 (not in it), 1/2 or 1 (often)."""


def _table(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def _names(row: dict[str, str], *columns: str) -> Iterator[str]:
    for column in columns:
        for name in (row.get(column) or "").split("|"):
            if name.isascii() or name == row.get("label"):
                yield name.removeprefix("the ").removeprefix("The ").strip()


def _words(name: str) -> list[str]:
    return [word for word in name.replace("-", " ").replace("'s", " ").replace(",", " ").split() if word[:1].isalpha()]


class _Levels:
    """Counts of word forms for each gazetteer, read out as coarse levels."""

    def __init__(self) -> None:
        self.counts: dict[str, Counter[str]] = defaultdict(Counter)

    def add(self, kind: str, word: str, *, times: int = 1) -> None:
        if len(word) > 1:
            self.counts[kind][word.lower()] += times

    def add_name(self, kind: str, name: str, *, parts: bool = True) -> None:
        words = _words(name)
        if len(words) == 1:
            self.add(kind, words[0], times=9)
        elif parts:
            for word in words:
                if word[:1].isupper():
                    self.add(f"{kind}_part", word)

    def level(self, kind: str, word: str) -> float:
        count = self.counts[kind].get(word, 0)
        return 0.0 if count == 0 else 0.5 if count < 3 else 1.0


def _add_persons(levels: _Levels, kb_dir: Path) -> None:
    for file, column in (
        ("persons.tsv", "label"), ("legislators_2015.tsv", "label"), ("persons_phoenix.tsv", "name"),
        ("leaders_current_factbook.tsv", "name"), ("leaders_effective_1990_2021.tsv", "label"),
    ):  # fmt: skip
        for row in _table(kb_dir / file):
            words = _words(row[column])
            if 2 <= len(words) <= 4:
                levels.add("kb_family", words[-1])
                for word in words[:-1]:
                    levels.add("kb_given", word)


def _add_census(levels: _Levels, names_dir: Path) -> None:
    files = {"dist.male.first": "census_first", "dist.female.first": "census_first", "dist.all.last": "census_last"}
    for file, kind in files.items():
        for line in (names_dir / file).read_text(encoding="ascii").splitlines():
            name, _, _, rank = line.split()
            place = int(rank)
            levels.add(kind, name, times=6 if place <= 1000 else 2 if place <= 8000 else 1)


def _add_places(levels: _Levels, kb_dir: Path) -> None:
    for row in _table(kb_dir / "cities.tsv"):
        population = int(row["population"] or 0)
        times = 6 if population >= 500_000 else 2 if population >= 100_000 else 1
        for name in {row["label"], *(_names(row, "aliases") if population >= 500_000 else ())}:
            words = _words(name)
            for word in words:
                levels.add("city" if len(words) == 1 else "city_part", word, times=times)
    for row in _table(kb_dir / "country_aliases.tsv"):
        kind = row["kind"]
        if kind.startswith("demonym"):
            levels.add_name("demonym", row["alias"], parts=False)
        elif kind not in ("phoenix_place_in_country", "phoenix_variant") and row["alias"][:1].isupper():
            levels.add_name("country", row["alias"])
    for row in _table(kb_dir / "regions.tsv"):
        for name in _names(row, "label", "aliases"):
            levels.add_name("region", name)


def _add_organisations(levels: _Levels, kb_dir: Path) -> None:
    for file, columns in (
        ("organisations_core.tsv", ("label", "abbr", "aliases")),
        ("organisations_factbook_extra.tsv", ("label", "abbr")),
        ("armed_groups.tsv", ("label", "aliases")), ("gov_bodies.tsv", ("label", "aliases")),
    ):  # fmt: skip
        for row in _table(kb_dir / file):
            for name in _names(row, *columns):
                levels.add_name("org", name)
    for row in _table(kb_dir / "parties.tsv"):
        for name in _names(row, "label"):
            levels.add_name("party", name)
    for row in _table(kb_dir / "agents_roles.tsv"):
        if row["is_stem"] == "0" and " " not in row["term"]:
            levels.add("role", row["term"], times=9)
    for row in _table(kb_dir / "news_entities_elevant.tsv"):
        types = (row["types"] or "").lower()
        kind = (
            "news_per" if "person" in types else
            "news_loc" if "geographic entity" in types else
            "news_org" if "organization" in types else ""
        )  # fmt: skip
        for word in _words(row["label"]) if kind else ():
            levels.add(kind, word, times=2)


def _context_axes(sentences: list[Sentence], clusters: dict[str, int]) -> dict[int, Floats]:
    """For each cluster its position on the main axes of what stands beside it (singular values of positive pointwise
    mutual information).
    """
    ids = sorted(set(clusters.values()))
    place = {cluster: row for row, cluster in enumerate(ids)}
    size = len(ids)
    counts = np.ones((size, 2 * size), dtype=np.float64) * 1e-3
    for sentence in sentences:
        row = [place[clusters[word.text]] if word.text in clusters else -1 for word in sentence.words]
        for left, right in pairwise(row):
            if left >= 0 and right >= 0:
                counts[left, right] += 1
                counts[right, size + left] += 1
    total = counts.sum()
    expected = counts.sum(axis=1, keepdims=True) * counts.sum(axis=0, keepdims=True) / total
    pmi = np.maximum(np.log(counts / expected), 0.0) * (counts > 0.5)
    values, axes = np.linalg.eigh(pmi @ pmi.T)
    order = np.argsort(-values)[:CONTEXT_DIMS]
    found = axes[:, order] * np.sqrt(np.sqrt(np.maximum(values[order], 0.0)))
    signs = np.sign(found[np.abs(found).argmax(axis=0), np.arange(found.shape[1])])
    found = np.pad(found * signs, ((0, 0), (0, CONTEXT_DIMS - found.shape[1])))
    scale = max(np.abs(found).max(), 1e-9)
    return {cluster: np.asarray(found[row] / scale * 3, dtype=np.float32) for cluster, row in place.items()}


def _label_shares(sentences: list[Sentence], clusters: dict[str, int]) -> dict[int, Floats]:
    """For each cluster the share of its tokens, in the training files, that begin or go on in a name of each label."""
    seen: Counter[int] = Counter()
    named: dict[int, Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        for word in sentence.words:
            cluster = clusters.get(word.text)
            if cluster is not None:
                seen[cluster] += 1
                named[cluster][word.name[2:]] += 1
    shares = {}
    for cluster, count in seen.items():
        share = [round(math.sqrt(named[cluster][label] / (count + 20)), 2) for label in LABELS]
        shares[cluster] = np.array(share, dtype=np.float32)
    return shares


def _logp(value: float | None) -> float:
    """A log probability (natural) as 0 (unseen) to 1 (the commonest), in steps of 1/4."""
    return 0.0 if value is None else max(1, round(4 * min(max((value + 20) / 12, 0.0), 1.0))) / 4


def compile_vectors(
    vocab: Vocab,
    sentences: Iterable[Sentence],
    *,
    kb_dir: Path,
    lookups_dir: Path,
    census_dir: Path,
    companies: Iterable[str] = (),
    forms: int = 90_000,
    meanings: Meanings | None = None,
) -> WordFeatures:
    """The features of the `forms` commonest word forms and of all forms of the gazetteers (equal rows are shared), beside
    the `meanings` that `kg.train.glove` reads.
    """
    with gzip.open(lookups_dir / "en_lexeme_prob.json.gz", "rt", encoding="utf-8") as file:
        logp: dict[str, float] = json.load(file)
    with gzip.open(lookups_dir / "en_lexeme_cluster.json.gz", "rt", encoding="utf-8") as file:
        clusters: dict[str, int] = json.load(file)
    levels = _Levels()
    _add_persons(levels, kb_dir)
    _add_census(levels, census_dir)
    _add_places(levels, kb_dir)
    _add_organisations(levels, kb_dir)
    for name in companies:
        levels.add_name("org", name, parts=False)
    training = list(sentences)
    axes = _context_axes(training, clusters)
    shares = _label_shares(training, clusters)

    strong = {
        word
        for kind in GAZETTEERS
        for word, count in levels.counts[kind].items()
        if count >= (2 if kind in ("census_last", "kb_family", "kb_given", "city") else 1)
    }
    common = sorted(logp, key=lambda form: (-logp[form], form))[:forms]
    chosen = dict.fromkeys(form for form in common if any(char.isalpha() for char in form) and " " not in form)
    trained = Counter(word.text for sentence in training for word in sentence.words)
    for form in sorted(trained):
        if form[:1].isalpha():
            chosen.setdefault(form)
    for word in sorted(strong):
        title = word.title() if "'" not in word else word[:1].upper() + word[1:]
        chosen.setdefault(title)
        chosen.setdefault(word.upper() if len(word) < 7 else word.title())

    width = PATH_BITS + CONTEXT_DIMS + len(LABELS) + len(GAZETTEERS) + 4
    rows: dict[bytes, int] = {}
    table: list[Floats] = []
    keys: list[str] = []
    places: list[int] = []
    for form in chosen:
        vector = np.zeros(width, dtype=np.float32)
        cluster = clusters.get(form)
        if cluster is not None:
            vector[:PATH_BITS] = [1.0 if cluster >> bit & 1 else -1.0 for bit in range(PATH_BITS)]
            vector[PATH_BITS : PATH_BITS + CONTEXT_DIMS] = axes[cluster]
            if cluster in shares:
                vector[PATH_BITS + CONTEXT_DIMS : PATH_BITS + CONTEXT_DIMS + len(LABELS)] = shares[cluster]
        offset = PATH_BITS + CONTEXT_DIMS + len(LABELS)
        lower = form.lower()
        low, high = logp.get(lower), logp.get(lower.title())
        lead = -1.0 if low is None else 0.0 if high is None else min(max((low - high) / 3, -1.0), 1.0)
        if form != lower or lead < -0.15:  # a word that mostly stands in capitals is a name in lower case too
            vector[offset : offset + len(GAZETTEERS)] = [levels.level(kind, lower) for kind in GAZETTEERS]
        offset += len(GAZETTEERS)
        vector[offset] = _logp(logp.get(form))
        vector[offset + 1] = _logp(low)
        vector[offset + 2] = 0.0 if low is None else round(lead * 2) / 2
        vector[offset + 3] = 1.0
        code = vector.tobytes()
        if code not in rows:
            rows[code] = len(table)
            table.append(vector)
        keys.append(form)
        places.append(rows[code])
    return WordFeatures(strings=vocab.strings, forms=make_table(keys, places, np.stack(table)), meanings=meanings)


def write_vectors(
    folder: Path,
    sentences: Iterable[Sentence],
    *,
    kb_dir: Path,
    lookups_dir: Path,
    census_dir: Path,
    companies: Iterable[str] = (),
    meanings: Meanings | None = None,
) -> tuple[int, int]:
    """Writes a blank spaCy pipeline with the compiled vectors into `folder`, for `train(vectors=folder)`; gives the number
    of forms and of dimensions.
    """
    nlp = spacy.blank("en", config={"nlp": {"vectors": {"@vectors": NAME}}})
    vectors = compile_vectors(
        nlp.vocab, sentences, kb_dir=kb_dir, lookups_dir=lookups_dir, census_dir=census_dir, companies=companies,
        meanings=meanings,
    )  # fmt: skip
    nlp.vocab.vectors = vectors
    nlp.to_disk(folder)
    return vectors.shape
