"""Decisions about accounts of events, positions, commitments and sources: applied, marked, proven, kept."""

from dataclasses import replace
from pathlib import Path

import pytest

from countersay import examine
from countersay.cli.verifying import verify_source
from countersay.decisions.book import GONE
from countersay.decisions.rows import NO_ROW, SEVERAL, Row, checked, decide_rows, rows_of
from countersay.errors import CertificateError, SettingsError
from countersay.exports.to_jsonl import read_jsonl, write_jsonl
from countersay.model import Commitment, Decision, Record, Subject
from countersay.reconciliation.redeciding import misread
from countersay.reconciliation.verify import verify
from tests.corpora import write_corpus
from tests.deciding import ALM, clashes, decided, drafts, happenings


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return happenings(tmp_path / "in")


def row(record: Record, subject: Subject, words: str) -> Row:
    texts = {one.id: one.text for one in record.documents}
    found = [one for one in rows_of(record, subject) if words in texts[one.document][one.start : one.end]]
    assert len(found) == 1, [texts[one.document][one.start : one.end] for one in rows_of(record, subject)]
    return found[0]


def test_account_with_its_day_corrected_takes_the_finding_away(folder: Path) -> None:
    before = examine([folder])
    assert [one.kind for one in clashes(before)] == ["event-day"]
    dyke = row(before, "account", "broke on 6 March")
    record = decided(folder, drafts(before).of_row(dyke, "corrected", {"first": "2031-03-03", "last": "2031-03-03"}))
    assert clashes(record) == []
    told = [one for event in record.events for one in event.mentions if one.decisions]
    assert [(one.text, str(one.first), one.decisions) for one in told] == [
        ("The dyke at Arnel broke on 6 March 2031", "2031-03-03", ("dec-0",))
    ]
    assert (record.decisions[0].state, record.decisions[0].target) == ("applied", dyke.identity)
    assert record.decisions[0].before == (("first", "2031-03-06"), ("last", "2031-03-06"))


def test_sum_over_a_corrected_account_names_the_decision_and_holds(folder: Path) -> None:
    before = examine([folder])
    draft = drafts(before).of_row(
        row(before, "account", "broke on 6 March"), "corrected", {"first": "2031-03-09", "last": "2031-03-09"}
    )
    record = decided(folder, draft)
    (clash,) = clashes(record)
    assert clash.certificate is not None
    assert clash.size == 6
    assert [one.decisions for one in clash.certificate.rows] == [("dec-0",), ()]
    assert "first 2031-03-09, last 2031-03-09, as decided by A. Reader" in clash.certificate.rows[0].text
    assert clash.decisions == ("dec-0",)
    verify(clash, record)
    silent = replace(clash.certificate, rows=tuple(replace(one, decisions=()) for one in clash.certificate.rows))
    with pytest.raises(CertificateError, match="check 8"):
        verify(replace(clash, certificate=silent), record)


def test_account_that_is_set_aside_leaves_the_record(folder: Path) -> None:
    before = examine([folder])
    record = decided(folder, drafts(before).of_row(row(before, "account", "broke on 6 March"), "rejected"))
    assert clashes(record) == []
    assert "broke on 6 March" not in {one.text[-16:] for event in record.events for one in event.mentions}
    assert record.decisions[0].state == "applied"


def test_words_read_as_a_denial_become_an_allegation(folder: Path) -> None:
    before = examine([folder])
    denied = row(before, "utterance", "it blocked the Kessel")
    assert denied.values == {"act": "denies", "speaker": "Orvessa"}
    record = decided(folder, drafts(before).of_row(denied, "corrected", {"act": "alleges"}))
    assert [one.denied_by for one in record.allegations if one.denied_by] == []
    voices = [voice for one in record.allegations for voice in one.alleged_by if voice.decisions]
    assert [(voice.start, voice.decisions) for voice in voices] == [(denied.start, ("dec-0",))]


def test_words_that_are_set_aside_reply_to_nothing(folder: Path) -> None:
    before = examine([folder])
    record = decided(folder, drafts(before).of_row(row(before, "utterance", "it blocked the Kessel"), "rejected"))
    assert {one.reply for one in record.allegations} == {"none_in_corpus"}


def test_commitment_and_source_are_corrected_and_confirmed(folder: Path) -> None:
    before = examine([folder])
    made = drafts(before)
    record = decided(
        folder,
        made.of_row(row(before, "commitment", "Article 6"), "corrected", {"stance": "reference", "article": ""}),
        made.of_row(row(before, "citation", "Harbour Gazette"), "corrected", {"side": "third"}),
    )
    assert [(one.instrument, one.article, one.stance, one.decisions) for one in record.commitments] == [
        ("Tolm Agreement", None, "reference", ("dec-0",))
    ]
    assert [(one.side, one.decisions) for one in record.citations] == [("third", ("dec-1",))]
    again = examine([folder])
    record = decided(folder, drafts(again).of_row(row(again, "citation", "Harbour Gazette"), "confirmed"))
    assert [(one.side, one.decisions) for one in record.citations] == [("unknown", ("dec-0",))]


def test_decision_about_a_corrected_row_has_the_key_of_the_first(folder: Path) -> None:
    before = examine([folder])
    first = drafts(before).of_row(row(before, "commitment", "Article 6"), "corrected", {"article": "7"})
    record = decided(folder, first)
    second = drafts(record).of_row(row(record, "commitment", "Article 6"), "rejected")
    assert first.key == second.key
    assert decided(folder, first, second).commitments == ()


def test_rows_are_found_again_in_a_changed_file_and_listed_when_their_words_are_gone(tmp_path: Path) -> None:
    before = examine([happenings(tmp_path / "in")])
    draft = drafts(before).of_row(row(before, "account", "broke on 3 March"), "confirmed")
    moved = write_corpus(
        tmp_path / "moved", {"alm.txt": ALM.replace("12 March 2031", "12 March 2031\n\nNew words.", 1)}
    )
    record = decided(moved, draft)
    assert record.decisions[0].state == "applied"
    assert [one.text for event in record.events for one in event.mentions if one.decisions] == [
        "The dyke at Arnel broke on 3 March 2031"
    ]
    gone = write_corpus(tmp_path / "gone", {"alm.txt": ALM.replace("The dyke at Arnel broke", "A dyke broke")})
    (left,) = decided(gone, draft).decisions
    assert (left.state, left.reason) == ("orphaned", GONE)


def test_decision_about_words_that_are_read_otherwise_now_is_listed(folder: Path) -> None:
    before = examine([folder])
    report = next(one for one in before.documents if one.path == "alm.txt")
    start = report.text.index("Ministry")
    made = drafts(before)
    draft = replace(
        made.of_row(row(before, "account", "broke on 3 March"), "confirmed"),
        passages=(made.places.passage(report.id, start, start + 8),),
    )
    (left,) = decided(folder, draft).decisions
    assert (left.state, left.reason) == ("orphaned", NO_ROW)


def test_of_several_rows_at_the_same_words_the_one_that_was_meant_is_changed() -> None:
    from countersay.decisions.passages import Place

    rows = [Commitment(id=one, document="d", start=0, end=9, instrument=f"Pact {one}") for one in "ab"]
    place = Place("d", 0, 9)
    own = Decision(id="1", target="", verdict="rejected", subject="commitment", before=(("row", "a"),))
    kept, targets, failed = decide_rows(rows, [(own, place)])
    assert ([one.id for one in kept], targets, failed) == (["b"], {"1": "a"}, {})
    other = replace(own, before=(("row", "z"),))
    kept, targets, failed = decide_rows(rows, [(other, place)])
    assert (len(kept), targets, failed) == (2, {}, {"1": SEVERAL})


@pytest.mark.parametrize(
    ("subject", "given", "told"),
    [
        pytest.param("account", {"first": "5 May"}, "a day as YYYY-MM-DD", id="day"),
        pytest.param("account", {"first": "2031-05-04", "last": "2031-05-03"}, "not before 2031-05-04", id="order"),
        pytest.param("account", {"status": "true"}, "one of asserted", id="closed"),
        pytest.param("commitment", {"instrument": " "}, "some words", id="needed"),
        pytest.param("citation", {"colour": "red"}, "a field that can be corrected", id="unknown"),
        pytest.param("citation", {"source": "x" * 401}, "at most 400", id="long"),
    ],
)
def test_fields_that_are_not_valid_are_refused(subject: str, given: dict[str, str], told: str) -> None:
    with pytest.raises(SettingsError, match=told):
        checked(subject, given)


def test_correction_that_changes_nothing_or_turns_the_days_round_is_refused(folder: Path) -> None:
    record = examine([folder])
    dyke = row(record, "account", "broke on 6 March")
    with pytest.raises(SettingsError, match="confirm it instead"):
        drafts(record).of_row(dyke, "corrected", {"first": "2031-03-06"})
    with pytest.raises(SettingsError, match="not before 2031-03-07"):
        drafts(record).of_row(dyke, "corrected", {"first": "2031-03-07"})


def test_verify_says_where_a_record_does_not_bear_out_a_decision(folder: Path, tmp_path: Path) -> None:
    before = examine([folder])
    made = drafts(before)
    record = decided(
        folder,
        made.of_row(
            row(before, "account", "broke on 6 March"), "corrected", {"first": "2031-03-03", "last": "2031-03-03"}
        ),
        made.of_row(row(before, "utterance", "Alm closed"), "confirmed"),
        made.of_row(row(before, "commitment", "Article 6"), "corrected", {"accused": "Alm"}),
    )
    assert misread(record) == ("", "")
    write_jsonl(record, tmp_path / "true")
    assert verify_source(tmp_path / "true")[1] == 0
    forged = replace(record, commitments=tuple(replace(one, accused="Orvessa") for one in record.commitments))
    write_jsonl(forged, tmp_path / "forged")
    lines, failed = verify_source(tmp_path / "forged")
    assert failed == 1
    assert "does not have the accused 'Alm' that was decided" in lines[-1]
    assert misread(replace(record, decisions=()))[1].startswith("the record lists no decision")
    assert read_jsonl(tmp_path / "true").events == record.events
