"""Shows the answers of queries: as a table for readers, as CSV, JSON and Turtle in the forms of the W3C for programs."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

import pyoxigraph
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from kg import terms
from kg.errors import InputError
from kg.query import Answer, Rows, Term, Triples

FORMATS: Final = ("table", "csv", "json", "ttl")
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")  # would be obeyed by a terminal
JsonTerm: TypeAlias = dict[str, object]


def default_format(answer: Answer) -> str:
    """How an answer is shown when nobody says: Turtle for triples, else a table."""
    return "ttl" if isinstance(answer, Triples) else "table"


def table(answer: Answer, *, title: str = "") -> Group:
    """The answer as a table for a console of Rich, below its title; the terms of the ontology with their prefixes."""
    match answer:
        case Rows():
            columns, lines = answer.columns, answer.rows
        case Triples():
            columns = ("subject", "predicate", "object")
            lines = tuple((triple.subject, triple.predicate, triple.object) for triple in answer.triples)
        case _:
            columns, lines = ("answer",), ((pyoxigraph.Literal("yes" if answer else "no"),),)
    shown = Table()
    for index, column in enumerate(columns):
        numbers = any(_is_number(line[index]) for line in lines)
        shown.add_column(column.replace("_", " "), justify="right" if numbers else "left", overflow="fold")
    for line in lines:
        shown.add_row(*(Text(CONTROL.sub("\N{REPLACEMENT CHARACTER}", _short(term))) for term in line))
    parts: list[RenderableType] = [Text(title, style="bold")] if title else []
    return Group(*parts, shown if lines else Text(f"no rows ({', '.join(columns)})"))


def render(answer: Answer, form: str) -> str:
    """The answer in one of the forms csv, json and ttl, with the line end that belongs to it.

    CSV and JSON are SPARQL 1.1 Query Results; CSV has CR LF, as RFC 4180 wants it. Raises InputError for a form that
    does not fit the answer: rows and truth values have no Turtle, triples have only Turtle.
    """
    writers: Mapping[str, Callable[[Answer], str]] = {"csv": _csv, "json": _json, "ttl": _turtle}
    if form not in writers:
        raise InputError(f"--format {form}: there is {', '.join(FORMATS)}")
    return writers[form](answer)


def _csv(answer: Answer) -> str:
    if isinstance(answer, Triples):
        raise InputError("--format csv: the answer is a graph; --format ttl or table shows it")
    if not isinstance(answer, Rows):
        return f"{str(answer).lower()}\r\n"
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(answer.columns)
    writer.writerows([_plain(term) for term in row] for row in answer.rows)
    return out.getvalue()


def _json(answer: Answer) -> str:
    if isinstance(answer, Triples):
        raise InputError("--format json: the answer is a graph; --format ttl or table shows it")
    if isinstance(answer, Rows):
        bindings = [
            {column: _json_term(term) for column, term in zip(answer.columns, row, strict=True) if term is not None} for row in answer.rows
        ]
        document: dict[str, object] = {"head": {"vars": list(answer.columns)}, "results": {"bindings": bindings}}
    else:
        document = {"head": {}, "boolean": answer}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _turtle(answer: Answer) -> str:
    if not isinstance(answer, Triples):
        raise InputError("--format ttl: only CONSTRUCT and DESCRIBE give a graph; --format table, csv or json shows this")
    # Turtle has a word of its own, "a", for the type.
    text = "\n".join(str(triple) for triple in answer.triples).replace(f"<{terms.PREFIXES['rdf']}type>", "a")
    used = {prefix: iri for prefix, iri in terms.PREFIXES.items() if f"<{iri}" in text}
    body = pyoxigraph.serialize(answer.triples, format=pyoxigraph.RdfFormat.TURTLE, prefixes=used)
    assert body is not None
    return body.decode("utf-8")


def _plain(term: Term | None) -> str:
    """The text of a literal, the address of a resource."""
    if term is None:
        return ""
    if isinstance(term, pyoxigraph.NamedNode | pyoxigraph.Literal):
        return term.value
    return str(term)


def _short(term: Term | None) -> str:
    """As `_plain`, with the prefixes of the ontology."""
    if isinstance(term, pyoxigraph.NamedNode):
        for prefix, iri in terms.PREFIXES.items():
            local = term.value.removeprefix(iri)
            if local != term.value and re.fullmatch(r"[\w-]+", local):
                return f"{prefix}:{local}"
    return _plain(term)


def _is_number(term: Term | None) -> bool:
    return isinstance(term, pyoxigraph.Literal) and term.datatype.value in {
        f"{terms.PREFIXES['xsd']}{name}" for name in ("integer", "decimal", "double", "float")
    }


def _json_term(term: Term) -> JsonTerm:
    match term:
        case pyoxigraph.NamedNode():
            return {"type": "uri", "value": term.value}
        case pyoxigraph.BlankNode():
            return {"type": "bnode", "value": term.value}
        case pyoxigraph.Literal():
            found: JsonTerm = {"type": "literal", "value": term.value}
            if term.language:
                found["xml:lang"] = term.language
            elif term.datatype.value != f"{terms.PREFIXES['xsd']}string":
                found["datatype"] = term.datatype.value
            return found
        case _:
            parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
            return {"type": "triple", "value": {name: _json_term(part) for name, part in parts.items()}}
