"""Persons and bodies named in plain sight."""

import time

import pytest

from countersay.extraction.voices.named import former_or_latter, mentions


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("On Monday President Ana Reyes met guests.", ["President Ana Reyes"], id="a title before a name"),
        pytest.param(
            "The net belongs to harbour master Tom Vey.", ["harbour master Tom Vey"], id="a role in small letters"
        ),
        pytest.param(
            "He met the Maldan president, Vera Sund.", ["Maldan president Vera Sund"], id="a role and a comma"
        ),
        pytest.param("Lena Fox, the director, left.", ["Lena Fox, director"], id="a role behind the name"),
        pytest.param("President Orlo Denies Talks", ["President Orlo"], id="a headline's verb is no name"),
        pytest.param("The red barn stands by the mill.", [], id="nobody"),
    ],
)
def test_who_is_named(text, words):
    found = " ".join(one.words for one in mentions(text))
    assert [word for word in words if word not in found] == []
    assert bool(found) == bool(words)


@pytest.mark.parametrize(
    ("text", "body", "head"),
    [
        pytest.param(
            "snow at the Ministry of Roads and Ports fell", "Ministry of Roads and Ports", "ministry", id="of"
        ),
        pytest.param("a note to the Harbour Office came", "Harbour Office", "office", id="before its head word"),
    ],
)
def test_which_body_is_named(text, body, head):
    assert [(one.body, one.head) for one in mentions(text)] == [(body, head)]


def test_former_and_latter_need_one_pair():
    text = "Ana Roe and Jon Vale met Ulf Ost and Ida Krull. The former said no."
    assert former_or_latter(text, text.index("The former"), "former") is None


def test_long_text_takes_linear_time():
    text = "Ab " * 60_000 + "the " * 60_000
    start = time.process_time()
    mentions(text)
    assert time.process_time() - start < 5
