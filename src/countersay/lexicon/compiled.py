"""Compiled patterns, kept from one run to the next as Python keeps modules compiled: to compile those of the lexicon takes a third of a second.

They lie in one file where Python keeps the modules of this package compiled. It holds for this Python and for the modules that
make what is in it. What cannot be read is made anew, what cannot be written is left; whoever has Python write no compiled modules
has none of patterns either. The parts of the standard library that this rests on are private: where a Python lays them out in
another way, patterns are compiled as ever.
"""

import hashlib
import marshal
import os
import re
import sys
from array import array
from collections.abc import Callable
from functools import cache
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any

try:
    import _sre  # type: ignore[import-not-found]
    from re import _compiler as compiler  # type: ignore[attr-defined]
    from re import _parser as parser  # type: ignore[attr-defined]
except ImportError:  # pragma: no cover - another layout of the standard library
    parser = None

_MAKERS = ("compiled.py", "gates.py", "caseless.py")
"""Modules on whose words what is kept rests."""
_WORTH = 32
"""New patterns for which the file is written again."""
_MOST = 4_000
"""Patterns that are kept; of more, only those of the run."""

Key = tuple[str, str, int]
"""What was made of a pattern, its source and its flags."""


class Kept:
    """What was made of patterns in this run and in earlier ones; it can be kept in a file.

    Attributes:
        path: the file, None where nothing is kept.
    """

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self._before: dict[Key, Any] | None = None
        self._used: dict[Key, Any] = {}
        self._new = 0

    def take(self, key: Key, work: Callable[[], Any]) -> Any:
        """Return what an earlier run made under a key, else what the work makes now; made of what `marshal` can write."""
        if self._before is None:
            self._before = self._read()
        if key not in self._before:
            self._new += key not in self._used
            self._before[key] = work()
        self._used[key] = self._before[key]
        return self._used[key]

    def write(self) -> None:
        """Keep what was made, if enough of it is new; the file is there whole or not at all."""
        if self.path is None or sys.dont_write_bytecode or self._new < _WORTH or self._before is None:
            return
        self._new = 0
        told = self._used if len(self._before) > _MOST else self._before
        beside = self.path.with_name(f"{self.path.name}.{os.getpid()}")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(_stamp() + marshal.dumps(told))
            os.replace(beside, self.path)
        except OSError:
            return

    def _read(self) -> dict[Key, Any]:
        if self.path is None:
            return {}
        try:
            packed, stamp = self.path.read_bytes(), _stamp()
            if not packed.startswith(stamp):
                return {}
            found: dict[Key, Any] = marshal.loads(packed[len(stamp) :])
        except (OSError, EOFError, ValueError, TypeError):
            return {}
        return found


@cache
def _stamp() -> bytes:
    """Return a digest of all that decides what is made of a pattern."""
    said = hashlib.sha256(f"{sys.version} {sys.byteorder} {_sre.MAGIC} {_sre.CODESIZE}".encode())
    for name in _MAKERS:
        said.update(Path(__file__).with_name(name).read_bytes())
    return said.digest()


def _place() -> Path | None:
    if parser is None or array("I").itemsize != _sre.CODESIZE:
        return None
    try:
        return Path(cache_from_source(__file__)).with_name(f"patterns.{sys.implementation.cache_tag}.pyc")
    except NotImplementedError:  # a Python that compiles no modules
        return None


kept = Kept(_place())


def compiled(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return what `re.compile` does; for patterns of the lexicon, whose number has an end.

    >>> compiled(r"(?P<day>[a-z]+)day", re.IGNORECASE).search("On Monday")["day"]
    'Mon'
    """
    flags = int(flags)
    if kept.path is None:
        return re.compile(source, flags)
    try:
        all_flags, code, groups, names = kept.take(("code", source, flags), lambda: _code(source, flags))
        words = array("I", code)
        index: list[str | None] = [None] * (groups + 1)
        for name, number in names.items():
            index[number] = name
        made: re.Pattern[str] = _sre.compile(source, all_flags, words.tolist(), groups, names, tuple(index))
    except (AttributeError, RuntimeError, TypeError, ValueError):
        return re.compile(source, flags)
    return made


def _code(source: str, flags: int) -> tuple[int, bytes, int, dict[str, int]]:
    """Compile a pattern as `re` does; return its flags, its code, the number of its groups and their names."""
    tree = parser.parse(source, flags)
    code = compiler._code(tree, flags)
    return int(flags | tree.state.flags), array("I", code).tobytes(), tree.state.groups - 1, dict(tree.state.groupdict)
