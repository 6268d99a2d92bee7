"""Coreference over all phrases of an article: whom pronouns mean, and entities for whom the article never names."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.iris import digest
from kg.records import Kind, Mention, Phrase, Reading
from kg.resolve.antecedents import of_description, of_pronoun
from kg.resolve.chains import Chain, Chains
from kg.resolve.entities import Entity, slug
from kg.resolve.voices import Voices

Keys = dict[Mention, tuple[str, ...]]
ENTITIES = frozenset({Kind.PERSON, Kind.ORGANIZATION, Kind.PLACE})
ONE, SEVERAL = 2, 3  # phrases that it takes to describe one person; several persons, an organization, a place


def describe_unnamed(reading: Reading, entities: dict[str, Entity], keys: Keys) -> None:
    """Resolve the pronouns and descriptions of an article; add to `entities` those that it describes without a name."""
    article = _Article(reading, entities, keys, Voices(reading, keys))
    for phrase in reading.phrases:
        chain = article.chain(phrase)
        if chain is not None:
            article.chains.add(phrase, chain)
    for phrase in reading.phrases:  # a speaker who stands behind the quotation is known by now
        article.let_speak(phrase)
    for chain in article.chains.all:
        article.write(chain)


@dataclass(slots=True)
class _Article:
    reading: Reading
    entities: dict[str, Entity]
    keys: Keys
    voices: Voices
    chains: Chains = field(default_factory=Chains)
    named: dict[str, Chain] = field(default_factory=dict)

    def chain(self, phrase: Phrase) -> Chain | None:
        """The chain that the phrase continues or begins; None where it stands for several entities or for nobody known."""
        if phrase.person != "third":
            return self._voice(phrase)
        if phrase.pronoun:
            found = of_pronoun(phrase, self.chains)
            unknown = found is None and (phrase.gender in {"masc", "fem"} or phrase.number == "plur")
            return Chain(Kind.PERSON, number=phrase.number) if unknown else found
        known = self.keys.get(phrase.mention, ()) if phrase.mention is not None else ()
        if len(known) > 1:
            return None
        equal = self.chains.of.get(phrase.same) if phrase.same is not None else None
        if known:
            chain = self._of_key(known[0])
            if equal is not None and equal is not chain and equal.key is None and equal.kind in {chain.kind, None}:
                self.chains.merge(equal, into=chain)
            return chain
        if equal is not None and phrase.kind is not None and _may_be(equal, phrase):
            return equal
        return of_description(phrase, self.chains) or Chain(phrase.kind, number=phrase.number)

    def _of_key(self, key: str) -> Chain:
        if key not in self.named:
            entity = self.entities[key]
            gender = "" if entity.gender == "neut" else entity.gender
            self.named[key] = Chain(entity.kind, key, number=entity.number, gender=gender)
        return self.named[key]

    def _voice(self, phrase: Phrase) -> Chain | None:
        if phrase.person == "first" and self.voices.statement(phrase) is not None:
            return None
        interviewed = self.voices.interviewed
        return self.voices.chain(phrase, self._of_key(interviewed) if interviewed is not None else None)

    def let_speak(self, phrase: Phrase) -> None:
        """The first person in a quotation stands for its speaker."""
        statement = self.voices.statement(phrase) if phrase.person == "first" else None
        if statement is None or statement.speaker is None:
            return
        head = next((p.head for p in self.reading.phrases if p.mention == statement.speaker), None)
        known = self.keys.get(statement.speaker, ())
        chain = self.chains.of.get(head) if head is not None else None
        if chain is None and len(known) == 1:
            chain = self._of_key(known[0])
        if chain is not None:
            self.chains.add(phrase, chain)

    def write(self, chain: Chain) -> None:
        """Give the entity of the chain its evidence, and the pronouns in it their entity."""
        if chain.key is None:
            one = chain.kind is Kind.PERSON and chain.number == "sing"
            if chain.kind not in ENTITIES or len(chain.phrases) < (ONE if one else SEVERAL):
                return
            self._describe(chain)
        assert chain.key is not None
        entity = self.entities[chain.key]
        for phrase in chain.phrases:
            if phrase.pronoun and phrase.mention is not None:
                self.keys[phrase.mention] = (chain.key,)
            elif phrase.mention is None or entity.described:
                entity.spans.add(phrase.span)

    def _describe(self, chain: Chain) -> None:
        """An entity with an IRI of its own for the article, by the sentence and place of the phrase that describes it first."""
        assert chain.kind is not None
        ordered = sorted(chain.phrases, key=lambda phrase: phrase.span)
        first = next((phrase for phrase in ordered if not phrase.pronoun), ordered[0])
        sentence = self.reading.sentences[first.sentence]
        group = chain.kind is Kind.PERSON and chain.number == "plur"
        kind = Kind.ORGANIZATION if group else chain.kind
        stem = f"{'group' if group else kind.value}/{slug(self.reading.article.id)}/{slug(first.noun)}"
        place = digest(sentence.text, str(first.span.begin - sentence.begin))
        while f"{stem}-{place[:8]}" in self.entities:  # the sentence stands twice in the article
            place = digest(place)
        chain.key = f"{stem}-{place[:8]}"
        self.entities[chain.key] = Entity(
            chain.key, kind, first.span.text, named=False, described=True, number=chain.number, gender=chain.gender
        )


def _may_be(chain: Chain, phrase: Phrase) -> bool:
    """Whether what a phrase is said to be can be the thing in the chain: a country is a place."""
    return chain.kind in {phrase.kind, None} or (chain.kind is Kind.COUNTRY and phrase.kind is Kind.PLACE)
