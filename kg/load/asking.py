"""Asks a store elsewhere a question, by the SPARQL 1.1 Protocol (https://www.w3.org/TR/sparql11-protocol/). Beside loading.

The answer is that of `kg.query.run`, so that `kg.render` shows both alike.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Mapping
from typing import Final

import pyoxigraph

from kg import terms
from kg.errors import InputError
from kg.load.client import Client, Form
from kg.query import NOTHING, TOKEN, Answer, Query, Rows, Triples, bound, find, refuse, undeclared, values, words

RESULTS: Final = "application/sparql-results+json"
TRIPLES: Final = "application/n-triples, text/turtle;q=0.9"
FORMS: Final = {"application/n-triples": pyoxigraph.RdfFormat.N_TRIPLES, "text/plain": pyoxigraph.RdfFormat.N_TRIPLES}
KG: Final = f"PREFIX kg: <{terms.PREFIXES['kg']}> PREFIX dcat: <{terms.PREFIXES['dcat']}>"
MERGED: Final = f"{KG} ASK {{ ?article a kg:Article }}"
GRAPHS: Final = f"{KG} SELECT DISTINCT ?graph {{ GRAPH ?graph {{ {{ ?graph a kg:Article }} UNION {{ ?graph a dcat:Dataset }} }} }}"


def ask(
    to: str,
    query: Query | str,
    *,
    bindings: Mapping[str, str] = NOTHING,
    timeout: float = 60.0,
    wait: Callable[[float], None] = time.sleep,
) -> Answer:
    """The answer of the store at `to` to a query, or to the packaged query or file of that name.

    Where the store keeps named graphs apart from its default graph, a query that names no graph is asked of all graphs that
    `kg load` has put there whole. Raises InputError as `kg.query.run` does, and for a store that cannot be used or refuses.
    """
    asked = find(query) if isinstance(query, str) else query
    text = _bound_within(asked, bindings)
    refuse(asked)
    declared = [f"PREFIX {prefix}: <{terms.PREFIXES[prefix]}>" for prefix in undeclared(text) if prefix in terms.PREFIXES]
    keywords = {word for word, _ in words(asked.text)}
    with Client(to, timeout=timeout, wait=wait) as client:
        graphs: Form = ()
        if not keywords & {"FROM", "GRAPH"} and _answer(client, MERGED, ()) is False:
            found = _answer(client, GRAPHS, ())
            names = [row[0] for row in found.rows] if isinstance(found, Rows) else []
            graphs = [("default-graph-uri", name.value) for name in names if isinstance(name, pyoxigraph.NamedNode)]
        triples = bool(keywords & {"CONSTRUCT", "DESCRIBE"}) and not keywords & {"SELECT", "ASK"}
        return _answer(client, " ".join((*declared, text)), sorted(graphs), triples=triples)


def _bound_within(query: Query, bindings: Mapping[str, str]) -> str:
    """The text of the query with the values bound at the end of its outermost group, where Virtuoso knows every variable.

    The short form of CONSTRUCT takes them only after it, as `kg.query.bound` gives them.
    """
    text = query.asked_for(bindings)
    marks = TOKEN.sub(lambda match: " " * len(match[0]), text)  # brackets that are none of a string, comment or address
    head, end = text[: max(marks.find("{"), 0)], marks.rfind("}")
    if not bindings or end < 0 or re.search(r"\bCONSTRUCT\b.*\bWHERE\b", head, re.IGNORECASE | re.DOTALL):
        return bound(query, bindings)
    return f"{text[:end]}{values(query, bindings)}\n{text[end:]}"


def _answer(client: Client, text: str, graphs: Form, *, triples: bool = False) -> Answer:
    headers = {"Accept": TRIPLES if triples else RESULTS, "Content-Type": "application/x-www-form-urlencoded"}
    answer = client.accepted(client.send("POST", form=[("query", text), *graphs], headers=headers))
    kind = answer.headers.get("content-type", "").partition(";")[0].strip()
    try:
        if triples:
            stated = pyoxigraph.parse(answer.content, format=FORMS.get(kind, pyoxigraph.RdfFormat.TURTLE))
            return Triples(tuple(sorted({quad.triple for quad in stated}, key=str)))
        found = pyoxigraph.parse_query_results(answer.content, format=pyoxigraph.QueryResultsFormat.JSON)
        if isinstance(found, pyoxigraph.QueryBoolean):
            return bool(found)
        columns = tuple(variable.value for variable in found.variables)
        return Rows(columns, tuple(tuple(row[column] for column in columns) for row in found))
    except (SyntaxError, ValueError) as error:
        wanted = "Turtle" if triples else "SPARQL result"
        raise InputError(f"{client.url}: the answer is no {wanted} but {kind or 'of no kind'}; is this the address for queries?") from error
