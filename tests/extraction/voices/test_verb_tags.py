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
        pytest.param(
            "a guard and a town official told them",
            "DT NN CC DT NN JJ VBN PRP",
            "DT NN CC DT NN NN VBN PRP",
            id="an official",
        ),
        pytest.param("the official count fell", "DT JJ NN VBD", "DT JJ NN VBD", id="an adjective before its noun"),
        pytest.param("the old well was dry", "DT JJ UH VBD JJ", "DT JJ NN VBD JJ", id="a well"),
        pytest.param("the well known baker left", "DT RB VBN NN VBD", "DT RB VBN NN VBD", id="well known"),
        pytest.param(
            "Orvess military denies raids", "NNP JJ NNS NNS", "NNP NN VBZ NNS", id="the military in a headline"
        ),
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
