"""Look-ups: chains of voices, places, and rows that stand nowhere."""

from dataclasses import replace

import pytest

from countersay.model import Anchor, Attribution, Document, Extent, Issuer, LedgerEntry, Party, Record, Span
from countersay.reporting.index import UNNAMED_ISSUER, UNNAMED_VOICE, Index, anchored

TEXT = "A said that B said so.\n\nC denied it."


def document(**fields: str | Issuer | None) -> Document:
    return Document(id="d", path="a.txt", sha256="", text_sha256="", text=TEXT, **fields)  # type: ignore[arg-type]


def voice(identity: str, parent: str | None = None, **fields: object) -> Attribution:
    return Attribution(id=identity, document="d", kind="indirect", parent=parent, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("voices", "start", "expected"),
    [
        pytest.param((), None, ("Office",), id="issuer-alone"),
        pytest.param((voice("b", "a", speaker="B"), voice("a", speaker="A")), "b", ("B", "A", "Office"), id="nested"),
        pytest.param((voice("a", speaker="Office"),), "a", ("Office",), id="each-once"),
        pytest.param((voice("a", source=(Extent(0, 1, "A"),)),), "a", ("A", "Office"), id="by-its-words"),
        pytest.param((voice("a"),), "a", (UNNAMED_VOICE, "Office"), id="not-named"),
        pytest.param(
            (voice("a", "b", speaker="A"), voice("b", "a", speaker="B")), "a", ("A", "B", "Office"), id="circle"
        ),
        pytest.param((), "nowhere", ("Office",), id="unknown"),
    ],
)
def test_speakers_run_from_the_innermost_voice_to_the_issuer(
    voices: tuple[Attribution, ...], start: str | None, expected: tuple[str, ...]
) -> None:
    record = Record(documents=(document(issuer=Issuer(label="Office")),), attributions=voices)
    assert Index(record).speakers(start, "d") == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param({"issuer": Issuer(label="Office"), "party": "p"}, "Office", id="named"),
        pytest.param({"party": "p"}, "North (issuer not named)", id="declared-side"),
        pytest.param({}, UNNAMED_ISSUER, id="nobody"),
    ],
)
def test_issuer_is_named_as_far_as_known(fields: dict[str, str | Issuer], expected: str) -> None:
    index = Index(Record(parties=(Party(id="p", label="North"),), documents=(document(**fields),)))
    assert index.issuer("d") == expected


@pytest.mark.parametrize(
    ("position", "expected"),
    [
        pytest.param(0, "A, par. 1", id="first"),
        pytest.param(22, "A, par. 1", id="in-the-gap"),
        pytest.param(24, "A, par. 2", id="second"),
    ],
)
def test_place_is_letter_and_paragraph(position: int, expected: str) -> None:
    assert Index(Record(documents=(document(),))).place("d", position) == expected


def test_rows_that_stand_in_no_document_are_left_out() -> None:
    def entry(name: str, start: int, end: int) -> LedgerEntry:
        return LedgerEntry(document=name, start=start, end=end, text="", list="trap", reason="r")

    record = Record(
        documents=(document(),),
        ledger=(entry("d", 0, 1), entry("e", 0, 1), entry("d", 0, 999), entry("d", 3, 3)),
        attributions=(voice("a", content=(Span(0, 999),)), voice("b", content=(Span(0, 9),))),
    )
    kept = anchored(record)
    assert kept.ledger == record.ledger[:1]
    assert [row.id for row in kept.attributions] == ["b"]


def test_place_in_a_table_names_its_cell() -> None:
    sheet = replace(document(), anchors=(Anchor(start=0, end=3, first=0, last=3, place="Tolls!B7"),))
    assert Index(Record(documents=(sheet,))).place("d", 1) == "A, par. 1, Tolls!B7"
    assert Index(Record(documents=(sheet,))).place("d", 4) == "A, par. 1"
