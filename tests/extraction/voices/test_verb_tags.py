"""Verbs of saying that the tagger takes for nouns or participles."""

import pytest

from countersay.extraction.text.tokens import tokenize
from countersay.extraction.voices.verb_tags import repair_verbs


@pytest.mark.parametrize(
    ("text", "marks", "repaired"),
    [
        pytest.param("Orvess denies hindering it", "NNP NNS VBG PRP", "NNP VBZ VBG PRP", id="denies doing"),
        pytest.param(
            "the baker neither confirms nor denies it",
            "DT NN DT NNS CC NNS PRP",
            "DT NN DT VBZ CC VBZ PRP",
            id="neither nor",
        ),
        pytest.param(
            "it rained , the warden reports .",
            "PRP VBD , DT NN NNS .",
            "PRP VBD , DT NN VBZ .",
            id="telling at the end",
        ),
        pytest.param("he read two reports .", "PRP VBD CD NNS .", "PRP VBD CD NNS .", id="an object stays a noun"),
        pytest.param(
            "the company tweets are late", "DT NN NNS VBP JJ", "DT NN NNS VBP JJ", id="a plural subject stays a noun"
        ),
        pytest.param("The army shelled Brenn", "DT NN VBN NNP", "DT NN VBD NNP", id="the only verb"),
        pytest.param("The ship named Tarn sank", "DT NN VBN NNP VBD", "DT NN VBN NNP VBD", id="another verb follows"),
        pytest.param(
            "The talks held Monday failed", "DT NNS VBN NNP VBD", "DT NNS VBN NNP VBD", id="a day is no object"
        ),
    ],
)
def test_verbs_of_saying_are_verbs(text, marks, repaired):
    tags = marks.split()
    repair_verbs(tokenize(text), tags)
    assert tags == repaired.split()
