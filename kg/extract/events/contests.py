"""Games and elections: who is beaten there suffers no violence, and who meets there does not negotiate."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from kg.extract.events.lexicon import lexicon
from kg.extract.events.roles import FORCES
from kg.extract.events.triggers import Trigger, lemma
from kg.records import Mention
from kg.tokens import Span as Tokens
from kg.tokens import Token

#: "beat Norway, 4-0": a noun behind it would make it a range, as in "10-15 men".
SCORE = re.compile(r"(?<![\w.,-])\d{1,3}[-–]\d{1,2}(?=[,.;:)]|$| (?:in|on|at|to|last|after|during|victory|win)\b)")
OFTEN = 2  # words of games or polls in an article that is about them


def played(verb: Token, sentence: Tokens) -> bool:
    """Whether the verb tells a move of the game that its sentence is about."""
    return lemma(verb) in lexicon().listed("contests/moves") and _count("games", sentence.text) > 0


def lost(trigger: Trigger, agents: Sequence[Mention], recipients: Sequence[Mention]) -> bool:
    """Whether the event is that somebody loses a game or a vote: no party to it bears arms, and the words around it tell of one."""
    word = lemma(trigger.noun or trigger.head)
    armed = any(mention.category in FORCES for mention in (*agents, *recipients))
    if armed or word not in lexicon().listed("contests/defeats"):
        return False
    sentence, article = trigger.head.sent.text, trigger.head.doc.article.text
    if SCORE.search(sentence) or _count("polls", sentence):
        return True
    if agents and _count("games", article) >= OFTEN:
        return True
    return trigger.noun is not None and word == "defeat" and _count("polls", article) >= OFTEN


def _count(kind: str, text: str) -> int:
    return sum(1 for match in _words(kind).finditer(text) if match["word"])


@cache
def _words(kind: str) -> re.Pattern[str]:
    """The words of the kind in singular and plural, as `word`; what only looks like one comes first, so that it is passed over."""
    words = lexicon().words
    other, listed = (
        "|".join(map(re.escape, sorted(words.get(f"contests/{name}", ()), key=len, reverse=True))) for name in (f"not_{kind}", kind)
    )
    passed = rf"\b(?:{other})\b|" if other else ""
    return re.compile(rf"{passed}\b(?P<word>{listed})(?:s|es)?\b", re.IGNORECASE)
