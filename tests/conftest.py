"""Shared test set-up: where the corpora and benchmarks lie that the repository does not hold."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.browsing import browser
from tests.postgres import Place, Serving, serving

__all__ = ["browser"]

settings.register_profile("untimed", deadline=None)  # the first call compiles patterns, and machines are shared
settings.load_profile("untimed")

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


@pytest.fixture(scope="session")
def postgres() -> Iterator[Serving]:
    """One PostgreSQL server for all tests of a run; skips where there is none."""
    with serving() as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """Where a project is kept: once in its folder, once on a server. The folder is not there yet."""
    if request.param == "sqlite":
        return Place(tmp_path / "p")
    server = request.getfixturevalue("postgres")
    return Place(tmp_path / "p", server.project(), server)
