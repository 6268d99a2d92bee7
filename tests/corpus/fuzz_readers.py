"""Feeds every input reader with bytes that a fuzzer makes: python tests/corpus/fuzz_readers.py [KIND] -max_total_time=600

Guided by coverage (atheris, `pip install atheris`); KIND is an ending such as .csv, without it the first byte chooses one. Whatever comes
in, a reader gives articles or raises InputError in one line; anything else is a crash that the fuzzer keeps.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["kg.corpus", "csv", "json", "feedparser", "warcio", "pypdf"]):
    from kg.corpus import read
    from kg.errors import InputError

KINDS = [".txt", ".md", ".html", ".jsonl", ".json", ".csv", ".tsv", ".rss", ".warc", ".pdf", ".txt.gz", ".jsonl.zst"]
CHOSEN = [argument for argument in sys.argv[1:] if argument in KINDS]
FOLDER = Path(tempfile.mkdtemp(prefix="newskg-fuzz-"))


def one_input(data: bytes) -> None:
    """Read the bytes as a file of the kind."""
    kind = CHOSEN[0] if CHOSEN else KINDS[(data[0] if data else 0) % len(KINDS)]
    path = FOLDER / f"fuzz{kind}"
    path.write_bytes(data if CHOSEN else data[1:])
    try:
        for article in read([path], encoding=None if len(data) % 2 else "auto", report=lambda line: None):
            assert article.text.strip()
            assert article.id
    except InputError as error:
        assert "\n" not in str(error)


if __name__ == "__main__":
    atheris.Setup([argument for argument in sys.argv if argument not in KINDS], one_input)
    atheris.Fuzz()
