"""The record as a dossier in Markdown: what was read, what does not add up, what does, and what could not be compared.

All text of documents is escaped, so that it shows as it stands and makes no heading, link, table or HTML: CommonMark
lets every ASCII punctuation character be escaped by a backslash.
"""

import re
from collections.abc import Iterable, Iterator

from countersay.exports.quoting import Lookup, Quote, decimal_text, one_line
from countersay.lettering import spoken_days
from countersay.model import Finding, Record

FILE = "dossier.md"
RELATIONS: dict[str, str] = {
    "contradiction": "These claims cannot all hold, even when each is taken as loosely as its wording allows.",
    "tension": "Read plainly, these claims do not add up; another reading of the wording may reconcile them.",
    "adds_up": "Sums that come out",
    "later_update": "Later updates",
    "revision": "Revisions: one issuer, the same days, another value",
    "refinement": "Refinements: one claim states more exactly what another leaves open",
    "spread": "Spreads: several voices, several estimates",
    "other_scope": "Differences of scope: no clash",
    "other_definition": "Differences of definition: no clash",
    "repetition": "Repetitions",
}
STANCES = {  # of voices, then of accounts of events
    "asserts": "claims",
    "denies": "denies",
    "hedges": "says, with reserve",
    "reports_allegation": "reports as alleged",
    "demands": "demands",
    "commits": "undertakes",
    "asserted": "claims",
    "alleged": "reports as alleged",
    "planned": "plans",
    "cancelled": "calls off",
    "denied": "denies",
}
_SPECIAL = re.compile(r"[\\`*_\[\]<>&|~$^{}@#!]|(?<=[A-Za-z]):(?=/)|(?<=[Ww]{3})\.")
_OPENER = re.compile(
    r"\d{1,9}(?=[.)](?:\s|$))|(?=[-+=])"
)  # what opens a list, a rule or a heading at the start of a line


def escaped(text: str) -> str:
    r"""Return the text on one line, as Markdown that shows exactly it.

    >>> escaped("1. *Toll*: [35](http://a.example) | <b>")
    '1\\. \\*Toll\\*: \\[35\\](http\\://a.example) \\| \\<b\\>'
    """
    line = _SPECIAL.sub(r"\\\g<0>", one_line(text))
    head = _OPENER.match(line)
    return f"{line[: head.end()]}\\{line[head.end() :]}" if head else line


def markdown_files(record: Record) -> dict[str, bytes]:
    """Return the dossier as file name → contents; the same record gives the same bytes."""
    lookup = Lookup(record)
    parts = [
        _head(lookup),
        _read(lookup),
        _accusing(lookup),
        _others(lookup),
        *([_checked(lookup)] if lookup.record.checks else []),
        _blocked(lookup),
        _open(lookup),
    ]
    return {FILE: ("\n\n".join("\n".join(part) for part in parts) + "\n").encode("utf-8")}


def _head(lookup: Lookup) -> Iterator[str]:
    record = lookup.record
    yield "# Record of claims"
    yield ""
    yield (
        f"{len(record.documents)} documents, {len(record.figures)} figures, {len(lookup.accusing)} findings that do not "
        "add up. Each finding shows its quotations, who says them and when, the sum, and what would dissolve it. Nothing "
        "here says who is right."
    )


def _read(lookup: Lookup) -> Iterator[str]:
    yield "## What was read"
    yield ""
    yield from _table(
        ("document", "issuer", "side", "issued", "title"),
        (
            (
                row.path,
                lookup.issuer(row) + (" (inferred)" if row.issuer and row.issuer.inferred else ""),
                lookup.party(row) or "none declared",
                (row.issued.value + (" (inferred)" if row.issued.inferred else "")) if row.issued else "undated",
                row.title or "",
            )
            for row in lookup.record.documents
        ),
    )


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    names = tuple(head)
    yield f"| {' | '.join(names)} |"
    yield f"|{'---|' * len(names)}"
    for row in rows:
        yield f"| {' | '.join(escaped(cell) for cell in row)} |"


def _accusing(lookup: Lookup) -> Iterator[str]:
    yield "## What does not add up"
    if not lookup.accusing:
        yield "\nNothing was found that does not add up."
    for number, finding in enumerate(lookup.accusing, 1):
        yield ""
        yield f"### {number}. {_title(finding)}"
        yield ""
        yield from _finding(lookup, finding)
    if lookup.dismissed:
        listed = (*lookup.record.findings, *lookup.record.dismissed)
        gone = sum(row.id in lookup.dismissed for row in listed)
        yield f"\nDismissed by a reviewer and not shown: {gone}."


def _title(finding: Finding) -> str:
    words = finding.relation.replace("_", " ").capitalize()
    words += f", {finding.strength}" if finding.strength else ""
    words += f", off by {decimal_text(finding.size)}" if finding.size is not None else ""
    return words + (" (trivial)" if finding.trivial else "")


def _finding(lookup: Lookup, finding: Finding) -> Iterator[str]:
    yield escaped(finding.sentence)
    yield ""
    yield RELATIONS.get(finding.relation, "")
    yield ""
    for quote in lookup.quotes(finding):
        yield from _quotation(quote)
    if finding.steps:
        yield "The sum:"
        yield ""
        yield from (f"- {escaped(step)}" for step in finding.steps)
        yield ""
    if not _says_what_dissolves(finding):
        yield f"Dissolved by: {_dissolved(finding)}"
    if finding.alternatives:
        yield ""
        yield f"Other minimal sets of the same clash: {finding.alternatives}."
    yield ""
    yield f"`{finding.id}`" if re.fullmatch(r"[\w-]+", finding.id) else escaped(finding.id)


def _says_what_dissolves(finding: Finding) -> bool:
    """Say whether the steps tell in words what dissolves a finding."""
    told = "\n".join(finding.steps)
    labels = [label for labels in finding.dissolved_by for label in labels.split(" + ")]
    return bool(labels) and all(f"[{label}]" in told for label in labels)


def _dissolved(finding: Finding) -> str:
    if finding.dissolved_by:
        return "; ".join(escaped(label) for label in finding.dissolved_by) + "."
    if finding.relation == "contradiction":
        return "no reading of the wording."
    return "no single reading that was tried; only several together."


def _quotation(quote: Quote) -> Iterator[str]:
    """Yield one quotation as a block, the words that count in bold within their sentence."""
    yield f"> {_emphasised(quote)}"
    yield ">"
    voice = " ← ".join(escaped(name) for name in quote.voices)
    issued = f"issued {escaped(spoken_days(quote.issued))}" if quote.issued else "undated"
    spoken = f"; speaks of {spoken_days(quote.days)}" if quote.days else ""
    verb = STANCES.get(quote.stance, "claims")
    yield f"> — {voice} ({verb}), {issued}{spoken}; {escaped(quote.document.path)}, characters {quote.start}–{quote.end}"
    yield ""


def _emphasised(quote: Quote) -> str:
    """Return the sentence with the words in bold, where CommonMark lets bold begin and end there."""
    before, words, after = quote.before, one_line(quote.words), quote.after
    fits = (not before[-1:].isalnum() or words[:1].isalnum()) and (not after[:1].isalnum() or words[-1:].isalnum())
    if not words or not fits:
        return escaped(quote.sentence)
    lead = escaped(before) + (" " if before[-1:].isspace() and before.strip() else "")
    return f"{lead}**{escaped(words)}**{' ' if after[:1].isspace() else ''}{escaped(after)}"


def _others(lookup: Lookup) -> Iterator[str]:
    yield "## What adds up, and what was updated"
    found = False
    for relation, heading in RELATIONS.items():
        rows = [row for row in lookup.record.findings if row.relation == relation and row not in lookup.accusing]
        rows = [row for row in rows if row.id not in lookup.dismissed]
        if relation in ("contradiction", "tension") or not rows:
            continue
        found = True
        yield ""
        yield f"### {heading}"
        yield ""
        for row in rows:
            yield f"- {escaped(row.sentence)}"
            yield from (f"  - {escaped(step)}" for step in row.steps)
    if not found:
        yield "\nNothing."


def _checked(lookup: Lookup) -> Iterator[str]:
    yield "## Claims beside the registers"
    yield ""
    names = {register.id: register.name for register in lookup.record.registers}
    rows = sorted(lookup.record.checks, key=lambda row: ("differs", "agrees", "not_comparable").index(row.outcome))
    yield from _table(
        ("claim", "document", "said", "observed", "outcome", "register", "why"),
        (
            (
                row.text,
                lookup.documents[row.document].path,
                row.said,
                row.found or (decimal_text(row.observed) if row.observed is not None else ""),
                row.outcome.replace("_", " "),
                names.get(row.table or "", row.table or ""),
                row.reason,
            )
            for row in rows
            if row.document in lookup.documents
        ),
    )


def _blocked(lookup: Lookup) -> Iterator[str]:
    yield "## What could not be compared"
    if not lookup.record.blocked:
        yield "\nNo pair of figures is blocked."
    for row in lookup.record.blocked:
        quotes = [lookup.quote_figure(lookup.figures[figure]) for figure in row.figures if figure in lookup.figures]
        said = "; ".join(f"“{one_line(quote.words)}” ({quote.voices[0]})" for quote in quotes if quote)
        yield ""
        yield f"- {escaped(said)}: {escaped(row.reason)}. To unlock: {escaped(row.unlock)}."


def _open(lookup: Lookup) -> Iterator[str]:
    yield "## What was not understood"
    unresolved = [row for row in lookup.record.ledger if row.list == "unresolved"]
    yield f"\nNumbers not understood: {len(unresolved)}. Issues with the input: {len(lookup.record.issues)}."
    yield ""
    for entry in unresolved:
        document = lookup.documents.get(entry.document)
        where = f"{document.path}, " if document else ""
        yield f"- {escaped(f'“{entry.text}”: {where}characters {entry.start}–{entry.end}: {entry.reason}')}"
    for issue in lookup.record.issues:
        yield f"- {escaped(issue.message)}"
