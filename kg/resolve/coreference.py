"""Coreference over all phrases of an article: pronouns get their entities, and who is never named becomes a described entity."""

from __future__ import annotations

from kg.iris import digest
from kg.records import Form, Kind, Phrase, Reading
from kg.resolve import antecedents
from kg.resolve.chains import Chain, Chains
from kg.resolve.entities import Entity, slug


def describe_unnamed(reading: Reading, entities: dict[str, Entity], keys: dict) -> None:
    """Resolve pronouns and descriptions over the article; add the described entities of two or more phrases."""
    chains = Chains()
    named: dict[str, Chain] = {}
    voices: dict[tuple[str, ...], Chain] = {}
    for phrase in reading.phrases:
        chain = _chain(phrase, reading, chains, entities, keys, named, voices)
        if chain is None:
            continue
        chains.add(phrase, chain)
    for chain in chains.all:
        _write(chain, reading, entities, keys)


def _named(key, entities, named) -> Chain:
    if key not in named:
        e = entities[key]
        named[key] = Chain(e.kind, key, number=e.number if e.number else "sing", gender="" if e.gender == "neut" else e.gender)
    return named[key]


def _chain(phrase: Phrase, reading, chains, entities, keys, named, voices) -> Chain | None:
    mention = phrase.mention
    if mention is not None and not phrase.pronoun:
        found = keys.get(mention, ())
        if len(found) == 1:
            chain = _named(found[0], entities, named)
            if phrase.same is not None:
                old = chains.of.get(phrase.same)
                if old is not None and old.key is None and old.kind in {chain.kind, None} and chain is not old:
                    chains.merge(old, chain)
            return chain
        if len(found) > 1:
            return None
    if phrase.person != "third":
        return _voice(phrase, reading, chains, entities, keys, named, voices)
    if phrase.pronoun:
        chain = antecedents.of_pronoun(phrase, chains)
        return chain
    if phrase.same is not None:
        other = chains.of.get(phrase.same)
        if other is not None and phrase.kind is not None and (other.kind is phrase.kind or (other.kind is Kind.COUNTRY and phrase.kind is Kind.PLACE) or other.kind is None):
            return other
    chain = antecedents.of_description(phrase, chains)
    return chain or Chain(phrase.kind, number=phrase.number, gender=phrase.gender)


def _voice(phrase: Phrase, reading, chains, entities, keys, named, voices) -> Chain | None:
    statement = next((s for s in reading.statements if phrase.span in s.content and s.kind != "indirect"), None)
    if statement is not None and phrase.person == "first" and phrase.number == "sing":
        found = keys.get(statement.speaker, ()) if statement.speaker is not None else ()
        if len(found) == 1:
            return _named(found[0], entities, named)
    where = "quoted" if phrase.quoted else ""
    if phrase.quoted:
        where = f"quoted {phrase.paragraph}"
    name = (phrase.person, phrase.number if phrase.person == "first" else "", where)
    if name not in voices or voices[name] not in chains.all:
        voices[name] = Chain(Kind.PERSON, number=phrase.number)
    return voices[name]


def _write(chain: Chain, reading: Reading, entities: dict[str, Entity], keys: dict) -> None:
    if chain.key is None:
        if chain.kind not in {Kind.PERSON, Kind.ORGANIZATION, Kind.PLACE} or len(chain.phrases) < 2:
            return
        first = next((p for p in sorted(chain.phrases, key=lambda p: p.span) if not p.pronoun), chain.phrases[0])
        sentence = reading.sentences[first.sentence]
        place = digest(sentence.text, str(first.span.begin - sentence.begin))[:8]
        chain.key = f"{chain.kind.value}/{slug(reading.article.id)}/{slug(first.noun)}-{place}"
        entities[chain.key] = Entity(chain.key, chain.kind, first.span.text, named=False, described=True, number=chain.number, gender=chain.gender)
    entity = entities[chain.key]
    for phrase in chain.phrases:
        if phrase.pronoun and phrase.mention is not None:
            keys[phrase.mention] = (chain.key,)
        if phrase.mention is None or phrase.pronoun or entity.described:
            entity.spans.add(phrase.span)
