"""The key of the example corpus says what stands in it, and nothing else is planted there."""

import csv
import re
import tomllib
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from tests.keychecks import (
    RELATIONS,
    Entry,
    clashes,
    comparable_flows,
    evaluate,
    feasible,
    load_key,
    locate,
    text_of,
    unaccounted,
    written_value,
)

FOLDER = Path(__file__).resolve().parents[2] / "examples" / "dzelgar-pass"
KEY = load_key(FOLDER)
TEXTS = {path.name: text_of(path) for path in sorted(FOLDER.iterdir()) if path.suffix in (".txt", ".html")}
CLAIMS: dict[str, Entry] = {claim["id"]: claim for claim in KEY["claims"]}
QUOTED = [
    pytest.param(entry, id=f"{table}-{at}")
    for table in ("claims", "traps", "dates", "voices", "distance")
    for at, entry in enumerate(KEY[table])
] + [pytest.param(q, id=f"{f['id']}-{at}") for f in KEY["findings"] for at, q in enumerate(f.get("quotations", []))]


def findings_of(relation: str, *kinds: str) -> list[object]:
    chosen = [f for f in KEY["findings"] if f["relation"] == relation and (not kinds or f["kind"] in kinds)]
    return [pytest.param(finding, id=finding["id"]) for finding in chosen]


def is_day(text: str) -> bool:
    return bool(date.fromisoformat(text))


@pytest.mark.parametrize("entry", QUOTED)
def test_quotation_stands_at_one_place_in_its_document(entry: Entry) -> None:
    assert locate(TEXTS[entry["document"]], entry) is not None


def test_corpus_is_large_enough_and_has_every_document_in_the_key() -> None:
    assert [document["path"] for document in KEY["documents"]] == sorted(TEXTS)
    assert len(TEXTS) >= 12
    assert sum(len(text.split()) for text in TEXTS.values()) >= 9000


@pytest.mark.parametrize("document", sorted(TEXTS))
def test_every_number_in_digits_is_a_claim_a_trap_or_part_of_a_date(document: str) -> None:
    numbers = [entry for table in ("claims", "traps") for entry in KEY[table] if entry["document"] == document]
    assert unaccounted(TEXTS[document], numbers, "quote") == []


def test_ids_are_unique() -> None:
    ids = [entry["id"] for table in ("claims", "findings", "silent") for entry in KEY[table]]
    assert len(ids) == len(set(ids))


def test_every_relation_of_the_closed_list_and_no_other_is_planted() -> None:
    assert {finding["relation"] for finding in KEY["findings"]} == RELATIONS


def test_findings_and_silent_pairs_name_known_claims() -> None:
    named = {id_ for entry in [*KEY["findings"], *KEY["silent"]] for id_ in entry["claims"]}
    assert named <= set(CLAIMS)


@pytest.mark.parametrize("claim", [pytest.param(c, id=c["id"]) for c in KEY["claims"]])
def test_number_stands_once_in_its_quotation(claim: Entry) -> None:
    assert claim["quote"].count(claim["number"]) == 1


@pytest.mark.parametrize("claim", [pytest.param(c, id=c["id"]) for c in KEY["claims"]])
def test_value_is_the_number_written_in_digits(claim: Entry) -> None:
    written = written_value(claim["number"])
    if written is not None and claim["value"] is not None:
        assert Fraction(claim["value"]) == written


@pytest.mark.parametrize("claim", [pytest.param(c, id=c["id"]) for c in KEY["claims"] if c["window"]])
def test_windows_are_days_in_order(claim: Entry) -> None:
    first, last = claim["window"]["first"], claim["window"]["last"]
    assert is_day(first)
    assert last is None or date.fromisoformat(first) <= date.fromisoformat(last)


@pytest.mark.parametrize("entry", [pytest.param(d, id=d["quote"]) for d in KEY["dates"]])
def test_dates_are_days_in_order(entry: Entry) -> None:
    assert date.fromisoformat(entry["first"]) <= date.fromisoformat(entry["last"])


@pytest.mark.parametrize("finding", [pytest.param(f, id=f["id"]) for f in KEY["findings"] if f.get("sum")])
def test_sum_comes_out_and_uses_the_quoted_values(finding: Entry) -> None:
    assert evaluate(finding["sum"]["expression"]) == Fraction(finding["sum"]["result"])
    values = {Fraction(CLAIMS[c]["value"]) for c in finding["claims"] if CLAIMS[c]["value"] is not None}
    in_sum = {Fraction(number) for number in re.findall(r"[\d.]+", finding["sum"]["expression"])}
    assert len(values & in_sum) >= min(2, len(values) - 1)


@pytest.mark.parametrize(
    "finding",
    [
        pytest.param(f, id=f["id"])
        for f in KEY["findings"]
        if f["relation"] == "adds_up" and f["kind"] in ("parts", "windows")
    ],
)
def test_parts_make_up_the_total(finding: Entry) -> None:
    if "sum" in finding:
        assert finding["sum"]["result"] in {CLAIMS[claim]["value"] for claim in finding["claims"]}


@pytest.mark.parametrize("finding", findings_of("revision"))
def test_revision_has_one_issuer_one_window_and_two_values(finding: Entry) -> None:
    old, new = (CLAIMS[claim] for claim in finding["claims"])
    assert (old["speaker"], old["window"]["first"], old["window"]["last"]) == (
        new["speaker"],
        new["window"]["first"],
        new["window"]["last"],
    )
    assert old["value"] != new["value"]


def accusations(kinds: set[str], relations: set[str]) -> set[frozenset[str]]:
    return {frozenset(f["claims"]) for f in KEY["findings"] if f["relation"] in relations and f["kind"] in kinds}


FLOWS = comparable_flows(KEY["claims"])


def test_planted_clashes_are_the_only_ones_under_the_plain_reading() -> None:
    found = {ids for claims in FLOWS.values() for ids in clashes(claims, loosened=False)}
    assert found == accusations({"flow", "running total"}, {"contradiction", "tension"})


def test_contradictions_are_the_only_clashes_that_survive_every_loosening() -> None:
    found = {ids for claims in FLOWS.values() for ids in clashes(claims, loosened=True)}
    assert found == accusations({"flow"}, {"contradiction"})


def test_contradictions_have_one_wording_and_two_documents() -> None:
    for finding in KEY["findings"]:
        if finding["relation"] == "contradiction" and finding["kind"] in ("flow", "stock"):
            pair = [CLAIMS[claim] for claim in finding["claims"]]
            assert len({claim["document"] for claim in pair}) == 2
            assert len({(claim["counted"], claim.get("scope", ""), claim["measure"]) for claim in pair}) == 1


def test_levels_of_one_day_clash_only_where_planted() -> None:
    levels: dict[tuple[str, str], dict[str, str]] = {}
    for claim in KEY["claims"]:
        if claim["kind"] == "stock" and claim["measure"] and claim["value"] and not claim.get("approximate"):
            window = claim["window"]
            if window and window["first"] == window["last"]:
                levels.setdefault((claim["measure"], window["first"]), {})[claim["id"]] = claim["value"]
    found = {frozenset(group) for group in levels.values() if len(set(group.values())) > 1}
    assert found == accusations({"stock"}, {"contradiction"})


@pytest.mark.parametrize("measure", sorted(FLOWS))
def test_everything_else_can_be_true_together(measure: str) -> None:
    told = [claim for claim in FLOWS[measure] if not claim.get("planted")]
    assert feasible(told, loosened=False)


def test_silent_pairs_are_not_accused_and_cover_the_false_alarm_shapes() -> None:
    accused = {frozenset(f["claims"]) for f in KEY["findings"] if f["relation"] in ("contradiction", "tension")}
    assert not accused & {frozenset(pair["claims"]) for pair in KEY["silent"]}
    shapes = {pair["shape"] for pair in KEY["silent"]}
    assert shapes >= {
        "supersession",
        "list values",
        "refinement",
        "scope",
        "same name, other subject",
        "conditional",
        "restated event",
    }


@pytest.mark.parametrize("entry", [pytest.param(n, id=n["forms"][0]) for n in KEY["names"]])
def test_every_form_of_a_name_occurs(entry: Entry) -> None:
    assert all(any(form in text for text in TEXTS.values()) for form in entry["forms"])


@pytest.mark.parametrize("trap", [pytest.param(t, id=t["quote"]) for t in KEY["traps"]])
def test_trap_number_stands_in_its_quotation(trap: Entry) -> None:
    assert trap["number"] in trap["quote"]


def test_settings_name_documents_that_exist() -> None:
    settings = tomllib.loads((FOLDER / "corpus.toml").read_text(encoding="utf-8"))
    named = {name for name, entry in settings["documents"].items() if not entry.get("ignore")}
    assert named <= set(TEXTS)
    assert {document.get("party") for document in settings["documents"].values()} - {None} <= set(settings["parties"])
    assert (FOLDER / settings["names"]["gazetteer"]).is_file()


def passages(entry: Entry) -> Fraction:
    window = CLAIMS[entry["claim"]]["window"]
    with (FOLDER / "evidence" / "passages.csv").open(encoding="utf-8", newline="") as table:
        return sum(
            (
                Fraction(row[entry["column"]] or 0)
                for row in csv.DictReader(table)
                if window["first"] <= row["date"] <= window["last"]
                and all(row[column] == value for column, value in entry["filter"].items())
            ),
            Fraction(0),
        )


@pytest.mark.parametrize("entry", [pytest.param(e, id=e["claim"]) for e in KEY["evidence"] if e["column"]])
def test_evidence_table_agrees_or_differs_as_the_key_says(entry: Entry) -> None:
    observed = passages(entry)
    assert observed == Fraction(entry["observed"])
    assert (observed == Fraction(CLAIMS[entry["claim"]]["value"])) == (entry["outcome"] == "agrees")
