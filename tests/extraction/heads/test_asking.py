"""The names that a person who is asked for the issuer is shown."""

import time

import pytest

from countersay.extraction.heads.asking import choices, in_words
from countersay.extraction.heads.head import Head
from countersay.extraction.heads.letterhead import read_letterhead
from countersay.extraction.text.layout import find_blocks
from countersay.model import Document


def asked(text: str) -> str:
    document = Document(id="d", path="a.txt", sha256="", text_sha256="", text=text)
    _, issues = read_letterhead(document, find_blocks(text))
    return next(issue.message for issue in issues if issue.code == "issuer-missing")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param(
            "Wards were shut. The Nurses Union counted 61 beds, and the Nurses Union of Halm left. The Beds Commission stayed.",
            ("Nurses Union", "Beds Commission"),
            id="by how often they are named",
        ),
        pytest.param("Pumps were stopped in Esk on 3 May, and 14 of them stand still.", (), id="nobody is named"),
        pytest.param(
            "The Esk Water Board met the Lake Guard Agency, the Halm Fire Service and the Tarn Power Company.",
            ("Esk Water Board", "Lake Guard Agency", "Halm Fire Service"),
            id="no more than three",
        ),
    ],
)
def test_names_to_choose_from(text: str, names: tuple[str, ...]) -> None:
    assert choices(Head(text, find_blocks(text)), ()) == names


def test_the_question_gives_the_line_that_answers_it() -> None:
    said = asked("Restoration of wards\n\nWARDS shut. No bed is free today, the nurses say.\n\nSource: Halm Mail News")
    assert "(perhaps 'Halm Mail News')" in said
    assert '[documents."a.txt"] issuer = "Halm Mail News"' in said


def test_the_question_names_the_bodies_of_the_text() -> None:
    said = asked("Pumps stop\n\nThe pumps of Esk were stopped, the Esk Water Board was told by the Tarn Power Company.")
    assert "it names 'Esk Water Board' and 'Tarn Power Company', of which none need be the one" in said
    assert 'issuer = "Name"' in said


def test_one_name_is_shown_as_one() -> None:
    assert in_words(("Lake Council",)) == "; it names 'Lake Council', which need not be the one"
    assert in_words(()) == ""


@pytest.mark.parametrize("sign", ["A", "A ", "Aa of ", "Council "])
def test_names_are_counted_in_linear_time(sign: str) -> None:
    text = sign * (200_000 // len(sign))
    head = Head(text, find_blocks(text))
    started = time.process_time()
    choices(head, ())
    assert time.process_time() - started < 2
