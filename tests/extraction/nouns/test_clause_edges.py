"""Words at the edge of a clause, counts hung on behind "with", and names that look like participles."""

import pytest

from countersay.extraction.nouns.predicates import find_predicate
from tests.extraction.figures.test_claims import read


def test_a_participle_before_a_noun_is_no_verb() -> None:
    text = "Of the 382 halls, 110 had a stage in breach of the reserved space."
    assert find_predicate(text, text.index("110"), text.index("110") + 3) is None


@pytest.mark.parametrize(
    ("text", "number", "verb", "window"),
    [
        ("Thefts rose, with 89 thefts occurring in May and 61 in April 2031.", "89", "occur", "2031-05-01"),
        ("On 3 May 2031 the guards moved in, with 12 men held and nine taken away.", "nine", "take", "2031-05-03"),
        ("On 3 May 2031 nine men were taken away.", "nine", "take", "2031-05-03"),
    ],
)
def test_a_hung_count_has_its_own_verb(text: str, number: str, verb: str, window: str) -> None:
    figure = next(f for f in read(text, "2031-05-20").figures if f.number.text == number)
    assert figure.predicate == verb
    assert figure.window is not None
    assert str(figure.window.first) == window


@pytest.mark.parametrize(
    ("text", "nouns"),
    [
        ("The army launched 44 “Karad” drones and 51 Karad-136 drones.", ["karad drone", "karad-136 drone"]),
        ('The firm sold 12 "Swift" buses.', ["swift bus"]),
        ("The club sold 12 “Old Kings” in May.", ["old king"]),
        ("There were 512 drivers, or four-fifths of the 638 drivers.", ["driver", "driver", "driver"]),
        ("There were 512 drivers or porters.", ["driver or porter"]),
        ("Rell accounts for 39% (54,839) of the cases.", ["case", "case"]),
        ("Rell accounts for 39% (2031) of the cases.", ["case"]),
        ("The team counted 31 ships in the two harbours on Monday and 12 on Tuesday.", ["ship", "harbour", "ship"]),
    ],
)
def test_what_is_counted(text: str, nouns: list[str]) -> None:
    assert [figure.counted for figure in read(text, "2031-05-20").figures] == nouns


@pytest.mark.parametrize(
    ("text", "number", "counted", "verb", "kind"),
    [
        ("As of 14 May 2031, 227 people had been recorded.", "227", "person", "record", "flow"),
        ("On 14 May 2031, 227 people were seen crossing the river.", "227", "person", "cross", "flow"),
        ("Since 3 May 2031, 41 families have left and 12 have come back.", "12", "family", "come", "flow"),
        ("They used 26 drones of that type. 21 of them were shot down on 3 May.", "21", "drone", "shoot", "flow"),
        ("The clinic treated 310 patients in April 2031, 40 fewer than in March.", "40", None, "treat", "flow"),
    ],
)
def test_verbs_behind_a_report(text: str, number: str, counted: str | None, verb: str, kind: str) -> None:
    figure = next(f for f in read(text, "2031-05-20").figures if f.number.text == number)
    assert (figure.counted, figure.kind) == (counted, kind)
    assert (figure.predicate or "").split("+")[0] == verb
