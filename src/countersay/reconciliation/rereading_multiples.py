"""How many times as large the words make one count as another, read a second time for the verifier.

Shares no code with `multiple_words` and `multiples`; a test compares the two.
"""

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction

from countersay.model import CertificateRow, Figure
from countersay.reconciliation.rereading import is_tied, range_of

SMALL = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
TIMES = {"twice": 2, "thrice": 3, "double": 2, "triple": 3, "treble": 3, "quadruple": 4}
DID: dict[str, int | Fraction] = {
    "doubl": 2,
    "tripl": 3,
    "trebl": 3,
    "quadrupl": 4,
    "quintupl": 5,
    "halv": Fraction(1, 2),
}
PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10, "thirds": 3, "quarters": 4}
ABOVE = re.compile(r"(?:more than|over|at least|no less than|in excess of|upwards of|slightly more than)$")
BELOW = re.compile(r"(?:nearly|almost|less than|fewer than|under|not quite|close to|up to|slightly less than)$")
ROSE = r"rose|risen|grew|grown|increased|climbed|jumped|surged|soared|went up|gone up|swelled|expanded"
FELL = r"fell|fallen|dropped|declined|decreased|shrank|shrunk|went down|gone down|plunged|slumped|sank|dipped"
RISE, FALL = (
    r"increase|rise|growth|jump|surge|upsurge|spike",
    r"decrease|fall|drop|decline|reduction|slump|cut",
)
MORE, LESS = (
    r"more|higher|larger|greater|bigger|longer|up|above",
    r"fewer|less|lower|smaller|shorter|down|below",
)
_NUMBER = rf"(?:\d+(?:\.\d+)?|(?:{'|'.join(SMALL)})(?:[ -]and[ -]a[ -]half)?)"
Range = tuple[Fraction, Fraction | None]
_NEAR = 700  # characters in which a percentage and its two counts stand


def multiples_told(text: str) -> Iterator[tuple[int, int, Range]]:
    """Yield the place of each multiple of a text and how many times as large it makes the later count.

    >>> [(str(low), str(high)) for _, _, (low, high) in multiples_told("nearly doubled; more than twice as many")]
    [('1', '21/10'), ('2', 'None')]
    """
    flat = re.sub(r"\s", " ", text.lower())
    for match in re.finditer(r"\b(doubl|tripl|trebl|quadrupl|quintupl|halv)(?:ed|ing)\b", flat):
        yield match.start(), match.end(), _of_change(Fraction(DID[match[1]]), flat[: match.start()])
    for match in re.finditer(rf"\b({'|'.join(TIMES)})\b", flat):
        yield match.start(), match.end(), _around(Fraction(TIMES[match[1]]), Fraction(1), flat[: match.start()])
    for match in re.finditer(rf"\b({'|'.join(SMALL)}|\d+)-?fold\b", flat):
        factor = _around(_number(match[1])[0], Fraction(1), flat[: match.start()])
        yield match.start(), match.end(), _more_or_less(factor, flat[: match.start()], flat[match.end() :])
    for match in re.finditer(rf"(?<![\w.,])({_NUMBER}) times\b", flat):
        value, unit = _number(match[1])
        if value:
            factor = _around(value, unit, flat[: match.start()])
            yield match.start(), match.end(), _more_or_less(factor, flat[: match.start()], flat[match.end() :])
    for match in re.finditer(r"\b(?:(a|one|two|three) )?(half|thirds?|quarters?|fifth|tenth)\b", flat):
        count = {"two": 2, "three": 3}.get(match[1], 1)
        before = flat[: match.start()]
        part = _part(Fraction(count, PARTS[match[2]]), before)
        changed = re.search(rf"\b(?:({ROSE})|{FELL}) by (?:[a-z]+ ){{0,3}}$", before)
        if changed is None:
            yield match.start(), match.end(), part
        else:
            least, most = part
            rest = Fraction(0) if most is None else max(1 - most, Fraction(0))
            grown = 1 + least, None if most is None else 1 + most
            yield match.start(), match.end(), grown if changed[1] else (rest, 1 - min(least, Fraction(1)))
    for match in re.finditer(rf"\bone in ({'|'.join(SMALL[2:])})\b", flat):
        yield match.start(), match.end(), _part(Fraction(1, SMALL.index(match[1])), flat[: match.start()])
    for match in re.finditer(r"\b(?:(minority)|majority|most)\b", flat):
        half = Fraction(1, 2)
        yield match.start(), match.end(), (Fraction(0), half) if match[1] else (half, Fraction(1))


def _number(written: str) -> tuple[Fraction, Fraction]:
    whole, half, _ = written.replace("-", " ").partition(" and a half")
    if whole in SMALL:
        return Fraction(SMALL.index(whole)) + (Fraction(1, 2) if half else 0), Fraction(1, 2) if half else Fraction(1)
    return Fraction(whole), Fraction(1, 10 ** len(whole.partition(".")[2]))


def _around(value: Fraction, unit: Fraction, before: str) -> Range:
    head = before.rstrip()
    if ABOVE.search(head) and not head.endswith("not over"):
        return value, None
    if BELOW.search(head):
        return max(value - unit, Fraction(0)), value * Fraction(21, 20)
    return max(value - unit / 2, Fraction(0)), value + unit / 2


def _of_change(value: Fraction, before: str) -> Range:
    """A halving is a doubling seen from behind: more than halved is less than half."""
    if value >= 1:
        return _around(value, Fraction(1), before)
    return _turned(_around(1 / value, Fraction(1), before))


def _part(value: Fraction, before: str) -> Range:
    if value.numerator > 1:
        return _around(value, Fraction(1, 2 * value.denominator), before)
    head = before.rstrip()
    if ABOVE.search(head):
        return _turned(_around(1 / value, Fraction(1), "under"))
    return _turned(_around(1 / value, Fraction(1), "over" if BELOW.search(head) else ""))


def _more_or_less(factor: Range, before: str, after: str) -> Range:
    """Three times more is three times as many or four; three times fewer is that, seen from the other."""
    fewer = re.match(rf" (?:{LESS}|{FALL})\b", after) or re.search(rf"\b(?:{FELL})(?: \w+){{0,3}} $", before)
    more = re.match(rf" (?:{MORE}|{RISE})\b", after) or re.search(rf"\b(?:{ROSE})(?: \w+){{0,3}} $", before)
    if not fewer and not more:
        return factor
    least, most = factor
    wider = least, None if most is None else most + 1
    return _turned(wider) if fewer else wider


def _turned(factor: Range) -> Range:
    least, most = factor
    return Fraction(0) if most is None else 1 / most, 1 / least if least else None


def base_first(text: str, first: tuple[int, int], second: tuple[int, int], words: tuple[int, int]) -> bool:
    """Say whether of two numbers the first in the text is the one that the other is a multiple of.

    "From B to A" and "of the B" name it; else it stands right behind the words of the multiple, behind the other where both do, and
    before the other where neither does.

    >>> base_first("rose from 10 to 30, threefold", (10, 12), (16, 18), (20, 29))
    True
    >>> base_first("30 came, thrice the 10 of May", (0, 2), (20, 22), (9, 15))
    False
    """
    froms = [
        re.search(
            r"\bfrom\s+(?:[a-z-]+\s+){0,2}\W?(?:[A-Z]{3}\s|[A-Z]{0,3}[$€£¥#])?$",
            text[max(0, one[0] - 60) : one[0]],
            re.I,
        )
        for one in (first, second)
    ]
    if (froms[0] is None) != (froms[1] is None):
        return froms[0] is not None
    ofs = [
        re.search(r"\bof\s+(?:[a-z]+\s+){0,3}$", text[max(0, one[0] - 60) : one[0]], re.I) for one in (first, second)
    ]
    if (ofs[0] is None) != (ofs[1] is None):
        return ofs[0] is not None
    between = text[first[1] : words[1]] if words[1] <= second[0] else ""
    return second[1] <= words[0] or re.search(r"\bof (?:which|whom|them|these|those)\b", between, re.I) is not None


def went(text: str, start: int, end: int) -> int | None:
    """Return 1 where the words beside a percentage make it a rise, -1 where a fall, None where they say neither.

    >>> went("fell by 5 per cent", 8, 18), went("a 5 % increase", 2, 5), went("5 % of them", 0, 3)
    (-1, 1, None)
    """
    before, after = text[max(0, start - 50) : start].lower(), text[end : end + 40].lower()
    if re.match(r"[\s-]*(?:points?|pp)\b|\s*of\b", after) or re.search(r"\b(?:from|to)\s+$", before):
        return None
    said = re.findall(rf"\b(?:{ROSE}|{FELL}|{RISE}|{FALL}|up|down)\b(?=(?:\s+[a-z-]+){{0,4}}\s*$)", before)
    said += re.findall(
        rf"\b(?:{ROSE}|{FELL})\b(?=\s+from\b[^.;:,]{{1,40}}\bto\b[^.;:,]{{1,40}},?\s+by(?:\s+[a-z-]+){{0,2}}\s*$)",
        text[max(0, start - 160) : start].lower(),
    )
    said += re.findall(rf"^\s+(?:{RISE}|{FALL}|{MORE}|{LESS})\b", after)
    ways = {1 if re.search(rf"\b(?:{ROSE}|{RISE}|{MORE}|up)\b", one) else -1 for one in said}
    return ways.pop() if len(ways) == 1 else None


def change_fault(row: CertificateRow, percent: Figure, figures: Mapping[str, Figure], text: str) -> str | None:
    """Say what is wrong with a row that a percentage puts between a count and the one that it changed from, if anything.

    Without the text, in a mailed finding, the way of the change is taken from the row.
    """
    one, other = (figures.get(term.series) for term in row.terms)
    if percent.unit != "percent" or one is None or other is None or one.id == other.id:
        return "a change stands between two counts and has a percentage"
    if any(term.after is not None or term.through is not None for term in row.terms) or row.bound != 0:
        return "a change bears no days, and its bound is 0"
    lower, lower_open, upper, upper_open = range_of(percent, row.reading)
    value, is_open = (upper, upper_open) if row.sense == "upper" else (lower, lower_open)
    end, (then, base) = (1 if row.sense == "upper" else -1), (term.coefficient for term in row.terms)
    way = went(text, percent.start, percent.end) if text else (1 if then == end else -1)
    if way is None or value is None or then != end * way:
        return f"{percent.text!r} is no change that gives this row"
    if text:
        spans = [(figure.number.start, figure.number.end) for figure in (one, other)]
        first, second = sorted(spans)
        if (spans[1] == first) != base_first(text, first, second, (percent.start, percent.end)):
            return f"the words make {percent.text!r} the change of the other count"
        if max(second[1], percent.end) - min(first[0], percent.start) > _NEAR:
            return f"{percent.text!r} stands too far from these two counts"
    limit = -then * (1 + way * value / 100)
    if base > limit or (base == limit and row.strict and not is_open):
        return f"{percent.text!r} gives {value} %, the row another change"
    return None


def share_fault(row: CertificateRow, figure: Figure, figures: Mapping[str, Figure], *, tabled: bool) -> str | None:
    """Say what is wrong with a row that a percentage puts between a part and its base, if anything.

    `tabled` says that a table sets the three beside each other, so that no words need to.
    """
    part, base = row.terms
    lower, lower_open, upper, upper_open = range_of(figure, row.reading)
    value, is_open = (upper, upper_open) if row.sense == "upper" else (lower, lower_open)
    sign = 1 if row.sense == "upper" else -1
    if value is None or part.coefficient != sign:
        return f"{figure.text!r} is no share that gives this row"
    if part.series not in figures or base.series not in figures:
        return "a share stands between two figures of the record"
    if not tabled and not is_tied(figure, figures[part.series], figures[base.series]):
        return f"the words do not tie {figure.text!r} to these two figures"
    if row.bound != 0:
        return f"a share's bound is 0, got {row.bound}"
    limit = -sign * value / 100
    if base.coefficient > limit or (base.coefficient == limit and row.strict and not is_open):
        return f"{figure.text!r} gives {value} %, the row another share"
    return None
