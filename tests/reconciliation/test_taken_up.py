"""Numbers that take up the one before them, in reports of two voices examined whole."""

from pathlib import Path

import pytest

from countersay.model import ACCUSING
from tests.reconciliation.test_answers import read, told

HOMES = "The ministry said 214 homes were flooded in Torra on 2 May."
DEAD = "The ministry said 14 people were killed in shelling of Marn on 2 May."


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        pytest.param(f"{HOMES} The council put the figure at 388.", ["214 homes", "388"], id="put-the-figure"),
        pytest.param(f"{HOMES} The true number is 388, the council said.", ["214 homes", "388"], id="true-number"),
        pytest.param(f"{DEAD} The hospital put the toll at 22.", ["14 people", "22"], id="toll"),
        pytest.param(
            "The guild said that 61 looms stood idle in Orsk on 4 May. The mill puts the total at 19.",
            ["61 looms", "19"],
            id="puts-the-total",
        ),
    ],
)
def test_number_is_set_against_the_one_it_takes_up(text: str, pair: list[str], tmp_path: Path) -> None:
    record = read(tmp_path, [["The Marn Courier", "2031-05-06", text]])
    assert sorted(told(record, ACCUSING)) == sorted(pair)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "The ministry said 214 homes were flooded in Torra on 2 May and 12 bridges were closed. The council put the figure at 388.",
            id="two-counts-before",
        ),
        pytest.param(f"{HOMES} It later put the figure at 388.", id="same-voice"),
        pytest.param(f"{HOMES} On 4 May the ministry put the figure at 388.", id="own-update"),
        pytest.param(f"{HOMES} The council put the cost at 388 crowns.", id="cost"),
        pytest.param(f"{HOMES} Nationwide, the council put the figure at 388.", id="wider"),
        pytest.param(f"{HOMES} The council put the figure at 31 per cent.", id="share"),
        pytest.param(f"{DEAD} By Friday the death toll stood at 22.", id="how-it-went-on"),
        pytest.param(f"{DEAD} Rescuers put the death toll since March at 220.", id="longer-time"),
        pytest.param(f"{DEAD} Rescuers fear the death toll will reach 30.", id="feared"),
        pytest.param(
            "The ministry said 14 people were killed and 40 injured in the fire at Marn on 2 May. The hospital put the figure at 22.",
            id="which-of-two",
        ),
    ],
)  # fmt: skip
def test_nothing_is_set_against_what_may_be_another_count(text: str, tmp_path: Path) -> None:
    record = read(tmp_path, [["The Marn Courier", "2031-05-06", text]])
    assert told(record, ACCUSING) == []
