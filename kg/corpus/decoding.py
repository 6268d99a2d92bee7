"""Bytes -> text: UTF-8, unless another encoding is named or to be found out; a refusal says what the bytes seem to be.

Spans count characters, so that a wrong guess would show wrong words: an encoding is guessed only on request.
"""

from __future__ import annotations

import codecs
import re

import chardet

from kg.errors import InputError

#: The largest article, in bytes of UTF-8; a longer one is more likely a book or a dump than news.
ARTICLE_LIMIT = 2_000_000
SAMPLE = 65_536
#: The value of `encoding` for which it is found out.
AUTO = "auto"
BOMS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
#: Characters that no RDF or XML document can carry, and halves of surrogate pairs, which are no characters.
UNUSABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def decode(data: bytes, where: str, encoding: str | None = None) -> str:
    """The text of the bytes, without its byte order mark, line ends as `\\n`; InputError where they are of another encoding.

    They are UTF-8, or of the `encoding` that is named; `AUTO` finds it out.
    """
    if encoding is None:
        return _lines(_utf_8(data, where))
    name = detected(data, where) if encoding == AUTO else encoding
    try:
        text = data.decode(name)
    except UnicodeError as error:
        raise InputError(f"{where}: not in {name} ({getattr(error, 'reason', error)})") from error
    return _lines(text.removeprefix("\ufeff"))


def checked_encoding(name: str | None) -> str | None:
    """The name of an encoding of texts as Python knows it, `AUTO` or None; InputError for any other."""
    if name is None or name.lower() == AUTO:
        return name and AUTO
    try:
        "".encode(name)
        return codecs.lookup(name).name
    except (LookupError, UnicodeError, ValueError) as error:
        raise InputError(f"--encoding {name}: no encoding of this name is known; auto finds it out") from error


def detected(data: bytes, where: str) -> str:
    """The encoding of the bytes: by their byte order mark, UTF-8 where they are that, else as chardet finds it."""
    for mark, name in BOMS:
        if data.startswith(mark):
            return name
    if _is_utf16(data):
        return "UTF-16-LE" if data[1] == 0 else "UTF-16-BE"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        guess = chardet.detect(data[:SAMPLE])["encoding"]
        if guess is None:
            raise InputError(f"{where}: its encoding is not to be told; name it by --encoding") from None
        return guess
    return "UTF-8"


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _utf_8(data: bytes, where: str) -> str:
    for mark, name in BOMS:
        if data.startswith(mark):
            raise InputError(_wrong_encoding(where, name))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if CONTROLS.search(data[:SAMPLE]) and not _is_utf16(data):
            raise InputError(f"{where}: a binary file, not text") from error
        raise InputError(_wrong_encoding(where, _guess(data))) from error
    if "\x00" in text:
        if _is_utf16(data):
            raise InputError(_wrong_encoding(where, "UTF-16"))
        raise InputError(f"{where}: a binary file, not text")
    return text


def check_text(text: str, where: str) -> str:
    """The text itself, when it is that of an article: not empty, not too long, all characters usable."""
    if not text.strip():
        raise InputError(f"{where}: empty, there is no text in it")
    bad = UNUSABLE.search(text)
    if bad:
        line = text.count("\n", 0, bad.start()) + 1
        raise InputError(f"{where}: line {line} of the text has the control character U+{ord(bad.group()):04X}")
    if len(text) > ARTICLE_LIMIT or len(text.encode("utf-8")) > ARTICLE_LIMIT:
        raise InputError(too_large(where))
    return text


def too_large(where: str) -> str:
    """The message for an article beyond the limit."""
    return f"{where}: larger than {ARTICLE_LIMIT // 1_000_000} MB, the limit for one article; split it"


def _wrong_encoding(where: str, encoding: str | None) -> str:
    if encoding is None:
        return f"{where}: not in UTF-8, and its encoding is not to be told; convert it to UTF-8"
    return f"{where}: not in UTF-8 but, it seems, in {encoding}; convert it: iconv -f {encoding} -t UTF-8, or say --encoding {encoding}"


def _guess(data: bytes) -> str | None:
    if _is_utf16(data):
        return "UTF-16"
    return chardet.detect(data[:SAMPLE])["encoding"]


def _is_utf16(data: bytes) -> bool:
    """Whether every second byte is mostly zero, as in UTF-16 of Latin letters without a byte order mark."""
    sample = data[:SAMPLE]
    if len(sample) < 4 or len(data) % 2:
        return False
    half = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    return max(even, odd) > 0.8 * half and min(even, odd) < 0.05 * half
