"""Counts of two sides with one thing left open: set side by side with the reading that dissolves it, or not at all."""

import json
from pathlib import Path
from typing import Any

import pytest

from countersay import examine
from countersay.model import ACCUSING, Finding, Record
from countersay.reconciliation.admission import admit
from countersay.reconciliation.open_pairs import names_no_people
from countersay.reconciliation.readings import meaning
from countersay.reconciliation.verify import verify
from tests.corpora import write_corpus

CASES = json.loads((Path(__file__).parent.parent / "cases" / "counterparts.json").read_text(encoding="utf-8"))


def read(folder: Path, documents: list[list[str]]) -> Record:
    settings = "".join(
        f'[documents."{place}.txt"]\nissuer = "{issuer}"\ndate = {issued}\n'
        for place, (issuer, issued, _) in enumerate(documents)
    )
    files = {f"{place}.txt": text + "\n" for place, (_, _, text) in enumerate(documents)}
    return examine([write_corpus(folder, {**files, "corpus.toml": settings})])


def accusing(record: Record) -> list[Finding]:
    return [one for one in record.findings if one.relation in ACCUSING]


@pytest.mark.parametrize("case", [pytest.param(case, id=case["id"]) for case in CASES])
def test_what_is_open_dissolves_the_tension(case: dict[str, Any], tmp_path: Path) -> None:
    record = read(tmp_path, case["documents"])
    found = accusing(record)
    if case["tension"] is None:
        assert not found
        return
    (finding,) = found
    assert (finding.relation, finding.kind) == ("tension", "counterpart")
    assert list(finding.dissolved_by) == case["tension"]
    assert all(meaning(label) in " ".join(finding.steps) for label in case["tension"])
    verify(finding, record)


@pytest.mark.parametrize("case", [pytest.param(case, id=case["id"]) for case in CASES])
def test_exchanged_documents_are_told_alike(case: dict[str, Any], tmp_path: Path) -> None:
    found = accusing(read(tmp_path, case["documents"][::-1]))
    assert [list(one.dissolved_by) for one in found] == ([] if case["tension"] is None else [case["tension"]])


UNDATED = [
    [
        "Warders of Torv",
        "2032-05-14",
        "On 11 May prisoners of Torv refused to go back to their cells.\n\nTorv has room for 640 prisoners. Forty-one guards were on duty.",
    ],
    ["Relatives of Torv", "2032-05-18", "On 11 May 26 guards were on duty at Torv."],
]


def test_a_claim_without_a_day_is_of_the_day_both_texts_name(tmp_path: Path) -> None:
    kinds = {one.kind for one in read(tmp_path, UNDATED).findings if one.relation in (*ACCUSING, "spread")}
    assert "counterpart" in kinds


def test_a_count_that_the_other_text_gives_as_well_is_no_clash(tmp_path: Path) -> None:
    texts = [
        ["Harbour Office", "2031-10-02", "By 30 September the office had issued 1,900 permits."],
        [
            "Anglers of Brell",
            "2031-10-05",
            "By 30 September the office had issued 1,900 permits. By 30 September the office had issued 3,250 permits.",
        ],
    ]
    assert not [one for one in read(tmp_path, texts).findings if one.kind == "counterpart" and one.relation in ACCUSING]


@pytest.mark.parametrize(("issued", "expected"), [("2031-07-30", True), ("2031-09-30", False)])
def test_what_two_texts_of_one_day_tell_without_a_day_is_asked_about(
    issued: str, expected: bool, tmp_path: Path
) -> None:
    texts = [
        ["Tarn Wire", "2031-07-29", "Forty sailors died when the Lake Guard sank a barge at Olm, in Marland."],
        ["Vell Daily", issued, "The Lake Guard of Marland denies it. At Olm 53 sailors died."],
    ]
    found = [one for one in read(tmp_path, texts).findings if one.kind == "counterpart"]
    assert [one.relation for one in found] == (["spread"] if expected else [])


def test_what_was_done_in_a_week_is_no_level_of_its_last_day(tmp_path: Path) -> None:
    texts = [
        ["Dockers of Orm", "2033-09-10", "On Wednesday 7 September 31 ships were lying in the roads."],
        ["Chamber of Orm", "2033-09-12", "In all 17 ships were worked in the week of 1 to 7 September."],
    ]
    assert not accusing(read(tmp_path, texts))


@pytest.mark.parametrize(
    ("one", "other", "issued"),
    [
        pytest.param(
            "Since 1 March 35 foals have been registered.",
            "Since 1 March 61 foals have been registered.",
            "2031-03",
            id="up to some day of a month",
        ),
        pytest.param(
            "By 22 May the office had recorded 310 visitors.",
            "By 21 May the guides had recorded 480 visitors.",
            "2031-05-25",
            id="since each began to record",
        ),
    ],
)
def test_counts_of_days_that_no_text_gives_accuse_nobody(one: str, other: str, issued: str, tmp_path: Path) -> None:
    texts = [["Breeders of Orm", issued, one], ["Herders of Isk", issued, other]]
    settings = "".join(
        f'[documents."{n}.txt"]\nissuer = "{who}"\ndate = "{issued}"\n' for n, (who, _, _) in enumerate(texts)
    )
    files = {f"{n}.txt": text + "\n" for n, (_, _, text) in enumerate(texts)}
    assert not accusing(examine([write_corpus(tmp_path, {**files, "corpus.toml": settings})]))


def test_what_is_told_of_a_part_is_not_told_of_its_whole(tmp_path: Path) -> None:
    texts = [
        ["Town of Orm", "2031-10-02", "Of the 60 street lamps, 52 were working on 4 May."],
        ["Shops of Orm", "2031-10-03", "On 4 May only 30 street lamps were working."],
    ]
    (finding,) = accusing(read(tmp_path, texts))
    assert finding.kind == "counterpart"


@pytest.mark.parametrize(("count", "expected"), [(151, 0), (480, 1)])
def test_a_total_that_grew_as_the_days_went_by_accuses_nobody(count: int, expected: int, tmp_path: Path) -> None:
    texts = [
        ["Port of Orm", "2031-03-21", "Since 18 March the port has unloaded 61 barges."],
        ["Bargemen of Orm", "2031-03-28", f"Since 18 March the port has unloaded {count} barges."],
    ]
    assert len([one for one in read(tmp_path, texts).findings if one.kind == "counterpart"]) == expected


def related(folder: Path, documents: list[list[str]], numbers: set[str]) -> list[tuple[str, str]]:
    """Return relation and kind of the findings that hold just the numbers."""
    record = read(folder, documents)
    texts = {figure.id: figure.number.text for figure in record.figures}
    return [(one.relation, one.kind) for one in record.findings if {texts[f] for f in one.figures} == numbers]


def test_the_part_at_a_place_is_told_of_all_of_that_place(tmp_path: Path) -> None:
    texts = [
        ["Prefect of Sarn", "2031-05-04", "On 3 May 457 tents were pitched in Sarn county, including 172 in Orlu."],
        ["Campers' Guild", "2031-05-04", "On 3 May 320 tents were pitched in Orlu."],
    ]
    assert ("other_scope", "series") not in related(tmp_path, texts, {"172", "320"})
    assert [relation for relation, _ in related(tmp_path, texts, {"172", "320"})] in (["tension"], ["spread"])


def test_a_part_without_a_place_of_its_own_is_set_against_nothing(tmp_path: Path) -> None:
    texts = [
        ["Prefect of Sarn", "2031-05-04", "On 3 May 457 tents were pitched in Orlu, including 172 of canvas."],
        ["Campers' Guild", "2031-05-04", "On 3 May 320 tents were pitched in Orlu."],
    ]
    assert ("tension", "counterpart") not in related(tmp_path, texts, {"172", "320"})


@pytest.mark.parametrize(
    ("bare", "open_"),
    [
        pytest.param("On 3 May 224 soldiers came home.", True, id="whose is not said"),
        pytest.param("The Orvanians kept the truce. On 3 May 224 soldiers came home.", False, id="the people is named"),
        pytest.param("On 3 May 224 settlers lived in the camp.", False, id="not freed, and another noun"),
    ],
)
def test_soldiers_of_no_named_people_may_be_ones_own(bare: str, open_: bool, tmp_path: Path) -> None:
    texts = [
        ["Ministry of the East", "2031-05-04", "On 3 May 248 Orvanian soldiers were returned."],
        ["Prisoners' Desk", "2031-05-04", bare],
    ]
    record = read(tmp_path, texts)
    claims = {claim.figure.number.text: claim for claim in admit(record)}
    held = {one.id: one.text for one in record.documents}
    assert names_no_people(claims["248"], claims["224"], held) == open_
    assert not accusing(record)


@pytest.mark.parametrize(
    ("one", "other", "relations"),
    [
        pytest.param(
            "On 3 May 480,000 people marched in the country against the levy.",
            "On 3 May more than 1.7 million people marched across the country against the levy.",
            {"spread"},
            id="a crowd in the whole country",
        ),
        pytest.param(
            "On 3 May 480 barns burned in the country.",
            "On 3 May 1,720 barns burned nationwide.",
            {"tension", "spread"},
            id="other words for the country",
        ),
        pytest.param(
            "On 3 May 480 tonnes of tar leaked into the Gulf.",
            "On 3 May 1,720 tonnes of tar leaked into the Gulf of Sarn.",
            {"tension", "spread"},
            id="short for a name",
        ),
        pytest.param(
            "We estimate that 480 tonnes of tar leaked into the Gulf on 3 May.",
            "On 3 May approximately 1,720 tonnes of tar leaked into the Gulf of Sarn.",
            {"spread"},
            id="both estimate",
        ),
        pytest.param(
            "On 3 May 480 barns were destroyed in Osk.", "On 3 May 1,720 barns were destroyed in Orlu.", {"other_scope"}, id="another place"
        ),
    ],
)  # fmt: skip
def test_places_in_other_words_may_be_one(one: str, other: str, relations: set[str], tmp_path: Path) -> None:
    texts = [["Prefect of Sarn", "2031-05-04", one], ["Farmers' Guild", "2031-05-04", other]]
    record = read(tmp_path, texts)
    found = {finding.relation for finding in record.findings if len(finding.figures) == 2}
    assert found
    assert found <= relations


def test_the_country_of_two_texts_that_share_no_name_may_be_two(tmp_path: Path) -> None:
    texts = [
        ["Orvanian Teachers' Union", "2031-05-04", "On 3 May 4,000 schools were closed in the country."],
        ["Belland Board of Schools", "2031-05-04", "On 3 May 9,000 schools were closed in the country."],
    ]
    assert not accusing(read(tmp_path, texts))


def test_a_scene_is_told_where_it_was_by_the_sentence_behind(tmp_path: Path) -> None:
    texts = [
        ["Coast Guard", "2031-05-05", "On 3 May a crew at Osk met a storm off Harl. Four sailors were hurt."],
        [
            "Sailors' Guild",
            "2031-05-05",
            "Two boats of the Tern Line met a wave on 3 May. The accident happened off Osk and Harl. Some 14 sailors were hurt.",
        ],
    ]
    assert related(tmp_path, texts, {"Four", "14"})
    texts[1][2] = "Two boats of the Tern Line met a wave on 3 May. Some 14 sailors were hurt."
    assert not related(tmp_path, texts, {"Four", "14"})


def test_fighters_of_two_words_are_asked_about(tmp_path: Path) -> None:
    texts = [
        ["Army of Sarn", "2031-05-05", "On 3 May 17 insurgents were killed at Osk."],
        ["Front of Harl", "2031-05-05", "On 3 May five of our fighters were killed at Osk."],
    ]
    assert [relation for relation, _ in related(tmp_path, texts, {"17", "five"})] == ["spread"]
