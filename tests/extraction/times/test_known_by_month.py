"""A document known by its month only: what any of its days resolves alike is resolved."""

from pathlib import Path

import pytest

from countersay import examine
from tests.corpora import write_corpus


def timexes(folder: Path, date: str, text: str) -> dict[str, str | None]:
    settings = f'[documents."a.txt"]\nissuer = "Harl Ferries"\ndate = {date}\n'
    record = examine([write_corpus(folder, {"a.txt": text + "\n", "corpus.toml": settings})])
    return {timex.text: timex.first.isoformat() if timex.first else None for timex in record.timexes}


@pytest.mark.parametrize(
    ("date", "text", "words", "first"),
    [
        ('"2031-06"', "The ferry has carried 310 cars since last July.", "last July", "2030-07-01"),
        ('"2031-06"', "The ferry carried 310 cars last month.", "last month", "2031-05-01"),
        ('"2031-06"', "The mill ground 40 tonnes last year.", "last year", "2030-01-01"),
        ('"2031-06"', "The ferry carried 310 cars yesterday.", "yesterday", None),
        ('"2031-06"', "The mill ground 40 tonnes on Monday.", "Monday", None),
        ('"2031"', "The ferry has carried 310 cars since last July.", "last July", None),
        ('"2031"', "The mill ground 40 tonnes last year.", "last year", "2030-01-01"),
        ("2031-06-14", "The ferry carried 310 cars yesterday.", "yesterday", "2031-06-13"),
    ],
)
def test_words_of_time_are_resolved_where_the_day_of_issue_makes_no_difference(
    tmp_path: Path, date: str, text: str, words: str, first: str | None
) -> None:
    assert timexes(tmp_path, date, text)[words] == first


def test_a_count_since_a_month_begins_there_where_the_document_is_known_by_its_month(tmp_path: Path) -> None:
    text = "In all, 31.9 million tonnes of salt have been shipped under the accord since it began last July.\n"
    settings = '[documents."a.txt"]\nissuer = "Harl Ferries"\ndate = "2031-06"\n'
    record = examine([write_corpus(tmp_path, {"a.txt": text, "corpus.toml": settings})])
    window = next(figure.window for figure in record.figures if figure.number.text.startswith("31.9"))
    assert window is not None
    assert window.first is not None
    assert (window.first.isoformat(), window.kind) == ("2030-07-01", "since")
