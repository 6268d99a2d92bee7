"""Who binds himself by an agreement, and who stands between: from its own phrase and from the clauses that hold it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg import syntax
from kg.annotate.layers import sentence_index
from kg.extract.treaties.lexicon import lemma, verb_forms, words
from kg.extract.treaties.links import Link, before, seen_through
from kg.extract.treaties.phrases import Phrase
from kg.extract.treaties.signers import actors, can_sign, unique
from kg.records import Event, Kind, Mention
from kg.tokens import Token


@dataclass(frozen=True, slots=True)
class Parties:
    """Parties that the words name as such, those they only suggest, and mediators."""

    named: tuple[Mention, ...] = ()
    likely: tuple[Mention, ...] = ()
    mediators: tuple[Mention, ...] = ()


def parties(phrase: Phrase, links: Sequence[Link]) -> Parties:
    """The parties and mediators of one mention of an agreement."""
    mediators = unique(_mediators(phrase, links))
    named = _without(unique(_named(phrase, links)), mediators)
    likely = _without(unique(_likely(phrase, links, partner=bool(_partners(phrase)))), (*mediators, *named))
    return Parties(named, likely, mediators)


def _without(mentions: Iterable[Mention], others: Sequence[Mention]) -> tuple[Mention, ...]:
    taken = {other.span for other in others}
    return tuple(mention for mention in mentions if mention.span not in taken)


def _below(head: Token) -> list[Token]:
    """The phrase's words and what hangs on them, without relative clauses."""
    found, waiting = [], [head]
    while waiting:
        token = waiting.pop()
        found.append(token)
        waiting.extend(c for c in token.children if c.dep_ not in syntax.RELATIVES | {"conj", "appos", "parataxis"})
    return sorted(found, key=lambda t: t.i)


def _partners(phrase: Phrase) -> list[Mention]:
    found = list(actors(syntax.obliques(phrase.head, "with")))
    for about in syntax.obliques(phrase.head, "of", "on"):  # "a treaty of friendship with Kiribati"
        if about.mention is None:
            found.extend(actors(syntax.obliques(about, "with")))
    for link in phrase.head.children:
        if link.dep_ == "acl" and link.tag_ == "VBN" and verb_forms(link) & words("verbs/conclude"):
            found.extend(actors(syntax.obliques(link, "with")))
    return found


def _named(phrase: Phrase, links: Sequence[Link]) -> Iterator[Mention]:
    inside = _below(phrase.head)
    between = [t for t in inside if t.dep_ in syntax.OBLIQUES and syntax.case(t) in words("parties/between")]
    for token in between:
        yield from actors(syntax.conjuncts(token))
    yield from _before(phrase)
    yield from actors(
        t for c in phrase.head.children if c.i > phrase.head.i and syntax.case(c) == "by" for t in syntax.conjuncts(c)
    )
    for link in links:
        if not between and link.role == "object":
            yield from actors(syntax.obliques(link.word, *words("parties/between")))
        if link.role == "subject" and link.does("end"):
            sides = list(_war(link.word))
            yield from sides if len(sides) > 1 else ()
        if link.role == "oblique" and link.does("end"):
            yield from _sides(link.word)
        if _helps(link.word):
            continue
        if link.does("conclude") and (link.role == "object" or (link.role == "oblique" and not link.forms <= {lemma(link.word)})):
            yield from _concluders(link)
    yield from _partners(phrase)


def _misread(word: Token) -> bool:
    """ "The countries agreed on a truce", of which the parser made a noun with a participle."""
    plain = word.dep_ == "acl" and word.head.dep_ == "ROOT" and not any(c.dep_ in {"aux:pass", "obl:agent"} for c in word.children)
    return plain and word.head.i < word.i and bool(syntax.objects(word) or syntax.obliques(word, "on", "to"))


def _helps(word: Token) -> bool:
    """ "helped negotiate": the subject stands beside."""
    return word.dep_ == "xcomp" and lemma(word.head) == "help"


def _concluders(link: Link) -> Iterator[Mention]:
    word = link.word
    if link.givers:
        yield from actors(link.givers)
        yield from actors(syntax.obliques(word, "with"))
        return
    if word.pos_ in {"NOUN", "PROPN"}:
        yield from actors([*syntax.possessors(word), *syntax.obliques(word, "by", "between")])
        return
    if (word.dep_ == "acl" and word.tag_ == "VBN") or syntax.is_passive(word):
        yield from actors(syntax.doers(word))
        if _misread(word):
            yield from actors([word.head])
    elif any(lemma(t) in words("parties/beside") for t in syntax.obliques(word, "as")):
        return  # "signed as a witness"
    else:
        subjects = doers(word)
        yield from actors(subjects)
        row = before(word)
        if not list(actors(subjects)) or (len(row) > 1 and {t.mention for t in row} & {t.mention for t in subjects}):
            yield from actors(row)  # a row of names that the parser broke up
    yield from actors(t for t in syntax.obliques(word, "with"))


def doers(verb: Token) -> list[Token]:
    """Who does it, as `syntax.doers`; of an infinitive that an offer or order carries, the one it is given to."""
    if verb.dep_ in {"advcl", "acl", "xcomp"} and syntax.has_to(verb) and lemma(verb.head) in words("parties/give"):
        given = [t for t in syntax.objects(verb.head) if t.mention is not None]
        if given:
            return given
    if verb.dep_ == "acl" and syntax.has_to(verb):
        noun = verb.head
        if noun.dep_ == "obj" and noun.head.pos_ == "VERB":
            given = [c for c in noun.head.children if c.dep_ in {"iobj", "obj"} and c.i < noun.i]
            if given:
                return [t for g in given for t in syntax.conjuncts(g)]
        if noun.dep_ in {"obj", "obl", "nmod"} and noun.head.mention is not None and noun.head.i < noun.i:
            top = syntax.first_conjunct(noun.head)
            return [*syntax.objects(top), noun.head] if top.pos_ == "VERB" else syntax.conjuncts(top)
    finite = verb.tag_ in {"VBD", "VBZ", "VBP"} and verb.dep_ in {"acl", "amod"} and syntax.surface_subject(verb) is None
    if finite and verb.head.i < verb.i and verb.head.mention is not None:  # "said Peru signed …", read as below "Peru"
        return [verb.head]
    return syntax.doers(verb)


def _before(phrase: Phrase) -> Iterator[Mention]:
    """Demonyms, names and possessors before the noun: "the Egypt-Israel treaty", "their accord"."""
    mediated = [t for t in phrase.tokens if t.lower_ in words("verbs/mediated")]
    stop = max((t.i for t in mediated), default=-1)
    for token in phrase.tokens[:-1]:
        mention: Mention | None = token.mention
        if token.i > stop and mention is not None and mention.kind is Kind.COUNTRY and token.ent_type_ != "LAW":
            yield mention
    owners = [t for t in syntax.possessors(phrase.head) if t.lower_ not in {"whose"}]
    if not owners and phrase.first.i >= 2 and phrase.head.doc[phrase.first.i - 1].tag_ == "POS":
        owners = syntax.conjuncts(phrase.head.doc[phrase.first.i - 2])
    lone = not _partners(phrase)
    yield from (m for m in actors(owners) if m.kind is not Kind.PLACE and not (lone and m.head in {"its", "his", "her"}))


def _war(verb: Token) -> Iterator[Mention]:
    for noun in (*syntax.objects(verb), *syntax.obliques(verb, "to")):
        yield from _sides(noun)


def _sides(noun: Token) -> Iterator[Mention]:
    """The sides of a war as the events extractor found them: the war at the noun, else the last one before it in the sentence."""
    begin: int = noun.begin
    here = sentence_index(noun)
    wars: list[Event] = [e for e in noun.doc.events if e.type == "CONFLICT" and e.sentence == here and e.trigger.begin <= begin]
    for war in wars[-1:]:
        yield from (m for m in (*war.agents, *war.recipients) if can_sign(m))
        words_of_war = [t for t in noun.sent if war.trigger.begin <= t.begin < war.trigger.end]
        yield from actors(t for word in words_of_war for t in syntax.obliques(word, *words("parties/between")))


def _mediators(phrase: Phrase, links: Sequence[Link]) -> Iterator[Mention]:
    for link in links:
        if _helps(link.word):
            yield from actors(syntax.doers(link.word.head))
            continue
        if link.does("mediate") and link.role == "subject":  # a participle that the parser took for a finite verb
            yield from actors(syntax.obliques(link.word, "by"))
        if not link.does("mediate") or link.role != "object" or (link.does("conclude") and not syntax.is_passive(link.word)):
            continue
        if link.does("conclude") and not _concluded_otherwise(links, link):
            continue
        yield from actors(syntax.doers(link.word))
    for token in phrase.tokens[:-1]:
        if token.lower_ in words("verbs/mediated") and token.i >= 2:
            at = token.nbor(-2) if token.nbor(-1).text in {"-", "–"} else token.nbor(-1)
            yield from actors(syntax.conjuncts(at) if at.dep_ != "amod" else [at])
    for word in (phrase.head, *(link.word for link in links)):
        for noun in syntax.obliques(word, "under", "with", "through", "by", "thanks to"):
            if lemma(noun) in words("verbs/auspices"):
                yield from actors(
                    [
                        *syntax.obliques(noun, "of"),
                        *syntax.possessors(noun),
                        *(c for c in noun.children if c.dep_ in {"amod", "compound"}),
                    ]
                )


def _concluded_otherwise(links: Sequence[Link], this: Link) -> bool:
    """ "negotiated" names mediators only where another verb names the parties."""
    return any(link != this and link.does("signature") for link in links)


def _likely(phrase: Phrase, links: Sequence[Link], *, partner: bool) -> Iterator[Mention]:
    for link in links:
        if link.role == "oblique" and link.does("end"):
            continue
        if link.role in {"object", "oblique"} and link.does("keep") and not link.does("conclude"):
            yield from actors(doers(link.word))
    outer = seen_through(phrase.head)
    preposition = _preposition(phrase.head, outer)
    if preposition in words("verbs/under") and outer.head.pos_ in {"VERB", "AUX", "NOUN"}:
        verb = next(syntax.clause_heads(outer.head), outer.head)
        yield from actors(syntax.doers(verb) or syntax.undergoers(verb))
    elif partner and not any(link.does("conclude") for link in links):
        clause = next(syntax.clause_heads(outer.head), None)
        if (
            clause is not None
            and clause.pos_ == "VERB"
            and outer.dep_ in {"obj", "obl", "nsubj:pass"}
            and not verb_forms(clause) & words("verbs/want")
        ):
            yield from actors(syntax.doers(clause))


def _preposition(head: Token, outer: Token) -> str:
    if lemma(outer) == "part" and syntax.case(outer) == "as":
        return "as part of"
    return syntax.case(head if outer == head else outer)


def told_before(phrase: Phrase) -> tuple[Mention, ...]:
    """The parties of an agreement told by a verb before it is named: "they agreed to … . The agreement came …"."""
    here = sentence_index(phrase.head)
    events: list[Event] = [
        e
        for e in phrase.head.doc.events
        if e.type == "AGREE" and here - 2 <= e.sentence <= here and e.trigger.begin < phrase.head.begin
    ]
    for event in reversed(events):
        sides = [m for m in event.agents if can_sign(m)]
        if len(sides) > 1 or any(m.number == "plur" and m.kind is not Kind.PERSON for m in sides):
            return tuple(sides)
    return ()
