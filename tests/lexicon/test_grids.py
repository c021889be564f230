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


def test_an_empty_cell_between_tabs_keeps_its_column() -> None:
    [one] = tables_in("Pier\tBoats\tCrews\nNorth\t\t48\nSouth\t9\t31\nOld\t7\t\n")
    assert one.heads == ("Boats", "Crews")
    assert [[cell.value for cell in row.cells] for row in one.rows] == [[None, 48], [9, 31], [7, None]]
    assert [cell.empty for cell in one.rows[0].cells] == [True, False]


def test_shares_sums_and_times_are_cells_of_a_table() -> None:
    [one] = tables_in(
        "Pier\tBoats\tShare\tToll\tAt\nNorth\t12\t25.5%\t1234.50 EUR\t09:30\nSouth\t9\t7%\t$3\t9:31:05\n", 2
    )
    assert [[cell.value for cell in row.cells] for row in one.rows] == [[12, None, None, None], [9, None, None, None]]
    assert tables_in("Pier\tBoats\tName\nNorth\t12\tAda\nSouth\t9\tBo\n", 2) == []


def test_a_column_that_a_wider_head_covers_has_no_head() -> None:
    [one] = tables_in("Pier\tBoats\tCrews\t\nNorth\t12\t48\t2\nSouth\t9\t31\t3\n", 2)
    assert one.heads == ("Boats", "Crews", "")
