"""The cache: what is put is found again, and nothing that happens to the file is worse than its absence."""

import sqlite3
import zlib
from pathlib import Path

import pytest

from countersay.store.cache import CACHE_FILE, Cache


def opened(folder: Path) -> Cache:
    return Cache(folder / CACHE_FILE)


def test_what_was_put_is_found_in_the_next_run(tmp_path: Path) -> None:
    with opened(tmp_path).opened() as cache:
        assert cache.get("a") is None
        cache.put("a", b"one")
        cache.put("a", b"two")
        assert cache.get("a") == b"two"
    with opened(tmp_path).opened() as cache:
        assert cache.get("a") == b"two"
    assert [path.name for path in tmp_path.iterdir()] == [CACHE_FILE]


def test_row_is_on_disk_before_the_cache_is_closed(tmp_path: Path) -> None:
    with opened(tmp_path).opened() as cache:
        cache.put("a", b"one")
        with sqlite3.connect(tmp_path / CACHE_FILE) as other:
            assert other.execute("SELECT packed FROM kept").fetchall() == [(zlib.compress(b"one", 1),)]


def test_what_a_run_had_no_use_for_is_dropped(tmp_path: Path) -> None:
    with opened(tmp_path).opened() as cache:
        for key in "abc":
            cache.put(key, key.encode())
    with opened(tmp_path).opened() as cache:
        cache.get("a")
        cache.put("d", b"d")
        cache.drop_unused()
    with opened(tmp_path).opened() as cache:
        assert [cache.get(key) for key in "abcd"] == [b"a", None, None, b"d"]


def test_cleared_cache_is_empty(tmp_path: Path) -> None:
    with opened(tmp_path).opened() as cache:
        cache.put("a", b"one")
        cache.clear()
        assert cache.get("a") is None


def test_damaged_row_is_no_row(tmp_path: Path) -> None:
    with opened(tmp_path).opened() as cache:
        cache.put("a", b"one")
        cache.put("b", b"two")
    with sqlite3.connect(tmp_path / CACHE_FILE) as database:
        database.execute("UPDATE kept SET packed = ? WHERE key = 'a'", (b"0ne",))
    database.close()
    with opened(tmp_path).opened() as cache:
        assert (cache.get("a"), cache.get("b")) == (None, b"two")


@pytest.mark.parametrize(
    "contents",
    [
        pytest.param(b"not a database, but long enough to look at" * 99, id="no database"),
        pytest.param(b"", id="empty"),
        pytest.param(b"SQLite format 3\0" + b"\xff" * 4000, id="damaged"),
    ],
)
def test_file_that_is_no_cache_is_made_anew(contents: bytes, tmp_path: Path) -> None:
    (tmp_path / CACHE_FILE).write_bytes(contents)
    with opened(tmp_path).opened() as cache:
        assert cache.get("a") is None
        cache.put("a", b"one")
    with opened(tmp_path).opened() as cache:
        assert cache.get("a") == b"one"


def test_cache_of_another_layout_is_made_anew(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / CACHE_FILE) as database:
        database.execute("PRAGMA user_version = 99")
        database.execute("CREATE TABLE kept (name TEXT)")
    database.close()
    with opened(tmp_path).opened() as cache:
        cache.put("a", b"one")
        assert cache.get("a") == b"one"


def test_without_a_place_to_write_everything_goes_on(tmp_path: Path) -> None:
    with opened(tmp_path / "nowhere").opened() as cache:
        cache.put("a", b"one")
        cache.clear()
        cache.drop_unused()
        assert cache.get("a") is None
