"""What sort of number a figure is: what was seen on a day is a level, what happened on it is not."""

import pytest

from tests.extraction.figures.test_claims import read


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("On 16 May 2031, 97 boats were counted on the lake.", "stock", id="boats counted"),
        pytest.param("On 16 May 2031 the patrol saw 14 goats near Harl.", "stock", id="goats seen"),
        pytest.param("On 16 May 2031 the guild observed 31 fires.", "constant", id="what happens"),
        pytest.param("Between 1 and 16 May 2031, 97 boats were counted on the lake.", "flow", id="over days"),
        pytest.param("97 boats were counted on the lake.", "constant", id="no day"),
    ],
)
def test_what_was_seen_on_one_day_is_a_level(text: str, kind: str) -> None:
    assert [figure.kind for figure in read(text).figures] == [kind]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("On 3 May 2021 the clinic had 61 patients.", "stock", id="patients of a clinic"),
        pytest.param("On 3 May 2021 the hotel still had 61 guests.", "stock", id="guests of a hotel"),
        pytest.param("In May 2021 the clinic had 61 patients.", "flow", id="patients over a month"),
        pytest.param("On 3 May 2021 the clinic admitted 61 patients.", "flow", id="patients who came"),
        pytest.param("On 3 May 2021 the town had 61 patients.", "constant", id="no house"),
        pytest.param("On 3 May 2021 the clinic had 61 deaths.", "flow", id="deaths"),
    ],
)
def test_persons_in_a_house_on_one_day_are_a_level(text: str, kind: str) -> None:
    [figure] = [figure for figure in read(text, "2021-06-01").figures if figure.number.text == "61"]
    assert figure.kind == kind


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param(
            "Teachers walked out in Kell on 1 May. 71 per cent of teachers took part in the strike.", 1, id="took part"
        ),
        pytest.param("Nurses met in Kell on 1 May. 40 per cent of nurses attended.", 1, id="attended"),
        pytest.param(
            "Teachers walked out in Kell on 1 May. 71 per cent of teachers earn less than in 2030.", None, id="earn"
        ),
        pytest.param(
            "Teachers walked out in Kell from 1 to 9 May. 71 per cent of teachers took part.", None, id="many days"
        ),
        pytest.param(
            "Teachers walked out on 1 May. Since then 71 per cent of teachers have taken part.", None, id="since then"
        ),
    ],
)
def test_a_share_of_those_who_took_part_is_of_the_day_of_the_paragraph(text: str, day: int | None) -> None:
    windows = [figure.window for figure in read(text).figures if figure.unit == "percent"]
    assert len(windows) == 1
    assert (windows[0].first.day if windows[0] is not None and windows[0].days == 1 else None) == day
