"""The articles of a run on disk, so that each can be compared with all others and none needs to stay in memory."""

from __future__ import annotations

import pickle
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from typing import Final

from kg.records import Article

SCHEMA: Final = """
CREATE TABLE article (number INTEGER PRIMARY KEY, id TEXT UNIQUE, sha256 TEXT, words INTEGER, published TEXT, origin TEXT, content BLOB);
CREATE INDEX same_text ON article (sha256);
CREATE TABLE mark (hash INTEGER, number INTEGER, PRIMARY KEY (hash, number)) WITHOUT ROWID;
CREATE TABLE reprint (number INTEGER PRIMARY KEY, original INTEGER, share REAL);
"""
#: The order in which articles may be originals: the longest first, for it holds the others; then by date and identifier.
PREFERENCE: Final = "words DESC, published, id"
UNDATED: Final = "9999"


class Shelf:
    """Articles by number, in the order of their coming; a database in a temporary file that goes with the object."""

    def __init__(self) -> None:
        self._connection = sqlite3.connect("", isolation_level=None)
        self._connection.executescript(SCHEMA)

    def close(self) -> None:
        """Give up the articles."""
        self._connection.close()

    def put(self, article: Article, *, words: int, origin: str) -> None:
        """Keep an article that came from `origin`; its identifier must be new."""
        row = (article.id, article.sha256, words, article.published or UNDATED, origin, pickle.dumps(article))
        self._connection.execute("INSERT INTO article (id, sha256, words, published, origin, content) VALUES (?, ?, ?, ?, ?, ?)", row)

    def origin(self, identifier: str) -> str | None:
        """Where the article of this identifier came from; None where there is none."""
        row = self._connection.execute("SELECT origin FROM article WHERE id = ?", (identifier,)).fetchone()
        return None if row is None else str(row[0])

    def article(self, number: int) -> Article:
        """The article of this number."""
        (content,) = self._connection.execute("SELECT content FROM article WHERE number = ?", (number,)).fetchone()
        article: Article = pickle.loads(content)  # our own temporary file
        return article

    def by_preference(self) -> Iterator[tuple[int, Article]]:
        """All articles, those first that may be originals of the others."""
        with closing(self._connection.cursor()) as cursor:
            for number, content in cursor.execute(f"SELECT number, content FROM article ORDER BY {PREFERENCE}"):
                yield number, pickle.loads(content)

    def same_text(self, article: Article) -> int | None:
        """The number of the preferred article with the same text, when that is another one."""
        same = f"SELECT number, id FROM article WHERE sha256 = ? ORDER BY {PREFERENCE}"
        row = self._connection.execute(same, (article.sha256,)).fetchone()
        return None if row[1] == article.id else int(row[0])

    def mark(self, number: int, hashes: set[int], *, at_most: int) -> None:
        """Note the fingerprint of an original; a hash that `at_most` others have tells nothing more."""
        self._connection.executemany(
            "INSERT INTO mark SELECT ?, ? WHERE (SELECT COUNT(*) FROM mark WHERE hash = ?) < ?",
            ((one, number, one, at_most) for one in hashes),
        )

    def sharing(self, hashes: set[int], *, at_least: int) -> list[int]:
        """The originals that share so many hashes, in the order of preference."""
        places = ", ".join("?" * len(hashes))
        found = self._connection.execute(
            f"SELECT number FROM mark JOIN article USING (number) WHERE hash IN ({places}) "
            f"GROUP BY number HAVING COUNT(*) >= ? ORDER BY {PREFERENCE}",
            (*hashes, at_least),
        )
        return [int(number) for (number,) in found]

    def reprint(self, number: int, *, of: int, share: float) -> None:
        """Note that an article is a reprint, and how much of it stands in its original; `of` may be a reprint noted before."""
        row = self._connection.execute("SELECT original, share FROM reprint WHERE number = ?", (of,)).fetchone()
        original, whole = row or (of, 1.0)
        self._connection.execute("INSERT INTO reprint VALUES (?, ?, ?)", (number, original, share * whole))

    def originals_count(self) -> int:
        """How many articles are no reprints."""
        (count,) = self._connection.execute("SELECT (SELECT COUNT(*) FROM article) - (SELECT COUNT(*) FROM reprint)").fetchone()
        return int(count)

    def originals(self) -> Iterator[tuple[Article, list[tuple[Article, float]]]]:
        """Each article that is no reprint, in the order of coming, with its reprints and their shares."""
        rows = "SELECT number FROM article WHERE number NOT IN (SELECT number FROM reprint) ORDER BY number"
        of = "SELECT number, share FROM reprint WHERE original = ? ORDER BY number"
        with closing(self._connection.cursor()) as cursor:
            for (number,) in cursor.execute(rows):
                copies = self._connection.execute(of, (number,)).fetchall()
                yield self.article(number), [(self.article(copy), share) for copy, share in copies]
