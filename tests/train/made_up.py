"""A tiny made-up corpus in the formats of the training data, for the tests of this folder."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import numpy as np
import spacy

from kg.annotate.word_features import NAME, WordFeatures, make_table

TREEBANK = """\
# newdoc id = made-up-1
# newpar id = made-up-1-p1
# sent_id = made-up-1-1
# text = Mira Tolan can't visit the harbour town of Velm.
1\tMira\tMira\tPROPN\tNNP\tNumber=Sing\t5\tnsubj\t_\tNER=B-PERSON|UNER=B-PER
2\tTolan\tTolan\tPROPN\tNNP\tNumber=Sing\t1\tflat\t_\tNER=I-PERSON|UNER=I-PER
3-4\tcan't\t_\t_\t_\t_\t_\t_\t_\t_
3\tca\tcan\tAUX\tMD\tVerbForm=Fin\t5\taux\t_\tNER=O|UNER=O
4\tn't\tnot\tPART\tRB\tPolarity=Neg\t5\tadvmod\t_\tNER=O|UNER=O
5\tvisit\tvisit\tVERB\tVB\tVerbForm=Inf\t0\troot\t_\tNER=O|UNER=O
6\tthe\tthe\tDET\tDT\tDefinite=Def|PronType=Art\t8\tdet\t_\tNER=O|UNER=O
7\tharbour\tharbour\tNOUN\tNN\tNumber=Sing\t8\tcompound\t_\tNER=O|UNER=O
8\ttown\ttown\tNOUN\tNN\tNumber=Sing\t5\tobj\t_\tNER=O|UNER=O
9\tof\tof\tADP\tIN\t_\t10\tcase\t_\tNER=O|UNER=O
10\tVelm\tVelm\tPROPN\tNNP\tNumber=Sing\t8\tnmod\t_\tSpaceAfter=No|NER=B-PLACE|UNER=B-LOC
11\t.\t.\tPUNCT\t.\t_\t5\tpunct\t_\tNER=O|UNER=O

# sent_id = made-up-1-2
# text = Nobody objects.
1\tNobody\tnobody\tPRON\tNN\tNumber=Sing\t2\tnsubj\t_\tNER=O|UNER=O
2\tobjects\tobject\tVERB\tVBZ\tVerbForm=Fin\t0\troot\t_\tSpaceAfter=No|NER=O|UNER=O
2.1\tobjects\tobject\tVERB\tVBZ\tVerbForm=Fin\t_\t_\t0:root\t_
3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\tNER=O|UNER=O

"""

NEWS = """\
# sent_id = made-up-news-1
# split = train
# text = Guards of the Velm Port Authority met Tolan on Friday.
Guards\tNNS\tO\t_
of\tIN\tO\t_
the\tDT\tO\t_
Velm\tNNP\tB-ORG\t_
Port\tNNP\tI-ORG\t_
Authority\tNNP\tI-ORG\t_
met\tVBD\tO\t_
Tolan\tNNP\tB-PERSON\t_
on\tIN\tO\t_
Friday\tNNP\tB-DATE\tSpaceAfter=No
.\t.\tO\t_

# sent_id = made-up-news-2
# split = heldout
# text = Tolan left.
Tolan\tNNP\tB-PERSON\t_
left\tVBD\tO\tSpaceAfter=No
.\t.\tO\t_

"""


def write_corpus(folder: Path, *, times: int) -> Path:
    """Writes the training and development files, each with its text that many times, and gives the folder."""
    for name in ("ewt_train", "ewt_dev", "gum_open_train", "gum_open_dev"):
        with gzip.open(folder / f"{name}.conllu.gz", "wt", encoding="utf-8") as file:
            file.write(TREEBANK * times)
    with gzip.open(folder / "gmb_news_ner.tsv.gz", "wt", encoding="utf-8") as file:
        file.write(NEWS * times)
    return folder


def write_features(folder: Path) -> Path:
    """Writes a blank pipeline with two word features into the folder, and gives it."""
    nlp = spacy.blank("en", config={"nlp": {"vectors": {"@vectors": NAME}}})
    forms = make_table(["Tolan", "Velm"], [0, 1], np.array([[1.0, 0.0], [0.0, 1.0]], dtype=np.float32))
    nlp.vocab.vectors = WordFeatures(strings=nlp.vocab.strings, forms=forms)
    nlp.to_disk(folder)
    return folder


_TABLES = {
    "persons.tsv": ("label", "Mira Tolan", "Mira Kesh"),
    "legislators_2015.tsv": ("label",),
    "persons_phoenix.tsv": ("name",),
    "leaders_current_factbook.tsv": ("name",),
    "leaders_effective_1990_2021.tsv": ("label",),
    "cities.tsv": ("label\taliases\tpopulation", "Velm\t\t700000"),
    "country_aliases.tsv": ("alias\tkind", "Velmland\tcommon", "Velmish\tdemonym_adj"),
    "regions.tsv": ("label\taliases",),
    "organisations_core.tsv": ("label\tabbr\taliases", "Velm Port Authority\tVPA\t"),
    "organisations_factbook_extra.tsv": ("label\tabbr",),
    "armed_groups.tsv": ("label\taliases",),
    "gov_bodies.tsv": ("label\taliases",),
    "parties.tsv": ("label",),
    "agents_roles.tsv": ("term\tis_stem", "harbourmaster\t0"),
    "news_entities_elevant.tsv": ("label\ttypes",),
}
"""Made-up tables of a knowledge base: for each file its header and its rows."""


def write_tables(folder: Path) -> None:
    """Writes made-up tables, counts, clusters and name lists into the folder."""
    for file, lines in _TABLES.items():
        (folder / file).write_text("\n".join(lines) + "\n", encoding="utf-8")
    counts = {"Velm": -12.0, "velm": -17.0, "Tolan": -14.0, "town": -9.0}
    for name, table in (("prob", counts), ("cluster", {"Velm": 5, "Tolan": 2, "town": 7})):
        with gzip.open(folder / f"en_lexeme_{name}.json.gz", "wt", encoding="utf-8") as file:
            json.dump(table, file)
    for file in ("dist.male.first", "dist.female.first", "dist.all.last"):
        (folder / file).write_text("TOLAN 0.1 0.1 1\n" if file.endswith("last") else "", encoding="ascii")
