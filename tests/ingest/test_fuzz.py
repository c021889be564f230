"""Damaged files of every format: a reading that keeps its promises, or an `InputError`; nothing else."""

from pathlib import Path

import pytest
from bench.fuzz import one_round, run, seeds
from bench.fuzz_atheris import guarded, started
from bench.fuzz_targets import beginnings, kept, targets


def test_damaged_files_give_a_reading_or_an_input_error() -> None:
    said: list[str] = []
    assert run(0, seed=7, rounds=150, say=said.append) == 0, said


def test_every_format_has_a_whole_file_to_begin_with() -> None:
    names = {form.name for form, _, _ in seeds()}
    assert {"docx", "odt", "rtf", "xlsx", "csv", "html", "markdown", "zip", "mail", "mbox", "mhtml", "plain"} <= names


def test_rounds_follow_from_the_seed() -> None:
    files = seeds()
    assert [one_round(3, n, files) for n in range(4)] == [one_round(3, n, files) for n in range(4)]


@pytest.mark.parametrize("target", sorted(targets()))
def test_what_is_kept_of_fuzzing_breaks_nothing(target: str) -> None:
    call = targets()[target]
    inputs = kept(target) if target in ("extraction", "finders") else beginnings(target)
    for data in inputs:
        call(data)


@pytest.mark.parametrize("target", ["rtf", pytest.param("finders", marks=pytest.mark.slow)])
def test_a_few_seconds_of_atheris_find_nothing(tmp_path: Path, target: str) -> None:
    pytest.importorskip("atheris", reason="the group fuzz is not installed")
    assert started(target, tmp_path, 3).startswith(f"{target}: exit 0")
    assert not list((tmp_path / "findings").glob("*.txt"))


def test_a_finding_is_written_down_once_and_the_fuzzer_goes_on(tmp_path: Path) -> None:
    def fail(data: bytes) -> None:
        raise KeyError(data)

    call = guarded("x", fail, tmp_path)
    call(b"one")
    call(b"two")
    (words,) = tmp_path.glob("*.txt")
    assert "KeyError" in words.read_text(encoding="utf-8")
    assert words.with_suffix("").read_bytes() == b"one"
