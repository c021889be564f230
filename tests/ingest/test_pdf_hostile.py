"""Damaged and hostile PDF files: an answer or an error that says what is wrong, always, and soon."""

import random
import re
import time
import zlib

import msgspec
import pytest

from countersay.config import Limits
from countersay.errors import InputError
from countersay.ingest.read_pdf import read_pdf
from countersay.ingest.reading import Ask, Outcome
from tests.pdfs import Sheet, pdf

GOOD = pdf(
    [
        Sheet()
        .lines(50, 700, ["The humani-", "tarian convoys of 3 May 2031", "carried 412 boats."])
        .text(50, 80, "1 Note", 7),
        Sheet(rotate=90).text(50, 500, "Turned \ufb01gures \U0001f600 12", 10, 5).picture(),
    ],
    info="/Title(Boats)/CreationDate(D:2031)",
)
PIECES = (
    b"0",
    b"-1",
    b"99999999999",
    b"1e38",
    b"/Kids",
    b"2 0 R",
    b"<<",
    b">>",
    b"endstream",
    b" Tm",
    b"BT",
    b"(((",
    b"\xff",
)


def sound(data: bytes) -> Outcome | str:
    """Read bytes; whatever they are, the outcome can be stored and its places hold, or there is an error with a code."""
    try:
        outcome = read_pdf(data, Ask())
    except InputError as error:
        return error.code
    (reading,) = outcome.readings
    reach = 0
    for anchor in reading.anchors:
        assert reach <= anchor.start < anchor.end <= len(reading.text)
        reach = anchor.end
    assert all(0 <= page.start <= page.end <= len(reading.text) for page in reading.pages)
    assert all(note.start is None or reading.text[note.start : note.end] == note.text for note in reading.notes)
    msgspec.msgpack.encode(outcome)
    return outcome


def mutated(data: bytes, dice: random.Random) -> bytes:
    out = bytearray(data)
    for _ in range(dice.choice((1, 2, 5, 20))):
        at = dice.randrange(len(out))
        kind = dice.random()
        if kind < 0.4:
            out[at] = dice.randrange(256)
        elif kind < 0.7:
            out[at : at + dice.randrange(4)] = dice.choice(PIECES)
        elif kind < 0.85:
            del out[at : at + dice.randrange(40)]
        else:
            numbers = list(re.finditer(rb"[0-9]+", bytes(out)))
            if numbers:
                start, end = dice.choice(numbers).span()
                out[start:end] = dice.choice((b"0", b"1000000000", b"65536", b"2147483648"))
    return bytes(out)


@pytest.mark.parametrize("seed", range(8))
def test_damaged_files(seed: int) -> None:
    dice = random.Random(seed)
    for _ in range(40):
        sound(mutated(GOOD, dice))


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_files_cut_short(share: float) -> None:
    sound(GOOD[: int(len(GOOD) * share)])


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(GOOD.replace(b"/Kids[100 0 R", b"/Kids[2 0 R"), id="a tree of pages that holds itself"),
        pytest.param(GOOD.replace(b"/Parent 2 0 R", b"/Parent 100 0 R"), id="a page that is its own parent"),
        pytest.param(GOOD.replace(b"/Contents 101 0 R", b"/Contents 100 0 R"), id="a page that is its own text"),
        pytest.param(GOOD.replace(b"[0 0 595 842]", b"[0 0 1e30 1e30]"), id="a page without end"),
        pytest.param(GOOD.replace(b"[0 0 595 842]", b"[9 9 9 9]"), id="a page without size"),
        pytest.param(GOOD.replace(b"/Count 2", b"/Count 2000000000"), id="two thousand million pages"),
        pytest.param(GOOD.replace(b"1 0 0 1 50 700 Tm", b"1e9 0 0 1e9 50 700 Tm"), id="letters larger than the page"),
    ],
)
def test_loops_and_measures_without_sense(data: bytes) -> None:
    sound(data)


def test_thousands_of_pages() -> None:
    pages = [Sheet().text(50, 700, f"On page {number} nine boats sank.") for number in range(3000)]
    outcome = sound(pdf(pages))
    assert not isinstance(outcome, str)
    assert len(outcome.readings[0].pages) == 3000
    assert outcome.readings[0].text.count("nine boats sank") == 3000


def test_a_page_of_many_words_takes_time_in_proportion() -> None:
    def taken(words: int) -> float:
        sheet = Sheet()
        dice = random.Random(words)
        for _ in range(words):
            sheet.text(dice.uniform(0, 580), dice.uniform(0, 830), "boats", 4)
        data = pdf([sheet], packed=True)
        start = time.process_time()
        sound(data)
        return time.process_time() - start

    taken(100)
    assert taken(8000) < 40 * max(taken(1000), 0.02)


def test_a_packed_bomb_of_text_is_refused_or_cut() -> None:
    bomb = zlib.compress(b"BT /F1 9 Tf (boats) Tj ET\n" * 400_000)
    head = b"<</Filter/FlateDecode/Length " + str(len(bomb)).encode() + b">>stream\n"
    data = GOOD.replace(b"101 0 obj\n", b"101 0 obj\n" + head + bomb + b"\nendstream\nendobj\n102 0 obj\n", 1)
    sound(data)


def test_too_many_pages_are_refused_before_any_is_read() -> None:
    data = pdf([Sheet().text(50, 700, "x")] * 50)
    with pytest.raises(InputError) as raised:
        read_pdf(data, Ask(limits=Limits(pages=49)))
    assert raised.value.code == "limit-exceeded"
