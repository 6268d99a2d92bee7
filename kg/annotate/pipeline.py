"""Loads the spaCy pipeline and runs it: one Doc for an article, with no white space tokens inside.

The parser reads one paragraph at a time with its white space folded (news text is full of stray blanks and hard line
ends, which a parser takes for words); `token._.begin` keeps where each token stands in the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import spacy
from spacy import util
from spacy.language import Language
from spacy.tokens import Doc

from kg import model_path
from kg.annotate import gazetteer, sentences
from kg.annotate.layers import register_layers
from kg.annotate.quotes import mark_quotes
from kg.errors import InputError
from kg.records import Article

#: "PRAGUE, April 9 (Agency) –": a press dateline stands apart from the sentence that it opens.
DATELINE = re.compile(
    r"(?:[^\W\d_a-zà-ÿ][^\W\d_a-zà-ÿ.'’-]+[ ,/]*){1,5}(?:[^\W\d_]{3,9}\.? \d{1,2},? ?)?(?:\d{4} )?(?:\([^)]{2,40}\) ?)?(?:--|[-–—])(?= )"
)
PARAGRAPH_BREAK = re.compile(r"\s*\n\s*\n\s*")
REQUIRED = ("parser", "ner")


def load_pipeline(model: str | None = None) -> Language:
    """The spaCy pipeline `model` (a name or a path; ours by default) with sentence ends and gazetteer added, loaded once.

    Raises InputError when it cannot be loaded or lacks a parser or a named-entity recogniser.
    """
    return _load(str(model_path()) if model is None else model)


@cache
def _load(name: str) -> Language:
    register_layers()
    try:
        nlp = spacy.load(name)
    except (OSError, ValueError, ImportError) as error:
        raise InputError(f"--model {name}: no spaCy pipeline of this name or path") from error
    missing = [pipe for pipe in REQUIRED if pipe not in nlp.pipe_names]
    if missing:
        raise InputError(f"--model {name}: the pipeline has no {' and no '.join(missing)}")
    nlp.add_pipe(sentences.NAME, before="parser")
    nlp.add_pipe(gazetteer.NAME, after="ner")
    return nlp


def paragraphs(text: str) -> Iterator[tuple[str, list[int]]]:
    """Each paragraph with its white space folded, and for each of its characters the offset in `text`.

    A dateline comes as a part of its own. A paragraph ends at an empty line; a text without any ends one at each line end.
    """
    lines_are_paragraphs = PARAGRAPH_BREAK.search(text.strip()) is None
    at = 0
    pattern = re.compile(r"\s*\n\s*") if lines_are_paragraphs else PARAGRAPH_BREAK
    breaks = [(m.start(), m.end()) for m in pattern.finditer(text)] + [(len(text), len(text))]
    for begin, end in breaks:
        words = list(re.finditer(r"\S+", text[at:begin]))
        if words:
            folded: list[str] = []
            offsets: list[int] = []
            for index, word in enumerate(words):
                if index:
                    folded.append(" ")
                    offsets.append(at + word.start() - 1)
                folded.append(word.group())
                offsets.extend(range(at + word.start(), at + word.end()))
            line = "".join(folded)
            dateline = DATELINE.match(line)
            cut = dateline.end() if dateline is not None else 0
            if cut:
                yield line[:cut], offsets[:cut]
                cut += 1
            yield line[cut:], offsets[cut:]
        at = end


def annotate(articles: Iterable[Article], nlp: Language) -> Iterator[Doc]:
    """One Doc for each article, in order, with `doc._.article` and the token offsets set."""
    for article in articles:
        parts = list(paragraphs(article.text))
        docs = list(nlp.pipe(part for part, _ in parts))
        doc = Doc.from_docs(docs, ensure_whitespace=True) if docs else Doc(nlp.vocab)
        assert doc is not None
        doc._.article = article
        index = 0
        for number, (part_doc, (_, offsets)) in enumerate(zip(docs, parts, strict=True)):
            for token in part_doc:
                doc[index]._.begin = offsets[token.idx]
                doc[index]._.paragraph = number
                index += 1
        gazetteer.agree(doc)
        doc.user_data["sentence_of"] = [number for number, sent in enumerate(doc.sents) for _ in sent]
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
