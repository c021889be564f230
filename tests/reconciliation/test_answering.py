"""The forms in which one text sets its number against another's."""

import pytest

from countersay.lexicon.load import table
from countersay.reconciliation.alike import Sentences
from countersay.reconciliation.answering import answers_in
from countersay.reconciliation.rereading import AGAINST, sets_against
from tests.factories import make_document, make_figure


def pairs(text: str, *words: str, counted: str = "ox") -> list[tuple[str, str]]:
    document = make_document(text)
    at, figures = 0, []
    for word in words:
        at = text.index(word, at)
        noun = counted if " " in word else None
        value = int("".join(c for c in word if c.isdigit()))
        figures.append(
            make_figure(value, start=at, text=word, document=document, series=None, counted=noun, predicate=None)
        )
        at += len(word)
    return [(one.own.text, one.quoted.text) for one in answers_in(figures, Sentences({document.id: text}))]


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        pytest.param("He sold 12 oxen, not 9.", ("12 oxen", "9"), [("12 oxen", "9")], id="not"),
        pytest.param("He sold 12 oxen rather than 9.", ("12 oxen", "9"), [("12 oxen", "9")], id="rather than"),
        pytest.param("He sold not 9 but 12 oxen.", ("9", "12 oxen"), [("12 oxen", "9")], id="not but"),
        pytest.param("He sold 12 oxen, not by “9”.", ("12 oxen", "9"), [("12 oxen", "9")], id="quotation mark"),
        pytest.param("He sold 12 oxen. He did not sell 9.", ("12 oxen", "9"), [], id="two sentences"),
        pytest.param("He sold 12 oxen and 9 did not eat.", ("12 oxen", "9"), [], id="negated verb"),
        pytest.param("He sold 12 oxen and bought 9.", ("12 oxen", "9"), [], id="two counts"),
        pytest.param(
            "The claim that he sold 9 oxen is false. He sold 12 oxen.",
            ("9 oxen", "12 oxen"),
            [("12 oxen", "9 oxen")],
            id="false",
        ),
        pytest.param(
            "It is untrue that he sold 9 oxen. The mill stood idle for 12 days.", ("9 oxen", "12"), [], id="turns away"
        ),
        pytest.param(
            "Brod says he sold 9 oxen. In fact, he sold 12 oxen.",
            ("9 oxen", "12 oxen"),
            [("12 oxen", "9 oxen")],
            id="in fact",
        ),
        pytest.param("Brod says he sold 9 oxen. Later he sold 12 oxen.", ("9 oxen", "12 oxen"), [], id="later"),
        pytest.param("He sold 12 oxen. Brod speaks of 9.", ("12 oxen", "9"), [("12 oxen", "9")], id="held up"),
        pytest.param("He sold 12 oxen. We speak of 9.", ("12 oxen", "9"), [], id="held up by oneself"),
        pytest.param("Brod says he sold 9 oxen? In fact, he sold 12 oxen.", ("9 oxen", "12 oxen"), [], id="asked"),
    ],
)
def test_a_form_is_known_by_its_words(text: str, words: tuple[str, ...], found: list[tuple[str, str]]) -> None:
    assert pairs(text, *words) == found


def test_the_reason_why_two_numbers_differ_is_kept() -> None:
    text = "He sold 12 oxen, not 9. Their number does not include calves."
    document = make_document(text)
    figures = [
        make_figure(12, start=8, text="12 oxen", document=document, series=None, counted="ox"),
        make_figure(9, start=21, text="9", document=document, series=None, counted=None),
    ]
    (answer,) = answers_in(figures, Sentences({document.id: text}))
    assert answer.reason == "Their number does not include calves."


def test_the_verifier_knows_the_words_of_the_lexicon() -> None:
    answers = table("answers")
    known = set(AGAINST.split("|"))
    for topic in ("denied", "denying", "turning", "counting", "holding_up"):
        assert set(answers[topic]) <= known
    assert all(sets_against(f"so {word} it") for word in known)


def test_a_long_text_takes_time_in_proportion() -> None:
    text = "He sold 12 oxen, not so. " * 20_000
    document = make_document(text)
    figures = [make_figure(12, start=25 * k + 8, text="12 oxen", document=document, series=None) for k in range(2_000)]
    assert answers_in(figures, Sentences({document.id: text})) == []
