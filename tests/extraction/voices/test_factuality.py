"""How certain a sentence makes its event."""

import pytest

from countersay.extraction.voices.factuality import factuality
from tests.extraction.figures.test_claims import read


@pytest.mark.parametrize(
    ("text", "event", "value"),
    [
        pytest.param("The gate closed at noon.", "closed", 3, id="told"),
        pytest.param("The gate did not close at noon.", "close", -3, id="negated verb"),
        pytest.param("There was no delivery in May.", "delivery", -3, id="no before a noun"),
        pytest.param("The airline cancelled the flight.", "flight", -3, id="undone"),
        pytest.param("The lake nearly froze.", "froze", -3, id="nearly"),
        pytest.param("If the dam breaks, the town is lost.", "breaks", 0, id="condition"),
        pytest.param("The dam could break.", "break", 0, id="possibility"),
        pytest.param("The firm plans to sell the mill.", "sell", 1, id="plan"),
        pytest.param("The mill is due to close.", "close", 1, id="due"),
        pytest.param("The mill was reportedly sold.", "sold", 1, id="second hand"),
        pytest.param("The firm will sell the mill.", "sell", 2, id="plain future"),
        pytest.param("They signed a contract to supply milk.", "supply", 2, id="purpose"),
        pytest.param("Rain fell due to a storm.", "storm", 3, id="due to is a cause"),
        pytest.param("The ship did not sail. The crew slept.", "slept", 3, id="negation stays in its sentence"),
    ],
)
def test_factuality(text, event, value):
    start = text.index(event)
    assert factuality(text, start, start + len(event)) == value


@pytest.mark.parametrize(
    ("text", "number", "value"),
    [
        ("Some 40 boats left the harbour on 3 May 2031.", "40", 3),
        ("Not 40 but 12 boats left the harbour on 3 May 2031.", "12", 3),
        ("The office denies that 40 boats left the harbour on 3 May 2031.", "40", -3),
        ("If 40 boats leave the harbour, 12 crews may stay ashore.", "40", 0),
        ("Reportedly 40 boats left the harbour on 3 May 2031.", "40", 1),
    ],
)
def test_figures_bear_what_sentence_and_voice_make_of_them(text, number, value):
    figure = next(figure for figure in read(text).figures if figure.number.text == number)
    assert figure.factuality == value
