"""Announced lists: "five villages: Harl, Dorv, Sarn, Ost and Brod", "the order names three ships: (1) ..., (2) ..., (3) ...".

A list of as many items as its sentence announces comes out, whatever its layout. One of another length is a tension only where
the text itself closes it: its items bear numbers or letters in order, or are names set off by commas with one "and" before
the last, behind a colon, in brackets or behind "namely". A list of names may then still fall short because it names some only, or because one item holds several, so that
these readings dissolve it; a list of names longer than announced says nothing, since names hold commas ("Odrava, Harl"), unless it is
one of persons with first and last names.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from countersay.lexicon.load import table
from countersay.lexicon.nouns import head, known_as
from countersay.model import CertificateRow, Finding, Term
from countersay.reconciliation.admission import Claim
from countersay.reconciliation.interpretation import is_exact
from countersay.reconciliation.lengths import tension
from countersay.reconciliation.relations import told
from countersay.reconciliation.wording import number, quoted

SHORT = ("list:some", "list:several")
LONG = ("list:twice",)
_STARTS = 600  # characters from the number to the list
_RUNS = 4_000  # characters of a list
_COLON = 200  # characters from the number to the colon before a list
_WORDS = 5  # words of a name in a list
_FEWEST, _MOST = 3, 30
_LEAST_NAME, _MOST_NAME = 2, 3  # words of the name of a person
_LINE = re.compile(r"^[ \t]*(?:(?P<number>\d{1,2})[.)]|(?P<bullet>[-–•·*▪]))[ \t]+\S", re.M)
_MARK = re.compile(r"(?<![\w(])\(?(?P<mark>\d{1,2}|[a-z])\)\s+(?=\S)")
# A list in brackets, or behind "namely".
_BESIDE = re.compile(
    r"\s*\((?P<within>[^()\n]{1,300})\)|,?\s+(?:namely|viz\.|to wit),?\s+(?P<behind>[^()\n.;:!?]{1,300})(?=[.;!?])"
)
_LAST = re.compile(r"\band\s+\(?(?:\d{1,2}|[a-z])\)\s+\Z")
_CLOSE = re.compile(r"[.!?](?=\s|$)|\n\s*\n")


@dataclass(frozen=True, slots=True)
class Items:
    """The items of a list, and whether the text itself says where it ends; `numbered` where each bears its number.

    `persons` where each is a first name and a last one, which no comma parts.
    """

    count: int
    closed: bool
    numbered: bool = False
    persons: bool = False


def checked_lists(claims: Sequence[Claim], texts: Mapping[str, str]) -> list[Finding]:
    """Return what the lists that numbers of a text announce come to, and where they are of another length."""
    by_document: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_document[claim.figure.document].append(claim)
    return [found for document, members in by_document.items() for found in _of_one(members, texts.get(document, ""))]


def _of_one(claims: Sequence[Claim], text: str) -> list[Finding]:
    found = []
    places = sorted(claim.figure.start for claim in claims)
    for claim in claims:
        items = items_after(text, claim.figure.start, claim.figure.end, places) if _announces(claim) else None
        if items is None:
            continue
        if items.count == claim.figure.value:
            ones = " + ".join("1" for _ in range(items.count))
            said = f"{quoted(claim)} is followed by a list of {items.count} items."
            found.append(told("adds_up", "list", (claim,), said, [f"{ones} = {items.count}"]))
        elif items.closed and claim.accuses and (_may_be_long(claim, items) or items.count < (claim.figure.value or 0)):
            found.append(_differs(claim, items))
    return found


def _may_be_long(claim: Claim, items: Items) -> bool:
    """Say whether more items than announced are no names with commas in them: numbered ones, and persons in full."""
    counted = claim.figure.counted
    return items.numbered or (items.persons and counted is not None and known_as(head(counted), "person") is True)


def _announces(claim: Claim) -> bool:
    """Say whether a figure is an exact number of things, as many as lists have items."""
    figure = claim.figure
    if figure.kind not in ("constant", "flow", "stock") or figure.counted is None or figure.value is None:
        return False
    return (
        is_exact(figure)
        and figure.value.denominator == 1
        and figure.unit is None
        and not figure.approximate
        and _FEWEST <= figure.value <= _MOST
    )


def items_after(text: str, start: int, end: int, places: Sequence[int]) -> Items | None:
    """Return the list that a number announces, if one follows.

    Args:
        text: the document.
        start, end: the number with what it counts.
        places: where the figures of the document start, in order.
    """
    stretch = text[end : end + _STARTS + _RUNS]
    close = _CLOSE.search(stretch)
    sentence = stretch[: close.start() if close else len(stretch)]
    colon = re.match(rf"[^.;:!?\n]{{0,{_COLON}}}:", stretch)
    mark = _MARK.search(sentence)
    first = min([one for one in (colon and colon.end(), mark and mark.start()) if one is not None], default=0)
    if _open_list().search(stretch[:first]) or bisect_left(places, end) < bisect_left(places, end + first):
        return None
    if colon is not None and (lined := _lines(stretch[colon.end() :])) is not None:
        return lined
    if mark is not None and (marked := _marked(stretch, mark)) is not None:
        return marked
    begins = max((one.end() for one in _CLOSE.finditer(text, max(0, start - _STARTS), start)), default=0)
    alone = bisect_left(places, begins) == bisect_left(places, start)
    if colon is not None and alone and (named := _named(sentence[colon.end() :])) is not None:
        return named
    beside = _BESIDE.match(stretch)
    if beside is not None and alone and not _open_list().search(beside[0].partition(",")[0]):
        return _named(beside["within"] or beside["behind"])
    return _by_semicolons(stretch)


@cache
def _open_list() -> re.Pattern[str]:
    """Words before a list that leave open whether it is whole: "including", "for example"."""
    return re.compile(rf"\b(?:{'|'.join(table('comparing')['list_open'])})\b", re.I)


def _lines(rest: str) -> Items | None:
    """Count items that each start a line behind the colon, with a number or a bullet; long ones are heads of sections."""
    matches = list(_LINE.finditer(rest))
    if not matches or rest[: matches[0].start()].strip():
        return None
    if matches[0]["bullet"]:
        count = 0
        for match in matches:
            if match["bullet"] != matches[0]["bullet"]:
                break
            count += 1
        return Items(count, closed=False)
    count, closed, last = 0, len(rest) < _RUNS, 0
    for match in matches:
        if match["number"] is None:
            continue
        if match["number"] == "1" and count:
            break  # another list starts
        between = rest[last : match.start()].partition("\n")[2]
        closed = closed and int(match["number"]) == count + 1 and not between.strip()
        count, last = count + 1, match.end()
    return Items(count, closed, numbered=True) if count > 1 else None


def _marked(stretch: str, first: re.Match[str]) -> Items | None:
    """Count items that bear "(1)", "(2)" or "a)", "b)" in order, from the first mark of a sentence."""
    if first["mark"] not in ("1", "a"):
        return None
    count, last, again = 1, first.end(), False
    for match in _MARK.finditer(stretch, first.end()):
        if count > 1 and _LAST.search(stretch, 0, last) and _CLOSE.search(stretch, last, match.start()):
            again = True  # "(1) ..., and (2) .... It adds a third: (3)": what comes behind is no item of this list
            break
        if again := match["mark"] == first["mark"]:
            break  # another list starts, or the words refer to an item
        wanted = str(count + 1) if first["mark"] == "1" else chr(ord("a") + count)
        if match["mark"] == wanted and match.start() - last < _STARTS:
            count, last = count + 1, match.end()
    close = _CLOSE.search(stretch, last)
    more = _words_of(stretch[last : close.start() if close else None]) & {*table("comparing")["list_several"]}
    return Items(count, closed=close is not None and not again and not more, numbered=True) if count > 1 else None


def _words_of(text: str) -> set[str]:
    return set(re.findall(r"[a-z]+", text.lower()))


def _named(run: str) -> Items | None:
    """Count names, or nouns with their article, set off by commas with one "and" before the last."""
    if re.search(r"[\d\n:;()\[\]\"“”…/]", run) or len(re.findall(r"\band\b|&", run)) != 1:
        return None
    parted = re.fullmatch(r"\s*(?P<rest>.+),?\s+and\s+(?P<last>[^,]+?)\s*", run, re.S)
    if parted is None:
        return None
    items = [*(part.strip() for part in parted["rest"].rstrip(",").split(",")), parted["last"]]
    words = [item.split() for item in items]
    if not all(1 <= len(one) <= _WORDS for one in words):
        return None
    names = all(item[:1].isupper() for item in items)
    nouns = all(one[0] in table("comparing")["list_articles"] for one in words)
    vague = any(word.lower() in table("comparing")["list_several"] for one in words for word in one)
    several = vague or any(one[-1].endswith("s") for one in words)
    persons = all(_LEAST_NAME <= len(one) <= _MOST_NAME and all(map(_is_name, one)) for one in words)
    return Items(len(items), closed=(names or nouns) and not several, persons=persons)


def _is_name(word: str) -> bool:
    return word[:1].isupper() and word[1:].islower()


def _by_semicolons(stretch: str) -> Items | None:
    """Count the items of the first sentence behind the number that has two semicolons."""
    start = stretch.find(";")
    if not 0 <= start <= _STARTS + 200:
        return None
    end = _CLOSE.search(stretch, start)
    parts = [part for part in stretch[start : end.start() if end else len(stretch)].split(";")[1:] if part.strip()]
    return Items(len(parts) + 1, closed=False) if len(parts) > 1 else None


def _differs(claim: Claim, items: Items) -> Finding:
    """Write the tension of a number and a list of another length, over the unknown "list of FIGURE"."""
    figure = claim.figure
    assert figure.value is not None
    count = Fraction(items.count)
    announced, listed = f"{quoted(claim)} announces {number(figure.value)} items", f"the list names {items.count}"
    ends = sorted([(figure.value, announced), (count, listed)], reverse=True)
    rows = tuple(
        CertificateRow(
            claim=figure.id,
            axiom=None,
            multiplier=Fraction(1),
            terms=(Term(series=f"list of {figure.id}", after=None, through=None, coefficient=Fraction(sign)),),
            sense="lower" if sign < 0 else "upper",
            bound=sign * bound,
            text=text[:1].upper() + text[1:],
        )
        for sign, (bound, text) in zip((-1, 1), ends, strict=True)
    )
    sentence = f"{quoted(claim)} is followed by a list of {items.count} items."
    gap = number(abs(count - figure.value))
    closing = f"{number(ends[0][0])} and {number(ends[1][0])} are {gap} apart."
    dissolved = LONG if count > figure.value else SHORT
    return tension("list", [claim], sentence, rows, dissolved, closing=closing, strength="low")
