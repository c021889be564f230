"""A body named by whose it is speaks under its own name."""

import pytest

from countersay.extraction.voices.attribution import find_attributions


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        pytest.param(
            "Keld shut the pass. Its Ministry of Roads said that the pass was icy.", "Ministry of Roads", id="its"
        ),
        pytest.param("The choirs met. Their Council of Elders said that nobody sang.", "Council of Elders", id="their"),
    ],
)
def test_body_is_called_by_its_name(text: str, speaker: str) -> None:
    assert [row.speaker for row in find_attributions(text)] == [speaker]
