"""The training itself: corpora -> two spaCy trainings (syntax, names) -> one pipeline in a folder."""

from __future__ import annotations

import datetime
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import spacy
from spacy.language import DEFAULT_CONFIG, Language
from spacy.tokens import Doc, DocBin
from spacy.training.initialize import init_nlp
from spacy.training.loop import train as train_loop
from spacy.util import load_config
from spacy.vocab import Vocab

import kg.train.tokens  # noqa: F401  (registers the tokenizer callback that the .cfg files name)
from kg import model_path
from kg.annotate.word_features import FILE
from kg.errors import InputError
from kg.train.card import describe, write_card
from kg.train.scores import evaluate
from kg.train.treebank import Layer, Sentence, blocks, read_conllu, read_names, to_doc

TREEBANKS = ("ewt", "gum_open")
NAMES_FILE = "gmb_news_ner.tsv.gz"
TREEBANK_WEIGHT = 3
"""How often the hand-made names of the treebanks are read for each reading of the news names, which are silver and
many.
"""
NEWS_DEV = 200
"""Texts of the training part of the news names that are kept from training, to watch it."""
_ATTRIBUTES = ("ORTH", "SPACY", "TAG", "POS", "MORPH", "LEMMA", "HEAD", "DEP", "SENT_START", "ENT_IOB", "ENT_TYPE")
_HERE = Path(__file__).parent


def training_sentences(data_dir: Path) -> Iterator[Sentence]:
    """All sentences that may be trained on: the training parts of the treebanks and of the news names, no test or held-
    out part.
    """
    for name in TREEBANKS:
        yield from read_conllu(_file(data_dir, f"{name}_train.conllu.gz"))
    yield from (sentence for sentence in read_names(_file(data_dir, NAMES_FILE)) if not sentence.heldout)


def _file(data_dir: Path, name: str) -> Path:
    path = data_dir / name
    if not path.is_file():
        raise InputError(f"{data_dir}: no training file {name}")
    return path


def write_corpora(data_dir: Path, work_dir: Path) -> None:
    """Writes `syntax.train`, `syntax.dev`, `names.train` and `names.dev` (spaCy DocBins) into `work_dir`."""
    vocab = Vocab()

    def docs(part: str, layer: Layer) -> list[Doc]:
        files = [_file(data_dir, f"{name}_{part}.conllu.gz") for name in TREEBANKS]
        return [to_doc(vocab, block, layer=layer) for file in files for block in blocks(read_conllu(file))]

    def save(name: str, part: list[Doc]) -> None:
        DocBin(attrs=_ATTRIBUTES, docs=part).to_disk(work_dir / f"{name}.spacy")

    syntax, dev = docs("train", "both"), docs("dev", "unified")
    news_sentences = (sentence for sentence in read_names(_file(data_dir, NAMES_FILE)) if not sentence.heldout)
    news = [to_doc(vocab, block, syntax=False) for block in blocks(news_sentences, longest=5)]
    kept = min(NEWS_DEV, len(news) // 10)
    save("syntax.train", syntax)
    save("syntax.dev", dev)
    save("names.train", [*syntax * TREEBANK_WEIGHT, *news[: len(news) - kept]])
    save("names.dev", [*dev, *news[len(news) - kept :]])


def _fit(part: str, work_dir: Path, paths: Mapping[str, Path], settings: Mapping[str, int]) -> Path:
    """Runs the training of `syntax.cfg` or `names.cfg` and gives the folder of its best pipeline."""
    overrides = {
        "paths.train": str(work_dir / f"{part}.train.spacy"),
        "paths.dev": str(work_dir / f"{part}.dev.spacy"),
        **{f"paths.{name}": str(path) for name, path in paths.items()},
        **settings,
    }
    config = load_config(_HERE / f"{part}.cfg", overrides=overrides, interpolate=False)
    (work_dir / part).mkdir()
    train_loop(init_nlp(config, use_gpu=-1), work_dir / part, use_gpu=-1)
    return work_dir / part / "model-best"


def join(syntax_dir: Path, names_dir: Path) -> Language:
    """One pipeline of the two trained parts, the names last, because they read the tags."""
    syntax, names = spacy.load(syntax_dir), spacy.load(names_dir)
    syntax.add_pipe("ner", source=names)
    return syntax


def save(nlp: Language, model_dir: Path) -> None:
    """Writes the pipeline without the paths and the training settings of the machine it was trained on."""
    for path in nlp.config["paths"]:
        nlp.config["paths"][path] = None
    for section in ("corpora", "training", "initialize"):
        nlp.config[section] = DEFAULT_CONFIG[section]
    nlp.to_disk(model_dir)


def train(
    data_dir: Path,
    model_dir: Path,
    *,
    date: datetime.date,
    vectors: Path | None = None,
    settings: Mapping[str, Mapping[str, int]] | None = None,
) -> dict[str, dict[str, float]]:
    """Trains our pipeline on the open data of `data_dir`, writes it with its model card into `model_dir`, and gives its
    scores.

    `date` stands in the card; `vectors` is a spaCy folder with word features (those of the shipped pipeline by default);
    `settings` overrides values of `syntax.cfg` and `names.cfg` ({"syntax": {"training.max_steps": 9}}). The seed is
    fixed in the .cfg files. Takes about an hour of one core. Raises InputError where a training file is missing.
    """
    chosen = settings or {}
    features = vectors or model_path()
    if not (features / "vocab" / FILE).is_file():
        raise InputError(f"{features}: no word features (vocab/{FILE}) in this folder")
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        write_corpora(data_dir, work)
        syntax = _fit("syntax", work, {"vectors": features}, chosen.get("syntax", {}))
        names = _fit("names", work, {"vectors": features, "syntax": syntax}, chosen.get("names", {}))
        return publish(join(syntax, names), data_dir, model_dir, date=date)


def publish(nlp: Language, data_dir: Path, model_dir: Path, *, date: datetime.date) -> dict[str, dict[str, float]]:
    """Writes the pipeline, its meta.json and its card into `model_dir`, in place of what stood there, and gives the
    scores.
    """
    describe(nlp)
    if model_dir.is_dir():
        shutil.rmtree(model_dir)
    save(nlp, model_dir)
    scores = evaluate(model_dir, data_dir)
    write_card(model_dir, scores, date=date)
    return scores
