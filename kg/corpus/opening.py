"""Files and standard input as streams of bytes, unpacked where they are compressed (gzip, Zstandard)."""

from __future__ import annotations

import gzip
import io
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final, cast

import zstandard

from kg.corpus.decoding import ARTICLE_LIMIT, too_large
from kg.corpus.paths import STANDARD_INPUT
from kg.errors import InputError

#: The largest page and the longest record, in bytes: mark-up and escapes may outweigh the text.
RAW_LIMIT: Final = 4 * ARTICLE_LIMIT


@contextmanager
def opened(path: Path) -> Iterator[IO[bytes]]:
    """The bytes of a file, or of standard input for `-`; InputError where they cannot be read or unpacked."""
    if path == STANDARD_INPUT:
        yield sys.stdin.buffer
        return
    with path.open("rb") as file:
        try:
            match path.suffix.lower():
                case ".gz":
                    yield cast(IO[bytes], gzip.GzipFile(fileobj=file))
                case ".zst":
                    yield from _zstandard(file, path)
                case _:
                    yield file
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise InputError(f"{path}: broken gzip, it cannot be unpacked ({error})") from error


def _zstandard(file: IO[bytes], path: Path) -> Iterator[IO[bytes]]:
    try:
        with zstandard.ZstdDecompressor().stream_reader(file, read_across_frames=True) as stream:
            yield io.BufferedReader(cast(io.RawIOBase, stream))
    except zstandard.ZstdError as error:
        raise InputError(f"{path}: broken Zstandard, it cannot be unpacked ({error})") from error


def whole(path: Path, limit: int) -> bytes:
    """All bytes of a file; InputError where there are more than `limit`."""
    with opened(path) as file:
        data = file.read(limit + 1)
    if len(data) > limit:
        raise InputError(too_large(str(path)))
    return data
