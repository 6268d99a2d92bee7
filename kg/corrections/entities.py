"""Merge, split and relabel: who the mentions of an article stand for, corrected before the article is written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.corrections.file import Correction
from kg.records import Reading
from kg.resolve import Entity, Resolution


def revise(reading: Reading, resolution: Resolution, corrections: Iterable[Correction]) -> set[Correction]:
    """Changes the entities of an article as the corrections say, in their order; gives those that had something to change."""
    ways = {"merge": _merge, "split": _split, "relabel": _relabel}
    return {c for c in corrections if c.kind in ways and ways[c.kind](c, reading, resolution)}


def key(name: str) -> str:
    """The key of an entity from its name as in Turtle: "person/mira-tolan"."""
    return name.replace(":", "/", 1)


def _merge(correction: Correction, reading: Reading, resolution: Resolution) -> bool:
    old, new = key(correction.what), key(correction.into)
    moved = resolution.entities.pop(old, None)
    if moved is None:
        return False
    kept = resolution.entities.get(new)
    if kept is None:
        moved.key = new
        resolution.entities[new] = moved
    else:
        kept.names |= moved.names | {moved.label}
        kept.classes |= moved.classes
        kept.spans |= moved.spans
        kept.posts += [post for post in moved.posts if post not in kept.posts]
        kept.country = kept.country or moved.country
        kept.named = kept.named or moved.named
    for mention, keys in resolution.keys.items():
        resolution.keys[mention] = tuple(dict.fromkeys(new if found == old else found for found in keys))
    for entity in resolution.entities.values():
        entity.country = new if entity.country == old else entity.country
        entity.posts = [replace(post, of=new) if post.of == old else post for post in entity.posts]
    return True


def _split(correction: Correction, reading: Reading, resolution: Resolution) -> bool:
    old, new = key(correction.what), key(correction.as_)
    mentions = [m for m, keys in resolution.keys.items() if old in keys and m.span.text == correction.words]
    if reading.article.id != correction.article or not mentions:
        return False
    before = resolution.entities[old]
    made = resolution.entities.setdefault(new, Entity(new, before.kind, correction.label, names={correction.words}))
    for mention in mentions:
        resolution.keys[mention] = tuple(new if found == old else found for found in resolution.keys[mention])
        made.spans.add(mention.span)
        before.spans.discard(mention.span)
    return True


def _relabel(correction: Correction, reading: Reading, resolution: Resolution) -> bool:
    entity = resolution.entities.get(key(correction.what))
    if entity is None:
        return False
    entity.names.add(entity.label)
    entity.label = correction.label
    return True
