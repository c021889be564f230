import pytest

from countersay.lexicon.nouns import head, plural, things


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("woman", "women"),
        ("young man", "young men"),
        ("person", "people"),
        ("child", "children"),
        ("body", "bodies"),
        ("box", "boxes"),
        ("bus", "buses"),
        ("housewife", "housewives"),
        ("aircraft", "aircraft"),
        ("truck", "trucks"),
        ("woman and child", "women and children"),
        ("car, lorry and bus", "cars, lorries and buses"),
        ("house or shop", "houses or shops"),
        ("civilian and military vehicle", "civilian and military vehicles"),
    ],
)
def test_plurals(one: str, many: str) -> None:
    assert plural(one) == many


def test_adjectives_of_one_noun_are_no_things() -> None:
    assert things("car and armoured truck", "12 cars and armoured trucks") == ("car", "armoured truck")
    assert things("old and new truck", "12 old and new trucks") == ("old and new truck",)
    assert head("old and new truck", "12 old and new trucks") == "truck"
    assert head("woman and child") == "woman and child"
