"""The environment of the pages escapes what it is given, and refuses what it was not given."""

import sys
from pathlib import Path
from typing import Any

import pytest
from jinja2 import DictLoader, StrictUndefined, UndefinedError
from markupsafe import Markup

from countersay.reporting.templating import Compiled, Pages


def drawn(source: str, **given: object) -> str:
    return (
        Pages(loader=DictLoader({"a": source}), autoescape=True, undefined=StrictUndefined)
        .get_template("a")
        .render(**given)
    )


@pytest.mark.parametrize(
    ("source", "html"),
    [
        pytest.param("{{ x }}", "&lt;i&gt;[U+0000]", id="a value"),
        pytest.param(
            "{% macro m(y) %}<b>{{ y }}</b>{% endmacro %}{{ m(x) }}", "<b>&lt;i&gt;[U+0000]</b>", id="a macro"
        ),
        pytest.param("{% set y %}<b>{{ x }}</b>{% endset %}{{ y }}", "<b>&lt;i&gt;[U+0000]</b>", id="a block"),
        pytest.param("{% for c in x %}{{ c }}{% endfor %}", "&lt;i&gt;[U+0000]", id="a loop"),
        pytest.param("{{ x ~ '<' }}", "&lt;i&gt;[U+0000]&lt;", id="joined"),
        pytest.param("{{ safe }}", "<i>", id="markup"),
    ],
)
def test_a_template_escapes_what_it_writes(source: str, html: str) -> None:
    assert drawn(source, x="<i>\x00", safe=Markup("<i>")) == html


def test_what_is_not_given_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        drawn("{{ x }}")


SOURCE = "{{ x }} and {% for c in x %}{{ c }}{% endfor %}"


def drawn_from(folder: Path, source: str) -> str:
    pages = Pages(loader=DictLoader({"a": source}), undefined=StrictUndefined, bytecode_cache=Compiled(folder))
    return pages.get_template("a").render(x="<i>")


@pytest.fixture
def compiling(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note each template that is compiled, and have compiled ones written."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    found: list[str] = []

    def noted(*given: Any, **more: Any) -> Any:
        found.append("a")
        return compiled(*given, **more)

    compiled = Pages.compile
    monkeypatch.setattr(Pages, "compile", noted)
    return found


def test_a_template_is_compiled_once(tmp_path: Path, compiling: list[str]) -> None:
    folder = tmp_path / "compiled"
    html = drawn_from(folder, SOURCE)
    assert [drawn_from(folder, SOURCE) for _ in range(2)] == [html, html]
    assert compiling == ["a"]


def test_a_template_that_changed_is_compiled_anew(tmp_path: Path, compiling: list[str]) -> None:
    drawn_from(tmp_path, SOURCE)
    assert drawn_from(tmp_path, "now {{ x }}") == "now &lt;i&gt;"
    assert compiling == ["a", "a"]


@pytest.mark.parametrize("damage", [b"", b"\n", b"x\ny", b"\xff" * 60], ids=["empty", "one line", "other", "nonsense"])
def test_a_damaged_file_is_compiled_anew(damage: bytes, tmp_path: Path, compiling: list[str]) -> None:
    html = drawn_from(tmp_path, SOURCE)
    (path,) = tmp_path.iterdir()
    whole = path.read_bytes()
    for left in (damage, whole.partition(b"\n")[0] + b"\n" + damage):
        path.write_bytes(left)
        assert drawn_from(tmp_path, SOURCE) == html
    assert compiling == ["a"] * 3
    assert path.read_bytes() == whole


def test_a_folder_that_cannot_be_written_is_left(tmp_path: Path, compiling: list[str]) -> None:
    (tmp_path / "file").write_text("")
    assert drawn_from(tmp_path / "file", SOURCE) == drawn_from(tmp_path / "file" / "in it", SOURCE)
    assert compiling == ["a", "a"]


def test_nothing_is_written_where_python_writes_no_compiled_modules(
    tmp_path: Path, compiling: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    drawn_from(tmp_path, SOURCE)
    assert list(tmp_path.iterdir()) == []
