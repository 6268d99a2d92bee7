"""Grammar on a parsed Doc (Universal Dependencies): who does it, to whom, in which mood. Knows no vocabulary of the domain.

All functions take and give tokens that head their phrases. Parsers err: where a relation has a likely wrong twin (an
"obl" read as "nmod"), the functions accept both.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubj:outer", "csubj"})
PASSIVE_SUBJECTS = frozenset({"nsubj:pass", "csubj:pass"})
ALL_SUBJECTS = SUBJECTS | PASSIVE_SUBJECTS
OBLIQUES = frozenset({"obl", "obl:agent", "obl:unmarked", "nmod", "nmod:desc", "nmod:unmarked"})
RELATIVES = frozenset({"acl:relcl", "advcl:relcl"})
RELATIVE_PRONOUNS = frozenset({"who", "whom", "which", "that", "whose"})
NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor", "without", "hardly", "nobody", "none"})
PROMISES = frozenset({"promise", "threaten", "vow", "pledge", "offer", "use"})
ORDERS = frozenset(
    {"call", "appeal", "plead", "prevail", "urge", "ask", "tell", "order", "press", "force", "allow", "warn", "require", "lobby"}
)
ACCUSATIONS = frozenset({"accuse", "suspect", "convict", "acquit", "blame"})
CHARGES = frozenset({"of", "for", "from", "into", "against"})  # before what an object is charged with or kept from
CONJUNCTIONS = frozenset({"after", "before", "since", "until", "as"})  # prepositions that open clauses too
NEIGHBOURS = frozenset({"neighboring", "neighbouring"})
CLAUSES = frozenset({"ROOT", "ccomp", "advcl", "acl", "acl:relcl", "advcl:relcl", "parataxis", "csubj", "xcomp", "conj"})


def is_verb(token: Token) -> bool:
    """Whether the word is tagged as a verb; the fine tag errs less than the coarse one."""
    return token.tag_.startswith("VB") or token.pos_ == "VERB"


def conjuncts(token: Token) -> list[Token]:
    """The token and everything coordinated to it below ("Chad and Sudan" from "Chad"), in the order of the text."""
    if not token.children:
        return [token]
    found = [token]
    for child in token.children:
        if child.dep_ == "conj" or _coordinated_name(child):
            found.extend(conjuncts(child))
    return sorted(found, key=lambda t: t.i)


def _coordinated_name(child: Token) -> bool:
    """A second name that the parser took for a part of the first ("Mr. Deby and President Bashir"): "and" stands before it."""
    if child.dep_ not in {"flat", "list", "appos"} or child.i < child.head.i:
        return False
    return any(t.dep_ == "cc" and t.i > child.head.i for c in child.lefts for t in (c, *c.lefts))


def first_conjunct(token: Token) -> Token:
    """The head of the coordination that the token belongs to."""
    while token.dep_ == "conj" and token.head != token:
        token = token.head
    return token


def case(token: Token) -> str:
    """The preposition of a noun phrase, lower case ("by", "according to"); empty when it has none; shared by conjuncts."""
    words = _prepositions(token)
    if not words:
        return case(token.head) if token.dep_ == "conj" and token.head != token else ""
    first = words[0]
    fixed = [first, *(c for w in words for c in w.children if c.dep_ == "fixed")]
    if len(fixed) == 1:
        return first.lower_
    return " ".join(t.lower_ for t in sorted(set(fixed), key=lambda t: t.i))


def is_passive(verb: Token) -> bool:
    """Whether the clause of the verb is in the passive ("was signed", "a pact signed by")."""
    if any(c.dep_ == "aux:pass" for c in verb.children):
        return True
    if any(c.dep_ in PASSIVE_SUBJECTS for c in verb.children) and verb.tag_ != "VBD" and not _has_have(verb):
        return not _bare_object(verb)
    if _stranded(verb) is not None or _finite_behind(verb):
        return False
    reduced = verb.tag_ == "VBN" or (verb.tag_ == "VBD" and verb.dep_ == "acl")
    if verb.dep_ in {"acl", "xcomp", "amod"} and reduced and not _has_have(verb):
        return not any(c.dep_ == "obj" for c in verb.children) or any(c.dep_ == "obl:agent" for c in verb.children)
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and not any(c.dep_ in SUBJECTS | {"aux"} for c in verb.children):
        return is_passive(verb.head)
    return verb.tag_ == "VBN" and any(c.dep_ == "obl:agent" for c in verb.children)


def _finite_behind(verb: Token) -> bool:
    """Whether a finite verb was hung below its own subject, so that the sentence has no other verb ("groups in Peru called on")."""
    noun = verb.head
    apart = noun.dep_ == "ROOT" and noun.i < verb.i and not is_verb(noun) and not any(c.dep_ == "cop" for c in noun.children)
    if not apart or verb.dep_ not in {"acl", "parataxis"}:
        return False
    whole = verb.sent[-1].text == "." and verb.nbor(-1) == noun  # a headline has no full stop
    return verb.tag_ == "VBD" or (verb.tag_ == "VBN" and (whole or any(c.dep_ == "obj" for c in verb.children)))


def _bare_object(verb: Token) -> bool:
    """Whether people stand bare behind the verb, so that it is no passive ("the army forced out 1,000 refugees")."""
    return any(c.dep_ == "obl" and c.tag_ == "NNS" and c.i > verb.i and not _prepositions(c) for c in verb.children)


def _has_have(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children)


def antecedent(token: Token) -> Token:
    """The noun that a relative pronoun stands for, else the token itself."""
    if token.lower_ not in RELATIVE_PRONOUNS:
        return token
    clause = token
    while clause.head != clause and clause.dep_ not in RELATIVES:
        clause = clause.head
    return clause.head if clause.dep_ in RELATIVES else token


def _stranded(verb: Token) -> Token | None:
    """The noun that took a finite verb for its adjective, with the subject beside it ("Peru | eased measures"), or None.

    Parsers read "Peru eased measures" as a noun with a participle and "have shelled towns" as having towns; the subject
    that such a noun or "have" keeps gives the mistake away.
    """
    if verb.dep_ != "amod" or verb.tag_ not in {"VBN", "VBD"} or verb.head.i < verb.i:
        return None
    noun = verb.head
    holder = noun.head if noun.dep_ == "obj" and noun.head.lemma_ == "have" and noun.head.i < verb.i else noun
    if holder == noun and noun.dep_ not in {"ROOT", "ccomp", "conj", "parataxis"}:
        return None
    has_subject = any(_stands_first(c, verb) for c in holder.children)
    return noun if has_subject and not any(c.dep_ == "cop" for c in noun.children) else None


def _stands_first(child: Token, verb: Token) -> bool:
    """Whether the word is the subject of what was read as a noun phrase, also as its first noun ("Peru on Friday rejected calls")."""
    if child.i > verb.i or verb.tag_ != "VBD":
        return child.dep_ in SUBJECTS and child.i < verb.i
    apart = child.right_edge.i > child.i and child.right_edge.i + 1 == verb.i
    return child.dep_ in SUBJECTS or (child.dep_ == "compound" and child.tag_ in {"NNP", "NNPS"} and apart)


def surface_subject(verb: Token) -> Token | None:
    """The grammatical subject that stands with the verb itself, relative pronouns resolved; None when it has none."""
    noun = _stranded(verb)
    if noun is not None:
        holder = noun.head if noun.dep_ == "obj" and noun.head.lemma_ == "have" else noun
        return next(c for c in holder.children if _stands_first(c, verb))
    for child in verb.children:
        if child.dep_ in SUBJECTS or child.dep_ in PASSIVE_SUBJECTS:
            if child.lower_ in {"there", "it"} and child.dep_ == "expl":
                continue
            return antecedent(child)
    return _read_as_oblique(verb)


def _read_as_oblique(verb: Token) -> Token | None:
    """The subject of a clause whose conjunction the parser took for a preposition ("help after a blast | killed six people")."""
    if verb.dep_ != "advcl" or verb.tag_ not in {"VBD", "VBN"} or not any(c.dep_ == "obj" for c in verb.children):
        return None
    noun = verb.doc[max(verb.i - 1, 0)]
    apart = noun.dep_ in OBLIQUES and noun.head != verb and not any(c.dep_ in {"aux", "mark"} for c in verb.children)
    return noun if apart and noun.pos_ in {"NOUN", "PROPN", "PRON"} and case(noun) in CONJUNCTIONS else None


def subject(verb: Token) -> Token | None:
    """The grammatical subject, also where another clause lends it: coordination, infinitives, participles.

    "agreed to withdraw": who withdraws is who agreed; "urged Iran to stop": who stops is Iran; "rebels fighting": rebels.
    """
    found = surface_subject(verb)
    if found is not None or verb.head == verb:
        return found
    head, dep = verb.head, verb.dep_
    if dep == "conj" and head.dep_ == "obj" and head.pos_ == "NOUN":  # "has taken steps and appointed a judge"
        return subject(head.head)
    if dep == "conj":
        return subject(head) if is_verb(head) or head.pos_ in {"AUX", "ADJ", "NOUN"} else None
    if dep == "xcomp" or (dep in {"ccomp", "advcl"} and has_to(verb)):
        if not is_verb(head) and head.pos_ not in {"AUX", "ADJ", "NOUN", "PROPN"}:
            return None
        raised = _controller(head) if dep != "advcl" or head.lemma_ in ORDERS else None
        return raised if raised is not None else subject(head)
    if dep == "advcl" and verb.tag_ == "VBD" and not any(c.dep_ == "mark" for c in verb.children):  # "has outright | rejected"
        return subject(head) if head.i < verb.i and head.pos_ == "ADJ" else None
    if dep == "advcl" and verb.tag_ in {"VBG", "VBN"}:
        charged = any(c.dep_ in {"mark", "case"} and c.lower_ in CHARGES for c in verb.children)
        raised = _controller(head) if charged else None
        if raised is not None:
            return raised
        return subject(head) if is_verb(head) or head.pos_ in {"AUX", "ADJ"} else None
    if dep == "parataxis" and _finite_behind(verb):
        return head
    if dep in {"acl", "amod"}:
        if verb.tag_ in {"VBG", "VBN", "VBD"} and not any(c.dep_ == "mark" for c in verb.children):
            return head
        if bearer(verb) is not None:
            return head
        owner = next((c for c in head.children if c.dep_ == "nmod:poss"), None)
        if owner is None:  # "a decision by Iran to halt"
            owner = next(iter(obliques(head, "by")), None)
        if owner is not None:  # "Iran's decision to halt"
            return owner
        own = surface_subject(head)
        if own is not None and has_to(verb):  # "Peru plans to leave", "plans" read as a noun
            return own
        if head.dep_ == "obj":  # "signed a pact to develop", "made a promise to leave"
            return subject(head.head)
        return None
    return None


def bearer(clause: Token) -> Token | None:
    """The verb whose object bears the clause: "accused Iran [of hiding]", "ordered a diplomat [to leave]"; else None."""
    noun = clause.head
    if clause.dep_ != "acl" or noun.dep_ not in {"obj", "iobj", "nsubj:pass"} or noun.i > clause.i:
        return None
    charged = clause.tag_ == "VBG" and any(c.dep_ == "mark" and c.lower_ in CHARGES for c in clause.children)
    ordered = has_to(clause) and noun.head.lemma_ in ORDERS and noun.head.i < noun.i
    sure = noun.pos_ in {"PROPN", "PRON"} or noun.tag_ == "NNS" or noun.head.lemma_ in ACCUSATIONS
    return noun.head if (charged and sure) or ordered else None


def _controller(verb: Token) -> Token | None:
    """Who is to do what the complement says, where the verb names that one: "urged Iran to", "called on Iran to"."""
    if verb.lemma_ in PROMISES or is_passive(verb):
        return None
    found = next((c for c in verb.children if _is_object(c, verb)), None)
    if found is None and verb.lemma_ in ORDERS:
        found = next((c for c in verb.children if c.dep_ in OBLIQUES and case(c) in {"on", "upon", "to", "with", "for"}), None)
    return antecedent(found) if found is not None else None


def has_to(verb: Token) -> bool:
    """Whether the verb is an infinitive with "to"."""
    return verb.tag_ != "VBG" and any(c.dep_ == "mark" and c.lower_ == "to" for c in verb.children)


def objects(verb: Token) -> list[Token]:
    """Direct objects of an active verb, with their conjuncts."""
    noun = _stranded(verb)
    if noun is not None:
        return conjuncts(noun)
    return [t for c in verb.children if _is_object(c, verb) for t in conjuncts(antecedent(c))]


def is_clause(verb: Token) -> bool:
    """Whether the verb heads a clause, so is no adjective or auxiliary (misread adjectives count as clauses)."""
    return verb.dep_ not in {"aux", "aux:pass", "cop", "amod", "compound", "case", "flat"} or _stranded(verb) is not None


def _is_object(child: Token, verb: Token) -> bool:
    """An object without preposition; also a bare noun behind the verb that the parser took for a predicate of it."""
    if child.dep_ in {"obj", "iobj"}:
        return not _prepositions(child)
    misread = child.dep_ in {"xcomp", "ccomp"} and child.pos_ in {"PROPN", "NOUN"} and child.i > verb.i
    return misread and not is_verb(child) and not any(c.dep_ in {"mark", "cop", "case", "nsubj"} for c in child.children)


def _prepositions(noun: Token) -> list[Token]:
    if not noun.lefts:
        return []
    found = [c for c in noun.lefts if c.dep_ == "case"]
    for title in noun.lefts:
        if title.dep_ == "nmod:desc":  # "against Prime Minister Jones": read at the title
            found += [c for c in title.lefts if c.dep_ == "case"]
    return [c for c in found if c.text not in {"'s", "’s", "'", "’"}] if found else found


def obliques(token: Token, *prepositions: str) -> list[Token]:
    """Phrases below a verb or noun with one of the prepositions (any when none is given), with their conjuncts."""
    found = []
    for child in token.children:
        oblique = child.dep_ in OBLIQUES or (child.dep_ == "obj" and _prepositions(child))
        if oblique and (not prepositions or case(child) in prepositions):
            found.extend(conjuncts(antecedent(child)))
        elif child.lower_ in NEIGHBOURS:  # "pushed into neighboring Chad": read as a participle with an object
            marks = {c.lower_ for c in child.children if c.dep_ in {"mark", "case"}}
            if not prepositions or marks & set(prepositions):
                found.extend(t for c in child.children if c.dep_ == "obj" for t in conjuncts(c))
    return found


def doers(verb: Token) -> list[Token]:
    """Who does it: the subject of an active clause, the "by" phrase of a passive one, with conjuncts."""
    if is_passive(verb):
        agents = [t for c in verb.children if c.dep_ == "obl:agent" for t in conjuncts(antecedent(c))]
        return agents or obliques(verb, "by")
    found = subject(verb)
    return conjuncts(found) if found is not None else []


def undergoers(verb: Token) -> list[Token]:
    """To whom it is done: the objects of an active clause, the subject of a passive one, with conjuncts."""
    if is_passive(verb):
        found = subject(verb)
        return conjuncts(found) if found is not None else []
    return objects(verb)


def possessors(noun: Token) -> list[Token]:
    """Who stands before the noun with 's or as a possessive pronoun, with conjuncts."""
    return [t for c in noun.children if c.dep_ == "nmod:poss" for t in conjuncts(c)]


def negated(token: Token) -> bool:
    """Whether a negation word hangs on the token itself, or on the verb that carries it as its object ("no talks").

    "Not only", "not just" and "not merely" take nothing back.
    """
    found = (c for c in token.children if c.lower_ in NEGATIONS and c.dep_ in {"advmod", "det", "cc:preconj", "mark", "case"})
    return any(c.i + 1 == len(c.doc) or c.nbor().lower_ not in {"only", "just", "merely"} for c in found)


def auxiliaries(verb: Token) -> list[Token]:
    """Auxiliaries of the verb, also those it shares with the verb it is coordinated to."""
    own = [c for c in verb.children if c.dep_ in {"aux", "aux:pass", "cop"}]
    if own or verb.dep_ != "conj" or surface_subject(verb) is not None:
        return own
    return auxiliaries(verb.head)


def particle(verb: Token) -> str:
    """The particle of a phrasal verb ("out" in "carry out"), or the empty string."""
    return next((c.lower_ for c in verb.children if c.dep_ == "compound:prt"), "")


def clause_heads(token: Token) -> Iterator[Token]:
    """The heads of the clauses that hold the token, from the innermost to the root."""
    while True:
        if token.dep_ in CLAUSES:
            yield token
        if token.head == token:
            return
        token = token.head
