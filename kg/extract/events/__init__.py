"""Events: who did what to whom, where, when, with which status and on whose word (the 16 PLOVER classes and CONFLICT).

`triggers` and `wars` find the words, `roles` the actors, `setting` place and time, `status` how the text holds it;
`contests` leaves out games and polls, and `repeats` keeps the first mention of one real event. What words mean is data:
predicates.tsv, nouns.tsv, words.toml, status.toml.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.annotate.layers import article_span, sentence_index
from kg.extract.events.candidates import candidates
from kg.extract.events.contests import lost
from kg.extract.events.counts import count
from kg.extract.events.repeats import told
from kg.extract.events.roles import fits, mediators, roles
from kg.extract.events.setting import bounds, place, time
from kg.extract.events.status import standing, statement
from kg.extract.events.triggers import Trigger
from kg.extract.events.vows import vow
from kg.extract.events.wars import parties
from kg.records import Event, Mention, Span, Status
from kg.tokens import Doc

NEEDS: tuple[str, ...] = ("actors", "time", "places", "statements")

NEAR = 4  # tokens between a carrying verb and its noun that may stand in one trigger span


def extract(doc: Doc) -> Iterator[Event]:
    """Every event of the article, in the order of the text, each real event once."""
    yielded: list[tuple[Event, Trigger]] = []
    for sentence in doc.sents:
        for trigger in candidates(sentence):
            event = _event(trigger)
            if event is None:
                continue
            if event.type == "CONFLICT" and event.agents:  # a fuller mention of a war takes the place of a bare one
                yielded = [pair for pair in yielded if pair[0].agents or pair[0].place or not told(event, trigger, [pair])]
            if told(event, trigger, yielded):
                continue
            spoken = vow(event, trigger, statement(trigger.head))
            if spoken is None or spoken.type != "REJECT":
                yielded.append((event, trigger))
            if spoken is not None:
                yielded.append((spoken, trigger))
    yield from (event for event, _ in sorted(yielded, key=lambda pair: (pair[0].trigger, pair[0].type)))


def _event(trigger: Trigger) -> Event | None:
    begin = end = None
    agents: list[Mention]
    recipients: list[Mention]
    if trigger.code == "CONFLICT":
        agents, recipients = parties(trigger.head), []
        begin, end = bounds(trigger)
    else:
        agents, recipients = roles(trigger)
        agents = [m for m in agents if not _only_speaks(m, trigger)]
        if not fits(trigger, agents, recipients) or lost(trigger, agents, recipients):
            return None
    held = standing(trigger, agents)
    if trigger.code == "CONFLICT" and held.status is not Status.ASSERTED and not agents:
        return None
    return Event(
        type=trigger.code,
        trigger=_span(trigger),
        sentence=sentence_index(trigger.head),
        status=held.status,
        agents=tuple(agents),
        recipients=tuple(recipients),
        mediators=tuple(mediators(trigger)),
        according_to=held.according_to,
        place=place(trigger),
        time=time(trigger) if begin is None and end is None else None,
        begin=begin,
        end=end,
        count=count(trigger),
        rule=f"{'noun' if trigger.noun is not None else 'predicate'} {trigger.form or trigger.head.lemma_lower}",
    )


def _only_speaks(mention: Mention, trigger: Trigger) -> bool:
    """Whether a mention stands outside the statement that holds the event, as its speaker: a clause has a subject of its own."""
    said = statement(trigger.head)
    if said is None or said.speaker is None or said.speaker.span != mention.span:
        return False
    return not said.content.covers(mention.span)


def _span(trigger: Trigger) -> Span:
    """The words that express the event: the predicate with its particle, or the noun with a carrying verb close before it."""
    head, noun, verb = trigger.head, trigger.noun, trigger.verb
    if noun is not None and verb is not None and verb.i < noun.i <= verb.i + NEAR and (trigger.halted or noun.dep_ == "obj"):
        return article_span(verb, noun)
    if noun is None:
        particle = next((c for c in head.children if c.dep_ == "compound:prt" and c.i == head.i + 1), None)
        return article_span(head, particle or head)
    return article_span(head, head)
