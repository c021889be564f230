"""How numbers and days are written in a column of text: the forms that are told apart, and SQL that reads them."""

from dataclasses import dataclass

NUMBER_FORMS: dict[str, tuple[str, tuple[str, ...], str]] = {
    # name: (what a cell must match, characters that group digits, decimal mark)
    "plain": (r"[+-]?[0-9]+(\.[0-9]+)?", (), "."),
    "comma": (r"[+-]?[0-9]{1,3}(,[0-9]{3})*(\.[0-9]+)?|[+-]?[0-9]+(\.[0-9]+)?", (",",), "."),
    "point": (r"[+-]?[0-9]{1,3}(\.[0-9]{3})*(,[0-9]+)?|[+-]?[0-9]+(,[0-9]+)?", (".",), ","),
    "blank": (
        r"[+-]?[0-9]{1,3}([ '\x{2019}\x{a0}\x{2009}\x{202f}][0-9]{3})*([.,][0-9]+)?|[+-]?[0-9]+([.,][0-9]+)?",
        (" ", "'", "\u2019", "\u00a0", "\u2009", "\u202f"),
        ",",
    ),
}
"""Tried in this order; the one that reads most cells is taken, the first of several."""

DATE_FORMS = (
    "%Y-%m-%d",
    "%d-%b-%y",
    "%d-%b-%Y",
    "%d %b %Y",
    "%d %B %Y",
    "%d-%B-%Y",
    "%B %d, %Y",
    "%b %d, %Y",
    "%d.%m.%Y",
    "%d.%m.%y",
    "%Y/%m/%d",
    "%Y%m%d",
    "%d/%m/%Y",
    "%m/%d/%Y",
    "%d/%m/%y",
    "%m/%d/%y",
    "%d-%m-%Y",
)
"""Tried in this order, with a time of day after them or not."""

TWINS = (("%d/%m/%Y", "%m/%d/%Y"), ("%d/%m/%y", "%m/%d/%y"))
"""Forms that read each other's cells: where both read as many, the user has to say which."""


@dataclass(frozen=True, slots=True)
class NumberForm:
    """A form of numbers with the decimal places that occur in the column."""

    name: str
    places: int = 0

    def clean(self, cell: str) -> str:
        """Return SQL for the cell with digits and one decimal point only, NULL where it is no number of this form."""
        pattern, groups, mark = NUMBER_FORMS[self.name]
        text = cell
        for group in groups:
            text = f"replace({text}, {literal(group)}, '')"
        if mark == ",":
            text = f"replace({text}, ',', '.')"
        return f"CASE WHEN regexp_full_match({cell}, {literal(pattern)}) THEN {text} END"

    def read(self, cell: str) -> str:
        """Return SQL for the number as an exact decimal."""
        return f"TRY_CAST({self.clean(cell)} AS DECIMAL(38, {self.places}))"


def read_date(cell: str, formats: tuple[str, ...]) -> str:
    """Return SQL for the day of a cell; a time of day after it is left aside.

    >>> print(read_date("c0", ("%d-%b-%y",)))
    CAST(try_strptime(c0, ['%d-%b-%y', '%d-%b-%y %H:%M', '%d-%b-%y %H:%M:%S']) AS DATE)
    """
    if formats == ("%Y-%m-%d",):
        return (
            f"TRY_CAST(CASE WHEN regexp_full_match({cell}, '[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}([T ].*)?') "
            f"THEN left({cell}, 10) END AS DATE)"
        )
    timed = [form for one in formats for form in (one, f"{one} %H:%M", f"{one} %H:%M:%S")]
    return f"CAST(try_strptime({cell}, [{', '.join(literal(form) for form in timed)}]) AS DATE)"


def literal(text: str) -> str:
    """Write a text as an SQL literal.

    >>> literal("O'Brien")
    "'O''Brien'"
    """
    return "'" + text.replace("\0", "").replace("'", "''") + "'"
