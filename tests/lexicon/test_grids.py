"""Tables written as text."""

from countersay.lexicon.grids import tables_in

TWO = "Pier | Boats | Crews\nNorth | 12 | 48\nSouth | 9 | 31\n"


def test_two_rows_are_a_table_only_where_asked() -> None:
    assert tables_in(TWO) == []
    [one] = tables_in(TWO, 2)
    assert one.heads == ("Boats", "Crews")
    assert [row.label for row in one.rows] == ["North", "South"]
    assert TWO[one.rows[1].cells[0].start] == "9"


def test_prose_is_no_table() -> None:
    assert tables_in("In May 12 boats came.\nIn June 9 came.\n", 1) == []
