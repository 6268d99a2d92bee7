"""Reads the open training data (CoNLL-U with names in MISC, and token tables of news) into spaCy Docs: the first step
of `train`.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

SENTENCES_PER_DOC = 10
"""Longest training text, in sentences: long enough to learn sentence ends, short enough for even batches."""


Layer = Literal["unified", "second", "both"]
_OURS = {"PER": "PERSON", "ORG": "ORG", "LOC": "PLACE"}


@dataclass(frozen=True, slots=True)
class Word:
    """One syntactic word as the treebank gives it: head is an index into its sentence (itself at the root), names are
    IOB2.
    """

    text: str
    space: bool
    tag: str
    pos: str
    morph: str
    lemma: str
    head: int
    dep: str
    name: str
    second_name: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words of one sentence, whether a document or paragraph begins with it, and whether its part is held out."""

    words: tuple[Word, ...]
    starts_document: bool = False
    starts_paragraph: bool = False
    heldout: bool = False


def _lines(path: Path) -> Iterator[str]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield line.rstrip("\n")


def _misc(field: str) -> dict[str, str]:
    return dict(part.split("=", 1) for part in field.split("|") if "=" in part)


def _merge(rows: list[list[str]], first: int, last: int, surface: str, misc: str) -> list[list[str]]:
    """One row in place of several words that share a surface form and do not spell it; heads are renumbered by the
    caller.
    """
    inside = {row[0] for row in rows if first <= int(row[0]) <= last}
    lead = next(row for row in rows if row[0] in inside and row[6] not in inside)
    names = [_misc(row[9]).get("NER", "O") for row in rows if row[0] in inside]
    uner = [_misc(row[9]).get("UNER", "O") for row in rows if row[0] in inside]
    kept = [part for part in misc.split("|") if part.startswith("SpaceAfter")]
    merged = [*lead]
    merged[1] = surface
    merged[9] = "|".join([*kept, f"NER={names[0]}", f"UNER={uner[0]}"])
    out = []
    for row in rows:
        if row[0] == lead[0]:
            out.append(merged)
        elif row[0] not in inside:
            out.append([*row[:6], lead[0] if row[6] in inside else row[6], *row[7:]])
    return out


def _sentence(rows: list[list[str]], ranges: list[list[str]], *, starts: set[str]) -> Sentence:
    space = {row[0]: "SpaceAfter=No" not in row[9] for row in rows}
    for row in ranges:
        first, last = (int(part) for part in row[0].split("-"))
        inside = [word for word in rows if first <= int(word[0]) <= last]
        if "".join(word[1] for word in inside) == row[1]:
            for word in inside:
                space[word[0]] = False
            space[str(last)] = "SpaceAfter=No" not in row[9]
        else:
            rows = _merge(rows, first, last, row[1], row[9])
            for word in inside:
                space[word[0]] = "SpaceAfter=No" not in row[9]
    index = {row[0]: place for place, row in enumerate(rows)}
    words = []
    for place, row in enumerate(rows):
        misc = _misc(row[9])
        words.append(
            Word(
                text=row[1],
                space=space[row[0]],
                tag=row[4],
                pos=row[3],
                morph="" if row[5] == "_" else row[5],
                lemma=row[2],
                head=index.get(row[6], place),
                dep="ROOT" if row[6] == "0" else row[7],
                name=misc.get("NER", "O"),
                second_name=misc.get("UNER", "-"),
            )
        )
    return Sentence(words=tuple(words), starts_document="newdoc" in starts, starts_paragraph=bool(starts))


def read_conllu(path: Path) -> Iterator[Sentence]:
    """The sentences of a CoNLL-U file (UD v2, plain or gzip); names from `NER=` and `UNER=` in MISC; empty nodes are
    passed over.
    """
    rows: list[list[str]] = []
    ranges: list[list[str]] = []
    starts: set[str] = set()
    for line in [*_lines(path), ""]:
        if not line:
            if rows:
                yield _sentence(rows, ranges, starts=starts)
                starts = set()
            rows, ranges = [], []
        elif line.startswith("#"):
            starts.update(mark for mark in ("newdoc", "newpar") if line.startswith(f"# {mark}"))
        else:
            columns = line.split("\t")
            if columns[0].isdigit():
                rows.append(columns)
            elif "-" in columns[0]:
                ranges.append(columns)


def read_names(path: Path) -> Iterator[Sentence]:
    """The sentences of a token table (token, PTB tag, IOB2, `SpaceAfter=No` or `_`); `# split = heldout` marks the
    held-out part.
    """
    words: list[Word] = []
    heldout = False
    for line in [*_lines(path), ""]:
        if not line:
            if words:
                yield Sentence(words=tuple(words), heldout=heldout)
            words = []
        elif line.startswith("# "):
            if line.startswith("# split ="):
                heldout = line.endswith("heldout")
        else:
            text, tag, name, space = line.split("\t")
            words.append(
                Word(
                    text=text, space=space != "SpaceAfter=No", tag=tag, pos="", morph="", lemma="", head=0, dep="",
                    name=name, second_name="-",
                )
            )  # fmt: skip


def blocks(sentences: Iterable[Sentence], *, longest: int = SENTENCES_PER_DOC) -> Iterator[list[Sentence]]:
    """Sentences that stand together in the source, cut at documents, paragraphs and `longest` sentences."""
    block: list[Sentence] = []
    for sentence in sentences:
        if block and (sentence.starts_paragraph or len(block) == longest or sentence.heldout != block[0].heldout):
            yield block
            block = []
        block.append(sentence)
    if block:
        yield block


def _name_spans(doc: Doc, iob: list[str]) -> list[Span]:
    spans, start, label = [], -1, ""
    for place, tag in enumerate([*iob, "O"]):
        if start >= 0 and tag != f"I-{label}":
            spans.append(Span(doc, start, place, label=label))
            start = -1
        if tag.startswith("B-") or (start < 0 and tag.startswith("I-")):
            start, label = place, tag[2:]
    return spans


def to_doc(vocab: Vocab, block: list[Sentence], *, syntax: bool = True, layer: Layer = "unified") -> Doc:
    """The gold Doc of a block: with tags, morphology, lemmas, heads and sentence starts if `syntax`.

    The names are those of the unified layer (`NER=`), of the second (`UNER=`, under its own labels), or of both: the
    unified ones and under our labels those that only the second has (names in lower case, mostly).
    """
    words = [word for sentence in block for word in sentence.words]
    texts = [word.text for word in words]
    spaces = [word.space for word in words]
    ends: set[int] = set()
    total = 0
    for sentence in block:
        total += len(sentence.words)
        ends.add(total - 1)
    for end in ends:  # sentences of one block are apart even where the source forgot the space
        spaces[end] = True
    if syntax:
        heads: list[int] = []
        offset = 0
        for sentence in block:
            heads.extend(offset + word.head for word in sentence.words)
            offset += len(sentence.words)
        doc = Doc(
            vocab,
            words=texts,
            spaces=spaces,
            tags=[word.tag for word in words],
            pos=[word.pos for word in words],
            morphs=[word.morph for word in words],
            lemmas=[word.lemma for word in words],
            heads=heads,
            deps=[word.dep for word in words],
        )
    else:
        doc = Doc(vocab, words=texts, spaces=spaces)
    unified = _name_spans(doc, [word.name for word in words])
    second = _name_spans(doc, [word.second_name for word in words])
    if layer == "both":
        taken = {token.i for span in unified for token in span}
        free = [span for span in second if span.label_ in _OURS and not taken.intersection(range(span.start, span.end))]
        unified += [Span(doc, span.start, span.end, label=_OURS[span.label_]) for span in free]
    doc.set_ents(second if layer == "second" else unified)
    return doc
