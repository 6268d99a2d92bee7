"""Plain text and Markdown with front matter -> Article."""

from __future__ import annotations

from kg.corpus.decoding import check_text
from kg.corpus.fields import one_line, publication_date
from kg.errors import InputError
from kg.records import Article

FENCE = "---"


def read_text(text: str, where: str, *, identifier: str) -> Article:
    """A file that is nothing but the text of an article."""
    return Article(id=identifier, text=check_text(text, where))


def read_markdown(text: str, where: str, *, identifier: str) -> Article:
    """A Markdown file; its front matter (title, source, published, url between lines of `---`) is not of the text."""
    lines = text.split("\n")
    fields: dict[str, str] = {}
    if lines[0].rstrip() == FENCE:
        end = next((n for n, line in enumerate(lines[1:], start=1) if line.rstrip() == FENCE), None)
        if end is None:
            raise InputError(f"{where}: the front matter is not closed by a line of ---")
        for number, line in enumerate(lines[1:end], start=2):
            if not line.strip() or line.startswith("#"):
                continue
            key, colon, value = line.partition(":")
            if not colon:
                raise InputError(f"{where}, line {number}: not a line 'key: value' of front matter")
            fields[key.strip().lower()] = _unquoted(value.strip())
        text = "\n".join(lines[end + 1 :]).lstrip("\n")
    return Article(
        id=identifier,
        text=check_text(text, where),
        title=one_line(fields.get("title"), where),
        published=publication_date(fields.get("published"), f"{where}: published"),
        url=one_line(fields.get("url"), where),
        source=one_line(fields.get("source"), where),
    )


def _unquoted(value: str) -> str:
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value
