"""Rows of a document that are put in order when it is asked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countersay.reconciliation.when_asked import WhenAsked

SPANS = st.dictionaries(st.text("abc", max_size=2), st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9))))


@given(SPANS)
def test_rows_are_those_that_were_given_in_order(rows: dict[str, list[tuple[int, int]]]) -> None:
    found = WhenAsked(rows)
    assert dict(found) == {document: tuple(sorted(own)) for document, own in rows.items()}
    assert len(found) == len(rows)
    assert all(found[document] is found[document] for document in rows)


def test_a_document_without_rows_is_not_there() -> None:
    found = WhenAsked({"a": [(1, 2)]})
    assert "b" not in found
    assert found.get("b", ()) == ()
    with pytest.raises(KeyError):
        found["b"]
