"""Claims of others that a text sets out as heads ("Myth: …", quoted sentences, questions) and its own answers to them.

The words of a head are nobody's by name: what they allege is reported, never alleged by who sets them out. Where the answer denies
(`answered_heads`), its first words are the denial; it is not told a second time where they deny the same by another rule.
"""

from collections.abc import Sequence
from dataclasses import replace

from countersay.extraction.positions.claim_words import is_somebody
from countersay.extraction.text.answered_heads import Answered
from countersay.extraction.voices.voices_at import Voices
from countersay.model import Proposition


def with_answers(
    text: str, rows: Sequence[Proposition], heads: Sequence[Answered], voices: Voices, document: str
) -> list[Proposition]:
    """Return the propositions of a document with those of its heads put right and answered."""
    out = list(rows)
    for head in heads:
        inside = [row for row in out if head.claim.start <= row.start < head.claim.end]
        out = [row for row in out if not (head.claim.start <= row.start < head.claim.end)]
        out += _answered(text, inside, head, voices, document, out)
    return out


def _answered(
    text: str, rows: Sequence[Proposition], head: Answered, voices: Voices, document: str, others: Sequence[Proposition]
) -> list[Proposition]:
    claims = [claim for row in rows if (claim := _as_claim(row)) is not None]
    if not claims and (not head.asked or _is_bare(head, voices)):
        claims = [_statement(text, head, document)]
    found = list(dict.fromkeys(claims))
    if head.denied:
        found += [_denial(claim, head) for claim in found if not _is_denied(claim, head, others)]
    return found


def _as_claim(row: Proposition) -> Proposition | None:
    """Return what a head alleges as reported; what it negates is kept as a whole, not as a denial of who sets it out."""
    if row.act == "denies":
        return None
    if row.act == "alleges" and row.speaker is None:
        return replace(row, act="reports", explicit=True)
    return row if row.explicit or (row.speaker is not None and is_somebody(row.speaker)) else None


def _is_bare(head: Answered, voices: Voices) -> bool:
    """Say whether a question asks for the thing itself, in nobody's voice."""
    voice = voices.inside(head.claim.start)
    return voice is None or not voice.source


def _statement(text: str, head: Answered, document: str) -> Proposition:
    return Proposition(
        document=document,
        start=head.claim.start,
        end=head.claim.end,
        family="statement",
        predicate=" ".join(head.claim.of(text).rstrip(".!?… ").split()),
        act="reports",
        explicit=True,
    )


def _denial(claim: Proposition, head: Answered) -> Proposition:
    return replace(
        claim,
        act="denies",
        explicit=True,
        speaker=None,
        source=None,
        start=head.answer.start,
        end=head.answer.end,
        narrows=(),
        answer=None if head.plainly else "head",
    )


def _is_denied(claim: Proposition, head: Answered, others: Sequence[Proposition]) -> bool:
    return any(
        row.act == "denies"
        and row.family == claim.family
        and row.speaker is None
        and row.start < head.answer.end
        and head.answer.start < row.end
        for row in others
    )
