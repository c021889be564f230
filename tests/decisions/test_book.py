"""Decisions through a whole examination: applied, marked, proven, kept, and listed when their words are gone."""

import random
from dataclasses import replace
from pathlib import Path

import pytest

from countersay import examine
from countersay.decisions.book import GONE, NO_FIGURE, NO_NAME
from countersay.errors import CertificateError
from countersay.exports.to_jsonl import read_jsonl, write_jsonl
from countersay.model import Record
from countersay.pipeline import Options
from countersay.reconciliation.verify import verify
from tests.corpora import write_corpus
from tests.deciding import SOUTH, clashes, corpus, decided, drafts, figure, logged


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return corpus(tmp_path / "in")


def states(record: Record) -> list[tuple[str, str]]:
    return [(row.verdict, row.state) for row in record.decisions]


def test_corpus_has_one_clash_to_begin_with(folder: Path) -> None:
    assert [row.sentence[:12] for row in clashes(examine([folder]))] == ["“240 trucks”"]


def test_corrected_value_takes_the_clash_away_and_leaves_the_words(folder: Path) -> None:
    before = examine([folder])
    draft = drafts(before).of_figure(figure(before, "180 trucks").id, "corrected", {"value": "240"})
    record = decided(folder, draft)
    assert clashes(record) == []
    read = figure(record, "180 trucks")
    assert (read.value, read.lower, read.upper, read.decisions) == (240, 240, 240, ("dec-0",))
    assert record.decisions[0].before == (("value", "180"),)
    assert (record.decisions[0].state, record.decisions[0].target) == ("applied", read.id)


def test_certificate_over_a_corrected_value_names_the_decision_and_holds(folder: Path) -> None:
    before = examine([folder])
    draft = drafts(before).of_figure(figure(before, "180 trucks").id, "corrected", {"value": "100"})
    record = decided(folder, draft)
    (clash,) = clashes(record)
    verify(clash, record)
    assert clash.certificate is not None
    marked = [row for row in clash.certificate.rows if row.decisions]
    assert [row.decisions for row in marked] == [("dec-0",)]
    assert "value 100, as decided by A. Reader" in marked[0].text
    assert clash.decisions == ("dec-0",)


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        pytest.param(lambda d: replace(d, fields=(("value", "101"),)), "value '101'", id="other-value"),
        pytest.param(lambda d: replace(d, state="orphaned"), "is orphaned", id="not-applied"),
        pytest.param(lambda d: replace(d, id="dec-9"), "lists no decision", id="unlisted"),
    ],
)
def test_certificate_that_misstates_a_decision_does_not_hold(folder: Path, spoil, told: str) -> None:  # type: ignore[no-untyped-def]
    before = examine([folder])
    draft = drafts(before).of_figure(figure(before, "180 trucks").id, "corrected", {"value": "100"})
    record = decided(folder, draft)
    spoilt = replace(record, decisions=tuple(spoil(row) for row in record.decisions))
    with pytest.raises(CertificateError, match="check 8") as raised:
        verify(clashes(record)[0], spoilt)
    assert told in str(raised.value)


def test_rejected_figure_leaves_its_series_and_stays_in_the_ledger(folder: Path) -> None:
    before = examine([folder])
    record = decided(folder, drafts(before).of_figure(figure(before, "180 trucks").id, "rejected"))
    assert clashes(record) == []
    assert "180 trucks" not in {row.text for row in record.figures}
    assert [(row.list, row.reason) for row in record.ledger if row.text == "180"] == [("trap", "set aside by a person")]
    assert len(record.ledger) == len(before.ledger)


def test_number_that_is_no_figure_becomes_one(folder: Path) -> None:
    before = examine([folder])
    entry = next(row for row in before.ledger if row.text == "418")
    fields = {"value": "418", "counted": "truck", "first": "2031-03-01", "last": "2031-03-10", "predicate": "pass"}
    fields["place"] = "Kessel gate"
    record = decided(folder, drafts(before).of_number(entry.document, entry.start, entry.end, fields))
    made = figure(record, "418")
    assert made.series == figure(record, "240 trucks").series
    assert [(row.list, row.reason) for row in record.ledger if row.text == "418"] == [("figure", made.id)]
    assert len(clashes(record)) == 1


def test_stance_and_speaker_are_put_into_a_voice_of_the_figures_own(folder: Path) -> None:
    before = examine([folder])
    given = {"speaker": "Harbour Master", "stance": "denies"}
    record = decided(folder, drafts(before).of_figure(figure(before, "180 trucks").id, "corrected", given))
    read = figure(record, "180 trucks")
    voice = next(row for row in record.attributions if row.id == read.attribution)
    assert (read.stance, voice.speaker, voice.stance) == ("denies", "Harbour Master", "denies")
    assert clashes(record) == []


def test_merged_series_bring_a_clash_that_holds(folder: Path) -> None:
    before = examine([folder])
    one, other = (figure(before, words).series or "" for words in ("31 vessels", "95 vessels"))
    record = decided(folder, drafts(before).of_series(one, other))
    assert len(clashes(record)) == 2
    clash = next(row for row in clashes(record) if "31 vessels" in row.sentence)
    verify(clash, record)
    assert clash.relation == "contradiction"
    (series,) = [row for row in record.series if "ship" in row.label]
    assert (len(series.figures), series.decisions) == (2, ("dec-0",))


def test_split_takes_claims_out_of_their_series(folder: Path) -> None:
    before = examine([folder])
    trucks = figure(before, "240 trucks")
    record = decided(folder, drafts(before).parting(trucks.series or "", [trucks.id]))
    assert clashes(record) == []
    assert figure(record, "240 trucks").series != figure(record, "180 trucks").series


def test_split_after_a_merge_wins(folder: Path) -> None:
    before = examine([folder])
    one, other = (figure(before, words) for words in ("31 vessels", "95 vessels"))
    merge = drafts(before).of_series(one.series or "", other.series or "")
    merged = decided(folder, merge)
    joined = figure(merged, "95 vessels")
    split = drafts(merged).parting(joined.series or "", [joined.id])
    record = decided(folder, merge, split)
    assert len(clashes(record)) == 1
    assert states(record) == [("merged", "superseded"), ("split", "applied")]


def test_unsure_link_is_decided_either_way(tmp_path: Path) -> None:
    north = "Northern Port Authority\n12 March 2031\n\nFrom 1 to 10 March 2031, 240 trucks were counted in Kessel.\n"
    south = "Hauliers' Union\n14 March 2031\n\nFrom 1 to 10 March 2031, 180 trucks were counted.\n"
    folder = write_corpus(tmp_path / "in", {"north.txt": north, "south.txt": south})
    before = examine([folder])
    (link,) = [row for row in before.links if row.kind == "unsure"]
    assert before.blocked
    assert not clashes(before)
    same = decided(folder, drafts(before).of_link(link.id, same=True))
    assert len(clashes(same)) == 1
    verify(clashes(same)[0], same)
    apart = decided(folder, drafts(before).of_link(link.id, same=False))
    assert (apart.links, apart.blocked, clashes(apart)) == ((), (), [])


def test_names_are_merged_and_split(folder: Path) -> None:
    before = examine([folder])
    ids = [row.id for row in before.names if row.forms in (("Kessel gate",), ("Ormund harbour",))]
    merge = drafts(before).merging_names(ids)
    merged = decided(folder, merge)
    (name,) = [row for row in merged.names if len(row.forms) == 2]
    assert merged.decisions[0].target == name.id
    split = drafts(merged).parting_name(name.id, ["Ormund harbour"])
    again = decided(folder, merge, split)
    assert all(len(row.forms) == 1 for row in again.names)


def test_document_is_dated_by_a_decision(tmp_path: Path) -> None:
    folder = corpus(tmp_path / "in", undated="Harbour Watch\n\nSince 1 March 2031, 70 trucks passed the Kessel gate.\n")
    before = examine([folder])
    paper = next(row for row in before.documents if row.path == "undated.txt")
    record = decided(folder, drafts(before).of_document(paper.id, {"date": "2031-03-20", "issuer": "Harbour Watch"}))
    after = next(row for row in record.documents if row.path == "undated.txt")
    assert (after.issued and after.issued.value, after.issuer and after.issuer.label) == ("2031-03-20", "Harbour Watch")
    read = figure(record, "70 trucks")
    assert read.window is not None
    assert str(read.window.last) == "2031-03-20"


def test_dismissed_finding_stays_away_under_another_relation_and_id(folder: Path) -> None:
    before = examine([folder])
    trucks = figure(before, "180 trucks")
    dismissal = drafts(before).of_finding(clashes(before)[0].id, "dismissed")
    correction = drafts(before).of_figure(trucks.id, "corrected", {"value": "90"})
    record = decided(folder, dismissal, correction)
    assert clashes(record) == []
    assert [row.decisions for row in record.dismissed] == [("dec-1", "dec-0")]
    assert record.dismissed[0].size == 150


def test_confirmed_rows_stay_and_say_so(folder: Path) -> None:
    before = examine([folder])
    draft = drafts(before)
    rows = (
        draft.of_finding(clashes(before)[0].id, "confirmed"),
        draft.of_figure(figure(before, "180 trucks").id, "confirmed"),
    )
    record = decided(folder, *rows)
    (clash,) = clashes(record)
    assert set(clash.decisions) == {"dec-0", "dec-1"}
    verify(clash, record)


def test_change_elsewhere_in_the_file_leaves_a_decision_in_force(tmp_path: Path) -> None:
    before = examine([corpus(tmp_path / "in")])
    draft = drafts(before).of_figure(figure(before, "180 trucks").id, "corrected", {"value": "240"})
    dismissal = drafts(before).of_finding(clashes(before)[0].id, "dismissed")
    changed = SOUTH.replace("14 March 2031\n", "14 March 2031\n\nWe were asked about the gate.\n")
    record = decided(write_corpus(tmp_path / "in", {"south.txt": changed}), draft)
    assert (states(record), clashes(record)) == ([("corrected", "applied")], [])
    record = decided(tmp_path / "in", dismissal)
    assert (states(record), clashes(record)) == ([("dismissed", "applied")], [])


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(SOUTH.replace("180 trucks passed", "180 heavy trucks passed"), id="sentence-changed"),
        pytest.param(SOUTH + "\nFrom 1 to 10 March 2031, 180 trucks passed the Kessel gate.\n", id="said-twice-now"),
        pytest.param("Union\n14 March 2031\n\nNothing.\n", id="gone"),
    ],
)
def test_decision_whose_words_are_gone_is_listed_not_moved(tmp_path: Path, text: str) -> None:
    before = examine([corpus(tmp_path / "in")])
    draft = drafts(before).of_figure(figure(before, "180 trucks").id, "corrected", {"value": "240"})
    record = decided(write_corpus(tmp_path / "in", {"south.txt": text}), draft)
    (row,) = record.decisions
    assert (row.state, row.reason, row.target) == ("orphaned", GONE, row.key)
    assert row.passages[0].text == "180"
    assert all(not one.decisions for one in record.figures)


def test_decision_about_what_is_no_longer_found_is_listed(folder: Path) -> None:
    before = examine([folder])
    one, other = (figure(before, words) for words in ("31 vessels", "95 vessels"))
    merge = drafts(before).of_series(one.series or "", other.series or "")
    names = drafts(before).merging_names([row.id for row in before.names][:2])
    gone = replace(names, passages=tuple(replace(row, text=row.text[:2], end=row.start + 2) for row in names.passages))
    record = decided(folder, drafts(before).of_figure(one.id, "rejected"), merge, gone)
    assert [(row.state, row.reason) for row in record.decisions] == [
        ("applied", ""),
        ("orphaned", NO_FIGURE),
        ("orphaned", NO_NAME),
    ]


def test_undone_and_superseded_decisions_are_listed_and_do_nothing(folder: Path) -> None:
    before = examine([folder])
    draft = drafts(before)
    trucks = figure(before, "180 trucks").id
    rows = logged(
        [draft.of_figure(trucks, "corrected", {"value": "10"}), draft.of_figure(trucks, "corrected", {"value": "240"})]
    )
    record = examine([folder], Options(decisions=rows))
    assert states(record) == [("corrected", "superseded"), ("corrected", "applied")]
    undo = replace(draft.undo(rows[1]), id="dec-2")
    record = examine([folder], Options(decisions=(*rows, undo)))
    assert states(record) == [("corrected", "applied"), ("corrected", "undone"), ("corrected", "applied")]
    assert figure(record, "180 trucks").value == 10


def test_same_documents_and_decisions_give_the_same_record(folder: Path, tmp_path: Path) -> None:
    before = examine([folder])
    one, other = (figure(before, words).series or "" for words in ("31 vessels", "95 vessels"))
    rows = (
        drafts(before).of_series(one, other),
        drafts(before).of_figure(figure(before, "180 trucks").id, "corrected", {"value": "100"}),
        drafts(before).of_finding(clashes(before)[0].id, "dismissed"),
    )
    paths = sorted(folder.glob("*.txt"))
    random.Random(3).shuffle(paths)
    record = decided(folder, *rows)
    assert examine(paths, Options(decisions=logged(rows))) == record
    write_jsonl(record, tmp_path / "out")
    assert read_jsonl(tmp_path / "out") == record


def test_blind_reading_changes_nothing(folder: Path) -> None:
    before = examine([folder])
    draft = drafts(before).of_figure(figure(before, "180 trucks").id, "corrected", {"value": "240"})
    record = decided(folder, replace(draft, blind=True))
    assert record.figures == before.figures
    assert states(record) == [("corrected", "applied")]


def test_record_without_decisions_is_the_one_without_a_log(folder: Path) -> None:
    assert examine([folder], Options(decisions=())) == examine([folder])
