"""What the command line prints: the findings worth a look."""

import textwrap
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from countersay.codec import number_text
from countersay.model import ACCUSING, Finding, Record
from countersay.reporting.folder import INDEX, is_large
from countersay.reporting.formatting import plural

_WIDTH = 96
_SHOWN = 12
EXPECTED = frozenset({"duplicate-document", "document-ignored"})  # nothing to be done about these


@dataclass(frozen=True, slots=True)
class Summary:
    """The outcome of a run in a few lines."""

    record: Record
    folder: Path

    @property
    def accusing(self) -> tuple[Finding, ...]:
        """Findings that do not add up, in the record's order."""
        return tuple(finding for finding in self.record.findings if finding.relation in ACCUSING)

    @property
    def page(self) -> str:
        """First page of the report, below the project folder."""
        return f"report/{INDEX}" if is_large(self.record) else "report.html"

    def counts(self) -> dict[str, int]:
        """Counts of what was read, found and not understood."""
        record = self.record
        return {
            "documents": len(record.documents),
            "figures": len(record.figures),
            "series": len(record.series),
            "do_not_add_up": len(self.accusing),
            "add_up": sum(finding.relation == "adds_up" for finding in record.findings),
            "other_findings": sum(f.relation not in ACCUSING and f.relation != "adds_up" for f in record.findings),
            "unresolved_numbers": sum(entry.list == "unresolved" for entry in record.ledger),
            "blocked_pairs": len(record.blocked),
            "issues": len(record.issues),
            "checks_agree": sum(check.outcome == "agrees" for check in record.checks),
            "checks_differ": sum(check.outcome == "differs" for check in record.checks),
            "checks_not_comparable": sum(check.outcome == "not_comparable" for check in record.checks),
        }

    def as_json(self) -> dict[str, Any]:
        """Return the summary as JSON values."""
        return {
            "project": str(self.folder),
            **self.counts(),
            "findings": [
                {"id": f.id, "relation": f.relation, "sentence": f.sentence, "strength": f.strength}
                for f in self.accusing
            ],
        }

    def as_text(self, color: bool) -> str:
        """Return the summary for a person; control characters of documents do not reach the terminal."""
        counts = self.counts()
        lines = [
            f"Read {plural(counts['documents'], 'document')}: {plural(counts['figures'], 'figure')} in "
            f"{counts['series']} series. "
            f"{plural(counts['do_not_add_up'], 'finding does', 'findings do')} not add up, {counts['add_up']} "
            f"{'adds' if counts['add_up'] == 1 else 'add'} up, {plural(counts['other_findings'], 'other')}.",
            f"Not understood: {plural(counts['unresolved_numbers'], 'number')}; "
            f"{plural(counts['blocked_pairs'], 'pair')} cannot be compared yet; {plural(counts['issues'], 'issue')}.",
        ]
        if self.record.registers:
            lines.append(
                f"Beside {plural(len(self.record.registers), 'register')}: "
                f"{plural(counts['checks_agree'], 'claim agrees', 'claims agree')}, {counts['checks_differ']} "
                f"{'differs' if counts['checks_differ'] == 1 else 'differ'}, "
                f"{counts['checks_not_comparable']} cannot be compared."
            )
        decided = self._decided()
        if decided:
            lines.append(decided)
        for number, finding in enumerate(self.accusing[:_SHOWN], 1):
            lines += ["", *self._finding(number, finding, color)]
        if len(self.accusing) > _SHOWN:
            lines += ["", f"... and {len(self.accusing) - _SHOWN} more in the report."]
        asked = [issue for issue in self.record.issues if issue.code not in EXPECTED]
        if asked:
            lines.append("")
            lines += [f"! {plain(issue.message)}" for issue in asked[:_SHOWN]]
        if len(asked) > _SHOWN:
            lines.append(f"! ... and {len(asked) - _SHOWN} more issues in the report.")
        lines += ["", f"Report: {self.folder / self.page}"]
        return "\n".join(lines)

    def _decided(self) -> str:
        """Say how many decisions of people took hold and how many could not; "" without any."""
        states = [row.state for row in self.record.decisions if not row.blind and row.undoes is None]
        held, gone = states.count("applied"), states.count("orphaned")
        if not held and not gone:
            return ""
        words = f"Decisions by people: {held} applied, {len(self.record.dismissed)} findings dismissed"
        return words + (f"; {gone} about words that are gone (countersay review lists them)." if gone else ".")

    def _finding(self, number: int, finding: Finding, color: bool) -> list[str]:
        head = f"{number}. {finding.relation}" + (f", {finding.strength}" if finding.strength else "")
        if finding.size is not None:
            head += f", off by {number_text(finding.size)}"
        lines = [click.style(head, bold=True) if color else head]
        lines += textwrap.wrap(plain(finding.sentence), _WIDTH, initial_indent="   ", subsequent_indent="   ")
        if finding.dissolved_by:
            lines.append("   Dissolved by: " + "; ".join(finding.dissolved_by))
        return lines


def summary(record: Record, folder: Path) -> Summary:
    """Sum up a record that was written to `folder`."""
    return Summary(record, folder)


def plain(text: str) -> str:
    """Return the text with line breaks as spaces and without control and direction characters.

    >>> plain("12\\x1b[31m trucks\\u202e")
    '12[31m trucks'
    """
    kept = (" " if character in "\n\t\r" else character for character in text)
    return "".join(character for character in kept if character.isprintable())
