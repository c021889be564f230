"""Pairs that a person is asked about: more is open than a tension bears; what words tell apart is no pair."""

import tracemalloc
from pathlib import Path

import pytest

from countersay import examine
from countersay.model import ACCUSING, Finding
from countersay.reconciliation.asked import _shown
from tests.corpora import write_corpus

DAY = "2034-05-20"


def findings(folder: Path, texts: list[tuple[str, str]], parties: bool = False) -> list[Finding]:
    settings = "".join(
        f'[documents."{place}.txt"]\nissuer = "{issuer}"\ndate = {DAY}\n'
        + (f'party = "p{"ab"[place]}"\n' if parties else "")
        for place, (issuer, _) in enumerate(texts)
    )
    if parties:
        settings = f'[parties]\npa = "{texts[0][0]}"\npb = "{texts[1][0]}"\n{settings}'
    files = {f"{place}.txt": text + "\n" for place, (_, text) in enumerate(texts)}
    return list(examine([write_corpus(folder, {**files, "corpus.toml": settings})]).findings)


def asked(found: list[Finding]) -> list[str]:
    return [one.sentence.rpartition("open is ")[2] for one in found if one.kind == "to-ask"]


PAIRS = [
    pytest.param(
        [
            ("Quarry Company", "At noon on 9 May 14 lorries were waiting at the weighbridge."),
            ("Hauliers of Brell", "On 9 May 52 trucks were lined up before the weighbridge, waiting for hours."),
        ],
        id="words of its own in each clause",
    ),
    pytest.param(
        [
            ("Forest Office", "In 2033 the office felled 900 trees in Holm Wood."),
            ("Friends of Holm Wood", "We counted 2,700 stumps of trees that were felled in Holm Wood in 2033."),
        ],
        id="near nouns",
    ),
    pytest.param(
        [
            ("Lake Guard of Arn", "On 9 May 31 captured servicemen were handed over at the Drell bridge."),
            ("Relatives of Soldiers", "On 9 May 22 soldiers came home across the Drell bridge."),
        ],
        id="verbs no lexicon knows to be near",
    ),
]
DATED = [
    pytest.param(
        [
            ("Dam Authority", "The gates were opened on 8 May. Four people lost their lives. Nobody is missing."),
            ("Mayor of Tolm", "On 8 May the water came. Eleven people died; six are still missing."),
        ],
        2,
        id="the toll of a day that both texts name",
    ),
    pytest.param(
        [
            ("School Board", "School began on 8 May. By 10 May 90 children had been vaccinated at school."),
            ("Parents' League", "On 8 May school began. By 20 May 140 children had been vaccinated at school."),
        ],
        0,
        id="a total that has grown",
    ),
    pytest.param(
        [
            ("Prison Service", "Officers searched the block on 8 May. No prisoner has died."),
            ("Families of Torv", "On 8 May officers came into the block. There 212 prisoners share 48 cells."),
        ],
        0,
        id="nobody died, so many live there",
    ),
]
APART = [
    pytest.param(
        [
            ("Canners' Union", "At the end of April the cannery employed 870 people."),
            ("Brewers' Union", "At the end of April the brewery employed 640 people."),
        ],
        id="two works",
    ),
    pytest.param(
        [
            ("Army of Orv", "On 9 May two of our soldiers were killed and five were wounded in the fighting at Tesk."),
            ("Army of Bell", "On 9 May our losses in the fighting at Tesk were one soldier killed and 11 wounded."),
        ],
        id="each its own losses",
    ),
    pytest.param(
        [
            ("Air Defence of Orv", "Since 1 May 14 drones have been shot down over Karsk."),
            ("Air Defence of Bell", "Since 1 May five drones have been shot down over Velin."),
        ],
        id="two places",
    ),
    pytest.param(
        [
            ("City of Lorn", "In 2033 the city felled 96 trees in Park Street."),
            ("Friends of Lorn", "In 2033 the city planted 240 trees in Park Street."),
        ],
        id="two deeds at one place",
    ),
    pytest.param(
        [
            ("School Board", "On 9 May 212 secondary schools were closed for the day."),
            ("Parents' League", "On 9 May 1,150 primary schools were closed for the day."),
        ],
        id="two kinds",
    ),
    pytest.param(
        [
            ("School Board", "On 9 May 21 schools in Brell were closed for the day."),
            ("Parents' League", "On 16 May 115 schools in Brell were closed for the day."),
        ],
        id="two days",
    ),
]


@pytest.mark.parametrize("texts", PAIRS)
def test_a_pair_with_much_in_common_is_asked_about_and_accuses_nobody(
    texts: list[tuple[str, str]], tmp_path: Path
) -> None:
    found = findings(tmp_path, texts)
    assert len(asked(found)) == 1
    assert not [one for one in found if one.relation in ACCUSING]
    assert {one.relation for one in found if one.kind == "to-ask"} == {"spread"}


@pytest.mark.parametrize("texts", PAIRS)
def test_exchanged_documents_ask_the_same(texts: list[tuple[str, str]], tmp_path: Path) -> None:
    assert asked(findings(tmp_path / "one", texts)) == asked(findings(tmp_path / "other", texts[::-1]))


@pytest.mark.parametrize(("texts", "count"), DATED)
def test_counts_without_a_day_are_asked_about_where_both_texts_name_one(
    texts: list[tuple[str, str]], count: int, tmp_path: Path
) -> None:
    found = findings(tmp_path, texts, parties=True)
    told = [one for one in found if one.kind in ("to-ask", "counterpart", "same-window")]
    assert len(told) == count


@pytest.mark.parametrize("texts", APART)
def test_what_words_tell_apart_is_not_asked_about(texts: list[tuple[str, str]], tmp_path: Path) -> None:
    assert not asked(findings(tmp_path, texts))


def test_what_is_open_is_said(tmp_path: Path) -> None:
    (left,) = asked(findings(tmp_path, PAIRS[1].values[0]))
    assert left == "whether their verbs tell the same and whether one counts a part only."


def test_two_counts_that_fit_alike_are_not_asked_about(tmp_path: Path) -> None:
    texts = [
        ("Quarry Company", "On 9 May 14 lorries were waiting at the weighbridge."),
        (
            "Hauliers of Brell",
            "On 9 May 52 trucks were lined up before the weighbridge, waiting. On 9 May 31 trucks were lined up before the weighbridge, waiting.",
        ),
    ]
    assert not asked(findings(tmp_path, texts))


def test_a_count_that_is_accused_already_is_not_asked_about(tmp_path: Path) -> None:
    texts = [
        ("Ministry of Health", "On 9 May 14 people were killed in Brell."),
        ("Union of Brell", "On 9 May 52 people were killed in Brell. All 52 people were killed in Brell on 9 May."),
    ]
    found = findings(tmp_path, texts)
    assert [one for one in found if one.relation in ACCUSING]
    assert not asked(found)


@pytest.mark.parametrize(
    ("later", "told"), [pytest.param("9 July 2034", 1, id="weeks"), pytest.param("9 July 2039", 0, id="years")]
)
def test_totals_up_to_days_years_apart_are_of_no_one_matter(later: str, told: int, tmp_path: Path) -> None:
    for name, issuer, day, count in (("a", "Rights League", "20 May 2034", 76), ("b", "Law Centre", later, 34)):
        text = f"{issuer}\n{day}\n\nThe {issuer} says {count} people have been killed in the protests.\n"
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    spreads = [one for one in examine([tmp_path]).findings if one.relation == "spread" or one.relation in ACCUSING]
    assert len(spreads) == told


def test_findings_that_tell_of_very_many_claims_are_looked_up_without_listing_their_pairs() -> None:
    figures = tuple(f"f-{number}" for number in range(3_000))
    known = [Finding(id="k-1", relation="tension", kind="running-total", figures=figures)]
    tracemalloc.start()
    try:
        _shown((), known)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 10_000_000  # bytes; all pairs of them would take half a gigabyte


TWICE = (
    "On 9 May 52 trucks were lined up before the weighbridge, waiting for hours. "
    "The guild counted: on 9 May 52 trucks were lined up before the weighbridge, waiting for hours."
)


@pytest.mark.parametrize(
    ("said", "pairs"),
    [
        pytest.param(TWICE, 1, id="one number said twice"),
        pytest.param(TWICE.replace("on 9 May 52", "on 9 May 61"), 0, id="two numbers that fit alike"),
    ],
)
def test_a_number_said_twice_is_one_answer(said: str, pairs: int, tmp_path: Path) -> None:
    texts = [
        ("Quarry Company", "At noon on 9 May 14 lorries were waiting at the weighbridge."),
        ("Hauliers of Brell", said),
    ]
    assert len(asked(findings(tmp_path, texts))) == pairs


@pytest.mark.parametrize(
    ("said", "pairs"),
    [
        pytest.param("On 9 May five of our fighters were killed at Osk.", 1, id="words of two sides for fighters"),
        pytest.param("On 9 May five of our soldiers were killed at Osk.", 0, id="soldiers are no insurgents"),
    ],
)
def test_fighters_by_the_words_of_two_sides(said: str, pairs: int, tmp_path: Path) -> None:
    texts = [("Army of Sarn", "On 9 May 17 insurgents were killed at Osk."), ("Front of Harl", said)]
    assert len(asked(findings(tmp_path, texts))) == pairs


def test_soldiers_killed_are_not_the_fighters_of_others(tmp_path: Path) -> None:
    texts = [
        ("Army of Sarn", "On 9 May 17 soldiers were killed at Osk."),
        ("Front of Harl", "On 9 May five of our fighters were killed at Osk."),
    ]
    assert not asked(findings(tmp_path, texts))
