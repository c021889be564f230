"""What a new document changes, and by which sentence."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from countersay import examine
from countersay.model import ACCUSING, Decision, Record
from countersay.reporting.comparison import CAUSES, Comparison, FindingChange, compare
from tests.corpora import NORTH, SETTINGS, SOUTH, write_corpus
from tests.reporting.invented import invented

LATER = """Dock Workers' Union of Ostrand
20 March 2031

Between 1 and 10 March 2031, 412 lorries passed the Kessel gate. From 6 to 10 March 2031, 260 lorries passed the Kessel gate.
"""
LATER_SETTINGS = """
[documents."later.txt"]
issuer = "Dock Workers' Union of Ostrand"
party = "south"
"""


@cache
def record(changes: tuple[tuple[str, str | None], ...] = ()) -> Record:
    """Examine the small corpus with some files replaced, added, or (None) left out."""
    files: dict[str, str | bytes] = {"north.txt": NORTH, "south.txt": SOUTH, "corpus.toml": SETTINGS + LATER_SETTINGS}
    for name, text in changes:
        if text is None:
            del files[name]
        else:
            files[name] = text
    with TemporaryDirectory() as folder:
        return examine([write_corpus(Path(folder), files)])


def changed(**files: str | None) -> Comparison:
    given: Mapping[str, str | None] = files
    return compare(record(), record(tuple((name.replace("_", "."), text) for name, text in given.items())))


def causes(change: FindingChange) -> dict[str, str]:
    return {why.cause: why.quotation.excerpt.words if why.quotation else why.detail for why in change.why}


def test_nothing_changes_from_a_record_to_itself() -> None:
    for one in (record(), Record(), invented()):
        assert compare(one, one).empty


def test_new_document_resolves_one_finding_and_raises_another() -> None:
    found = changed(later_txt=LATER)
    assert (found.documents_new, found.documents_gone, found.documents_changed) == (("later.txt",), (), ())
    assert [row.excerpt.words for row in found.claims_new] == ["412 lorries", "260 lorries"]
    assert (found.claims_gone, found.claims_changed, found.altered) == ((), (), ())
    (appeared,), (resolved,) = found.appeared, found.resolved
    assert causes(appeared)["new_claim"] == "260 lorries"
    assert {row.excerpt.words for row in appeared.quotations} == {"412 lorries", "260 lorries", "230 lorries"}
    (why,) = resolved.why
    assert (why.cause, why.quotation and why.quotation.date) == ("set_aside", "20 March 2031")
    assert "replaces “197 lorries”" in why.detail


def test_comparison_the_other_way_exchanges_what_appeared_and_was_resolved() -> None:
    forth = changed(later_txt=LATER)
    back = compare(record((("later.txt", LATER),)), record())
    assert back.documents_gone == forth.documents_new
    assert [row.finding for row in back.resolved] == [row.finding for row in forth.appeared]
    assert [row.finding for row in back.appeared] == [row.finding for row in forth.resolved]
    assert set(causes(back.resolved[0])) == {"document_gone"}


def test_replaced_document_resolves_a_finding_by_what_it_says_now() -> None:
    found = changed(south_txt=SOUTH.replace("197", "412"))
    assert [row.path for row in found.documents_changed] == ["south.txt"]
    assert found.documents_changed[0].fields[0][0] == "text"
    assert ([row.excerpt.words for row in found.claims_gone], [row.excerpt.words for row in found.claims_new]) == (
        ["197 lorries"],
        ["412 lorries"],
    )
    (resolved,) = found.resolved
    assert causes(resolved) == {"claim_gone": "197 lorries", "says_now": "412 lorries"}


def test_sentences_moved_within_a_document_are_no_change_of_claims() -> None:
    found = changed(south_txt=SOUTH.replace("16 March 2031\n", "16 March 2031\n\nA letter to the harbour.\n"))
    assert [row.path for row in found.documents_changed] == ["south.txt"]
    assert (found.claims_new, found.claims_gone, found.claims_changed) == ((), (), ())
    assert (found.appeared, found.resolved, found.altered) == ((), (), ())


def test_other_days_of_a_claim_are_told() -> None:
    found = changed(south_txt=SOUTH.replace("Between 1 and 10 March 2031 only", "Between 11 and 20 February 2031 only"))
    days = (("days", "1 to 10 March 2031", "11 to 20 February 2031"),)
    assert {claim.fields for claim in found.claims_changed} == {days}
    (resolved,) = found.resolved
    assert causes(resolved) == {"claim_changed": "197 lorries"}


def test_document_left_out_resolves_its_findings() -> None:
    found = changed(south_txt=None)
    assert found.documents_gone == ("south.txt",)
    assert causes(found.resolved[0]) == {"document_gone": "197 lorries"}
    assert found.appeared == ()


def test_renamed_document_is_the_same() -> None:
    other = record((("south.txt", None), ("renamed.txt", SOUTH)))
    found = compare(record(), other)
    assert (found.documents_new, found.documents_gone, found.claims_new, found.claims_gone) == ((), (), (), ())
    assert ("path", "south.txt", "renamed.txt") in found.documents_changed[0].fields


def test_finding_said_by_one_more_voice_is_the_same_finding() -> None:
    text = "Velmare Wire\n21 March 2031\n\nBetween 1 and 10 March 2031, 412 lorries passed the Kessel gate.\n"
    found = changed(wire_txt=text)
    assert found.documents_new == ("wire.txt",)
    assert (found.appeared, found.resolved) == ((), ())


def test_dismissed_finding_is_resolved_by_the_decision() -> None:
    old = record()
    (finding,) = [row for row in old.findings if row.relation in ACCUSING]
    new = replace(old, decisions=(Decision(id="x", target=finding.id, verdict="dismissed"),))
    (resolved,) = compare(old, new).resolved
    assert [why.cause for why in resolved.why] == ["decision"]


def test_finding_that_reads_otherwise_is_told_with_both_values() -> None:
    old = record()
    (finding,) = [row for row in old.findings if row.relation in ACCUSING]
    rows = tuple(
        replace(row, relation="contradiction", dissolved_by=()) if row is finding else row for row in old.findings
    )
    found = compare(old, replace(old, findings=rows))
    (altered,) = found.altered
    assert ("relation", "tension", "contradiction") in altered.fields
    assert (found.appeared, found.resolved) == ((), ())


def test_finding_over_dates_of_a_new_document_names_it() -> None:
    text = "Port Clerk\n22 March 2031\n\nThe gate was painted on Monday, 4 March 2031.\n"
    found = changed(clerk_txt=text)
    (appeared,) = found.appeared
    assert appeared.finding.kind == "weekday"
    assert causes(appeared) == {"new_claim": "Monday, 4 March 2031"}


@pytest.mark.parametrize("cause", CAUSES)
def test_causes_have_words(cause: str) -> None:
    assert CAUSES[cause].strip()  # type: ignore[index]


def test_same_records_same_comparison() -> None:
    assert changed(later_txt=LATER) == changed(later_txt=LATER)
