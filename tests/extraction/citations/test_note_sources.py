"""Notes that point back to an earlier note name its source."""

import pytest

from countersay.extraction.citations.note_sources import earlier_notes, parts_of
from countersay.extraction.citations.notes import Note


def notes(*bodies: str) -> tuple[str, list[Note]]:
    text, found = "", []
    for number, body in enumerate(bodies, 1):
        found.append(Note(str(number), len(text), len(text) + len(body)))
        text += body + "\n"
    return text, found


@pytest.mark.parametrize(
    "back",
    [
        pytest.param("Ibid., p. 7.", id="ibid"),
        pytest.param("See note 1 above.", id="see-note"),
        pytest.param("Op. cit. (1), p. 9.", id="op-cit-with-label"),
        pytest.param("Dairy Board, op. cit., p. 3.", id="op-cit-with-name"),
        pytest.param("Supra note 1.", id="supra"),
    ],
)
def test_note_that_points_back_means_the_earlier_one(back: str) -> None:
    text, found = notes("Dairy Board, Milk in Winter, 2030.", back)
    assert earlier_notes(text, found) == {found[1]: found[0]}


def test_note_with_a_source_of_its_own_points_nowhere() -> None:
    text, found = notes("Dairy Board, Milk in Winter, 2030.", "See the report of the Hill Farm, 2031.")
    assert earlier_notes(text, found) == {}


def test_chain_of_ibid_means_the_first() -> None:
    text, found = notes("Choir board, minutes.", "Ibid.", "Ibid., p. 2.")
    assert earlier_notes(text, found) == {found[1]: found[0], found[2]: found[0]}


def test_sources_of_a_note_are_parted_at_see_also() -> None:
    text, (note,) = notes("See Dairy Board, log; see also Hill Farm, letter.")
    assert [text[start:end] for start, end in parts_of(text, note)] == ["Dairy Board, log", "Hill Farm, letter."]
