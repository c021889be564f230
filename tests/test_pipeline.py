"""The whole job: the same input gives the same record, everything is anchored, and accusations keep the rules."""

import itertools
import json
import os
import random
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from countersay import examine
from countersay.decisions.drafts import Drafts
from countersay.exports.to_jsonl import jsonl_files, read_jsonl, write_jsonl
from countersay.model import ACCUSING, Finding, FindingRelation, Record
from countersay.pipeline import Options, examine_beside, examine_project, write
from countersay.reconciliation.verify import verify
from countersay.reporting.page import write_report
from countersay.store.decision_log import DecisionLog
from countersay.store.project import read_project
from tests.corpora import (
    EXAMPLE,
    anchors,
    copy_example,
    countersay,
    example_record,
    small_corpus,
    without_settings,
    write_corpus,
)


def files_of(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def accusing(record: Record) -> list[Finding]:
    return [finding for finding in record.findings if finding.relation in ACCUSING]


# The same input, the same bytes.


def test_order_of_the_paths_changes_nothing() -> None:
    paths = sorted(EXAMPLE.glob("*.txt"))
    random.Random(7).shuffle(paths)
    record = examine(paths)
    assert record == example_record()
    assert jsonl_files(record) == jsonl_files(example_record())
    assert write_report(record) == write_report(example_record())


def test_every_order_of_a_small_corpus_gives_the_same_record(tmp_path: Path) -> None:
    small_corpus(tmp_path / "c", third_txt="Between 1 and 10 March 2031, 200 lorries passed the Kessel gate.")
    paths = [tmp_path / "c" / name for name in ("north.txt", "south.txt", "third.txt")]
    records = [examine(order) for order in itertools.permutations(paths)]
    assert all(record == records[0] for record in records)
    assert accusing(records[0])


def test_order_of_the_listing_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = small_corpus(tmp_path / "c")
    write_corpus(folder, {"sub/a.txt": "On 3 March 2031, 12 lorries waited.", "sub/b.txt": "Nothing was counted."})
    before = examine([folder])
    listed = os.scandir

    class Backwards:
        def __init__(self, path: object = ".") -> None:
            with listed(path) as found:  # type: ignore[call-overload]
                self.entries = sorted(found, key=lambda entry: entry.name, reverse=True)

        def __enter__(self) -> "Backwards":
            return self

        def __exit__(self, *_: object) -> None:
            return None

        def __iter__(self) -> Iterator[os.DirEntry[str]]:
            return iter(self.entries)

    monkeypatch.setattr(os, "scandir", Backwards)
    after = examine([folder])
    assert jsonl_files(after) == jsonl_files(before)


def test_hash_order_and_working_folder_change_no_byte(tmp_path: Path) -> None:
    folder = copy_example(tmp_path / "corpus")
    written = []
    for seed in ("1", "2"):
        out = tmp_path / seed
        assert countersay("examine", folder, "--out", out, "--quiet", PYTHONHASHSEED=seed).returncode == 0
        write_jsonl(read_project(out), out / "export")
        for name in ("record.sqlite", ".cache.sqlite", ".lock"):
            (out / name).unlink()
        written.append(files_of(out))
    assert written[0] == written[1]


def test_place_of_the_folder_changes_nothing(tmp_path: Path) -> None:
    one, two = small_corpus(tmp_path / "one"), small_corpus(tmp_path / "deep" / "er" / "two")
    assert jsonl_files(examine([one])) == jsonl_files(examine([two]))


def test_single_file_gives_what_its_folder_gives(tmp_path: Path) -> None:
    folder = small_corpus(tmp_path)
    (folder / "south.txt").unlink()
    settings = (folder / "corpus.toml").read_text().split('[documents."south.txt"]')[0]
    (folder / "corpus.toml").write_text(settings)
    assert examine([folder / "north.txt"]) == examine([folder])


def test_files_given_one_by_one_give_what_their_folder_gives(tmp_path: Path) -> None:
    folder = small_corpus(tmp_path)
    assert examine([folder / "south.txt", folder / "north.txt"]) == examine([folder])


def test_further_document_leaves_the_others_claims_alone(tmp_path: Path) -> None:
    folder = small_corpus(tmp_path)
    before = {figure.id: replace(figure, series=None) for figure in examine([folder]).figures}
    write_corpus(folder, {"a.txt": "3 April 2031\n\nOn 2 April 2031, 9 tents stood in the square of Brenn."})
    after = {figure.id: replace(figure, series=None) for figure in examine([folder]).figures}
    assert len(after) == len(before) + 1
    assert {id_: after[id_] for id_ in before} == before


# Anchors.


def broken_anchors(record: Record) -> list[str]:
    texts = {document.id: document.text for document in record.documents}
    wrong = []
    for table, document, item in anchors(record):
        text, start, end = texts[document], item["start"], item["end"]
        stored = item.get("text")
        if not 0 <= start < end <= len(text) or (stored is not None and text[start:end] != stored):
            wrong.append(f"{table} {document} {start}-{end}: {stored!r}, text has {text[start:end]!r}")
    return wrong


def test_every_anchor_of_the_example_shows_its_words() -> None:
    assert broken_anchors(example_record()) == []
    assert len({table for table, _, _ in anchors(example_record())}) >= 6


def test_anchors_hold_in_text_beyond_the_basic_plane(tmp_path: Path) -> None:
    text = "𝔗he gate 🚧 ‮was‬ e\u0301shut. On 3 March 2031, 1\u202f250 lorries 🚚 passed the gate at “Žižk\u030cov”.\r\nOf these, ½ were red."
    record = examine([write_corpus(tmp_path, {"odd.txt": text})])
    assert broken_anchors(record) == []
    assert record.figures


def test_number_of_every_figure_lies_in_its_span() -> None:
    outside = [
        figure.text
        for figure in example_record().figures
        if not figure.start <= figure.number.start < figure.number.end <= figure.end
    ]
    assert outside == []


def test_every_reference_within_the_record_leads_somewhere() -> None:
    record = example_record()
    ids = {name: {row.id for row in getattr(record, name)} for name in ("documents", "figures", "series", "names")}
    ids |= {name: {row.id for row in getattr(record, name)} for name in ("attributions", "timexes", "events")}
    asked = [
        *(("figures", figure) for finding in record.findings for figure in finding.figures),
        *(("attributions", one) for finding in record.findings for one in finding.attributions),
        *(("documents", one) for finding in record.findings for one in finding.documents),
        *(("timexes", one) for finding in record.findings for one in finding.timexes),
        *(("events", one) for finding in record.findings for one in finding.events),
        *(("figures", figure) for series in record.series for figure in series.figures),
        *(("series", figure.series) for figure in record.figures),
        *(("attributions", figure.attribution) for figure in record.figures),
        *(("figures", figure.relation.figure) for figure in record.figures if figure.relation),
        *(("attributions", voice.parent) for voice in record.attributions),
        *(("names", voice.speaker_name) for voice in record.attributions),
        *(("figures", figure) for pair in record.blocked for figure in pair.figures),
        *(("series", one) for link in record.links for one in (link.left, link.right)),
        *(("series", implied.series) for implied in record.implied),
        *(("figures", figure) for implied in record.implied for figure in implied.claims),
    ]
    assert [(table, one) for table, one in asked if one is not None and one not in ids[table]] == []
    assert len(asked) > 1000


def test_ids_are_unique_in_every_table() -> None:
    for table in ("documents", "attributions", "figures", "timexes", "names", "series", "findings", "implied"):
        ids = [row.id for row in getattr(example_record(), table)]
        assert len(ids) == len(set(ids)), table


@pytest.mark.parametrize("which", ["example", "small"])
def test_every_certificate_is_verified(which: str, tmp_path: Path) -> None:
    record = example_record() if which == "example" else examine([small_corpus(tmp_path)])
    proved = [finding for finding in record.findings if finding.relation in ACCUSING or finding.certificate]
    assert proved
    for finding in proved:
        verify(finding, record)


def test_every_number_in_digits_is_in_exactly_one_entry_of_the_ledger() -> None:
    record = example_record()
    for document in record.documents:
        entries = [(entry.start, entry.end) for entry in record.ledger if entry.document == document.id]
        for run in re.finditer(r"[0-9]+", document.text):
            holding = [one for one in entries if one[0] < run.end() and run.start() < one[1]]
            assert len(holding) == 1, (document.path, run)
            assert holding[0][0] <= run.start() and run.end() <= holding[0][1]


# What a finding may be.


def test_relations_are_those_of_the_closed_list() -> None:
    closed = set(get_args(FindingRelation))
    assert len(closed) == 10
    assert {finding.relation for finding in example_record().findings} <= closed


def test_accusations_have_certificate_size_strength_and_words() -> None:
    found = accusing(example_record())
    assert found
    for finding in found:
        assert finding.certificate is not None, finding.sentence
        assert finding.strength in ("high", "medium", "low")
        assert finding.sentence and finding.documents
        assert (finding.dissolved_by == ()) or finding.relation == "tension"
        assert {outcome.label: outcome.feasible for outcome in finding.readings}.get("plain", False) is False


def test_only_accusations_are_graded() -> None:
    graded = [f for f in example_record().findings if f.strength is not None and f.relation not in ACCUSING]
    assert graded == [] or {finding.relation for finding in graded} <= {"spread"}


def test_every_finding_shows_two_quotations_or_checks_one_passage() -> None:
    for finding in example_record().findings:
        quoted = len(finding.figures) + len(finding.timexes)
        assert quoted >= 2 or (quoted == 1 and len(finding.documents) == 1), finding.sentence


def test_clash_of_two_documents_is_found_with_its_size(tmp_path: Path) -> None:
    record = examine([small_corpus(tmp_path)])
    (clash,) = accusing(record)
    figures = [figure for figure in record.figures if figure.id in clash.figures]
    assert (clash.size, {figure.value for figure in figures}) == (215, {412, 197})
    assert len(clash.documents) == 2


# No date, no accusation.

UNDATED_NORTH = """The Harbour Authority of Velmare counts every lorry.

Since 1 March 2031, 412 lorries have passed the Kessel gate.
"""
DATED_SOUTH = """Dock Workers' Union of Ostrand
16 March 2031

Since 1 March 2031, 230 lorries have passed the Kessel gate.
"""


def test_undated_document_is_asked_about_and_accuses_nobody(tmp_path: Path) -> None:
    record = examine([write_corpus(tmp_path, {"north.txt": UNDATED_NORTH, "south.txt": DATED_SOUTH})])
    assert [issue.path for issue in record.issues if issue.code == "date-missing"] == ["north.txt"]
    assert accusing(record) == []
    open_ended = [figure for figure in record.figures if figure.window and figure.window.last is None]
    assert [figure.value for figure in open_ended] == [412]


def test_date_in_the_settings_unlocks_the_comparison(tmp_path: Path) -> None:
    settings = '[documents."north.txt"]\ndate = 2031-03-12\n'
    folder = write_corpus(tmp_path, {"north.txt": UNDATED_NORTH, "south.txt": DATED_SOUTH, "corpus.toml": settings})
    record = examine([folder])
    assert [finding.size for finding in accusing(record)] == [182]
    assert [issue.path for issue in record.issues if issue.code == "date-missing"] == []


def test_example_without_settings_asks_and_rests_nothing_on_an_unknown_date(tmp_path: Path) -> None:
    record = examine([without_settings(EXAMPLE, tmp_path / "bare")])
    asked = {issue.path for issue in record.issues if issue.code == "date-missing"}
    assert "05-dossier-on-the-road.txt" in asked
    figures = {figure.id: figure for figure in record.figures}
    undated = {document.id for document in record.documents if document.issued is None}
    for finding in accusing(record):
        for one in (figures[id_] for id_ in finding.figures):
            if finding.certificate and any(
                row.claim == one.id and any(term.through for term in row.terms) for row in finding.certificate.rows
            ):
                assert one.window is not None and one.window.first is not None and one.window.last is not None
                assert one.window.anchor != "document" or one.document not in undated, finding.sentence


# Interrupted runs and decisions.


@pytest.mark.parametrize(
    "where",
    [
        pytest.param("countersay.extracting.extract", id="while reading"),
        pytest.param("countersay.pipeline.reconcile", id="while comparing"),
        pytest.param("countersay.pipeline.write_report", id="while the report is made"),
        pytest.param("countersay.store.rows._insert", id="while the record is written"),
        pytest.param("countersay.store.project.os.replace", id="before the record is put in place"),
    ],
)
def test_interrupted_run_leaves_the_project_as_it_was(
    where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, out = small_corpus(tmp_path / "corpus"), tmp_path / "project"
    write(examine([folder]), out)
    before = files_of(out)
    (folder / "south.txt").write_text("17 March 2031\n\nNothing was counted.")
    calls = []

    def stop(*_: object, **__: object) -> None:
        calls.append(where)
        raise KeyboardInterrupt

    monkeypatch.setattr(where, stop)
    with pytest.raises(KeyboardInterrupt):
        write(examine([folder]), out)
    monkeypatch.undo()
    assert calls
    assert files_of(out) == before


def test_decisions_survive_a_second_run(tmp_path: Path) -> None:
    folder, out = small_corpus(tmp_path / "corpus"), tmp_path / "project"
    record = examine([folder])
    finding = accusing(record)[0]
    draft = replace(
        Drafts(record).of_finding(finding.id, "dismissed"),
        reviewer="R. R.",
        at="2031-04-01T10:00:00Z",
        note="counted at two gates, déjà vu",
    )
    logged = DecisionLog(out).append(draft)
    again = examine_project([folder], out)
    assert finding.id not in {row.id for row in again.findings}
    assert [row.id for row in again.dismissed] == [finding.id]
    assert [(row.id, row.state, row.target) for row in again.decisions] == [(logged.id, "applied", finding.id)]
    assert examine_project([folder], out) == again == read_project(out)


def test_project_and_export_give_back_the_record(tmp_path: Path) -> None:
    record = write(example_record(), tmp_path / "project")
    assert read_project(tmp_path / "project") == record
    write_jsonl(record, tmp_path / "export")
    assert read_jsonl(tmp_path / "export") == record


def test_rows_of_the_export_are_one_json_object_a_line() -> None:
    for name, contents in jsonl_files(example_record()).items():
        if name.endswith(".jsonl"):
            assert contents == "" or contents.endswith("\n")
            assert all(isinstance(json.loads(line), dict) for line in contents.split("\n") if line), name


def test_further_documents_are_examined_beside_those_of_a_record(tmp_path: Path) -> None:
    folder = small_corpus(tmp_path / "in")
    more = write_corpus(
        tmp_path / "more", {"later.txt": "Port Clerk\n20 March 2031\n\nOn 5 March 2031, 9 cranes stood."}
    )
    old = examine([folder])
    before, after = examine_beside(old, [more])
    assert (before.documents, before.figures, before.findings) == (old.documents, old.figures, old.findings)
    assert [row.path for row in after.documents] == ["later.txt", "north.txt", "south.txt"]
    assert {row.id for row in after.figures} > {row.id for row in old.figures}
    assert after.parties == old.parties


def test_further_document_of_the_same_path_takes_the_place_of_the_former(tmp_path: Path) -> None:
    old = examine([small_corpus(tmp_path / "in")])
    more = write_corpus(
        tmp_path / "more", {"south.txt": "Port Clerk\n20 March 2031\n\nOn 5 March 2031, 9 cranes stood."}
    )
    _, after = examine_beside(old, [more, tmp_path / "in" / "north.txt"])
    assert [row.path for row in after.documents] == ["north.txt", "south.txt"]
    assert "cranes" in after.documents[1].text


def test_decisions_are_kept_beside_further_documents(tmp_path: Path) -> None:
    first = examine([small_corpus(tmp_path / "in")])
    draft = replace(Drafts(first).of_finding(accusing(first)[0].id, "dismissed"), id="x")
    old = examine([tmp_path / "in"], Options(decisions=(draft,)))
    more = write_corpus(tmp_path / "more", {"later.txt": "On 5 March 2031, 9 cranes stood."})
    assert [[row.id for row in one.dismissed] for one in examine_beside(old, [more])] == [[draft_id(first)]] * 2


def draft_id(record: Record) -> str:
    return accusing(record)[0].id
