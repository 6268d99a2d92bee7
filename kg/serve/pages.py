"""Pages for people: the facts of a resource, the endpoint, the start; plain HTML that loads nothing but its style.

Texts of the graph are escaped by the templates; only addresses of http and https become links.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

import jinja2
import pyoxigraph
from rdflib.namespace import RDF, RDFS
from starlette.responses import Response

from kg import __version__, terms
from kg.serve.served import Served

Triple = pyoxigraph.Triple
#: The pages have no script; the browser is told to run none.
POLICY: Final = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
SHOWN: Final = 100  # values of one property
NAMES: Final = (str(RDFS.label), str(terms.schema_headline), str(terms.nif_anchorOf))  # what a resource is called, the best first


@dataclass(frozen=True, slots=True)
class Value:
    """A resource or a literal as it is shown: its words, its link, its IRI, its language or datatype."""

    words: str
    link: str = ""
    iri: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Property:
    """A property with its values in order, the first of them, and how many there are."""

    name: Value
    values: tuple[Value, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Section:
    """A resource: what is said of it, and what says something of it."""

    resource: Value
    facts: tuple[Property, ...]
    mentions: tuple[Property, ...] = ()


def style() -> bytes:
    """The style sheet of the pages."""
    return (files("kg.serve") / "templates" / "plain.css").read_bytes()


def page(template: str, served: Served, path: str, *, headers: Mapping[str, str] | None = None, **values: Any) -> Response:
    """The page at `path` from a template."""
    text = _environment().get_template(template).render(root=_root(path), path=path, served=served, version=__version__, **values)
    return Response(text, media_type="text/html", headers={"Content-Security-Policy": POLICY, "Vary": "Accept", **(headers or {})})


def sections(triples: Iterable[Triple], served: Served, path: str, *, iri: str | None = None) -> list[Section]:
    """One resource; or, where none is named, every resource that the triples describe, in order."""
    view = _View(list(triples), served, _root(path))
    if iri is not None:
        return [Section(view.value(pyoxigraph.NamedNode(iri)), view.facts(iri), view.mentions(iri))]
    return [Section(view.value(pyoxigraph.NamedNode(each)), view.facts(each)) for each in sorted(view.of_subject)]


class _View:
    def __init__(self, triples: list[Triple], served: Served, root: str) -> None:
        self.served, self.root = served, root
        self.of_subject: dict[str, dict[str, set[Any]]] = defaultdict(lambda: defaultdict(set))
        self.of_object: dict[str, dict[str, set[Any]]] = defaultdict(lambda: defaultdict(set))
        for triple in triples:
            if isinstance(triple.subject, pyoxigraph.NamedNode):
                self.of_subject[triple.subject.value][triple.predicate.value].add(triple.object)
                if isinstance(triple.object, pyoxigraph.NamedNode):
                    self.of_object[triple.object.value][triple.predicate.value].add(triple.subject)

    def facts(self, iri: str) -> tuple[Property, ...]:
        return self._properties(self.of_subject.get(iri, {}))

    def mentions(self, iri: str) -> tuple[Property, ...]:
        return self._properties(self.of_object.get(iri, {}))

    def _properties(self, found: Mapping[str, set[Any]]) -> tuple[Property, ...]:
        """The type first, then the label, then by name."""
        ordered = sorted(found, key=lambda iri: (iri != str(RDF.type), iri != str(RDFS.label), iri))
        return tuple(
            Property(self.value(pyoxigraph.NamedNode(iri)), tuple(sorted(map(self.value, found[iri]), key=_order)[:SHOWN]), len(found[iri]))
            for iri in ordered
        )

    def value(self, node: object) -> Value:
        if isinstance(node, pyoxigraph.NamedNode):
            iri = node.value
            own = self.served.path(iri)
            link = f"{self.root}{own}" if own is not None else iri if iri.startswith(("https://", "http://")) else ""
            return Value(self._name(iri), link, iri)
        if isinstance(node, pyoxigraph.Literal):
            datatype = _short(node.datatype.value)
            return Value(node.value, note=node.language or ("" if datatype == "xsd:string" else datatype))
        return Value(str(node))

    def _name(self, iri: str) -> str:
        described = self.of_subject.get(iri, {})
        for name in NAMES:
            if values := sorted(str(value.value) for value in described.get(name, ()) if isinstance(value, pyoxigraph.Literal)):
                return values[0]
        return self.served.labels.get(iri) or _short(iri)


def _order(value: Value) -> tuple[str, str]:
    return value.words, value.iri


def _short(iri: str) -> str:
    for prefix, start in terms.PREFIXES.items():
        if iri.startswith(start) and len(iri) > len(start):
            return f"{prefix}:{iri[len(start) :]}"
    return iri


def _root(path: str) -> str:
    """The way from a page back to the root of the server, so that the pages stand below any address."""
    return "../" * path.count("/") or "./"


@cache
def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.PackageLoader("kg.serve"), autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
