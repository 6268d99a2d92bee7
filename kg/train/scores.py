"""Scores a pipeline on the test halves: raw text, the pipeline's own tokens, spaCy's scorer; names also after the
gazetteer.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from spacy.language import Language
from spacy.scorer import Scorer, get_ner_prf
from spacy.tokens import Doc, Span
from spacy.training import Example
from threadpoolctl import threadpool_limits

from kg.annotate import agreement, gazetteer
from kg.annotate.pipeline import load_alone
from kg.annotate.reading import join, read_paragraph
from kg.records import Article
from kg.train.treebank import Sentence, blocks, read_conllu, read_names, to_doc

SECOND_LAYER = {"PERSON": "PER", "ORG": "ORG", "PLACE": "LOC"}
"""Our labels in those of Universal NER, which has no others that we predict."""
TREEBANK_TESTS = {"ewt": "ewt_test.conllu.gz", "gum": "gum_open_test.conllu.gz", "pud": "pud_test.conllu.gz"}
NEWS_NAMES = "gmb_news_ner.tsv.gz"
_SYNTAX = {
    "tokens": "token_f", "tags": "tag_acc", "pos": "pos_acc", "morph": "morph_acc", "lemmas": "lemma_acc",
    "uas": "dep_uas", "las": "dep_las", "sentences": "sents_f",
}  # fmt: skip


def documents(sentences: Iterable[Sentence], *, longest: int) -> Iterator[list[list[Sentence]]]:
    """The paragraphs (at most `longest` sentences) of each document."""
    paragraphs: list[list[Sentence]] = []
    for block in blocks(sentences, longest=longest):
        if block[0].starts_document and paragraphs:
            yield paragraphs
            paragraphs = []
        paragraphs.append(block)
    if paragraphs:
        yield paragraphs


def _names(pairs: Iterable[tuple[Doc, Doc]]) -> float:
    examples = [Example(predicted, reference) for predicted, reference in pairs]
    return float(get_ner_prf(examples)["ents_f"] or 0.0)


def second_layer(doc: Doc) -> Doc:
    """A copy of the Doc with only persons, organisations and places, under the labels of Universal NER."""
    copy = doc.copy()
    kept = [ent for ent in doc.ents if ent.label_ in SECOND_LAYER]
    copy.set_ents([Span(copy, ent.start, ent.end, label=SECOND_LAYER[ent.label_]) for ent in kept])
    return copy


def _gold_second_layer(nlp: Language, block: list[Sentence]) -> Doc:
    doc = to_doc(nlp.vocab, block, syntax=False, layer="second")
    doc.set_ents([ent for ent in doc.ents if ent.label_ in SECOND_LAYER.values()])
    return doc


def corrected(docs: list[Doc]) -> Doc:
    """The paragraphs of one article as the annotator gives them: corrected by the gazetteer, then made to agree."""
    joined = _joined(docs)
    article = Article("scored", joined.text)
    whole = agreement.agree(join(article, [gazetteer.correct(read_paragraph(doc, article)) for doc in docs]))
    joined.set_ents([Span(joined, name.start, name.end, label=name.label_) for name in whole.ents])
    return joined


def _score_part(nlp: Language, articles: list[list[list[Sentence]]], *, syntax: bool) -> dict[str, float]:
    """The scores of one test part; `uner` and `uner_gazetteer` only where the part has that layer."""
    gold = [to_doc(nlp.vocab, block, syntax=syntax) for article in articles for block in article]
    found = list(nlp.pipe(doc.text for doc in gold))
    scores: dict[str, float] = {}
    if syntax:
        scored = Scorer(nlp).score([Example(one, other) for one, other in zip(found, gold, strict=True)])
        scores.update({ours: float(scored[theirs] or 0.0) for ours, theirs in _SYNTAX.items() if theirs in scored})
    scores["names"] = _names(zip(found, gold, strict=True))
    places = iter(range(len(gold)))
    groups = [[next(places) for _ in article] for article in articles]
    after = [corrected([found[place] for place in group]) for group in groups]
    whole = [_joined([gold[place] for place in group]) for group in groups]
    scores["names_gazetteer"] = _names(zip(after, whole, strict=True))
    if any(word.second_name != "-" for article in articles[:1] for block in article for s in block for word in s.words):
        layer = [_gold_second_layer(nlp, block) for article in articles for block in article]
        scores["uner"] = _names(zip(map(second_layer, found), layer, strict=True))
        whole_layer = [_joined([layer[place] for place in group]) for group in groups]
        scores["uner_gazetteer"] = _names(zip(map(second_layer, after), whole_layer, strict=True))
    return scores


def _joined(docs: list[Doc]) -> Doc:
    joined = Doc.from_docs(docs, ensure_whitespace=True)
    assert joined is not None
    return joined


def _correct(doc: Doc) -> None:
    gazetteer.correct(read_paragraph(doc, Article("scored", doc.text)))


def words_per_second(
    nlp: Language, texts: list[str], *, then: Callable[[Doc], None] = lambda _: None, clock: Callable[[], float] = time.process_time
) -> float:
    """Tokens that the whole pipeline, and what is done with a Doc `then`, read in a second of one processor's time, on one core."""
    with threadpool_limits(1, user_api="blas"):
        start = clock()
        words = 0
        for doc in nlp.pipe(texts):
            then(doc)
            words += len(doc)
        return words / max(clock() - start, 1e-9)


def evaluate(
    model_dir: Path, data_dir: Path, *, parts: Iterable[str] = ("ewt", "gum", "pud", "voa")
) -> dict[str, dict[str, float]]:
    """Scores (0 to 1) of the pipeline on the test parts that `data_dir` holds: ewt, gum, pud (syntax and names), voa
    (names, held-out part).

    Keys: tokens, tags, pos, morph, lemmas, uas, las, sentences, names (unified labels), names_gazetteer, uner,
    uner_gazetteer (persons, organisations, places against the untouched Universal NER layer); for voa also
    words_per_second and words_per_second_gazetteer.
    """
    nlp = load_alone(str(model_dir))
    scores: dict[str, dict[str, float]] = {}
    for part in parts:
        path = data_dir / (NEWS_NAMES if part == "voa" else TREEBANK_TESTS[part])
        if not path.is_file():
            continue
        if part == "voa":
            heldout = (sentence for sentence in read_names(path) if sentence.heldout)
            articles = [[block] for block in blocks(heldout, longest=5)]
            scores[part] = _score_part(nlp, articles, syntax=False)
            texts = [to_doc(nlp.vocab, block, syntax=False).text for article in articles[:400] for block in article]
            scores[part]["words_per_second"] = words_per_second(nlp, texts)
            scores[part]["words_per_second_gazetteer"] = words_per_second(nlp, texts, then=_correct)
        else:
            articles = list(documents(read_conllu(path), longest=10**6))
            scores[part] = _score_part(nlp, articles, syntax=True)
    return scores


def format_scores(scores: dict[str, dict[str, float]]) -> str:
    """The scores as a Markdown table, one column for each test part."""
    parts = list(scores)
    rows = list(dict.fromkeys(row for part in parts for row in scores[part]))
    lines = ["| score | " + " | ".join(parts) + " |", "| --- |" + " --- |" * len(parts)]
    for row in rows:
        form = "{:.0f}" if row.startswith("words") else "{:.3f}"
        cells = [form.format(scores[part][row]) if row in scores[part] else "" for part in parts]
        lines.append(f"| {row} | " + " | ".join(cells) + " |")
    return "\n".join(lines)
