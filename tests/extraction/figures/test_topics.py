"""Bare numbers that count what was spoken of. The sentences are invented, their subjects unrelated."""

import pytest

from tests.extraction.figures.test_claims import read


@pytest.mark.parametrize(
    ("text", "number", "counted"),
    [
        pytest.param("We gave out 800 quilts in May and 240 in June.", "240", "quilt", id="the same verb"),
        pytest.param("In May 90 tenors auditioned and 14 in June.", "14", "tenor", id="subjects of the same verb"),
        pytest.param("On 3 May 40 families lived in 12 tents. On 9 May it was 61.", "61", "family", id="it was"),
        pytest.param(
            "In March 190 looms stood idle. By May that number had fallen to 31.", "31", "loom", id="that number"
        ),
        pytest.param("We sold 900 kites. So far 14 have been returned.", "14", "kite", id="subject after a time"),
        pytest.param("The port took in 70 yachts. Nine were impounded.", "Nine", "yacht", id="subject"),
        pytest.param("The firm hired 85 gilders. We counted 22.", "22", "gilder", id="object of counting"),
        pytest.param("The ward treated 61 divers. The clinic treated 19.", "19", "diver", id="object of the same verb"),
        pytest.param("The patrol seized 36 rifles and a further 15 were found.", "15", "rifle", id="a further"),
        pytest.param(
            "On Monday the park had 40 visitors in six huts. Nine were hurt.", "Nine", "visitor", id="verb of persons"
        ),
        pytest.param("The choir took on 30 sopranos. It paid 400.", "400", None, id="money"),
        pytest.param("The choir has 30 sopranos. It has received 3.7 million.", "3.7 million", None, id="millions"),
        pytest.param("They fed 40 geese and 61 ducks. Nine were sold.", "Nine", None, id="two kinds of thing"),
        pytest.param("The mill bought 30 looms. The weavers, of all trades, wed 12.", "12", None, id="another verb"),
        pytest.param(
            "They lodged 40 pupils. The roofs of nine were torn off.", "nine", None, id="behind a preposition"
        ),
        pytest.param(
            "Last week brought more mudslides (about 380) than ever.", "380", "mudslide", id="a bracket behind it"
        ),
        pytest.param("Last week brought rain (380).", "380", None, id="a bracket behind no plural"),
        pytest.param(
            "The yard lists 119 carts (including 56 sleds) and 61 sold.", "61", "cart", id="not that of a bracket"
        ),
        pytest.param(
            "Eight carts with 45 monks were stopped. A further 82 were seized.", "82", None, id="persons or things"
        ),
        pytest.param("The mill makes 40 hats a day. In May it was 61.", "61", "hat", id="so many a day"),
        pytest.param("Of the 64 looms, 51 were oiled. Only seven were sold.", "seven", "loom", id="of a whole"),
        pytest.param(
            "We take on 18 dyers each May. Last May it was 23.", "23", "dyer", id="a particle is no preposition"
        ),
        pytest.param("In May 39 nuns stayed, eight in quarantine.", "eight", "nun", id="some of them, no verb"),
        pytest.param("We had 212 complaints. Only nine were ever answered.", "nine", "complaint", id="what happens"),
        pytest.param("In May 90 arrests were made. Nine were charged.", "Nine", None, id="persons, not what happens"),
        pytest.param("The yard bought three cranes. Two are already in use.", "Two", "crane", id="a state"),
        pytest.param(
            "They vowed to let in ten carts a day. So far 14 have been let in.", "14", "cart", id="so many a day, vowed"
        ),
        pytest.param("They fed 40 geese. Three were gulls.", "Three", None, id="what they were"),
    ],
)
def test_noun_of_a_bare_number(text: str, number: str, counted: str | None) -> None:
    found = {figure.number.text: figure for figure in read(text, "2031-06-20").figures}
    assert found[number].counted == counted


def test_a_number_told_anew_has_the_verb_of_its_count_and_is_marked_as_said() -> None:
    found = {f.number.text: f for f in read("On 3 May 190 looms stood idle. On 9 May it was 31.").figures}
    assert (found["31"].predicate, found["31"].kind, found["31"].assumed) == ("have", "stock", ())


def test_a_noun_taken_from_the_sentence_before_is_marked_as_assumed() -> None:
    found = {f.number.text: f for f in read("The port took in 70 yachts. Nine were impounded.").figures}
    assert "noun" in found["Nine"].assumed


@pytest.mark.parametrize(
    ("text", "number", "counted", "verb"),
    [
        pytest.param(
            "The number of pupils reported missing, which stood at 46 on Friday, has come down to 17.",
            "17",
            "pupil",
            "miss",
            id="missing",
        ),
        pytest.param(
            "The number of looms in use, which was 46 in May, had risen to 61 by June.",
            "61",
            "loom",
            "have",
            id="level",
        ),
        pytest.param(
            "The number of sailors who lost their lives in the storm, which began on Monday, remains at 13.",
            "13",
            "sailor",
            "lose+their+lives",
            id="a relative",
        ),
        pytest.param(
            "The mill employed 1,142 dyers in May; it puts the figure at 1,230.", "1,230", "dyer", "employ", id="put at"
        ),
    ],
)
def test_a_number_that_tells_how_many_there_are(text: str, number: str, counted: str, verb: str) -> None:
    found = {figure.number.text: figure for figure in read(text, "2031-06-20").figures}
    assert (found[number].counted, found[number].predicate) == (counted, verb)
