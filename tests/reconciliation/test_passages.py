from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from countersay.config import Config
from countersay.model import ACCUSING, Figure, Finding, Record, Relation
from countersay.reconciliation.findings import reconcile
from countersay.reconciliation.verify import verify
from tests.factories import make_document, make_figure, make_record


def found(record: Record) -> list[Finding]:
    findings = list(reconcile(record, Config()).findings)
    for finding in findings:
        if finding.relation in ACCUSING:
            verify(finding, record)
    return findings


NORTH = {"qualifiers": ("from the north",)}
SOUTH = {"qualifiers": ("from the south",)}


def passage(whole: dict[str, Any], *parts: dict[str, Any], cue: str | None = "of which", **relation: Any) -> Record:
    words = " / ".join(str(one.get("said", one.get("value"))) for one in (whole, *parts))
    text = make_document(words)
    first = make_figure(document=text, series=None, **{"text": str(whole["value"]), **whole})
    figures: list[Figure] = [first]
    for part in parts:
        said = part.pop("said", str(part.get("value")))
        tie = Relation(type="part_of", figure=first.id, cue=cue, **relation)
        figures.append(make_figure(document=text, text=said, series=None, relation=tie, **part))
    return make_record([text], figures)


@pytest.mark.parametrize(
    ("record", "relation", "step"),
    [
        pytest.param(
            passage({"value": 2728}, {"value": 1119}, {"value": 1609}),
            "adds_up",
            "1,119 + 1,609 = 2,728",
            id="makes-up",
        ),
        pytest.param(
            passage(
                {"value": 980},
                {"value": None, "lower": 850, "lower_open": True, "said": "over 850"},
                {"value": None, "lower": 120, "lower_open": True, "said": "more than 120"},
            ),
            "adds_up",
            "851 + 121 = 972 <= 980; 980 - 972 = 8",
            id="open-parts-fit",
        ),
        pytest.param(passage({"value": 26}, {"value": 20}), "adds_up", "20 = 20 <= 26; 26 - 20 = 6", id="one-part"),
        pytest.param(
            passage({"value": 403}, {"value": 212, **NORTH}, {"value": 207, **SOUTH}),
            "tension",
            "0 <= 403 - 212 - 207 = -16",
            id="exceeds",
        ),
        pytest.param(
            passage({"value": 403}, {"value": 212}, {"value": 177}, exhaustive=True),
            "contradiction",
            "= -14",
            id="said-to-make-up-but-fall-short",
        ),
        pytest.param(passage({"value": 41}, {"value": 52}), "tension", "0 <= 41 - 52 = -11", id="part-beyond-whole"),
        pytest.param(passage({"value": 41}, {"value": 52}, cue=None), "tension", "0 <= 41 - 52 = -11", id="no-cue"),
    ],
)
def test_parts_against_their_whole(record: Record, relation: str, step: str) -> None:
    (finding,) = found(record)
    assert finding.relation == relation
    assert any(step in line for line in finding.steps), finding.steps


@pytest.mark.parametrize(
    ("record", "labels"),
    [
        pytest.param(
            passage({"value": 403}, {"value": 212, **NORTH}, {"value": 207, **SOUTH}),
            {"overlap:parts_overlap"},
            id="overlap",
        ),
        pytest.param(
            passage({"value": 400}, {"value": 203, **NORTH}, {"value": 199, **SOUTH}),
            {"exactness:round", "overlap:parts_overlap"},
            id="round-whole",
        ),
        pytest.param(passage({"value": 41}, {"value": 52}, cue=None), {"scope:other"}, id="no-cue"),
    ],
)
def test_what_dissolves_a_clash_of_parts(record: Record, labels: set[str]) -> None:
    (finding,) = found(record)
    assert set(finding.dissolved_by) == labels


@pytest.mark.parametrize(
    "record",
    [
        pytest.param(
            passage(
                {"value": 50, "counted": "person"},
                {"value": 31, "counted": "woman"},
                {"value": 27, "counted": "teacher"},
            ),
            id="women-and-teachers-may-overlap",
        ),
        pytest.param(passage({"value": 160, "counted": "fire"}, {"value": 70, "unit": "percent"}), id="per-cent-part"),
        pytest.param(passage({"value": 160}, {"value": 900, "unit": "km"}), id="other-unit"),
        pytest.param(passage({"value": 160}, {"value": 900, "stance": "denies"}), id="denied-part"),
    ],
)
def test_parts_that_need_not_exclude_each_other_say_nothing(record: Record) -> None:
    assert found(record) == []


def test_part_said_twice_counts_once() -> None:
    (finding,) = found(passage({"value": 60}, {"value": 35, "said": "35"}, {"value": 35, "said": "35 "}))
    assert finding.relation == "adds_up"
    assert len(finding.figures) == 2


def share(part: int, percent: int, base: int, *, extra: int | None = None, tie: str = "same_as") -> Record:
    text = make_document(f"{part} or {percent}% of {base} cans" + (f" ({extra} tins)" if extra else ""))
    of = make_figure(base, document=text, counted="can", series=None)
    rate = make_figure(
        percent, document=text, text=f"{percent}%", unit="percent", kind="share", counted=None, series=None,
        resolution=Fraction(1), relation=Relation(type="share_of", figure=of.id),
    )  # fmt: skip
    ties = {
        "same_as": Relation(type="same_as", figure=rate.id),
        "share_of": Relation(type="share_of", figure=of.id),
        "part_of": Relation(type="part_of", figure=of.id, cue="of which"),
    }
    figures = [of, rate, make_figure(part, document=text, text=str(part), series=None, relation=ties[tie])]
    if extra:
        figures.append(make_figure(extra, document=text, counted="tin", series=None))
    return make_record([text], figures)


@pytest.mark.parametrize("tie", ["same_as", "share_of", "part_of"])
def test_share_that_comes_out_adds_up(tie: str) -> None:
    findings = [one for one in found(share(275, 68, 402, tie=tie)) if one.kind == "share"]
    assert [one.relation for one in findings] == ["adds_up"]
    assert findings[0].steps == ("275 / 402 = 68.4 %",)
    assert len(findings[0].figures) == 3


def test_percentage_tied_to_its_count_finds_the_base_of_that_count() -> None:
    record = share(275, 68, 402, tie="part_of")
    base, rate, part = record.figures
    tied = replace(rate, id="f-tied", relation=Relation(type="same_as", figure=part.id))
    kinds = [one.kind for one in found(make_record(record.documents, [base, tied, part]))]
    assert "share" in kinds


@pytest.mark.parametrize(
    ("record", "relation", "labels"),
    [
        pytest.param(share(275, 69, 402), "tension", {"rounding:up"}, id="rounded-up"),
        pytest.param(share(281, 69, 403), "tension", {"rounding:down"}, id="rounded-down"),
        pytest.param(share(275, 75, 402), "contradiction", set(), id="far-off"),
        pytest.param(share(275, 75, 402, extra=367), "tension", {"base:other"}, id="other-base"),
    ],
)
def test_share_that_does_not_come_out(record: Record, relation: str, labels: set[str]) -> None:
    (finding,) = [one for one in found(record) if one.kind == "share"]
    assert (finding.relation, set(finding.dissolved_by)) == (relation, labels)
    assert finding.size is not None


def test_share_without_its_part_or_base_says_nothing() -> None:
    record = share(275, 75, 402)
    for gone in (0, 2):
        kept = [one for place, one in enumerate(record.figures) if place != gone]
        assert found(make_record(record.documents, kept)) == []
