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
