"""The collector goes on as it was, whatever happens inside the block."""

import gc

import pytest

from countersay.memory import paused
from countersay.runner.local import seldom_collecting


def test_it_goes_on_behind_the_block_and_after_an_error() -> None:
    assert gc.isenabled()
    with paused():
        assert not gc.isenabled()
    assert gc.isenabled()
    with pytest.raises(ValueError, match="inside"), paused():
        raise ValueError("inside")
    assert gc.isenabled()


def test_it_stays_off_if_it_was_off() -> None:
    gc.disable()
    try:
        with paused():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_what_stays_is_passed_over_until_a_run_ends() -> None:
    made = []
    with seldom_collecting():
        with paused():
            made.append([[]])
        assert gc.get_freeze_count() == 0
        with paused(keeping=True):
            made.append([[]])
        assert gc.get_freeze_count() > 0
    assert gc.get_freeze_count() == 0


def test_nothing_is_held_where_the_collector_looks_often() -> None:
    with paused(keeping=True):
        pass
    assert gc.get_freeze_count() == 0
