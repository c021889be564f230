"""Tolls of an event that the document dates once, before or behind them."""

import pytest

from tests.extraction.figures.test_sittings import window_of

LATER = "\n\nThe union met in the hall. Flags flew over the town."


@pytest.mark.parametrize(
    ("text", "number", "day"),
    [
        pytest.param(
            "Rescuers left the shore at dusk.\n\nThe observatory said 12 drivers had died in the strike.\n\nThe depot was bombed late on 3 May 2031.",
            "12",
            "2031-05-03",
            id="day-told-later",
        ),
        pytest.param(
            "A ferry ran aground off Marn on 3 May 2031." + LATER + "\n\nThe doctor said 14 passengers were injured in the sinking.",
            "14",
            "2031-05-03",
            id="day-told-before-by-a-verb",
        ),
        pytest.param(
            "A derailment killed 9 people near Torra, said the firm. It was the worst in years.\n\nThe train crashed on 3 May 2031.",
            "9",
            "2031-05-03",
            id="event-as-subject",
        ),
    ],
)  # fmt: skip
def test_toll_is_of_the_day_of_its_event(text: str, number: str, day: str) -> None:
    assert window_of(text, number) == (day, day)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        pytest.param(
            "Teachers marched through Brod on 3 May 2031.\n\nEleven people were arrested, the police said.",
            "Eleven",
            id="arrests-of-a-march",
        ),
        pytest.param(
            "Nurses rallied in Torra on 3 May 2031.\n\nThe union said 900 had marched.", "900", id="size-of-a-rally"
        ),
        pytest.param(
            "Prisoners were swapped at Marn on 3 May 2031.\n\nThe ministry said 207 soldiers had returned.",
            "207",
            id="return-of-an-exchange",
        ),
        pytest.param(
            "Hostages were freed near Brod on 3 May 2031.\n\nThe town released 14 men, its mayor said.",
            "14",
            id="release-of-an-exchange",
        ),
    ],
)
def test_what_a_march_or_an_exchange_counts_is_of_its_day(text: str, number: str) -> None:
    assert window_of(text, number) == ("2031-05-03", "2031-05-03")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        pytest.param("The town was shelled on 29 July 2031. The guild counted “43 children killed in just three days.”", "43", id="days-on-end"),
        pytest.param(
            "A mill burned in Torra, the wardens said Monday.\n\nThe guild said 22 people were hurt in the fire.",
            "22",
            id="day-of-the-telling",
        ),
        pytest.param(
            "The wardens said Monday that a ferry had sunk. The guild said 22 people were hurt.",
            "22",
            id="day-of-the-telling-before",
        ),
        pytest.param(
            "Prisoners were swapped at Marn on 3 May 2031.\n\nThe ministry said 207 soldiers had enlisted.",
            "207",
            id="no-matter-of-an-exchange",
        ),
        pytest.param(
            "Teachers marched through Brod on 3 May 2031. They marched again on 9 May 2031.\n\nEleven people were arrested.",
            "Eleven",
            id="two-marches",
        ),
        pytest.param(
            "The depot was bombed on 3 May 2031. The bakery was bombed on 5 May 2031." + LATER + "\n\nThe doctor said 12 drivers had died in the strike.",
            "12",
            id="two-days-of-one-kind",
        ),
        pytest.param(
            "The depot was bombed on 3 May 2031." + LATER + "\n\nThe doctor said 12 drivers had died in the crash.",
            "12",
            id="event-of-another-kind",
        ),
        pytest.param(
            "The depot was bombed on 3 May 2031." + LATER + "\n\nThe doctor said 12 drivers had died already.",
            "12",
            id="no-event-named",
        ),
        pytest.param(
            "The depot was bombed on 3 May 2031." + LATER + "\n\nThe doctor said 12 tonnes of flour were needed after the strike.",
            "12",
            id="no-toll",
        ),
        pytest.param(
            "The depot was bombed in May 2031." + LATER + "\n\nThe doctor said 12 drivers had died in the strike.",
            "12",
            id="no-one-day",
        ),
        pytest.param(
            "On 3 May 2031 the guard was doubled at the end of a fair marred by a crush.\n\nThe doctor said 12 drivers were hurt in the crush.",
            "12",
            id="day-of-something-else",
        ),
        pytest.param(
            "The doctor said 12 drivers were hurt in the strike." + LATER + "\n\nThe strike was called on 3 May 2031. Drivers stood at pickets by the gate.",
            "12",
            id="strike-of-workers",
        ),
    ],
)  # fmt: skip
def test_no_day_where_it_is_not_plain(text: str, number: str) -> None:
    assert window_of(text, number) is None
