"""Sources told with a date in running text; places and dates of events are none."""

import pytest

from countersay.extraction.citations.citations import find_citations


@pytest.mark.parametrize(
    ("text", "source", "date", "supports"),
    [
        pytest.param(
            "In our report of 4 June we counted 12 barges.",
            "our report of 4 June",
            "4 June",
            "we counted 12 barges",
            id="our-report",
        ),
        pytest.param(
            "As we said in our statement of 3 June, no nurse was dismissed.",
            "our statement of 3 June",
            "3 June",
            "no nurse was dismissed",
            id="our-statement",
        ),
        pytest.param(
            "As the Ministry stated on 3 June, the bridge holds.",
            "the Ministry",
            "3 June",
            "the bridge holds",
            id="as-stated",
        ),
        pytest.param(
            "The ward was full, as the Nurses' Union had reported on 9 May 2031.",
            "the Nurses' Union",
            "9 May 2031",
            "The ward was full",
            id="as-reported-after",
        ),
        pytest.param(
            "The lock was shut for nine days (Water Office, 3 June 2030).",
            "Water Office",
            "3 June 2030",
            "The lock was shut for nine days",
            id="parenthesis",
        ),
        pytest.param(
            "The ward had 40 beds (Ministry of Health, 2 May 2031), of which six were free.",
            "Ministry of Health",
            "2 May 2031",
            "The ward had 40 beds",
            id="parenthesis-inside",
        ),
    ],
)
def test_source_with_its_date_is_found(text: str, source: str, date: str, supports: str) -> None:
    (found,) = find_citations(text)
    assert (found.source, found.date, found.kind) == (source, date, "inline")
    assert found.supports is not None
    assert found.supports.of(text) == supports


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The concert (Alm Hall, 3 June 2030) was sold out.", id="place-and-date"),
        pytest.param("The hearing (Water Office, 3 June 2030) was public.", id="where-a-body-sits"),
        pytest.param("The road was opened (Quelm, 3 June 2030).", id="a-town"),
        pytest.param("The road was opened (3 June 2030).", id="no-name"),
        pytest.param("Our report was late. It came on 4 June.", id="no-date-of-its-own"),
        pytest.param("Our reporters of 4 districts were there.", id="reporters"),
        pytest.param("As the Ministry grew, 3 June was kept as its day.", id="nothing-said"),
    ],
)
def test_dates_and_places_of_events_are_no_sources(text: str) -> None:
    assert find_citations(text) == []


@pytest.mark.parametrize(
    "text", [pytest.param("(Water Office, " * 5000, id="asides"), pytest.param("As we " * 9000, id="as")]
)
def test_adversarial_text_takes_linear_time(text: str) -> None:
    assert find_citations(text) == []
