"""A component before the parser: where a sentence surely begins and where it surely does not.

The parser keeps to these and decides the rest. A full stop, question or exclamation mark as a token of its own, with
closing quotation marks after it, ends a sentence when a capital letter, a digit or an opening quotation mark follows.
Where the token before ends nothing, no sentence begins.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

NAME = "kg_sentences"
FINAL = frozenset(".!?…")
CLOSING = frozenset("\"”’'»)]") | {"''"}
OPENING = frozenset("\"“‘'«([") | {"``"}
MAY_END = FINAL | CLOSING | frozenset(":;-–—*•|")


@Language.component(NAME)
def set_sentence_starts(doc: Doc) -> Doc:
    """Set the sentence starts of the words where punctuation decides it, 1 for a start and -1 for none."""
    strings = doc.vocab.strings
    texts, apart = [strings[form] for form in doc.to_array("ORTH").tolist()], doc.to_array("SPACY").tolist()
    given = doc.to_array("SENT_START").astype("int64")
    starts = given.copy()
    starts[1:] = -1
    for place in [place for place, text in enumerate(texts[:-1], start=1) if text[-1] in MAY_END or text[0] in FINAL]:
        text = texts[place]
        if text[0] in FINAL or (text in CLOSING and not apart[place - 1]):
            continue
        at = place - 1
        while at > 0 and texts[at] in CLOSING and not apart[at - 1]:
            at -= 1
        if texts[at][0] in FINAL:
            starts[place] = _begins(text)
        elif texts[place - 1][-1] in MAY_END:
            starts[place] = given[place]
    return doc.from_array(["SENT_START"], starts.view("uint64"))  # type: ignore[arg-type]


def _begins(word: str) -> bool:
    return word[0].isupper() or word[0].isdigit() or word in OPENING
