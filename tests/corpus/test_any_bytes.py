"""Files of every kind with anything in them, mostly whole files that were broken: articles, or one line that says why not.

For one to four minutes on each reader: `python -m pytest tests/corpus/test_any_bytes.py --hypothesis-profile=long`; each run tries others.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.corpus import read
from kg.corpus.decoding import ARTICLE_LIMIT
from kg.errors import InputError
from tests.corpus.samples import SAMPLES

PIECES = [
    b"---\n", b"published: 2020-02-30\n", b"<p>", b"<html>", b"<![CDATA[", b"<!--", b"<meta charset=utf-16>", b"&#0;", b"\xff\xfe", b"\xe9",
    b"\xf0\x9f", b"\x00", b"\n", b"\r", b'{"id": 1, ', b'"text": "a"}', b"[" * 2000, b"]", b"\\ud800", b'"', b",", b"WARC/1.0\r\n",
    b"Content-Length: 99999999\r\n", b"<< /Length -1 >>", b"1 0 R", b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd",
]  # fmt: skip
CUTS = st.tuples(st.floats(0, 1), st.floats(0, 0.3), st.one_of(st.sampled_from(PIECES), st.binary(max_size=8)))


def broken(whole: bytes, cuts: list[tuple[float, float, bytes]]) -> bytes:
    """The file after each cut put other bytes in the place of some: where it begins and its length are shares of the file."""
    for start, length, put in cuts:
        first = int(start * len(whole))
        whole = whole[:first] + put + whole[first + int(length * length * len(whole)) :]
    return whole


def check(path: Path, data: bytes) -> None:
    """A file of any bytes gives articles that RDF can carry, or InputError."""
    path.write_bytes(data)
    try:
        for article in read([path], report=lambda line: None):
            assert article.id
            assert article.text.strip()
            assert len(article.text.encode("utf-8")) <= ARTICLE_LIMIT
            assert not any(ord(char) < 9 for char in article.text)
    except InputError as error:
        assert str(path) in str(error)
        assert "\n" not in str(error)


@pytest.mark.parametrize("kind", SAMPLES)
def test_a_whole_file_is_read(kind: str, tmp_path: Path) -> None:
    path = tmp_path / f"whole{kind}"
    path.write_bytes(SAMPLES[kind])
    assert list(read([path], report=lambda line: None))


@pytest.mark.parametrize("kind", SAMPLES)
@given(cuts=st.lists(CUTS, max_size=6), random=st.one_of(st.none(), st.binary(max_size=300)))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes(kind: str, cuts: list[tuple[float, float, bytes]], random: bytes | None, tmp_path: Path) -> None:
    check(tmp_path / f"any{kind}", broken(SAMPLES[kind] if random is None else random, cuts))
