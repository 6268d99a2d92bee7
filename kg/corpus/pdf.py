"""PDF -> Article, by pypdf: the text of its pages, its lines joined to paragraphs."""

from __future__ import annotations

import io
import logging
import re
from typing import Final

from kg.corpus.decoding import UNUSABLE, check_text
from kg.corpus.fields import one_line
from kg.errors import InputError, MissingExtra
from kg.records import Article

#: The largest PDF, in bytes; pictures may outweigh the text many times.
PDF_LIMIT: Final = 64_000_000
#: Most pages of one article; a longer one is more likely a book.
PAGES: Final = 200
#: What pypdf raises beside its own errors on files that are no sound PDF.
FAULTS: Final = (
    ArithmeticError, AssertionError, AttributeError, LookupError, NotImplementedError, OSError, RecursionError, TypeError, ValueError,
)  # fmt: skip
HYPHEN: Final = re.compile(r"(?<=[a-z])-\n(?=[a-z])")
END_OF_PARAGRAPH: Final = re.compile(r"(?<=[.!?:”\"'’])\n(?=\S)|\n\s*\n")


def read_pdf(data: bytes, where: str, *, identifier: str) -> Article:
    """The article of a PDF. Its dates are those of the file, not of a publication, and so are not taken."""
    try:
        from pypdf import PdfReader
        from pypdf.errors import PyPdfError
    except ImportError as error:
        raise MissingExtra(f"{where}: PDF is read by the extra newskg[inputs]") from error
    logging.getLogger("pypdf").setLevel(logging.ERROR)  # what it notes of a file's making is nothing for our users
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise InputError(f"{where}: locked by a password")
        if len(reader.pages) > PAGES:
            raise InputError(f"{where}: {len(reader.pages)} pages; at most {PAGES} are read as one article")
        text = "\n\n".join(page.extract_text() for page in reader.pages)
        title = reader.metadata.title if reader.metadata is not None else None
    except (*FAULTS, PyPdfError) as error:
        raise InputError(f"{where}: broken PDF, no text can be read from it") from error
    if not text.strip():
        raise InputError(f"{where}: no text in this PDF; pictures of pages are not read")
    return Article(id=identifier, text=check_text(paragraphs(UNUSABLE.sub(" ", text)), where), title=one_line(title, where))


def paragraphs(text: str) -> str:
    """Lines as pages break them, joined to paragraphs: a line that ends a sentence ends one, every other goes on in the next."""
    joined = (" ".join(part.split()) for part in END_OF_PARAGRAPH.split(HYPHEN.sub("", text)))
    return "\n\n".join(part for part in joined if part)
