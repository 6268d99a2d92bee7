"""Content negotiation: what the header Accept asks for, of what there is (RFC 9110, section 12.5.1)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import mimeparse

#: Forms of the answers to SELECT and ASK, the preferred one first. The last three are names that clients use for the first two.
RESULTS: Final = (
    "application/sparql-results+json",
    "application/sparql-results+xml",
    "text/csv",
    "text/tab-separated-values",
    "application/json",
    "application/xml",
    "text/xml",
)
#: Forms of triples, the preferred one first, with the ending that an address of the form has, and its name in `kg.export`.
TRIPLES: Final = {
    "text/turtle": ("ttl", "turtle"),
    "application/ld+json": ("jsonld", "jsonld"),
    "application/n-triples": ("nt", "ntriples"),
    "application/rdf+xml": ("rdf", "rdfxml"),
}
HTML: Final = "text/html"


def chosen(accept: str, offered: Sequence[str]) -> str | None:
    """The type among those offered that the header likes best, the first of equals; None where it takes none of them.

    No header takes everything; one that cannot be read takes nothing.
    """
    if not accept.strip():
        return offered[0]
    try:
        return mimeparse.best_match(list(reversed(offered)), accept) or None
    except mimeparse.MimeTypeParseException:
        return None


def with_charset(media: str) -> str:
    """The value of Content-Type: text is UTF-8, and says so."""
    return f"{media}; charset=utf-8" if media.startswith("text/") else media
