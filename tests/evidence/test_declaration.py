"""Declarations: what is wrong is said with its place, and the other registers are used."""

from pathlib import Path

import pytest

from countersay.evidence.declaration import read_declarations

GOOD = '[[register]]\nid = "a"\nfile = "a.csv"\n[register.time]\ncolumn = "day"\n'


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param(GOOD.replace("file", "fil"), "unknown key `fil`", id="unknown-key"),
        pytest.param(GOOD.replace('"a.csv"', "3"), "Expected `str", id="wrong-kind"),
        pytest.param(GOOD.replace('file = "a.csv"\n', ""), "either `file` or `source`", id="no-file"),
        pytest.param(GOOD.replace('id = "a"', 'id = "a"\nrow = "cargo"'), "needs `keys`", id="cargo-without-keys"),
        pytest.param(
            GOOD + '[[register.measure]]\nname = "n"\n', "either `column` or `count`", id="measure-of-nothing"
        ),
        pytest.param("[[register]\n", "is not TOML", id="no-toml"),
        pytest.param(GOOD + GOOD, "is taken", id="same-id"),
        pytest.param("table = 1\n", "unknown key 'table'", id="unknown-top-key"),
    ],
)
def test_mistake_is_an_issue_that_names_it(tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "r.toml").write_text(text, encoding="utf-8")
    _, issues = read_declarations(tmp_path / "r.toml")
    assert [issue.code for issue in issues] == ["evidence-declaration"]
    assert words in issues[0].message


def test_good_declaration_beside_a_bad_one_is_used(tmp_path: Path) -> None:
    (tmp_path / "r.toml").write_text(GOOD + '[[register]]\nid = "b"\n', encoding="utf-8")
    declarations, issues = read_declarations(tmp_path / "r.toml")
    assert ([one.id for one in declarations], len(issues)) == (["a"], 1)
