"""Treaties: agreements between actors that the text mentions as a thing, each once with all its mentions.

`phrases` finds the nouns, `links` the clauses that hold them, `parties`, `setting`, `status` and `bodies` read these,
and `same` joins the mentions of one agreement. The vocabulary is data: lexicon.toml.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg import syntax
from kg.extract.treaties import bodies, labels, parties, setting, status
from kg.extract.treaties.lexicon import lemma, words
from kg.extract.treaties.links import Link, links_of
from kg.extract.treaties.phrases import Phrase, bare, candidates, kind_of, modifies, subject_matter
from kg.extract.treaties.same import Agreement, Reading, antecedent
from kg.extract.treaties.signers import unique
from kg.records import Kind, Mention, Status, TimeExpression, Treaty
from kg.tokens import Doc

NEEDS: tuple[str, ...] = ("actors", "time", "places", "statements", "events")
UNREAL = frozenset({Status.DENIED, Status.HYPOTHETICAL, Status.PLANNED})


def extract(doc: Doc) -> Iterator[Treaty]:
    """Every agreement of the article, in the order of first mention."""
    agreements: list[Agreement] = []
    for phrase in candidates(doc):
        tied = links_of(phrase)
        reading = _read(phrase, tied)
        known = antecedent(reading, agreements)
        if known is not None:
            known.readings.append(reading)
        elif _stands_alone(reading, tied):
            agreements.append(Agreement([reading]))
        else:
            told = parties.told_before(phrase) if phrase.definite and not phrase.again and not modifies(phrase) else ()
            if told:
                agreements.append(Agreement([_with_parties(reading, told)]))
    taken: set[str] = set()
    for agreement in agreements:
        treaty = _treaty(agreement, taken)
        taken.add(treaty.label)
        yield treaty


def _read(phrase: Phrase, tied: Sequence[Link]) -> Reading:
    held, signing = status.status(phrase, tied)
    sides = parties.parties(phrase, tied)
    refused = status.refused(phrase, tied)
    return Reading(
        phrase=phrase,
        status=held,
        signing=signing,
        named=() if refused else sides.named,
        likely=() if refused else sides.likely,
        mediators=sides.mediators,
        date=setting.date(phrase, tied),
        place=setting.place(phrase, tied),
        establishes=bodies.established(phrase, tied),
    )


def _with_parties(reading: Reading, sides: tuple[Mention, ...]) -> Reading:
    return Reading(
        reading.phrase,
        reading.status,
        reading.signing,
        sides,
        (),
        reading.mediators,
        reading.date,
        reading.place,
        reading.establishes,
    )


def _stands_alone(reading: Reading, tied: Sequence[Link]) -> bool:
    """Whether a first mention is of an agreement between actors, by its words or by what is done with it."""
    phrase = reading.phrase
    if phrase.again:
        joint = any(token.lower_ == "joint" for token in phrase.tokens)
        return phrase.kind == "statement" and joint and reading.signing and bool(reading.named)
    if phrase.kind == "convention" and not _is_convention(phrase):
        return False
    if phrase.named:
        return True
    if modifies(phrase):
        return phrase.sure and lemma(phrase.head.head) in words("verbs/standing")
    if any(kind_of(token) for token in syntax.obliques(phrase.head, "on", "to")):
        return False  # "agreement on the accords": the accords are the agreement
    if not phrase.sure and (phrase.plural or bare(phrase)) and not subject_matter(phrase):
        return reading.status not in UNREAL and len(reading.named) > 1
    if _included(phrase):
        return False
    if _idle(reading):
        return False
    if phrase.sure:
        return True
    if phrase.kind == "deal" and len(reading.named) == 1 and reading.named[0].kind is Kind.PERSON and not subject_matter(phrase):
        return False  # a player's, an author's
    signed = any(link.does("signature") or link.does("mediate") for link in tied if link.role in {"object", "oblique"})
    if phrase.kind in words("kinds/joint"):
        formal = any(link.forms & words("verbs/formal") for link in tied if link.role == "object")
        return (signed and len(reading.named) > 1) or (formal and bool(reading.named)) or (subject_matter(phrase) and signed)
    return signed or subject_matter(phrase) or len(reading.named) > 1 or (phrase.definite and phrase.proper)


def _is_convention(phrase: Phrase) -> bool:
    """A treaty and no gathering: "Convention on Cluster Munitions", "the Geneva Conventions"."""
    following = phrase.head.doc[phrase.head.i + 1] if phrase.head.i + 1 < len(phrase.head.doc) else None
    if any(token.ent_type_ == "LAW" for token in phrase.tokens) or phrase.head.lower_ != "convention":
        return True
    return following is not None and following.lower_ in {"on", "against", "for"}


def _included(phrase: Phrase) -> bool:
    """One of those just told: "16 agreements, including accords on tourism"."""
    return syntax.case(phrase.head) in {"including", "such as", "like"} and bool(kind_of(phrase.head.head))


def _idle(reading: Reading) -> bool:
    """A mere wish for any agreement, or agreements in general, with nobody named who would conclude them."""
    phrase = reading.phrase
    told = reading.named or reading.likely or reading.mediators or reading.date is not None or reading.place is not None
    if told or phrase.definite or phrase.proper:
        return False
    weak = reading.status in UNREAL - {Status.PLANNED} if phrase.sure else reading.status is not Status.ASSERTED
    return weak or (phrase.plural and bare(phrase))


def _treaty(agreement: Agreement, taken: set[str]) -> Treaty:
    readings = agreement.readings
    fullest = max(readings, key=lambda r: (r.phrase.named, len(r.phrase.marks) + (r.phrase.time is not None), -r.phrase.head.i))
    ordered = [fullest, *(r for r in readings if r is not fullest)]
    held = _status(readings)
    binding = [r for r in readings if r.status is not Status.DENIED or held is Status.DENIED]
    named = unique(m for r in binding for m in r.named)
    likely = unique(m for r in binding for m in r.likely)
    signatories = named if len(named) > 1 or any(m.number == "plur" and m.of for m in named) else unique((*named, *likely))
    name = next((span for r in readings if not r.phrase.named and (span := labels.title(r.phrase)) is not None), None)
    name = None if fullest.phrase.named else name
    mediators = unique(m for r in readings for m in r.mediators)
    return Treaty(
        spans=tuple(dict.fromkeys([*([name] if name is not None else []), *(r.phrase.span for r in ordered)])),
        kind="joint statement" if fullest.phrase.kind == "statement" else fullest.phrase.kind,
        label=" ".join(name.text.split()) if name is not None else _label(fullest, signatories, taken),
        sentence=readings[0].phrase.sentence,
        status=held,
        signatories=signatories,
        mediators=mediators,
        date=_date(readings),
        place=_place(readings),
        establishes=tuple(dict.fromkeys(span for r in readings for span in r.establishes)),
        rule=f"treaty.{'name' if fullest.phrase.named else 'signed' if any(r.signing for r in readings) else 'noun'}",
    )


def _status(readings: Sequence[Reading]) -> Status:
    """What the clauses of signing say, an asserted one first; else what the first mention says."""
    strong = [r.status for r in readings if r.signing] or [r.status for r in readings]
    if Status.ASSERTED in strong or (strong[0] is Status.ATTRIBUTED and any(r.status is Status.ASSERTED for r in readings)):
        return Status.ASSERTED
    return strong[0]


def _date(readings: Sequence[Reading]) -> TimeExpression | None:
    """The first time given, or a later one that says it more exactly."""
    times = [r.date for r in readings if r.date is not None]
    if not times:
        return None
    best = times[0]
    for time in times[1:]:
        if (best.date is None and time.date) or (best.date and time.date and time.date.startswith(best.date)):
            best = time
    return best


def _place(readings: Sequence[Reading]) -> Mention | None:
    """A place of a clause of signing before others, a town before a country."""
    placed = [
        (not r.signing, r.place.kind is Kind.COUNTRY, number, r.place) for number, r in enumerate(readings) if r.place is not None
    ]
    return min(placed, key=lambda row: row[:3])[3] if placed else None


def _label(reading: Reading, signatories: Sequence[Mention], taken: set[str]) -> str:
    """The fullest words; a bare noun takes its parties, and one that another agreement has its day."""
    text = labels.label(reading.phrase)
    if " " not in text:
        text = f"{text}{labels.sides(signatories)}"
    if text in taken and reading.date is not None:
        text = f"{text} of {' '.join(reading.date.span.text.split())}"
    return text
