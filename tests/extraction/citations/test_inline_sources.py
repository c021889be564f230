import pytest

from countersay.extraction.citations.citations import find_citations


@pytest.mark.parametrize(
    ("text", "source"),
    [
        pytest.param("Five sank, according to two witnesses.", "two witnesses", id="small nouns"),
        pytest.param("According to Eva Holm, five sank.", "Eva Holm", id="name"),
        pytest.param("Five sank, as reported by the Alm Post on Friday.", "the Alm Post", id="ends before a weekday"),
        pytest.param("Based on data from the harbour register, five sank.", "the harbour register", id="data from"),
        pytest.param("According to a 52-count complaint, five sank.", "a 52-count complaint", id="count in a compound"),
        pytest.param("Five sank, according to Mrs. Holm.", "Mrs. Holm", id="abbreviation"),
        pytest.param("Five sank, according to the union.", "the union", id="common noun"),
        pytest.param("The Alm Gazette reported that five sank.", "The Alm Gazette", id="outlet reports"),
    ],
)
def test_source_ends_where_its_name_ends(text, source):
    assert [c.source for c in find_citations(text)] == [source]


@pytest.mark.parametrize("words", ["the schedule", "need", "the Harbour Law", "size"])
def test_yardsticks_are_no_sources(words):
    assert find_citations(f"Boats leave according to {words}.") == []


def test_citing_a_ground_is_no_citation():
    assert find_citations("They shut the pier, citing safety concerns.") == []


def test_source_behind_a_semicolon_supports_its_own_clause() -> None:
    text = "The mill says that all is paid; according to the harbour register, it owes 9,000 marks."
    (found,) = find_citations(text)
    assert found.supports is not None
    assert text[found.supports.start : found.supports.end] == "it owes 9,000 marks"
