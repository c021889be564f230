"""The direction of counted things."""

import pytest

from tests.extraction.figures.test_claims import read


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("On 3 May 2031 40 carts passed the gate in both directions.", "both directions", id="both"),
        pytest.param("On 3 May 2031 40 barges passed inbound.", "inbound", id="one way"),
        pytest.param("On 3 May 2031 40 barges passed.", None, id="none"),
    ],
)
def test_direction_is_a_qualifier(text: str, told: str | None) -> None:
    qualifiers = read(text).figures[0].qualifiers
    assert (told in qualifiers) if told else not qualifiers
