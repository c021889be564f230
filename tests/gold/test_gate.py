"""The accuracy gate itself: a drop fails, a changed corpus fails, floors refuse to fall without a reason."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from gold.scoring import Tally

from gold import gate


def tally(right: int, asked: int, measure: str = "figures") -> Tally:
    made = Tally()
    for number in range(asked):
        made.note(measure, f"c{number}", number < right)
    return made


def pinned(floor: str, measure: str = "figures", **further: Any) -> dict[str, Any]:
    return {"floors": {measure: floor}, **further}


def test_share_is_exact_and_whole_where_nothing_is_asked() -> None:
    assert tally(2, 3).share("figures") * 3 == 2
    assert tally(2, 3).share("values") == 1


@pytest.mark.parametrize(
    ("right", "below"),
    [pytest.param(9, False, id="above"), pytest.param(8, False, id="at it"), pytest.param(7, True, id="below")],
)
def test_drop_below_the_floor_is_said(right: int, below: bool) -> None:
    lines = gate.compare(tally(right, 10), pinned("4/5"))
    assert bool(lines) == below
    assert all("figures" in line and "4/5" in line for line in lines)


def test_measure_without_a_floor_cannot_fail() -> None:
    assert gate.compare(tally(0, 10), {}) == []


def test_every_item_gained_and_lost_is_listed() -> None:
    before = pinned("0", right={"figures": ["c0", "c7"]})
    assert gate.moved(tally(2, 10), before) == ["  gained figures: c1", "  lost   figures: c7"]


def test_floor_rises_to_what_is_reached_and_is_never_above_it() -> None:
    contents = gate.raised(tally(2, 3), pinned("1/2"), None)
    assert contents["floors"]["figures"] == "3333/5000"
    assert gate.compare(tally(2, 3), contents) == []
    assert contents["right"]["figures"] == ["c0", "c1"]


def test_floor_refuses_to_fall_without_a_reason() -> None:
    with pytest.raises(SystemExit, match="figures would fall from 9/10 to 1/2"):
        gate.raised(tally(5, 10), pinned("9/10"), None)


def test_floor_falls_for_a_reason_that_is_kept() -> None:
    contents = gate.raised(tally(5, 10), pinned("9/10", lowered=["older"]), "the key was wrong")
    assert contents["floors"]["figures"] == "1/2"
    assert contents["lowered"] == ["older", "the key was wrong"]


def test_digest_follows_names_and_contents_of_the_corpora(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "ROOT", tmp_path)
    folder = tmp_path / "examples" / "x"
    folder.mkdir(parents=True)
    (folder / "key.json").write_text("{}")
    (folder / "a.txt").write_text("one")
    assert gate.folders() == [folder]
    first = gate.digest([folder])
    assert gate.digest([folder]) == first
    (folder / "a.txt").write_text("two")
    second = gate.digest([folder])
    (folder / "a.txt").rename(folder / "b.txt")
    assert len({first, second, gate.digest([folder])}) == 3


def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, scored: Tally, *arguments: str) -> int:
    class Fixed:
        def __init__(self, folder: Path) -> None:
            assert folder.name == "x"

        def score(self) -> Tally:
            return scored

    folder = tmp_path / "examples" / "x"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "key.json").write_text("{}")
    monkeypatch.setattr(gate, "ROOT", tmp_path)
    monkeypatch.setattr(gate, "FLOORS", tmp_path / "floors.json")
    monkeypatch.setattr(gate, "Scored", Fixed)
    monkeypatch.setattr(sys, "argv", ["gate.py", *arguments])
    return gate.main()


def test_gate_passes_what_it_pinned_and_fails_on_a_drop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, monkeypatch, tally(8, 10), "--update") == 0
    assert run(tmp_path, monkeypatch, tally(8, 10)) == 0
    assert "gate: passed" in capsys.readouterr().out
    assert run(tmp_path, monkeypatch, tally(7, 10)) == 1
    printed = capsys.readouterr().out
    assert "figures: 0.7000 is below the floor 4/5" in printed
    assert "lost   figures: c7" in printed


def test_gate_fails_if_the_corpora_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, monkeypatch, tally(8, 10), "--update") == 0
    (tmp_path / "examples" / "x" / "new.txt").write_text("more")
    assert run(tmp_path, monkeypatch, tally(8, 10)) == 1
    assert "the corpora changed" in capsys.readouterr().out


def test_gate_without_floors_fails_rather_than_passing_silently(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(tmp_path, monkeypatch, tally(8, 10)) == 1


def test_update_refuses_a_drop_and_leaves_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(tmp_path, monkeypatch, tally(8, 10), "--update") == 0
    before = (tmp_path / "floors.json").read_text()
    with pytest.raises(SystemExit, match="--lower"):
        run(tmp_path, monkeypatch, tally(7, 10), "--update")
    assert (tmp_path / "floors.json").read_text() == before
    assert run(tmp_path, monkeypatch, tally(7, 10), "--update", "--lower", "one entry was wrong") == 0
    assert json.loads((tmp_path / "floors.json").read_text())["lowered"] == ["one entry was wrong"]
