"""Numbers that a text says no longer stand, and numbers that only look it."""

from pathlib import Path

import pytest

from countersay import examine
from countersay.model import ACCUSING, Finding
from tests.corpora import write_corpus


def findings(folder: Path, *texts: str, issuer: str = "Harl Weather Office") -> list[Finding]:
    settings = "".join(
        f'[documents."{place}.txt"]\nissuer = "{issuer}"\ndate = 2029-0{6 + place}-08\n'
        for place, _ in enumerate(texts)
    )
    files = {f"{place}.txt": text + "\n" for place, text in enumerate(texts)}
    return list(examine([write_corpus(folder, {**files, "corpus.toml": settings})]).findings)


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(
            ["Correction. The number of gales in May 2029 should read 31, not 29."], id="should read, not"
        ),
        pytest.param(
            ["Sales for 2028, previously reported as 212.6 million crowns, have been restated at 209.8 million crowns."],
            id="previously reported as",
        ),
        pytest.param(
            ["The number of otters on 4 May 2029 was given as 15. The number for 4 May 2029 is revised to 11."],
            id="given as, revised to",
        ),
        pytest.param(
            [
                "In May 2029, 412 kites were sold at the fair.",
                "Corrections\n\nThe count for May was wrong. In May 2029, 421 kites were sold.",
            ],
            id="under a heading, in a later document",
        ),
        pytest.param(
            [
                "As of 10 May 2029, 510 hives had been lost since 1 March 2029. After a recount the figure was corrected: "
                "as of 20 May 2029, 490 hives have been lost since 1 March 2029."
            ],
            id="a running total that falls",
        ),
    ],
)  # fmt: skip
def test_correction_is_a_revision_and_accuses_nobody(tmp_path: Path, texts: list[str]) -> None:
    found = findings(tmp_path, *texts)
    assert [one.kind for one in found if one.relation == "revision" and one.kind == "correction"] == ["correction"]
    assert not [one for one in found if one.relation in ACCUSING]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "In May 2029, 412 kites were sold. In June 2029, 421 kites were sold.", id="no words of correction"
        ),
        pytest.param("The corrected spelling is used. In May 2029, 12 cats and 31 dogs were fed.", id="other things"),
        pytest.param("In 2028 revenue was 41 crowns and not 39 goats.", id="not of another kind"),
    ],
)
def test_nothing_is_a_correction_without_words_and_a_former_number(tmp_path: Path, text: str) -> None:
    assert [one for one in findings(tmp_path, text) if one.kind == "correction"] == []


@pytest.mark.parametrize(
    ("text", "new"),
    [
        pytest.param(
            "Correction of the notice of 3 May. The mill sold 22,137 sacks in May 2029 and not 22,317.", "22,137", id="not"
        ),
        pytest.param(
            "Erratum. In May 2029 the zoo fed 31 otters instead of 29.", "31", id="instead of"
        ),
    ],
)  # fmt: skip
def test_a_number_named_as_wrong_takes_nobodys_place(tmp_path: Path, text: str, new: str) -> None:
    [told] = [one for one in findings(tmp_path, text) if one.relation == "revision"]
    assert told.sentence.startswith(f"“{new}")


def test_what_another_says_of_it_takes_no_place(tmp_path: Path) -> None:
    text = (
        "Corrections and notes. In May 2029 the office counted 187 gales at Harl. The crew of Odrava said that in May "
        "2029 it had counted 193 gales."
    )
    assert [one for one in findings(tmp_path, text) if one.relation == "revision"] == []


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(
            [
                "In May 2029, 36 tonnes of salt were sold at the fair.",
                "Correction. In May 2029, 38 were sold at the fair.",
            ],
            id="another-unit",
        ),
    ],
)
def test_nothing_takes_the_place_of_what_it_may_not_count(tmp_path: Path, texts: list[str]) -> None:
    assert not [one for one in findings(tmp_path, *texts) if one.kind == "correction"]
