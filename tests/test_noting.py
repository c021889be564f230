"""Answers about single texts are noted from one run to the next, by text and question, and never change what is answered."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from countersay import Options, examine, keeping
from countersay.codec import digest
from countersay.linking import noun_evidence
from countersay.model import LedgerEntry
from countersay.noting import answers_of, digest_once, facts_kept, is_so, kept, noted, noted_of_two
from countersay.pipeline import examine_project
from tests.corpora import small_corpus, write_corpus
from tests.test_reconciling import Kept

asked: list[str] = []


@noted("test: words")
def words(text: str) -> int:
    asked.append(text)
    return len(text.split())


@noted("test: letters")
def letters(text: str) -> list[str]:
    return sorted(set(text))


@noted_of_two("test: longer")
def longer(one: str, other: str) -> bool:
    asked.append(f"{one} | {other}")
    return len(one) > len(other)


@dataclass(frozen=True)
class Paper:
    text: str

    @property
    def text_sha256(self) -> str:
        return f"digest of {self.text}"


@pytest.fixture(autouse=True)
def nothing_asked() -> None:
    asked.clear()


def answers(texts: list[str], shelf: Kept | None, of: list[str] | None = None) -> list[int]:
    with kept([Paper(text) for text in texts], shelf):
        return [words(text) for text in of or texts]


def test_only_texts_that_are_new_are_looked_at() -> None:
    shelf = Kept()
    assert answers(["a b", "c"], shelf) == [2, 1]
    assert answers(["c", "d e f", "a b"], shelf) == [1, 3, 2]
    assert asked == ["a b", "c", "d e f"]


@pytest.mark.parametrize("shelf", [Kept(), None], ids=["with a shelf", "without"])
def test_answers_that_come_with_the_texts_are_taken(shelf: Kept | None) -> None:
    came = {paper.text_sha256: answers_of(paper.text) for paper in (Paper("a b"), Paper("c"))}
    asked.clear()
    with kept([Paper("a b"), Paper("c"), Paper("d e")], shelf, came):
        assert [words(text) for text in ("a b", "c", "d e", "d e")] == [2, 1, 2, 2]
    assert asked == ["d e"]
    assert shelf is None or answers(["c", "a b"], shelf) == [1, 2]


@pytest.mark.parametrize("workers", [1, 2])
def test_texts_read_elsewhere_are_not_looked_at_here(
    workers: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    monkeypatch.setattr(noun_evidence, "_pairs", lambda text: seen.append(text) or ())
    examine([small_corpus(tmp_path)], Options(workers=workers))
    assert bool(seen) == (workers == 1)


def test_texts_that_are_gone_are_forgotten() -> None:
    shelf = Kept()
    for texts in (["a b"], ["c"], ["a b"]):
        answers(texts, shelf)
    assert asked == ["a b", "c", "a b"]


def test_nothing_is_noted_without_a_shelf_or_of_other_texts() -> None:
    assert answers(["a b"], None) == answers(["a b"], None) == [2]
    shelf = Kept()
    for _ in range(2):
        assert answers(["c"], shelf, ["x y z"]) == [3]
    assert asked == ["a b", "a b", "x y z", "x y z"]


def test_questions_are_told_apart() -> None:
    shelf = Kept()
    for _ in range(2):
        with kept([Paper("b a")], shelf):
            assert (words("b a"), letters("b a")) == (2, [" ", "a", "b"])
    assert asked == ["b a"]


def test_answers_about_two_texts_are_noted_while_both_are_there() -> None:
    shelf = Kept()
    for texts in (["a b", "c"], ["c", "a b"], ["a b", "c d"], ["a b", "c"]):
        with kept([Paper(text) for text in texts], shelf):
            assert longer("a b", texts[-1]) == (len(texts[-1]) < 3)
            assert longer("c", "a b") is False
    assert asked == ["a b | c", "c | a b", "a b | a b", "a b | c d", "c | a b", "a b | c", "c | a b"]


def test_what_is_so_is_not_asked_again_while_it_is_of_use() -> None:
    shelf = Kept()

    def even(number: int) -> bool:
        return is_so("test: even", number, lambda: asked.append(str(number)) or number % 2 == 0)

    for numbers in ([4, 5, 6], [4, 5], [4, 6]):
        with facts_kept(shelf):
            assert [even(number) for number in numbers] == [number % 2 == 0 for number in numbers]
    assert asked == ["4", "5", "6", "5", "6"]
    assert even(4) is True
    assert asked[5:] == ["4"]


def test_digests_of_the_same_rows_are_taken_once_and_only_of_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[tuple[object, ...]] = []
    monkeypatch.setattr("countersay.noting.digest", lambda *rows: taken.append(rows) or digest(*rows))
    one, other, equal = LedgerEntry(**ROW, end=2), LedgerEntry(**ROW, end=3), LedgerEntry(**ROW, end=2)
    with facts_kept(Kept()):
        found = [digest_once(*rows) for rows in ((one,), (one, other), (one,), (other, one), (equal,), (one, other))]
        assert len(taken) == 4
    assert found == [digest(*rows) for rows in ((one,), (one, other), (one,), (other, one), (one,), (one, other))]
    assert digest_once(one) == digest_once(one) == found[0]
    assert len(taken) == 6  # nothing is held where no facts are


ROW: dict[str, Any] = {"document": "d-1", "start": 1, "text": "4", "list": "unresolved", "reason": "no noun"}


def test_another_version_looks_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = Kept()
    answers(["a"], shelf)
    monkeypatch.setattr(keeping, "fingerprint", lambda: "another")
    answers(["a"], shelf)
    assert asked == ["a", "a"]


def test_bytes_that_are_no_notes_are_no_notes() -> None:
    shelf = Kept()
    answers(["a"], shelf)
    for key in list(shelf):
        shelf[key] = b"\xc1"
    assert answers(["a"], shelf) == [1]


def test_project_looks_at_no_text_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []
    monkeypatch.setattr("countersay.linking.noun_evidence._pairs", lambda text: looked.append(text) or (), raising=True)
    folder = small_corpus(tmp_path / "in")
    examine_project([folder], tmp_path / "out")
    write_corpus(folder, {"third.txt": "On 3 March 2031, 12 lorries waited."})
    examine_project([folder], tmp_path / "out")
    assert len(looked) == len(set(looked)) == 3
