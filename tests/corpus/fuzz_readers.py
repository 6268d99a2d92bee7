"""Feeds an input reader with bytes that a fuzzer makes: python -m tests.corpus.fuzz_readers KIND FOLDER -max_total_time=600

Guided by coverage (atheris, `pip install atheris`). KIND is an ending that `samples.py` knows, such as .csv; FOLDER keeps what the
fuzzer found worth keeping. Whatever comes in, a reader gives articles or raises InputError in one line; anything else is a crash,
whose bytes the fuzzer writes into a file.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["kg.corpus", "csv", "json", "feedparser", "warcio", "pypdf"]):
    from tests.corpus.samples import SAMPLES
    from tests.corpus.test_any_bytes import check


def main(kind: str, corpus: Path, *options: str) -> None:
    """Fuzzes the reader of `kind` until the options of libFuzzer stop it."""
    corpus.mkdir(parents=True, exist_ok=True)
    (corpus / "sample").write_bytes(SAMPLES[kind])
    path = Path(tempfile.mkdtemp(prefix="newskg-fuzz-")) / f"fuzz{kind}"
    atheris.Setup([sys.argv[0], str(corpus), *options], lambda data: check(path, data))
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), *sys.argv[3:])
