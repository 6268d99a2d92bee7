"""Texts -> spaCy's Docs: what `nlp.pipe` does, with the same results, less of what a processor spends beside the sums.

- The compiled loop of spaCy's parsers lets go of Python's lock and takes it again for each feature of each state, a fifth of the
  time of the whole pipeline. Here the loop over the states is in Python, a step for all texts of a batch at once.
- The lemmatizer applies an edit tree twice to every word; here once to every form.

A component of another kind, or set up in another way, runs as in spaCy.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any, TypeVar

import numpy
from spacy.language import Language
from spacy.pipeline import DependencyParser, EditTreeLemmatizer, EntityRecognizer
from spacy.tokens import Doc

BATCH = 8000
"""Words from which texts are read together."""
Place = TypeVar("Place")


def run(nlp: Language, texts: Iterable[tuple[str, Place]]) -> Iterator[tuple[Doc, Place]]:
    """Each text as the pipeline reads it, with whatever came with it, in order. Raises what the components raise."""
    docs: list[Doc] = []
    places: list[Place] = []
    words = 0
    for text, place in texts:
        docs.append(nlp.make_doc(text))
        places.append(place)
        words += len(docs[-1])
        if words >= BATCH:
            yield from zip(_read(nlp, docs), places, strict=True)
            docs, places, words = [], [], 0
    yield from zip(_read(nlp, docs), places, strict=True)


def _read(nlp: Language, docs: list[Doc]) -> list[Doc]:
    for _, component in nlp.pipeline:
        docs = _applied(component, docs) if docs else docs
    return docs


def _applied(component: Callable[[Doc], Doc], docs: list[Doc]) -> list[Doc]:
    if isinstance(component, (DependencyParser, EntityRecognizer)) and _is_plain(component):
        component.set_annotations(docs, _parse(component, docs))
        return docs
    if isinstance(component, EditTreeLemmatizer) and component.top_k == 1:
        _lemmatize(component, docs)
        return docs
    if hasattr(component, "pipe"):
        return list(component.pipe(docs, batch_size=len(docs)))
    return [component(doc) for doc in docs]


def _is_plain(parser: DependencyParser | EntityRecognizer) -> bool:
    """Whether it follows one best state to the end, over two layers that know all its moves."""
    attributes = parser.model.attrs
    last = parser.model.layers[-1].name
    return bool(parser.cfg["beam_width"] == 1 and attributes["has_upper"] and not attributes["unseen_classes"] and last == "linear")


def _parse(parser: DependencyParser | EntityRecognizer, docs: list[Doc]) -> list[Any]:
    """The last states of a parser or recogniser, as its `predict` gives them."""
    states: list[Any] = parser.moves.init_batch(docs)
    if not any(docs):
        return states
    model = parser.model.predict(docs)
    weights, bias = (model.vec2scores.get_param(name) for name in ("W", "b"))
    unfinished = [state for state in states if not state.is_final()]
    while unfinished:
        hidden = model.state2vec.predict(model.get_token_ids(unfinished))
        unfinished = parser.transition_states(unfinished, numpy.dot(hidden, weights.T) + bias)
    model.clear_memory()
    return states


def _lemmatize(lemmatizer: EditTreeLemmatizer, docs: list[Doc]) -> None:
    """Set the lemmas as its `predict` and `set_annotations` do."""
    if not any(docs):
        return
    labels = lemmatizer.cfg["labels"]
    instead = None if lemmatizer.backoff is None else lemmatizer.backoff.upper()
    for doc, scores in zip(docs, lemmatizer.model.predict(docs), strict=True):
        best, forms, lemmas = scores.argmax(axis=1).tolist(), doc.to_array("ORTH").tolist(), doc.to_array("LEMMA").tolist()
        others = lemmas if instead is None else doc.to_array(instead).tolist()
        for place, form in enumerate(forms):
            if lemmatizer.overwrite or lemmas[place] == 0:
                lemmas[place] = _lemma(lemmatizer, labels[best[place]], form) or others[place]
        doc.from_array(["LEMMA"], numpy.array(lemmas, dtype="uint64"))  # type: ignore[arg-type]


@lru_cache(maxsize=10_000)
def _lemma(lemmatizer: EditTreeLemmatizer, tree: int, form: int) -> int:
    """The number of the lemma that an edit tree makes of a form, given by its number; 0 where it does not apply."""
    lemma = lemmatizer.trees.apply(tree, lemmatizer.vocab.strings[form])
    return 0 if lemma is None else int(lemmatizer.vocab.strings.add(lemma))
