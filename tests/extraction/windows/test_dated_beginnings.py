"""Windows that begin with something that the document dates elsewhere."""

from datetime import date

import pytest

from countersay.extraction.times.timex import find_timexes
from countersay.extraction.windows.periods import find_periods

DAY = date(2031, 6, 20)


def since(text: str) -> list[date | None]:
    periods = find_periods(text, find_timexes(text, anchor=DAY), as_of=DAY)
    return [period.first for period in periods if period.kind == "since" and period.last == DAY]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The blockade was imposed on 3 May 2031. Since the beginning of the blockade 40 ships left.", id="passive"),
        pytest.param("On 3 May 2031 the drivers' strike began. Since the start of the strike 12 people were hurt.", id="date-first"),
        pytest.param("The search, which started on 3 May 2031, goes on. Since it began, 14 boats have joined.", id="it"),
        pytest.param("Since the outbreak of the fire 30 cows died. The fire broke out on 3 May 2031.", id="dated-behind"),
        pytest.param("A fire broke out in the east wing shortly before dawn on 3 May 2031. Since the fire 88 people were moved.", id="far-verb"),
        pytest.param("The crash of 3 May 2031 shook the town. Since the crash 9 drivers quit.", id="noun-of-date"),
        pytest.param("The outbreak of the epidemic on 3 May 2031 was sudden. Since the epidemic began, 9 died.", id="noun-of-beginning"),
    ],
)  # fmt: skip
def test_beginning_is_the_one_day_told(text: str) -> None:
    assert since(text) == [date(2031, 5, 3)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The appeal was launched on 3 May 2031. Since the beginning of the drought 12 have died.", id="other-thing"),
        pytest.param("A ban was introduced on 3 May 2031. A new ban was introduced on 9 June 2031. Since the ban began, 5 paid.", id="two-days"),
        pytest.param("The strike began on 3 May 2031. The fire began on 5 May 2031. Since it started, nine fled.", id="two-things"),
        pytest.param("The siege ended on 3 May 2031. Since the beginning of the siege 12 have died.", id="its-end"),
        pytest.param("Since the beginning of the strike 12 were hurt. The strike was discussed on 3 May 2031.", id="no-beginning"),
    ],
)  # fmt: skip
def test_no_beginning_where_none_is_told(text: str) -> None:
    assert since(text) == [None]
