"""What one side alleges and another answers in other words meets across documents; other things stay apart."""

import json
from pathlib import Path

import pytest

from countersay import examine
from tests.exchange import Exchange

CASES = json.loads((Path(__file__).parent.parent / "cases" / "replies_across.json").read_text(encoding="utf-8"))
SETTINGS = """[parties]
alm = "Republic of Almia"
keld = "Republic of Keldia"
[documents."a.txt"]
issuer = "Ministry of Roads of Almia"
date = 2031-06-14
party = "alm"
[documents."b.txt"]
issuer = "Government of Keldia"
date = 2031-06-16
party = "keld"
"""


def replied(folder: Path, settings: str, alleged: str, reply: str) -> list[tuple[str, str | None]]:
    """Return the words of the second text that deny something which the first alleges, with their notes."""
    folder.mkdir(exist_ok=True)
    (folder / "corpus.toml").write_text(settings, encoding="utf-8")
    (folder / "a.txt").write_text(f"News in brief\n\n{alleged}\n", encoding="utf-8")
    (folder / "b.txt").write_text(f"News in brief\n\n{reply}\n", encoding="utf-8")
    record = examine([folder])
    paths = {document.id: document for document in record.documents}
    return [
        (paths[voice.document].text[voice.start : voice.end], voice.note)
        for row in record.allegations
        if any(paths[voice.document].path == "a.txt" for voice in row.alleged_by)
        for voice in row.denied_by
        if paths[voice.document].path == "b.txt"
    ]


@pytest.mark.parametrize("case", [pytest.param(case, id=case["id"]) for case in CASES])
@pytest.mark.parametrize("exchanged", [False, True], ids=["as-is", "parties-exchanged"])
def test_reply_meets_what_is_alleged_and_nothing_else(tmp_path: Path, case: dict[str, str], exchanged: bool) -> None:
    turn = Exchange.swap(Almia="Keldia", Almian="Keldian").text if exchanged else str
    found = replied(tmp_path, turn(SETTINGS), turn(case["alleged"]), turn(case["reply"]))
    if case["denied"] is None:
        assert found == []
    else:
        assert case.get("note") in [note for text, note in found if text.startswith(turn(case["denied"]))]


def test_denial_as_a_whole_stands_beside_what_is_alleged_and_denies_nothing(tmp_path: Path) -> None:
    (tmp_path / "corpus.toml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "a.txt").write_text("News in brief\n\nKeldia shelled the mill at Tarn.\n", encoding="utf-8")
    reply = "News in brief\n\nKeldia categorically rejects these groundless allegations.\n"
    (tmp_path / "b.txt").write_text(reply, encoding="utf-8")
    (row,) = examine([tmp_path]).allegations
    assert (row.denied_by, row.reply) == ((), "none_in_corpus")
    assert [voice.side for voice in row.general_by] == ["keld"]


def test_denial_as_a_whole_answers_nothing_that_is_alleged_later(tmp_path: Path) -> None:
    (tmp_path / "corpus.toml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "a.txt").write_text("News in brief\n\nAlmia rejects these accusations.\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("News in brief\n\nAlmia shelled the mill at Tarn.\n", encoding="utf-8")
    assert [row.general_by for row in examine([tmp_path]).allegations] == [()]
