"""Quotation marks that keep a term at a distance, against those round speech, names, terms and words of a text."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from countersay.extraction.voices.distance import find_distance

CASES = json.loads((Path(__file__).parents[2] / "cases" / "quotation_kinds.json").read_text(encoding="utf-8"))
STRAIGHT = str.maketrans({"“": '"', "”": '"'})


def verdicts(text: str, quotations: Sequence[str]) -> list[bool]:
    marked = [(row.start, row.end) for row in find_distance(text) if row.kind == "scare_quote"]
    out, at = [], 0
    for quotation in quotations:
        at = text.index(quotation, at)
        out.append((at, at + len(quotation)) in marked)
        at += 1
    return out


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(
            case,
            id=case["text"][:60],
            marks=[pytest.mark.xfail(reason=case["gap"], strict=True)] if "gap" in case else [],
        )
        for case in CASES
        if not case["half"].startswith("held out")
    ],
)
def test_distance_is_told_from_other_uses_of_the_marks(case):
    expected = [quotation["kind"] == "distance" for quotation in case["quotations"]]
    assert verdicts(case["text"], [quotation["text"] for quotation in case["quotations"]]) == expected


def test_held_out_part_keeps_above_its_floor():
    right = asked = 0
    for case in (case for case in CASES if case["half"].startswith("held out")):
        found = verdicts(case["text"], [quotation["text"] for quotation in case["quotations"]])
        kinds = [quotation["kind"] == "distance" for quotation in case["quotations"]]
        right += sum(one == other for one, other in zip(found, kinds, strict=True))
        asked += len(kinds)
    assert asked >= 60
    assert right >= 0.94 * asked


def test_shape_of_the_marks_changes_nothing():
    differing = [
        case["text"]
        for case in CASES
        if "‘" not in case["text"]
        and verdicts(case["text"], [q["text"] for q in case["quotations"]])
        != verdicts(case["text"].translate(STRAIGHT), [q["text"].translate(STRAIGHT) for q in case["quotations"]])
    ]
    assert differing == []


def test_every_part_holds_every_kind():
    kinds = {"speech", "mixed", "title", "slogan", "term", "word", "name", "nickname", "instrument", "distance"}
    for half in ("written", "opened", "held out"):
        held = {quotation["kind"] for case in CASES if case["half"] == half for quotation in case["quotations"]}
        assert held == kinds
