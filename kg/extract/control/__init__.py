"""Control: who holds which place from when to when, with the loaded word as it stands ("occupied", "liberated")."""

from __future__ import annotations

from collections.abc import Iterator

from kg.annotate.layers import article_span, sentence_index
from kg.extract.control.holds import holds
from kg.extract.control.periods import period
from kg.extract.control.status import standing
from kg.records import Control
from kg.tokens import Doc

NEEDS: tuple[str, ...] = ("actors", "time", "places", "statements", "events")


def extract(doc: Doc) -> Iterator[Control]:
    """A record for each place held, in the order of the text; none where the holder is the place itself."""
    for hold in holds(doc):
        status, according_to = standing(hold.head)
        begin, end = period(hold)
        for place in hold.held:
            holders = tuple(m for m in hold.holders if m.span != place.span and not (m.entries and m.entries == place.entries))
            if not holders:
                continue
            yield Control(
                controller=holders,
                controlled=place,
                framed_as=article_span(hold.first, hold.last),
                sentence=sentence_index(hold.head),
                status=status,
                according_to=according_to,
                begin=begin,
                end=end,
                rule=hold.rule,
            )
