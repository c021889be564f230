"""A denial in free words meets the plain sentence of another that says what is denied, and no other."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countersay.linking.plain_sentences import Sentence
from countersay.linking.plain_statements import _by_telling_word, _says
from countersay.linking.plain_wording import Wanted
from countersay.model import Allegation
from tests.reconciliation.test_event_dates import written

GUILD = ["Weavers' Guild", "2031-05-14"]
MILL = ["Mill Company", "2031-05-15"]


def rows(folder: Path, *documents: list[str]) -> list[Allegation]:
    return list(written(folder / "a", [list(one) for one in documents]).allegations)


def met(found: list[Allegation], alleged: str, denied: str, texts: list[str]) -> bool:
    """Say whether a row holds both the words alleged and the words denied."""

    def holds(utterances: tuple[object, ...], words: str) -> bool:
        return any(words in text[u.start : u.end] for u in utterances for text in texts)  # type: ignore[attr-defined]

    return any(holds(row.alleged_by, alleged) and holds(row.denied_by, denied) for row in found)


@pytest.mark.parametrize(
    ("alleged", "denied", "words"),
    [
        pytest.param(
            "Company boats have fished in the spawning bay since March.",
            "The company rejects the allegation that its boats fish in the spawning bay.",
            ("fished in the spawning bay", "its boats fish"),
            id="another inflection",
        ),
        pytest.param(
            "Referees used whistles against the choir.",
            "The company denies that whistles were used.",
            ("used whistles", "whistles were used"),
            id="two words, both there",
        ),
        pytest.param(
            "The spring fair was cancelled by the mill on 3 May.",
            "The guild's claim that the spring fair was cancelled by the mill is false.",
            ("was cancelled by the mill", "was cancelled by the mill"),
            id="claim that is called false",
        ),
        pytest.param(
            "The company accuses us of having sabotaged two looms. That is a fabrication.",
            "Two looms were sabotaged at night.",
            ("sabotaged two looms", "That is a fabrication"),
            id="verdict with an article",
        ),
    ],
)
def test_denial_meets_the_plain_words_of_another(
    alleged: str, denied: str, words: tuple[str, str], tmp_path: Path
) -> None:
    found = rows(tmp_path, [*GUILD, alleged], [*MILL, denied])
    texts = [f"{who}\n{when}\n\n{text}\n" for (who, when), text in ((GUILD, alleged), (MILL, denied))]
    assert met(found, *words, texts)


@pytest.mark.parametrize(
    ("other", "who"),
    [
        pytest.param("Whistles were not used by the referees.", GUILD, id="negated"),
        pytest.param("If whistles are used, the choir will leave.", GUILD, id="supposed"),
        pytest.param("The referees used whistles.", MILL, id="the denier's own words"),
        pytest.param("The whistles were polished and put away.", GUILD, id="one word of two"),
        pytest.param("The paper alleges that referees used whistles.", GUILD, id="alleged by a third"),
    ],
)
def test_other_sentences_answer_nothing(other: str, who: list[str], tmp_path: Path) -> None:
    found = rows(tmp_path, [*who, other], [*MILL, "The company denies that whistles were used."])
    (row,) = [row for row in found if row.denied_by]
    assert row.alleged_by == ()


def test_another_number_is_another_statement(tmp_path: Path) -> None:
    plain = "In May 0.3 million tons of salt seeped into the lake."
    found = rows(tmp_path, [*GUILD, plain], [*MILL, "The company denies that 1.9 million tons of salt seeped out."])
    (row,) = [row for row in found if row.denied_by]
    assert row.alleged_by == ()


def test_words_that_are_in_many_sentences_tell_of_no_one_thing(tmp_path: Path) -> None:
    plain = " ".join(f"In round {number} the referees used whistles." for number in range(9))
    found = rows(tmp_path, [*GUILD, plain], [*MILL, "The company denies that whistles were used."])
    (row,) = [row for row in found if row.denied_by]
    assert row.alleged_by == ()


def test_what_boats_are_kept_from_tells_where(tmp_path: Path) -> None:
    (row,) = rows(tmp_path, [*GUILD, "Since May Orvania has prevented our boats from reaching the quay of Tarn."])
    assert row.alleged_by[0].what == "prevent · our boats from reaching the quay of Tarn · by Orvania"


WORDS = ("fleet", "shore", "guard", "tower", "burn", "sink")


@given(
    st.lists(
        st.builds(
            Wanted,
            words=st.frozensets(st.sampled_from(WORDS)),
            thing=st.none() | st.sampled_from(WORDS),
            tool=st.none() | st.sampled_from(WORDS),
        ),
        max_size=6,
    ),
    st.frozensets(st.sampled_from(WORDS)),
)
def test_a_sentence_that_may_answer_holds_a_telling_word(asked: list[Wanted], words: frozenset[str]) -> None:
    having = _by_telling_word(asked)
    near = {place for word in words for place in having.get(word, ())}
    sentence = Sentence("d-1", 0, 1, " ".join(sorted(words)))
    for place, ask in enumerate(asked):
        if ask.words & words and _says(ask, words, sentence) is not False:
            assert place in near


def test_a_word_of_one_denial_alone_leads_to_it_alone() -> None:
    asked = [Wanted(frozenset({"company", "deny", "sink", f"ship{number}"})) for number in range(50)]
    assert _by_telling_word(asked)["ship7"] == [7]
