"""Mentions by name: persons, countries (also by demonym, capital and metonym), organisations, places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg import knowledge, syntax
from kg.annotate.layers import sentence_index, tokens_span
from kg.extract.actors.lexicon import lexicon
from kg.knowledge import Entry
from kg.records import Form, Kind, Mention
from kg.tokens import Doc, Token
from kg.tokens import Span as Tokens

SUBJECT = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
PARTS_OF_CITIES = frozenset({"airport", "square", "street", "mayor", "outskirts", "suburb", "center", "centre"})
COUNTRY_NOUNS = frozenset({"nation", "country"})
HALVES = frozenset({"North", "South", "East", "West"})
POSSESSIVE = frozenset({"'s", "’s", "'", "’"})


def names(doc: Doc) -> Iterator[Mention]:
    """A mention for each name in `doc.ents`; sets `token.mention` on all its tokens."""
    for ent in doc.ents:
        mention = _mention(ent)
        if ent.label_ == "EVENT" or (mention is not None and mention.kind is Kind.PLACE and not mention.entries):
            yield from _inner_country(ent)
        if mention is None:
            continue
        for token in ent:
            token.mention = mention
        yield from mention.of if mention.kind is Kind.ORGANIZATION else ()
        yield from _other_half(ent)
        yield mention


def _other_half(ent: Tokens) -> Iterator[Mention]:
    """The country whose name shares its second word with that behind it: "North and South Korea"."""
    if ent.start < 2 or ent[0].text not in HALVES or ent[0].nbor(-1).lower_ not in {"and", "or"}:
        return
    half = ent.doc[ent.start - 2 : ent.start - 1]
    country = knowledge.load().country(f"{half.text} {ent[1:].text}") if len(ent) > 1 and half.text in HALVES else None
    if country is not None and half[0].mention is None:
        mention = country_mention(half, country.country, Form.NAME)
        half[0].mention = mention
        yield mention


def _mention(ent: Tokens) -> Mention | None:
    if all(token.lower_ in lexicon().directions for token in ent) or _people(ent):
        return None
    if len(ent) == 1 and ent.label_ in {"ORG", "PLACE"} and ent[0].lower_ in COUNTRY_NOUNS:
        return None  # "our Nation": a description in capitals
    match ent.label_:
        case "PERSON":
            return _person(ent)
        case "NORP":
            return _demonym(ent) if knowledge.load().country(ent.text) is None else _country_or_place(ent)
        case "PLACE":
            return _country_or_place(ent)
        case "ORG":
            return _organization(ent)
    return None


def _people(ent: Tokens) -> bool:
    """Whether the name is that of a people and of nothing else: "Tuareg", but not "French", of which there is a country."""
    kb = knowledge.load()
    found = kb.by_name(ent.text)
    peoples = bool(found) and all(entry.kind == "people" for entry in found)
    return peoples and ent.label_ != "PERSON" and not kb.demonym(ent.text)


def _person(ent: Tokens) -> Mention | None:
    if len(ent) == 1 and _rather_place(ent):
        return _country_or_place(ent)
    return _person_mention(ent)


def _person_mention(ent: Tokens) -> Mention:
    kb = knowledge.load()
    known = kb.person(ent.text)
    gender = _gender(ent) or (known[0].fact("gender") if known else "")
    return Mention(
        span=tokens_span(ent),
        form=Form.NAME,
        kind=Kind.PERSON,
        head=ent[-1].text,
        sentence=sentence_index(ent[0]),
        gender={"male": "masc", "female": "fem", "m": "masc", "f": "fem"}.get(gender, gender),
        entries=tuple(entry.id for entry in known),
        subject=ent.root.dep_ in SUBJECT,
    )


def _rather_place(ent: Tokens) -> bool:
    """Whether a single word that the recogniser took for a person is known as a place and as nobody's name."""
    kb = knowledge.load()
    if kb.country(ent.text) is not None:
        return True
    if ent.start > 0 and ent[0].nbor(-1).lower_ in lexicon().honorifics | lexicon().post_heads:
        return False
    return bool(kb.place(ent.text)) and not kb.is_surname(ent.text) and not kb.is_first_name(ent.text)


def _gender(ent: Tokens) -> str:
    words = lexicon()
    title = ent[0].nbor(-1).lower_ if ent.start > 0 else ""
    if title in words.masculine:
        return "masc"
    return "fem" if title in words.feminine else ""


def country_mention(tokens: Tokens, iso3: str, form: Form, *, number: str = "sing", category: str = "") -> Mention:
    """A mention of the country with that alpha-3 code."""
    entry = knowledge.load().by_iso3(iso3)
    return Mention(
        span=tokens_span(tokens),
        form=form,
        kind=Kind.COUNTRY,
        head=tokens.root.lemma_,
        sentence=sentence_index(tokens[0]),
        category=category,
        number=number,
        gender="neut",
        entries=(entry.id,) if entry is not None else (),
        subject=tokens.root.dep_ in SUBJECT,
        location=syntax.case(tokens.root) in lexicon().locative,
    )


def _ethnic(ent: Tokens) -> bool:
    """Whether a people is meant wherever it lives: "ethnic Uzbeks" are no citizens of Uzbekistan."""
    return ent[0].lower_ == "ethnic" or (ent.start > 0 and ent[0].nbor(-1).lower_ == "ethnic")


def _demonym(ent: Tokens) -> Mention | None:
    if _ethnic(ent):
        return None
    if len(ent) > 1 and not knowledge.load().demonym(ent.text) and knowledge.load().demonym(ent[0].text):
        ent = ent[:1]  # "Iraqi Kurds"
    for demonym in knowledge.load().demonym(ent.text):
        noun = ent.root.tag_ in {"NNPS", "NNS", "NN", "NNP"} and ent.root.dep_ not in {"compound", "amod"}
        plural = demonym.form == "plural" or (noun and ent.root.tag_ in {"NNPS", "NNS"})
        category = "people" if noun else ""
        return country_mention(ent, demonym.country, Form.DEMONYM, number="plur" if plural else "sing", category=category)
    return None


def _country_or_place(ent: Tokens) -> Mention | None:
    kb = knowledge.load()
    countries = kb.by_name(ent.text, kinds={"country"})
    if countries:
        return replace(
            country_mention(ent, countries[0].country, Form.NAME), entries=tuple(entry.id for entry in countries)
        )
    demonyms = kb.demonym(ent.text)
    if demonyms and not kb.place(ent.text):
        return country_mention(ent, demonyms[0].country, Form.DEMONYM)
    capital = kb.capital(ent.text)
    if capital is not None and stands_for_government(ent.root):
        return country_mention(ent, capital.country, Form.NAME, category="capital")
    entries = kb.place(ent.text)
    building = next((m for m in kb.metonym(ent.text) if m.kind == "building"), None)
    if building is not None:
        return _metonym(ent, building.country)
    if not entries and len(ent) > 1 and kb.is_first_name(ent[0].text) and not syntax.case(ent.root):
        return replace(_person_mention(ent), gender="")
    return Mention(
        span=tokens_span(ent),
        form=Form.NAME,
        kind=Kind.PLACE,
        head=ent.root.lemma_,
        sentence=sentence_index(ent[0]),
        category=_place_category(ent, entries),
        gender="neut",
        entries=tuple(entry.id for entry in entries),
        subject=ent.root.dep_ in SUBJECT,
        location=True,
    )


def _place_category(ent: Tokens, entries: tuple[Entry, ...]) -> str:
    """city or region: by the noun that stands with the name ("Kunduz province"), else by the knowledge base."""
    near = {ent.root.head.lemma_lower} | {child.lemma_lower for child in ent.root.children}
    for noun, category in (("city", "city"), ("town", "city"), ("village", "city"), ("province", "region"), ("region", "region")):
        if noun in near:
            return category
    if entries:
        return "city" if entries[0].id.startswith("gn:") else "region"
    return ""


def stands_for_government(token: Token) -> bool:
    """Whether a capital acts as its country's government ("Tehran insists") and is not a location ("in Tehran")."""
    words = lexicon()
    preposition = syntax.case(token)
    head = token.head
    if preposition:
        return preposition not in words.place_prepositions or (
            preposition == "of" and head.lemma_ in {"government", "criticism", "ally", "accusation", "approval", "support"}
        )
    if token.dep_ == "conj":
        return stands_for_government(syntax.first_conjunct(token))
    if token.dep_ == "nsubj":
        return head.pos_ == "VERB" and head.lemma_ not in {"be", "lie", "remain", "become", "fall", "have"}
    if token.dep_ == "nmod:poss":
        return head.lemma_ not in words.place_nouns | PARTS_OF_CITIES
    if token.dep_ in {"obj", "iobj"}:
        return head.lemma_ not in words.place_verbs
    if token.dep_ in {"compound", "amod", "nmod:desc"} and token.i + 1 < len(token.doc):
        after = token.nbor()
        if after == head and after.is_lower and (after.tag_ in {"VBZ", "VBD", "VBP"} or after.dep_ in {"acl:relcl", "ccomp"}):
            return True  # a verb that the parser took for a noun: "what Baku calls"
        return head.lemma_ in {"government", "regime", "authority", "administration"}
    return False


def _metonym(ent: Tokens, iso3: str) -> Mention:
    entry = knowledge.load().by_iso3(iso3) if iso3 else None
    seat = (
        Mention(tokens_span(ent), Form.NAME, Kind.COUNTRY, ent.root.lemma_, sentence_index(ent[0]), entries=(entry.id,))
        if entry is not None
        else None
    )
    return Mention(
        span=tokens_span(ent),
        form=Form.NAME,
        kind=Kind.ORGANIZATION,
        head=ent.root.lemma_,
        sentence=sentence_index(ent[0]),
        category="government body",
        gender="neut",
        of=(seat,) if seat is not None else (),
        subject=ent.root.dep_ in SUBJECT,
    )


def _organization(ent: Tokens) -> Mention | None:
    kb = knowledge.load()
    if not kb.organization(ent.text):
        if ent[-1].lower_ in lexicon().no_organization:
            return None
        if kb.country(ent.text) or kb.capital(ent.text) or (kb.place(ent.text) and not lexicon().category(ent[-1])):
            return _country_or_place(ent)
    building = next((m for m in kb.metonym(ent.text) if m.kind == "building"), None)
    if building is not None:
        return _metonym(ent, building.country)
    ent = _with_country(ent)
    entries = kb.organization(ent.text)
    return Mention(
        span=tokens_span(ent),
        form=Form.NAME,
        kind=Kind.ORGANIZATION,
        head=ent.root.lemma_,
        sentence=sentence_index(ent[0]),
        category=lexicon().category(ent[-1]) or (entries[0].type if entries else ""),
        gender="neut",
        entries=tuple(entry.id for entry in entries),
        of=tuple(_countries_of(ent)),
        subject=ent.root.dep_ in SUBJECT,
    )


def _with_country(ent: Tokens) -> Tokens:
    """The span with the nationality before it, where a body of a state is named ("Norwegian Foreign Ministry")."""
    if lexicon().category(ent[-1]) not in {"body", "force", "police"} or ent.start == 0:
        return ent
    before = ent[0].nbor(-1)
    mention = before.mention
    if mention is not None and mention.kind is Kind.COUNTRY and mention.span.end <= ent[0].begin:
        return ent.doc[before.i : ent.end] if before.text not in POSSESSIVE else ent
    return ent


def _inner_country(ent: Tokens) -> Iterator[Mention]:
    """The country whose name begins or ends a longer name: "U.S. Senate", "Air Zimbabwe", "the Iraq War"."""
    for size in (3, 2, 1):
        for part in (ent[:size], ent[-size:]) if len(ent) > size else ():
            country = knowledge.load().country(part.text)
            if country is not None:
                yield country_mention(part, country.country, Form.NAME)
                return


def _countries_of(ent: Tokens) -> Iterator[Mention]:
    """The country in an organisation's own name ("U.S. Senate") or before it ("Iran's Guardian Council")."""
    kb = knowledge.load()
    for size in (3, 2, 1):
        demonym = kb.demonym(ent[:size].text) if len(ent) > size and kb.country(ent[:size].text) is None else ()
        if demonym:
            yield country_mention(ent[:size], demonym[0].country, Form.DEMONYM)
            return
    inner = list(_inner_country(ent))
    if inner:
        yield from inner
        return
    before = ent[0].nbor(-1) if ent.start > 0 else None
    if before is not None and before.text in POSSESSIVE and before.i > 0:
        mention = before.nbor(-1).mention
        if mention is not None and mention.kind is Kind.COUNTRY:
            yield mention
            return
    outside = [c for t in ent for c in t.children if c.i < ent.start and c.dep_ in {"nmod:poss", "amod", "compound"}]
    for token in outside:
        mention = token.mention
        if mention is not None and mention.kind is Kind.COUNTRY:
            yield mention
            return
