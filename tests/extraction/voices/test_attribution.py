"""Voices: who says what, in which words, inside whose words."""

import json
import random
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from countersay.extraction.text.layout import find_blocks
from countersay.extraction.text.sentences import find_sentences
from countersay.extraction.voices.attribution import attributions_in, find_attributions

CASES = json.loads((Path(__file__).parents[2] / "cases" / "attributions.json").read_text(encoding="utf-8"))


def _voices(text):
    found = find_attributions(text)
    places = {a.id: k for k, a in enumerate(found)}
    rows = []
    for a in found:
        row = {
            "source": a.source[0].text if a.source else None,
            "cue": " … ".join(c.text for c in a.cue),
            "content": [span.of(text) for span in a.content],
            "kind": a.kind,
            "stance": a.stance,
            "speaker": a.speaker,
        }
        if a.parent is not None:
            row["parent"] = places[a.parent]
        rows.append(row)
    return rows


def _case(row):
    reason = row.get("unsupported")
    marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
    return pytest.param(row, id=row["id"], marks=marks)


@pytest.mark.parametrize("row", [_case(row) for row in CASES])
def test_golden_case(row):
    assert _voices(row["text"]) == row["voices"]


def test_golden_cases_are_many_and_distinct():
    assert len(CASES) >= 80
    assert len({row["text"] for row in CASES}) == len(CASES) == len({row["id"] for row in CASES})


def test_denied_reports_of_denied_things_nest_three_deep():
    text = "A site reports that the president denied reports that activists had blocked the road."
    found = find_attributions(text)
    assert [a.parent for a in found] == [None, found[0].id, found[1].id]
    assert [a.stance for a in found] == ["asserts", "denies", "denies"]
    assert [a.content[0].of(text) for a in found][-1] == "activists had blocked the road"


def test_caption_in_mid_sentence_is_no_part_of_the_content():
    text = (
        "The inspector said that a total of four pumps in the\n\n"
        "Pumps at the old mill. Photo: Ines Roth/AP\n\nharbour were stopped on Monday.\n"
    )
    blocks = find_blocks(text)
    voice = attributions_in(text, blocks, find_sentences(text, blocks), "d1")[0]
    assert [span.of(text) for span in voice.content] == [
        "a total of four pumps in the",
        "harbour were stopped on Monday",
    ]
    assert voice.document == "d1"


def test_same_text_gives_same_ids():
    text = "The guild said that bread was dear. The mayor denied it."
    assert find_attributions(text) == find_attributions(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The lake is deep and the water is cold.", id="plain telling"),
        pytest.param("The said contract and the alleged copy lay on the desk.", id="participles before nouns"),
        pytest.param("She read “War and Peace” on the train.", id="a title in quotation marks"),
        pytest.param("", id="empty text"),
        pytest.param("\n\n  \n", id="blank text"),
        pytest.param("”“”\"''“", id="stray marks"),
    ],
)
def test_no_voice_is_heard_in(text):
    assert find_attributions(text) == []


_WORDS = (
    *(
        [
            "the",
            "mayor",
            "said",
            "that",
            "“",
            "”",
            '"',
            "denied",
            "reports",
            "claims",
            "of",
            ",",
            ".",
            ":",
            ";",
            "according",
            "to",
            "he",
            "added",
            "bridge",
            "was",
            "closed",
        ]
    ),
    *(
        [
            "Reuters",
            "quoted",
            "as",
            "saying",
            "who",
            "which",
            "and",
            "but",
            "if",
            "trucks",
            "40",
            "(",
            ")",
            "'s",
            "n't",
            "—",
            "•",
            "call",
            "for",
            "leave",
            "had",
            "been",
            "told",
            "by",
        ]
    ),
    "\n\n",
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(_WORDS), max_size=60).map(" ".join))
def test_spans_equal_text_and_parents_hold_their_children(text):
    found = find_attributions(text)
    by_id = {a.id: a for a in found}
    for a in found:
        assert a.content
        assert list(a.content) == sorted(a.content)
        for part in (*a.source, *a.cue):
            assert text[part.start : part.end] == part.text
        for span in a.content:
            assert span.end <= len(text)
        if a.parent is not None:
            cue = a.cue[0].span
            assert any(span.contains(cue) for span in by_id[a.parent].content)
    assert [a.content[0].start for a in found] == sorted(a.content[0].start for a in found)


_STATEMENT = (
    "{A} rejects the claims of {B} that the road was closed. The {A} ministry said that 40 trucks passed, while {B} "
    "says only 12 did. According to {B}, the {A} army fired first. “We kept the deal,” {A} said in a statement. {B} "
    "denied reports that {A} had won. "
    "{A} accused {B} of breaking the truce and urged {B} to leave. It was stated that {B} agreed to talks with {A}."
)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param("Ruritania", "Graustark", id="invented countries"),
        pytest.param("Northland", "Southmark", id="compass names"),
        pytest.param("Velmora", "Teskania", id="other letters"),
    ],
)
def test_exchanging_two_parties_changes_nothing_else(first, second):
    one = _STATEMENT.format(A=first, B=second)
    two = _STATEMENT.format(A=second, B=first)
    swap = {first: second, second: first}

    def swapped(value):
        if isinstance(value, str):
            for word in (first, second):
                value = value.replace(word, f"\x00{word}\x00")
            for word, other in swap.items():
                value = value.replace(f"\x00{word}\x00", other)
            return value
        return [swapped(v) for v in value] if isinstance(value, list) else value

    assert [{k: swapped(v) for k, v in row.items()} for row in _voices(one)] == _voices(two)
    assert len(_voices(one)) >= 9


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        pytest.param("said " * 20_000, id="one cue over and over"),
        pytest.param("“" * 10_000, id="opening marks"),
        pytest.param("he said “a” and " * 6_000, id="short quotations"),
        pytest.param("(" * 10_000 + ")" * 10_000, id="brackets"),
        pytest.param("x" * 1_000_000, id="a megabyte without a space"),
        pytest.param("a, " * 30_000 + "said", id="commas"),
    ],
)
def test_hostile_text_stays_quick(text):
    start = time.process_time()
    find_attributions(text)
    assert time.process_time() - start < 10


def test_order_of_other_paragraphs_does_not_change_a_voice():
    paragraphs = [
        "The port denied that oil was spilled.",
        "Nets were empty, the fishermen said.",
        "Rain fell all week.",
    ]
    shuffled = paragraphs[:]
    random.Random(5).shuffle(shuffled)

    def contents(parts):
        text = "\n\n".join(parts)
        return {span.of(text) for a in find_attributions(text) for span in a.content}

    assert contents(paragraphs) == contents(shuffled)


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        pytest.param("According to an initial review, 17 people were killed.", [], id="review without an author"),
        pytest.param("The preliminary count found that 90 ballots were void.", [], id="count without an author"),
        pytest.param(
            "The clinic said that, according to an initial review, 17 patients died.", ["clinic"], id="voice around it"
        ),
        pytest.param("The clinic said 17 patients died, according to the data.", ["clinic"], id="voice before it"),
        pytest.param(
            "According to the initial review of the Court, 90 trucks passed.",
            ["initial review of the Court"],
            id="review with an author",
        ),
        pytest.param("According to the mayor, 90 trucks passed.", ["mayor"], id="a person"),
        pytest.param("Claim: “Some 90 ballots were void.”", [None], id="label of a claim"),
        pytest.param("Reality: “Some 90 ballots were void.”", [], id="label of a fact"),
        pytest.param("Spokesman: “Some 90 ballots were void.”", ["Spokesman"], id="a speaker before a colon"),
    ],
)
def test_documents_without_an_author_and_labels_are_no_speakers(text, speakers):
    assert [a.speaker for a in find_attributions(text)] == speakers


def test_what_a_label_opens_is_alleged():
    assert [a.stance for a in find_attributions("Myth: “Some 90 trucks passed.”")] == ["reports_allegation"]


def test_points_that_were_made_are_one_voice():
    text = (
        "On 18 May 2031 a briefing was held at the ministry.\n\nIn the talks the following points were highlighted:\n\n"
        "  • Norland has opened the gate to 40 lorries;\n\n  • The other side did not answer.\n"
    )
    (row,) = _voices(text)
    assert row["cue"] == "were highlighted"
    assert row["content"] == ["Norland has opened the gate to 40 lorries", "The other side did not answer"]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        pytest.param(
            "The Ministry of Mines said in a statement that no lorries waited. The pits are fed by hauliers, the statement noted. "
            "It added that 149 lorries had come.",
            ["Ministry of Mines"] * 3,
            id="the statement is whose it was",
        ),
        pytest.param(
            "The World Seed Programme said 20 vans had left. “We are back,” the agency wrote.",
            ["World Seed Programme", "World Seed Programme"],
            id="the agency behind a programme",
        ),
        pytest.param(
            "The Ministry of Roads said 20 vans had left. The agency said 12 had.",
            ["Ministry of Roads", "agency"],
            id="a ministry is no agency",
        ),
        pytest.param(
            "Four pits are shut, the Council of Dunmere said. The Council said 12 more would follow.",
            ["Council of Dunmere", "Council of Dunmere"],
            id="the Council in capitals",
        ),
        pytest.param(
            "Two huts burned, regional army spokesman Colonel Omar Vey said. The army says nobody was hurt.",
            ["Omar Vey", "army"],
            id="the army is not its spokesman",
        ),
        pytest.param(
            "Ministry of Peace Urges Return of Lorries\n\nSome 466 lorries came, Ministry of Peace said.\n\n"
            "The Ministry said in a statement that none waited.",
            ["Ministry of Peace", "Ministry of Peace"],
            id="a headline's verb ends the name",
        ),
        pytest.param(
            "“We know,” said Ada Blower, general secretary of the NUB, which called the strike.",
            ["Ada Blower"],
            id="an acronym of a role is no first name",
        ),
    ],
)
def test_short_forms_stand_for_the_voice_named_before(text, speakers):
    assert [attribution.speaker for attribution in find_attributions(text)] == speakers


@pytest.mark.parametrize(
    ("text", "first"),
    [
        pytest.param(
            "While the guild said 419 bakers were out, the board, led by Ann Marr, said only 223 were.",
            "419 bakers were out",
            id="who leads it put between",
        ),
        pytest.param(
            "While the mayor said 40 shops, the oldest of the town, burned, no one was hurt.",
            "40 shops, the oldest of the town, burned, no one was hurt",
            id="no second clause behind the commas",
        ),
    ],
)
def test_what_one_says_ends_where_another_speaks_past_an_aside(text: str, first: str) -> None:
    content = find_attributions(text)[0].content[0]
    assert text[content.start : content.end] == first
