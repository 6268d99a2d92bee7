"""Finds the words that express an event and their frame: predicates first, then event nouns and the verbs that carry them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kg import syntax
from kg.extract.events import phrases
from kg.extract.events.lexicon import Frame, lexicon
from kg.records import Kind
from kg.tokens import Token

PARTICLES = frozenset(
    {
        "out",
        "up",
        "down",
        "off",
        "back",
        "in",
        "on",
        "over",
        "away",
        "through",
        "together",
        "aside",
        "around",
        "behind",
        "upon",
        "into",
        "ahead",
        "apart",
        "short",
        "home",
        "free",
        "hostage",
        "captive",
        "fire",
        "forces",
        "dead",
        "no",
        "for",
    }
)
REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves", "ourselves", "each", "other"})
PLACED = ("in", "at", "on", "for", "into", "under", "to", "with", "from")


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that express an event: `head` where they stand, `verb` the verb of their clause, `noun` the event noun if any."""

    frame: Frame
    code: str
    head: Token
    verb: Token | None = None
    noun: Token | None = None
    objects: tuple[Token, ...] = ()
    undergone: bool = False  # the verb's subject suffers what the noun says ("came under attack")
    halted: bool = False
    form: str = ""  # under which the lexicon lists the predicate


def lemma(token: Token) -> str:
    """The lemma in lower case; a verb whose lemma the lexicon does not know is tried with its endings cut."""
    return _verb_lemma(token.lower_, token.lemma_) if syntax.is_verb(token) else token.lemma_lower


@lru_cache(maxsize=10_000)
def _verb_lemma(word: str, lemma: str) -> str:
    own, heads = lemma.lower(), lexicon().heads
    if word in lexicon().irregular:
        return lexicon().irregular[word]
    if own in heads:
        return own
    tries = [own[:-1]] if own.endswith("e") else [own + "e"]
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending):
            stem = word[: -len(ending)]
            tries += [stem, stem + "e"]
            if stem[-2:-1] == stem[-1:]:  # "stopped"
                tries.append(stem[:-1])
            if stem.endswith("i"):  # "carried"
                tries.append(stem[:-1] + "y")
    return next((form for form in tries if form in heads), own)


def forms(verb: Token) -> Iterator[tuple[str, Token | None]]:
    """The forms under which a predicate may be listed, and the phrase that its particle turns out to introduce."""
    own = lemma(verb)
    for child in verb.children:
        word = child.lower_
        if word == "up" and child.i + 2 < len(verb.doc) and child.nbor().lower_ == "to" and child.nbor(2).like_num:
            continue  # "sent up to 400 soldiers"
        if child.i > verb.i and word in PARTICLES and child.dep_ in {"compound:prt", "advmod", "obj", "xcomp", "case", "obl", "mark"}:
            yield f"{own} {word}", None
        elif child.i > verb.i and child.dep_ in syntax.OBLIQUES:
            case = syntax.case(child)
            if case and case.split()[0] in PARTICLES:
                yield f"{own} {case.split()[0]}", child
    if verb.i + 1 < len(verb.doc) and verb.nbor().lower_ in PARTICLES and verb.nbor().head != verb and verb.nbor().tag_ in {"RB", "RP"}:
        yield f"{own} {verb.nbor().lower_}", None  # "handed over 700 kg": read as "over 700"
    if _hyphened(verb):  # "test-fired"
        yield f"{verb.nbor(-2).lower_}-{own}", None
    yield own, None


def _hyphened(verb: Token) -> bool:
    return verb.i > 1 and verb.nbor(-1).text == "-"


def infinitives(verb: Token) -> list[Token]:
    """Infinitives below a predicate ("agreed to talk"), with conjuncts."""
    hosts = [verb, *(c for c in verb.children if c.dep_ == "obj")]
    below = [c for host in hosts for c in host.children if c.dep_ in {"xcomp", "ccomp", "advcl", "acl"} and syntax.has_to(c)]
    return [t for c in below for t in syntax.conjuncts(c)]


def objects_of(verb: Token) -> list[Token]:
    """Objects, or the subject of a passive, without time words."""
    found = [t for t in syntax.undergoers(verb) if t.time is None and t.lower_ not in REFLEXIVE]
    if not found and not syntax.is_passive(verb):
        found = [t for c in verb.children if _bare(c) for t in syntax.conjuncts(c)]
    if not found and not syntax.is_passive(verb):  # "attacked and killed a soldier"
        shared = next((c for c in verb.children if c.dep_ == "conj" and c.i <= verb.i + 2 and c.tag_ == verb.tag_), None)
        found = syntax.objects(shared) if shared is not None and syntax.surface_subject(shared) is None else []
    return [inner for token in found for inner in phrases.content(token)]


def _bare(child: Token) -> bool:
    """A phrase without preposition that the parser took for an adverbial though it names somebody or counts something."""
    if child.dep_ not in {"obl", "obl:unmarked"} or child.time is not None or syntax.case(child):
        return False
    return child.mention is not None or any(c.dep_ == "nummod" for c in child.children)


def _object_score(frame: Frame, objects: list[Token], keys: list[frozenset[str]]) -> int:
    """How well the objects fit: -1 not at all, more for a listed noun than for any actor than for anything."""
    if not frame.objects:
        return 0
    words = lexicon()
    best = -1
    for wanted in frame.objects:
        if wanted == "0":
            best = max(best, -1 if objects else 1)
        elif wanted == "*":
            best = max(best, 1 if objects else -1)
        elif wanted == "actor":
            best = max(best, 2 if any(phrases.actor(t, place="loc" in frame.marks) or _country(t) for t in objects) else -1)
        elif any(words.matches(own, wanted) for own in keys):
            best = max(best, 4)
    return best


def _country(token: Token) -> bool:
    return token.mention is not None and token.mention.kind is Kind.COUNTRY


def _complement_score(frame: Frame, verb: Token, objects: list[Token]) -> int:
    if not frame.complements:
        return 0
    return max(_complement(wanted, verb, objects) for wanted in frame.complements)


def _complement(wanted: str, verb: Token, objects: list[Token]) -> int:
    words = lexicon()
    kind, _, noun = wanted.partition(":")
    if kind == "inf":
        found = infinitives(verb)
        # "promised not to attack" is no threat: a negated infinitive fits no frame that names it
        hit = any(not noun or (words.matches(frozenset({lemma(t)}), noun) and not syntax.negated(t)) for t in found)
        return (3 if noun else 2) if hit else -1
    if kind == "ing":
        found = [c for c in verb.children if c.dep_ in {"xcomp", "ccomp"} and c.tag_ == "VBG"]
        return (3 if noun else 2) if any(not noun or words.matches(frozenset({lemma(t)}), noun) for t in found) else -1
    if kind == "that":
        return 2 if any(c.dep_ == "ccomp" and not syntax.has_to(c) for c in verb.children) else -1
    if kind == "obl":
        parts = [c for c in verb.children if c.dep_ in {"xcomp", "obj", "ccomp", "obl", "advcl", "parataxis"} and c.i > verb.i]
        below = [t for c in parts[1 if len(parts) > 1 else 0 :] for t in c.subtree]
        below += [t for c in parts[:1] for child in c.children if child.i > c.i for t in child.subtree]
        return 3 if any(words.matches(phrases.keys(t), noun) for t in below) else -1
    hits = syntax.obliques(verb, kind) + [t for o in objects for t in syntax.obliques(o, kind)]
    hits = [t for t in hits if t.time is None]
    if noun:
        return 4 if any(words.matches(phrases.keys(i), noun) for t in hits for i in phrases.content(t)) else -1
    clauses = [c for c in verb.children if c.dep_ in {"advcl", "ccomp", "xcomp", "acl"}]
    clauses += [c for o in objects for c in o.children if c.dep_ in {"acl", "advcl"}]
    marked = any(g.lower_ == kind and g.dep_ in {"mark", "case"} for c in clauses if not syntax.has_to(c) for g in c.children)
    return 2 if hits or marked or any(c.lower_ == kind and c.dep_ in {"xcomp", "advmod"} for c in verb.children) else -1


def predicate(verb: Token) -> Trigger | None:
    """The trigger that a predicate is with its objects and complements; its code is "-" where the lexicon says so; else None."""
    words = lexicon()
    if lemma(verb) not in words.heads and not _hyphened(verb):
        return None
    listed = [(form, introduced) for form, introduced in forms(verb) if form in words.predicates]
    if not listed:
        return None
    own = objects_of(verb)
    best: tuple[int, int, Trigger] | None = None
    for form, introduced in listed:
        objects = own
        if introduced is not None:
            objects = [*own, *(i for t in syntax.conjuncts(introduced) for i in phrases.content(t))]
        keys = [phrases.keys(t) for t in objects]
        for frame in words.predicates[form]:
            if ("adj" in frame.marks) == syntax.is_verb(verb):
                continue
            first = _object_score(frame, objects, keys)
            second = _complement_score(frame, verb, objects) if first >= 0 else -1
            if first < 0 or second < 0:
                continue
            rank = (first + second + (1 if " " in form else 0), -frame.row)
            if best is None or rank > best[:2]:
                best = (*rank, Trigger(frame, frame.code, verb, verb=verb, objects=tuple(objects), form=form))
    return best[2] if best else None


def noun_frame(noun: Token) -> Frame | None:
    """The frame of an event noun; the longest form wins."""
    nouns = lexicon().nouns
    if not {noun.lemma_lower, noun.lower_} & lexicon().ends:
        return None
    found = sorted((form for form in phrases.keys(noun) if form in nouns), key=lambda form: (-form.count(" "), form))
    return nouns[found[0]] if found else None


def carrier(noun: Token) -> tuple[Token | None, bool]:
    """The verb that carries an event noun ("launch an attack"), and whether its subject undergoes the event."""
    top = noun
    while top.dep_ == "conj" or (top.dep_ == "nmod" and lemma(top.head) in lexicon().listed("transparent/nouns")):
        top = top.head
    claim = claiming(top)
    if claim is not None:
        return claim, False
    verb = top.head
    if not (syntax.is_verb(verb) or verb.pos_ == "AUX") or verb == top:
        return None, False
    names = [form for form, _ in forms(verb)]
    light, undergo = lexicon().listed("light/verbs"), lexicon().listed("light/undergo")
    if top.dep_ == "obj" or top.dep_ == "nsubj:pass" or _placed(top, verb):
        if any(name in undergo for name in names):
            return verb, True
        if any(name in light for name in names):
            return verb, False
    if top.dep_ in {"nsubj", "nsubj:pass"} and any(n in lexicon().listed("light/happen") for n in names):
        return verb, False
    return None, False


def _placed(noun: Token, verb: Token) -> bool:
    """Whether the noun is what the verb brings somebody into: "went on strike"; not "with protests ongoing, Peru signed"."""
    case = syntax.case(noun) if noun.dep_ in syntax.OBLIQUES else ""
    return case in PLACED and not (case == "with" and noun.i < verb.i)


def claiming(noun: Token) -> Token | None:
    """The verb by which somebody owns to the event or denies it: "claimed responsibility for the raid", or None."""
    part = noun.head
    if noun.dep_ != "nmod" or lemma(part) not in {"responsibility", "involvement", "role", "part", "complicity"} or part.dep_ != "obj":
        return None
    return part.head if lemma(part.head) in {"deny", "claim", "admit", "acknowledge", "reject", "accept"} else None


def halting(noun: Token) -> Token | None:
    """The verb that ends what an event noun names ("halted the raids"), or None."""
    top = syntax.first_conjunct(noun)
    verb = top.head
    if syntax.is_verb(verb) and top.dep_ in {"obj", "nsubj:pass"}:
        return verb if any(form in lexicon().listed("halt/verbs") for form, _ in forms(verb)) else None
    return None
