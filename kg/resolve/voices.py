"""Who "I", "we" and "you" are: the speaker of a quotation, the two sides of an interview, else the voice of the article."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.records import Form, Kind, Mention, Phrase, QuoteKind, Reading, Statement
from kg.resolve.chains import Chain

QUESTIONS = 3  # paragraphs that end in a question mark, from which on an article with an introduction is an interview
NEAR = 90  # characters between the word and the name
LEAD = 600  # characters behind the first sentence in which an interview calls itself one
INTERVIEWS = re.compile(
    r"\b(?:interview(?:s|ed)?|sp(?:eaks?|oke)|talk(?:s|ed)?|sat down)\b(?!.*\b(?:on|about|over)\b)", re.IGNORECASE | re.DOTALL
)
INTERVIEWED = re.compile(r"[^.]{0,40}\binterviewed by\b", re.IGNORECASE)


class Voices:
    """The chains of the first and second person in one article."""

    def __init__(self, reading: Reading, keys: Mapping[Mention, tuple[str, ...]]) -> None:
        """`keys` are those of the entities that mentions by name stand for."""
        self._statements = [s for s in reading.statements if s.kind is not QuoteKind.INDIRECT and s.speaker is not None]
        self._questions = _questions(reading)
        self._chains: dict[tuple[str, ...], Chain] = {}
        self.interviewed = _introduced(reading, keys, min(self._questions)) if self._questions else None

    def statement(self, phrase: Phrase) -> Statement | None:
        """The quotation of a known speaker that holds the phrase."""
        return next((s for s in self._statements if phrase.quoted and s.content.covers(phrase.span)), None)

    def chain(self, phrase: Phrase, interviewed: Chain | None) -> Chain:
        """The chain of a phrase in the first or second person; `interviewed` is that of the person interviewed, if any."""
        name = self._name(phrase)
        if name == ("interviewed",) and interviewed is not None:
            return interviewed
        if name not in self._chains:
            self._chains[name] = Chain(Kind.PERSON, number="plur" if name[0] == "we" else "sing")
        return self._chains[name].joined or self._chains[name]

    def _name(self, phrase: Phrase) -> tuple[str, ...]:
        if phrase.quoted:  # nobody knows who speaks: the same one within the paragraph
            where: tuple[str, ...] = ("quoted", str(phrase.paragraph))
        elif self._questions and phrase.number == "sing":
            asked = phrase.paragraph in self._questions
            if asked == (phrase.person == "second") and phrase.paragraph >= min(self._questions):
                return ("interviewed",)
            where = ("asked",) if asked else ()
        else:
            where = ()
        return ("you" if phrase.person == "second" else "I" if phrase.number == "sing" else "we", *where)


def _questions(reading: Reading) -> frozenset[int]:
    """The paragraphs of an interview that ask; none in an article that is no interview."""
    last: dict[int, int] = {}
    for phrase in reading.phrases:
        last[phrase.paragraph] = max(last.get(phrase.paragraph, 0), phrase.sentence)
    introduction = reading.article.text[: reading.sentences[min(last.values())].end + LEAD] if last else ""
    if "interview" not in introduction.lower():
        return frozenset()
    asking = frozenset(p for p, s in last.items() if reading.sentences[s].text.rstrip("”\"' ").endswith("?"))
    if len(asking) < QUESTIONS or min(asking) == min(last):
        return frozenset()
    return asking


def _introduced(reading: Reading, keys: Mapping[Mention, tuple[str, ...]], first: int) -> str | None:
    """The key of the person whom a sentence before the first question names as interviewed."""
    text = reading.article.text
    for phrase in reading.phrases:
        mention = phrase.mention
        if mention is None or mention.kind is not Kind.PERSON or mention.form is not Form.NAME or phrase.paragraph >= first:
            continue
        sentence = reading.sentences[phrase.sentence]
        before, after = text[max(sentence.begin, phrase.span.begin - NEAR) : phrase.span.begin], text[phrase.span.end : sentence.end]
        if INTERVIEWS.search(before) or INTERVIEWED.match(after):
            return next(iter(keys.get(mention, ())), None)
    return None
