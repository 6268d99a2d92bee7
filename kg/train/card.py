"""The model's meta.json and MODEL_CARD.md: what it is, what it learned from under which terms, how well it reads."""

from __future__ import annotations

import datetime
import tomllib
from pathlib import Path

from spacy.language import Language

from kg.train.scores import format_scores

VERSION = "1.0.0"
LICENCE = "CC BY-SA 4.0"
SOURCES = Path(__file__).parent / "sources.toml"
_DESCRIPTION = (
    "English news pipeline of newskg: tags, morphology, Universal Dependencies, lemmas, sentence ends, named entities "
    "(PERSON, ORG, PLACE, NORP, DATE, EVENT, LAW)"
)
_COLUMNS = ("name", "snapshot", "learned", "terms", "attribution")
_WORDS = """\
Scores are F1 or accuracy on raw text, read by the pipeline's own tokenizer, one paragraph at a time, by spaCy's scorer;
nothing of these parts was trained on. ewt, gum: test parts of UD English EWT and of the open genres of GUM; pud: UD
English PUD (test only); voa: the held-out tenth of the Groningen Meaning Bank news, whose labels are cleaned but not
hand-made. `names`: the unified labels, with exact borders; `names_gazetteer`: the same after the
gazetteer of the package; `uner`, `uner_gazetteer`: persons, organisations and places against the untouched
Universal NER layer. `words_per_second`: one thread of the machine of that day."""
_MEAN = "The recogniser of names has the mean of the weights that the last two fifths of its training went through."
_KEPT = "The syntactic part was not trained anew: it is that of the pipeline before, without the word features added since."


def describe(nlp: Language) -> None:
    """Fills the pipeline's meta: name, version, author, licence, description, sources."""
    sources = tomllib.loads(SOURCES.read_text(encoding="utf-8"))["source"]
    nlp.meta.update(
        name="newskg",
        version=VERSION,
        author="newskg",
        email="",
        url="",
        license=LICENCE,
        description=_DESCRIPTION,
        performance={},
        sources=[{"name": s["name"], "license": s["terms"], "author": s["attribution"], "url": ""} for s in sources],
    )


def write_card(model_dir: Path, scores: dict[str, dict[str, float]], *, date: datetime.date, kept_syntax: bool = False) -> None:
    """Writes MODEL_CARD.md into the model's folder; `kept_syntax`: only the names were trained."""
    sources = tomllib.loads(SOURCES.read_text(encoding="utf-8"))["source"]
    lines = [
        f"# en_newskg {VERSION}",
        "",
        f"{_DESCRIPTION}. Trained by newskg from open data with `kg train`; plain `spacy.load` reads it where newskg is installed.",
        "",
        f"{_MEAN} {_KEPT}" if kept_syntax else _MEAN,
        "",
        f"Licence of these model files: {LICENCE} (they learned from share-alike treebanks). The code is MIT.",
        "",
        f"## Scores ({date.isoformat()})",
        "",
        format_scores(scores) or "No test part was at hand.",
        "",
        _WORDS,
        "",
        "## Training sources",
        "",
        "| source | state | learned from it | terms | attribution |",
        "| --- | --- | --- | --- | --- |",
        *("| " + " | ".join(s[key] for key in _COLUMNS) + " |" for s in sources),
        "",
        "## Limits",
        "",
        "- English, edited news first; names in lower case (web text, e-mail) are passed over by design of the labels.",
        "- Organisations are the weakest label: the news part of the training names is partly automatic.",
        "- One PLACE label for countries and other places; a country that acts is PLACE as well.",
        "- The lists behind the word features end in 2026 at best; other names are read from form and context alone.",
        "",
    ]
    (model_dir / "MODEL_CARD.md").write_text("\n".join(lines), encoding="utf-8")
