"""In which language a text is: English is read, other languages are named and passed over."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Final

ENGLISH: Final = "en"
WORD: Final = re.compile(r"[^\W\d_]+")
#: In a text of fewer words names outweigh the language, and so it is taken for English.
FEWEST: Final = 20
#: English news has .25 to .45 of these words; with this share a text is English and needs no closer look.
PLAIN: Final = 0.15
#: Characters that are looked at.
SAMPLE: Final = 10_000


def language_of(text: str) -> str:
    """The language of a text as ISO 639-1 code: "en" where its function words say so, else as py3langid (Lui, Baldwin 2012) finds it."""
    words = [word.lower() for word in WORD.findall(text[:SAMPLE])]
    if len(words) < FEWEST or sum(word in _english() for word in words) >= PLAIN * len(words):
        return ENGLISH
    from py3langid import classify  # a second to load, and seldom needed

    return str(classify(text[:SAMPLE])[0])


@cache
def _english() -> frozenset[str]:
    lines = (files("kg.corpus") / "english.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))
