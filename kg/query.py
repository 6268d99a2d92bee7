"""Asks a graph questions in SPARQL 1.1. Graph side, above the store: packaged queries (`kg/queries/*.rq`), files, inline text.

A value is bound to a variable by a VALUES clause at the end of the query, which every SPARQL 1.1 engine understands
alike: each variable of a query that is in scope in its outermost group is a parameter, and one that is left out stays free.
What stands between the lines `# for ?x` and `# end` of a packaged query gives ?x its values, and does nothing else: it is asked only
where ?x is bound, for every name of everybody who takes part would multiply the rows, and DISTINCT make them few again.
`kg.render` shows the answers.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Final, TypeAlias

import pyoxigraph

from kg import terms
from kg.errors import InputError, Refused
from kg.store import open_store

Term: TypeAlias = pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.Literal | pyoxigraph.Triple
NOTHING: Final[Mapping[str, str]] = MappingProxyType({})
ENDING: Final = ".rq"

PARAMETER = re.compile(r"# (\w+): (.+)")
#: The part of a packaged query that a parameter is for.
PART = re.compile(r"^ *# for (?P<names>\?\w+(?: \?\w+)*)\n(?P<lines>.*?)^ *# end\n", re.MULTILINE | re.DOTALL)
PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
REASON = re.compile(r"\bThe [A-Z][^\[\]\n]*?(?=, \[|$)")
DEEPEST: Final = 200  # brackets within brackets, far above any real query and far below what a parser's stack holds
CODE_POINT = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
# What holds no keyword (strings, addresses, comments, names with a prefix, variables), or a word.
TOKEN = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""'
    r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'(?:[^'\\\n]|\\.)*'"
    r'|<[^<>"{}|^`\\\s]*>'
    r"|\#[^\n]*"
    r"|(?P<variable>[?$]\w+)"
    r"|@[\w-]+"
    r"|(?P<prefix>[\w.-]*):(?:[\w:%\\-][\w:.%\\-]*)?"
    r"|(?P<word>\w+)",
    re.DOTALL,
)
DECLARED = re.compile(r"\bPREFIX\s+([\w.-]*):", re.IGNORECASE)
UPDATES: Final = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD"})


@dataclass(frozen=True, slots=True)
class Query:
    """A query with its question in plain words and what may be bound: (variable, what it is for).

    `text` is what is asked where nothing is bound; `whole` has the parts for parameters too, in a packaged query.
    """

    name: str
    question: str
    parameters: tuple[tuple[str, str], ...]
    text: str
    whole: str = ""

    def asked_for(self, names: Collection[str]) -> str:
        """The text with the parts that these variables need, and no other."""
        return PART.sub(lambda part: part["lines"] if {*names} & {*part["names"].replace("?", "").split()} else "", self.whole) or self.text


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer to a SELECT: its columns and, in their order, the terms of each row; None where nothing is bound."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]


@dataclass(frozen=True, slots=True)
class Triples:
    """The answer to a CONSTRUCT or a DESCRIBE, sorted."""

    triples: tuple[pyoxigraph.Triple, ...]


Answer: TypeAlias = Rows | Triples | bool  # a bool answers an ASK
Found: TypeAlias = pyoxigraph.QuerySolutions | pyoxigraph.QueryBoolean | pyoxigraph.QueryTriples


def packaged() -> tuple[Query, ...]:
    """The packaged queries by name."""
    found = [path for path in (files("kg") / "queries").iterdir() if path.name.endswith(ENDING)]
    queries = (_read(path.name.removesuffix(ENDING), path.read_text(encoding="utf-8")) for path in found)
    return tuple(sorted((replace(query, text=_bare(query), whole=query.text) for query in queries), key=lambda query: query.name))


def _bare(query: Query) -> str:
    """The text without the parts for parameters, and without what is said of those that then are not in it."""
    text = PART.sub("", query.text)
    gone = [name for name, _ in query.parameters if not re.search(rf"\?{name}\b", text)]
    return "".join(line for line in text.splitlines(keepends=True) if not line.startswith(tuple(f"# {name}: " for name in gone)))


def find(name: str) -> Query:
    """The packaged query called `name`, or the one in the file of that name; InputError when there is neither."""
    queries = {query.name: query for query in packaged()}
    if name in queries:
        return queries[name]
    path = Path(name)
    if path.is_dir():
        raise InputError(f"{name}: a folder, not a query")
    if not path.is_file():
        if path.suffix == ENDING or path.parent != Path():
            raise InputError(f"{name}: no such file")
        near = get_close_matches(name, queries, n=1)
        meant = f"; did you mean {near[0]}?" if near else ""
        raise InputError(f"{name}: no packaged query and no file of this name{meant} (kg query DIR lists the queries)")
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{name}: not UTF-8 ({error.reason} at byte {error.start})") from error
    except OSError as error:
        raise InputError(f"{name}: cannot be read ({error.strerror})") from error
    return _read(name, text)


def inline(text: str) -> Query:
    """The query that is given as text; errors call it "query"."""
    return _read("query", text)


def _read(name: str, text: str) -> Query:
    comments = []
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        comments.append(line)
    question = comments[0].lstrip("# ") if comments else ""
    pairs = (PARAMETER.fullmatch(line) for line in comments[1:])
    return Query(name, question, tuple((pair[1], pair[2]) for pair in pairs if pair), text)


def bound(query: Query, bindings: Mapping[str, str]) -> str:
    """The text of the query with the values bound, for any SPARQL 1.1 engine.

    A value is a plain string, or as in Turtle an address in < > or a literal in " " with language or datatype.
    Raises InputError for a variable that the query has not, or a value that is no term.
    """
    return f"{query.asked_for(bindings).rstrip()}\n{values(query, bindings)}\n" if bindings else query.text


def values(query: Query, bindings: Mapping[str, str]) -> str:
    """The VALUES clause that binds the values; raises as `bound` does."""
    known = sorted({match["variable"][1:] for match in TOKEN.finditer(query.asked_for(bindings)) if match["variable"]})
    for name in sorted(bindings):
        if name not in known:
            named = [parameter for parameter, _ in query.parameters] or known
            raise InputError(f"{query.name}: there is no ?{name} to bind; there is {', '.join(named) or 'no variable'}")
    names = " ".join(f"?{name}" for name in sorted(bindings))
    given = " ".join(_term(name, bindings[name]) for name in sorted(bindings))
    return f"VALUES ({names}) {{ ({given}) }}"


def _term(name: str, value: str) -> str:
    """The value as SPARQL writes it."""
    if value[:1] not in ("<", '"'):
        return str(pyoxigraph.Literal(value))
    try:
        (quad,) = pyoxigraph.parse(f"<a:a> <a:a> {value} .", format=pyoxigraph.RdfFormat.N_TRIPLES)
    except (SyntaxError, ValueError) as error:
        raise InputError(f'--bind {name}={value}: neither a plain text nor an <address> nor a "literal"@en') from error
    return str(quad.object)


def run(source: pyoxigraph.Store | Path, query: Query | str, *, bindings: Mapping[str, str] = NOTHING) -> Answer:
    """The answer of the graph in a store or a folder to a query, or to the packaged query or file of that name.

    Raises InputError, with line and column, for text that is no SPARQL query, and for one that would leave this
    graph: SERVICE is not followed and updates are refused. The prefixes of the ontology need not be declared.
    """
    asked = find(query) if isinstance(query, str) else query
    text = bound(asked, bindings)
    store = open_store(source) if isinstance(source, Path) else source
    found = evaluate(store, asked, text)
    try:
        if isinstance(found, pyoxigraph.QueryBoolean):
            return bool(found)
        if isinstance(found, pyoxigraph.QuerySolutions):
            columns = tuple(variable.value for variable in found.variables)
            return Rows(columns, tuple(tuple(row[column] for column in columns) for row in found))
        return Triples(tuple(sorted(set(found), key=str)))
    except (OSError, RuntimeError, ValueError) as error:
        raise _unanswered(asked, error) from error


def evaluate(store: pyoxigraph.Store, query: Query, text: str | None = None) -> Found:
    """The answer as the store gives it, one row after the other as they are asked for; `text` is the query with its values bound.

    Raises Refused and InputError as `run` does; what goes wrong while the rows are read is raised by the store.
    """
    refuse(query)
    try:
        return store.query(query.text if text is None else text, prefixes=dict(terms.PREFIXES))
    except SyntaxError as error:
        if text not in {None, query.text} and _accepted(query.text):
            raise InputError(f"{query.name}: ends in a VALUES clause, beside which nothing can be bound") from error
        raise InputError(_explain(query, str(error))) from error
    except (OSError, RuntimeError, ValueError) as error:
        raise _unanswered(query, error) from error


def _unanswered(query: Query, error: Exception) -> InputError:
    return InputError(f"{query.name}: cannot be answered: {' '.join(str(error).split())}")


def keywords(text: str) -> frozenset[str]:
    """The words of a query that are neither names nor values, in capitals."""
    return frozenset(word for word, _ in words(text))


def words(text: str) -> Iterator[tuple[str, int]]:
    """The words of a query that may be keywords, in capitals, and where they begin."""
    for match in TOKEN.finditer(text):
        if match["word"]:
            yield match["word"].upper(), match.start()


def refuse(query: Query) -> None:
    """Raise InputError for what is empty, calls another service, or changes the graph."""
    unescaped = CODE_POINT.sub(lambda match: _character(match[1] or match[2]), query.text)
    found = [*words(query.text), *words(unescaped)]
    if not found:
        raise InputError(f"{query.name}: no query in it")
    for word, at in found:
        if word == "SERVICE":
            raise Refused(f"{query.name}: {_position(query.text, at)}: SERVICE is not followed: a query stays in its graph")
    first = next((word for word, _ in found if word not in {"PREFIX", "BASE"}), "")
    if first in UPDATES:
        raise Refused(f"{query.name}: {first} would change the graph, which is only read")
    depth = 0
    for character in TOKEN.sub("", query.text):
        depth += (character in "{([") - (character in "})]")
        if depth > DEEPEST:
            raise InputError(f"{query.name}: more than {DEEPEST} brackets within brackets")


def undeclared(text: str) -> list[str]:
    """The prefixes that a query uses and does not declare, as they come."""
    declared = {"_", *DECLARED.findall(text)}
    used = (found["prefix"] for found in TOKEN.finditer(text) if found["prefix"] is not None)
    return list(dict.fromkeys(prefix for prefix in used if prefix not in declared))


def _character(code: str) -> str:
    return chr(int(code, 16)) if int(code, 16) < 0x110000 else ""


def _position(text: str, at: int) -> str:
    line = text.count("\n", 0, at) + 1
    return f"line {line}, column {at - (text.rfind(chr(10), 0, at) + 1) + 1}"


def _accepted(text: str) -> bool:
    try:
        pyoxigraph.Store().query(text, prefixes=dict(terms.PREFIXES))
    except SyntaxError:
        return False
    return True


def _explain(query: Query, message: str) -> str:
    """One line for a syntax error: where, before which words, and why where the engine says it plainly."""
    match = PLACE.fullmatch(message)
    if match is None:
        return f"{query.name}: no SPARQL query: {' '.join(message.split())}"
    line, column = int(match[1]), int(match[2])
    place = f"{query.name}: line {line}, column {column}"
    reason = REASON.search(match[3])
    if reason:
        return f"{place}: {reason[0][0].lower()}{reason[0][1:]}"
    lines = query.text.splitlines()
    if line > len(lines) or (line == len(lines) and column > len(lines[-1].rstrip())):
        return f"{place}: the query ends too early, or names something where SPARQL does not allow it"
    unknown = [prefix for prefix in undeclared(query.text) if prefix not in terms.PREFIXES]
    if unknown:
        return f"{place}: no SPARQL query: the prefix {unknown[0]}: is not declared"
    before = lines[line - 1][column - 1 :].strip()
    shown = f"{before[:40]}…" if len(before) > 40 else before
    return f"{place}: no SPARQL query at {shown or 'the end of the line'}"
