from countersay.extraction.quantities.traps import Trap, find_traps


def test_traps_quote_the_text_in_order() -> None:
    text = "Article 5 of 12 May, with 40 cows, and Voyager 2 too"
    traps = find_traps(text)
    assert [(trap.text, trap.reason) for trap in traps] == [("5", "article"), ("12", "date"), ("2", "identifier")]
    assert all(text[trap.start : trap.end] == trap.text for trap in traps)
    assert traps[0] == Trap(8, 9, "5", "article")
