"""Answers that were given before: the graph of a server does not change, so neither do they. Beside the pool, which asks here first."""

from __future__ import annotations

from collections import OrderedDict
from typing import Final

from kg.query import keywords
from kg.serve.worker import Question, Reply

#: Functions that answer otherwise every time.
CHANGING: Final = frozenset({"BNODE", "NOW", "RAND", "STRUUID", "UUID"})


class Kept:
    """The answers of status 200 that were asked for last, `most` bytes of them together."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.size = 0
        self.replies: OrderedDict[Question, Reply] = OrderedDict()

    def get(self, question: Question) -> Reply | None:
        """The answer to the same text in the same form; None where there is none."""
        reply = self.replies.get(question)
        if reply is not None:
            self.replies.move_to_end(question)
        return reply

    def put(self, question: Question, reply: Reply) -> None:
        """Keep the answer, and let go of those that nobody has asked for the longest."""
        if reply.status != 200 or question in self.replies or keywords(question.text) & CHANGING:
            return
        self.replies[question] = reply
        self.size += _bytes(question, reply)
        while self.size > self.most:
            self.size -= _bytes(*self.replies.popitem(last=False))


def _bytes(question: Question, reply: Reply) -> int:
    return len(question.text) + len(question.accept) + len(reply.body)
