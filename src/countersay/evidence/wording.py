"""What checks say in words: numbers, filters, readings. Neutral: the register shows, the claim says."""

from collections.abc import Sequence
from fractions import Fraction

from countersay.evidence.questions import Question
from countersay.exports.quoting import decimal_text
from countersay.model import CheckReading, Figure

_MOST = 4


def number(value: Fraction | None) -> str:
    """Write a number for a reader: digits in groups, at most two decimals.

    >>> number(Fraction(527679)), number(Fraction(4389, 100)), number(Fraction(2, 3)), number(None)
    ('527,679', '43.89', '0.67', 'nothing')
    """
    if value is None:
        return "nothing"
    if value.denominator == 1:
        return f"{value.numerator:,}"
    hundredths = round(value * 100)
    whole, rest = divmod(abs(hundredths), 100)
    sign = "−" if value < 0 else ""
    return f"{sign}{whole:,}.{rest:02d}".rstrip("0").rstrip(".")


def said_text(figure: Figure) -> str:
    """Write what a figure says: "more than 560,000", "44, hedged (almost)"."""
    if figure.value is not None and figure.lower == figure.upper == figure.value:
        return f"{number(figure.value)}{f' ({figure.hedge})' if figure.approximate and figure.hedge else ''}"
    low = number(figure.lower) if figure.lower is not None else None
    high = number(figure.upper) if figure.upper is not None else None
    if low is not None and high is not None:
        return f"{low} to {high}"
    if low is not None:
        return f"{'more than' if figure.lower_open else 'at least'} {low}"
    return f"{'less than' if figure.upper_open else 'at most'} {high}" if high is not None else figure.number.text


def filters_text(question: Question) -> tuple[str, ...]:
    """Write which rows are counted, one column a line."""
    found = [f"{column}: {', '.join(cells)}" for column, cells in question.filters]
    if question.kind == "share":
        of = [f"of {column}: {', '.join(cells)}" for column, cells in question.base]
        part = [line for line in found if f"of {line}" not in of]
        return (*part, *(of or ["of all rows"]))
    return tuple(found)


def under(agreeing: Sequence[CheckReading]) -> str:
    """Say under which readings a claim agrees."""
    ends = [one for one in agreeing if one.label.startswith(("end:", "until:"))]
    if ends and len(ends) == len(agreeing):
        days = list(dict.fromkeys(one.label.split(":")[1].split(" ")[0].split("+")[0] for one in ends))
        listed = ", ".join(sorted(days)[:8]) + (", …" if len(days) > 8 else "")
        return f"if the last day is {listed}"
    labels = list(dict.fromkeys(one.label for one in agreeing))
    return f"under {'; '.join(labels[:_MOST])}{'; …' if len(labels) > _MOST else ''}"


def differs_reason(figure: Figure, plain: CheckReading) -> str:
    """Say what both sides have and how far they are apart."""
    shown = number(plain.observed)
    text = f"The register shows {shown}; the claim says {said_text(figure)}."
    bound = figure.value if figure.value is not None else figure.lower if figure.lower is not None else figure.upper
    if bound is None or plain.observed is None:
        return text
    apart = abs(plain.observed - bound)
    larger = max(plain.observed, bound)
    share = f", {number(round(1000 * apart / larger) * Fraction(1, 10))} %" if larger else ""
    return f"{text} Apart by {number(apart)}{share}; no reading brings them together."


__all__ = ["decimal_text", "differs_reason", "filters_text", "number", "said_text", "under"]
