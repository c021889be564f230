import pytest

from countersay.linking.measures import predicate_classes, thing_counted


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("landmine", "mine", id="mine"),
        pytest.param("lorry", "truck", id="truck"),
        pytest.param("people", "person", id="people"),
        pytest.param("death", "fatality", id="deaths"),
        pytest.param("vessel", "ship", id="ship"),
    ],
)
def test_synonyms_count_the_same_thing(one: str, other: str) -> None:
    assert thing_counted(one) == thing_counted(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("truck", "vehicle", id="narrower"),
        pytest.param("civilian", "person", id="civilians are not all persons"),
        pytest.param("child", "woman", id="siblings"),
        pytest.param("injury", "death", id="injury is not death"),
        pytest.param("goal", "grain", id="unrelated"),
        pytest.param("anti-tank mine", "anti-personnel mine", id="kinds of mines"),
    ],
)
def test_other_things_stay_apart(one: str, other: str) -> None:
    assert thing_counted(one) != thing_counted(other)


def test_narrower_noun_keeps_its_head_for_subsets() -> None:
    assert thing_counted("truck") == ("vehicle", frozenset({"truck"}), None)
    assert thing_counted("civilian death") == ("person", frozenset({"civilian"}), "kill")


def test_neutral_verbs_say_nothing_of_what_is_counted() -> None:
    assert predicate_classes("record") == frozenset()
    assert predicate_classes("pass") == predicate_classes("cross")
    assert predicate_classes("screen") != predicate_classes("collect")
    assert predicate_classes("repair") == frozenset({"repair"})
