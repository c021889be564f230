"""Everything that registers say of a record: the registers themselves, the checks, and what could not be used."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from countersay.errors import InputError
from countersay.evidence.checks import check_figures
from countersay.evidence.declaration import Declaration, read_declarations
from countersay.evidence.registers import left_out_issue, register_of
from countersay.evidence.tables import Table
from countersay.evidence.together import register_pairs, register_ranges
from countersay.evidence.typed import open_table
from countersay.model import EvidenceCheck, Issue, Record, Register, RegisterPair, RegisterRange


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What the evidence tables add to a record."""

    registers: tuple[Register, ...] = ()
    checks: tuple[EvidenceCheck, ...] = ()
    ranges: tuple[RegisterRange, ...] = ()
    pairs: tuple[RegisterPair, ...] = ()
    issues: tuple[Issue, ...] = ()


def check_evidence(record: Record, files: Sequence[str]) -> Evidence:
    """Read the registers that some declarations name and check a record against them; nothing is raised."""
    issues: list[Issue] = []
    tables: list[Table] = []
    declared: list[Declaration] = []
    for file in files:
        found, troubles = read_declarations(Path(file))
        issues += troubles
        declared += found
    try:
        for declaration in declared:
            table = _opened(declaration, issues)
            if table is not None:
                tables.append(table)
        registers = tuple(register_of(table) for table in tables)
        issues += [issue for issue in map(left_out_issue, registers) if issue is not None]
        checked = check_figures(record, tables)
        return Evidence(
            registers=registers,
            checks=checked.checks,
            ranges=register_ranges(record, checked.sure),
            pairs=register_pairs(tables),
            issues=tuple(issues),
        )
    finally:
        for table in tables:
            table.loaded.close()


def _opened(declaration: Declaration, issues: list[Issue]) -> Table | None:
    try:
        return open_table(declaration)
    except InputError as error:
        shown = declaration.file or declaration.id
        issues.append(
            Issue(
                code=error.code,
                message=f"{shown} {error.args[0]}. {error.remedy or 'The register was not used.'}",
                path=shown,
            )
        )
        return None
