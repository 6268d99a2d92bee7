"""What articles gave, kept beside the graph (`.work/articles.sqlite`): a build that was cut off goes on, a later one reads what is new.

The key of a result is the hash of all that it depends on: the article, the program and the pipeline by content, the options. So a
result is never wrong, only missing. SQLite makes each step whole or undone, whatever ends the process, and keeps on disk what would
grow with the number of articles: which of them belong to this build, and what they call the things that they share.
"""

from __future__ import annotations

import hashlib
import platform
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import astuple
from functools import cache
from pathlib import Path
from typing import Final

import pyoxigraph
from spacy.about import __version__ as spacy_version

import kg
from kg.build.reading import Order
from kg.build.sealed import Sealed, disagreement
from kg.errors import InputError
from kg.records import Article
from kg.validate import Finding

PLACE: Final = ".work"
FILE: Final = "articles.sqlite"
SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS result (key TEXT PRIMARY KEY, sealed BLOB NOT NULL) WITHOUT ROWID;
CREATE TEMP TABLE wanted (sha256 TEXT, identifier TEXT, key TEXT, PRIMARY KEY (sha256, identifier)) WITHOUT ROWID;
CREATE TEMP TABLE single (subject TEXT, predicate TEXT, value TEXT, PRIMARY KEY (subject, predicate, value)) WITHOUT ROWID;
CREATE TEMP TABLE label (subject TEXT, sha256 TEXT, value TEXT, PRIMARY KEY (subject, sha256)) WITHOUT ROWID;
"""
SEVERAL: Final = """
SELECT subject, predicate, group_concat(value, ' / ') FROM (SELECT * FROM single ORDER BY value) GROUP BY 1, 2 HAVING count(*) > 1
"""
#: Of the labels of a subject the one that most articles give, the first by the alphabet of several; only where there are several.
VOTE: Final = """
CREATE TEMP TABLE agreed AS SELECT subject, value FROM (
    SELECT subject, value, count(*) OVER (PARTITION BY subject) AS several,
        row_number() OVER (PARTITION BY subject ORDER BY times DESC, value) AS place
    FROM (SELECT subject, value, count(*) AS times FROM label GROUP BY 1, 2)
) WHERE several > 1 AND place = 1;
CREATE INDEX temp.by_article ON label (sha256, subject);
CREATE UNIQUE INDEX temp.by_subject ON agreed (subject);
"""
AGREED: Final = "SELECT DISTINCT subject, agreed.value FROM label JOIN agreed USING (subject) WHERE sha256 BETWEEN ? AND ?"


class Cache:
    """The results of articles by their keys, and those of one build in its order. Every method raises InputError where it cannot write."""

    def __init__(self, database: sqlite3.Connection, where: str) -> None:
        self._database, self._where = database, where
        self._at_hand: dict[str, Sealed] = {}

    def want(self, article: Article, key: str) -> bool:
        """Makes an article part of this build; whether its result is here already."""
        with self._clear():
            self._database.execute("INSERT OR REPLACE INTO wanted VALUES (?, ?, ?)", (article.sha256, article.id, key))
            return self._database.execute("SELECT 1 FROM result WHERE key = ?", (key,)).fetchone() is not None

    def keep(self, results: Iterable[tuple[str, bytes]]) -> None:
        """Keeps results for good: what this has done no cut of the power undoes."""
        with self._clear(), self._database:
            self._database.executemany("INSERT OR REPLACE INTO result VALUES (?, ?)", results)

    def hold(self, key: str, article: Sealed) -> None:
        """Has an article whose result is kept at hand for `sealed`, which so need not unpack it."""
        self._at_hand[key] = article

    def leave_out(self, key: str) -> None:
        """Takes an article out of this build."""
        with self._clear():
            self._database.execute("DELETE FROM wanted WHERE key = ?", (key,))

    def __len__(self) -> int:
        """How many articles this build has."""
        return int(self._database.execute("SELECT count(*) FROM wanted").fetchone()[0])

    def results(self, begin: str = "") -> Iterator[bytes]:
        """The results of the articles of this build whose SHA-256 begins so, in the order of their identifiers."""
        with self._clear():
            yield from (row[0] for row in self._database.execute(
                "SELECT sealed FROM wanted JOIN result USING (key) WHERE sha256 BETWEEN ? AND ? ORDER BY identifier", (begin, f"{begin}g")
            ))  # fmt: skip

    def sealed(self) -> Iterator[Sealed]:
        """The articles of this build, in the order of their identifiers."""
        with self._clear():
            for key, data in self._database.execute("SELECT key, sealed FROM wanted JOIN result USING (key) ORDER BY identifier"):
                yield self._at_hand.get(key) or Sealed.unpacked(data)

    def note(self, sha256: str, labels: Iterable[tuple[str, str]], single: Iterable[tuple[str, str, str]]) -> None:
        """Notes what an article says of what it shares with others: labels by subject, and single values."""
        with self._clear():
            self._database.executemany("INSERT OR IGNORE INTO single VALUES (?, ?, ?)", single)
            self._database.executemany(f"INSERT OR REPLACE INTO label VALUES (?, '{sha256}', ?)", labels)

    def vote(self) -> None:
        """Decides on the labels, when all articles are noted."""
        with self._clear():
            self._database.executescript(VOTE)

    def labels(self, begin: str = "") -> dict[str, str]:
        """The labels that were decided on, where articles did not agree, of what the articles speak of whose SHA-256 begins so."""
        return dict(self._database.execute(AGREED, (begin, f"{begin}g")))  # "g" follows all digits

    def disagreements(self) -> Iterator[Finding]:
        """Findings on resources for which articles give several values of a property that has one."""
        for subject, predicate, values in self._database.execute(SEVERAL):
            yield disagreement(subject, predicate, values)

    def forget(self) -> None:
        """Drops the results that this build does not have."""
        with self._clear(), self._database:
            self._database.execute("DELETE FROM result WHERE key NOT IN (SELECT key FROM wanted)")

    @contextmanager
    def _clear(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise InputError(f"{self._where}: cannot be written ({error})") from error


@contextmanager
def open_cache(folder: Path | None, *, fresh: bool = False) -> Iterator[Cache]:
    """The cache in `folder/.work`, emptied where it is to be `fresh`, or for no folder one that lasts as long as the block.

    A file that is none is made anew. Raises InputError where it cannot be written or another build has it.
    """
    where = "the cache" if folder is None else str(folder)
    try:
        database = _connected(None if folder is None else folder / PLACE)
        if fresh:
            with database:
                database.execute("DELETE FROM result")
    except (OSError, sqlite3.Error) as error:
        busy = "locked" in str(error)
        why = "another build is at work there" if busy else f"cannot be written ({getattr(error, 'strerror', None) or error})"
        raise InputError(f"{where}: {why}") from error
    try:
        yield Cache(database, where)
    finally:
        database.close()


def _connected(place: Path | None) -> sqlite3.Connection:
    if place is None:
        return _set_up(sqlite3.connect(""))  # a file of its own that SQLite takes away again
    place.mkdir(parents=True, exist_ok=True)
    try:
        return _set_up(sqlite3.connect(place / FILE, timeout=1))
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError:  # no database, or a damaged one
        (place / FILE).unlink()
        return _set_up(sqlite3.connect(place / FILE, timeout=1))


def _set_up(database: sqlite3.Connection) -> sqlite3.Connection:
    database.execute("PRAGMA locking_mode = EXCLUSIVE")
    database.execute("PRAGMA synchronous = FULL")
    database.execute("PRAGMA temp_store = FILE")
    database.executescript(SCHEMA)
    database.execute("BEGIN EXCLUSIVE")
    database.commit()
    return database


def key_of(article: Article, order: Order, pipeline: str) -> str:
    """The key of an article's result: the hash of all that it depends on; `pipeline` stands for the content of the pipeline."""
    parts = (*map(repr, astuple(article)), order.base, repr(order.corrections), str(order.own), str(order.text), pipeline, program())
    return hashlib.sha256("\x1f".join(parts).encode("utf-8")).hexdigest()


@cache
def program() -> str:
    """The hash of this program: its version, its files, and what else decides how it reads."""
    others = (kg.__version__, platform.python_version(), spacy_version, pyoxigraph.__version__)
    return hashlib.sha256("\x1f".join((*others, content_hash(Path(kg.__file__).parent))).encode("utf-8")).hexdigest()


@cache
def content_hash(folder: Path) -> str:
    """The hash of all files below the folder, by name and content, without what Python compiles."""
    found = hashlib.sha256()
    for file in sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc"):
        found.update(f"{file.relative_to(folder).as_posix()}\x1f".encode())
        found.update(hashlib.sha256(file.read_bytes()).digest())
    return found.hexdigest()
