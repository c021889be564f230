"""Verbs that a report or a constraint governs. The sentences are invented, their subjects unrelated."""

import pytest

from tests.extraction.figures.test_claims import read


@pytest.mark.parametrize(
    ("text", "number", "verb"),
    [
        pytest.param("Nine skiers are confirmed to have died.", "Nine", "die", id="confirmed to have"),
        pytest.param("Forty wells were reported to be leaking.", "Forty", "leak", id="reported to be"),
        pytest.param("Twelve bakers managed to return.", "Twelve", "return", id="managed"),
        pytest.param("Six pumps failed to start.", "Six", "not-start", id="failed"),
        pytest.param("The frost forced 60 mills to close.", "60", "close", id="forced"),
        pytest.param("Nine skiers were reported missing.", "Nine", "miss", id="reported missing"),
        pytest.param("Forty miners are listed as wounded.", "Forty", "wound", id="listed as"),
        pytest.param("Six sheep were found dead on 3 May 2031.", "Six", "kill", id="found dead"),
        pytest.param("Some 60 coins were found buried in a pot.", "60", "find", id="found, and how"),
        pytest.param("Nine thefts were reported on 3 May 2031.", "Nine", "report", id="reported and no more"),
        pytest.param(
            "The main has been leaking at least 60 litres a day.", "60", "leak", id="going on, with a number behind"
        ),
        pytest.param("The kitchen was feeding 60 families.", "60", "feed", id="was feeding"),
        pytest.param("The union reported 60 strikes.", "60", "report", id="nothing governed"),
        pytest.param("The mill forced 60 doors.", "60", "force", id="an object of its own"),
    ],
)
def test_the_verb_is_that_of_what_was_counted(text: str, number: str, verb: str) -> None:
    found = {figure.number.text: figure for figure in read(text).figures}
    assert found[number].predicate == verb


@pytest.mark.parametrize(
    ("text", "rests"),
    [
        pytest.param("Nine skiers are known to have died.", ("= know",), id="known"),
        pytest.param("Forty wells are feared to be leaking.", ("= fear",), id="feared"),
        pytest.param("Nine skiers died.", (), id="said flatly"),
    ],
)
def test_what_a_count_rests_on_is_kept_beside_it(text: str, rests: tuple[str, ...]) -> None:
    assert tuple(word for word in read(text).figures[0].adjuncts if word.startswith("=")) == rests
