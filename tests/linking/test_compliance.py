"""A breach that is alleged meets the words by which the accused is said to keep to the same undertaking."""

from pathlib import Path

import pytest

from countersay import examine
from countersay.model import Allegation

SETTINGS = """[parties]
alm = "Republic of Almia"
keld = "Republic of Keldia"
[documents."a.txt"]
issuer = "Ministry of Water of Almia"
date = 2031-03-14
party = "alm"
[documents."b.txt"]
issuer = "Government of Keldia"
date = 2031-03-16
party = "keld"
[documents."c.txt"]
issuer = "River Commission"
date = 2031-03-20
"""


def rows(folder: Path, **texts: str) -> tuple[Allegation, ...]:
    (folder / "corpus.toml").write_text(SETTINGS, encoding="utf-8")
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(f"News in brief\n\n{text}\n", encoding="utf-8")
    return examine([folder]).allegations


def denied(found: tuple[Allegation, ...]) -> list[tuple[str | None, str | None]]:
    return [(voice.side, voice.note) for row in found for voice in row.denied_by]


ACCUSES = "Keldia has violated Article 4 of the Weir Agreement of 2 May 2029."


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        pytest.param("Keldia has fully complied with Article 4 of the Weir Agreement.", [("keld", None)], id="article"),
        pytest.param("Keldia has respected the Weir Agreement of 2 May 2029.", [("keld", None)], id="whole"),
        pytest.param("Keldia has fully complied with Article 9 of the Weir Agreement.", [], id="another-article"),
        pytest.param("Keldia has fully complied with the Ferry Treaty of 2 May 2029.", [], id="another-treaty"),
        pytest.param("Almia has fully complied with Article 4 of the Weir Agreement.", [], id="another-side"),
        pytest.param(
            "The war ended with the Weir Agreement of 2 May 2029, under which Keldia returned the mill.",
            [],
            id="done-under-it",
        ),
        pytest.param("Keldia will comply with Article 4 of the Weir Agreement.", [], id="promise"),
    ],
)
def test_only_compliance_of_the_accused_with_the_same_article_answers(
    tmp_path: Path, reply: str, expected: list[tuple[str | None, str | None]]
) -> None:
    assert denied(rows(tmp_path, a=ACCUSES, b=reply)) == expected


def test_answer_about_one_article_says_that_it_speaks_of_no_other(tmp_path: Path) -> None:
    found = rows(
        tmp_path,
        a="Keldia has violated the Weir Agreement of 2 May 2029.",
        b="Keldia has fully complied with paragraph 6 of the Weir Agreement.",
    )
    assert denied(found) == [("keld", "with the limiting words “only paragraph 6”")]


def test_failure_to_honour_is_answered_in_its_own_question(tmp_path: Path) -> None:
    found = rows(
        tmp_path,
        a="Keldia has failed to honour Article 4 of the Weir Agreement of 2 May 2029.",
        b="Keldia has complied with Article 4 of the Weir Agreement in full.",
    )
    (row,) = [row for row in found if row.denied_by]
    assert row.kind == "omission"


def test_third_may_tell_of_the_breach_and_of_the_keeping(tmp_path: Path) -> None:
    found = rows(tmp_path, a=ACCUSES, c="Keldia has complied with Article 4 of the Weir Agreement.")
    assert denied(found) == [(None, None)]


def test_breaches_of_two_articles_are_two_questions(tmp_path: Path) -> None:
    found = rows(tmp_path, a=ACCUSES, b="Almia has violated Article 9 of the Weir Agreement.")
    assert len(found) == 2


@pytest.mark.parametrize(
    ("breach", "kept"),
    [
        pytest.param(
            "These acts violate Article 4 of the Weir Agreement.",
            "Keldia has kept to the Weir Agreement.",
            id="nobody-named",
        ),
        pytest.param(ACCUSES, "The Weir Agreement has been respected in full.", id="passive"),
        pytest.param(ACCUSES, "We have met our obligation under Article 4 of the Weir Agreement.", id="obligation-met"),
    ],
)
def test_side_is_told_by_who_speaks_where_nobody_is_named(tmp_path: Path, breach: str, kept: str) -> None:
    found = rows(tmp_path, a=breach.replace("the Weir Agreement.", "the Weir Agreement of 2 May 2029."), b=kept)
    assert denied(found) == [("keld", None)]


def test_two_that_tell_of_keeping_deny_nothing_of_each_other(tmp_path: Path) -> None:
    found = rows(
        tmp_path,
        b="Keldia has complied with Article 4 of the Weir Agreement of 2 May 2029.",
        c="Keldia has complied with Article 4 of the Weir Agreement.",
    )
    assert denied(found) == []


def test_what_shall_remain_closed_is_not_said_to_be_closed(tmp_path: Path) -> None:
    found = rows(tmp_path, c="The lock of Orrin shall remain closed until May.", b="The lock of Orrin is open.")
    assert [row.alleged_by for row in found if row.denied_by] == []
