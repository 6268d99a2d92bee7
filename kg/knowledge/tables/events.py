"""Wars, agreements and other named events."""

from __future__ import annotations

from pathlib import Path

from kg.knowledge.tables.draft import Draft, Tables, rows, values

_FIRST_YEAR = "1900"


def read_events(folder: Path, tables: Tables) -> None:
    """conflicts_agreements_core.tsv, and the events since 1900 of events_wikidata_1800plus.tsv."""
    for row in rows(folder, "conflicts_agreements_core.tsv"):
        weak = "71525341365" in row["qid_source"]
        draft = tables.add(
            Draft(
                id=row["id"],
                kind="event",
                type=row["type"],
                label=row["label"],
                source="events",
                prominence=620,
                start=row["start"],
                end=row["end"],
                countries=tables.codes(row["participants"]),
                wikidata="" if weak else row["qid"],
            )
        )
        for name in values(row["aliases"]):
            if not tables.is_rejected(draft.id, name):
                draft.name(name)
    linked = {draft.wikidata for draft in tables.drafts.values() if draft.wikidata}
    for row in rows(folder, "events_wikidata_1800plus.tsv"):
        if (
            row["date"] >= _FIRST_YEAR
            and row["qid"] not in linked
            and " " in row["label"]
            and row["label"][0].isalnum()
        ):
            tables.add(
                Draft(
                    id=row["id"],
                    kind="event",
                    type="event",
                    label=row["label"],
                    source="events_wikidata",
                    prominence=260,
                    start=row["date"],
                    end=row["date"],
                    wikidata=row["qid"],
                    countries=tables.codes(row["participants"]),
                )
            )
