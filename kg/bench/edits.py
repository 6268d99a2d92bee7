"""What an edit of one sentence changes: the same article read before and after, compared outside that sentence.

The address of an article is the hash of its text, so an edit moves all its spans by contract; they are compared by where they
stand in the text before. A resource is outside when all its evidence is. What remains to change outside is what the sentence
supported by its context: the antecedent of a pronoun, the full name behind a short one, the country that a town lies in.
"""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from spacy.language import Language

from kg.annotate import load_pipeline
from kg.build import read_parts
from kg.errors import InputError
from kg.evaluate.scores import Figure, Scores, share
from kg.graph import Part, terms
from kg.graph.lines import Term
from kg.iris import Minter
from kg.records import Article, Span

EDITS: Final = 200
SENTENCE: Final = re.compile(r"[^\s.!?][^.!?\n]{30,}[.!?](?=\s|$)")
WORDS: Final = ("officials", "however", "in spring", "very", "again", "three", "in Lisbon", "the minister", "not")
KINDS: Final = {"event/statement-": "statement", "event/": "event", "id/treaty/": "treaty", "id/": "entity", "claim/": "claim"}
Facts = dict[Term, set[tuple[Term, Term | Span]]]


@dataclass(frozen=True, slots=True)
class Edit:
    """The words at `span` of an article give way to `words`."""

    article: Article
    span: Span
    words: str

    def after(self) -> Article:
        """The article as edited."""
        text = self.article.text
        return replace(self.article, text=text[: self.span.begin] + self.words + text[self.span.end :])

    def before(self, begin: int, end: int) -> tuple[int, int] | None:
        """Where a span of the edited text stood before; None where it touches the edited words."""
        if end <= self.span.begin:
            return begin, end
        moved = len(self.words) - (self.span.end - self.span.begin)
        return (begin - moved, end - moved) if begin >= self.span.end + moved else None


def edits(articles: Sequence[Article], *, model: str | None = None, number: int = EDITS, seed: int = 4) -> Scores:
    """How many resources and triples outside the edited sentence an edit keeps, over `number` random edits, by kind.

    Compared both ways: what was there and is gone, and what is there and was not. Raises InputError when there is no article.
    """
    if not articles:
        raise InputError("no article to read")
    nlp, minter = load_pipeline(model), Minter()
    parts = {part.identifier: part for part in read_parts(articles, nlp, minter)}
    kept: Counter[str] = Counter()
    whole: Counter[str] = Counter()
    for edit in random_edits(articles, number, random.Random(seed)):
        clean = {"edits: resources": True, "edits: triples": True}
        for row, same in compare(parts[edit.article.id], edit, nlp, minter):
            whole[row] += 1
            kept[row] += same
            clean["edits: triples" if row == "triples" else "edits: resources"] &= same
        whole.update(clean.keys())
        kept.update(name for name, same in clean.items() if same)
    rows: dict[str, dict[str, Figure]] = {
        row: {"kept": round(share(kept[row], whole[row]), 4), "right": kept[row], "of": whole[row]} for row in sorted(whole)
    }
    return Scores("edits", rows)


def random_edits(articles: Sequence[Article], number: int, chance: random.Random) -> Iterator[Edit]:
    """Sentences taken out, replaced by one of another article, with a word more or a word less."""
    sentences = {article.id: list(SENTENCE.finditer(article.text)) for article in articles}
    every = [(article, found) for article in articles for found in sentences[article.id]]
    for _ in range(number):
        article, found = chance.choice(every)
        words = found[0][:-1].split()
        place = chance.randrange(len(words))
        fewer, more = [*words[:place], *words[place + 1 :]], [*words[:place], chance.choice(WORDS), *words[place:]]
        end, other = found[0][-1], chance.choice(every)[1][0]
        changed = chance.choice(("", other, " ".join(fewer) + end, " ".join(more) + end))
        yield Edit(article, Span(found.start(), found.end(), found[0]), changed)


def compare(part: Part, edit: Edit, nlp: Language, minter: Minter) -> Iterator[tuple[str, bool]]:
    """For each resource and triple outside the edited sentence, before and after, its row and whether the other side has it."""
    after = next(read_parts([edit.after()], nlp, minter))
    unchanged = Edit(edit.article, Span(edit.span.begin, edit.span.end, edit.span.text), edit.span.text)
    old = facts(part, unchanged, minter)
    new = facts(after, edit, minter)
    for one, other in ((old, new), (new, old)):
        for subject in outside(one):
            yield kind(subject, minter), subject in other
            for fact in sorted(one[subject], key=repr):
                yield "triples", fact in other.get(subject, ())


def kind(subject: Term, minter: Minter) -> str:
    """Event, statement, treaty, entity or claim."""
    local = subject.removeprefix(f"<{minter.base}")
    return next(name for start, name in KINDS.items() if local.startswith(start))


def facts(part: Part, edit: Edit, minter: Minter) -> Facts:
    """What a part says of each resource, spans by where they stood before the edit; one that touches it is the edit's."""
    found: Facts = defaultdict(set)
    article = minter.article(part.sha256)[:-1]
    spans = f"{article}/char/"
    claimed = (triple for claim in part.graph.claims for triple in claim.triples(minter))
    for subject, predicate, value in {*part.graph.triples, *part.shared, *claimed}:
        if not subject.startswith(article):
            found[subject].add((predicate, _moved(value, spans, edit)))
    return found


def _moved(value: Term, spans: str, edit: Edit) -> Term | Span:
    if not value.startswith(spans):
        return value
    begin, end = map(int, value[len(spans) : -1].split("-"))
    before = edit.before(begin, end)
    return edit.span if before is None else Span(*before, "")


def outside(found: Facts) -> Iterable[Term]:
    """The resources that have evidence, none of it in the edited sentence."""
    for subject in sorted(found):
        evidence = [value for relation, value in found[subject] if relation == terms.evidence]
        if evidence and not any(isinstance(value, Span) and value.text for value in evidence):
            yield subject
