"""Decisions about which accounts tell of one event: applied, marked, proven, found again, listed when their words are gone."""

from dataclasses import replace
from pathlib import Path

import pytest

from countersay import examine
from countersay.decisions.book import GONE, NO_ACCOUNT
from countersay.decisions.standing import standing
from countersay.errors import SettingsError
from countersay.exports.to_jsonl import read_jsonl, write_jsonl
from countersay.model import Decision, Event, Record
from countersay.reconciliation.redeciding import misread
from countersay.reconciliation.verify import verify
from tests.corpora import write_corpus
from tests.deciding import clashes, decided, drafts, logged

MILL = """Ministry of Works of Alm
12 March 2031

The mill at Arnel burned on 3 March 2031.

Delegations met in Tolm on 9 March 2031.
"""
FIRE = """Government of Orvessa
14 March 2031

A blaze destroyed the Arnel works on 6 March 2031.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_corpus(tmp_path / "in", {"mill.txt": MILL, "fire.txt": FIRE})


def event(record: Record, words: str) -> Event:
    found = [row for row in record.events if any(words in one.text for one in row.mentions)]
    assert len(found) == 1, [row.label for row in record.events]
    return found[0]


def joined(record: Record) -> Decision:
    return drafts(record).of_events(event(record, "burned").id, event(record, "blaze").id)


def test_joined_events_are_compared_and_the_sum_names_the_decision(folder: Path) -> None:
    before = examine([folder])
    assert clashes(before) == []
    record = decided(folder, joined(before))
    (clash,) = clashes(record)
    assert (clash.kind, clash.size, clash.decisions) == ("event-day", 3, ("dec-0",))
    assert clash.certificate is not None
    assert [row.decisions for row in clash.certificate.rows] == [("dec-0",), ("dec-0",)]
    assert "told of the same event, as decided by A. Reader" in clash.certificate.rows[0].text
    verify(clash, record)
    assert misread(record) == ("", "")
    own = event(record, "burned")
    assert {one.text.split()[0] for one in own.mentions} == {"The", "A"}
    assert (record.decisions[0].state, record.decisions[0].target) == ("applied", own.id)


def test_parted_accounts_make_an_event_of_their_own_and_the_finding_goes(folder: Path) -> None:
    record = decided(folder, joined(examine([folder])))
    own = event(record, "burned")
    out = [one.spot for one in own.mentions if "blaze" in one.text]
    parting = drafts(record).parting_event(own.id, out)
    assert parting.key == joined(examine([folder])).key, "one event or two: the same question, the later answer stands"
    again = decided(folder, joined(examine([folder])), parting)
    assert clashes(again) == []
    assert event(again, "burned").id != event(again, "blaze").id
    assert [row.state for row in again.decisions] == ["superseded", "applied"]


def test_undo_takes_the_join_back(folder: Path) -> None:
    before = examine([folder])
    first = logged([joined(before)])[0]
    back = replace(drafts(before).undo(first), id="dec-1")
    assert standing([first, back]) == ()
    record = decided(folder, joined(before), drafts(before).undo(first))
    assert clashes(record) == []
    assert [row.state for row in record.decisions] == ["undone", "applied"]


def test_join_survives_a_changed_file_and_is_listed_when_its_words_are_gone(tmp_path: Path, folder: Path) -> None:
    draft = joined(examine([folder]))
    texts = {"mill.txt": MILL.replace("12 March 2031", "12 March 2031\n\nNew words.", 1), "fire.txt": FIRE}
    moved = decided(write_corpus(tmp_path / "moved", texts), draft)
    assert (len(clashes(moved)), moved.decisions[0].state) == (1, "applied")
    assert misread(moved) == ("", "")
    half = decided(write_corpus(tmp_path / "half", {"mill.txt": MILL}), draft)
    assert (half.decisions[0].state, half.decisions[0].reason) == ("orphaned", NO_ACCOUNT)
    texts = {name: text.replace("Arnel", "Harnel") for name, text in (("mill.txt", MILL), ("fire.txt", FIRE))}
    gone = decided(write_corpus(tmp_path / "gone", texts), draft)
    assert (gone.decisions[0].state, gone.decisions[0].reason) == ("orphaned", GONE)
    assert clashes(gone) == []


def test_joined_record_survives_its_file(tmp_path: Path, folder: Path) -> None:
    record = decided(folder, joined(examine([folder])))
    write_jsonl(record, tmp_path / "out")
    assert read_jsonl(tmp_path / "out").decisions == record.decisions


def test_record_that_joins_otherwise_than_decided_does_not_verify(folder: Path) -> None:
    record = decided(folder, joined(examine([folder])))
    own = event(record, "burned")
    halves = [replace(own, id=f"e-{at}", mentions=(one,)) for at, one in enumerate(own.mentions)]
    others = [row for row in record.events if row is not own]
    where, wrong = misread(replace(record, events=(*others, *halves)))
    assert where == "e-0"
    assert "joins it with accounts that it does not hold" in wrong
    parted = replace(record.decisions[0], verdict="split")
    assert "parts accounts that it holds together" in misread(replace(record, decisions=(parted,)))[1]


def test_nothing_to_join_or_part_is_refused(folder: Path) -> None:
    record = examine([folder])
    made, own = drafts(record), event(record, "burned")
    with pytest.raises(SettingsError, match="one event already"):
        made.of_events(own.id, own.id)
    with pytest.raises(SettingsError, match="no event 'e-none'"):
        made.of_events(own.id, "e-none")
    for ticked in ((), tuple(one.spot for one in own.mentions)):
        with pytest.raises(SettingsError, match="not none and not all"):
            made.parting_event(own.id, ticked)
