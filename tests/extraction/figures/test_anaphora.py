"""What a number goes back to. The sentences are invented, their subjects unrelated."""

import pytest

from tests.extraction.figures.test_claims import read


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        pytest.param(
            "From 3 to 9 May 480 people were killed and 1,902 injured. The clinic has examined 98 of these deaths.",
            480,
            id="deaths",
        ),
        pytest.param(
            "On 3 May police detained 61 marchers and injured 12. A court has looked at 9 of these arrests.",
            61,
            id="arrests",
        ),
        pytest.param(
            "From 3 to 9 May 480 people were killed and 1,902 injured. 98 of these injuries were burns.",
            1902,
            id="injuries",
        ),
    ],
)
def test_what_happened_tells_which_count_is_meant(text: str, whole: int) -> None:
    found = read(text).figures
    part = found[-1]
    assert part.relation is not None
    assert [one.value for one in found if one.id == part.relation.figure] == [whole]


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        pytest.param("We asked 64 callers: 41 women and 23 men. Nineteen of them had waited long.", 64, id="persons"),
        pytest.param(
            "The mill bought 40 looms: 31 from Harl and 9 from Brod. Six of them were broken.", 40, id="looms"
        ),
        pytest.param("We asked 64 callers and 23 clerks. Nineteen of them had waited long.", 23, id="no sum"),
    ],
)
def test_what_a_sentence_makes_up_is_the_whole_of_what_follows(text: str, whole: int) -> None:
    found = read(text).figures
    part = next(one for one in found if one.number.text in ("Nineteen", "Six"))
    assert part.relation is not None
    assert [one.value for one in found if one.id == part.relation.figure] == [whole]


def test_an_average_is_of_no_other_things_without_a_noun() -> None:
    text = (
        "On 3 May 2031 the team saw 31 barges. The next day 40 were there.\n\nAn average of 4,100 people a day crossed."
    )
    figure = next(one for one in read(text).figures if one.number.text == "4,100")
    assert figure.relation is None
