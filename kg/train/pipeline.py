"""The training itself: corpora -> two spaCy trainings (syntax, names) -> one pipeline in a folder."""

from __future__ import annotations

import datetime
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from spacy.language import DEFAULT_CONFIG, Language
from spacy.tokens import Doc, DocBin
from spacy.training.initialize import init_nlp
from spacy.training.loop import train as train_loop
from spacy.util import load_config
from spacy.vocab import Vocab
from thinc.api import use_ops

from kg import model_path
from kg.annotate.pipeline import load_alone
from kg.annotate.word_features import FILE
from kg.errors import InputError
from kg.train.averaging import set_mean
from kg.train.card import describe, write_card
from kg.train.scores import evaluate
from kg.train.tokens import set_tokenizer  # (its module registers the callback that the .cfg files name)
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
    with use_ops("numpy", use_blis=False):  # numpy's OpenBLAS takes half the time of BLIS
        train_loop(init_nlp(config, use_gpu=-1), work_dir / part, use_gpu=-1)
    return work_dir / part / "model-best"


def _syntax_of(model_dir: Path, features: Path, work_dir: Path) -> Path:
    """The folder of the syntactic part of a pipeline, with our tokenizer of today and the word features of a folder."""
    nlp = set_tokenizer(load_alone(str(model_dir)))
    nlp.remove_pipe("ner")
    nlp.vocab.vectors = load_alone(str(features)).vocab.vectors
    nlp.to_disk(work_dir / "syntax")
    return work_dir / "syntax"


def join(syntax_dir: Path, names_dir: Path, weights_dir: Path) -> Language:
    """One pipeline of the two trained parts, the names last, because they read the tags, with the mean of the names' late weights."""
    syntax, names = load_alone(str(syntax_dir)), load_alone(str(names_dir))
    recogniser: Any = names.get_pipe("ner")
    set_mean(recogniser.model, weights_dir)
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
    syntax: Path | None = None,
    settings: Mapping[str, Mapping[str, int]] | None = None,
) -> dict[str, dict[str, float]]:
    """Trains our pipeline on the open data of `data_dir`, writes it with its model card into `model_dir`, and gives its
    scores.

    `date` stands in the card; `vectors` is a spaCy folder with word features (those of the shipped pipeline by default);
    `syntax` is a pipeline whose syntactic part is kept, so that only names are trained; `settings` overrides values of
    `syntax.cfg` and `names.cfg` ({"syntax": {"training.max_steps": 9}}). The seed is fixed in the .cfg files. Takes
    about an hour of one core, the names a third of it. Raises InputError where a training file is missing.
    """
    chosen = settings or {}
    features = vectors or model_path()
    if not (features / "vocab" / FILE).is_file():
        raise InputError(f"{features}: no word features (vocab/{FILE}) in this folder")
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        write_corpora(data_dir, work)
        if syntax is None:
            parser = _fit("syntax", work, {"vectors": features}, chosen.get("syntax", {}))
        else:
            parser = _syntax_of(syntax, features, work)
        (work / "weights").mkdir()
        names = _fit("names", work, {"vectors": features, "syntax": parser, "weights": work / "weights"}, chosen.get("names", {}))
        return publish(join(parser, names, work / "weights"), data_dir, model_dir, date=date, kept_syntax=syntax is not None)


def publish(
    nlp: Language, data_dir: Path, model_dir: Path, *, date: datetime.date, kept_syntax: bool = False
) -> dict[str, dict[str, float]]:
    """Writes the pipeline, its meta.json and its card into `model_dir`, in place of what stood there, and gives the
    scores.
    """
    describe(nlp)
    if model_dir.is_dir():
        shutil.rmtree(model_dir)
    save(nlp, model_dir)
    scores = evaluate(model_dir, data_dir)
    write_card(model_dir, scores, date=date, kept_syntax=kept_syntax)
    return scores
