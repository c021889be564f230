import pytest

from countersay.extraction.quantities.quantities import find_all


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        pytest.param("under Articles 5 and 6", [("5", "article"), ("6", "article")], id="articles"),
        pytest.param("on pages 12-14", [("12-14", "page")], id="pages"),
        pytest.param("in Flight 103", [("103", "identifier")], id="flight"),
        pytest.param("East ward: 75 houses burned", [], id="a label"),
        pytest.param("East Ward 75", [("75", "identifier")], id="a ward"),
        pytest.param("[3] said so", [("3", "footnote")], id="bracket"),
        pytest.param("the word.8 Then", [("8", "footnote")], id="glued-to-a-word"),
        pytest.param("a “shed”4 then", [("4", "footnote")], id="glued-to-a-quotation"),
        pytest.param("Start\n2) go on", [("2", "list-marker")], id="list"),
        pytest.param("text\n17\nmore", [("17", "list-marker")], id="alone-on-its-line"),
        pytest.param("won 3-1 at home", [("3-1", "score")], id="score"),
        pytest.param("voted 5 to 4", [("5 to 4", "score")], id="vote"),
        pytest.param("won by 40 votes, 620 to 580", [], id="counts beside their margin"),
        pytest.param("at 469 Vermont Street", [("469", "identifier")], id="address"),
        pytest.param("(254-2) 751-613", [("254-2) 751-613", "phone")], id="phone"),
        pytest.param("the 120 mm mortars", [("120", "calibre")], id="calibre"),
        pytest.param("They like Voyager 2 best", [("2", "identifier")], id="part-of-a-name"),
        pytest.param("of the two. Then", [("two", "anaphor")], id="the-two"),
        pytest.param("a decade or two ago", [("two", "idiom")], id="or-two-ago"),
        pytest.param("to 3 Para Battle Group in Osk", [("3", "identifier")], id="battle-group"),
        pytest.param("while 42 Commando left", [("42", "identifier")], id="commando"),
        pytest.param("at 01.46 local time", [("01.46", "clock-time")], id="local-time"),
        pytest.param("the 22nd brigade", [("22nd", "ordinal")], id="ordinal"),
    ],
)
def test_numbers_that_count_nothing(text: str, refused: list[tuple[str, str]]) -> None:
    assert [(text[item.start : item.end], item.reason) for item in find_all(text)[1]] == refused


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        pytest.param("10-15 trucks", "10-15 trucks", id="range-is-no-score"),
        pytest.param("raised by 12 to 15 percent", "12 to 15 percent", id="range-after-by"),
        pytest.param("in no 5 trucks", "5 trucks", id="no-without-point"),
        pytest.param("the three months", "three months", id="definite-but-informative"),
        pytest.param("the seven people killed", "seven people", id="definite-people"),
        pytest.param("He said “20 trucks” came", "20 trucks", id="opening-quotation"),
        pytest.param("at level 3 metres", "3 metres", id="lower-case-name-word"),
        pytest.param("lost 12 Red Army soldiers", "12 Red Army soldiers", id="of-an-army"),
        pytest.param("hired 14 Company drivers", "14 Company drivers", id="of-a-company"),
        pytest.param("two 120 mm mortars", "two 120 mm mortars", id="count-of-a-calibre"),
    ],
)
def test_numbers_that_count(text: str, quoted: str) -> None:
    assert quoted in [quantity.text for quantity in find_all(text)[0]]
