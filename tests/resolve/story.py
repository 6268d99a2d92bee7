"""Articles with mentions put in by hand, so that the resolution is tested without parser and recogniser."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from kg import knowledge
from kg.records import Article, Form, Kind, Mention, Phrase, PlaceName, PostHeld, QuoteKind, Reading, Span, Statement
from kg.resolve import Resolution, resolve

FIRST = frozenset({"i", "we", "my", "our"})
SENTENCE = re.compile(r"[^.?]+[.?]”?")


class Story:
    """An article whose sentences end in a full stop or question mark, and the records that a test puts in."""

    def __init__(self, text: str, *, id: str = "story", published: str | None = None) -> None:
        self.article = Article(id=id, text=text, published=published)
        self.sentences = tuple(
            Span(m.start() + len(m[0]) - len(m[0].lstrip()), m.end(), m[0].lstrip()) for m in SENTENCE.finditer(text)
        )
        self.mentions: list[Mention] = []
        self.phrases: list[Phrase] = []
        self.posts: list[PostHeld] = []
        self.statements: list[Statement] = []
        self.place_names: list[PlaceName] = []

    def span(self, words: str, *, nth: int = 1) -> Span:
        """The slice of the text where the words stand for the `nth` time."""
        found = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", self.article.text)]
        return Span(found[nth - 1], found[nth - 1] + len(words), words)

    def _add(self, span: Span, form: Form, kind: Kind, **fields: Any) -> Mention:
        sentence = next(n for n, found in enumerate(self.sentences) if found.covers(span))
        head = fields.pop("head", span.text.split()[-1])
        same = fields.pop("same", None)
        mention = Mention(span=span, form=form, kind=kind, head=head, sentence=sentence, **fields)
        self.mentions.append(mention)
        if form is not Form.DEMONYM:
            self._stand_in_text(mention, sentence, same)
        return mention

    def _stand_in_text(self, mention: Mention, sentence: int, same: Span | None) -> None:
        """The phrase of a mention; who "I" and "we" are depends on it."""
        begin = mention.span.end - len(mention.span.text.split()[-1])
        head = Span(begin, mention.span.end, self.article.text[begin : mention.span.end])
        speaks = mention.form is Form.PRONOUN and mention.head in FIRST
        pronoun = mention.form is Form.PRONOUN
        self.phrases.append(
            Phrase(
                mention.span, head, mention.head.lower(),
                kind=Kind.PERSON if speaks or mention.gender in {"masc", "fem"} else None if pronoun else mention.kind,
                sentence=sentence, paragraph=0, person="first" if speaks else "third", number=mention.number, gender=mention.gender,
                pronoun=pronoun, role="subject" if mention.subject else "", predicate=sentence if mention.subject else -1,
                determiner="definite" if mention.definite else "", same=same, mention=mention,
            )
        )  # fmt: skip

    def phrase(self, words: str, kind: Kind | None, *, nth: int = 1, **fields: Any) -> Phrase:
        """A noun phrase without a name, or a pronoun that is no mention; its last word is the head."""
        span = self.span(words, nth=nth)
        begin = span.end - len(span.text.split()[-1])
        head = Span(begin, span.end, self.article.text[begin : span.end])
        sentence = next(n for n, found in enumerate(self.sentences) if found.covers(span))
        fields.setdefault("noun", head.text.lower())
        fields.setdefault("determiner", "definite" if span.text.lower().startswith("the ") else "")
        made = Phrase(span, head, kind=kind, sentence=sentence, paragraph=fields.pop("paragraph", 0), **fields)
        self.phrases.append(made)
        return made

    def country(self, words: str, *, nth: int = 1, **fields: Any) -> Mention:
        """A country by name."""
        fields.setdefault("entries", tuple(entry.id for entry in knowledge.load().by_name(words, kinds={"country"})))
        return self._add(self.span(words, nth=nth), Form.NAME, Kind.COUNTRY, **fields)

    def capital(self, words: str, *, nth: int = 1, **fields: Any) -> Mention:
        """A capital that stands for its country's government."""
        city = knowledge.load().capital(words)
        country = knowledge.load().by_iso3(city.country) if city is not None else None
        entries = (country.id,) if country is not None else ()
        return self._add(self.span(words, nth=nth), Form.NAME, Kind.COUNTRY, entries=entries, category="capital", **fields)

    def demonym(self, words: str, *, nth: int = 1, **fields: Any) -> Mention:
        """An adjective of nationality."""
        country = knowledge.load().by_iso3(knowledge.load().demonym(words)[0].country)
        entries = (country.id,) if country is not None else ()
        return self._add(self.span(words, nth=nth), Form.DEMONYM, Kind.COUNTRY, entries=entries, **fields)

    def person(self, words: str, *, nth: int = 1, **fields: Any) -> Mention:
        """A person by name."""
        entries = tuple(entry.id for entry in knowledge.load().person(words))
        return self._add(self.span(words, nth=nth), Form.NAME, Kind.PERSON, entries=entries, **fields)

    def organization(self, words: str, *, nth: int = 1, **fields: Any) -> Mention:
        """An organisation by name."""
        entries = tuple(entry.id for entry in knowledge.load().organization(words))
        return self._add(self.span(words, nth=nth), Form.NAME, Kind.ORGANIZATION, entries=entries, **fields)

    def place(self, words: str, *, nth: int = 1, **fields: Any) -> Mention:
        """A place by name."""
        entries = tuple(entry.id for entry in knowledge.load().place(words))
        return self._add(self.span(words, nth=nth), Form.NAME, Kind.PLACE, entries=entries, location=True, **fields)

    def description(self, words: str, category: str, *, kind: Kind = Kind.ACTOR, nth: int = 1, **fields: Any) -> Mention:
        """A description of that category."""
        return self._add(self.span(words, nth=nth), Form.DESCRIPTION, kind, category=category, **fields)

    def pronoun(self, word: str, *, nth: int = 1, **fields: Any) -> Mention:
        """A pronoun; number and gender as the word has them."""
        grammar: dict[str, tuple[Kind, str, str]] = {
            "he": (Kind.PERSON, "sing", "masc"), "she": (Kind.PERSON, "sing", "fem"), "it": (Kind.ACTOR, "sing", "neut"),
            "they": (Kind.ACTOR, "plur", ""), "we": (Kind.ACTOR, "plur", ""),
            "our": (Kind.ACTOR, "plur", ""),
        }  # fmt: skip
        kind, number, gender = grammar[word.lower()]
        return self._add(
            self.span(word, nth=nth), Form.PRONOUN, kind, head=word.lower(), number=number, gender=gender, subject=True, **fields
        )

    def post(self, person: Mention, title: str, of: Mention | None = None) -> None:
        """The person holds that office."""
        self.posts.append(PostHeld(person=person, title=title, of=of, span=self.span(title)))

    def statement(self, words: str, speaker: Mention) -> None:
        """The speaker says the words."""
        span = self.span(words)
        sentence = next(n for n, found in enumerate(self.sentences) if found.covers(span))
        self.statements.append(Statement(content=span, kind=QuoteKind.DIRECT, sentence=sentence, speaker=speaker))

    def reading(self) -> Reading:
        """The records in the order of the text."""
        ordered = tuple(sorted(self.mentions, key=lambda mention: (mention.span.begin, -mention.span.end)))
        return Reading(
            self.article, self.sentences, mentions=ordered, phrases=self._in_order(), posts=tuple(self.posts),
            statements=tuple(self.statements), place_names=tuple(self.place_names),
        )  # fmt: skip

    def _in_order(self) -> tuple[Phrase, ...]:
        """The phrases in the order of the text; those in a statement stand in quotation marks."""
        said = [statement.content for statement in self.statements]
        phrases = [replace(phrase, quoted=any(content.covers(phrase.span) for content in said)) for phrase in self.phrases]
        return tuple(sorted(phrases, key=lambda phrase: (phrase.span.end, -phrase.span.begin)))

    def resolve(self) -> Resolution:
        """The entities."""
        return resolve(self.reading())
