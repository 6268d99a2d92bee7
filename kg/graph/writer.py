"""What each kind of record is written with: spans, entities, times, standing, labels. `article` uses it for all records."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from kg.graph import terms
from kg.graph.claims import Basis, Claims
from kg.graph.ledger import ArticleGraph
from kg.graph.lines import LABEL, TYPE, Term, Triple
from kg.graph.literals import date_literal, english, offset, text
from kg.graph.paths import Parse
from kg.graph.rules import rule_iri
from kg.iris import Minter
from kg.records import Form, Kind, Mention, Reading, Span, Statement, Status, TimeExpression
from kg.resolve import Resolution

ACTORS = ("person/", "country/", "organization/", "group/")


class Writer:
    """Collects the triples of one article: what every kind of record is written with."""

    def __init__(self, reading: Reading, resolution: Resolution, minter: Minter, *, claims: bool = True) -> None:
        self.reading, self.resolution, self.minter, self.claims = reading, resolution, minter, claims
        self.sha = reading.article.sha256
        self.doc = minter.article(self.sha)
        self.out = ArticleGraph(self.sha, reading.sentences, Claims(reading.article.id, minter), reading.article.published or "")
        self.spans: dict[Span, Term] = {}
        self.parse = Parse(reading.article.text, reading.words)
        # An adjective of nationality alone ("a Czech scientist") names no country; it is evidence where one is named or acts.
        self.naming = {
            m.span
            for m in reading.mentions
            if m.form is Form.NAME or (m.category == "people" and m.form is Form.DEMONYM) or m.kind is Kind.ORGANIZATION
        }

    def add(self, subject: Term, predicate: Term, value: Term) -> None:
        """Add a triple."""
        self.out.triples.add((subject, predicate, value))

    def span(self, span: Span) -> Term:
        """The resource of a slice of the article, described."""
        known = self.spans.get(span)
        if known is not None:
            return known
        iri = self.spans[span] = self.minter.span(self.sha, span)
        self.add(iri, TYPE, terms.nif_OffsetBasedString)
        self.add(iri, terms.nif_referenceContext, self.doc)
        self.add(iri, terms.nif_beginIndex, offset(span.begin))
        self.add(iri, terms.nif_endIndex, offset(span.end))
        self.add(iri, terms.nif_anchorOf, text(span.text))
        return iri

    def entities(self, *mentions: Mention | None, kinds: tuple[str, ...] = ()) -> list[Term]:
        """The resources that the mentions stand for; only of these kinds of key when any are given."""
        keys = [key for key in self.resolution.of(*mentions) if not kinds or key.startswith(kinds)]
        self.out.used.update(keys)
        for mention in mentions:
            for key in self.resolution.of(mention):
                self.resolution.entities[key].spans.add(mention.span)  # type: ignore[union-attr]
        return [self.minter.entity(key) for key in keys]

    def meant(
        self, mentions: Iterable[Mention | None], find: Callable[[Mention], Iterable[Term]]
    ) -> list[tuple[Term, tuple[Span, ...]]]:
        """The resources that `find` gives for the mentions, in order, each with the words that stand for it."""
        words: dict[Term, tuple[Span, ...]] = {}
        for mention in mentions:
            for iri in find(mention) if mention is not None else ():
                words[iri] = (*words.get(iri, ()), mention.span)  # type: ignore[union-attr]
        return list(words.items())

    def actors(self, *mentions: Mention | None, kinds: tuple[str, ...] = ACTORS) -> list[tuple[Term, tuple[Span, ...]]]:
        """The resources of these kinds that the mentions stand for, each with its words."""
        return self.meant(mentions, lambda mention: self.entities(mention, kinds=kinds))

    def relate(self, subject: Term, predicate: Term, value: Term, basis: Basis, *words: Span) -> None:
        """A triple and the claim that it is; `words` are those of its value."""
        self.add(subject, predicate, value)
        self.claim((subject, predicate, value), basis, *words)

    def claim(self, proposition: Triple, basis: Basis, *words: Span) -> None:
        """A claim that stands on the words that set it off, on its own words, and on the sentences around them."""
        self.out.rules.add(basis.rule)
        if not self.claims:
            return
        spans = {basis.trigger, *words}
        evidence = [self.span(span) for span in spans | {self.out.sentence(span) for span in spans}]
        self.out.claims.add(proposition, basis, evidence, [self.parse.path(basis.trigger, span) for span in words])

    def basis(
        self, rule: str, trigger: Span, status: Status, according_to: Iterable[Mention] = (), *, about: Term | None = None
    ) -> Basis:
        """On what the claims of an event or a treaty stand."""
        sources = tuple(according_to)
        found = self.entities(*sources, kinds=ACTORS)
        unresolved = [] if found else [self.span(mention.span) for mention in sources]
        if status is Status.ATTRIBUTED and not sources:  # "reportedly", "is said to"
            unresolved.append(self.span(self.out.sentence(trigger)))
        return Basis(rule, trigger, status, tuple(found), tuple(unresolved), about)

    def stamp(self, node: Term, time: TimeExpression | None, basis: Basis) -> None:
        """The words for the time, and the date where one is fixed."""
        if time is None:
            return
        self.add(node, terms.timeExpression, self.span(time.span))
        if time.date:
            self.relate(node, terms.sem_hasTimeStamp, date_literal(time.date), basis, time.span)
        else:
            self._date(node, terms.sem_hasBeginTimeStamp, time.begin, time, basis)
            self._date(node, terms.sem_hasEndTimeStamp, time.end, time, basis)

    def bound(self, node: Term, predicate: Term, time: TimeExpression | None, basis: Basis, *, last: bool = False) -> None:
        """A begin or an end."""
        if time is None:
            return
        self.add(node, terms.timeExpression, self.span(time.span))
        self._date(node, predicate, time.date or (time.end if last else time.begin) or time.begin or time.end, time, basis)

    def _date(self, node: Term, predicate: Term, value: str | None, time: TimeExpression, basis: Basis) -> None:
        """A date with the words that give it: of "from 1998 to 2000", two expressions of one range, those for this end."""
        if not value:
            return
        range_ = [t for t in self.reading.times if (t.sentence, t.begin, t.end) == (time.sentence, time.begin, time.end)]
        words = next((part.span for part in (time, *range_) if part.value == value), time.span)
        self.add(node, terms.timeExpression, self.span(words))
        self.relate(node, predicate, date_literal(value), basis, words)

    def standing(self, node: Term, basis: Basis, according_to: Iterable[Mention]) -> None:
        """Rule, status, and whose word it is; that it is his word is what the article says itself."""
        self.out.rules.add(basis.rule)
        self.add(node, terms.byRule, rule_iri(basis.rule, self.minter))
        self.add(node, terms.status, terms.STATUSES[basis.status.value])
        for source, words in self.actors(*according_to):
            self.relate(node, terms.accordingTo, source, Basis(basis.rule, basis.trigger), *words)
        for span in basis.unresolved:
            self.add(node, terms.unresolved, span)

    def label(self, node: Term, words: str, doers: Iterable[Mention], others: Iterable[Mention] = ()) -> None:
        """A label for those who read the Turtle: "Chad, Sudan: signed (AGREE)"."""
        who, whom = (
            ", ".join(sorted(self.resolution.entities[key].label for key in self.resolution.of(*side))) for side in (doers, others)
        )
        said = f"{who}: {words}" if who else words
        self.add(node, LABEL, english(f"{said} > {whom}" if whom else said))

    def node(self, kind: str, trigger: Span, sentence: Span, seen: dict[tuple[str, ...], int]) -> Term:
        """The resource of an event: from the article's identifier, the sentence and the place of the words in it."""
        content = (self.reading.article.id, sentence.text, str(trigger.begin - sentence.begin), kind)
        seen[content] = seen.get(content, 0) + 1
        return self.minter.event(kind, *content[:3], str(seen[content]))

    def fact(self, proposition: Triple, rule: str, words: Span, said: Statement | None, *ends: Span) -> None:
        """A relation of entities: a triple where the article states it, only a claim of the speaker where a statement does.

        `ends` are the words for the two, where these do not stand in `words` as they are.
        """
        if said is None:
            self.add(*proposition)
            self.add(proposition[0], terms.evidence, self.span(words))
            self.claim(proposition, Basis(rule, words), *ends)
        else:
            speakers = (said.speaker,) if said.speaker is not None else ()
            self.claim(proposition, self.basis(rule, words, Status.ATTRIBUTED, speakers), *ends)
