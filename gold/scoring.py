"""Score a record against the keys of our own annotated corpora.

A key (key.json beside its documents) lists claims with value, window, kind and speaker, the findings that must come out,
and the pairs that must stay silent. What counts:

  figures    the number of a claim is a figure
  values     ... with the right value
  windows    claims whose window the key gives: both given ends right
  unasked    claims without a window in the key that got none
  expected   findings of the key: a finding of that relation holds at least two of its figures (or its only one)
  accused    expected contradictions and tensions among them
  silent     pairs of the key that no accusing finding holds together
  precision  accusing findings that the key expects
"""

import json
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any

from countersay import examine
from countersay.model import ACCUSING, Figure, Finding, Record


@dataclass(frozen=True)
class Tally:
    """What was right, as names, and what was asked, per measure."""

    right: dict[str, list[str]] = field(default_factory=dict)
    asked: dict[str, list[str]] = field(default_factory=dict)

    def note(self, measure: str, name: str, holds: bool) -> None:
        self.asked.setdefault(measure, []).append(name)
        if holds:
            self.right.setdefault(measure, []).append(name)

    def share(self, measure: str) -> Fraction:
        asked = self.asked.get(measure, [])
        return Fraction(len(self.right.get(measure, [])), len(asked)) if asked else Fraction(1)


def place_of(text: str, quote: str, number: str, occurrence: int = 1) -> tuple[int, int]:
    """Return where the number of a quotation stands in the text."""
    at = -1
    for _ in range(occurrence):
        at = text.index(quote, at + 1)
    start = text.index(number, at)
    return start, start + len(number)


class Scored:
    """A record beside its key."""

    def __init__(self, folder: Path) -> None:
        self.name = folder.name
        self.key: dict[str, Any] = json.loads((folder / "key.json").read_text(encoding="utf-8"))
        self.record: Record = examine([folder])
        self.texts = {document.path: document for document in self.record.documents}
        self.tally = Tally()
        self.figures: dict[str, Figure] = {}

    def score(self) -> Tally:
        for claim in self.key.get("claims") or self.key.get("figures") or []:
            self.claim(claim)
        self.findings()
        return self.tally

    def claim(self, claim: dict[str, Any]) -> None:
        name = f"{self.name}/{claim['id']}"
        document = self.texts[claim["document"]]
        quote = claim.get("quote") or claim["text"]
        start, end = place_of(
            document.text, quote, str(claim.get("number") or claim["value"]), claim.get("occurrence", 1)
        )
        found = next(
            (
                figure
                for figure in self.record.figures
                if figure.document == document.id and figure.number.start < end and start < figure.number.end
            ),
            None,
        )
        self.tally.note("figures", name, found is not None)
        if claim.get("value") is not None:
            self.tally.note("values", name, found is not None and found.value == Fraction(str(claim["value"])))
        window = claim.get("window") or {}
        got = found.window if found is not None else None
        ends = {"first": got.first if got else None, "last": got.last if got else None}
        if window.get("first") or window.get("last"):
            holds = all(not window.get(end) or str(ends[end] or "").startswith(window[end]) for end in ends)
            self.tally.note("windows", name, holds)
        elif found is not None:
            self.tally.note("unasked", name, ends["first"] is None)
        if found is not None:
            self.figures[claim["id"]] = found

    def findings(self) -> None:
        expected = self.key.get("findings") or [*self.key.get("expected", []), *self.key.get("expected_other", [])]
        matched: set[str] = set()
        for entry in expected:
            relations = {entry["relation"], *entry.get("also_accepted", [])}
            ids = {
                self.figures[claim].id
                for claim in (entry.get("claims") or entry.get("figures") or [])
                if claim in self.figures
            }
            places = [self.quotation(quotation) for quotation in entry.get("quotations", [])]
            hits = [f for f in self.record.findings if f.relation in relations and self.holds(f, ids, places)]
            matched |= {finding.id for finding in hits}
            self.tally.note("expected", f"{self.name}/{entry['id']}", bool(hits))
            if relations & ACCUSING:
                self.tally.note("accused", f"{self.name}/{entry['id']}", bool(hits))
        accusing = [finding for finding in self.record.findings if finding.relation in ACCUSING]
        for entry in self.key.get("silent", []):
            pair = {
                self.figures[claim].id for claim in (entry.get("claims") or entry["figures"]) if claim in self.figures
            }
            together = any(len(pair) > 1 and pair <= set(finding.figures) for finding in accusing)
            self.tally.note("silent", f"{self.name}/{entry['id']}", not together)
        for finding in accusing:
            self.tally.note("precision", f"{self.name}/{finding.sentence[:90]}", finding.id in matched)

    def quotation(self, quotation: dict[str, Any]) -> tuple[str, int, int]:
        document = self.texts[quotation["document"]]
        start, end = place_of(document.text, *(quotation.get("quote") or quotation["text"],) * 2)
        return document.id, start, end

    def holds(self, finding: Finding, ids: set[str], places: list[tuple[str, int, int]]) -> bool:
        if ids and len(ids & set(finding.figures)) >= min(2, len(ids)):
            return True
        shown = [timex for timex in self.record.timexes if timex.id in finding.timexes]
        shown += [mention for event in self.record.events if event.id in finding.events for mention in event.mentions]
        covered = [
            any(one.document == document and one.start < end and start < one.end for one in shown)
            for document, start, end in places
        ]
        return bool(covered) and all(covered)
