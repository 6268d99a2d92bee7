"""The tokenizer of our pipeline: spaCy's English rules, with runs of the same mark kept whole, as the treebanks have
them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from spacy.attrs import ORTH  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.util import compile_prefix_regex, compile_suffix_regex, registry

_RUNS = (r"[!?]{2,}", r"[=_~]{2,}", r"\*{2,}", r"-{3,}", r"\${2,}", r"<{2,}", r">{2,}")
_WHOLE = ("e-mail", "E-mail", "e-mails", "E-mails", "etc.", "al.", "Capt.", "b/c")


def set_tokenizer(nlp: Language) -> Language:
    """The same pipeline with our token rules set in its tokenizer; they are saved with the model and need no code to
    load.
    """
    tokenizer: Any = nlp.tokenizer
    tokenizer.prefix_search = compile_prefix_regex([*_RUNS, *(nlp.Defaults.prefixes or ())]).search
    tokenizer.suffix_search = compile_suffix_regex([*_RUNS, *(nlp.Defaults.suffixes or ())]).search
    for form in _WHOLE:
        tokenizer.add_special_case(form, [{ORTH: form}])
    return nlp


@registry.callbacks("kg.news_tokenizer.v1")  # type: ignore[untyped-decorator]
def news_tokenizer() -> Callable[[Language], Language]:
    """The callback of the training configurations that sets the tokenizer before labels are collected."""
    return set_tokenizer
