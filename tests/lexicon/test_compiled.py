"""Compiled patterns that are kept find what those find that `re` compiles, and no file that is broken or old is believed."""

import re
import sys
from pathlib import Path

import pytest

from countersay.lexicon import compiled as module
from countersay.lexicon.compiled import Kept, compiled

TEXT = "On 3 May the Łódź ferry, 40 tonnes; STRASSE straße ſaid “no”. K İ ı\n2nd: A-1"
SOURCES = [
    (r"(?P<day>\d{1,2}) (?P<month>May|June)\b", 0),
    (r"straße|said", re.IGNORECASE),
    (r"[^\W\d_]++(?=\s)", 0),
    (r"(?<!\w)(?i:ferry|no)(?!\w)|^(\d)nd", re.MULTILINE),
    (r"\w+ (?#note) \d", re.VERBOSE),
    (r"[à-ż]+|\bk\b", re.IGNORECASE),
    (r"(a)?(?(1)b|c)|\w", re.ASCII),
]


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place for the file, on a Python that writes compiled modules."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(module, "_WORTH", 1)
    return tmp_path / "kept" / "patterns.pyc"


def filled(file: Path, monkeypatch: pytest.MonkeyPatch) -> Kept:
    """Compile all sources and keep them; return a store that has yet to read them."""
    monkeypatch.setattr(module, "kept", Kept(file))
    for source, flags in SOURCES:
        compiled(source, flags)
    module.kept.write()
    return Kept(file)


def told(pattern: re.Pattern[str]) -> object:
    """All that a pattern finds and says of itself."""
    found = [(match.span(), match.groups(), match.groupdict(), match.lastgroup) for match in pattern.finditer(TEXT)]
    return found, pattern.pattern, pattern.flags, pattern.groups, dict(pattern.groupindex)


@pytest.mark.parametrize(("source", "flags"), SOURCES)
@pytest.mark.parametrize("again", [False, True], ids=["made", "kept"])
def test_finds_what_re_finds(source: str, flags: int, again: bool, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both when it is compiled and when it is taken from the file."""
    store = filled(file, monkeypatch)
    monkeypatch.setattr(module, "kept", store if again else Kept(file.with_name("none")))
    assert told(compiled(source, flags)) == told(re.compile(source, flags))
    assert store._new == 0


def test_what_is_kept_is_not_compiled_again(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The compiler is not asked for a pattern in the file, and is for another."""
    monkeypatch.setattr(module, "kept", filled(file, monkeypatch))
    asked: list[str] = []
    real = module._code
    monkeypatch.setattr(module, "_code", lambda source, flags: asked.append(source) or real(source, flags))
    for source, flags in SOURCES:
        compiled(source, flags)
    compiled("another")
    assert asked == ["another"]


@pytest.mark.parametrize("bytes_of", [b"", b"nonsense", None], ids=["empty", "another", "cut"])
def test_a_broken_file_is_not_believed(bytes_of: bytes | None, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be read, or was made by other modules, is compiled anew."""
    filled(file, monkeypatch)
    file.write_bytes(file.read_bytes()[:-40] if bytes_of is None else bytes_of)
    monkeypatch.setattr(module, "kept", Kept(file))
    assert told(compiled(*SOURCES[0])) == told(re.compile(*SOURCES[0]))
    assert module.kept._new == 1


def test_code_that_the_engine_refuses_is_compiled_anew(file: Path) -> None:
    """A file whose digest holds and whose code is none."""
    store = Kept(file)
    store.take(("code", "a+", 0), lambda: (32, b"\x07\x00\x00\x00", 0, {}))
    before, module.kept = module.kept, store
    try:
        assert compiled("a+").findall("aab a") == ["aa", "a"]
    finally:
        module.kept = before


def test_nothing_is_written_where_python_writes_nothing(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever has Python write no compiled modules has no file of patterns, nor has who compiles few."""
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    filled(file, monkeypatch)
    assert not file.exists()
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(module, "_WORTH", len(SOURCES) + 1)
    filled(file, monkeypatch)
    assert not file.exists()


def test_a_folder_that_cannot_be_written_is_left(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The run goes on without."""
    file.parent.write_text("a file where a folder should be")
    filled(file, monkeypatch)
    assert file.parent.read_text() == "a file where a folder should be"


def test_of_too_many_only_those_of_the_run_are_kept(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file does not grow without end."""
    monkeypatch.setattr(module, "kept", filled(file, monkeypatch))
    monkeypatch.setattr(module, "_MOST", len(SOURCES))
    compiled(*SOURCES[0])
    compiled("another")
    module.kept.write()
    store = Kept(file)
    assert set(store._read()) == {("code", SOURCES[0][0], SOURCES[0][1]), ("code", "another", 0)}
