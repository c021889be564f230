"""Each key of corpus.toml: what it gives when it is right, what is said when it is not."""

from datetime import date
from pathlib import Path

import pytest

from countersay.config import Config
from countersay.ingest.settings import configured, read_settings
from countersay.model import CorpusSettings, GazetteerRow, Issue, Party


def read(tmp_path: Path, content: str) -> tuple[CorpusSettings, tuple[Issue, ...]]:
    (tmp_path / "corpus.toml").write_text(content, encoding="utf-8")
    return read_settings(tmp_path / "corpus.toml")


FULL = """
[parties]
city = "City of Aros"
harbour = "Harbour Board"
[documents."a/b.txt"]
issuer = "City Council"
date = 2023-02-12
spoken = 2023-02-11
party = "city"
language = "en-GB"
ignore = false
[documents."c.txt"]
date = "2023-02"
[documents."d.txt"]
date = 2023
[outlets]
"Aros Post" = "city"
"example.org" = "third"
[names]
gazetteer = "names.csv"
[conventions]
dozens = [24, 60]
many = [3]
[evidence]
files = ["log.toml"]
"""


def test_reads_every_key(tmp_path: Path) -> None:
    (tmp_path / "names.csv").write_text(
        "form,group,kind,party\nAros,aros,place,\nthe Board,board,organisation,harbour\n"
    )
    (tmp_path / "log.toml").write_text("")
    settings, issues = read(tmp_path, FULL)
    assert issues == ()
    assert settings.parties == (Party(id="city", label="City of Aros"), Party(id="harbour", label="Harbour Board"))
    first = settings.documents[0]
    assert (first.path, first.issuer, first.date, first.spoken) == (
        "a/b.txt",
        "City Council",
        "2023-02-12",
        date(2023, 2, 11),
    )
    assert (first.party, first.language, first.ignore) == ("city", "en", False)
    assert [entry.date for entry in settings.documents] == ["2023-02-12", "2023-02", "2023"]
    assert settings.outlets == (("Aros Post", "city"), ("example.org", "third"))
    assert settings.gazetteer == (
        GazetteerRow(form="Aros", group="aros", kind="place"),
        GazetteerRow(form="the Board", group="board", kind="organisation", party="harbour"),
    )
    assert settings.evidence == (str((tmp_path / "log.toml").resolve()),)
    config = configured(Config(), settings)
    assert (config.conventions.dozens, config.conventions.many, config.conventions.few) == ((24, 60), (3, None), (2, 9))


def test_empty_file_says_nothing(tmp_path: Path) -> None:
    settings, issues = read(tmp_path, "")
    assert (settings, issues) == (CorpusSettings(path="corpus.toml"), ())
    assert configured(Config(), settings) == Config()


@pytest.mark.parametrize(
    ("content", "key", "expected"),
    [
        pytest.param("parties = 3", "parties = 3", "a table", id="parties no table"),
        pytest.param('[parties]\n"a b" = "A"', "parties.a b", "a handle", id="handle with a blank"),
        pytest.param('[parties]\nthird = "A"', "parties.third", "other than", id="reserved handle"),
        pytest.param("[parties]\na = 4", "parties.a = 4", "a text", id="label no text"),
        pytest.param('[documents]\n"x.txt" = 1', 'documents."x.txt" = 1', "a table", id="document no table"),
        pytest.param('[documents."x.txt"]\nissuer = ""', 'documents."x.txt".issuer', "a text", id="issuer empty"),
        pytest.param(
            '[documents."x.txt"]\ndate = "May 2020"', ".date = 'May 2020'", "a day (2023-02-12)", id="date in words"
        ),
        pytest.param('[documents."x.txt"]\ndate = "2023-02-30"', ".date = '2023-02-30'", "a day", id="no such day"),
        pytest.param('[documents."x.txt"]\nspoken = "2023-02"', ".spoken", "a day", id="speech in a month"),
        pytest.param(
            '[documents."x.txt"]\nlanguage = "English"', ".language", "a language code", id="language in words"
        ),
        pytest.param('[documents."x.txt"]\nencoding = "klingon"', ".encoding", "an encoding", id="unknown encoding"),
        pytest.param('[documents."x.txt"]\nencoding = "base64"', ".encoding", "an encoding", id="encoding of bytes"),
        pytest.param('[documents."x.txt"]\nignore = "yes"', ".ignore = 'yes'", "true or false", id="ignore no boolean"),
        pytest.param(
            '[parties]\ncity="C"\n[documents."x.txt"]\nparty = "citty"',
            ".party",
            "Did you mean 'city'?",
            id="undeclared party",
        ),
        pytest.param('[outlets]\n"P" = "foe"', 'outlets."P"', "third", id="undeclared side"),
        pytest.param("[conventions]\nfew = [9, 2]", "conventions.few = [9, 2]", "[low, high]", id="bounds swapped"),
        pytest.param("[conventions]\nfew = [true, 2]", "conventions.few", "[low, high]", id="bounds no numbers"),
        pytest.param("[conventions]\nfew = 3", "conventions.few = 3", "[low, high]", id="bounds no list"),
        pytest.param('[evidence]\nfiles = "x"', "evidence.files = 'x'", "a list", id="files no list"),
        pytest.param(
            '[evidence]\nfiles = ["gone.toml"]', "evidence.files[0]", "a file that is there", id="file missing"
        ),
        pytest.param(
            '[names]\ngazetteer = "gone.csv"', "names.gazetteer = 'gone.csv'", "a CSV file", id="gazetteer missing"
        ),
    ],
)
def test_says_what_was_expected_and_goes_on(tmp_path: Path, content: str, key: str, expected: str) -> None:
    settings, issues = read(tmp_path, content)
    assert [issue.code for issue in issues] == ["settings-invalid"]
    assert issues[0].message.startswith("corpus.toml: ")
    assert key in issues[0].message
    assert expected in issues[0].message
    assert settings.path == "corpus.toml"


def test_one_bad_key_leaves_the_others(tmp_path: Path) -> None:
    settings, issues = read(tmp_path, '[documents."x.txt"]\ndate = "soon"\nissuer = "X"\n')
    assert len(issues) == 1
    assert (settings.documents[0].issuer, settings.documents[0].date) == ("X", None)


@pytest.mark.parametrize(
    ("content", "key", "hint"),
    [
        pytest.param("[partys]\na='A'", "unknown key partys.", "'parties'", id="at the top"),
        pytest.param('[documents."x.txt"]\nisuer="A"', 'documents."x.txt".isuer', "'issuer'", id="in a document"),
        pytest.param("[conventions]\ndozen=[1,2]", "conventions.dozen", "'dozens'", id="in conventions"),
        pytest.param("[names]\ngazeteer='x'", "names.gazeteer", "'gazetteer'", id="in names"),
    ],
)
def test_unknown_key_names_the_nearest(tmp_path: Path, content: str, key: str, hint: str) -> None:
    _, issues = read(tmp_path, content)
    assert [issue.code for issue in issues] == ["unknown-key"]
    assert key in issues[0].message
    assert f"Did you mean {hint}?" in issues[0].message


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"[parties\na = 1", id="syntax"),
        pytest.param(b'[parties]\na = "A"\na = "B"', id="key twice"),
        pytest.param(b'a = "\xff"', id="no UTF-8"),
        pytest.param(b"a = " + b"[" * 100_000, id="deep nesting"),
        pytest.param(b"\0", id="zero byte"),
    ],
)
def test_malformed_file_is_one_issue(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "corpus.toml").write_bytes(data)
    settings, issues = read_settings(tmp_path / "corpus.toml", "x/corpus.toml")
    assert settings == CorpusSettings(path="x/corpus.toml")
    assert [(issue.code, issue.path) for issue in issues] == [("settings-malformed", "x/corpus.toml")]


def test_missing_file_is_one_issue(tmp_path: Path) -> None:
    _, issues = read_settings(tmp_path / "corpus.toml")
    assert [issue.code for issue in issues] == ["settings-malformed"]


def test_gazetteer_rows_are_checked_one_by_one(tmp_path: Path) -> None:
    (tmp_path / "n.csv").write_text("form,group,kind,colour\nAros,aros,town,red\n,x,,\n\nHamn,hamn,place,\n")
    settings, issues = read(tmp_path, '[names]\ngazetteer = "n.csv"\n')
    assert settings.gazetteer == (
        GazetteerRow(form="Aros", group="aros"),
        GazetteerRow(form="Hamn", group="hamn", kind="place"),
    )
    assert [issue.code for issue in issues] == ["unknown-key", "settings-invalid", "settings-invalid"]
    assert "row 2 kind" in issues[1].message
    assert "row 3" in issues[2].message


def test_limits_are_raised_by_name_and_checked(tmp_path: Path) -> None:
    (tmp_path / "corpus.toml").write_text("[limits]\nseconds = 120\nmax_bytes = 99\nmemory = 0\nspeed = 3\n")
    settings, issues = read_settings(tmp_path / "corpus.toml")
    config = configured(Config(), settings)
    assert (config.limits.seconds, config.max_bytes, config.limits.memory) == (120, 99, Config().limits.memory)
    assert [issue.code for issue in issues] == ["unknown-key", "settings-invalid"]
