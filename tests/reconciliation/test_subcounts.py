"""Counts that may be parts of others are set side by side for a person; nobody is accused by them."""

from pathlib import Path

import pytest

from countersay import examine
from countersay.model import ACCUSING
from tests.corpora import write_corpus


def kinds(folder: Path, *texts: str) -> list[str]:
    settings = "".join(
        f'[documents."{place}.txt"]\nissuer = "Office of Arlen"\ndate = 2031-0{place + 6}-08\n'
        for place, _ in enumerate(texts)
    )
    files = {f"{place}.txt": text + "\n" for place, text in enumerate(texts)}
    found = examine([write_corpus(folder, {**files, "corpus.toml": settings})]).findings
    assert [one.sentence for one in found if one.relation in ACCUSING] == []
    return [one.kind for one in found if one.kind in ("unsure-part", "shares", "sub-count")]


UNSURE = [
    pytest.param(
        "Since March 2031, 310 trees have been felled in Arlen. Since March 2031, 96 trees of private gardens have been felled.",
        "Since March 2031, 310 trees have been felled in Arlen. In April 2031, 96 trees of private gardens have been felled.",
        id="trees",
    ),
    pytest.param(
        "Since March 2031, 282 pupils have been vaccinated against measles. Since March 2031, 140 pupils of the evening "
        "school have been vaccinated against measles.",
        "Since March 2031, 282 pupils have been vaccinated against measles. Since March 2031, 140 teachers of the evening "
        "school have been vaccinated against measles.",
        id="pupils",
    ),
]


@pytest.mark.parametrize(("unsure", "apart"), UNSURE)
def test_a_smaller_count_with_words_of_its_own_may_be_a_part(tmp_path: Path, unsure: str, apart: str) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    assert kinds(tmp_path / "a", unsure) == ["unsure-part"]
    assert kinds(tmp_path / "b", apart) == []


SHARES = [
    pytest.param(
        "Around 55 per cent of all road accidents happened in places without lamps. Since March 2031, 160 accidents happened "
        "in Arlen, 118 of which happened beyond the ring road.",
        id="accidents",
    ),
    pytest.param(
        "About 30 per cent of all fires broke out in places without a hydrant. In May 2031, 80 fires broke out in Velm, 41 "
        "of which broke out beyond the old walls.",
        id="fires",
    ),
]


@pytest.mark.parametrize("text", SHARES)
def test_two_shares_of_one_kind_of_thing_may_overlap(tmp_path: Path, text: str) -> None:
    assert kinds(tmp_path, text) == ["shares"]


def test_a_share_of_other_things_or_one_that_comes_out_is_no_second_share(tmp_path: Path) -> None:
    other, same = (tmp_path / name for name in "ab")
    other.mkdir()
    same.mkdir()
    text = "Since March 2031, 160 accidents happened in Arlen, 118 of which happened beyond the ring road."
    assert kinds(other, "Around 55 per cent of all drivers passed places without lamps. " + text) == []
    assert kinds(same, "Around 74 per cent of all accidents happened in places without lamps. " + text) == []


EXAMPLES = [
    pytest.param(
        "Since 10 March 2031, 46 people have been killed, including 3 journalists.",
        "Since March 2031, 303 people have been injured, including two journalists.",
        "Since March 2031, 303 people have been injured, including three journalists.",
        id="journalists",
    ),
    pytest.param(
        "Since 2 March 2031, 60 boats have been repaired, including nine ferries.",
        "Since March 2031, 410 boats have been inspected, including seven ferries.",
        "Since March 2031, 410 boats have been inspected, including nine ferries.",
        id="ferries",
    ),
]


@pytest.mark.parametrize(("first", "second", "same"), EXAMPLES)
def test_parts_of_unlike_wholes_differ_in_scope(tmp_path: Path, first: str, second: str, same: str) -> None:
    for name in "abc":
        (tmp_path / name).mkdir()
    assert kinds(tmp_path / "a", first, second) == ["sub-count"]
    assert kinds(tmp_path / "b", first, same) == []
    assert kinds(tmp_path / "c", first) == []
