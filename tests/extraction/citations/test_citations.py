import json
from pathlib import Path

import pytest

from countersay.extraction.citations.addresses import address, host
from countersay.extraction.citations.citations import find_citations

CASES = json.loads((Path(__file__).parents[2] / "cases" / "citations.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", [pytest.param(case, id=case["id"]) for case in CASES])
def test_citations_of_the_golden_cases_are_found(case):
    found = find_citations(case["text"], "d")
    assert len(found) == len(case["citations"])
    for citation, wanted in zip(found, case["citations"], strict=True):
        got = {"kind": citation.kind, "source": citation.source, "url": citation.url, "date": citation.date}
        got["supports"] = citation.supports.of(case["text"]) if citation.supports else None
        assert {key: got[key] for key in wanted} == wanted
        assert citation.side == "unknown"
        assert citation.document == "d"


@pytest.mark.parametrize(
    ("second", "sources"),
    [
        pytest.param("Ibid.", ["Register of Boats", "Register of Boats"], id="ibid"),
        pytest.param("Ibid., p. 4.", ["Register of Boats", "Register of Boats"], id="ibid with a page"),
        pytest.param("Idaho Herald.", ["Register of Boats", "Idaho Herald"], id="a name that begins alike"),
    ],
)
def test_same_source_again_is_the_one_before(second, sources):
    text = f"Forty boats were moored.[1] Nine sank.[2]\n\n[1] Register of Boats.\n\n[2] {second}\n"
    assert [citation.source for citation in find_citations(text, "d")] == sources


def test_address_loses_the_punctuation_after_it():
    assert address("(www.a.example/b).") == "www.a.example/b"


def test_host_is_bare():
    assert host("HTTP://www.News.example/x") == "news.example"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("word.1 " * 20_000, id="marks"),
        pytest.param("Source: " * 20_000, id="sources"),
        pytest.param("according to " * 20_000, id="cues"),
        pytest.param("http://" * 20_000, id="addresses"),
        pytest.param("video " * 20_000, id="material"),
        pytest.param('"' * 50_000, id="quotation marks"),
    ],
)
def test_adversarial_text_takes_linear_time(text):
    find_citations(text)
