"""What an agreement is called: its proper name, else the fullest words that the text has for it."""

from __future__ import annotations

from collections.abc import Iterable

from kg import syntax
from kg.annotate.layers import article_span
from kg.extract.treaties.phrases import Phrase
from kg.records import Form, Kind, Mention, Span

COMPLEMENTS = frozenset({"on", "about", "for", "against", "with", "between", "concerning", "regarding"})
LONGEST_LABEL = 60
"""Characters after which a label takes no more words."""


def title(phrase: Phrase) -> Span | None:
    """The proper name to which the phrase is an apposition: "the Lagos Initiative, an agreement that …"."""
    doc, at = phrase.head.doc, phrase.first.i - 1
    if phrase.named or at < 2 or doc[at].lower_ not in {"a", "an", "the"} or doc[at - 1].text != ",":
        return None
    last = at - 2
    first = last
    while first > phrase.head.sent.start and doc[first - 1].text[0].isupper() and doc[first - 1].pos_ in {"PROPN", "ADJ", "NOUN"}:
        first -= 1
    held = [mention.kind for token in doc[first : last + 1] if (mention := token.mention) is not None]
    if (
        last == first
        or not doc[last].text[0].isupper()
        or Kind.PERSON in held
        or (doc[last].mention is not None and held[-1] is not Kind.ORGANIZATION)
    ):
        return None
    return article_span(doc[first], doc[last])


def label(phrase: Phrase) -> str:
    """The words of the phrase with the complement that says what it is about, on one line and without quotation marks."""
    doc, head = phrase.head.doc, phrase.head
    end = head.i
    if not phrase.named:
        for child in head.children:
            if child.i <= end or child.i > end + 8:
                continue
            if child.time is not None:
                continue
            if (child.dep_ in syntax.OBLIQUES and syntax.case(child) in COMPLEMENTS) or (
                child.dep_ == "acl" and syntax.has_to(child)
            ):
                inner = child.right_edge.i
                breaks = [t.i for t in doc[head.i + 1 : inner + 1] if t.text in {",", ";", "(", "–"}]
                breaks += [
                    t.left_edge.i
                    for t in doc[head.i + 1 : inner + 1]
                    if t != child and t.dep_ in {"acl:relcl", "advcl:relcl", "advcl", "acl"} and t.left_edge.i > head.i
                ]
                stop = min(breaks, default=inner + 1)
                if len(article_span(phrase.first, doc[stop - 1]).text) <= LONGEST_LABEL:
                    end = max(end, stop - 1)
                break
    text = article_span(phrase.first, doc[end]).text
    text = "".join(c for c in " ".join(text.split()) if c not in '“”"«»')
    return (
        text
        if phrase.named or text[:2].isupper() or phrase.first.ent_type_ or not phrase.first.is_sent_start
        else text[0].lower() + text[1:]
    )


def sides(signatories: Iterable[Mention]) -> str:
    """ " between A and B" from the parties' own words, without pronouns; the countries of "the leaders of"."""
    wide = [owner for m in signatories for owner in (m.of if m.form is Form.DESCRIPTION and len(m.of) > 1 else (m,))]
    plain = [m for m in wide if m.form is not Form.PRONOUN]
    states = [m for m in plain if m.kind is not Kind.PERSON]
    names = list(dict.fromkeys(" ".join(m.span.text.split()) for m in (states if len(states) > 1 else plain)))
    if not names:
        return ""
    if len(names) == 1:
        return f" of {names[0]}" if states and states[0].form is not Form.DESCRIPTION else ""
    return f" {'between' if len(states) > 1 else 'of'} {', '.join(names[:-1])} and {names[-1]}"
