"""Series are linked block by block: anywhere with one result, and again only where a block changed."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

import pytest

from countersay import joining
from countersay.joining import BLOCKS, link_packed, linking
from countersay.linking.series import SeriesLinks, link_series
from countersay.linking.series_links import Block, Linked, link_block
from countersay.model import Figure, Period
from countersay.pieces import done
from countersay.runner.base import Runner
from countersay.runner.local import Local
from tests.factories import make_document, make_figure
from tests.test_reconciling import Kept

NOUNS = ("truck", "patient", "crate")


def made(count: int = 1500) -> Iterator[Figure]:
    """Yield counts of three things at four places each; a document speaks of two places."""
    papers = [make_document(f"{number}", f"{number}.txt") for number in range(count // 5 + 1)]
    for number in range(count):
        first = date(2031, 1, 1) + timedelta(number * 7 % 300)
        yield make_figure(
            number % 97,
            document=papers[number // 5],
            start=40 * (number % 5),
            counted=NOUNS[number // 5 % 3],
            place=f"Gate {number // 15 % 4 + number % 2}",
            window=Period(first=first, last=first + timedelta(number % 30), kind="between"),
            series=None,
        )


@cache
def figures() -> tuple[Figure, ...]:
    return tuple(made())


@cache
def here() -> SeriesLinks:
    return link_series(figures(), str.lower)


@pytest.fixture
def linked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the blocks count that are linked."""
    found: list[str] = []

    def noting(block: Block) -> Linked:
        found.append(block.members[0].key[2])
        return link_block(block)

    kind = joining.BLOCKS
    noted = type(kind)(**{name: getattr(kind, name) for name in kind.__slots__} | {"work": noting})
    monkeypatch.setattr(joining, "BLOCKS", noted)
    return found


def with_blocks(figures: tuple[Figure, ...], runner: Runner | int | None, shelf: Kept | None = None) -> SeriesLinks:
    return link_series(figures, str.lower, link_blocks=linking(len(figures), runner, shelf))


@pytest.mark.parametrize("runner", [1, None, Local(2)], ids=["here", "as many as pay", "a runner"])
def test_links_are_the_same_wherever_blocks_are_linked(runner: Runner | int | None) -> None:
    assert len(here().links) > 10
    assert with_blocks(figures(), runner) == here()


def test_only_blocks_that_changed_are_linked_again(linked: list[str]) -> None:
    shelf = Kept()
    assert with_blocks(figures(), 1, shelf) == here()
    assert sorted(linked) == ["crate", "person", "vehicle"]
    linked.clear()
    assert with_blocks(figures(), 1, shelf) == here()
    assert linked == []
    more = make_figure(5, document=make_document("more", "z.txt"), counted="crate", place="Gate 1", series=None)
    assert with_blocks((*figures(), more), 1, shelf) == link_series((*figures(), more), str.lower)
    assert linked == ["crate"]


def test_damaged_rows_are_linked_anew() -> None:
    shelf = Kept()
    with_blocks(figures(), 1, shelf)
    for key in shelf:
        shelf[key] = b"\x00"
    assert with_blocks(figures(), 1, shelf) == here()


def test_a_block_comes_through_bytes_as_it_is() -> None:
    assert list(done(BLOCKS, [], 0, Local(1))) == []
    assert link_packed is BLOCKS.packed
