"""Which mentions are one agreement: "a peace accord", later "the agreement", "the truce"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.extract.treaties.phrases import Phrase
from kg.records import Form, Kind, Mention, Span, Status, TimeExpression

CALM = frozenset({"ceasefire", "truce", "armistice"})
PAPERS = frozenset({"declaration", "communique", "memorandum", "protocol", "charter", "convention", "statement", "roadmap"})
GENERAL = frozenset({"agreement", "accord", "deal", "pact", "treaty", "settlement", "document", "text"})
PEACE = frozenset({"peace", "ceasefire", "truce"})


@dataclass(frozen=True, slots=True)
class Reading:
    """One mention of an agreement with all that its sentence says of it."""

    phrase: Phrase
    status: Status
    signing: bool
    named: tuple[Mention, ...] = ()
    likely: tuple[Mention, ...] = ()
    mediators: tuple[Mention, ...] = ()
    date: TimeExpression | None = None
    place: Mention | None = None
    establishes: tuple[Span, ...] = ()


@dataclass(slots=True)
class Agreement:
    """An agreement and its mentions so far, in the order of the text."""

    readings: list[Reading] = field(default_factory=list)

    @property
    def marks(self) -> frozenset[str]:
        """All that tells it from others."""
        return frozenset().union(*(r.phrase.marks for r in self.readings))

    @property
    def kinds(self) -> frozenset[str]:
        """The nouns that were used for it."""
        return frozenset(r.phrase.kind for r in self.readings)

    @property
    def named(self) -> tuple[Mention, ...]:
        """The parties that were named."""
        return tuple(m for r in self.readings for m in r.named)

    @property
    def dates(self) -> tuple[TimeExpression, ...]:
        """The times of signing that were given."""
        return tuple(r.date for r in self.readings if r.date is not None)


def antecedent(reading: Reading, agreements: Sequence[Agreement]) -> Agreement | None:
    """The agreement that a new mention takes up; None when it is another one."""
    fitting = [
        (score(reading, agreement), place, agreement) for place, agreement in enumerate(agreements) if fits(reading, agreement)
    ]
    return max(fitting, key=lambda found: found[:2])[2] if fitting else None


def score(reading: Reading, agreement: Agreement) -> float:
    """How near an agreement is: same noun, often named, named in this sentence."""
    last = agreement.readings[-1].phrase
    distance = reading.phrase.sentence - last.sentence
    return (
        (1.0 if reading.phrase.kind in agreement.kinds else 0.0)
        + 0.5 * min(len(agreement.readings), 3)
        + (2.0 if distance == 0 else 1.0 / distance)
        + 2.0 * len(reading.phrase.marks & agreement.marks)
    )


def fits(reading: Reading, agreement: Agreement) -> bool:
    """Whether a mention can be of this agreement."""
    phrase = reading.phrase
    if phrase.named and any(r.phrase.named and r.phrase.marks & phrase.marks for r in agreement.readings):
        return True
    same_day = reading.date is not None and any(t.date and t.date == reading.date.date for t in agreement.dates)
    if not (same_day or _kinds_agree(phrase, agreement)) or not _dates_agree(reading, agreement):
        return False
    if phrase.plural and not any(r.phrase.plural or r.phrase.named for r in agreement.readings):
        return False
    if phrase.again:
        return phrase.definite and phrase.sentence - agreement.readings[-1].phrase.sentence <= 3
    if not phrase.definite:
        return _retold(reading, agreement)
    return _marks_agree(phrase.marks, agreement.marks) and _parties_agree(reading, agreement)


def _kinds_agree(phrase: Phrase, agreement: Agreement) -> bool:
    kinds = agreement.kinds
    if phrase.kind in kinds:
        return True
    if phrase.again:
        return bool(kinds & (PAPERS if phrase.kind == "statement" else PAPERS | GENERAL))
    if phrase.kind in GENERAL:
        near = phrase.sentence - agreement.readings[-1].phrase.sentence <= 2
        return near or not kinds <= CALM or bool(phrase.marks & (PEACE | CALM))
    if phrase.kind in CALM:
        return bool(kinds & CALM) or bool(kinds & GENERAL and agreement.marks & PEACE)
    return bool(kinds & GENERAL) and not kinds & CALM and phrase.definite and not phrase.marks


def _marks_agree(marks: frozenset[str], others: frozenset[str]) -> bool:
    if not marks or marks <= others:
        return True
    if not others:
        return True
    shared = marks & others
    return 2 * len(shared) >= min(len(marks), len(others)) or bool(marks & PEACE and others & PEACE)


def _dates_agree(reading: Reading, agreement: Agreement) -> bool:
    own = reading.date.date if reading.date is not None else None
    if own is None:
        return True
    known = [time.date for time in agreement.dates if time.date]
    return not known or any(own.startswith(date) or date.startswith(own) for date in known)


def _parties_agree(reading: Reading, agreement: Agreement) -> bool:
    """No two sets of names that have nothing in common."""
    own = _names(reading.named)
    known = _names(agreement.named)
    return not own or not known or bool(own & known)


def _names(mentions: Sequence[Mention]) -> frozenset[str]:
    """Countries named, also those that descriptions hang on; persons sign for countries that their names do not tell."""
    if any(
        mention.kind is Kind.PERSON or (not mention.of and mention.form in {Form.DESCRIPTION, Form.PRONOUN}) for mention in mentions
    ):
        return frozenset()
    found: set[str] = set()
    for mention in mentions:
        for each in (mention, *mention.of):
            if each.form in {Form.NAME, Form.DEMONYM} and each.kind is Kind.COUNTRY:
                found.update(each.entries or (each.span.text,))
    return frozenset(found)


def _retold(reading: Reading, agreement: Agreement) -> bool:
    """Whether an indefinite mention tells the same agreement again: same parties and day, or nothing of its own."""
    phrase = reading.phrase
    if phrase.kind not in agreement.kinds and (phrase.kind in PAPERS or "also" in {c.lower_ for c in phrase.head.head.children}):
        return False
    own, known = _names(reading.named), _names(agreement.named)
    dated = reading.date is not None and bool(agreement.dates)
    if (
        dated
        and reading.date is not None
        and any(time.value == reading.date.value or _within(time, reading.date) for time in agreement.dates)
    ):
        return _marks_agree(phrase.marks, agreement.marks) and (not own or not known or bool(own & known))
    bare = not own and reading.date is None
    return bare and phrase.kind in agreement.kinds and phrase.marks <= agreement.marks and not reading.signing


def _within(one: TimeExpression, other: TimeExpression) -> bool:
    return bool(one.date and other.date and (one.date.startswith(other.date) or other.date.startswith(one.date)))
