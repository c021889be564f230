"""ZIP folders: every document by its own reader; bombs, odd paths, links and encryption are said and harm nothing."""

import io
import stat
import struct
import time
import zipfile

import pytest

from countersay.config import Limits
from countersay.errors import InputError
from countersay.ingest.packed import Archive
from countersay.ingest.read_zip import inside, read_zip
from countersay.ingest.reading import Ask, Outcome
from tests.ingest.office import docx, p, packed, r


def read(data: bytes, **limits: int) -> Outcome:
    return read_zip(data, Ask(limits=Limits(**limits)))


def said(outcome: Outcome) -> tuple[dict[str, str], dict[str, str]]:
    return {one.path: one.text for one in outcome.readings}, {one.member: one.code for one in outcome.troubles}


def test_documents_of_several_formats_with_their_paths() -> None:
    inner = packed({"deep/c.txt": "Three."})
    page = "<p>Four."
    parts = {"a.txt": "One.", "b/x.docx": docx(p(r("Two."))), "z.zip": inner, "s.html": page, "s_files/ad.js": "x()"}
    texts, troubles = said(read(packed({**parts, "__MACOSX/a.txt": "x", ".hid": "x", "p.xyz": "x", "corpus.toml": ""})))
    assert texts == {"a.txt": "One.", "b/x.docx": "Two.", "s.html": "Four.", "z.zip!/deep/c.txt": "Three."}
    assert troubles == {"corpus.toml": "settings-not-read", "p.xyz": "unsupported-format"}


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        pytest.param("../../etc/passwd.txt", "etc/passwd.txt", id="up"),
        pytest.param("/srv/a.txt", "srv/a.txt", id="absolute"),
        pytest.param("C:\\Users\\a.txt", "Users/a.txt", id="drive"),
        pytest.param("a/./../b.txt", "a/b.txt", id="dots"),
        pytest.param("..", "unnamed", id="dots only"),
    ],
)
def test_names_cannot_lead_out(name: str, shown: str) -> None:
    assert inside(name) == (shown, True)


def test_two_parts_of_one_name_are_both_read() -> None:
    texts, troubles = said(read(packed({"../a.txt": "One.", "a.txt": "Two."})))
    assert (texts, troubles) == ({"a.txt": "One.", "a~2.txt": "Two."}, {"a.txt": "archive-path"})


def test_links_are_not_followed() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        link = zipfile.ZipInfo("a.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    assert said(read(target.getvalue())) == ({}, {"a.txt": "link-outside"})


def encrypted(data: bytes) -> bytes:
    """Return an archive whose first part is marked as encrypted, in both of its headers."""
    changed = bytearray(data)
    changed[6] |= 1
    central = data.rindex(b"PK\x01\x02")
    changed[central + 8] |= 1
    return bytes(changed)


def overlapping(parts: int) -> bytes:
    """Return an archive whose directory names one packed stream many times."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", b"0" * 100_000)
    data = target.getvalue()
    begin = data.index(b"PK\x01\x02")
    entry = data[begin : data.index(b"PK\x05\x06")]
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, parts, parts, len(entry) * parts, begin, 0)
    return data[:begin] + entry * parts + end


def listing(count: int) -> bytes:
    """Return an archive of one empty part whose directory lists it under many names, in the form for large archives."""
    part = b"PK\x03\x04" + struct.pack("<5H3I2H", 20, 0, 0, 0, 0, 0, 0, 0, 1, 0) + b"a"
    entry = b"PK\x01\x02" + struct.pack("<6H3I5H2I", 20, 20, 0, 0, 0, 0, 0, 0, 0, 7, 0, 0, 0, 0, 0, 0)
    listed = b"".join(entry + b"%07d" % number for number in range(count))
    large = b"PK\x06\x06" + struct.pack("<Q2H2I4Q", 44, 45, 45, 0, 0, count, count, len(listed), len(part))
    place = b"PK\x06\x07" + struct.pack("<IQI", 0, len(part) + len(listed), 1)
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 65535, 65535, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    return part + listed + large + place + end


def test_a_directory_of_very_many_parts_is_refused_before_it_is_read() -> None:
    data = listing(200_000)
    begun = time.process_time()
    with pytest.raises(InputError) as caught:
        read(data)
    assert caught.value.code == "limit-exceeded"
    assert time.process_time() - begun < 0.5
    with zipfile.ZipFile(io.BytesIO(listing(3))) as archive:  # the form is sound
        assert len(archive.infolist()) == 3


def test_an_encrypted_part_is_said_and_the_others_are_read() -> None:
    texts, troubles = said(read(encrypted(packed({"a.txt": "One."}))))
    assert (texts, troubles) == ({}, {"a.txt": "file-encrypted"})


@pytest.mark.parametrize(
    ("data", "limits", "code"),
    [
        pytest.param(packed({"a.txt": "x"})[:-8], {}, "file-damaged", id="truncated"),
        pytest.param(b"PK\x03\x04" + b"x" * 100, {}, "file-damaged", id="no archive"),
        pytest.param(overlapping(500), {}, "file-damaged", id="overlapping parts"),
        pytest.param(packed({f"{n}.txt": "x" for n in range(30)}), {"members": 20}, "limit-exceeded", id="many parts"),
    ],
)
def test_archives_refused_as_a_whole(data: bytes, limits: dict[str, int], code: str) -> None:
    with pytest.raises(InputError) as caught:
        read(data, **limits)
    assert caught.value.code == code
    assert caught.value.remedy


def test_a_part_that_swells_is_refused_and_its_neighbour_read() -> None:
    texts, troubles = said(read(packed({"a.txt": b"0" * (8 << 20), "b.txt": "Two."}), ratio=20))
    assert (texts, troubles) == ({"b.txt": "Two."}, {"a.txt": "limit-exceeded"})


def test_all_parts_together_are_bounded() -> None:
    parts = {f"{n}.txt": f"{n}" + "x" * 400_000 for n in range(9)}
    texts, troubles = said(read(packed(parts), expanded=1_000_000))
    assert sorted(texts) == ["0.txt", "1.txt"]
    assert set(troubles.values()) == {"limit-exceeded"}


def test_nesting_is_bounded() -> None:
    data = packed({"a.txt": "In."})
    for _ in range(6):
        data = packed({"in.zip": data})
    texts, troubles = said(read(data))
    assert texts == {}
    assert list(troubles.values()) == ["limit-exceeded"]


def test_rare_packing_is_said() -> None:
    texts, troubles = said(read(packed({"a.txt": "x" * 100}, zipfile.ZIP_LZMA)))
    assert (texts, troubles) == ({}, {"a.txt": "unsupported-format"})


def test_missing_part_is_an_input_error() -> None:
    with pytest.raises(InputError):
        Archive(packed({"a": "x"}), Limits()).read("b")


def test_a_part_without_a_name_is_said_and_its_neighbour_read() -> None:
    texts, troubles = said(read(packed({"": "x", "b.txt": "Two."})))
    assert texts == {"b.txt": "Two."}
    assert set(troubles) == {"unnamed"}
