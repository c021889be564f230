"""What the command line prints: the findings worth a look."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import click

from countersay.briefing import Accusation, Brief, brief_of
from countersay.model import Record
from countersay.reporting.arithmetic import explain
from countersay.reporting.folder import first_page
from countersay.reporting.formatting import number, plural

_WIDTH = 96
_SHOWN = 12
_WAYS = 2  # ways out of a tension that are printed; the report has all of them
EXPECTED = frozenset({"duplicate-document", "document-ignored"})  # nothing to be done about these


@dataclass(frozen=True, slots=True)
class Summary:
    """The outcome of a run in a few lines."""

    brief: Brief
    folder: Path

    def as_json(self) -> dict[str, Any]:
        """Return the summary as JSON values."""
        return {
            "project": str(self.folder),
            **self.brief.counts,
            "findings": [
                {"id": f.id, "relation": f.relation, "sentence": f.sentence, "strength": f.strength}
                for f in self.brief.accusing
            ],
        }

    def as_text(self, color: bool) -> str:
        """Return the summary for a person; control characters of documents do not reach the terminal."""
        brief, counts = self.brief, self.brief.counts
        lines = [
            f"Read {plural(counts['documents'], 'document')}: {plural(counts['figures'], 'figure')} in "
            f"{counts['series']} series. "
            f"{plural(counts['do_not_add_up'], 'finding does', 'findings do')} not add up, {counts['add_up']} "
            f"{'adds' if counts['add_up'] == 1 else 'add'} up, {plural(counts['other_findings'], 'other')}.",
            f"Not understood: {plural(counts['unresolved_numbers'], 'number')}; "
            f"{plural(counts['blocked_pairs'], 'pair')} cannot be compared yet; {plural(counts['issues'], 'issue')}.",
        ]
        if brief.registers:
            lines.append(
                f"Beside {plural(brief.registers, 'register')}: "
                f"{plural(counts['checks_agree'], 'claim agrees', 'claims agree')}, {counts['checks_differ']} "
                f"{'differs' if counts['checks_differ'] == 1 else 'differ'}, "
                f"{counts['checks_not_comparable']} cannot be compared."
            )
        decided = self._decided()
        if decided:
            lines.append(decided)
        for place, finding in enumerate(brief.accusing[:_SHOWN], 1):
            lines += ["", *self._finding(place, finding, color)]
        if len(brief.accusing) > _SHOWN:
            lines += ["", f"... and {len(brief.accusing) - _SHOWN} more in the report."]
        asked = [issue for issue in brief.issues if issue.code not in EXPECTED]
        if asked:
            lines.append("")
            lines += [f"! {plain(issue.message)}" for issue in asked[:_SHOWN]]
        if len(asked) > _SHOWN:
            lines.append(f"! ... and {len(asked) - _SHOWN} more issues in the report.")
        lines += ["", f"Report: {self.folder / brief.page}"]
        return "\n".join(lines)

    def _decided(self) -> str:
        """Say how many decisions of people took hold and how many could not; "" without any."""
        held, gone = self.brief.applied, self.brief.orphaned
        if not held and not gone:
            return ""
        words = f"Decisions by people: {held} applied, {self.brief.dismissed} findings dismissed"
        return words + (f"; {gone} about words that are gone (countersay review lists them)." if gone else ".")

    def _finding(self, place: int, finding: Accusation, color: bool) -> list[str]:
        head = f"{place}. {finding.relation}" + (f", {finding.strength}" if finding.strength else "")
        if finding.size is not None:
            head += f", off by {number(Fraction(round(finding.size * 10), 10) or finding.size)}"
        lines = [click.style(head, bold=True) if color else head]
        lines += textwrap.wrap(plain(finding.sentence), _WIDTH, initial_indent="   ", subsequent_indent="   ")
        if finding.dissolved_by:
            lines += _dissolved(finding.dissolved_by)
        return lines


def _dissolved(labels: Sequence[str]) -> list[str]:
    """Say in words which other readings would reconcile the claims; the first two of them."""
    told = "; or ".join(explain(label) for label in labels[:_WAYS])
    more = f"; or in {plural(len(labels) - _WAYS, 'other way')}" if len(labels) > _WAYS else ""
    words = f"They can all hold if {told}{more}."
    return textwrap.wrap(words, _WIDTH, initial_indent="   ", subsequent_indent="   ")


def summary(record: Record, folder: Path) -> Summary:
    """Sum up a record that was written to `folder`."""
    return Summary(brief_of(record, first_page(record)), folder)


def plain(text: str) -> str:
    """Return the text with line breaks as spaces and without control and direction characters.

    >>> plain("12\\x1b[31m trucks\\u202e")
    '12[31m trucks'
    """
    kept = (" " if character in "\n\t\r" else character for character in text)
    return "".join(character for character in kept if character.isprintable())


def show_example(error: click.ClickException) -> None:
    """Say what to type instead: the first example of the command that was used wrongly."""
    command = error.ctx.command if isinstance(error, click.UsageError) and error.ctx is not None else None
    examples = (command.help or "").partition("Examples:")[2].split("\n") if command is not None else []
    first = next((line.strip() for line in examples if line.strip()), "")
    if first:
        click.echo(f"For example: {first}", err=True)
