import pytest

from countersay.extraction.names.mentions import make_frame
from countersay.extraction.names.name_runs import runs
from countersay.extraction.text.layout import find_blocks
from countersay.extraction.text.sentences import find_sentences


def _runs(text):
    blocks = find_blocks(text)
    frame = make_frame(text, blocks, find_sentences(text, blocks))
    return [frame.form(first, after) for first, after in runs(frame)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("They asked the Ministry of Trade about it.", ["Ministry of Trade"], id="of after a head"),
        pytest.param("The head of Torvik spoke in Alm.", ["Torvik", "Alm"], id="of after a common noun"),
        pytest.param("They met J. B. Holm there.", ["J B Holm"], id="initials"),
        pytest.param("Holm left on Monday for Alm.", ["Holm", "Alm"], id="weekday is no name"),
        pytest.param("It was Alm. Brod was far.", ["Alm", "Brod"], id="sentence end"),
        pytest.param("Under Article 5 Holm may stay in Alm.", ["Holm", "Alm"], id="division of a document"),
        pytest.param("Both saw Trinidad and Tobago win.", ["Trinidad and Tobago"], id="known form with and"),
        pytest.param("Both Norway and Sweden won.", ["Norway", "Sweden"], id="two countries"),
        pytest.param("They fled to Torvik-held Brod and Guild-controlled quarters.", ["Brod"], id="who holds a place"),
        pytest.param("The Committee on Fair Trade met.", ["Committee on Fair Trade"], id="on after a committee"),
    ],
)
def test_runs_end_where_the_name_ends(text, found):
    assert _runs(text) == found
