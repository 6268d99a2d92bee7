"""Writes kg/terms.py and kg/graph/terms.py from the files of the ontology, and ontology/context.jsonld from kg.ttl and definitions.ttl.

`python -m kg.generate_terms [--check]`

Every term of the ontology becomes a constant of the same local name (`terms.holdsPost`), every term of another
vocabulary that kg.ttl declares one with its prefix (`terms.nif_beginIndex`), and every class of PLOVER one as well
(`terms.plover_CONSULT`). In the context of JSON-LD a property of the ontology has its local name ("agent"), one of another
vocabulary its prefix ("nif:beginIndex"); both say whether the value is an IRI, of which datatype, or in English.
"""

from __future__ import annotations

import json
import re
import sys
import textwrap
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from rdflib import Graph, URIRef
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS

from kg.ontology_files import CONTEXT, DEFINITIONS, KG, PLOVER, ontology_text

NAMESPACE: Final = "https://w3id.org/newskg/ontology#"
BUILT_IN: Final = ("rdf", "rdfs", "owl", "xsd", "skos")
DECLARED: Final = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty, OWL.NamedIndividual)
WIDTH: Final = 120  # characters of a line
GAP: Final = "\x00"  # for a space at which no line is broken
# the constant that maps words to the concepts of a class
WORDS: Final = {
    "STATUSES": "Status",
    "QUOTE_KINDS": "QuoteKind",
    "NAME_STATUSES": "NameStatus",
    "TREATY_KINDS": "TreatyKind",
    "EVENT_CLASSES": "EventClass",
}
ENGLISH: Final = {"@language": "en"}
LABELS: Final = (
    SKOS.altLabel, SKOS.prefLabel, DCTERMS.title, DCTERMS.description, URIRef("http://www.w3.org/2008/05/skos-xl#literalForm"),
)  # fmt: skip
IRIS: Final = (DCTERMS.license, DCTERMS.source)
HEADER: Final = '''\
"""Terms of the ontology as constants, so that mypy finds a typo. {place}

Generated from ontology/kg.ttl, definitions.ttl and plover.ttl. Do not edit: change the ontology, then
run `python -m kg.generate_terms`.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final
'''
#: How the constants are written for those who work with rdflib, and for those who write lines of N-Triples.
FOR_RDFLIB: Final = ("Graph side, below everything.", "URIRef", 'URIRef("{}")')
FOR_LINES: Final = ("As a line of N-Triples has them.", "str", '"<{}>"')


def prefixes(text: str) -> dict[str, str]:
    """The prefixes that a Turtle text declares, in its order."""
    return dict(re.findall(r"^@prefix (\w+): <([^>]+)> \.$", text, flags=re.MULTILINE))


def constant(term: URIRef, declared: dict[str, str]) -> str:
    """The name of the constant for `term`: its local name, after its prefix when it is not of the kg namespace."""
    prefix, local = next(
        (prefix, term[len(iri) :])
        for prefix, iri in declared.items()
        if term.startswith(iri) and re.fullmatch(r"[\w-]+", term[len(iri) :])
    )
    local = local.replace("-", "_")
    return local if prefix == "kg" else f"{prefix}_{local}"


def assignment(name: str, term: URIRef, form: str = FOR_RDFLIB[2]) -> Iterator[str]:
    """The lines that define one constant, broken as ruff breaks them."""
    line = f"{name}: Final = {form.format(term)}"
    if len(line) <= WIDTH or "(" not in form:
        yield line
    else:
        yield from (f"{name}: Final = URIRef(", f'    "{term}"', ")")


def lines(kg_text: str, definitions_text: str, plover_text: str, style: tuple[str, str, str]) -> Iterator[str]:
    """The lines of kg/terms.py or, by another style, of kg/graph/terms.py, without their ends."""
    place, kind, form = style
    declared = prefixes(kg_text)
    ours = Graph().parse(data=kg_text, format="turtle").parse(data=definitions_text, format="turtle")
    graph = Graph().parse(data=plover_text, format="turtle") + ours
    concepts = {s for s in graph.subjects(RDF.type, URIRef(NAMESPACE + "EventClass")) if isinstance(s, URIRef)}
    found = concepts | {
        s
        for kind in DECLARED
        for s in ours.subjects(RDF.type, kind)
        if isinstance(s, URIRef) and not any(s.startswith(declared[p]) for p in BUILT_IN if p in declared)
    }
    names = {term: constant(term, declared) for term in found}
    yield from HEADER.replace("{place}", place).splitlines()
    if style == FOR_RDFLIB:
        yield from ("", "from rdflib import URIRef", "")
        yield from mapping("PREFIXES: Final[Mapping[str, str]]", ((prefix, f'"{iri}"') for prefix, iri in declared.items()))
    own = sorted((name, term) for term, name in names.items() if term.startswith(NAMESPACE))
    other = sorted((name, term) for term, name in names.items() if not term.startswith(NAMESPACE))
    for title, group in (("newskg", own), ("other vocabularies, and the classes of PLOVER", other)):
        yield ""
        yield f"# {title}"
        for name, term in group:
            yield from assignment(name, term, form)
    for name, local in WORDS.items():
        yield ""
        yield f"# words of the concepts of kg:{local}, in lower case"
        words = sorted(
            (str(word).lower(), names[concept])
            for concept in graph.subjects(RDF.type, URIRef(NAMESPACE + local))
            if isinstance(concept, URIRef)
            for label in (SKOS.prefLabel, SKOS.altLabel)
            for word in graph.objects(concept, label)
        )
        yield from mapping(f"{name}: Final[Mapping[str, {kind}]]", words)


def mapping(declaration: str, pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    """The lines of a constant that maps words to what is written as an expression, several pairs to a line."""
    yield f"{declaration} = MappingProxyType({{"
    entries = " ".join(f'"{word.replace(" ", GAP)}":{GAP}{value},' for word, value in pairs)
    wrapped = textwrap.wrap(entries, WIDTH - 4, break_on_hyphens=False, break_long_words=False)
    yield from (f"    {line}".replace(GAP, " ") for line in wrapped)
    yield "})  # fmt: skip"


def terms_text(style: tuple[str, str, str] = FOR_RDFLIB) -> str:
    """The whole text of kg/terms.py, or of kg/graph/terms.py, as the ontology files give it."""
    return "\n".join(lines(ontology_text(KG), ontology_text(DEFINITIONS), ontology_text(PLOVER), style)) + "\n"


def context_text() -> str:
    """The context of JSON-LD for the properties of kg.ttl, of definitions.ttl and of the vocabularies that they declare."""
    text = ontology_text(KG)
    declared = prefixes(text)
    graph = Graph().parse(data=text, format="turtle").parse(data=ontology_text(DEFINITIONS), format="turtle")
    context: dict[str, str | dict[str, str]] = dict(declared)
    for kind in (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty):
        for term in sorted(s for s in graph.subjects(RDF.type, kind) if isinstance(s, URIRef)):
            name = _compact(term, declared)
            ranges = [_compact(value, declared) for value in graph.objects(term, RDFS.range) if isinstance(value, URIRef)]
            datatype = next((value for value in ranges if value.startswith("xsd:") and value != "xsd:string"), None)
            value = {"@type": datatype} if datatype is not None else {}
            if kind == OWL.ObjectProperty or term in IRIS:
                value = {"@type": "@id"}
            context[name.removeprefix("kg:")] = {"@id": name, **(ENGLISH if term in LABELS else value)}
    for term in (RDFS.label,):
        context[_compact(term, declared)] = {"@id": _compact(term, declared), **ENGLISH}
    for term in (OWL.sameAs, RDF.subject, RDF.predicate, RDF.object):
        context[_compact(term, declared)] = {"@id": _compact(term, declared), "@type": "@id"}
    return json.dumps({"@context": context}, indent=1) + "\n"


def _compact(term: URIRef, declared: dict[str, str]) -> str:
    return next((f"{prefix}:{term[len(iri) :]}" for prefix, iri in declared.items() if term.startswith(iri)), str(term))


def main(arguments: list[str]) -> int:
    """Writes the files, or with `--check` only says whether they are up to date (exit status 0 or 1)."""
    package = Path(__file__).parent
    status = 0
    for file, text in (
        (package / "terms.py", terms_text()),
        (package / "graph" / "terms.py", terms_text(FOR_LINES)),
        (package.parent / "ontology" / CONTEXT, context_text()),
    ):
        if arguments == ["--check"]:
            same = file.is_file() and file.read_text(encoding="utf-8") == text
            print(f"{file.name}: {'up to date' if same else 'differs from the ontology'}")
            status |= not same
        else:
            file.write_text(text, encoding="utf-8")
            print(f"{file.name}: written")
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
