"""Loads the spaCy pipeline and runs it: one Doc for an article, with no white space tokens inside.

The parser reads one paragraph at a time with its white space folded (news text is full of stray blanks and hard line
ends, which a parser takes for words); `token.begin` keeps where each token stands in the article.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import spacy
from spacy import util
from spacy.language import Language
from thinc.api import use_ops
from threadpoolctl import threadpool_limits

import kg.annotate.word_features  # noqa: F401  (registers the vectors that our config.cfg names, installed or not)
from kg import model_path
from kg.annotate import agreement, gazetteer, sentences
from kg.annotate.embedding import embed_once
from kg.annotate.encoding import encode_in_blocks
from kg.annotate.quotes import mark_quotes
from kg.annotate.reading import join, read_paragraph
from kg.annotate.running import run
from kg.errors import InputError
from kg.records import Article
from kg.tokens import Doc

#: "PRAGUE, April 9 (Agency) –": a press dateline stands apart from the sentence that it opens.
DATELINE = re.compile(
    r"(?:[^\W\d_a-zà-ÿ][^\W\d_a-zà-ÿ.'’-]+[ ,/]*){1,5}(?:[^\W\d_]{3,9}\.? \d{1,2},? ?)?(?:\d{4} )?(?:\([^)]{2,40}\) ?)?(?:--|[-–—])(?= )"
)
PARAGRAPH_BREAK = re.compile(r"\s*\n\s*\n\s*")
REQUIRED = ("parser", "ner")


def load_pipeline(model: str | None = None) -> Language:
    """The spaCy pipeline `model` (a name or a path; ours by default) with sentence ends added, loaded once.

    Raises InputError when it cannot be loaded or lacks a parser or a named-entity recogniser.
    """
    return _load(str(model_path()) if model is None else model)


def load_alone(name: str) -> Language:
    """What `spacy.load` gives, but multiplying with numpy's OpenBLAS, three times as fast as the BLIS that spaCy takes."""
    with use_ops("numpy", use_blis=False):
        return spacy.load(name)


@cache
def _load(name: str) -> Language:
    try:
        nlp = load_alone(name)
    except (OSError, ValueError, ImportError) as error:
        raise InputError(f"--model {name}: no spaCy pipeline of this name or path") from error
    missing = [pipe for pipe in REQUIRED if pipe not in nlp.pipe_names]
    if missing:
        raise InputError(f"--model {name}: the pipeline has no {' and no '.join(missing)}")
    nlp.add_pipe(sentences.NAME, before="parser")
    embed_once(nlp)
    encode_in_blocks(nlp)
    threadpool_limits(1, user_api="blas")  # more threads would wait for each other over matrices as small as these
    gc.collect()
    gc.freeze()  # what is loaded stays: the collector need not walk through it again and again, which took a tenth of the time
    return nlp


def paragraphs(text: str) -> Iterator[tuple[str, Sequence[int]]]:
    """Each paragraph with its white space folded, and for each of its characters the offset in `text`.

    A dateline comes as a part of its own. A paragraph ends at an empty line; a text without any ends one at each line end.
    """
    lines_are_paragraphs = PARAGRAPH_BREAK.search(text.strip()) is None
    at = 0
    pattern = re.compile(r"\s*\n\s*") if lines_are_paragraphs else PARAGRAPH_BREAK
    breaks = [(m.start(), m.end()) for m in pattern.finditer(text)] + [(len(text), len(text))]
    for begin, end in breaks:
        line, offsets = _folded(text, at, begin)
        if line:
            dateline = DATELINE.match(line)
            cut = dateline.end() if dateline is not None else 0
            if cut:
                yield line[:cut], offsets[:cut]
                cut += 1
            yield line[cut:], offsets[cut:]
        at = end


def _folded(text: str, begin: int, end: int) -> tuple[str, Sequence[int]]:
    """The words of a slice with a blank between two of them, and for each character of this the offset in `text`."""
    whole = text[begin:end].lstrip()
    line = " ".join(whole.split())
    if len(line) == len(whole.rstrip()):  # one character between two words everywhere
        return line, range(end - len(whole), end - len(whole) + len(line))
    offsets: list[int] = []
    for word in re.finditer(r"\S+", text[begin:end]):
        if offsets:
            offsets.append(begin + word.start() - 1)
        offsets.extend(range(begin + word.start(), begin + word.end()))
    return line, offsets


class Part(NamedTuple):
    """A paragraph on its way through the pipeline: of the article of this place in a row, and its own number in it."""

    place: int
    article: Article
    number: int
    offsets: Sequence[int]


def _parts(articles: Iterable[Article]) -> Iterator[tuple[str, Part]]:
    for place, article in enumerate(articles):
        for number, (text, offsets) in enumerate(list(paragraphs(article.text)) or [("", [])]):
            yield text, Part(place, article, number, offsets)


def annotate(articles: Iterable[Article], nlp: Language) -> Iterator[Doc]:
    """One Doc for each article, in order, with its names corrected and its quotations marked.

    The pipeline reads many paragraphs at once, whatever the article.
    """
    for _, parts in groupby(run(nlp, _parts(articles)), key=lambda pair: pair[1].place):
        docs = [read_paragraph(parsed, part.article, part.offsets, number=part.number) for parsed, part in parts]
        doc = join(docs[0].article, [gazetteer.correct(paragraph) for paragraph in docs])
        agreement.agree(doc)
        mark_quotes(doc)
        yield doc


def find_pipeline(model: str | None = None) -> tuple[tuple[str, str], Path]:
    """Name and version of the spaCy pipeline `model`, and the folder of its files, without loading it; raises as `load_pipeline` does."""
    name = str(model_path()) if model is None else model
    try:
        folder = Path(name) if Path(name).is_dir() else util.get_package_path(name)
        meta = util.get_model_meta(folder)
    except (OSError, ValueError, ImportError) as error:
        raise InputError(f"--model {name}: no spaCy pipeline of this name or path") from error
    return (f"{meta['lang']}_{meta['name']}", str(meta["version"])), folder


def pipeline_identity(nlp: Language) -> tuple[str, str]:
    """Name and version of a pipeline, for the provenance of a run."""
    return f"{nlp.meta['lang']}_{nlp.meta['name']}", str(nlp.meta["version"])
