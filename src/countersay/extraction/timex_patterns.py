"""Recognise time expressions: a gate finds words of time, rules are tried only around them.

1. One compiled pattern (the gate) finds words and figures that no time expression is without.
2. From each hit the start moves left over words that may open one ("the first three ...").
3. Rules are tried at each start, leftmost first; the longest match that covers the hit wins.
4. Modifiers, parts of the day and times are put around or beside what was found.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from countersay.extraction.timex_forms import Form
from countersay.extraction.timex_relative import build_clock, relative_rules
from countersay.extraction.timex_rules import Builder, calendar_rules, pattern
from countersay.extraction.timex_words import look_up, one_of
from countersay.lexicon.load import table

LEFT_CHARS = 72
LEFT_WORDS = 8
OPENERS = (
    "the this that these those last past next coming upcoming following previous preceding prior same current "
    "present latest final other another further additional recent early earlier mid middle late later beginning start "
    "end close part latter of less than fewer no not more at most least up to just well over under little nearly almost "
    "about around approximately roughly some circa ca every each single fiscal full calendar and or day before after "
    "year years ensuing few several many numerous dozens couple number half very to week night morning afternoon evening hours q1"
)


LOOSE = (
    "today yesterday tomorrow tonight nineteen thousand now nowadays currently current presently present moment recently "
    "recent lately past future latest period"
)


@cache
def gate() -> re.Pattern[str]:
    """Return the pattern, for lower case text, of the words and figures that open the search."""
    lexicon = table("periods")
    keys = set(LOOSE.split())
    for topic in ("months", "weekdays", "units", "seasons", "parts", "clock_words", "adverb_sets", "decade_words"):
        keys.update(key.rstrip(".") for key in lexicon[topic])
    for topic in ("holidays_fixed", "holidays_floating", "holidays_easter"):
        keys.update(re.split(r"[\s']", key)[0] for key in lexicon[topic])
    return re.compile(
        rf"\b(?:{one_of(keys)}s?\b|(?:1\d|20)\d\d(?:['’]?s)?(?![\d%])|\d{{1,2}}(?=[./:-]\d|\s?[ap]\.?\s?m\b|\s+o['’]clock"
        r"|(?:st|nd|rd|th)[\s-]century)|\d{1,4}(?=\s*b\.?\s?c)|[2-9]0['’]?s\b|[qh][1-4]\b|\d{1,4}-(?=day|year|month|week|hour|minute)"
        r"|(?<=['’])\d\d\b)"
    )


def lowered(text: str) -> str:
    """Return the text in lower case, each character in its place even where its lower case form is longer ("İ")."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


@cache
def _openers() -> frozenset[str]:
    lexicon = table("periods")
    keys: set[str] = set(OPENERS.split())
    for topic in ("numbers", "scales", "ordinals", "weekdays", "months"):
        keys.update(key.rstrip(".") for key in lexicon[topic])
    return frozenset(keys)


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[\w'’]+(?:,\d{3}(?!\d)|\.\d+)?")


def starts_before(text: str, hit: int) -> list[int]:
    """Return where an expression around the word at `hit` may begin, leftmost first, `hit` itself last."""
    found = [hit]
    low = max(0, hit - LEFT_CHARS)
    pieces = list(_word().finditer(text, low, hit))
    right = hit
    for piece in reversed(pieces[-LEFT_WORDS:]):
        gap = text[piece.end() : right]
        word = piece[0].lower()
        if not (
            gap.isspace() or gap in ("-", "–", ", ", ". ", " - ", " – ", "/", "") or gap.strip() in ("½", ",", "-")
        ):
            break
        if gap == "" and right != hit:
            break
        if gap == ". " and word not in _openers():
            break
        if not (word in _openers() or word[0].isdigit()):
            break
        found.append(piece.start())
        right = piece.start()
    if found[-1] > 0 and text[found[-1] - 1] in "'’½" and found[-1] == hit:
        found.append(hit - 1)
    return found[::-1]


@cache
def _rules() -> tuple[tuple[re.Pattern[str], Builder], ...]:
    return (*calendar_rules(), *relative_rules())


def core(text: str, start: int, must: int) -> tuple[Form, ...]:
    """Return the forms of the longest rule that matches at `start` and reaches beyond `must`; empty if none does."""
    best: tuple[Form, ...] = ()
    reach = must
    for rule, build in _rules():
        match = rule.match(text, start)
        if match and match.end() > reach:
            forms = build(match)
            if forms:
                best, reach = forms, match.end()
    return best


@cache
def _prefix() -> re.Pattern[str]:
    return pattern(
        r"(?:(?P<mod>{MODIFIER})(?:[\s-]+in)?[\s-]+|(?P<whole>the\s+)?(?P<unit>week|month|weekend)\s+(?:of|beginning|starting|commencing|ending)"
        r"(?:\s+on)?\s+(?:the\s+)?|(?:the\s+)?(?:(?P<early>early|late)\s+)?(?:hours\s+of\s+the\s+)?(?P<part>{PART})"
        r"(?:\s+hours)?\s+of\s+)"
    )


@cache
def _part_after() -> re.Pattern[str]:
    return pattern(
        r"(?:,?\s+in\s+the|,?\s+at)?\s+(?P<part>{PART})(?!\s+(?:club|school|shift|watch|market|sky|vision|life))"
    )


@cache
def _clock_gap() -> re.Pattern[str]:
    return re.compile(r",?\s+(?:on\s+|at\s+)?|\s*\(|,\s*", re.IGNORECASE)


@cache
def _clock_after() -> re.Pattern[str]:
    return next(rule for rule, build in _rules() if build is build_clock)


def expression(text: str, start: int, must: int) -> tuple[Form, ...]:
    """Return the forms that begin at `start`, with modifiers, parts of the day and times around them."""
    prefix = _prefix().match(text, start)
    if prefix and prefix.end() > start:
        inner = core(text, prefix.end(), max(must, prefix.end()))
        if inner and _takes_prefix(prefix, inner[0]):
            head = _with_prefix(prefix, inner[0])
            return (_extend(text, head), *inner[1:]) if len(inner) == 1 else (head, *inner[1:])
    forms = core(text, start, must)
    if not forms:
        return ()
    return (*forms[:-1], _extend(text, forms[-1]))


def _takes_prefix(prefix: re.Match[str], form: Form) -> bool:
    if prefix["mod"]:
        return form.kind in ("date", "relative", "deictic") and form.clock is None and form.mod is None
    return form.kind in ("date", "relative", "deictic") and form.clock is None and (form.day or form.kind != "date" or bool(form.weekday is not None or form.holiday or form.month))  # fmt: skip


def _with_prefix(prefix: re.Match[str], form: Form) -> Form:
    if prefix["mod"]:
        return replace(form, start=prefix.start(), mod=look_up("modifiers", prefix["mod"]))
    if prefix["unit"]:
        return replace(form, start=prefix.start(), whole=look_up("units", prefix["unit"]))
    mod = {"early": "START", "late": "END"}.get((prefix["early"] or "").lower())
    return replace(form, start=prefix.start(), part=look_up("parts", prefix["part"]), mod=mod)


def _extend(text: str, form: Form) -> Form:
    """Join what follows: "Friday" + "morning", "9 a.m." + "Friday", "July 20, 2024" + "14:02", "May" + "last year"."""
    if form.kind == "date" and form.clock and form.month is None and form.year is None and form.order is None:
        return _join_day(text, form)
    if form.kind not in ("date", "relative", "deictic") or form.part or form.clock:
        return form
    if form.month and form.year is None and form.kind == "date":
        form = _join_year(text, form)
    daily = form.day or form.weekday is not None or form.kind == "deictic" or form.holiday or form.unit == "D"
    if not daily and form.order is None:
        return form
    after = _part_after().match(text, form.end)
    if after:
        return replace(form, end=after.end(), part=look_up("parts", after["part"]))
    gap = _clock_gap().match(text, form.end)
    if gap:
        match = _clock_after().match(text, gap.end())
        clock = build_clock(match) if match and not match["word"] else ()
        if clock and (":" in clock[0].clock[3:] if clock[0].clock else False):
            end = clock[0].end + (1 if "(" in text[form.end : gap.end()] and text[clock[0].end : clock[0].end + 1] == ")" else 0)  # fmt: skip
            return replace(form, end=end, clock=clock[0].clock, zone=clock[0].zone)
    return form


def _join_day(text: str, form: Form) -> Form:
    after = re.compile(r"\s+in\s+the\s+(morning|afternoon|evening)\b", re.IGNORECASE).match(text, form.end)
    if after:
        hour = int((form.clock or "T00")[1:3])
        late = after[1].lower() != "morning" and hour < 12
        form = replace(form, end=after.end(), clock=f"T{hour + 12 * late:02d}{(form.clock or '')[3:]}")
    gap = _clock_gap().match(text, form.end)
    if not gap:
        return form
    inner = core(text, gap.end(), gap.end())
    day = inner[0] if len(inner) == 1 else None
    if not day or day.kind not in ("date", "relative", "deictic") or day.clock or day.end <= gap.end():
        return form
    if day.kind == "date" and not (day.day or day.weekday is not None):
        return form
    if day.kind == "relative" and day.unit != "D" and day.weekday is None:
        return form
    return replace(day, start=form.start, clock=form.clock, zone=form.zone)


def _join_year(text: str, form: Form) -> Form:
    gap = re.compile(r",?\s+(?:of\s+)?(?:the\s+)?", re.IGNORECASE).match(text, form.end)
    if not gap:
        return form
    where = form.end + (len(gap[0]) - len(gap[0].lstrip(", \n")) if not gap[0].lower().lstrip(", \n").startswith("of") else gap[0].lower().index("of") + 3)  # fmt: skip
    inner = core(text, where, where)
    if len(inner) == 1 and inner[0].kind == "relative" and inner[0].unit == "Y":
        return replace(form, end=inner[0].end, within=inner[0])
    return form


def recognise(text: str) -> Iterator[Form]:
    """Yield the time expressions of a text in order, not overlapping."""
    position = 0
    low = lowered(text)
    search = gate().search
    while True:
        hit = search(low, position)
        if not hit:
            return
        forms: tuple[Form, ...] = ()
        for start in starts_before(text, hit.start()):
            if start >= position or start == hit.start():
                forms = expression(text, start, hit.start())
                if forms:
                    break
        if forms:
            yield from forms
        position = max(hit.end(), forms[-1].end if forms else 0)
