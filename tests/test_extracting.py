"""Extraction of many documents gives the same bytes however many processes do it."""

from pathlib import Path

import pytest

from countersay import Options, examine
from countersay.config import Config
from countersay.exports.to_jsonl import jsonl_files
from countersay.extracting import CHARS_A_WORKER, workers_for
from countersay.extraction.document import Task
from countersay.runner.local import cores
from tests.corpora import EXAMPLE, example_record
from tests.factories import make_document


@pytest.mark.parametrize("workers", [2, 3])
def test_record_is_the_same_for_any_number_of_workers(workers: int) -> None:
    paths = sorted(EXAMPLE.glob("*.txt"), reverse=True)
    record = examine(paths, Options(workers=workers))
    assert record == example_record()
    assert jsonl_files(record) == jsonl_files(example_record())


@pytest.mark.parametrize("workers", [1, 2])
def test_progress_counts_every_document_once(workers: int, tmp_path: Path) -> None:
    for number in range(5):
        (tmp_path / f"{number}.txt").write_text(f"On {number + 1} May 2031, 12 lorries waited.")
    shown: list[tuple[str, int, int]] = []
    examine([tmp_path], Options(workers=workers), lambda *step: shown.append(step))
    assert [step for step in shown if step[0] == "read"] == [("read", number, 5) for number in range(1, 6)]


def tasks(chars: int, documents: int) -> list[Task]:
    text = "a" * (chars // documents)
    return [
        Task(document=make_document(text, f"{number}.txt"), settings=None, options=None, config=Config())
        for number in range(documents)
    ]


def test_small_corpus_starts_no_further_process() -> None:
    assert workers_for([]) == 1
    assert workers_for(tasks(CHARS_A_WORKER, 10)) == 1


def test_large_corpus_takes_the_processors_there_are_and_no_more_than_documents() -> None:
    assert workers_for(tasks(100 * CHARS_A_WORKER, 100)) == min(100, cores())
    assert workers_for(tasks(100 * CHARS_A_WORKER, 1)) == 1
