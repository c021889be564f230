"""Products: "12 lorries with 20 tonnes each, 240 tonnes in all", "5 a day for 12 days, a total of 60", "1,850 patients in the
five clinics, an average of 370 per clinic", "spent 60,000 on 30 buses, 2,000 each".

The total and the number have an unknown each; what each has, or what there is to a day, sets the one between two multiples of the
other. The three must stand side by side in one sentence with no other number between them, and words must say that the one is so
much of each and the other all of it. What does not come out is a tension: some may have had more, and a total may hold others.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache

from countersay.lexicon.load import table
from countersay.lexicon.nouns import head, known_as
from countersay.model import Figure, Finding, Term
from countersay.noting import noted
from countersay.reconciliation.admission import BESIDE, EACH, Claim
from countersay.reconciliation.alike import Sentences, alike, is_bare
from countersay.reconciliation.clashes import Clash
from countersay.reconciliation.constraints import NOUGHT, ONE, Row, Sense
from countersay.reconciliation.grouping import plain_interval
from countersay.reconciliation.interpretation import Taken, loosest, take
from countersay.reconciliation.passages import RowMaker, Tagged, claim_rows, clashes_of
from countersay.reconciliation.relations import told
from countersay.reconciliation.simplex import solve_rows
from countersay.reconciliation.wording import number, quoted

OTHERS = "product:others"
_APART = 90  # characters between two of the three numbers
_MOST = 40  # numbers of a sentence that are looked at
PERIODS = frozenset({"hour", "day", "week", "month", "year"})
DAYS_OF_WEEK = (5, 7)
"""A day's number holds on five days of a week, or on all seven."""


@dataclass(frozen=True, slots=True)
class Product:
    """`total` is `many` times `each`, a unit of `many` holding from `factors[0]` to `factors[1]` of what `each` is for."""

    total: Claim
    each: Claim
    many: Claim
    factors: tuple[int, int] = (1, 1)

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Total, what each has, how many there are."""
        return (self.total, self.each, self.many)


@noted("products")
def _may_have(text: str) -> bool:
    return re.search(r"\b(?:each|apiece|per|a head|an? (?:hour|day|week|month|year))\b", text, re.I) is not None


def products(claims: Sequence[Claim], texts: Mapping[str, str]) -> tuple[list[Clash], list[Finding]]:
    """Return the products that cannot hold, and those that come out."""
    sentences = Sentences(texts)
    by_document: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_document[claim.figure.document].append(claim)
    clashes: list[Clash] = []
    found: list[Finding] = []
    for document, members in by_document.items():
        text = texts.get(document, "")
        if len(members) < 3 or not _may_have(text):
            continue
        for one in _of_one(members, text, sentences):
            own = clashes_of("product", one.claims, _rows(one), (OTHERS,))
            clashes += own if _is_wide(one) else []
            found += [] if own else _comes_out(one)
    return clashes, found


def _of_one(members: Sequence[Claim], text: str, sentences: Sentences) -> Iterator[Product]:
    """Yield the products of one document."""
    inside: dict[int, list[Claim]] = defaultdict(list)
    for claim in members:
        inside[sentences.number(claim.figure.document, claim.figure.start)].append(claim)
    for at in sorted(inside):
        here = inside[at]
        if not 3 <= len(here) <= _MOST:
            continue
        for trio in zip(here, here[1:], here[2:], strict=False):
            if all(map(_counts, trio)) and len({claim.asserter for claim in trio}) == 1:
                end = sentences.span(trio[0].figure.document, at)[1]
                product = (
                    _each(trio, text)
                    or _behind(trio, text)
                    or _rate(trio, text)
                    or _mean(trio, text, end, alone=len(here) == len(trio))
                )
                if product is not None and _is_of_one_kind(product):
                    yield product


def _counts(claim: Claim) -> bool:
    """Say whether the figure is an asserted number; a noun taken from the words before will do here."""
    figure = claim.figure
    plain = figure.stance == "asserts" and not figure.supposed and figure.precision in ("exact", "approximate")
    if not plain or figure.value is None or figure.value <= 0 or figure.unit == "percent" or figure.kind == "share":
        return False
    return claim.accuses or claim.why_not.startswith("its noun ") or claim.why_not in (EACH, BESIDE)


def _is_of_one_kind(product: Product) -> bool:
    """Say whether what each has and the total are of one unit and kind, and the number is of something else."""
    total, each, many = (claim.figure for claim in product.claims)
    if re.search(r"\b(?:and|or)\b", total.text) or total.per is not None or total.average:
        return False
    if total.kind == "duration" or (many.unit or "").isupper():
        return False
    if each.unit != total.unit and not is_bare(each) and not is_bare(total):
        return False
    return alike(each, total) or (each.unit is None and not each.counted)


def _each(trio: Sequence[Claim], text: str) -> Product | None:
    """Read "N things with E each, T in all" and "each of the N things has E, T in all"."""
    many, each, total = trio
    first, second, third = (claim.figure for claim in trio)
    if first.unit is not None or not first.counted or first.per is not None or second.kind == "duration":
        return None
    if not _joined(text, first, second):
        return None
    words = _words()
    behind = words["each"].match(text, second.end)
    if behind is None and second.per is not None and _is_per(second, first):
        behind = re.compile("").match(text, second.end)
    if behind is None and second.per is None:
        before = words["each_of"].search(text, max(0, first.start - 30), first.start)
        before = before or words["were_each"].fullmatch(text, first.end, second.start)
        behind = words["of_what"].match(text, second.end) if before is not None else None
    if behind is None or not _is_total(text, behind.end(), third):
        return None
    return Product(total, each, many)


def _behind(trio: Sequence[Claim], text: str) -> Product | None:
    """Read "spent T on N things, E each" and "N things brought T, E each"."""
    each = trio[2]
    first, second, last = (claim.figure for claim in trio)
    behind = _words()["each"].match(text, last.end)
    if behind is None or last.per is not None or last.kind == "duration" or not _joined(text, first, second):
        return None
    totals = [claim for claim in trio[:2] if claim.figure.unit == last.unit and alike(claim.figure, last)]
    if len(totals) != 1 or _words()["set_off"].fullmatch(text, second.end, last.number.start) is None:
        return None
    many = trio[1] if totals[0] is trio[0] else trio[0]
    if many.figure.unit is not None or not many.figure.counted or many.figure.per is not None:
        return None
    return Product(totals[0], each, many) if _words()["closed"].match(text, behind.end()) else None


def _rate(trio: Sequence[Claim], text: str) -> Product | None:
    """Read "E a day for N days, T in all" and "for N days E a day, T in all"."""
    first, second, total = trio
    each, many = (first, second) if first.figure.per is not None else (second, first)
    rate, length = each.figure, many.figure
    if rate.per not in PERIODS or length.kind != "duration" or rate.kind == "duration":
        return None
    if length.unit == rate.per:
        factors = (1, 1)
    elif (rate.per, length.unit) == ("day", "week"):
        factors = DAYS_OF_WEEK
    else:
        return None
    words = _words()
    if words["during"].search(text, max(0, length.start - 40), length.start) is None:
        return None
    gap = words["a_day"].sub("", text[first.figure.end : second.figure.start])
    if each is first:
        if words["during"].fullmatch(gap) is None:
            return None
    elif not _joined(text, length, rate):
        return None
    return Product(total, each, many, factors) if _is_total(text, second.figure.end, total.figure) else None


def _mean(trio: Sequence[Claim], text: str, end: int, *, alone: bool) -> Product | None:
    """Read "the N clinics treated T, an average of E per clinic", the only numbers of their sentence."""
    each = trio[2]
    rate = each.figure
    if not alone or rate.per is None or rate.per in PERIODS:
        return None
    manys = [claim for claim in trio[:2] if _is_per(rate, claim.figure)]
    if len(manys) != 1:
        return None
    many, last = manys[0], trio[1].figure
    total = trio[0] if many is trio[1] else trio[1]
    words = _words()
    if not _joined(text, trio[0].figure, last) or words["mean"].fullmatch(text, last.end, rate.number.start) is None:
        return None
    if words["period"].search(text, rate.end, end) is not None or words["daily"].search(
        text, trio[0].figure.start, end
    ):
        return None
    return Product(total, each, many)


def _is_per(rate: Figure, many: Figure) -> bool:
    """Say whether a number is that of the things of which each has so much."""
    if many.unit is not None or not many.counted or rate.per is None:
        return False
    noun = head(many.counted)
    heads = frozenset(table("products")["heads"])
    return noun == rate.per or (rate.per in heads and (noun in heads or known_as(noun, "person") is True))


def _joined(text: str, first: Figure, second: Figure) -> bool:
    """Say whether two numbers stand in one clause that names nothing besides."""
    gap = text[first.end : second.start]
    return len(gap) <= _APART and _words()["besides"].search(gap) is None


def _is_total(text: str, start: int, total: Figure) -> bool:
    """Say whether what stands from `start` up to the number, or right behind it, calls it the total."""
    words = _words()
    match = words["to_total"].fullmatch(text, start, max(start, total.number.start))
    if match is None:
        return False
    called = words["in_all"].match(text, total.end)
    end = called.end() if called is not None else total.end
    return (match["cue"] is not None or called is not None) and words["closed"].match(text, end) is not None


@cache
def _words() -> Mapping[str, re.Pattern[str]]:
    data = table("products")
    each, before, behind, hedges, during, lately, mean = (
        _either(words)
        for words in (
            data["each"],
            data["total"]["before"],
            data["total"]["behind"],
            data["hedges"],
            data["during"],
            data["lately"],
            data["mean"],
        )
    )
    of_what = r"(?:\s+of\s+[a-z-]+(?:\s+[a-z-]+)?|\s+[a-z-]+)?"
    money = r"(?:[A-Z]{0,3}[$€£¥]\s?|[A-Z]{3}\s)?"
    return {
        "each": re.compile(rf"{of_what}\s+(?:{each})\b", re.I),
        "each_of": re.compile(r"\b(?:each|every\s+one)\s+of\s+(?:(?:the|its|their|our|these|those|all)\s+)?\Z", re.I),
        "were_each": re.compile(r"\s+(?:[a-z]+\s+){0,2}each\s+(?:[a-z]+\s+){1,3}", re.I),
        "of_what": re.compile(r"(?:\s+of\s+[a-z-]+(?:\s+[a-z-]+)?)?(?=\s*[,;–—(-])"),
        "to_total": re.compile(
            rf"(?:\s+(?:was|were|had been|have been|has been)(?:\s+[a-z]+){{1,3}}(?=[,;–—(]))?\s*[,;:–—(-]?\s*(?P<cue>(?:(?:{before})\s+)+)?(?:(?:{hedges})\s+)*{money}",
            re.I,
        ),
        "set_off": re.compile(rf"\s*[,(–—]\s*(?:(?:or|at|that is|i\.e\.|with)\s+)?(?:(?:{hedges})\s+)*{money}", re.I),
        "in_all": re.compile(rf"\s+(?:{behind})\b", re.I),
        "closed": re.compile(r"\s*(?:[.,;:)–—]|\Z|\n|(?:of|to|for)\b)", re.I),
        "a_day": re.compile(
            r"\A(?:\s+of\s+[a-z-]+(?:\s+[a-z-]+)?)?\s+(?:an?|per|each|every)\s+(?:hour|day|week|month|year)\b"
        ),
        "during": re.compile(rf"(?:\A|\s|,\s)(?:{during})\s+(?:(?:{lately})\s+)?(?:(?:{hedges})\s+)?\Z", re.I),
        "mean": re.compile(
            rf"(?:[^,;:.()–—]{{0,60}}[,–—(]\s*(?:(?:{mean})\s+)*|\s+(?:or|averaging)\s+)(?:(?:{hedges})\s+)*{money}",
            re.I,
        ),
        "period": re.compile(r"\b(?:per|each|every|an?|and)\s+(?:hour|day|week|month|quarter|year|season)\b", re.I),
        "daily": re.compile(r"\b(?:hourly|daily|weekly|monthly|quarterly|yearly|annual(?:ly)?|each|every)\b", re.I),
        "besides": re.compile(
            r"[.;:()\n]|\b(?:and|or|but|while|plus|including|included|besides|except|of (?:which|whom|them))\b", re.I
        ),
    }


def _either(words: Sequence[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


def _rows(product: Product) -> RowMaker:
    def rows(taken: Sequence[Taken], active: Sequence[int], dropped: bool) -> Tagged:
        counts: Tagged = [(index, row) for index in (0, 2) for row in claim_rows(product.claims[index], taken[index])]
        return counts if dropped else counts + _each_rows(product, taken[1])

    return rows


def _is_wide(product: Product) -> bool:
    """Say whether a hedge or the rounding of a mean, which the product makes larger, does not explain what is missing."""
    each = product.each.figure
    rounded = each.per is not None and (each.resolution or ONE) > 1  # 60 kilometres a day
    if not rounded and not any(claim.figure.approximate or claim.figure.average for claim in product.claims):
        return True
    widest = list(map(_hedged, product.claims))
    rows = _rows(product)(widest, range(3), False)
    return not solve_rows(
        [({t.series: t.coefficient for t in row.terms}, row.bound, row.strict) for _, row in rows]
    ).feasible


def _hedged(claim: Claim) -> Taken:
    """Take a number as loosely as its hedge or rounding allows, by which movements are not counted both ways."""
    plain, loose = take(claim.figure), loosest(claim.figure, claim.published)
    lower, least = plain.interval.lower, loose.interval.lower
    unit = claim.figure.resolution or ONE
    if lower is None or least is None or lower - least <= unit:
        return loose
    return replace(loose, interval=replace(loose.interval, lower=lower - unit))


def _each_rows(product: Product, taken: Taken) -> Tagged:
    """Return the rows that what each has puts between the total and the number."""
    interval = taken.interval
    least, most = product.factors
    ends: tuple[tuple[Sense, Fraction | None, bool, int], ...] = (
        ("lower", interval.lower, interval.lower_open, least),
        ("upper", interval.upper, interval.upper_open, most),
    )
    rows: Tagged = []
    for sense, value, strict, factor in ends:
        if value is None or value < 0:
            continue
        sign = ONE if sense == "upper" else -ONE
        terms = (
            Term(series=product.total.figure.id, after=None, through=None, coefficient=sign),
            Term(series=product.many.figure.id, after=None, through=None, coefficient=-sign * value * factor),
        )
        rows.append((1, Row(terms, NOUGHT, strict, sense, claim=product.each.figure.id, reading=taken.label)))
    return rows


def _comes_out(product: Product) -> list[Finding]:
    """Report a product that comes out, to the precision of the total or of the mean."""
    total, each, many = (plain_interval(claim) for claim in product.claims)
    value, count = product.each.figure.value, product.many.figure.value
    exact = many.lower == many.upper == count and (each.lower == each.upper or product.each.figure.per is not None)
    if not exact or value is None or not count or product.factors[0] != product.factors[1]:
        return []
    if (
        product.total.figure.approximate
        or product.each.figure.approximate
        or total.lower is None
        or total.upper is None
    ):
        return []
    made = value * count
    shown = f"{number(count)} x {number(value)} = {number(made)}"
    if not total.lower <= made <= total.upper:
        if not product.each.figure.average:
            return []
        shown = f"{number(total.lower)} / {number(count)} = {number(total.lower / count, 2)}"
    said = f"{quoted(product.many)} times {quoted(product.each)} is {quoted(product.total)}."
    return [told("adds_up", "product", (product.many, product.each, product.total), said, [shown])]
