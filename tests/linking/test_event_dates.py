from datetime import date

import pytest

from countersay.extraction.times.timex import find_timexes
from countersay.linking.event_dates import date_windows
from countersay.model import Document, Period
from tests.factories import make_document, make_figure


def resolved(dating: list[str], words: str, year: int | None = None) -> Period | None:
    """Date the window `words` of a figure by what the other documents say."""
    documents = [make_document(text, f"{number}.txt") for number, text in enumerate(dating)]
    claim = make_document(f"Some 40 trucks were lost {words}.", "claim.txt")
    start = claim.text.index(words)
    first = date(year, 1, 1) if year else None
    window = Period(
        first=first,
        first_latest=date(year, 12, 31) if year else None,
        last=date(2031, 5, 20),
        kind="since",
        anchor="event",
        start=start,
        end=start + len(words),
    )
    figure = make_figure(40, document=claim, window=window)
    everything: list[Document] = [*documents, claim]
    timexes = {document.id: find_timexes(document.text) for document in everything}
    (found,) = date_windows([figure], everything, timexes)
    return found.window


def test_event_dated_by_another_document() -> None:
    window = resolved(["The war ended on 10 November 2030."], "since the end of the war")
    assert window is not None
    assert window.first == date(2030, 11, 10)


@pytest.mark.parametrize(
    "dating",
    [
        pytest.param([], id="nobody dates it"),
        pytest.param(["The war ended on 10 November 2030.", "The war ended on 12 November 2030."], id="two days"),
        pytest.param(["The war began on 10 November 2030."], id="its beginning"),
        pytest.param(["The strike ended on 10 November 2030."], id="another event"),
        pytest.param(["The war ended in 2030."], id="only a year"),
        pytest.param(
            ["At the end of the war 40 were held, the mayor said on 10 November 2030."], id="the day of telling"
        ),
        pytest.param(["On 10 November 2030 the ministry announced the end of the war."], id="the day of announcing"),
    ],
)
def test_event_that_is_not_dated_to_one_day_stays_open(dating: list[str]) -> None:
    window = resolved(dating, "since the end of the war")
    assert window is not None
    assert window.first is None


def test_year_in_the_words_chooses_between_two_wars() -> None:
    dating = ["The war ended on 10 November 2030.", "The first war ended on 12 May 1994."]
    window = resolved(dating, "since the end of the war of 2030", year=2030)
    assert window is not None
    assert (window.first, window.first_latest) == (date(2030, 11, 10), None)
