"""The day of a dateline that runs into the first sentence: place, day and agency in several orders."""

from pathlib import Path

import pytest

from countersay import examine


@pytest.mark.parametrize(
    ("dateline", "day"),
    [
        pytest.param("Orlo, 3 November 2026, HALNA – ", "2026-11-03", id="place, day, agency"),
        pytest.param("Orlo, November 3, 2026, Lake News – ", "2026-11-03", id="an agency of two words"),
        pytest.param("Orlo – 3 November 2026 – ", "2026-11-03", id="a day between dashes"),
        pytest.param("Orlo, Lake News – ", None, id="no day at all"),
    ],
)
def test_day_of_a_dateline_dates_the_document(tmp_path: Path, dateline: str, day: str | None) -> None:
    text = f"{dateline}The doctors' network has counted 61 wells that were closed.\n\nIn a statement on Sunday it named them.\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    issued = examine([tmp_path]).documents[0].issued
    assert (issued.value if issued is not None else None) == day
