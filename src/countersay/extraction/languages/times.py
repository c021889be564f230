"""Time expressions of a language that is data only: templates tried at each word, the longest match taken."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import Any, NamedTuple

from countersay.errors import SettingsError
from countersay.extraction.languages import nouns, refusals, units
from countersay.extraction.languages.pieces import UNIT_CODES, count_of, look_up, ordinal_of, pieces
from countersay.extraction.languages.templates import Template, compiled, either, expand, key_of
from countersay.extraction.languages.tongue import KEPT, Tongue
from countersay.extraction.times.timex import day_of_speech, is_narrative, shared_years
from countersay.extraction.times.timex_forms import Form, FormKind
from countersay.extraction.times.timex_patterns import lowered
from countersay.extraction.times.timex_resolve import resolve
from countersay.extraction.times.timex_thread import CONTEXT_CHARS, Thread, Wording
from countersay.model import Timex

KINDS = frozenset(["date", "relative", "shift", "deictic", "duration", "set", "reference"])
FIXED = {"offset": int, "base": str, "mod": str, "unit": str, "part": str, "value": str, "fiscal": bool}
ORDINAL_FIELDS = frozenset(["quarter", "half", "century", "week", "nth"])
KEYS = frozenset(["form", "kind", "within", "check", "small", "share", "ord", "number", *FIXED])
CALENDAR_UNITS = frozenset({"D", "W", "WE", "M", "Q", "Y", "DE", "CE", "SEM"})
_WORD = re.compile(r"[^\W_]+")


class Rule(NamedTuple):
    """A template with what the lexicon says of it."""

    template: Template
    data: dict[str, Any]


@lru_cache(maxsize=KEPT)
def _rules(tongue: Tongue) -> dict[str, tuple[tuple[int, Rule], ...]]:
    """Return the rules, with their place in the file, by the first letters they can begin with."""
    data = tongue.topic("timexes")
    known = pieces(tongue)
    by_key: dict[str, list[tuple[int, Rule]]] = {}
    for place, row in enumerate(data["rules"]):
        _check(row)
        template = compiled(expand(row["form"], data["parts"]), known)
        for key in template.keys:
            by_key.setdefault(key, []).append((place, Rule(template, row)))
    return {key: tuple(rules) for key, rules in by_key.items()}


@lru_cache(maxsize=8_192)
def _rules_at(tongue: Tongue, key: str) -> tuple[Rule, ...]:
    """Return the rules that may match at a word with such first letters, in the order of the file."""
    rules = _rules(tongue)
    found = {place: rule for size in range(1, len(key) + 1) for place, rule in rules.get(key[:size], ())}
    return tuple(found[place] for place in sorted(found))


def _check(row: dict[str, Any]) -> None:
    wrong = [f"{name} is not known" for name in row if name not in KEYS]
    wrong += [
        f"{name} is no {kind.__name__}" for name, kind in FIXED.items() if not isinstance(row.get(name, kind()), kind)
    ]
    if row.get("kind", "date") not in KINDS:
        wrong.append(f"kind {row['kind']!r} is none of {', '.join(sorted(KINDS))}")
    wrong += [
        f"{name} is none of {sorted(ORDINAL_FIELDS)}"
        for name in ("ord", "number")
        if row.get(name, "nth") not in ORDINAL_FIELDS
    ]
    if not isinstance(row.get("form"), str) or wrong:
        raise SettingsError(
            f"rule {row.get('form', '')!r}: {'; '.join(wrong) or 'it has no form'}", code="lexicon-malformed"
        )


def recognise(tongue: Tongue, text: str) -> Iterator[Form]:
    """Yield the time expressions of a text in order, not overlapping, not yet placed in time.

    >>> from countersay.extraction.languages.tongue import tongue
    >>> [(form.day, form.month) for form in recognise(tongue("de"), "am 3. und 5. Mai")]
    [(3, 5), (5, 5)]
    """
    low = lowered(text)
    floor = 0
    for word in _WORD.finditer(low):
        start = word.start()
        if start < floor:
            continue
        tried = _rules_at(tongue, key_of(word.group()))
        if not tried or (low[start].isdigit() and start > 1 and low[start - 1] in ".,:" and low[start - 2].isdigit()):
            continue
        matches = [(match, rule) for rule in tried if (match := rule.template.pattern.match(text, start))]
        for match, rule in sorted(matches, key=lambda row: -row[0].end()):
            forms = _build(tongue, match, rule)
            if forms:
                yield from forms
                floor = match.end()
                break


def _build(tongue: Tongue, match: re.Match[str], rule: Rule) -> tuple[Form, ...]:
    """Return what a match says, or () where its words turn out to be something else."""
    said: dict[str, tuple[str, int, int]] = {}
    for group, name in rule.template.names.items():
        if match[group] is not None:
            said.setdefault(name, (match[group], match.start(group), match.end(group)))
    data = rule.data
    if data.get("small") and not match.group()[0].islower():
        return ()
    if nouns.have_capitals(tongue) and any(said[name][0][0].islower() for name in _NAMES & said.keys()):
        return ()  # "tagen" is a verb, "Tagen" are days
    if data.get("check") == "month" and len(said) == 1 and _is_name(tongue, match):
        return ()
    if data.get("check") == "year" and not _is_year(tongue, match.string, *said["year"][1:]):
        return ()
    fields = _fields(tongue, said, data)
    if fields is None:
        return ()
    kind: FormKind = data.get("kind", "date")
    if kind in ("duration", "shift") and _is_age(tongue, match.string, match.end()):
        return ()
    form = Form(start=match.start(), end=match.end(), kind=kind, **fields)
    if kind == "relative" and form.unit is not None and form.unit not in CALENDAR_UNITS:
        return ()
    if kind == "set":
        form = _set(form)
    if "days" in said:
        return _each_day(form, said["days"])
    if data.get("share"):
        inner = replace(form, kind="date", unit=None, count=None, nth=None)
        return (
            replace(
                form,
                month=None,
                year=None,
                within=inner,
                count=form.count or Fraction(1),
                value="several" if "count" in said else None,
            ),
        )
    if (unit := data.get("within")) is not None:
        step = Form(start=form.start, end=form.end, kind="relative", unit=unit, offset=form.offset, base=form.base)
        return (replace(form, offset=None, base=None, within=step),)
    return (form,)


def _fields(tongue: Tongue, said: dict[str, tuple[str, int, int]], data: dict[str, Any]) -> dict[str, Any] | None:
    """Return the fields of a form that the words fill; None where a number is out of its bounds."""
    fields: dict[str, Any] = {name: data[name] for name in FIXED if name in data}
    for name, (written, _, _) in said.items():
        if name in _TABLES:
            field, section = _TABLES[name]
            fields[field] = look_up(tongue, section, written)
        elif name in ("unit", "one", "many"):
            fields["unit"] = look_up(tongue, "units", written)
        elif name in ("year", "y"):
            fields["year"] = int(written)
        elif name in ("d", "m", "day"):
            fields["day" if name != "m" else "month"] = int(re.match(r"\d+", written)[0])  # type: ignore[index]
        elif name == "bare":
            fields["year"] = int(written)
        elif name == "bc":
            fields["bc"] = True
        elif name == "holiday":
            fields["holiday"] = " ".join(written.lower().replace("’", "'").split())
        elif name == "step":
            fields["offset"], base = look_up(tongue, "steps", written)
            fields["base"] = base
        elif name == "decade":
            fields["decade"] = int(written[:3]) if len(written) == 4 else 190 + int(written[0])
        elif name == "decade_word":
            fields["decade"] = 190 + look_up(tongue, "decade_words", written)
        elif name in ("count", "worded"):
            fields["count"] = count_of(tongue, written)
            if fields["count"] is None:
                return None
        elif name == "vague":
            value = look_up(tongue, "vague", written)
            fields["count"] = None if value == "X" else Fraction(value)
        elif name == "tail":
            fields["unit"] = UNIT_CODES[_tail_code(tongue, written)]
        elif name in ("ord", "number") and not _numbered(tongue, fields, data.get(name, "nth"), written):
            return None
    if "count2" in said:
        upper = count_of(tongue, said["count2"][0])
        if upper is None:
            return None
        fields["mod"] = fields.get("mod") or "APPROX"
    _clock(tongue, fields, said)
    return fields


_NAMES = frozenset(["unit", "one", "many", "month", "weekday", "season", "holiday"])
_TABLES = {
    "weekday": ("weekday", "weekdays"),
    "month": ("month", "months"),
    "season": ("season", "seasons"),
    "part": ("part", "parts"),
    "set": ("value", "adverb_sets"),
    "reference": ("value", "references"),
    "deictic": ("offset", "deictic_days"),
    "mod": ("mod", "modifiers"),
    "hedge": ("mod", "hedges"),
}


def _tail_code(tongue: Tongue, written: str) -> str:
    found = units.tail(tongue, written, 0)
    return found.code if found else "day"


def _numbered(tongue: Tongue, fields: dict[str, Any], field: str, written: str) -> bool:
    """Fill a field that is counted ("the second quarter"); False where there is no such one."""
    number = ordinal_of(tongue, written)
    limit = {"quarter": 4, "half": 2, "week": 53, "nth": 5, "century": 99}[field]
    if number is None or not 1 <= number <= limit:
        return False
    fields[field] = number - 1 if field == "century" else number
    return True


def _clock(tongue: Tongue, fields: dict[str, Any], said: dict[str, tuple[str, int, int]]) -> None:
    if "hour" in said:
        minute = said["minute"][0] if "minute" in said else "00"
        fields["clock"] = f"T{int(said['hour'][0]):02d}:{minute}"
    elif "clock_word" in said:
        fields["clock"] = f"T{look_up(tongue, 'clock_words', said['clock_word'][0]):02d}:00"


def _set(form: Form) -> Form:
    """Give "every Monday", "every May" and "every two weeks" their value or count."""
    if form.value is not None:
        return form
    if form.weekday is not None:
        return replace(form, value=f"XXXX-WXX-{form.weekday + 1}")
    if form.month is not None:
        return replace(form, value=f"XXXX-{form.month:02d}")
    return replace(form, count=form.count or Fraction(1))


def _each_day(form: Form, days: tuple[str, int, int]) -> tuple[Form, ...]:
    """Return one form a day of a list such as "3., 5. und 7."; the last carries what stands behind the list."""
    written, start, _ = days
    found = [
        replace(form, start=start + piece.start(), end=start + piece.end(), day=int(piece[1]))
        for piece in re.finditer(r"(\d{1,2})[^\W\d_]*\.?", written)
    ]
    found[0] = replace(found[0], start=form.start)
    rest = [replace(day, weekday=None) for day in found[1:]]
    found = [found[0], *rest]
    found[-1] = replace(found[-1], end=form.end)
    if len(found) > 1:
        found[:-1] = [replace(day, end=day.end, clock=None) for day in found[:-1]]
    return tuple(found)


def _is_year(tongue: Tongue, text: str, start: int, end: int) -> bool:
    """Say whether a bare number of four digits is a year, by the words beside it."""
    if nouns.follows(tongue, text, end) or units.after(tongue, text, end) or units.before(tongue, text, start):
        return False
    if text[start - 1 : start] in ("-", "–", "/", "."):
        return text[start - 1 : start] != "." and text[start - 2 : start - 1].isdigit()
    word = refusals.word_before(text, start)
    if word in tongue.words("traps", "before"):
        return False
    return word in tongue.words("periods", "years", "before") or 1800 <= int(text[start:end]) <= 2039


def _is_name(tongue: Tongue, match: re.Match[str]) -> bool:
    """Say whether a month alone is a first name: a name follows and no word of time stands before ("August Müller")."""
    text, end = match.string, match.end()
    named = text[end : end + 1] == " " and text[end + 1 : end + 2].isupper()
    return named and refusals.word_before(text, match.start()) not in tongue.words("periods", "years", "before")


@lru_cache(maxsize=KEPT)
def _aged(tongue: Tongue) -> re.Pattern[str]:
    words = tongue.words("nouns", "age", "after")
    return re.compile(rf"[ -](?:{either(words)})(?![^\W_])" if words else r"(?!)", re.IGNORECASE)


def _is_age(tongue: Tongue, text: str, end: int) -> bool:
    return _aged(tongue).match(text, end) is not None


class _Cues(NamedTuple):
    tense: re.Pattern[str]
    deadline: re.Pattern[str]
    since: re.Pattern[str]
    joins: str
    gap: str


@lru_cache(maxsize=KEPT)
def _cues(tongue: Tongue) -> _Cues:
    periods = tongue.topic("periods")
    cues = periods["cues"]
    gap = r"\s{1,4}"
    never = "(?!)"
    return _Cues(
        re.compile(
            rf"(?<![^\W_])(?:(?P<future>{either(cues['future']) or never})|(?P<past>{either(cues['past']) or never}))(?![^\W_])",
            re.IGNORECASE,
        ),
        re.compile(rf"(?<![^\W_])(?:{either(cues['deadline']) or never}){gap}\Z", re.IGNORECASE),
        re.compile(rf"(?<![^\W_])(?:{either(cues['since']) or never}){gap}\Z", re.IGNORECASE),
        rf"\s{{0,4}}(?:{either(periods['writing']['range_links']) or never}|[-–—,/])\s{{0,4}}",
        r",?\s{0,4}(?:\(|[^\W\d_]{2,3}\s)?\s{0,4}",
    )


_BREAK = re.compile(r"[.!?;]['\"”’»)]*\s+(?=[^\W\d_])|\n\s*\n")


def _ahead(tongue: Tongue, text: str, form: Form) -> bool | None:
    """Say whether the words look ahead to the expression (True), back (False), or do not tell (None)."""
    known = _cues(tongue)
    left = _BREAK.split(text[max(0, form.start - CONTEXT_CHARS) : form.start])[-1]
    if known.since.search(left):
        return False
    before = list(known.tense.finditer(left))
    right = _BREAK.split(text[form.end : form.end + CONTEXT_CHARS])[0]
    after = known.tense.search(right)
    if known.deadline.search(left) and not any(match["past"] for match in (*before, *([after] if after else []))):
        return True
    if before:
        return before[-1]["future"] is not None
    return after["future"] is not None if after else None


def find_timexes(tongue: Tongue, text: str, anchor: date | None = None, spoken: date | None = None) -> list[Timex]:
    """Return the time expressions of a text in order, placed in time as those of English are.

    >>> from countersay.extraction.languages.tongue import tongue
    >>> text = "Am 3. Mai regnete es, zwei Tage später war es trocken."
    >>> [(t.text, t.value) for t in find_timexes(tongue("de"), text, date(2023, 5, 10))]
    [('3. Mai', '2023-05-03'), ('zwei Tage später', '2023-05-05')]
    """
    known = _cues(tongue)
    forms = shared_years(text, list(recognise(tongue, text)), known.joins)
    spoken = spoken or day_of_speech(text, forms, anchor, known.gap)
    thread = Thread(
        text=text,
        anchor=anchor,
        spoken=spoken,
        narrative=is_narrative(forms, spoken or anchor),
        order=None,
        wording=Wording(
            ahead=lambda words, form: _ahead(tongue, words, form),
            since=lambda words, form: known.since.search(words, max(0, form.start - 24), form.start) is not None,
            holidays=tongue.topic("periods"),
        ),
    )
    return [resolve(thread, form) for form in forms]
