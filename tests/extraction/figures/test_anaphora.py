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
