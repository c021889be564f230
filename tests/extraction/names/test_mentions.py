import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from countersay.extraction.names.mentions import find_mentions
from countersay.extraction.text.layout import find_blocks
from countersay.extraction.text.sentences import find_sentences

CASES = json.loads((Path(__file__).parents[2] / "cases" / "mentions.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", [pytest.param(case, id=case["id"]) for case in CASES])
def test_names_of_the_golden_cases_are_found(case):
    text = case["text"]
    found = {(m.start, m.end): m.kind for m in find_mentions(text)}
    for row in case["mentions"]:
        assert text[row["start"] : row["end"]] == row["text"]
        assert found.get((row["start"], row["end"])) == row["kind"], row
    texts = {text[start:end] for start, end in found}
    assert not texts & set(case.get("absent", ()))


@given(st.text(alphabet="AbcD. ,-'’\"(“)\n1of the", max_size=200))
@settings(max_examples=150, deadline=None)
def test_every_mention_quotes_its_characters(text):
    mentions = find_mentions(text, "d")
    assert all(text[m.start : m.end] == m.text and m.document == "d" for m in mentions)
    assert mentions == sorted(mentions, key=lambda m: (m.start, -m.end))
    assert len({(m.start, m.end) for m in mentions}) == len(mentions)


def test_known_layout_gives_the_same_mentions():
    text = "Torvik road closed\n\nThe Torvik road in Norway was shut on Monday, Mayor Eva Holm said."
    blocks = find_blocks(text)
    given_layout = find_mentions(text, blocks=blocks, sentences=find_sentences(text, blocks))
    assert given_layout == find_mentions(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("A" * 200_000, id="one word"),
        pytest.param("(" * 10_000 + ")" * 10_000, id="brackets"),
        pytest.param("7" * 100_000, id="digits"),
        pytest.param("Ministry of " * 8_000, id="endless of"),
        pytest.param("Alm and " * 8_000, id="endless and"),
        pytest.param("A-" * 40_000, id="hyphens"),
        pytest.param("President " * 8_000, id="titles"),
        pytest.param("(ABC) " * 8_000, id="acronyms"),
    ],
)
def test_adversarial_text_takes_linear_time(text):
    find_mentions(text)  # a quadratic rule would take minutes here


SWAP = {"Norway": "Portugal", "Norwegian": "Portuguese", "Oslo": "Lisbon"}
SWAP |= {new: old for old, new in SWAP.items()}


def test_exchange_of_the_parties_exchanges_the_mentions():
    text = (
        "Norway closed the Alm road, Oslo said. Portuguese activists met the Norwegian government in Lisbon. "
        "Portugal's ministry denied that Norwegian peacekeepers left northern Norway."
    )
    words = [SWAP.get(part, part) for part in _split(text)]
    before = [(m.kind, "".join(SWAP.get(p, p) for p in _split(m.text))) for m in find_mentions(text)]
    after = [(m.kind, m.text) for m in find_mentions("".join(words))]
    assert before == after


def _split(text: str) -> list[str]:
    import re

    return re.findall(r"\w+|\W+", text)


@pytest.mark.shared
def test_recall_on_the_gold_sample(shared):
    gold = [json.loads(line) for line in (shared / "gold-sample" / "names.jsonl").read_text("utf-8").splitlines()]
    wanted = {(m["doc"], m["start"], m["end"]) for row in gold for m in row["mentions"]}
    found = set()
    for name in {doc for doc, _, _ in wanted}:
        text = (shared / "corpora" / "lachin-2022" / name).read_text(encoding="utf-8")
        found |= {(name, m.start, m.end) for m in find_mentions(text)}
    assert len(wanted & found) >= 0.92 * len(wanted)


def test_lettered_heading_alone_on_its_line_is_no_person() -> None:
    text = "A. Introduction\n\nTwo boats left.\n\nB. Shipping\n\nThe harbour was shut, B. Halder said."
    assert [m.text for m in find_mentions(text) if m.kind == "person"] == ["B. Halder"]
