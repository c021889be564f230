"""What a run tells at its end, apart from the record: short enough to be kept beside it and told again."""

from dataclasses import dataclass
from fractions import Fraction

from countersay.model import ACCUSING, Finding, FindingRelation, Record, Strength


@dataclass(frozen=True, slots=True, kw_only=True)
class Accusation:
    """A finding that does not add up, as far as a summary shows it; the fields are those of `Finding`."""

    id: str
    relation: FindingRelation
    sentence: str
    strength: Strength | None = None
    size: Fraction | None = None
    dissolved_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """An issue, as far as a summary shows it."""

    code: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """What there is to tell of a record.

    Attributes:
        counts: of what was read, found and not understood, by name, in the order in which they are told.
        accusing: findings that do not add up, in the record's order. issues: all of them, in the record's order.
        registers: how many tables of evidence were set beside it. applied, orphaned: decisions of people that took hold, and
            that could not. dismissed: findings they dismissed. page: first page of the report, below the project folder.
    """

    counts: dict[str, int]
    accusing: tuple[Accusation, ...] = ()
    issues: tuple[Said, ...] = ()
    registers: int = 0
    applied: int = 0
    orphaned: int = 0
    dismissed: int = 0
    page: str = ""


def brief_of(record: Record, page: str) -> Brief:
    """Return what there is to tell of a record whose report begins with `page`.

    >>> brief_of(Record(), "report.html").counts["documents"]
    0
    """
    states = [row.state for row in record.decisions if not row.blind and row.undoes is None]
    return Brief(
        counts=_counts(record),
        accusing=tuple(_told(finding) for finding in record.findings if finding.relation in ACCUSING),
        issues=tuple(Said(code=issue.code, message=issue.message) for issue in record.issues),
        registers=len(record.registers),
        applied=states.count("applied"),
        orphaned=states.count("orphaned"),
        dismissed=len(record.dismissed),
        page=page,
    )


def _counts(record: Record) -> dict[str, int]:
    outcomes = [check.outcome for check in record.checks]
    relations = [finding.relation for finding in record.findings]
    accusing = sum(relation in ACCUSING for relation in relations)
    add_up = relations.count("adds_up")
    return {
        "documents": len(record.documents),
        "figures": len(record.figures),
        "series": len(record.series),
        "do_not_add_up": accusing,
        "add_up": add_up,
        "other_findings": len(relations) - accusing - add_up,
        "unresolved_numbers": sum(entry.list == "unresolved" for entry in record.ledger),
        "blocked_pairs": len(record.blocked),
        "issues": len(record.issues),
        "checks_agree": outcomes.count("agrees"),
        "checks_differ": outcomes.count("differs"),
        "checks_not_comparable": outcomes.count("not_comparable"),
    }


def _told(finding: Finding) -> Accusation:
    return Accusation(
        id=finding.id,
        relation=finding.relation,
        sentence=finding.sentence,
        strength=finding.strength,
        size=finding.size,
        dissolved_by=finding.dissolved_by,
    )
