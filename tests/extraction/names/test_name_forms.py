import pytest

from countersay.extraction.names.mentions import find_mentions
from countersay.extraction.names.name_forms import abbreviates


@pytest.mark.parametrize(
    ("letters", "name", "fits"),
    [
        pytest.param("ICRC", "International Committee of the Red Cross", True, id="small words skipped"),
        pytest.param("UNSC", "Northern Sea Council", False, id="letter missing"),
    ],
)
def test_acronym_takes_initials_in_order(letters, name, fits):
    assert abbreviates(letters, name.split()) is fits


def test_kind_of_a_form_is_shared_through_the_text():
    mentions = find_mentions('Okoro left early. "It rained," said Okoro. They thanked Ada Okoro.')
    assert {m.kind for m in mentions} == {"person"}


def test_neighbours_in_a_list_share_their_kind():
    mentions = find_mentions("Fires reached Aldin, Berg and the Carvo district.")
    assert [(m.text, m.kind) for m in mentions][:2] == [("Aldin", "place"), ("Berg", "place")]


def test_heading_names_only_what_the_text_knows():
    text = "Torvik Faces New Harbour Closure Talks\n\nThe harbour in Torvik was shut, and talks went on all week."
    assert [m.text for m in find_mentions(text)] == ["Torvik", "Torvik"]
