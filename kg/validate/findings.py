"""What a check found: one value for each breach, and the report that holds them all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kg.graph.lines import LABEL, Term, bare
from kg.validate.index import Index

SHOWN: Final = 20  # lines a report shows of one rule; the rest is counted


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One breach: `rule` names the check, `focus` the resource, `words` say what must be so, `found` what is.

    A finding with `warning` is reported and refuses nothing.
    """

    rule: str
    focus: str
    words: str
    found: str = ""
    warning: bool = False

    def __str__(self) -> str:
        line = f"{'warning' if self.warning else 'error'} {self.rule}: {self.focus}: {self.words}"
        return f"{line} (found: {self.found})" if self.found else line


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of a check over `triples` triples and `spans` spans: `findings` in order, errors and warnings."""

    triples: int
    spans: int
    findings: tuple[Finding, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether nothing but warnings was found."""
        return all(finding.warning for finding in self.findings)

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that refuse the graph."""
        return tuple(finding for finding in self.findings if not finding.warning)

    def lines(self) -> Iterator[str]:
        """The report for people: at most `SHOWN` lines of a rule, what was left out, and a last line that sums up."""
        seen: Counter[tuple[str, bool]] = Counter()
        for finding in self.findings:
            seen[finding.rule, finding.warning] += 1
            if seen[finding.rule, finding.warning] <= SHOWN:
                yield str(finding)
        for (rule, warning), count in sorted(seen.items()):
            if count > SHOWN:
                yield f"{'warning' if warning else 'error'} {rule}: {count - SHOWN} more"
        errors = len(self.errors)
        verdict = "valid" if self.ok else "NOT valid"
        yield (
            f"{verdict}: {self.triples} triples, {self.spans} spans, {errors} errors, "
            f"{len(self.findings) - errors} warnings"
        )


def named(node: Term, graph: Index) -> str:
    """A resource for people: its label when it has one, and its IRI."""
    label = min(map(bare, graph.objects(node, LABEL)), default="")
    return f"{label} {node}" if label else node
