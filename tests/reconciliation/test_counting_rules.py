"""Sentences that state how somebody counts, and sentences that only look so."""

import pytest

from countersay.reconciliation.counting_rules import rules_in


@pytest.mark.parametrize(
    ("text", "form", "who"),
    [
        pytest.param("The harbour counts ferries when they cast off.", "active", ["harbour"], id="when"),
        pytest.param("Harl counts only goats that have been shorn.", "active", ["harl"], id="only"),
        pytest.param("The guild registers a book as sold once it is paid for.", "active", ["guild"], id="as"),
        pytest.param("The zoo does not count otters that were born in May.", "active", ["zoo"], id="does not count"),
        pytest.param("We count a call when the tram stops.", "active", [], id="we"),
        pytest.param("These figures do not include choirs from abroad.", "whole", [], id="does not include"),
        pytest.param("The survey covers paved roads only.", "whole", [], id="covers"),
        pytest.param("The museum's figures exclude school classes.", "whole", ["museum"], id="excludes"),
        pytest.param("A tree is counted as felled when its stump is marked.", "passive", [], id="is counted as"),
        pytest.param("By a visitor we mean anyone who passes the gate.", "meaning", [], id="we mean"),
        pytest.param("The two figures differ because the guild leaves tourists out.", "differ", ["two"], id="differ"),
        pytest.param("These figures concern the two harbours only.", "whole", [], id="concerns"),
        pytest.param("Our year begins on 1 April.", "period", [], id="our year"),
        pytest.param("The guild's year runs from October to September.", "period", ["guild"], id="its year"),
        pytest.param("The reporting week runs from Saturday to Friday.", "period", [], id="a week"),
        pytest.param("The zoo's financial year ends on 31 March.", "period", ["zoo"], id="financial year"),
        pytest.param("All figures are as of 18:00.", "period", [], id="an hour"),
        pytest.param("The daily figures cover the day up to noon.", "period", [], id="a day"),
        pytest.param("* Excludes trams; these numbers refer to buses.", "whole", [], id="footnote"),
    ],
)
def test_a_rule_is_found(text: str, form: str, who: list[str]) -> None:
    rules = rules_in(text)
    assert [(rule.form, sorted(rule.who)) for rule in rules][-1:] == [(form, who)]


def test_a_second_subject_may_leave_the_verb_out() -> None:
    rules = rules_in("The harbour counts ferries when they cast off, the pilots when they pass the mole.")
    assert [sorted(rule.who) for rule in rules] == [["harbour"], ["pilots"]]
    assert rules[1].things == ("ferries",)


def test_the_writers_own_count_is_told_from_others() -> None:
    ours, theirs = rules_in("We count a boat when it is tied up. Odrava counts boats that are in sight.")
    assert (ours.own, theirs.own) == (True, False)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The harbour counted 40 ferries when the fog had lifted.", id="a count"),
        pytest.param("The figure includes 12 sailors.", id="a part"),
        pytest.param("The guild counts 310 members, only 40 of them abroad.", id="counts with a number"),
        pytest.param("The mayor counts on the help of the guild when winter comes.", id="count on"),
        pytest.param("A count by the zoo at the gate gave another result.", id="a count as a noun"),
        pytest.param("One name on the guild's list at the gate was wrong.", id="a list"),
        pytest.param("This includes transfers of money and goods.", id="no number is meant"),
        pytest.param("Its role is defined as keeping the bridge open.", id="no count is defined"),
        pytest.param("The register at the gate was lost.", id="a register"),
        pytest.param("The year began on 1 April with a storm.", id="an event"),
        pytest.param("The tram runs from Harl to the mole.", id="a road"),
        pytest.param("Each working day starts at the gate.", id="no hour"),
        pytest.param("The figures are at 18 per cent.", id="no time"),
    ],
)
def test_other_sentences_state_none(text: str) -> None:
    assert [rule for rule in rules_in(text) if rule.form != "meaning"] == []


def test_long_sentences_take_linear_time() -> None:
    assert rules_in("we count " * 60_000) == []
    assert rules_in("The figure " * 40_000 + "includes goats.") == []
