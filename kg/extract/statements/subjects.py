"""Who is the subject of a reporting word: by the tree, and by place where the tree errs."""

from __future__ import annotations

from kg import syntax
from kg.extract.statements.lexicon import lexicon, verb_lemma
from kg.records import Form, Kind
from kg.tokens import Token

#: Tags of finite verbs.
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
BOUNDARIES = frozenset(',;:"”’»—–-') | {"''", "--"}


def verb_subject(token: Token, rule: str) -> Token | None:
    """Who says what the reporting verb introduces; None when the sentence does not tell."""
    if _opens_sentence(token):
        return _main_subject(token)
    if rule == "quoted":
        verb = quoted_as(token)
        if verb is None:
            return None
        if is_passive(verb):
            return syntax.subject(verb)
        between = [t for t in token.doc[verb.i + 1 : token.i] if t.head == verb and t.dep_ in {"obj", "iobj", "nsubj", "ccomp"}]
        return between[0] if between else None
    if is_passive(token):
        return next((c for c in token.children if c.dep_ == "obl:agent"), None)
    found = syntax.surface_subject(token)
    named = _name_between_commas(token)
    if named is not None and (found is None or found.i < named.i):
        return named
    if found is not None and syntax.case(found) and found.i < token.i:  # "Despite the warnings, envoys say": misread
        found = next((t for t in reversed(syntax.conjuncts(found)) if t != found), None)
    if found is not None and found.quoted and not token.quoted:  # who speaks stands outside the quotation
        found = _beside(token)
    if found is not None and found.pos_ == "VERB" and found.mention is None:  # "Speaking in Lima, Ana Ruiz said": misread
        found = _beside(token) or found
    if found is None and token.dep_ != "conj" and (token.tag_ in FINITE or token.pos_ == "NOUN"):
        found = _beside(token)
    if found is None:
        found = syntax.subject(token)
    if found is None and token.tag_ in FINITE:
        found = _dangling(token)
    participle = token.lower_.endswith("ing") and syntax.surface_subject(token) is None
    if participle and (found is None or (token.dep_ == "acl" and not is_document(found) and _after_comma(token))):
        found = clause_subject(token) or found
    return found


def is_passive(verb: Token) -> bool:
    """Whether the verb is passive by its form too: a bare past tense is not, whatever its subject is labelled."""
    return syntax.is_passive(verb) and (verb.tag_ == "VBN" or any(c.dep_ == "aux:pass" for c in verb.children))


def quoted_as(token: Token) -> Token | None:
    """The verb of quoting above "as saying": "was quoted as saying", "the agency quotes him as saying"."""
    if not token.lower_.endswith("ing") or token.i == 0 or token.nbor(-1).lower_ != "as":
        return None
    if not verb_lemma(token, lexicon().plain) and not verb_lemma(token, lexicon().clause):
        return None
    return next((a for a in token.ancestors if verb_lemma(a, lexicon().quoting)), None)


def clause_subject(token: Token) -> Token | None:
    """The subject of the nearest finite clause above the token."""
    at = token
    while at.head != at:
        at = at.head
        found = syntax.surface_subject(at)
        if found is not None and found.i < token.i and (token.quoted or not found.quoted):
            return found
    return None


def is_document(noun: Token) -> bool:
    """Whether the noun is a document or an utterance that speaks for who issued it."""
    return noun.pos_ in {"NOUN", "PROPN"} and noun.lemma_lower in lexicon().documents


def issuing_subject(noun: Token) -> Token | None:
    """The subject of the verb that has the document as its object: "the council adopted a resolution"."""
    verb = noun.head
    if noun.dep_ not in {"obj", "obl"} or verb == noun or not verb_lemma(verb, lexicon().issuing):
        return None
    return syntax.subject(verb)


def _name_between_commas(token: Token) -> Token | None:
    """A person's name in apposition right before the verb: "The envoy of Chad, Ana Ruiz, said"."""
    doc, at = token.doc, token.i - 1
    if at > token.sent.start and doc[at].text == ",":
        at -= 1
    mention = doc[at].mention if at > token.sent.start else None
    if mention is None or mention.form is not Form.NAME or mention.kind is not Kind.PERSON:
        return None
    first = at
    while first > token.sent.start and doc[first - 1].mention == mention:
        first -= 1
    before = doc[first - 2] if doc[first - 1].text == "," and first - 2 >= token.sent.start else None
    # A noun before the comma and no verb: not "In May, Ana Ruiz said" nor "After he met Ivo Stark, Ana Ruiz said"
    described = (
        before is not None and before.pos_ in {"NOUN", "PROPN"} and not any(t.tag_ in FINITE for t in doc[token.sent.start : first])
    )
    return doc[at] if described and doc[token.sent.start].pos_ in {"DET", "NOUN", "PROPN", "ADJ"} else None


def _dangling(token: Token) -> Token | None:
    """A subject to the left that the parser gave to a participle: "a ministry statement issued Thursday says"."""
    for at in reversed(token.doc[token.sent.start : token.i]):
        if at.dep_ in syntax.ALL_SUBJECTS:
            return at
        if (at.tag_ in FINITE and not verb_lemma(at, lexicon().issuing)) or at.text in BOUNDARIES:
            return None
    return None


def _beside(token: Token) -> Token | None:
    """The noun next to a finite verb that the parser left without subject: `," said Ana Ruiz`, "Reuters reports"."""
    doc, sentence = token.doc, token.sent
    before = token.i - 1
    while before > sentence.start and doc[before].pos_ in {"ADV", "AUX"}:
        before -= 1
    if before >= sentence.start and doc[before].text not in BOUNDARIES:
        if doc[before].mention is None and before > sentence.start and doc[before].pos_ == "NOUN":
            before -= 1  # "Bloomberg news reports"
        return doc[before] if doc[before].mention is not None else None
    after = token.i + 1
    while after < sentence.end - 1 and doc[after].dep_ in {"det", "amod", "compound", "nmod:desc"}:
        after += 1
    return doc[after] if after < sentence.end and doc[after].mention is not None else None


def _opens_sentence(token: Token) -> bool:
    """A participle at the head of the sentence: "Noting that ..., the minister said ..."."""
    return token.tag_ == "VBG" and token.i - token.sent.start <= 1 and syntax.surface_subject(token) is None


def _main_subject(token: Token) -> Token | None:
    """The subject of the main clause after an opening participle: the one whose phrase begins after a comma."""
    for at in token.sent[token.i + 1 - token.sent.start :]:
        if at.dep_ in syntax.SUBJECTS and at.head.i > at.i and _after_comma(at.left_edge):
            return at
    return syntax.subject(token)


def _after_comma(token: Token) -> bool:
    return token.i > 0 and token.nbor(-1).text == ","
