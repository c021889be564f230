"""Shared test set-up: where the corpora and benchmarks lie that the repository does not hold."""

import os
from pathlib import Path

import pytest

from tests.browsing import browser

__all__ = ["browser"]

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("COUNTERSAY_SHARED", ROOT.parent / "shared"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if SHARED.is_dir():
        return
    skip = pytest.mark.skip(reason=f"shared corpora are absent: {SHARED} (set COUNTERSAY_SHARED)")
    for item in items:
        if "shared" in item.keywords:
            item.add_marker(skip)


@pytest.fixture(scope="session")
def shared() -> Path:
    return SHARED
