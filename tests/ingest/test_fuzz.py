"""Damaged files of every format: a reading that keeps its promises, or an `InputError`; nothing else."""

from bench.fuzz import one_round, run, seeds


def test_damaged_files_give_a_reading_or_an_input_error() -> None:
    said: list[str] = []
    assert run(0, seed=7, rounds=150, say=said.append) == 0, said


def test_every_format_has_a_whole_file_to_begin_with() -> None:
    names = {form.name for form, _, _ in seeds()}
    assert {"docx", "odt", "rtf", "xlsx", "csv", "html", "markdown", "zip", "mail", "mbox", "mhtml", "plain"} <= names


def test_rounds_follow_from_the_seed() -> None:
    files = seeds()
    assert [one_round(3, n, files) for n in range(4)] == [one_round(3, n, files) for n in range(4)]
