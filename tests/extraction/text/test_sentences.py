"""Sentences of plain texts; cases in tests/cases/sentences.json."""

import json
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from countersay.extraction.text.layout import find_blocks
from countersay.extraction.text.sentences import find_sentences, joined
from countersay.model import Block, Sentence, Span
from tests.extraction.text.test_layout import HOSTILE, TEXTS

CASES = json.loads((Path(__file__).parents[2] / "cases" / "sentences.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", [pytest.param(case, id=case["id"]) for case in CASES])
def test_finds_the_sentences(case: dict[str, Any]) -> None:
    text = case["text"]
    found = [" ".join(joined(text, s).text.split()) for s in find_sentences(text, find_blocks(text))]
    assert found == case["sentences"]


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_each_character_that_is_not_blank_is_in_exactly_one_sentence(text: str) -> None:
    blocks = find_blocks(text)
    sentences = find_sentences(text, blocks)
    expected = {i for b in blocks if b.kind != "furniture" for i in range(b.start, b.end) if not text[i].isspace()}
    covered = [i for s in sentences for piece in s.pieces for i in range(piece.start, piece.end)]
    assert len(covered) == len(set(covered))
    assert expected <= set(covered)
    assert set(covered) <= {i for b in blocks if b.kind != "furniture" for i in range(b.start, b.end)}
    for sentence in sentences:
        assert all(a.end <= b.start for a, b in zip(sentence.pieces, sentence.pieces[1:], strict=False))
    assert [s.start for s in sentences] == sorted(s.start for s in sentences)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_flow_maps_every_character_back(text: str) -> None:
    for sentence in find_sentences(text, find_blocks(text)):
        flow = joined(text, sentence)
        spans = flow.to_document(0, len(flow.text))
        assert spans == sentence.pieces
        for offset, character in enumerate(flow.text):
            place = flow.to_document(offset, offset + 1)
            if place:
                original = text[place[0].start]
                assert original == character or (original.isspace() and character == " ")
                assert flow.position(offset) == place[0].start
            else:
                assert character == " "


def test_flow_splits_a_range_over_two_pieces() -> None:
    text = "The road [photo] was open."
    flow = joined(text, Sentence(pieces=(Span(0, 8), Span(17, 26))))
    start = flow.text.index("road")
    assert [s.of(text) for s in flow.to_document(start, start + len("road was"))] == ["road", "was"]
    assert flow.to_document(8, 9) == ()


def test_sentence_carries_the_kind_of_its_block() -> None:
    text = "Boats counted\n\nForty were seen. Photo follows.\n\nA boat. Photo: A. Lee"
    kinds = [s.block for s in find_sentences(text, find_blocks(text))]
    assert kinds == ["heading", "paragraph", "paragraph", "caption", "caption"]


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in HOSTILE.items()])
def test_hostile_text_takes_no_longer_than_its_length_allows(text: str) -> None:
    blocks = (Block(start=0, end=len(text), kind="paragraph"),)
    before = time.process_time()
    find_sentences(text, blocks)
    assert time.process_time() - before < 3


def test_half_a_megabyte_of_prose_is_cut_in_a_second() -> None:
    text = "\n\n".join(["Mr. Lind saw 3.5 boats on Jan. 5. He left the U.S. The rest stayed, it was said."] * 6_000)
    blocks = find_blocks(text)
    before = time.process_time()
    assert len(find_sentences(text, blocks)) == 18_000
    assert time.process_time() - before < 1


def test_run_without_a_stop_is_cut_at_a_blank() -> None:
    text = "12 345 " * 2_000
    found = find_sentences(text, (Block(start=0, end=len(text), kind="paragraph"),))
    assert max(one.end - one.start for one in found) <= 1_500
    assert "".join(piece.of(text) for one in found for piece in one.pieces).replace(" ", "") == text.replace(" ", "")
