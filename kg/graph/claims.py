"""Claims: one resource for each triple between entities, events, treaties and statements, and for each date of these.

Each carries its words, its status, whose word it is, the rule that made it, the dependency path from the words that set it
off to those of the value, and a confidence. Beside its roles an event stands as claims in the form of political event data,
who does what to whom: the agent as `rdf:subject`, the PLOVER class as `rdf:predicate`, the recipient as `rdf:object` (the
event itself where the text names no recipient). What only a speaker says stands as a claim and not as a plain triple.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg.graph import terms
from kg.graph.confidence import confidence
from kg.graph.lines import PARTS, TYPE, Term, Triple, bare
from kg.graph.literals import share, text
from kg.graph.rules import rule_iri
from kg.iris import Minter
from kg.records import QuoteKind, Reading, Span, Statement, Status


@dataclass(frozen=True, slots=True)
class Basis:
    """On what a claim stands: the rule, the words that set it off, the status, whose word it is, the event it is about."""

    rule: str
    trigger: Span
    status: Status = Status.ASSERTED
    sources: tuple[Term, ...] = ()
    unresolved: tuple[Term, ...] = ()
    about: Term | None = None


@dataclass(slots=True)
class Claim:
    """A proposition as one article holds it, with all words, rules and dependency paths that it was read from."""

    iri: Term
    proposition: Triple
    status: Status
    sources: tuple[Term, ...]
    about: Term | None
    unresolved: set[Term] = field(default_factory=set)
    evidence: set[Term] = field(default_factory=set)
    rules: set[str] = field(default_factory=set)
    paths: set[str] = field(default_factory=set)
    contradicts: set[Term] = field(default_factory=set)
    corrections: set[Term] = field(default_factory=set)
    accepted: bool = False  # by a person

    def triples(self, minter: Minter) -> Iterator[Triple]:
        """The claim as triples."""
        yield self.iri, TYPE, terms.Claim
        for part, value in zip(PARTS, self.proposition, strict=True):
            yield self.iri, part, value
        yield self.iri, terms.status, terms.STATUSES[self.status.value]
        yield self.iri, terms.confidence, share(1 if self.accepted else confidence(self.proposition[1]))
        for source in self.sources:
            yield self.iri, terms.accordingTo, source
        if self.about is not None:
            yield self.iri, terms.schema_about, self.about
        for predicate, found in (
            (terms.evidence, self.evidence),
            (terms.unresolved, self.unresolved),
            (terms.contradicts, self.contradicts),
            (terms.correctedBy, self.corrections),
        ):
            for value in found:
                yield self.iri, predicate, value
        for rule in self.rules:
            yield self.iri, terms.byRule, rule_iri(rule, minter)
        for path in self.paths:
            yield self.iri, terms.dependencyPath, text(path)


def claim_iri(
    minter: Minter, article: str, proposition: Triple, status: Status, sources: Iterable[Term], about: Term | None
) -> Term:
    """`claim/<hash>` of the article's identifier, the proposition, its status, its event or "", and its sources in order."""
    content = map(bare, (*proposition, terms.STATUSES[status.value], about or ""))
    return minter.claim(article, *content, *sorted(map(bare, sources)))


class Claims:
    """The claims of one article by their IRIs: what is read twice is one claim with more words."""

    def __init__(self, article: str, minter: Minter) -> None:
        self.article, self.minter = article, minter
        self.found: dict[Term, Claim] = {}

    def add(self, proposition: Triple, basis: Basis, evidence: Iterable[Term], paths: Iterable[str] = ()) -> Claim:
        """The claim of the proposition on this basis, with this evidence and these dependency paths added to it."""
        sources = tuple(sorted(set(basis.sources)))
        iri = claim_iri(self.minter, self.article, proposition, basis.status, sources, basis.about)
        claim = self.found.setdefault(iri, Claim(iri, proposition, basis.status, sources, basis.about))
        claim.evidence.update(evidence)
        claim.unresolved.update(basis.unresolved)
        claim.rules.add(basis.rule)
        claim.paths.update(filter(None, paths))
        return claim

    def __iter__(self) -> Iterator[Claim]:
        """In the order of their propositions."""
        return iter(sorted(self.found.values(), key=lambda claim: (*map(bare, claim.proposition), claim.iri)))

    def __len__(self) -> int:
        return len(self.found)


def said_in(reading: Reading, words: Span, *, verbatim: bool) -> Statement | None:
    """The smallest statement whose content holds the words; with `verbatim` only a direct one."""
    holding = [
        statement
        for statement in reading.statements
        if statement.content.covers(words) and (statement.kind is QuoteKind.DIRECT or not verbatim)
    ]
    return min(holding, key=lambda statement: statement.content.end - statement.content.begin, default=None)
