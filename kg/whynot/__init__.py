"""`kg whynot`: what the rules made of a sentence, and for what they did not read, which came nearest and where it failed.

Beside `build`: it runs the text side on a text and asks the steps of the extractors one after the other, in their order: `events`
those of events (lexicon, frame, actors, marks of the frame, repetition, resolution, status), `others` those of statements, treaties
and posts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.annotate import annotate, load_pipeline
from kg.annotate.layers import article_span
from kg.errors import InputError
from kg.extract import extract
from kg.records import Article, Reading
from kg.resolve import Resolution, resolve
from kg.tokens import Span as Tokens
from kg.whynot import events, others
from kg.whynot.steps import Step, Verdict

__all__ = ["Step", "Verdict", "verdicts", "whynot"]


def whynot(text: str, articles: Iterable[Article] = (), *, model: str | None = None) -> Iterator[tuple[str, list[Verdict]]]:
    """Each sentence concerned with its verdicts, the nearest first.

    Without articles the text is read as one; with them it is what to look for: the sentences that hold it, whatever the white
    space and case. Raises InputError when no sentence holds it.
    """
    given = list(articles)
    sought = " ".join(text.split()).casefold() if given else ""
    found = False
    for doc in annotate(given or [Article("text", text)], load_pipeline(model)):
        reading = extract(doc)
        resolution = resolve(reading)
        for sentence in doc.sents:
            whole = article_span(sentence[0], sentence[-1]).text
            if sought in " ".join(whole.split()).casefold():
                found = True
                yield whole, verdicts(sentence, reading, resolution)
    if not found:
        raise InputError(f"{text}: no sentence of the articles holds these words")


def verdicts(sentence: Tokens, reading: Reading, resolution: Resolution) -> list[Verdict]:
    """Of each word of a sentence from which a rule could begin what became of it, the one that came furthest first.

    Of a word that another rule read, it is not told that the lexicon of events does not have it, or not with these words.
    """
    told = list(others.verdicts(sentence, reading, resolution))
    read = {verdict.begin for verdict in told if verdict.step >= Step.STATUS}
    told += (v for v in events.verdicts(sentence, reading, resolution) if v.step > Step.FRAME or v.begin not in read)
    return sorted(told, key=lambda verdict: (-verdict.step, verdict.begin, verdict.words))
