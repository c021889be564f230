"""What there is to each of a number of things, and what is a margin, as the words beside it say, read again for the verifier.

Shares no code with `products` and `margins`.
"""

import re
from collections.abc import Mapping

from countersay.model import CertificateRow, Figure
from countersay.reconciliation.rereading import range_of

_NEAR = 400  # characters in which a total, a number and what there is to each stand
_EACH = re.compile(r"\b(?:each|apiece)\b", re.I)
_RATED = re.compile(r"(?:\b(?:an?|per|each|every)|/)\s*(?:head|capita|[a-z]+)\s*\Z", re.I)
_TOTAL = re.compile(
    r"\b(?:total(?:l?ing)?|in all|altogether|all told|together|overall|mak(?:es?|ing)|made|amounting|adding up|bringing in|"
    r"raising|cost(?:ing)?|worth|earning|yielding|or|that is|i\.e|for|average|averaging|mean|equal\w*|equivalent|working out|which)\b|[(,–—-]",
    re.I,
)


def product_fault(row: CertificateRow, each: Figure, figures: Mapping[str, Figure], text: str) -> str | None:
    """Say what is wrong with a row that sets a total against a number times what there is to each, if anything.

    Without the text, in a mailed finding, the words are not looked at.
    """
    total, many = (figures.get(term.series) for term in row.terms)
    if total is None or many is None or len({total.id, many.id, each.id}) != 3:
        return f"{each.text!r} is no share, and no number to each of a number of things beside their total"
    if any(term.after is not None or term.through is not None for term in row.terms) or row.bound != 0:
        return "a product bears no days, and its bound is 0"
    if len({total.document, many.document, each.document}) != 1:
        return "the numbers of a product stand in one document"
    lower, lower_open, upper, upper_open = range_of(each, row.reading)
    value, is_open = (upper, upper_open) if row.sense == "upper" else (lower, lower_open)
    sign = 1 if row.sense == "upper" else -1
    if value is None or row.terms[0].coefficient != sign:
        return f"{each.text!r} sets no {row.sense} bound on a total"
    if each.per == "day" and many.unit == "week":
        value *= 7 if sign > 0 else 5
    elif each.per in ("hour", "day", "week", "month", "year") and many.unit != each.per:
        return f"{each.text!r} is no rate for {many.text!r}"
    if text and (wrong := _unsaid(each, total, many, text)):
        return wrong
    limit = -sign * value
    times = row.terms[1].coefficient
    if times > limit or (times == limit and row.strict and not is_open):
        return f"{each.text!r} gives {value} to each, the row another number"
    return None


def _unsaid(each: Figure, total: Figure, many: Figure, text: str) -> str | None:
    """Say what the words leave open of a product."""
    spans = sorted((one.number.start, one.end) for one in (each, total, many))
    if spans[-1][1] - spans[0][0] > _NEAR or re.search(r"[.!?]\s+[A-Z]", text[spans[0][0] : spans[-1][0]]):
        return f"{each.text!r} stands in another sentence than its total"
    around = text[max(0, spans[0][0] - 40) : spans[-1][1] + 40]
    if each.per is None and _EACH.search(around) is None:
        return f"nothing says that {each.text!r} is what there is to each"
    behind = re.match(r"(?:\s+of\s+[a-z-]+(?:\s+[a-z-]+)?)?\s+(?:an?|per|each|every)\s+[a-z]+", text[each.end :])
    if each.per is not None and behind is None and _RATED.search(text[: each.end][-60:]) is None:
        return f"{each.text!r} is not told per {each.per}"
    beside = text[max(0, total.number.start - 30) : total.number.start] + " # " + text[total.end : total.end + 20]
    if total.start < each.start and each.per is None:  # "spent 60,000 on 30 buses, 2,000 each"
        return (
            None
            if re.search(r"[,(–—][^,()–—]{0,25}\Z", text[: each.number.start][-30:])
            else "what each has is not set off"
        )
    return None if _TOTAL.search(beside) else f"nothing calls {total.text!r} a total"


_MARGIN = re.compile(
    r"\b(?:(?P<noun>(?:majority|margin|lead|advantage|gap|difference)\s+(?:of|was)|ahead\s+of)"
    r"|(?:won|winning|carried|passed|adopted|approved|rejected|(?:re-)?elected|defeated|beaten|lost|leading|ahead)\s+by)"
    r"\s+(?:only\s+|just\s+)?\Z",
    re.I,
)


def margin_rank(text: str, start: int) -> int:
    """Say whether the words right before a number make it the margin between two others: 2 by a noun, 1 by a verb, 0 if not.

    >>> margin_rank("a lead of 24", 10), margin_rank("carried by 24", 11), margin_rank("there were 24", 11)
    (2, 1, 0)
    """
    match = _MARGIN.search(text, max(0, start - 40), start)
    return 0 if match is None else 2 if match["noun"] else 1
