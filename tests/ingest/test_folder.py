"""Walking folders: order, what is left out and said, duplicates, names of documents."""

import itertools
import os
from pathlib import Path

import pytest

from countersay.config import Config
from countersay.ingest.folder import Ingested, read_paths
from tests.ingest.office import packed


def write(root: Path, **files: str) -> Path:
    for name, text in files.items():
        path = root / name.replace("__", "/").replace("_txt", ".txt")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return root


def read(*paths: Path, config: Config | None = None) -> Ingested:
    return read_paths(list(paths), config or Config())


def paths(ingested: Ingested) -> list[str]:
    return [document.path for document in ingested.documents]


def codes(ingested: Ingested) -> list[tuple[str, str | None]]:
    return [(issue.code, issue.path) for issue in ingested.issues]


def test_documents_come_sorted_by_path_with_forward_slashes(tmp_path: Path) -> None:
    write(tmp_path, b_txt="two", a__c_txt="three", B_txt="one", a_txt="four")
    assert paths(read(tmp_path)) == ["B.txt", "a.txt", "a/c.txt", "b.txt"]


def test_id_follows_from_the_text_alone(tmp_path: Path) -> None:
    write(tmp_path, x_txt="The gate was shut.")
    (tmp_path / "y").mkdir()
    (tmp_path / "y" / "z.txt").write_bytes("The gate was shut.".encode("utf-16"))
    first, second = read(tmp_path / "x.txt").documents[0], read(tmp_path / "y").documents[0]
    assert first.id == second.id
    assert first.sha256 != second.sha256
    assert first.text_sha256 == second.text_sha256


def test_same_text_is_one_document_with_copies(tmp_path: Path) -> None:
    write(tmp_path, b_txt="same", a_txt="same", c_txt="other")
    ingested = read(tmp_path)
    assert [(d.path, d.copies) for d in ingested.documents] == [("a.txt", ("b.txt",)), ("c.txt", ())]
    assert codes(ingested) == [("duplicate-document", "b.txt")]


def test_hidden_files_output_folders_and_settings_are_no_documents(tmp_path: Path) -> None:
    write(tmp_path, a_txt="one")
    further = ("project-may/record.sqlite", "project-may/export-questions/answers-north.txt")
    for name in (".hidden.txt", ".git/x.txt", "countersay-project/text/d.txt", "~$a.txt", *further):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("no")
    (tmp_path / "corpus.toml").write_text('[parties]\na = "A"\n')
    ingested = read(tmp_path)
    assert (paths(ingested), codes(ingested)) == (["a.txt"], [])
    assert ingested.settings.parties[0].label == "A"


def test_other_formats_are_said_with_the_way_out(tmp_path: Path) -> None:
    write(tmp_path, a_txt="one")
    for name in ("b.msg", "c.pages", "d.xyz", "e"):
        (tmp_path / name).write_text("x")
    ingested = read(tmp_path)
    assert codes(ingested) == [("unsupported-format", name) for name in ("b.msg", "c.pages", "d.xyz", "e")]
    assert ".eml" in ingested.issues[0].message
    assert paths(ingested) == ["a.txt"]


def test_bad_files_do_not_stop_the_others(tmp_path: Path) -> None:
    write(tmp_path, good_txt="one", empty_txt="", zero_txt="a\0b", long_txt="x" * 2000)
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    (tmp_path / "broken.txt").symlink_to(tmp_path / "nowhere.txt")
    ingested = read(tmp_path, config=Config(max_bytes=1000))
    assert paths(ingested) == ["good.txt"]
    assert codes(ingested) == [
        ("unreadable", "broken.txt"),
        ("empty-document", "empty.txt"),
        ("too-large", "long.txt"),
        ("unreadable", "loop.txt"),
        ("binary-file", "zero.txt"),
    ]
    assert all(issue.message.startswith(str(issue.path)) for issue in ingested.issues)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="everything may be read")
def test_forbidden_files_and_folders_are_said(tmp_path: Path) -> None:
    write(tmp_path, a_txt="one", b_txt="two", c__d_txt="three")
    (tmp_path / "b.txt").chmod(0)
    (tmp_path / "c").chmod(0)
    try:
        ingested = read(tmp_path)
    finally:
        (tmp_path / "c").chmod(0o700)
    assert (paths(ingested), codes(ingested)) == (["a.txt"], [("unreadable", "b.txt"), ("unreadable", "c")])


def test_links_that_leave_the_folder_are_not_followed(tmp_path: Path) -> None:
    outside, inside = tmp_path / "outside", tmp_path / "inside"
    write(outside, x_txt="secret")
    write(inside, a_txt="one", deep__b_txt="two")
    (inside / "leak.txt").symlink_to(outside / "x.txt")
    (inside / "leak").symlink_to(outside)
    (inside / "again.txt").symlink_to(inside / "a.txt")
    (inside / "deep" / "loop").symlink_to(inside)
    ingested = read(inside)
    assert paths(ingested) == ["a.txt", "deep/b.txt"]
    assert codes(ingested) == [("link-outside", "leak"), ("link-outside", "leak.txt")]


def test_result_does_not_depend_on_the_order_of_the_paths(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    write(one, a_txt="1", c_txt="5", s__b_txt="2")
    write(two, a_txt="3", b_txt="4", d_txt="5")
    (two / "corpus.toml").write_text('[documents."a.txt"]\nissuer = "X"\n[documents."none.txt"]\nissuer = "Y"\n')
    given = [one, two, one / "s", two / "b.txt", tmp_path / "gone"]
    results = [read(*order) for order in itertools.permutations(given)]
    assert all(result == results[0] for result in results)
    assert paths(results[0]) == ["b.txt", "c.txt", "one/a.txt", "s/b.txt", "two/a.txt"]
    assert [entry.path for entry in results[0].settings.documents] == ["two/a.txt"]
    assert sorted(codes(results[0])) == [
        ("duplicate-document", "d.txt"),
        ("settings-no-such-file", "two/corpus.toml"),
        ("unreadable", str(tmp_path / "gone")),
    ]


def test_same_names_below_roots_of_the_same_name_still_differ(tmp_path: Path) -> None:
    write(tmp_path, x__r__a_txt="1", y__r__a_txt="2")
    assert paths(read(tmp_path / "x" / "r", tmp_path / "y" / "r")) == ["x/r/a.txt", "y/r/a.txt"]


def test_single_file_takes_the_settings_beside_it(tmp_path: Path) -> None:
    write(tmp_path, a_txt="1", b_txt="2")
    (tmp_path / "corpus.toml").write_text('[documents."a.txt"]\ndate = "2020"\n[documents."b.txt"]\ndate = "2021"\n')
    ingested = read(tmp_path / "a.txt")
    assert [(entry.path, entry.date) for entry in ingested.settings.documents] == [("a.txt", "2020")]
    assert codes(ingested) == []


def test_ignored_document_is_left_out_and_said(tmp_path: Path) -> None:
    write(tmp_path, a_txt="1", b_txt="2")
    (tmp_path / "corpus.toml").write_text('[documents."a.txt"]\nignore = true\n')
    ingested = read(tmp_path)
    assert (paths(ingested), codes(ingested)) == (["b.txt"], [("document-ignored", "a.txt")])


def test_encoding_of_the_settings_is_used(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Дом и сад".encode("cp1251"))
    (tmp_path / "corpus.toml").write_text('[documents."a.txt"]\nencoding = "windows-1251"\n')
    ingested = read(tmp_path)
    assert (ingested.documents[0].text, codes(ingested)) == ("Дом и сад", [])


def test_name_in_settings_matches_in_any_normal_form(tmp_path: Path) -> None:
    write(tmp_path, Kádar_txt="1")
    (tmp_path / "corpus.toml").write_text('[documents."K\u00e1dar.txt"]\ndate = "2020"\n', encoding="utf-8")
    ingested = read(tmp_path)
    assert codes(ingested) == []
    assert ingested.settings.of(ingested.documents[0]) is not None


def test_entry_without_a_file_is_said_with_the_nearest_name(tmp_path: Path) -> None:
    write(tmp_path, report_2020_txt="1")
    name = read(tmp_path).documents[0].path
    (tmp_path / "corpus.toml").write_text('[documents."report-2020.txt"]\ndate = "2020"\n')
    ingested = read(tmp_path)
    assert codes(ingested) == [("settings-no-such-file", "corpus.toml")]
    assert repr(name) in ingested.issues[0].message


def test_settings_deeper_down_are_said_to_be_unread(tmp_path: Path) -> None:
    write(tmp_path, a__b_txt="1")
    (tmp_path / "a" / "corpus.toml").write_text("")
    assert codes(read(tmp_path)) == [("settings-not-read", "a/corpus.toml")]


def test_tables_named_in_the_settings_are_no_unsupported_files(tmp_path: Path) -> None:
    write(tmp_path, a_txt="1")
    (tmp_path / "names.csv").write_text("form,group\nA,a\n")
    (tmp_path / "log.toml").write_text("")
    (tmp_path / "corpus.toml").write_text('[names]\ngazetteer = "names.csv"\n[evidence]\nfiles = ["log.toml"]\n')
    assert codes(read(tmp_path)) == []


@pytest.mark.parametrize("given", [pytest.param([], id="nothing"), pytest.param(["empty"], id="an empty folder")])
def test_no_document_at_all_is_said(tmp_path: Path, given: list[str]) -> None:
    (tmp_path / "empty").mkdir()
    ingested = read(*(tmp_path / name for name in given))
    assert ingested.documents == ()
    assert [issue.code for issue in ingested.issues] == ["no-documents"]


def test_odd_names_are_kept_readable(tmp_path: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")).write_text("1")
    except OSError:
        pytest.skip("the file system takes only names in UTF-8")
    (path,) = paths(read(tmp_path))
    assert path.encode("utf-8").startswith(b"caf")


@pytest.mark.shared
def test_reads_the_shared_corpora(shared: Path) -> None:
    ingested = read(shared / "corpora" / "lachin-2022", shared / "corpora" / "black-sea-2022")
    assert len(ingested.documents) == 9
    assert ingested.issues == ()
    assert {party.id for party in ingested.settings.parties} == {"armenia", "azerbaijan", "russia", "un"}


def test_files_of_several_formats_are_documents(tmp_path: Path) -> None:
    write(tmp_path, a_txt="One.")
    (tmp_path / "b.html").write_text("<nav>Home</nav><h1>Two</h1><p>412 carts.")
    (tmp_path / "b_files").mkdir()
    (tmp_path / "b_files" / "ad.js").write_text("x()")
    (tmp_path / "c.zip").write_bytes(packed({"in/d.md": "*Three.*", "e.xyz": "x"}))
    (tmp_path / "corpus.toml").write_text('[documents."c.zip!/in/d.md"]\nissuer = "X"\n[documents."c.zip!/no.txt"]\n')
    ingested = read(tmp_path)
    assert [(one.path, one.reader, one.text) for one in ingested.documents] == [
        ("a.txt", "plain/2", "One."),
        ("b.html", "html/7", "Two\n\n412 carts."),
        ("c.zip!/in/d.md", "markdown/3", "Three."),
    ]
    assert codes(ingested) == [("settings-no-such-file", "c.zip"), ("unsupported-format", "c.zip!/e.xyz")]
    assert ingested.settings.of(ingested.documents[2]) is not None
    assert (ingested.documents[1].anchors[0].first, ingested.documents[1].furniture[0].text) == (19, "Home")


def test_a_file_is_read_as_what_it_is_whatever_its_name_says(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"{\\rtf1 Two died.}")
    (tmp_path / "scan").write_bytes(b"{\\rtf1 Three died.}")
    ingested = read(tmp_path)
    assert [(one.path, one.reader) for one in ingested.documents] == [("a.docx", "rtf/4"), ("scan", "rtf/4")]
    assert codes(ingested) == [("extension-differs", "a.docx")]


def test_a_part_of_an_archive_can_be_ignored(tmp_path: Path) -> None:
    (tmp_path / "c.zip").write_bytes(packed({"d.txt": "Three.", "e.txt": "Four."}))
    (tmp_path / "corpus.toml").write_text('[documents."c.zip!/d.txt"]\nignore = true\n')
    ingested = read(tmp_path)
    assert (paths(ingested), codes(ingested)) == (["c.zip!/e.txt"], [("document-ignored", "c.zip!/d.txt")])


def test_limits_of_the_settings_hold(tmp_path: Path) -> None:
    (tmp_path / "b.html").write_text("<p>" + "a" * 100)
    (tmp_path / "corpus.toml").write_text("[limits]\ncharacters = 50\n")
    ingested = read(tmp_path)
    assert (ingested.documents[0].chars, codes(ingested)) == (50, [("limit-exceeded", "b.html")])
