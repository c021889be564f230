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


@pytest.mark.parametrize(
    ("counted", "text", "alone"),
    [
        pytest.param("civilian and soldier", "1,644 civilians and soldiers", "soldier", id="soldiers"),
        pytest.param("woman and child", "310 women and children", "child", id="children"),
        pytest.param("car and armoured truck", "20 cars and armoured trucks", "armoured truck", id="trucks"),
        pytest.param("death and injury", "12 deaths and injuries", "injury", id="injuries"),
    ],
)
def test_things_counted_together_are_none_of_them(counted: str, text: str, alone: str) -> None:
    key, narrowing, predicate = thing_counted(counted, text)
    assert " and " in key
    assert (narrowing, predicate) == (frozenset(), None)
    assert key != thing_counted(alone)[0]


def test_order_and_synonyms_make_no_difference_to_things_counted_together() -> None:
    assert thing_counted("lorry and car") == thing_counted("car and truck")
    assert thing_counted("civilian and military vehicle")[0] == "vehicle"


def test_narrower_noun_keeps_its_head_for_subsets() -> None:
    assert thing_counted("truck") == ("vehicle", frozenset({"truck"}), None)
    assert thing_counted("civilian death") == ("person", frozenset({"civilian"}), "kill")


def test_neutral_verbs_say_nothing_of_what_is_counted() -> None:
    assert predicate_classes("record") == frozenset()
    assert predicate_classes("pass") == predicate_classes("cross")
    assert predicate_classes("screen") != predicate_classes("collect")
    assert predicate_classes("repair") == frozenset({"repair"})
