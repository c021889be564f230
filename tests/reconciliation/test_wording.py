import re
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from countersay import examine
from countersay.config import Config
from countersay.model import ACCUSING, Finding, Term
from countersay.reconciliation.constraints import Row
from countersay.reconciliation.findings import reconcile
from countersay.reconciliation.wording import days, number, sum_line, with_readings
from tests.corpora import write_corpus
from tests.worlds import PLANTS, tell_world

LOADED = re.compile(r"\b(lie|lies|lied|liar|false|falsely|admit|admits|propaganda|wrong|fake)\b", re.I)


@pytest.mark.parametrize(
    ("value", "decimals", "written"),
    [
        (Fraction(0), None, "0"),
        (Fraction(-438), None, "-438"),
        (Fraction(1234567), None, "1,234,567"),
        (Fraction(1, 8), None, "0.125"),
        (Fraction(-2, 3), None, "-2/3"),
        (Fraction(115, 2), None, "57.5"),
        (Fraction(1, 20), None, "0.05"),
        (Fraction(1, 3), 2, "0.33"),
        (Fraction(-1, 200), 1, "0.0"),
        (Fraction(25, 100), 1, "0.3"),
    ],
)
def test_numbers_are_written_exactly_or_rounded_on_request(value: Fraction, decimals: int | None, written: str) -> None:
    assert number(value, decimals) == written


@pytest.mark.parametrize(
    ("first", "last", "written"),
    [
        (date(2031, 2, 5), date(2031, 2, 5), "5 February 2031"),
        (date(2031, 2, 5), date(2031, 2, 12), "5 to 12 February 2031"),
        (date(2031, 2, 5), date(2031, 3, 12), "5 February to 12 March 2031"),
        (date(2030, 12, 5), date(2031, 3, 12), "5 December 2030 to 12 March 2031"),
    ],
)
def test_windows_leave_out_what_their_ends_share(first: date, last: date, written: str) -> None:
    assert days(first, last) == written


@pytest.mark.parametrize("plant", PLANTS)
def test_sentences_are_neutral_and_steps_end_in_the_sum(plant: str) -> None:
    for seed in range(5_000, 5_005):
        for finding in reconcile(tell_world(seed, plant).record, Config()).findings:
            assert not LOADED.search(" ".join((finding.sentence, *finding.steps)))
            assert finding.sentence.endswith(".")
            if finding.certificate is not None and finding.relation != "spread":
                sums = [step for step in finding.steps if step.startswith(("Added up: 0 <", "Added up, even so: 0 <"))]
                assert len(sums) == 1
                assert f" {number(finding.certificate.sum)}, which cannot be" in sums[0]
                assert all(row.text for row in finding.certificate.rows)


def test_what_dissolves_a_finding_is_said_once_in_words() -> None:
    bare = Finding(id="k-1", relation="tension", kind="since", steps=("5 - 3 = 2.",), dissolved_by=("event:other",))
    told = with_readings(bare)
    assert told.steps == ("5 - 3 = 2.", "They can all hold if taken so: they tell of two events [event:other].")
    assert with_readings(told) is told
    spread = replace(bare, relation="spread")
    assert with_readings(spread) is spread


def test_a_sum_begins_with_what_is_not_taken_away() -> None:
    term = Term(series="f-1", after=None, through=None, coefficient=Fraction(1))
    rows = tuple(
        (Row((term,), Fraction(bound), False, "upper", claim="f-1", reading="plain"), Fraction(1))
        for bound in (-600, 180)
    )
    assert sum_line(rows) == "Added up: 0 <= 180 - 600 = -420, which cannot be."


@pytest.mark.parametrize(
    ("texts", "said", "unsaid"),
    [
        pytest.param(
            ["On 3 May 78% of signallers at Osk took part in the strike.", "On 3 May 95% of signallers at Osk took part in the strike."],
            "percentage points.",
            "signallers",
            id="shares",
        ),
        pytest.param(
            ["From 3 to 12 May an average of 126 vans crossed at Osk each day.", "From 3 to 12 May an average of 52 vans crossed at Osk each day."],
            ", an average per day, for 3 to 12 May 2031",
            "percentage points",
            id="averages",
        ),
    ],
)  # fmt: skip
def test_the_size_of_a_gap_is_told_in_what_it_is_of(texts: list[str], said: str, unsaid: str, tmp_path: Path) -> None:
    settings = "".join(f'[documents."{n}.txt"]\nissuer = "Desk {n}"\ndate = 2031-05-20\n' for n in range(2))
    files = {f"{n}.txt": text + "\n" for n, text in enumerate(texts)}
    sentences = [
        one.sentence
        for one in examine([write_corpus(tmp_path, {**files, "corpus.toml": settings})]).findings
        if one.relation in ACCUSING
    ]
    assert len(sentences) == 1
    assert said in sentences[0]
    assert unsaid not in sentences[0]
