"""Tables with two ways in: the ledger adds up, positions stand under the side that takes them."""

from pathlib import Path

import pytest

import countersay
from countersay.model import LedgerEntry, Record
from countersay.reporting.index import Index
from countersay.reporting.matrices import NO_SIDE, Position, ledger, positions
from tests.reporting.invented import invented


def test_ledger_counts_every_number_once() -> None:
    found = ledger(Index(invented()))
    subtotals = [line for line in found.lines if line.subtotal]
    assert found.total == sum(line.total for line in subtotals) == len(invented().ledger)
    assert found.totals == (5, 1, 0)
    assert [(line.list, line.counts) for line in subtotals] == [
        ("Part of a claim", (2, 0, 0)),
        ("Part of a date", (1, 1, 0)),
        ("Set aside for a stated reason", (1, 0, 0)),
        ("Not understood", (1, 0, 0)),
    ]


def test_ledger_does_not_list_claims_as_reasons() -> None:
    record = invented()
    figure = record.figures[0]
    entry = LedgerEntry(
        document=figure.document, start=figure.start, end=figure.end, text="1,240", list="figure", reason=figure.id
    )
    found = ledger(Index(Record(documents=record.documents, figures=record.figures, ledger=(entry,))))
    assert [(line.list, line.reason, line.total) for line in found.lines] == [("Part of a claim", "", 1)]


def test_positions_stand_under_the_side_of_their_document() -> None:
    found = positions(Index(invented()))
    assert found.sides == ("Town of Velm", "Guild of Tarn Ferrymen", "Council of Orrin", NO_SIDE)
    stopped = found.questions[0]
    assert [[position.verb for position in cell.positions] for cell in stopped.cells] == [
        ["denies"],
        ["alleges"],
        [],
        [],
    ]
    assert [question.reply for question in found.questions] == [
        "",
        "No reply in these documents.",
        "No reply in these documents.",
    ]


def test_a_side_that_says_another_thing_later_is_shown_with_both_days(tmp_path: Path) -> None:
    said = {
        "2030-05-01": ("guild", "The Guild alleges that the Port Authority closed the north gate."),
        "2030-05-03": ("port", "The Port Authority denies that it closed the north gate."),
        "2030-06-09": ("port", "The Port Authority confirms that the Port Authority closed the north gate."),
    }
    settings = ['[parties]\nguild = "The Guild"\nport = "Port Authority"']
    for day, (party, words) in said.items():
        (tmp_path / f"{day}.txt").write_text(words, encoding="utf-8")
        issuer = {"guild": "The Guild", "port": "Port Authority"}[party]
        settings.append(f'[documents."{day}.txt"]\nissuer = "{issuer}"\nparty = "{party}"\ndate = {day}')
    (tmp_path / "corpus.toml").write_text("\n".join(settings), encoding="utf-8")
    (question,) = positions(Index(countersay.examine([str(tmp_path)]))).questions
    changes = {cell.side: cell.change for cell in question.cells}
    assert changes["Port Authority"] == "3 May 2030: denies “close”; 9 June 2030: affirms “close”"
    assert changes["The Guild"] == ""


def test_only_what_denies_less_is_called_narrower() -> None:
    def said(verb: str, note: str) -> bool:
        return Position(verb=verb, speaker="s", words="w", place="p", href="h", note=note).narrower

    assert said("denies", "speaks of the guards")
    assert not said("denies", "names another cause")
    assert not said("denies", "")
    assert not said("affirms", "does not say by whom")


@pytest.mark.parametrize(
    ("alleged", "reply", "verb"),
    [
        pytest.param("Velm Harbour blocked the bridge.", "The bridge is open.", "says", id="open"),
        pytest.param("Velm Harbour blocked the bridge.", "We did not block the bridge.", "denies", id="denied"),
        pytest.param(
            "Velm Harbour withheld the soundings.",
            "The soundings were handed over on 3 March.",
            "answers",
            id="contrary deed",
        ),
    ],
)
def test_only_words_of_denying_are_called_a_denial(tmp_path: Path, alleged: str, reply: str, verb: str) -> None:
    (tmp_path / "corpus.toml").write_text(
        """[parties]
town = "Velm Harbour"
guild = "Guild of Tarn Ferrymen"
[documents."a.txt"]
issuer = "Guild of Tarn Ferrymen"
date = 2031-03-01
party = "guild"
[documents."b.txt"]
issuer = "Velm Harbour"
date = 2031-03-05
party = "town"
""",
        encoding="utf-8",
    )
    (tmp_path / "a.txt").write_text(f"News in brief\n\n{alleged}\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text(f"News in brief\n\n{reply}\n", encoding="utf-8")
    (question,) = positions(Index(countersay.examine([tmp_path]))).answered
    assert [position.verb for cell in question.cells for position in cell.positions if position.verb != "alleges"] == [
        verb
    ]
