"""Plain and neutral words for findings, and the sums that a reader can redo on paper."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from countersay.lexicon.countries import country_table
from countersay.lexicon.nouns import plural
from countersay.model import ACCUSING, TAKEN_SO, Figure, Finding
from countersay.reconciliation.admission import Claim
from countersay.reconciliation.clashes import Clash, Rows
from countersay.reconciliation.constraints import Row
from countersay.reconciliation.readings import LOOSEST, meaning

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
DAY = timedelta(days=1)
_OF_CHANGE = frozenset({"balance", "multiple", "change", "difference", "product"})


def number(value: Fraction | int, decimals: int | None = None) -> str:
    """Write a number: exact with thousands commas, as a ratio if it has no finite decimals, or rounded to `decimals`.

    >>> number(Fraction(390709)), number(Fraction(-5, 2)), number(Fraction(1, 3)), number(Fraction(815, 12), 1)
    ('390,709', '-2.5', '1/3', '67.9')
    """
    if decimals is None:
        if value.denominator == 1:
            return f"{value.numerator:,}"
        rest = value.denominator
        places = 0
        while rest % 2 == 0 or rest % 5 == 0:
            rest //= 10 if rest % 10 == 0 else (2 if rest % 2 == 0 else 5)
            places += 1
        if rest != 1:
            return f"{value.numerator:,}/{value.denominator:,}"
        decimals = places
    scaled = abs(value) * 10**decimals
    whole = scaled.numerator // scaled.denominator
    # Halves away from nought, as people round.
    whole += 1 if 2 * (scaled - whole) >= 1 else 0
    digits = f"{whole // 10**decimals:,}"
    if decimals:
        digits += f".{whole % 10**decimals:0{decimals}d}"
    return f"-{digits}" if value < 0 and whole else digits


def day(one: date) -> str:
    """Write a day in words, whatever the locale.

    >>> day(date(2023, 2, 12))
    '12 February 2023'
    """
    return f"{one.day} {MONTHS[one.month - 1]} {one.year}"


def days(first: date, last: date) -> str:
    """Write a window, leaving out what its two ends share.

    >>> days(date(2023, 1, 24), date(2023, 2, 4)), days(date(2023, 2, 5), date(2023, 2, 12))
    ('24 January to 4 February 2023', '5 to 12 February 2023')
    """
    if first == last:
        return day(first)
    if first.year != last.year:
        return f"{day(first)} to {day(last)}"
    if first.month != last.month:
        return f"{first.day} {MONTHS[first.month - 1]} to {day(last)}"
    return f"{first.day} to {day(last)}"


def quoted(claim: Claim) -> str:
    """Quote a figure with its speaker and the date of its document."""
    when = f", {claim.issued}" if claim.issued else ", undated"
    return f"“{claim.figure.text}” ({claim.asserter}{when})"


def when(figure: Figure) -> str:
    """Write a figure's window, "no stated time" if it has none."""
    window = figure.window
    if window is None or window.last is None:
        return "no stated time"
    if figure.kind == "stock" or window.first is None:
        return day(window.last)
    return days(window.first, window.last)


def _is_undated(figure: Figure) -> bool:
    return figure.window is None or figure.window.last is None


def listing(items: Sequence[str]) -> str:
    """Join with commas and a last "and".

    >>> listing(["a", "b", "c"])
    'a, b and c'
    """
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"


def things(claims: Sequence[Claim], size: Fraction | int) -> str:
    """Write a size with what is counted, as far as the claims agree on it."""
    if _are_percent(claims):
        return f"{number(size, None if size.denominator == 1 else 1)} percentage point{'' if size == 1 else 's'}"
    units = {claim.figure.unit for claim in claims if claim.figure.unit != "percent"}
    unit = next(iter(units)) if len(units) == 1 else None
    nouns = [claim.figure.counted for claim in claims if claim.figure.counted]
    noun = ""
    if nouns and unit is None and len(set(nouns)) == 1:
        noun = f" {_named(nouns[0] if size == 1 else plural(nouns[0]))}"
    return number(size, None if size.denominator == 1 else 1) + (f" {unit}" if unit else noun)


def _are_percent(claims: Sequence[Claim]) -> bool:
    return all(claim.figure.unit == "percent" for claim in claims)


def _as_average(figure: Figure) -> str:
    """Say that a number is an average where its own words do not: what is summed up is what it comes to in all."""
    if figure.kind != "average" or "average" in figure.text or (figure.per and figure.text.endswith(figure.per)):
        return ""
    return f", an average per {figure.per}," if figure.per else ", an average,"


def _named(noun: str) -> str:
    """Give the word for a people its capital back: figures keep what they count in lower case."""
    *first, last = noun.split(" ")
    return " ".join([*first, last.capitalize()]) if last.capitalize() in country_table().people else noun


def clash_sentence(clash: Clash, size: Fraction | None, percent: Fraction | None, *, spread: bool = False) -> str:
    """Say which claims cannot all hold and by how much; of a spread, that the estimates differ."""
    parts = [
        quoted(claim) + _as_average(claim.figure) + ("" if _is_undated(claim.figure) else f" for {when(claim.figure)}")
        for claim in clash.claims
    ]
    if clash.kind in _OF_CHANGE:  # the counts at the start and at the end are of a day each, whatever days are named
        parts = [quoted(claim) for claim in clash.claims]
    if clash.kind == "table":
        whole, *rest = [quoted(claim) for claim in clash.claims]
        sentence = f"{whole} is the total of a table whose parts {listing(rest)} make up another number"
        return sentence + (f": off by {things(clash.claims, size)}." if size else ".")
    if spread:
        return f"{listing(parts)} are estimates that differ, within what their hedges allow."
    how = "however they are read" if clash.relation == "contradiction" else "as plainly read"
    sentence = f"{listing(parts)} cannot all hold {how}"
    if len(parts) == 2:
        sentence = f"{listing(parts)} cannot both hold {how}"
    if clash.words:
        sentence += f", with “{clash.words}”"
    if size:
        share = f", {number(percent, 1)} %" if percent is not None and not _are_percent(clash.claims) else ""
        sized = clash.claims[:1] if clash.kind == "product" else clash.claims
        sentence += f": off by {things(sized, size)}{share}"
    return sentence + "."


_BALANCED = "What there was, with what came and without what went, is what there is"
_AS_SAID = ", as the words say"


def clash_steps(clash: Clash) -> tuple[str, ...]:
    """Write the sum line by line, then what would dissolve it."""
    by_id = {claim.figure.id: claim for claim in clash.claims}
    lines = [row_text(row, by_id, times) for row, times in clash.rows]
    loosened = clash.relation == "contradiction" and _total(clash.rows) != _total(clash.plain_rows)
    if loosened:
        lines.insert(
            0,
            f"As plainly read: {sum_line(clash.plain_rows)[len('Added up: ') :]} Now each claim as loosely as its wording allows:",
        )
    if clash.kind == "difference":
        lines = [
            line.replace(_BALANCED, "One count is the other and what the words call their difference") for line in lines
        ]
    if clash.words:
        lines = [line.replace(_AS_SAID, f", as “{clash.words}” says") for line in lines]
    lines.append(sum_line(clash.rows, even=loosened))
    if clash.dissolved_by:
        lines += map(_taken_so, clash.dissolved_by)
    elif clash.relation == "tension" and any(o.label == LOOSEST and o.feasible for o in clash.readings):
        lines.append("No single change of reading makes them compatible, only several mixed ones.")
    return tuple(lines)


def with_readings(finding: Finding) -> Finding:
    """Say in the steps of an accusing finding, in words, what dissolves it, where they do not yet."""
    told = "\n".join(finding.steps)
    missing = [labels for labels in finding.dissolved_by if f"[{labels.split(' + ')[0]}]" not in told]
    if finding.relation not in ACCUSING or not missing:
        return finding
    return replace(finding, steps=(*finding.steps, *map(_taken_so, missing)))


def _taken_so(labels: str) -> str:
    taken = [f"{meaning(label)} [{label}]" for label in labels.split(" + ")]
    return f"{TAKEN_SO}: {'; '.join(taken)}."


def row_text(row: Row, by_id: dict[str, Claim], times: Fraction = Fraction(1)) -> str:
    """Write one line of a sum."""
    again = f" (taken {number(times)} times)" if times != 1 else ""
    if row.claim is not None:
        return _claim_text(row, by_id[row.claim]) + again
    term = row.terms[0]
    if row.axiom == "monotone_total" and term.after is not None and term.through is not None:
        return f"{_capital(days(term.after + DAY, term.through))}: at least 0, a running total never falls{again}"
    if row.axiom == "multiple":
        then, base = (quoted(by_id[one.series]) if one.series in by_id else one.series for one in row.terms)
        times_of = -row.terms[1].coefficient / term.coefficient
        factor = number(times_of) if 1000 % times_of.denominator == 0 else number(times_of, 3)
        return f"{then} is at {'most' if term.coefficient > 0 else 'least'} {factor} times {base}{_AS_SAID}{again}"
    texts = {
        "part_within_whole": "A part is no more than its whole",
        "disjoint_groups": "Parts that exclude each other are together no more than the whole",
        "exhaustive_parts": "Parts that make up the whole are together no less than it",
        "non_negative": "No count is below 0",
        "one_question": "One text sets its number against the other's, so both answer one question",
        "one_matter": "As plainly read both count one thing, of one time and place",
        "balance": _BALANCED,
    }
    return texts.get(row.axiom or "", "Axiom") + again


def _claim_text(row: Row, claim: Claim) -> str:
    side = "at least" if row.sense == "lower" else "at most"
    if row.strict:
        side = "more than" if row.sense == "lower" else "less than"
    term = row.terms[0]
    if len(row.terms) == 2:
        share = -row.terms[1].coefficient / row.terms[0].coefficient * 100
        if claim.figure.unit != "percent":
            return f"{_capital(side)} {number(share / 100)} to each: {quoted(claim)}"
        return f"{_capital(side)} {number(share)} % of the base: {quoted(claim)}"
    bound = number(abs(row.bound))
    if term.through is None:
        return f"{_capital(side)} {bound}: {quoted(claim)}"
    where = day(term.through) if term.after is None else days(term.after + DAY, term.through)
    return f"{_capital(where)}: {side} {bound}, from {quoted(claim)}"


def _total(rows: Rows) -> Fraction:
    return sum((row.bound * times for row, times in rows), Fraction(0))


def sum_line(rows: Rows, *, even: bool = False) -> str:
    """Write the bounds added up to what cannot be; `even` says that the claims are loosened.

    The bounds are those of the rows written `terms <= bound`; the terms cancel.
    """
    total = _total(rows)
    shown = [(row.bound * times) for row, times in rows if row.bound]
    if any(bound > 0 for bound in shown):
        shown.sort(key=lambda bound: bound < 0)  # "180 - 600" is easier to follow than "-600 + 180"
    chain = " ".join(
        f"{'-' if bound < 0 else '+'} {number(abs(bound))}" if place else number(bound)
        for place, bound in enumerate(shown)
    )
    sign = "<" if any(row.strict for row, _ in rows) else "<="
    sum_ = f" = {number(total)}" if len(shown) > 1 else ""
    return f"Added up{', even so' if even else ''}: 0 {sign} {chain or '0'}{sum_}, which cannot be."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
