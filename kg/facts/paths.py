"""Where the pages of a resource lie: the path of its IRI below the base of the data, as names of folders and a file.

`https://w3id.org/newskg/id/country/ARG` has the path `id/country/ARG`, and its pages are `id/country/ARG.html`, `.ttl` and `.jsonld`: a
server that answers below the base needs no table. Names that a file system would not take are written with their escapes, long
ones are cut and get a hash, so that no IRI, whoever made it, leads out of the folder.
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote, unquote

from kg.iris import digest

UNSAFE: Final = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]|^\.|[. ]$')
LONGEST: Final = 180  # bytes of a name, below the 255 of common file systems with room for an ending


def page_path(iri: str, base: str) -> str:
    """The path below the base, without an ending; "" for an IRI that does not lie below it."""
    if not iri.startswith(base):
        return ""
    return "/".join(_name(part) for part in iri[len(base) :].split("/"))


def _name(part: str) -> str:
    plain = unquote(part, errors="strict") if _is_utf8(part) else part
    if not plain or UNSAFE.search(plain):
        plain = quote(part, safe="").replace(".", "%2E") or "%"
    if len(plain.encode("utf-8")) > LONGEST:
        plain = f"{plain.encode('utf-8')[: LONGEST - 20].decode('utf-8', errors='ignore')}-{digest(part)}"
    return plain


def _is_utf8(part: str) -> bool:
    try:
        unquote(part, errors="strict").encode("utf-8")
    except UnicodeError:
        return False
    return True


def href(path: str) -> str:
    """The path as an address relative to the folder that holds it."""
    return quote(path, safe="/")
