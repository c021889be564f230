from countersay.linking.place_keys import place_keys
from countersay.model import Name


def name(key: str, *forms: str) -> Name:
    return Name(id=key, kind="place", forms=forms, mentions=())


def test_variants_of_a_name_have_one_key_with_a_word_for_the_kind_of_place_too() -> None:
    key = place_keys([name("a", "Dzelgar", "Djelgar"), name("b", "Dzelgar post"), name("c", "Djelgar post")])
    assert key("Dzelgar") == key("Djelgar")
    assert key("Dzelgar post") == key("Djelgar post") != key("Dzelgar")


def test_kinds_of_place_are_told_apart() -> None:
    key = place_keys([name("a", "Tarn"), name("b", "Tarn bridge"), name("c", "Tarn gate")])
    assert len({key("Tarn"), key("Tarn bridge"), key("Tarn gate"), key("Sarn gate")}) == 4
