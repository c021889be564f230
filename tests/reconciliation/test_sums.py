"""Sums that come out, read from the text on, and numbers that only seem to make one."""

from pathlib import Path

import pytest

from countersay import examine
from countersay.model import ACCUSING, Finding
from tests.corpora import write_corpus


def findings(folder: Path, text: str) -> list[Finding]:
    settings = '[documents."1.txt"]\nissuer = "Harl Bureau"\ndate = 2029-12-08\n'
    return list(examine([write_corpus(folder, {"1.txt": text + "\n", "corpus.toml": settings})]).findings)


@pytest.mark.parametrize(
    ("text", "kind", "steps"),
    [
        pytest.param(
            "From 1 May to 31 July 2029 the lift carried 930 skiers. From 1 to 31 May 2029, 310 skiers used it. "
            "From 1 June to 31 July 2029, 620 skiers went up.",
            "stretches",
            ("310 + 620 = 930",),
            id="stretches of time, other verbs",
        ),
        pytest.param(
            "In 2028 the works wove 18.4 million metres: 4.9 million in the first quarter, 4.7 million in the second, "
            "4.2 million in the third and 4.6 million in the fourth.",
            "parts",
            ("4,900,000 + 4,700,000 + 4,200,000 + 4,600,000 = 18,400,000",),
            id="items of a list",
        ),
        pytest.param(
            "In 2028 the Office registered 29 outages. Twenty-one were caused on land, eight at sea.",
            "parts",
            ("21 + 8 = 29",),
            id="items without a noun",
        ),
        pytest.param(
            "The mill sent 193,249 MWh and the town metered 187,838 MWh. The difference of 5,411 MWh is lost as heat.",
            "difference",
            ("193,249 - 187,838 = 5,411",),
            id="difference",
        ),
        pytest.param(
            "By 3 May 2029, 1,140 families had received 250 crowns each, 285,000 crowns in total.",
            "product",
            ("1,140 x 250 = 285,000",),
            id="product",
        ),
        pytest.param(
            "Visits to the zoo rose from 132,000 visitors in 2027 to 148,000 visitors in 2028, up 12 per cent.",
            "change",
            ("(148,000 - 132,000) / 132,000 = 12.1 %",),
            id="change",
        ),
    ],
)
def test_sum_that_comes_out_is_reported(tmp_path: Path, text: str, kind: str, steps: tuple[str, ...]) -> None:
    found = [one for one in findings(tmp_path, text) if one.relation == "adds_up" and one.kind == kind]
    assert steps in [one.steps for one in found]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("In 2028 the zoo bought 30 owls, 12 bears and 17 seals.", id="one short"),
        pytest.param("In 2028 the zoo bought 30 owls. Twelve crowns and 18 hours went into it.", id="other things"),
        pytest.param(
            "In 2028, 40 owls came and 28 owls went.\n\nWhat we lost\n\nTwelve owls died of a fever.", id="a head above"
        ),
        pytest.param(
            "The difference of 12 owls matters. In 2028, 40 seals and 28 crowns were counted.", id="two kinds"
        ),
        pytest.param("In 2028, 1,140 families received 250 crowns each, 290,000 crowns in total.", id="no product"),
        pytest.param("Visits rose from 132 visits to 148 visits, up 15 per cent.", id="another change"),
        pytest.param("A third of 90 owls left.", id="a fraction"),
    ],
)
def test_numbers_that_do_not_come_out_are_not(tmp_path: Path, text: str) -> None:
    kinds = {"stretches", "difference", "product", "change"}
    found = [one for one in findings(tmp_path, text) if one.relation == "adds_up"]
    assert [one for one in found if one.kind in kinds or (one.kind == "parts" and "make up" in one.sentence)] == []
    assert [one for one in found if one.relation in ACCUSING] == []


@pytest.mark.parametrize(
    ("text", "step"),
    [
        pytest.param("The court heard 31 witnesses and clerks: 12 sailors and 19 cooks.", "12 + 19 = 31", id="persons"),
        pytest.param("On 3 May the mill bought 40 looms: 31 from Harl and 9 from Brod.", "31 + 9 = 40", id="things"),
    ],
)
def test_what_stands_behind_a_colon_may_make_up_the_count_before_it(tmp_path: Path, text: str, step: str) -> None:
    settings = '[documents."a.txt"]\nissuer = "Harl Office"\ndate = 2029-06-02\n'
    found = examine([write_corpus(tmp_path, {"a.txt": text + "\n", "corpus.toml": settings})]).findings
    assert step in {step for one in found for step in one.steps}
