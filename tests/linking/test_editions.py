"""Versions of one document, and bulletins that only look alike."""

import re

import pytest

from countersay.extraction.times.timex import find_timexes
from countersay.linking.editions import edition_issues, find_editions
from countersay.model import Document, Edition
from tests.factories import make_document

BODY = (
    "Harbour Board of Arlen\n\nThe board met on the pier and heard the report of its master on the season now ended. "
    "The master said that {boats} boats had been counted at the lock between 3 March 2031 and 9 June 2031, of which "
    "{carts} carried timber. No boat waited for longer than an hour. The rail office counts wagons by itself and its "
    "figures are not those of the board. Between 4 May 2031 and 8 May 2031 the lock was closed for works. The board "
    "thanked its master and went home. It will meet again when the ice is gone, and asks all owners to paint their "
    "numbers anew before then. The ferry runs as before, on weekdays from seven and on Sundays from nine.{more}"
)
PULP = (
    "Vantrell Mills, quarterly note\n\nThe mills sold {boats} tonnes of pulp and burnt {carts} loads of bark in the "
    "quarter. Workers are paid by the hour and the price of bark fell. Rain kept two roads shut for most of the time, "
    "and lorries went round by the old bridge, which is narrow. Nobody was hurt. The new boiler was lit and put out "
    "again, since its valve leaked. A further note will follow when the books are closed, as the law of the valley "
    "asks. Shareholders may read the books at the office on any weekday from ten.{more}"
)


def made(
    body: str, path: str, issued: str | None = "2031-06-10", issuer: str | None = "Board", **words: str
) -> Document:
    text = body.format(**{"boats": "412", "carts": "31", "more": "", **words})
    return make_document(text, path=path, issuer=issuer, issued=issued)


def editions(*documents: Document) -> tuple[Edition, ...]:
    timexes = {document.id: find_timexes(document.text, None) for document in documents}
    found = find_editions(documents, timexes)
    assert found == find_editions(documents[::-1], timexes)
    return found


def test_small_edits_make_a_version_and_are_shown() -> None:
    for body in (BODY, PULP):
        one, other = made(body, "a.txt"), made(body, "b.txt", "2031-06-12", boats="421")
        (edition,) = editions(other, one)
        assert (edition.older, edition.newer, edition.ordered, edition.same_issuer) == (one.id, other.id, True, True)
        (edit,) = edition.edits
        assert (edit.before, edit.after) == ("412", "421")
        assert (one.text[edit.start : edit.end], other.text[edit.new_start : edit.new_end]) == ("412", "421")


def test_an_added_paragraph_is_an_edit() -> None:
    one, other = made(PULP, "a.txt"), made(PULP, "b.txt", more="\n\nUpdate: the boiler was lit again on 3 July 2031.")
    (edition,) = editions(one, other)
    assert [edit.before for edit in edition.edits] == [""]
    assert edition.edits[0].after.startswith("Update: the boiler")
    assert not edition.ordered


HISTORY = (
    "\n\nThe office was founded by the towns along the river in order to share the cost of wells and locks. It is led by a "
    "council of the towns, whose members serve without pay. Its accounts are public, and everybody may see them on "
    "working days. The council meets in spring and in autumn, and its minutes are kept in the library of the town, in "
    "which they can be read by all who ask. Its members are chosen for four years by the assemblies of the towns."
)


@pytest.mark.parametrize("body", [pytest.param(BODY, id="a board"), pytest.param(PULP, id="mills")])
def test_a_part_of_a_text_is_known_with_its_cuts(body: str) -> None:
    whole = made(body, "a.txt", more=HISTORY * 2)
    part = made(body, "b.txt", "2031-06-11", issuer="Lake Wire")
    (edition,) = editions(whole, part)
    assert (edition.partial, edition.same_issuer) == (True, False)
    (issue,) = edition_issues([edition], [whole, part])
    assert (issue.code, "has part of the text of a.txt, published by another" in issue.message) == (
        "document-alike",
        True,
    )
    numbers = re.sub(r"(?<= )(?:3|4|8|9|31|412)(?=[ ,])", lambda match: str(int(match.group()) + 14), part.text)
    assert not editions(whole, make_document(numbers, path="c.txt", issuer="Lake Wire", issued="2031-06-18"))


@pytest.mark.parametrize("body", [pytest.param(BODY, id="a board"), pytest.param(PULP, id="mills")])
def test_sentences_that_moved_are_no_edits(body: str) -> None:
    first, rest = body.format(boats="412", carts="31", more="").split("\n\n")
    sentences = rest.split(". ")
    moved = ". ".join([sentences[0], *sentences[3:5], *sentences[1:3], *sentences[5:]])
    one, other = made(body, "a.txt"), make_document(f"{first}\n\n{moved}", path="b.txt", issuer="Board")
    (edition,) = editions(one, other)
    assert edition.edits == ()


def test_a_text_that_its_issuer_cut_short_later_is_a_version() -> None:
    for body in (BODY, PULP):
        sentences = body.format(boats="412", carts="31", more="").split(". ")
        short = ". ".join([*sentences[:1], *sentences[3:]])
        one, other = made(body, "a.txt"), make_document(short, path="b.txt", issuer="Board", issued="2031-06-12")
        (edition,) = editions(one, other)
        assert edition.same_issuer


def test_the_bulletin_of_another_week_is_no_version() -> None:
    later = BODY.replace("3 March 2031 and 9 June 2031", "10 June 2031 and 16 June 2031")
    assert editions(made(BODY, "a.txt"), made(later, "b.txt", "2031-06-17", boats="77")) == ()


def test_a_pattern_filled_with_other_numbers_later_is_no_version_unless_it_says_so() -> None:
    one = made(PULP, "a.txt")
    assert editions(one, made(PULP, "b.txt", "2031-09-10", boats="502", carts="44")) == ()
    (edition,) = editions(one, made(PULP, "b.txt", "2031-09-10", boats="502", carts="44", more=" Corrected."))
    assert edition.ordered


def test_other_texts_are_no_versions() -> None:
    assert editions(made(BODY, "a.txt"), made(PULP, "b.txt")) == ()


def test_another_publisher_is_told_apart() -> None:
    (edition,) = editions(made(BODY, "a.txt"), made(BODY, "b.txt", issuer="Arlen Gazette", boats="421"))
    assert not edition.same_issuer
    (edition,) = editions(made(BODY, "a.txt"), made(BODY, "b.txt", issuer=None, boats="421"))
    assert edition.same_issuer


SHORT = [
    pytest.param(
        "As of {day} May 2031, {count} people have been injured on the ice of Arlen since 1 March 2031.",
        id="a toll",
    ),
    pytest.param(
        "By {day} May 2031, the mills of Vantrell had sold {count} tonnes of pulp since 1 March 2031. Nobody was hurt.",
        id="sales",
    ),
]


@pytest.mark.parametrize("text", SHORT)
def test_short_texts_that_differ_are_two_claims(text: str) -> None:
    one = make_document(text.format(day=10, count=510), path="a.txt", issuer="Board", issued="2031-05-10")
    other = make_document(text.format(day=20, count=490), path="b.txt", issuer="Board", issued="2031-05-20")
    assert editions(one, other) == ()
    same = make_document(text.format(day=10, count=490), path="b.txt", issuer="Board", issued="2031-05-10")
    assert editions(one, same) == ()


@pytest.mark.parametrize("text", SHORT)
def test_short_texts_of_one_numbered_title_are_versions_unless_a_date_differs(text: str) -> None:
    def notice(day: int, count: int, path: str) -> Document:
        body = "Notice No. 14\n\n" + text.format(day=day, count=count)
        return make_document(body, path=path, issuer="Board", issued="2031-05-20")

    (edition,) = editions(notice(10, 510, "a.txt"), notice(10, 490, "b.txt"))
    assert [(edit.before, edit.after) for edit in edition.edits] == [("510", "490")]
    assert editions(notice(10, 510, "a.txt"), notice(20, 490, "b.txt")) == ()


@pytest.mark.parametrize("text", SHORT)
def test_a_short_copy_is_a_version(text: str) -> None:
    one, other = (
        make_document(text.format(day=10, count=510), path=path, issuer="Board") for path in ("a.txt", "b.txt")
    )
    (edition,) = editions(one, other)
    assert edition.edits == ()


def test_three_versions_follow_one_another() -> None:
    documents = [made(BODY, f"{n}.txt", f"2031-06-1{n}", boats=str(412 + n)) for n in range(3)]
    found = {(edition.older, edition.newer) for edition in editions(*documents)}
    assert found == {(documents[0].id, documents[1].id), (documents[1].id, documents[2].id)}


def test_many_copies_are_found_in_no_time() -> None:
    documents = [made(BODY, f"{n:04}.txt", boats=str(1000 + n)) for n in range(300)]
    timexes = {document.id: () for document in documents}
    assert len(find_editions(documents, timexes)) == 299


def test_the_issue_shows_the_edits() -> None:
    one, other = made(BODY, "a.txt"), made(BODY, "b.txt", "2031-06-12", boats="421")
    (issue,) = edition_issues(editions(one, other), (one, other))
    assert (issue.code, issue.path) == ("document-version", "b.txt")
    assert "1 edit: “412” became “421”" in issue.message
