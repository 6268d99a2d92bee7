"""The tokenizer of our pipeline: spaCy's English rules, with runs of the same mark kept whole, as the treebanks have
them, and with the words cut apart that careless text glues together.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from spacy.attrs import ORTH  # type: ignore[import-not-found]
from spacy.lang.tokenizer_exceptions import URL_PATTERN
from spacy.language import Language
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex, registry

_RUNS = (r"[!?]{2,}", r"[=_~]{2,}", r"\*{2,}", r"-{3,}", r"\${2,}", r"<{2,}", r">{2,}")
_BEFORE = (r"--?(?=[A-Za-z])", r"~(?=[A-Za-z])", r"\d\)(?=[A-Z])")  # "--Mira", "2)Mira"
_BEHIND = (r"(?<=[A-Za-z])--", r"(?<=[a-z])-")  # "Mira--", "Mira-"
_BETWEEN = (
    r"(?<=[A-Za-z])\((?=[A-Za-z])",  # "reserve(Velm"
    r"(?<=[A-Za-z]\.)[-–](?=[A-Za-z])",  # "U.S.-led"
    r'"(?=<)', r'(?<=")<',  # "Mira Tolan"<mira@velm.org>, as mail programs write a sender
)  # fmt: skip
_NO_SENDER = '(?u)(?![^<]*"<)'  # what is no web or mail address: a name glued to the address behind it
_WHOLE = ("e-mail", "E-mail", "e-mails", "E-mails", "etc.", "al.", "Capt.", "b/c")


def set_tokenizer(nlp: Language) -> Language:
    """The same pipeline with our token rules set in its tokenizer; they are saved with the model and need no code to
    load.
    """
    tokenizer: Any = nlp.tokenizer
    rules = nlp.Defaults
    tokenizer.prefix_search = compile_prefix_regex([*_RUNS, *_BEFORE, *(rules.prefixes or ())]).search
    tokenizer.suffix_search = compile_suffix_regex([*_RUNS, *_BEHIND, *(rules.suffixes or ())]).search
    tokenizer.infix_finditer = compile_infix_regex([*(rules.infixes or ()), *_BETWEEN]).finditer
    tokenizer.url_match = re.compile(_NO_SENDER + URL_PATTERN).match
    for form in _WHOLE:
        tokenizer.add_special_case(form, [{ORTH: form}])
    return nlp


@registry.callbacks("kg.news_tokenizer.v1")  # type: ignore[untyped-decorator]
def news_tokenizer() -> Callable[[Language], Language]:
    """The callback of the training configurations that sets the tokenizer before labels are collected."""
    return set_tokenizer
