"""When a period of control began and ended, as the words around say it."""

from __future__ import annotations

from collections.abc import Iterator

from kg import syntax
from kg.extract.control.holds import Hold
from kg.records import TimeExpression
from kg.tokens import Token

SINCE = frozenset({"since", "from", "after"})
UNTIL = frozenset({"until", "till", "to", "through"})
WITHIN = frozenset({"in", "on", "during", "at", "", "late", "early"})


def period(hold: Hold) -> tuple[TimeExpression | None, TimeExpression | None]:
    """Begin and end; a duration ("for 30 years") fixes neither."""
    begin = end = None
    for token, time in _times(hold.head):
        preposition = syntax.case(token)
        if preposition in UNTIL or _marked(time, UNTIL):
            end = end or time
        elif preposition in SINCE or _marked(time, SINCE) or (preposition in WITHIN and hold.phase == "take"):
            begin = begin or time
        elif preposition in WITHIN and hold.phase == "lose":
            end = end or time
    return begin, end


def _marked(time: TimeExpression, marks: frozenset[str]) -> bool:
    """Whether the time's own words begin with such a preposition."""
    return time.span.text.split()[0].lower() in marks


def _times(head: Token) -> Iterator[tuple[Token, TimeExpression]]:
    for child in sorted(head.children, key=lambda t: abs(t.i - head.i)):
        if child.time is not None and not child.time.value.startswith("P") and child.dep_ not in {"nsubj", "nsubj:pass"}:
            yield child, child.time
        elif child.dep_ in syntax.OBLIQUES and child.mention is None and syntax.case(child) in UNTIL | SINCE | WITHIN:
            for inner in child.children:
                if inner.time is not None and not inner.time.value.startswith("P"):
                    yield child, inner.time
    relative = head.dep_ in syntax.RELATIVES | {"advcl", "acl"} and any(c.lower_ == "when" for c in head.children)
    if relative and head.head.time is not None:  # "since 1991, when … occupied"
        yield head.head, head.head.time
