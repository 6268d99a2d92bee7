"""RDF/XML 1.0, for owlready2, Protégé and other programs of OWL; a `rdf:Description` for each subject."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Final
from xml.sax.saxutils import quoteattr

import pyoxigraph
from rdflib.namespace import RDF, XSD

from kg.errors import DataError
from kg.export.forms import Triple, order, used_prefixes

#: What no XML 1.0 document can hold, not even as a reference (https://www.w3.org/TR/xml/#charsets).
NO_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
LOCAL: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*$")
ESCAPED: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})


def rdfxml(triples: set[Triple]) -> bytes:
    """RDF/XML. Raises DataError for a character that XML cannot hold and for a predicate that no XML name can end."""
    spaces = {start: name for name, start in used_prefixes(triples).items()}
    spaces[str(RDF)] = "rdf"
    starts = {split(triple.predicate.value)[0] for triple in triples}
    for number, start in enumerate(sorted(starts - set(spaces)), start=1):
        spaces[start] = f"ns{number}"
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', "<rdf:RDF"]
    needed = sorted((name, start) for start, name in spaces.items() if start in {*starts, str(RDF)})
    lines += [f"    xmlns:{name}={quoteattr(start)}" for name, start in needed]
    lines[-1] += ">"
    for subject, found in groupby(sorted(triples, key=order), key=lambda triple: triple.subject):
        assert isinstance(subject, pyoxigraph.NamedNode)
        lines += [f"  <rdf:Description rdf:about={quoteattr(subject.value)}>", *_properties(found, spaces), "  </rdf:Description>"]
    text = "\n".join([*lines, "</rdf:RDF>", ""])
    if bad := NO_XML.search(text):
        raise DataError(f"RDF/XML cannot hold the character U+{ord(bad[0]):04X}, which a literal has; export another form")
    return text.encode("utf-8")


def _properties(triples: Iterator[Triple], spaces: dict[str, str]) -> Iterator[str]:
    for triple in triples:
        start, local = split(triple.predicate.value)
        name, value = f"{spaces[start]}:{local}", triple.object
        if isinstance(value, pyoxigraph.NamedNode):
            yield f"    <{name} rdf:resource={quoteattr(value.value)}/>"
            continue
        assert isinstance(value, pyoxigraph.Literal)
        kind = f" rdf:datatype={quoteattr(value.datatype.value)}" if value.datatype.value != str(XSD.string) else ""
        if value.language:
            kind = f" xml:lang={quoteattr(value.language)}"
        yield f"    <{name}{kind}>{value.value.translate(ESCAPED)}</{name}>"


def split(iri: str) -> tuple[str, str]:
    """A predicate as namespace and local name; DataError where no XML name ends it."""
    found = LOCAL.search(iri)
    if found is None or found.start() == 0:
        raise DataError(f"RDF/XML cannot name the property {iri}; export another form")
    return iri[: found.start()], found[0]
