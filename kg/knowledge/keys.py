"""The form in which names are compared: one key for all spellings of a name. Used when tables are compiled and at
look-up."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_LETTERS = str.maketrans(
    {
        "ı": "i",
        "İ": "I",
        "ə": "a",
        "Ə": "A",
        "ø": "o",
        "Ø": "O",
        "đ": "d",
        "Đ": "D",
        "ł": "l",
        "Ł": "L",
        "æ": "ae",
        "Æ": "Ae",
        "œ": "oe",
        "Œ": "Oe",
        "þ": "th",
        "Þ": "Th",
        "ð": "d",
        "Ð": "D",
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "ʻ": "'",
        "ʿ": "'",
        "ʾ": "'",
        "`": "'",
        "´": "'",
        "–": " ",
        "—": " ",
        "-": " ",
        "‐": " ",
        "‑": " ",
        "/": " ",
        " ": " ",
    }
)
_INITIALS = re.compile(r"(?<![^\W\d_])(?:(?:[^\W\d_]\.\s?){2,}|[^\W\d_]\.[^\W\d_](?!\w))")
_GAPS = re.compile(r"[\s,]+")
_NO_SURNAME_FIRST = frozenset(
    {
        "al",
        "el",
        "as",
        "ash",
        "ad",
        "ul",
        "bin",
        "ibn",
        "ben",
        "de",
        "da",
        "do",
        "dos",
        "del",
        "di",
        "la",
        "le",
        "van",
        "von",
        "der",
        "den",
        "ter",
        "bint",
        "abu",
        "ould",
        "mac",
        "st",
        "san",
        "du",
        "des",
        "e",
        "y",
    }
)
_TITLES = frozenset(
    {
        "president",
        "vice",
        "prime",
        "minister",
        "chancellor",
        "premier",
        "mr",
        "mrs",
        "ms",
        "dr",
        "general",
        "gen",
        "king",
        "queen",
        "ayatollah",
        "secretary",
        "archbishop",
        "colonel",
        "col",
        "sir",
        "lieutenant",
        "lt",
        "emir",
        "sultan",
    }
)
REMEMBERED = 8_000  # names whose key is kept at hand
_VOWELS = re.compile(r"[aeiouyw']")
_DOUBLES = re.compile(r"(.)\1+")


def plain(name: str) -> str:
    """The name with plain Latin letters, straight apostrophes, single spaces and no dots in initials; case is kept."""
    folded = unicodedata.normalize("NFKD", name.translate(_LETTERS))
    folded = "".join(char for char in folded if not unicodedata.combining(char)).translate(_LETTERS)
    folded = _INITIALS.sub(
        lambda match: re.sub(r"[.\s]", "", match[0]) + (" " if match[0][-1].isspace() else ""), folded
    )
    return _GAPS.sub(" ", folded.replace(".", " ")).strip()


@lru_cache(maxsize=REMEMBERED)
def name_key(name: str) -> str:
    """The key under which a name is stored: `plain`, case folded, without a leading "the"."""
    key = plain(plain(name).casefold())
    return key.removeprefix("the ") if key != "the" else key


def surface(name: str) -> str:
    """The letters that a short name must show exactly: "U.S." and "US" give "US"; "the US" too."""
    shown = plain(name)
    return shown[4:] if shown[:4].casefold() == "the " else shown


def is_strict(name: str) -> bool:
    """Whether the name matches only in its own case: three letters or fewer (US, IS, AA, Van), so that "us" is no
    country."""
    return len(surface(name)) <= 3


def is_abbreviation(name: str) -> bool:
    """Whether the name is written in capitals (NATO, OSCE, PACE); such a name never matches a word in lower case."""
    letters = [char for char in surface(name) if char.isalpha()]
    return len(letters) > 1 and " " not in surface(name) and all(char.isupper() for char in letters)


def surname_keys(name: str, *, family_first: bool, two_surnames: bool) -> Iterator[str]:
    """Keys of the family names that a full name may hold: the last word, with its particles too; of two surnames
    both."""
    words = name_key(name).split()
    if not words:
        return
    yield words[-1]
    begin = len(words) - 1
    while begin > 1 and words[begin - 1] in _NO_SURNAME_FIRST:
        begin -= 1
    if begin < len(words) - 1:
        yield " ".join(words[begin:])
    if family_first and words[0] not in _NO_SURNAME_FIRST:
        yield words[0]
    if two_surnames and len(words) > 2 and words[-2] not in _NO_SURNAME_FIRST and len(words[-2]) > 2:
        yield words[-2]


def person_keys(name: str, *, shorten: bool, two_surnames: bool, middle_name: bool) -> Iterator[str]:
    """Keys of the shorter forms of a full name: no "al", no middle initials; with `shorten` the first word with a
    family name.

    That is the last word; of two given names and two surnames the first surname (Juan Aparicio, not Juan Perez, for
    Juan Carlos Aparicio Pérez); and the second word, unless it is a `middle_name` (Abdullahi Yusuf, not John Paul).
    """
    words = name_key(name).split()
    without_article = [word for word in words if word not in ("al", "el")]
    if len(words) > len(without_article) >= 2:
        yield " ".join(without_article)
    full = [word for index, word in enumerate(words) if len(word) > 1 or index in (0, len(words) - 1)]
    if 2 <= len(full) < len(words):
        yield " ".join(full)
    if shorten and len(full) in (3, 4) and not _NO_SURNAME_FIRST.intersection(full[:3]) and min(map(len, full)) > 1:
        yield f"{full[0]} {full[2 if two_surnames else -1]}"
        if not middle_name:
            yield f"{full[0]} {full[1]}"


def skeleton(name: str) -> str:
    """The consonants of a full name, so that transliterations meet: Muhammad and Mohammed, Pashinian and Pashinyan; or
    ""."""
    parts = []
    for word in name_key(name).split():
        if word in ("al", "el", "bin", "ibn"):
            continue
        letters = (
            word.replace("kh", "k")
            .replace("gh", "g")
            .replace("ph", "f")
            .replace("dj", "j")
            .replace("zh", "j")
            .replace("q", "k")
        )
        parts.append(_DOUBLES.sub(r"\1", letters[0] + _VOWELS.sub("", letters[1:])))
    joined = " ".join(parts)
    return joined if len(parts) >= 2 and len(joined) >= 7 else ""


def without_title(name: str) -> str:
    """The name without the titles before it ("Israeli Prime Minister Ariel Sharon"), or "" where one word is left."""
    words = name.split()
    last = max((index for index, word in enumerate(words[:5]) if name_key(word) in _TITLES), default=-1)
    left = words[last + 1 :]
    return " ".join(left) if len(left) > 1 or last < 0 else ""


def singulars(key: str) -> Iterator[str]:
    """What the singular of an English plural may be, the likelier first: policemen, bodies, forces, troops."""
    if key.endswith("men"):
        yield f"{key[:-3]}man"
    if key.endswith("ies"):
        yield f"{key[:-3]}y"
    if key.endswith("s") and not key.endswith("ss"):
        yield key[:-1]
    if key.endswith("es"):
        yield key[:-2]
