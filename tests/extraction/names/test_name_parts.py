import pytest

from countersay.extraction.names.mentions import find_mentions


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        pytest.param("The Alm-Brod road froze.", ["Alm", "Brod"], id="both ends"),
        pytest.param("The Torvik district froze.", ["Torvik"], id="base before a small head"),
        pytest.param("They walked down Wall Street.", [], id="base inside a capitalised name"),
        pytest.param("The Black Sea froze.", [], id="known name is whole"),
        pytest.param("The UN Harbour Office answered.", ["UN"], id="body inside a body"),
        pytest.param("The pro-Peru rally began.", ["Peru"], id="country in a compound"),
    ],
)
def test_names_inside_names(text, inner):
    mentions = find_mentions(text)
    outer = max(mentions, key=lambda m: m.end - m.start)
    nested = [m.text for m in mentions if m is not outer]
    assert (nested or [outer.text] if inner and len(mentions) == 1 else nested) == inner
