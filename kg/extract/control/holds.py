"""Words that say who holds what: verbs, nouns and compound adjectives, each with its holders and the place held."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass

from kg import syntax
from kg.extract.control.lexicon import form, heads, lemma, words
from kg.records import Form, Kind, Mention
from kg.tokens import Doc, Token

HYPHENS = frozenset({"-", "–", "‑"})


@dataclass(frozen=True, slots=True)
class Hold:
    """One wording of control: `phase` is "take", "hold" or "lose"; `first` to `last` are the loaded words."""

    head: Token
    first: Token
    last: Token
    phase: str
    holders: tuple[Mention, ...]
    held: tuple[Mention, ...]
    rule: str


def holds(doc: Doc) -> Iterator[Hold]:
    """Every wording of control with a holder and a place, in the order of the text."""
    held = words("adjectives/held")
    for token in doc:
        yield from (hold for hold in _read(token, held) if hold.holders and hold.held)


def _read(token: Token, held: Set[str]) -> Iterable[Hold]:
    if token.lower_ in held and token.i >= 2 and token.nbor(-1).text in HYPHENS:
        return _compound(token)
    if token.pos_ in {"VERB", "ADJ"} and token.tag_.startswith("VB"):
        return _verb(token) if lemma(token) in heads() else ()
    if token.pos_ == "NOUN":
        return _noun(token) if lemma(token) in heads() else ()
    return ()


def _compound(token: Token) -> Iterator[Hold]:
    """ "rebel-held Aleppo", "the Russian-occupied peninsula"."""
    noun = token.head if token.dep_ in {"amod", "acl", "compound"} else None
    if noun is None or noun.i < token.i:
        return
    first = token.nbor(-2)
    yield Hold(token, first, token, "hold", tuple(_actors([first])), tuple(_places([noun])), "control.compound")


def _verb(verb: Token) -> Iterator[Hold]:
    name = form(verb)
    power = next((t for t in syntax.objects(verb) if lemma(t) in words("nouns/power")), None)
    if power is not None:
        phase = next(
            (
                p
                for p, key in (("take", "gain_control"), ("hold", "have_control"), ("lose", "lose_control"))
                if lemma(verb) in words(f"verbs/{key}")
            ),
            "",
        )
        if phase:
            held = [*syntax.obliques(power, "of", "over"), *syntax.obliques(verb, "of", "over")]
            yield Hold(verb, verb, power, phase, tuple(_actors(_doers(verb))), tuple(_places(held)), "control.power")
        return
    if lemma(verb) == "fall" and any(c.dep_ in syntax.OBLIQUES and syntax.case(c) == "to" for c in verb.children):
        found = syntax.subject(verb)
        held = [found] if found is not None else []
        yield Hold(
            verb, verb, verb, "take", tuple(_actors(syntax.obliques(verb, "to"))), tuple(_places(held, strict=True)), "control.fall"
        )
        return
    for phase in ("take", "hold", "lose"):
        if name not in words(f"verbs/{phase}") and name not in words(f"verbs/{phase}_loosely"):
            continue
        strict = name in words(f"verbs/{phase}_loosely")
        if strict and lemma(verb) == "take" and syntax.obliques(verb, "to", "into", "from"):
            return
        places = tuple(_places(_undergoers(verb), strict=strict))
        holders = tuple(_actors(_doers(verb)))
        if strict and phase == "hold" and any(m.kind is Kind.PERSON for m in holders):
            return
        last = next((c for c in verb.children if c.dep_ == "compound:prt"), verb)
        yield Hold(verb, min(verb, last, key=_at), max(verb, last, key=_at), phase, holders, places, f"control.{phase}")
        return


def _doers(verb: Token) -> list[Token]:
    """Who does it; a finite verb that the parser hangs below its own subject ("said Peru seized …") has the word before it."""
    if verb.tag_ in {"VBD", "VBZ", "VBP"} and verb.dep_ in {"acl", "amod"} and syntax.surface_subject(verb) is None:
        before = verb.head
        if before.i < verb.i and before.mention is not None:
            return [before]
    return syntax.doers(verb)


def _undergoers(verb: Token) -> list[Token]:
    found = syntax.undergoers(verb)
    if not found and verb.dep_ in {"acl", "amod"} and verb.tag_ == "VBN":
        return syntax.conjuncts(verb.head)
    return found


def _noun(noun: Token) -> Iterator[Hold]:
    name = lemma(noun)
    if name in words("nouns/take") or name == "occupation":
        held = syntax.obliques(noun, "of")
        holders = [*syntax.possessors(noun), *_before(noun), *syntax.obliques(noun, "by")]
        phase = "take" if name in words("nouns/take") else "hold"
        yield Hold(noun, noun, noun, phase, tuple(_actors(holders)), tuple(_places(held)), "control.noun")
    if name in words("nouns/hold") and syntax.case(noun) in {"under", "in"} and noun.head != noun:
        if name == "hand" or syntax.case(noun) == "under":
            found: list[Token] = []
            if noun.head.pos_ in {"VERB", "AUX"}:
                found = syntax.undergoers(noun.head) if syntax.is_passive(noun.head) else []
                subject = syntax.subject(noun.head)
                found = found or (
                    [subject]
                    if subject is not None and lemma(noun.head) in {"be", "remain", "come", "stay", "fall", "live"}
                    else []
                )
            else:
                found = [noun.head]
            holders = [*syntax.possessors(noun), *_before(noun), *syntax.obliques(noun, "of", "by")]
            yield Hold(noun, noun, noun, "hold", tuple(_actors(holders)), tuple(_places(found)), "control.under")
    elif name in words("nouns/hold") and any(c.dep_ == "cop" for c in noun.children) and syntax.case(noun) == "under":
        subject = syntax.subject(noun)
        holders = [*syntax.possessors(noun), *_before(noun), *syntax.obliques(noun, "of", "by")]
        yield Hold(
            noun,
            noun,
            noun,
            "hold",
            tuple(_actors(holders)),
            tuple(_places([subject] if subject is not None else [])),
            "control.under",
        )
    elif name == "control" and syntax.case(noun) == "in" and any(c.dep_ == "cop" for c in noun.children):
        subject = syntax.subject(noun)
        yield Hold(
            noun,
            noun,
            noun,
            "hold",
            tuple(_actors(syntax.conjuncts(subject) if subject is not None else [])),
            tuple(_places(syntax.obliques(noun, "of"))),
            "control.power",
        )


def _at(token: Token) -> int:
    return token.i


def _before(noun: Token) -> list[Token]:
    return [
        t
        for c in noun.children
        if c.i < noun.i and c.dep_ in {"amod", "compound", "nmod:desc", "nmod"}
        for t in syntax.conjuncts(c)
    ]


def _actors(tokens: Iterable[Token]) -> Iterator[Mention]:
    seen: set[Mention] = set()
    for token in tokens:
        mention: Mention | None = token.mention
        if mention is None or mention in seen or mention.category == "spokesperson":
            continue
        if mention.kind is not Kind.PLACE or (mention.form is Form.NAME and token.dep_ == "nsubj"):
            seen.add(mention)
            yield mention


def _places(tokens: Iterable[Token], *, strict: bool = False) -> Iterator[Mention]:
    """The places among the tokens; a noun such as "part" passes on the name behind "of"; `strict` wants a place's name."""
    for token in tokens:
        inner = syntax.obliques(token, "of") if token.mention is None or _of_name(token) else []
        candidates = [token, *inner, *(named for each in (token, *inner) for named in _named_in(each))]
        if _of_name(token):
            candidates.remove(token)
        found = next((m for each in candidates if (m := each.mention) is not None and _can_be_held(m, strict=strict)), None)
        if found is not None:
            yield found


def _can_be_held(mention: Mention, *, strict: bool) -> bool:
    """A named place that is no building, a noun of territory, or a country by its name."""
    if mention.kind is Kind.PLACE and mention.form is Form.NAME:
        return mention.span.text.split()[-1].lower() not in words("nouns/buildings")
    if mention.kind is Kind.PLACE and mention.form is Form.DESCRIPTION:
        return not strict and mention.head in words("nouns/territory")
    return mention.kind is Kind.COUNTRY and mention.form is Form.NAME and mention.category != "people" and not strict


def _of_name(token: Token) -> bool:
    """ "the city of Gori": the name counts, not the description."""
    return (
        token.mention is not None
        and token.mention.form is Form.DESCRIPTION
        and any(
            t.mention is not None and t.mention.form is Form.NAME and t.mention.kind is Kind.PLACE
            for t in syntax.obliques(token, "of")
        )
    )


def _named_in(token: Token) -> Iterator[Token]:
    """ "the Karabakh territory": the name before the noun."""
    for child in token.children:
        mention: Mention | None = child.mention
        if child.i >= token.i or child.dep_ not in {"compound", "nmod", "nmod:desc"} or mention is None:
            continue
        if mention.kind is Kind.PLACE and mention.form is Form.NAME:
            yield child
