"""Who does it, to whom, and who mediates: fills the roles of a trigger from the grammar around it."""

from __future__ import annotations

from collections.abc import Iterable

from kg import syntax
from kg.extract.events import phrases, reach
from kg.extract.events.lexicon import lexicon
from kg.extract.events.setting import war_verbs
from kg.extract.events.triggers import Trigger, infinitives, lemma, objects_of, predicate
from kg.extract.events.wars import parties
from kg.records import Form, Kind, Mention
from kg.tokens import Token

MEDIATING = frozenset({"broker", "mediate", "sponsor", "facilitate", "arrange", "moderate", "chair"})
FORCES = frozenset({"force", "armed_group", "police", "army"})
INHERITING = frozenset({"AGREE", "REJECT", "THREATEN", "PROTEST"})
CIVIL = frozenset({"people", "post", "group", "leader", "spokesperson"})
#: Classes whose deed concerns whom the words below it reach, where no place of the frame names anybody.
REACHING = frozenset(
    {
        "AGREE", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SANCTION", "COERCE", "ASSAULT",
        "PROTEST",
    }
)  # fmt: skip
OWN_FORCES = frozenset({"MOBILIZE", "RETREAT"})  # of these the forces that are moved say who moves them
INVOLVING = frozenset({"engage", "involve", "embroil"})
PEOPLE = frozenset({"group", "people", "armed_group"})
LOCAL = frozenset({"in", "at", "near", "into", "inside"})
TOGETHER = ("with", "between", "among", "alongside")


def roles(trigger: Trigger) -> tuple[list[Mention], list[Mention]]:
    """Agents and recipients of an event, in the order of the text."""
    agents = _noun_agents(trigger) if trigger.noun is not None else _verb_agents(trigger)
    recipients = _recipients(trigger)
    if "sym" in trigger.frame.marks and not trigger.halted:
        agents, recipients = phrases.unique([*agents, *recipients]), []
    if not recipients and trigger.code == "THREATEN" and trigger.verb is not None:
        recipients = reach.feared(trigger.verb)
    if not recipients and trigger.code in INHERITING and trigger.noun is None:
        recipients = _inherited(trigger)
    if not agents and trigger.noun is None and not syntax.is_passive(trigger.head):
        agents = reach.before(trigger.head)
    if not recipients and len(agents) <= 1 and _reaches(trigger):
        recipients = reach.reached(trigger, agents) or reach.goal(trigger.head)
    elif not recipients and trigger.code == "RETREAT" and trigger.noun is None:
        recipients = [m for m in reach.reached(trigger, agents) if m.kind is Kind.COUNTRY]
    elif not recipients and trigger.code == "MOBILIZE" and trigger.noun is None:
        recipients = reach.against(trigger)
    elif recipients and _reaches(trigger) and all(_open(m) for m in recipients):
        recipients = [*recipients, *reach.reached(trigger, agents)]
    spans = {m.span for m in agents}
    recipients = [m for m in recipients if m.span not in spans]
    return sorted(agents, key=lambda m: m.span.begin), sorted(recipients, key=lambda m: m.span.begin)


def _open(mention: Mention) -> bool:
    """Whether a phrase alone says of no country's people whom it means ("refugees")."""
    return mention.form is Form.DESCRIPTION and mention.category in {"people", "government"} and not mention.of


def _reaches(trigger: Trigger) -> bool:
    """Whether a deed without recipient in the places of its frame concerns whom the words below it name."""
    marks = trigger.frame.marks
    if trigger.noun is not None:
        return trigger.code == "PROTEST"
    return trigger.code in REACHING and "terr" not in marks and ("sym" not in marks or "content" in marks)


def _verb_agents(trigger: Trigger) -> list[Mention]:
    verb = trigger.head
    if not syntax.is_verb(verb):
        found = syntax.subject(verb)
        tokens = syntax.conjuncts(found) if found is not None else []
    else:
        tokens = syntax.doers(verb)
    agents = phrases.unique(m for t in tokens for m in phrases.doer(t))
    if not agents and lemma(verb) in INVOLVING:
        agents = phrases.unique(m for t in _subjects(verb) for m in phrases.doer(t))
    agents = agents or _unnamed_self(verb)
    if not agents and syntax.is_passive(verb) and lemma(verb) in lexicon().listed("light/verbs"):  # "Chad's support was extended"
        agents = [m for t in trigger.objects for p in syntax.possessors(t) if (m := phrases.actor(p, place=True)) is not None]
    if not agents and syntax.is_passive(verb) and trigger.code in OWN_FORCES:  # "Chadian troops were withdrawn"
        agents = phrases.unique(m for t in trigger.objects for m in phrases.doer(t))
    marks = trigger.frame.marks
    if "whose" in marks:
        agents = [m for t in _outer_speaker(verb) for m in phrases.doer(t)]
    if "sym" in marks:
        if "with" in marks:
            agents.extend(_prepositional(trigger, "with"))
        if "to" in marks:
            agents.extend(_prepositional(trigger, "to"))
        if "obj" in marks:
            agents.extend(m for t in trigger.objects for m in phrases.within(t, prepositions=("of", "from")))
        if not agents and syntax.is_verb(verb):  # "was signed between", "talks were held between"
            agents.extend(_prepositional(trigger, "between"))
        agents.extend(_prepositional(trigger, "between"))
    return phrases.unique(agents)


def _unnamed_self(verb: Token) -> list[Mention]:
    """The speaker, where the parser took the "it" of "Peru says it hopes to sign" for an expletive."""
    while verb.dep_ in {"xcomp", "conj"}:
        verb = verb.head
    expletive = any(c.dep_ == "expl" and c.lower_ == "it" for c in verb.children)
    if not expletive or verb.dep_ != "ccomp" or any(c.dep_ in syntax.SUBJECTS for c in verb.children):
        return []
    return [m for t in syntax.doers(verb.head) for m in phrases.doer(t)]


def _outer_speaker(word: Token) -> list[Token]:
    head = word.head
    return syntax.doers(head) if word.dep_ == "ccomp" and syntax.is_verb(head) else []


def _prepositional(trigger: Trigger, preposition: str, *, place: bool = False) -> list[Mention]:
    """Actors after a preposition at the verb, its objects, or the noun."""
    hosts = [t for t in (trigger.noun, trigger.verb, *trigger.objects) if t is not None]
    if trigger.verb is not None and trigger.noun is None:
        hosts.extend(c for c in trigger.verb.children if c.dep_ == "xcomp" and not syntax.has_to(c))
    place = place or preposition not in LOCAL
    tokens = [t for host in hosts for t in syntax.obliques(host, preposition)]
    if preposition in {"on", "for", "of"} and trigger.verb is not None:  # "accused of", "called on": read as particle
        tokens = [t for t in tokens if t.time is None]
    if preposition not in trigger.frame.complements:  # not "blamed the raid on Chad", which the verb asks for
        tokens = reach.concerned(trigger, tokens)
    return phrases.unique(_affected(trigger, tokens, place=place))


def _affected(trigger: Trigger, tokens: Iterable[Token], *, place: bool) -> list[Mention]:
    """Whom phrases name to whom something is done; of a harm that is held against somebody, who does it."""
    found: list[Mention] = []
    for token in tokens:
        held = trigger.code in reach.AGAINST_HARM and token.mention is None and phrases.harm(token)
        found += phrases.culprits(token) if held else phrases.within(token, place=place)
    return found


def _noun_agents(trigger: Trigger) -> list[Mention]:
    noun = trigger.noun
    assert noun is not None
    symmetric = "sym" in trigger.frame.marks and not trigger.halted
    found: list[Mention] = []
    for source in trigger.frame.agents:
        if found and not symmetric:
            break
        if source == "poss" and _owner_undergoes(trigger):
            continue
        if source == "poss":
            owners = [t for n in {noun, syntax.first_conjunct(noun)} for t in syntax.possessors(n)]
            found.extend(m for t in sorted(owners, key=lambda t: t.i) if (m := phrases.actor(t, place=True)) is not None)
        elif source == "adj":
            found.extend(phrases.before(noun))
        else:
            place = source in TOGETHER  # "talks between Peru and Chile" is no place of talks
            found.extend(m for t in syntax.obliques(noun, source) for m in phrases.inner(t, place=place))
    participle = next((c for c in noun.children if c.dep_ == "acl" and c.tag_ == "VBN"), None)
    if participle is not None and lemma(participle) not in MEDIATING and not found:
        found.extend(m for t in syntax.doers(participle) for m in phrases.doer(t))
    if "truce" in trigger.frame.marks and not found:
        found.extend(_at_war(noun))
    if trigger.verb is not None and not trigger.undergone and (symmetric or not found or trigger.halted):
        involved = lemma(trigger.verb) in INVOLVING and syntax.is_passive(trigger.verb)  # "were engaged in"
        doers = _subjects(trigger.verb) if involved else syntax.doers(trigger.verb)
        carried = [m for t in doers if t != noun for m in phrases.doer(t)]
        found = carried if trigger.halted else [*found, *carried]
    return phrases.unique(m for m in found if m.kind is not Kind.PLACE)


def _owner_undergoes(trigger: Trigger) -> bool:
    """Whether the possessor of the noun suffers what it says: "his arrest", "Hariri's murder"."""
    noun = trigger.noun
    if noun is None or "undergo" not in trigger.frame.marks or syntax.obliques(noun, "of"):
        return False
    owners = [t.mention for t in syntax.possessors(noun) if t.mention is not None]
    return any(m.kind is Kind.PERSON or m.form is Form.PRONOUN for m in owners)


def _at_war(noun: Token) -> list[Mention]:
    """The parties of the war that ended in the truce that the noun names."""
    verb = syntax.first_conjunct(noun).head
    for token in noun.sent:
        if lemma(token) in lexicon().listed("war/nouns") and verb in war_verbs(token):
            return parties(token)
    return []


def _recipients(trigger: Trigger) -> list[Mention]:
    place = "loc" in trigger.frame.marks
    if trigger.undergone and trigger.verb is not None:
        return [m for t in _subjects(trigger.verb) for m in phrases.doer(t)]
    if trigger.halted and trigger.noun is not None:
        return _noun_side(trigger)
    if _owner_undergoes(trigger) and trigger.noun is not None:
        return [t.mention for t in syntax.possessors(trigger.noun) if t.mention is not None]
    for source in trigger.frame.recipients:
        if source == "obj":
            found = _affected(trigger, trigger.objects, place=place)
        elif source == "that":
            found = _clause_subject(trigger)
        else:
            found = _prepositional(trigger, source, place=place)
        if found:
            actors = [m for m in found if m.kind is not Kind.PLACE]
            if actors or place:
                return phrases.unique(actors or found)
    if lemma(trigger.head) in MEDIATING:
        return [m for t in trigger.objects for m in _at_war(t)]
    noun = trigger.noun
    if noun is not None and trigger.code in {"AID", "SUPPORT"} and noun.dep_ == "obl" and syntax.case(noun) == "with":
        return [m for t in syntax.doers(noun.head) for m in phrases.doer(t)]  # "regained the town with the help of Chad"
    if trigger.noun is not None and trigger.verb is not None:
        return [m for c in trigger.verb.children if c.dep_ == "iobj" for m in phrases.within(c)]
    return []


def _inherited(trigger: Trigger) -> list[Mention]:
    """Whom the refused, threatened or promised deed would concern: "threatened to shell Iraqi towns", "agreed to meet him"."""
    verb = trigger.head
    for deed in infinitives(verb):
        inner = predicate(deed)
        if inner is not None:
            found = _recipients(inner) or (_verb_agents(inner) if "sym" in inner.frame.marks else [])
        else:
            found = [m for t in objects_of(deed) for m in phrases.within(t)]
            found = found or [
                m for p in ("to", "with", "for", "against", "on", "from") for t in syntax.obliques(deed, p) for m in phrases.within(t)
            ]
        own = {m.span for t in syntax.doers(deed) for m in phrases.doer(t)}
        found = [m for m in found if m.span not in own]
        if found:
            return phrases.unique(found)
    return []


def _clause_subject(trigger: Trigger) -> list[Mention]:
    """Of whom the clause below the predicate speaks: "hopes that Peru sends", "demanded that Chile stop"."""
    clauses = [c for c in trigger.head.children if c.dep_ == "ccomp"]
    owners = [owner for c in clauses if (owner := syntax.surface_subject(c)) is not None]
    return [m for owner in owners for t in syntax.conjuncts(owner) for m in phrases.within(t)]


def _noun_side(trigger: Trigger) -> list[Mention]:
    """Whom a halted event concerns: the other party of "halted talks with", "lifted sanctions on"."""
    noun = trigger.noun
    assert noun is not None
    for source in (*trigger.frame.recipients, *TOGETHER, "to", "for", "in"):
        found = [m for t in syntax.obliques(noun, source) for m in phrases.within(t, place=True)]
        if trigger.verb is not None:
            found.extend(m for t in syntax.obliques(trigger.verb, source) for m in phrases.within(t, place=source != "in"))
        found = [m for m in found if m.kind is not Kind.PLACE]
        if found:
            return phrases.unique(found)
    return []


def _subjects(verb: Token) -> list[Token]:
    found = syntax.subject(verb)
    return syntax.conjuncts(found) if found is not None else []


def fits(trigger: Trigger, agents: list[Mention], recipients: list[Mention]) -> bool:
    """Whether the actors found satisfy the marks of the frame and somebody acts at all."""
    marks = trigger.frame.marks
    if "person" in marks and not all(_envoy(m) for m in agents):
        return False
    if "aimed" in marks and not recipients:
        return False
    if "plural" in marks and len(agents) < 2 and not any(m.number == "plur" for m in agents):
        return False
    if "keepers" in marks and not any("peace" in m.span.text.casefold() for m in agents):
        return False
    if "force" in marks and any(m.kind is Kind.PERSON or m.category in CIVIL for m in agents):
        return False
    if "people" in marks and not agents:
        return False
    if "people" in marks and not all(m.category in PEOPLE or m.number == "plur" for m in agents):
        return False
    if trigger.code == "RETREAT" and trigger.noun is None and not trigger.objects and _drops_out(trigger.head, agents):
        return False
    if "crowd" in marks and not recipients and not any(m.category in PEOPLE or m.number == "plur" for m in agents):
        return False  # a candidate's rally is no protest
    if "guests" in marks and any(m.category in FORCES | {"people"} or m.kind is Kind.ORGANIZATION for m in recipients):
        return False
    if "leaders" in marks and not all(m.number == "plur" or m.kind is Kind.PERSON for m in agents):
        return False
    if "actorpp" in marks and not recipients:
        return False
    if "both" in marks and not (agents and recipients):
        return False
    if "weapon" in marks:
        subject = syntax.subject(trigger.head)
        return subject is not None and bool(recipients) and bool(phrases.keys(subject) & lexicon().listed("sets/explosive"))
    if trigger.code == "AGREE" and "sym" in marks:
        return True
    if trigger.code == "PROTEST":
        return True
    if trigger.code == "ASSAULT" and trigger.noun is None and syntax.is_passive(trigger.head) and not agents:
        return any(t.mention in recipients for t in trigger.objects if t.mention is not None)
    if "sym" in marks and len(agents) == 1 and agents[0].form is Form.DEMONYM and trigger.noun is not None and trigger.verb is None:
        return False
    return bool(agents)


def _drops_out(verb: Token, agents: list[Mention]) -> bool:
    """Whether persons withdraw from no place, as candidates do from a race."""
    left = [t for t in syntax.obliques(verb, "from", "out of") if t.mention is not None]
    return bool(agents) and not left and all(mention.kind is Kind.PERSON for mention in agents)


def _envoy(mention: Mention) -> bool:
    """Whether somebody travels on business of state: a person in a post or known to the knowledge base, not a private one."""
    return bool(mention.post or mention.entries or mention.of) and mention.kind in {Kind.PERSON, Kind.ACTOR}


def mediators(trigger: Trigger) -> list[Mention]:
    """Who brokered what the trigger names: "talks brokered by Oman", "a truce mediated by the African Union"."""
    found: list[Mention] = []
    for noun in (trigger.noun, *trigger.objects):
        if noun is None:
            continue
        for child in noun.children:
            if child.dep_ == "acl" and lemma(child) in MEDIATING:
                found.extend(m for t in syntax.doers(child) for m in phrases.doer(t))
    return phrases.unique(found)
