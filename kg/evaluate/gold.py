"""Gold JSON -> checked values: the first step of an evaluation. A broken file is named, with what is wrong in it.

The format is that of the annotation guidelines: one passage a file, with `id`, `sentences` (or the whole `text` beside
them), and the lists `entities`, `events`, `treaties`, `statements`. A list that is left out is not scored.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kg.errors import InputError
from kg.records import QuoteKind, Span, Status

ENTITY_TYPES: Final = ("person", "country", "organization", "place")
EVENT_TYPES: Final = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "CONFLICT",
)  # fmt: skip

Row = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class GoldPost:
    """An office: `title` lower case without the country, `of` an ISO 3166-1 alpha-3 code or an organization's name."""

    title: str
    of: str | None


@dataclass(frozen=True, slots=True)
class GoldEntity:
    """An entity with all its names in the passage; `nation` is the code of the country that it is or belongs to."""

    id: str
    type: str
    name: str
    names: tuple[str, ...]
    iso3: str | None
    nation: str | None
    posts: tuple[GoldPost, ...]
    named: bool


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """An event of a PLOVER class; roles hold ids of entities, `date` is ISO 8601, an interval with a slash."""

    type: str
    sentence: int
    trigger: Span
    source: tuple[str, ...]
    target: tuple[str, ...]
    status: str
    date: str | None


@dataclass(frozen=True, slots=True)
class GoldTreaty:
    """An agreement with its parties; `place` is the id of an entity."""

    sentence: int
    span: Span
    signatories: tuple[str, ...]
    date: str | None
    place: str | None


@dataclass(frozen=True, slots=True)
class GoldStatement:
    """A reported speech act: `content` without the quotation marks, in one sentence."""

    sentence: int
    speaker: str
    kind: str
    content: Span


@dataclass(frozen=True, slots=True)
class GoldPassage:
    """A passage as annotated; a layer that the file leaves out is None. Offsets count code points of `text`."""

    id: str
    text: str
    published: str | None
    sentences: tuple[Span, ...]
    entities: tuple[GoldEntity, ...] | None
    events: tuple[GoldEvent, ...] | None
    treaties: tuple[GoldTreaty, ...] | None
    statements: tuple[GoldStatement, ...] | None

    def entity(self, ident: str) -> GoldEntity:
        """The entity with this id. Raises KeyError."""
        for entity in self.entities or ():
            if entity.id == ident:
                return entity
        raise KeyError(ident)

    def nation(self, ident: str) -> str:
        """The code of the country that the entity is or belongs to, else its own id."""
        return self.entity(ident).nation or ident


def read_gold(folder: Path) -> list[GoldPassage]:
    """The passages of all `*.json` in the folder, by file name. Raises InputError that names the file and the fault."""
    if not folder.is_dir():
        raise InputError(f"{folder}: no such folder")
    files = sorted(folder.glob("*.json"))
    if not files:
        raise InputError(f"{folder}: no gold file (*.json) in this folder")
    passages: dict[str, GoldPassage] = {}
    for file in files:
        passage = read_passage(file)
        if passage.id in passages:
            raise InputError(f"{file}: the id {passage.id!r} stands in another file too")
        passages[passage.id] = passage
    return list(passages.values())


def read_passage(file: Path) -> GoldPassage:
    """The passage of one gold file. Raises InputError."""
    try:
        row = json.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"{file}: cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{file}: not UTF-8 ({error.reason} at byte {error.start})") from error
    except json.JSONDecodeError as error:
        raise InputError(f"{file}: no JSON ({error.msg}, line {error.lineno})") from error
    if not isinstance(row, dict):
        raise InputError(f"{file}: a gold file holds one JSON object")
    where = str(file)
    text, sentences = _sentences(row, where)
    entities = _layer(row, "entities", where)
    known = [_entity(item, at) for item, at in entities or ()]
    ids = [entity.id for entity in known]
    for ident in ids:
        if ids.count(ident) > 1:
            raise InputError(f"{where}: two entities have the id {ident!r}")
    events, treaties, said = (_layer(row, key, where) for key in ("events", "treaties", "statements"))
    return GoldPassage(
        id=_text(row, "id", where),
        text=text,
        published=_published(row, where),
        sentences=sentences,
        entities=None if entities is None else tuple(known),
        events=None if events is None else tuple(_event(item, at, sentences, ids) for item, at in events),
        treaties=None if treaties is None else tuple(_treaty(item, at, sentences, ids) for item, at in treaties),
        statements=None if said is None else tuple(_statement(item, at, sentences, ids) for item, at in said),
    )


def _sentences(row: Row, where: str) -> tuple[str, tuple[Span, ...]]:
    """The text and its sentences in it; without a `text` the sentences are joined by one space."""
    sentences = _texts(row, "sentences", where)
    if not sentences or not all(sentences):
        raise InputError(f"{where}: `sentences` must hold at least one sentence, none of them empty")
    text = _text(row, "text", where) if row.get("text") is not None else " ".join(sentences)
    spans: list[Span] = []
    for number, sentence in enumerate(sentences):
        begin = text.find(sentence, spans[-1].end if spans else 0)
        if begin < 0:
            raise InputError(f"{where}: sentence {number} does not stand in `text` after the one before it")
        spans.append(Span(begin, begin + len(sentence), sentence))
    return text, tuple(spans)


def _published(row: Row, where: str) -> str | None:
    value = _optional(row, "published", where)
    if value is not None:
        try:
            dt.date.fromisoformat(value)
        except ValueError as error:
            raise InputError(f"{where}: `published` is no date of the form 2022-08-08: {value!r}") from error
    return value


def _entity(row: Row, where: str) -> GoldEntity:
    kind, name = _choice(row, "type", ENTITY_TYPES, where), _text(row, "name", where)
    iso3 = _optional(row, "iso3", where)
    if kind == "country" and iso3 is None:
        raise InputError(f"{where}: a country needs its `iso3`")
    posts = tuple(
        GoldPost(_text(item, "title", at), _optional(item, "of", at)) for item, at in _layer(row, "posts", where) or ()
    )
    nation = iso3 or _optional(row, "country", where) or (posts[0].of if posts else None)
    named = row.get("named") is not False
    return GoldEntity(_text(row, "id", where), kind, name, _texts(row, "names", where), iso3, nation, posts, named)


def _event(row: Row, where: str, sentences: tuple[Span, ...], ids: list[str]) -> GoldEvent:
    number = _sentence(row, where, sentences)
    return GoldEvent(
        type=_choice(row, "type", EVENT_TYPES, where),
        sentence=number,
        trigger=_slice(row, "trigger", where, sentences[number]),
        source=_entities(row, "source", where, ids),
        target=_entities(row, "target", where, ids),
        status=_choice(row, "status", [status.value for status in Status], where),
        date=_optional(row, "date", where),
    )


def _treaty(row: Row, where: str, sentences: tuple[Span, ...], ids: list[str]) -> GoldTreaty:
    number, place = _sentence(row, where, sentences), _optional(row, "place", where)
    if place is not None and place not in ids:
        raise InputError(f"{where}: `place` names {place!r}, which is no entity of the file")
    span, parties = _slice(row, "span", where, sentences[number]), _entities(row, "signatories", where, ids)
    return GoldTreaty(number, span, parties, _optional(row, "date", where), place)


def _statement(row: Row, where: str, sentences: tuple[Span, ...], ids: list[str]) -> GoldStatement:
    number, speaker = _sentence(row, where, sentences), _text(row, "speaker", where)
    if speaker not in ids:
        raise InputError(f"{where}: `speaker` names {speaker!r}, which is no entity of the file")
    kind = _choice(row, "kind", [kind.value for kind in QuoteKind], where)
    return GoldStatement(number, speaker, kind, _slice(row, "content", where, sentences[number]))


def _layer(row: Row, key: str, where: str) -> list[tuple[Row, str]] | None:
    """The objects of a list, each with the words that say where it stands; None when the list is left out."""
    if (items := row.get(key)) is None:
        return None
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise InputError(f"{where}: `{key}` must be a list of objects")
    return [(item, f"{where}: {key}[{number}]") for number, item in enumerate(items)]


def _sentence(row: Row, where: str, sentences: tuple[Span, ...]) -> int:
    number = row.get("sentence")
    if not isinstance(number, int) or isinstance(number, bool) or not 0 <= number < len(sentences):
        raise InputError(f"{where}: `sentence` must be a number from 0 to {len(sentences) - 1}")
    return number


def _slice(row: Row, key: str, where: str, sentence: Span) -> Span:
    words = _text(row, key, where)
    at = sentence.text.find(words)
    if at < 0:
        raise InputError(f"{where}: `{key}` does not stand in its sentence: {words!r}")
    return Span(sentence.begin + at, sentence.begin + at + len(words), words)


def _entities(row: Row, key: str, where: str, ids: list[str]) -> tuple[str, ...]:
    found = _texts(row, key, where)
    for ident in found:
        if ident not in ids:
            raise InputError(f"{where}: `{key}` names {ident!r}, which is no entity of the file")
    return found


def _choice(row: Row, key: str, allowed: tuple[str, ...] | list[str], where: str) -> str:
    value = _text(row, key, where)
    if value not in allowed:
        raise InputError(f"{where}: `{key}` must be one of {', '.join(allowed)}, not {value!r}")
    return value


def _text(row: Row, key: str, where: str) -> str:
    value = row.get(key)
    if not isinstance(value, str) or not value:
        raise InputError(f"{where}: `{key}` must be a text that is not empty")
    return value


def _optional(row: Row, key: str, where: str) -> str | None:
    return None if row.get(key) is None else _text(row, key, where)


def _texts(row: Row, key: str, where: str) -> tuple[str, ...]:
    value = row.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise InputError(f"{where}: `{key}` must be a list of texts")
    return tuple(value)


def gold_folders(folder: Path) -> Iterator[Path]:
    """The folder itself when it holds gold files, else each folder in it that does. Raises InputError for none."""
    if not folder.is_dir():
        raise InputError(f"{folder}: no such folder")
    if any(folder.glob("*.json")):
        yield folder
        return
    found = [path for path in sorted(folder.iterdir()) if path.is_dir() and any(path.glob("*.json"))]
    if not found:
        raise InputError(f"{folder}: no gold file (*.json) in this folder or the folders in it")
    yield from found
