"""Actions that a noun names are counts where they were done on the day told; that they still clash then, from the text on."""

from pathlib import Path

import pytest

from tests.reconciliation.test_false_alarm_families import accusations

BESIDE = "On 3 May 2031, 31 {what} in Harl."


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("The release of 90 prisoners took place in Harl on 3 May 2031.", "prisoners were released"),
        ("The release of 90 prisoners began in Harl on 3 May 2031.", "prisoners were released"),
        ("On 3 May 2031 the guard carried out the arrest of 90 strikers in Harl.", "strikers were arrested"),
        ("On 3 May 2031 the raid led to the arrest of 90 strikers in Harl.", "strikers were arrested"),
        ("On 3 May 2031 Harl saw the arrest of 90 strikers.", "strikers were arrested"),
        ("The killing of 90 miners on 3 May 2031 was condemned in Harl.", "miners were killed"),
    ],
)
def test_an_action_done_on_the_day_clashes(tmp_path: Path, text: str, what: str) -> None:
    documents = [
        ["Ministry of Roads", "2031-05-10", text],
        ["Hauliers Union", "2031-05-10", BESIDE.format(what=what)],
    ]
    assert len(accusations(tmp_path, documents)) == 1
