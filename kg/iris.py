"""Mints IRIs from content: names, linked identifiers, hashes; never from counters, clocks or random numbers.

They are given as a line of N-Triples has them, between < and >.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

from kg.errors import InputError
from kg.records import Span

BASE = "https://w3id.org/newskg/"
ABSOLUTE = re.compile(r"https?://[^\s<>\"{}|\\^`]+/")


@lru_cache(maxsize=8_000)
def _quoted(key: str) -> str:
    return quote(key, safe="/-")


def digest(*parts: str) -> str:
    """Sixteen hexadecimal digits that stand for the parts, in their order."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8")).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Minter:
    """IRIs below one base, which ends in a slash."""

    base: str = BASE

    def __post_init__(self) -> None:
        if not ABSOLUTE.fullmatch(self.base):
            raise InputError(f"--base {self.base}: not an http(s) IRI that ends in /")

    def article(self, sha256: str) -> str:
        """`doc/<sha256>`."""
        return f"<{self.base}doc/{sha256}>"

    def reprint(self, identifier: str, sha256: str) -> str:
        """`id/reprint/<hash>` of a publication whose text was read in another."""
        return f"<{self.base}id/reprint/{digest(identifier, sha256)}>"

    def span(self, sha256: str, span: Span) -> str:
        """`doc/<sha256>/char/<begin>-<end>`."""
        return f"<{self.base}doc/{sha256}/char/{span.begin}-{span.end}>"

    def entity(self, key: str) -> str:
        """`id/<kind>/<name>` for the key of an entity, a post or a treaty."""
        return f"<{self.base}id/{_quoted(key)}>"

    def event(self, kind: str, *content: str) -> str:
        """`event/<kind>-<hash>`: `content` is the identifier of the article, the sentence, and where in it the words stand."""
        return f"<{self.base}event/{kind.lower()}-{digest(kind, *content)}>"

    def claim(self, *content: str) -> str:
        """`claim/<hash>` of the article, the proposition, its status and whose word it is."""
        return f"<{self.base}claim/{digest(*content)}>"

    def inference(self, *proposition: str) -> str:
        """`inference/<hash>` of the subject, predicate and object of a triple that follows from others."""
        return f"<{self.base}inference/{digest(*proposition)}>"

    def name(self, place: str, name: str, standing: str) -> str:
        """`id/name/<hash>`: a name of a place as a resource; one article may call it former and another not."""
        return f"<{self.base}id/name/{digest(place, name, standing)}>"

    def run(self, *content: str) -> str:
        """`id/run/<hash>` of the program's version, its model and its inputs."""
        return f"<{self.base}id/run/{digest(*content)}>"
