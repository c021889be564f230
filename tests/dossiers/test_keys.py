"""The keys of the acceptance dossiers say what stands in their texts, and nothing else clashes there."""

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
    unaccounted,
    written_value,
)

FOLDERS = sorted(path.parent for path in Path(__file__).resolve().parent.glob("*/key.json"))
KEYS = {folder.name: load_key(folder) for folder in FOLDERS}
TEXTS = {
    folder.name: {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))}
    for folder in FOLDERS
}
FIGURES: dict[str, dict[str, Entry]] = {
    name: {figure["id"]: figure for figure in key["figures"]} for name, key in KEYS.items()
}
ACCUSING = {"contradiction", "tension"}


def entries(*tables: str) -> list[object]:
    return [
        pytest.param(name, entry, id=f"{name}-{entry.get('id', at)}")
        for name, key in KEYS.items()
        for table in tables
        for at, entry in enumerate(key[table])
    ]


def test_there_are_four_dossiers_of_three_to_five_documents() -> None:
    assert len(FOLDERS) == 4
    for name, texts in TEXTS.items():
        assert 3 <= len(texts) <= 5
        assert {document["path"] for document in KEYS[name]["documents"]} == set(texts)


@pytest.mark.parametrize(("name", "entry"), entries("figures", "traps"))
def test_quotation_stands_at_one_place_with_its_number(name: str, entry: Entry) -> None:
    assert locate(TEXTS[name][entry["document"]], entry, "text") is not None
    assert entry["number"] in entry["text"]


@pytest.mark.parametrize(("name", "document"), [(name, path) for name in TEXTS for path in TEXTS[name]])
def test_every_number_in_digits_is_a_figure_a_trap_or_part_of_a_date(name: str, document: str) -> None:
    numbers = [e for table in ("figures", "traps") for e in KEYS[name][table] if e["document"] == document]
    assert unaccounted(TEXTS[name][document], numbers, "text") == []


@pytest.mark.parametrize(("name", "entry"), entries("dates"))
def test_dates_stand_at_one_place_and_are_days_in_order(name: str, entry: Entry) -> None:
    assert locate(TEXTS[name][entry["document"]], entry, "text") is not None
    assert date.fromisoformat(entry["first"]) <= date.fromisoformat(entry["last"])


@pytest.mark.parametrize(("name", "entry"), entries("figures"))
def test_value_is_the_number_written_in_digits(name: str, entry: Entry) -> None:
    written = written_value(entry["number"])
    if written is not None and entry["value"] is not None:
        # "2 of the 9 million talers": the word that scales may stand behind another number.
        scales = {1, 1_000_000} if "million" in entry["text"] else {1}
        assert Fraction(entry["value"]) in {written * scale for scale in scales}


@pytest.mark.parametrize(("name", "entry"), entries("figures"))
def test_every_figure_has_a_value_or_a_bound_and_days_in_order(name: str, entry: Entry) -> None:
    assert entry["value"] is not None or "lower" in entry or "upper" in entry
    if entry["window"]:
        assert date.fromisoformat(entry["window"]["first"]) <= date.fromisoformat(entry["window"]["last"])


@pytest.mark.parametrize(("name", "entry"), entries("expected", "expected_other", "silent"))
def test_entries_name_known_figures(name: str, entry: Entry) -> None:
    assert set(entry["figures"]) <= set(FIGURES[name])
    for quotation in entry.get("quotations", ()):
        assert locate(TEXTS[name][quotation["document"]], quotation, "text") is not None


def test_relations_are_of_the_closed_list_and_stand_in_the_right_table() -> None:
    for key in KEYS.values():
        assert {finding["relation"] for finding in key["expected"]} <= ACCUSING
        assert {finding["relation"] for finding in key["expected_other"]} <= RELATIONS - ACCUSING
    found = {f["relation"] for key in KEYS.values() for f in [*key["expected"], *key["expected_other"]]}
    assert found == RELATIONS - {"refinement"}


@pytest.mark.parametrize(("name", "entry"), entries("expected", "expected_other"))
def test_sum_comes_out(name: str, entry: Entry) -> None:
    if "sum" in entry:
        assert evaluate(entry["sum"]["expression"]) == Fraction(entry["sum"]["result"])
    elif entry["relation"] == "adds_up":
        pytest.fail("a sum that adds up must be written out")


def expected(name: str, *relations: str, kinds: set[str]) -> set[frozenset[str]]:
    return {
        frozenset(finding["figures"])
        for finding in KEYS[name]["expected"]
        if finding["relation"] in relations
        and finding["figures"]
        and {FIGURES[name][figure]["kind"] for figure in finding["figures"]} <= kinds
    }


@pytest.mark.parametrize("name", sorted(KEYS))
def test_expected_clashes_are_the_only_ones_under_the_plain_reading(name: str) -> None:
    flows = comparable_flows(KEYS[name]["figures"])
    found = {ids for figures in flows.values() for ids in clashes(figures, loosened=False)}
    assert found == expected(name, "contradiction", "tension", kinds={"flow"})


@pytest.mark.parametrize("name", sorted(KEYS))
def test_expected_contradictions_are_the_only_clashes_that_survive_every_loosening(name: str) -> None:
    flows = comparable_flows(KEYS[name]["figures"])
    found = {ids for figures in flows.values() for ids in clashes(figures, loosened=True)}
    assert found == expected(name, "contradiction", kinds={"flow"})


@pytest.mark.parametrize("name", sorted(KEYS))
def test_levels_of_one_day_clash_only_where_expected(name: str) -> None:
    levels: dict[tuple[str, str], dict[str, str]] = {}
    for figure in KEYS[name]["figures"]:
        exact = figure["value"] and not figure.get("approximate") and not figure.get("superseded")
        window = figure["window"]
        if figure["kind"] == "stock" and figure["measure"] and exact and window["first"] == window["last"]:
            levels.setdefault((figure["measure"], window["first"]), {})[figure["id"]] = figure["value"]
    found = {frozenset(group) for group in levels.values() if len(set(group.values())) > 1}
    assert found == expected(name, "contradiction", kinds={"stock"})


@pytest.mark.parametrize("name", sorted(KEYS))
def test_everything_not_planted_can_be_true_together(name: str) -> None:
    for figures in comparable_flows(KEYS[name]["figures"]).values():
        assert feasible([figure for figure in figures if not figure.get("planted")], loosened=False)


@pytest.mark.parametrize("name", sorted(KEYS))
def test_silent_pairs_are_not_accused(name: str) -> None:
    accused = {frozenset(finding["figures"]) for finding in KEYS[name]["expected"]}
    assert not accused & {frozenset(pair["figures"]) for pair in KEYS[name]["silent"]}
