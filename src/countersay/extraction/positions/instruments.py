"""Find the names of instruments that bind: treaties, agreements, resolutions, contracts, orders, law, with their articles.

1. A noun for an instrument with a capital, its modifiers, and what dates or numbers it: "the Ferrow Protocol of 14 October
   2016", "Resolution 88 (2004)", "UN Charter".
2. In small letters only with a word that tells which one: "the trilateral statement of 10 November 2020", "the works
   agreement of 2014", "the agreement with the Government of Alm".
3. Law as such: "customary international law", "the national legislation of Alm".
4. "the Statement", "the said document", "this provision", "the Protocol": the last full mention with that noun, if the text
   so far has only one; left out otherwise. A shorter mention takes the full name if only one full name fits it.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from countersay.extraction.positions.articles import Instrument, with_articles
from countersay.extraction.positions.defined_terms import with_defined
from countersay.extraction.text.month_names import full_months
from countersay.lexicon.gates import gated
from countersay.lexicon.load import table


@cache
def _date() -> str:
    month = rf"(?:{full_months()})"
    return (
        rf"(?:\d{{1,2}}(?:st|nd|rd|th)? {month}(?:,? \d{{4}})?|{month} (?:\d{{1,2}}(?:, \d{{4}})?|\d{{4}})|\d{{4}}"
        r"|\d{1,2}[./]\d{1,2}[./]\d{2,4})"
    )


_PARAGRAPH = 500  # code points
_BESIDE = 120  # code points
_MOST = 300  # names of instruments that are compared in one text
_AGREED = frozenset({"agreement", "accord", "pact", "treaty"})
UNNAMED = "commitments, instrument not named"


@cache
def _pattern() -> re.Pattern[str]:
    data = table("commitments")
    capital = "|".join(data["nouns"])
    small = "|".join(sorted(data["small"], key=len, reverse=True))
    kinds = "|".join(map(re.escape, data["kinds"]))
    word = r"[A-Z][\w’'&-]{0,30}"
    made = rf"(?:{data['made']})(?: (?:in|at) [A-Z][\w’'-]{{0,30}})?"
    tail = (
        rf"(?: \(?\d{{1,4}}(?:/\d{{1,4}})?\)?(?: \(\d{{4}}\))?| No\.? ?[\w/-]{{1,12}})?"
        rf"(?:,? (?:{made} (?:on|in)|of|on|dated) (?:the )?{_date()})?"
    )
    whose = "|".join(data["of_whom"])
    rulings, courts, held = ("|".join(data[key]) for key in ("rulings", "courts", "held"))
    about = "|".join(data["about"])
    other = rf"(?!(?:{capital})s?\b){word}"
    topic = rf"(?:the )?{other}(?:(?: (?:of|and|the|for|on|against|in)){{0,3}} {other}){{0,5}}"
    owner = rf"(?:{whose}) (?:of|on|for|against|between) {topic}|(?:{capital}) (?:on|concerning|regarding|between) {topic}(?: between {topic})?"
    tied = rf"(?:(?: of (?:the )?{word}(?: {word}){{0,3}})?,? {made}(?: (?:on|in|of))? ?{_date()}| (?:of|dated) (?:the )?{_date()})"
    compound = r"(?:[a-z]{1,20}(?:-[a-z]{1,20}){1,3} )?"
    there = r" (?:signed|concluded|reached|initialled|sealed) (?:at|in) [A-Z][\w’'-]{1,30}"
    came = rf"(?: (?:between|with) [^.;,]{{3,60}}?)? (?:was|were|has been|had been) (?:{data['made']})(?: (?:in|at) {word})? (?:on|in) (?P<d1>{_date()})"
    party = r" (?:with|between) (?:the )?[A-Z][\w’'-]{0,30}(?:(?: of| and|,)? (?:the )?[A-Z][\w’'-]{0,30}){0,5}"
    return gated(
        re.compile(
            r"\b(?=\w)(?:"  # all begin a word: nine in ten places are passed over without a try of each
            rf"(?P<dated>\b{_date()} (?:(?:{kinds}) )?(?:{small}|{capital})s?\b(?! (?:{word}|of|on)\b))"
            rf"|(?P<kind>\b(?:{kinds})(?: (?:{kinds}))? (?:{small})s?\b(?:{tied}|{party})?)"
            rf"|(?P<name>\b(?!(?:{about})\b)(?:{word} (?:on |of (?:the )?|for |and )?){{0,5}}(?:[Tt]rilateral |[Bb]ilateral |[Jj]oint )?(?:{owner}|(?:{capital})s?\b){tail})"
            rf"|(?P<made>\b(?<!own )(?P<noun>{compound}(?:{small}))(?:{came}| (?:on|in) (?P<d2>{_date()})))"
            rf"|(?P<small>\b(?<!own ){compound}(?:{small})s?\b(?:{tied}|{party}|{there}))"
            rf"|(?P<issued>\b(?:[Tt]he )?(?:{rulings}) of (?:the )?(?!the\b){word}(?: {word}){{0,3}}(?:,? (?:of|dated|made on|issued on|on) (?:the )?{_date()})?)"
            rf"|(?P<ruled>\b(?:[Tt]he )?(?:{courts}|{word})['’]s (?:interim |provisional |final |own )?(?:{rulings})s?\b(?!{tied}))"
            rf"|(?P<held>\b(?:[Oo]ur|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|{word}['’]s|the [a-z]{{3,12}}['’]s) (?:[a-z]{{3,12}} )?(?:{held})s?\b)"
            rf"|(?P<law>\b(?:{'|'.join(data['bodies'])}))"
            rf"|(?P<anaphor>\b(?:[Tt]he said|[Tt]his|[Tt]hat|[Tt]hese|the same|[Uu]nder that) (?:{'|'.join(data['anaphors'])})\b)"
            rf"|(?P<reached>\b(?:(?:an|the|this|such|previously reached) agreements?(?= (?:was|were|has been|have been|had been) reached)"
            rf"|(?:(?:an|the|this|such|all) )?(?:previous |earlier |prior )?agreements? reached|(?:previous|earlier|prior|existing) agreements?"
            rf"|(?<=backtracked from )agreements|(?<=reneged on )agreements|(?<=back on )agreements|(?<=retreated from )agreements"
            rf"|previously (?:reached agreements?|agreed)|(?:the |both )?(?:two )?sides agreed))\b"
            rf"|(?P<bound>\b(?:its|their|her|his|our|of|such) (?:other |own )?(?:obligations|commitments|undertakings|duties)\b(?! under| undertaken))"
            rf"|(?P<purpose>\b(?:{'|'.join(data['purposes'])}))"
            rf"|(?P<bare>\b(?:(?:[Aa]ccording to|[Uu]nder) (?:the )?|[Tt]he |[Tt]his |[Tt]hat |[Tt]hese |[Tt]hose |said )(?:{small})s?\b(?!{tied})(?!{there})(?! (?:reads?|said|says|added|adds|issued|made|by)\b)))"
        )
    )


def find_instruments(text: str, pieces: Sequence[tuple[int, int]]) -> list[Instrument]:
    """Return the mentions in the ranges of running text, in text order, each with its full name.

    >>> [(i.name, i.article) for i in find_instruments("Article 5 of the Alm Protocol of 2 May 2011 binds both.", [(0, 54)])]
    [('Alm Protocol of 2 May 2011', '5')]
    """
    raw = [match for start, end in pieces for match in _pattern().finditer(text, start, end)]
    names, full = _named(text, raw)
    whole = _Whole.of(full, text)
    found: list[Instrument] = []
    loose: dict[tuple[int, int], str] = {}
    for match in raw:
        start, end = match.span()
        name = names.get(start)
        if name is not None and match.lastgroup == "name" and (owned := _owned(name)) is not None:
            name = whole.of_kind(owned, start) or name
        if name is not None:
            start, end = _trimmed(text, start, end)
            if match.lastgroup not in ("law", "reached"):
                name = whole.complete(name)
        else:
            name = whole.resolve(match)
            if name is None and match.lastgroup == "bare" and _head(match[0]) in table("commitments")["truces"]:
                name = _head(match[0])
            if name is None and match.lastgroup in ("ruled", "held"):
                noun = _head(match[0])
                loose[match.end() - len(noun), match.end()] = noun
                found.append(Instrument(match.end() - len(noun), match.end(), noun, None))
                continue
            if name is None and match.lastgroup in ("bare", "name") and (short := _short(match[0])) is not None:
                loose[match.end() - len(short), match.end()] = short
                found.append(Instrument(match.end() - len(short), match.end(), short, None))
                continue
            if match.lastgroup == "purpose" and found and _in_one_sentence(text, found[-1].end, start):
                continue  # the instrument stands there itself: "under the Protocol reserved solely for relief"
            if name is None and match.lastgroup not in ("bound", "purpose"):
                continue
        found.append(Instrument(start, end, name or UNNAMED, None))
        second = _second(text, match) if name is not None else None
        if second is not None and name is not None:
            found[-1] = Instrument(start, end, _one_of(name), None)
            found.append(Instrument(second.start("date"), second.end("date"), _dated(name, second["date"]), None))
    found = with_defined(text, pieces, found)
    rows = _provisions(text, with_articles(text, pieces, found, lambda name: _head(name) in _heads()))
    # "the Charter" that no full name goes before is an instrument only where an article of it is named, or it is said to be kept or broken
    return [
        row
        for row in rows
        if row.article is not None or loose.get((row.start, row.end)) != row.name or _is_judged(text, row.start)
    ]


@cache
def _judging() -> re.Pattern[str]:
    """Match words of breaking or keeping right before what they are said of: "in breach of its", "complied with the"."""
    data = table("commitments")
    words = "|".join([*data["breach"], *data["compliance"]])
    return re.compile(
        rf"\b(?:{words})(?: (?:of|with|to|under))?(?: (?:the|its|our|their|his|her|this|that|[a-z]+['’]s|[A-Z]\w+['’]s|[a-z]{{3,12}})){{0,3}} ?\Z",
        re.I,
    )


def _is_judged(text: str, start: int) -> bool:
    return _judging().search(text[max(0, start - _BESIDE) : start]) is not None


def _in_one_sentence(text: str, start: int, end: int) -> bool:
    return end - start < _BESIDE and re.search(r"[.;]\s|\n\s*\n", text[start:end]) is None


def _provisions(text: str, rows: Sequence[Instrument]) -> list[Instrument]:
    """Give "this provision" the article named just before it."""
    out: list[Instrument] = []
    for row in rows:
        words = text[row.start : row.end].lower()
        before = out[-1] if out else None
        if row.article is None and _points_back().search(words):
            if before is not None and before.article is not None and row.start - before.end < _PARAGRAPH:
                row = replace(row, name=before.name, article=before.article)
        out.append(row)
    return out


@cache
def _points_back() -> re.Pattern[str]:
    return re.compile(r"\b(?:this|that|said|same) (?:provision|article|clause|condition|section|rule)$")


def _owned(name: str) -> str | None:
    """Return the noun of "Court's Order", an order told only by whose it is, else None."""
    match = re.fullmatch(r"[^\d]*['’]s (\w+)", name)
    return match[1].lower() if match else None


def _short(words: str) -> str | None:
    """Return the noun of "the Charter" if it has a capital and no speech is meant."""
    noun = words.split()[-1]
    return noun if noun[0].isupper() and noun.lower().removesuffix("s") not in _SPEECH else None


@cache
def _further() -> re.Pattern[str]:
    return re.compile(rf"(?:,| and)(?: of| on)? (?P<date>{_date()})")


def _second(text: str, match: re.Match[str]) -> re.Match[str] | None:
    """Return the second date of "the statements of 9 November and 11 January": two instruments under one noun."""
    plural = re.search(r"[^\W\d_]s (?:of|dated|on|signed)\b", match[0])
    return _further().match(text, match.end()) if plural is not None else None


def _one_of(name: str) -> str:
    return re.sub(r"([^\W\d_])s (of|dated|on|signed)\b", r"\1 \2", name, count=1)


def _dated(name: str, date: str) -> str:
    """Return the name of the second instrument: that of the first, with the other date."""
    return re.sub(_date(), date, _one_of(name), count=1)


@cache
def _making() -> re.Pattern[str]:
    """Match what stands before "a truce on 3 May" where the date is that of the truce: "signed", "brokered"."""
    return re.compile(rf"\b(?:{table('commitments')['made']}|signing) (?:an?|the|its|their|this) (?:[a-z]+ )?\Z", re.I)


def _named(text: str, raw: Sequence[re.Match[str]]) -> tuple[dict[int, str], list[tuple[int, str]]]:
    """Return names by the start of their match, and where each name that others may be short for stands."""
    names: dict[int, str] = {}
    full: list[tuple[int, str]] = []
    for match in raw:
        if match.lastgroup in ("anaphor", "bare", "bound", "purpose", "ruled", "held"):
            continue
        if match.lastgroup == "reached":
            names[match.start()] = "agreement reached"
            continue
        start, end = _trimmed(text, *match.span())
        name = " ".join(text[start:end].split())
        if match.lastgroup == "made":
            if match["d1"] is None and _making().search(text, max(0, start - 40), start) is None:
                continue
            name = f"{match['noun']} of {match['d1'] or match['d2']}"
        if _is_name(name, match.lastgroup or ""):
            names[match.start()] = name
            if match.lastgroup != "law" and not text[max(0, start - 8) : start].lower().endswith("another "):
                full.append((start, name))  # "another agreement" is not what "the agreement" means
    return names, full


@dataclass(frozen=True, slots=True)
class _Whole:
    """The full names of a text: where they stand, the fullest form of each, and what a short form may stand for."""

    starts: tuple[int, ...]
    names: tuple[str, ...]
    fullest: dict[str, str]
    first: dict[str, tuple[tuple[int, str], ...]]
    sources: tuple[tuple[int, str], ...] = ()

    @classmethod
    def of(cls, full: Sequence[tuple[int, str]], text: str) -> "_Whole":
        distinct = list(dict.fromkeys(name for _, name in full))[:_MOST]
        fullest = {name: _completed(name, distinct) for name in distinct}
        first: dict[str, dict[str, int]] = {}
        for start, name in full:
            first.setdefault(_head(name), {}).setdefault(fullest.get(name, name), start)
        by_head = {head: tuple((at, name) for name, at in rows.items()) for head, rows in first.items()}
        sources = tuple((at, name) for at, name in full if _source().search(text, max(0, at - 90), at))
        return cls(tuple(start for start, _ in full), tuple(name for _, name in full), fullest, by_head, sources)

    def complete(self, name: str) -> str:
        """The longest full name that holds all words of this one, if no other longest differs."""
        return self.fullest.get(name, name)

    def of_kind(self, head: str, at: int) -> str | None:
        """The only instrument with this noun that is named with a date or number before, else None."""
        near = {name for start, name in self.first.get(head, ())[:_MOST] if start < at and re.search(r"\d", name)}
        return next(iter(near)) if len(near) == 1 else None

    def resolve(self, match: re.Match[str]) -> str | None:
        """What "the said document", "the Statement", "its obligations" stand for: the one name before that can be meant."""
        at = match.start()
        if match.lastgroup == "purpose" or (match.lastgroup == "bound" and match[0].endswith("duties")):
            # what commitments stem from in this text, if it is one: duties of office have no other name here
            before = {self.complete(name) for start, name in self.sources[:_MOST] if start < at}
            return next(iter(before)) if len(before) == 1 else None
        head = None if match.lastgroup in ("anaphor", "bound") else _head(match[0])
        low, high = bisect_left(self.starts, at - _PARAGRAPH), bisect_left(self.starts, at)
        near = {self.complete(name) for name in self.names[max(low, high - 60) : high] if _fits(name, head)}
        under = {self.complete(name) for start, name in self.sources[:_MOST] if start < at}
        if match.lastgroup == "bound" and len(near) != 1 and len(under) == 1:
            return next(iter(under))
        if near or match.lastgroup == "anaphor":
            return next(iter(near)) if len(near) == 1 else None
        rows = [self.first.get(head, ())] if head else [self.first[h] for h in sorted(self.first) if h in _heads()]
        far = {name for some in rows for start, name in some[:_MOST] if start < at}
        if not far and head in _AGREED:
            # "the agreement" of a text that names one thing agreed, by another noun: "the Grain Initiative"
            first = zip(self.starts[:_MOST], self.names[:_MOST], strict=True)
            far = {self.complete(name) for start, name in first if start < at and _head(name) not in _IMPOSED}
        return next(iter(far)) if len(far) == 1 else None


@cache
def _source() -> re.Pattern[str]:
    return re.compile(table("commitments")["sources"], re.IGNORECASE)


def _fits(name: str, head: str | None) -> bool:
    return _head(name) == head if head else _head(name) in _heads()


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    match = re.match(
        r"(?:(?:Article|Chapter|Section|Annex|Clause|Paragraph|Title|Part|Schedule|Appendix|Principle|Rule|Point) \S+,? (?:of|to) (?:the )?)?"
        r"(?:(?:The|This|In|Under|That|Contrary to|And|But|For|While|As)\s+)?",
        text[start:end],
    )
    return (start + match.end(), end) if match else (start, end)


@cache
def _heads() -> frozenset[str]:
    return frozenset(word.lower() for word in table("commitments")["nouns"])


def _head(name: str) -> str:
    """The noun for the instrument in a name, in lower case and singular; the last one that stands there."""
    words = [w.lower() for w in re.findall(r"[^\W\d_]+", name)]
    heads = [w.removesuffix("s") for w in words if w in _heads() or w.removesuffix("s") in _heads()]
    return heads[-1] if heads else (words[-1] if words else "")


_ALONE = frozenset({"Constitution"})
_IMPOSED = frozenset(
    {
        "act",
        "law",
        "statute",
        "regulation",
        "rules",
        "order",
        "licence",
        "license",
        "permit",
        "code",
        "decree",
        "ruling",
    }
    | {"judgment", "judgement", "constitution", "ordinance", "directive"}
)  # nobody agreed on them
_SPEECH = frozenset({"statement", "declaration", "decision", "order", "act", "code", "initiative", "ruling", "permit"})


def _is_name(name: str, group: str) -> bool:
    """Say whether a mention tells by itself which instrument it is."""
    if re.match(r"(?i)peace ", name) and not re.search(_date(), name):
        return False  # one still to be made
    if group in ("law", "dated", "small", "made"):
        return group != "small" or _head(name) not in _SPEECH or bool(re.search(_date(), name))
    if group == "kind":
        told = {"joint", "international", "relevant", "respective", "basic"}
        first = name.split()[0].lower()
        return first not in told or bool(re.search(_date(), name)) or (first == "respective" and " with " in name)
    if name in _ALONE:
        return True
    if len(name.split()) == 1:
        return False
    return (
        _head(name) not in _SPEECH
        or bool(re.search(r"\d", name))
        or (len(name.split()) > 1 and name.split()[0] not in ("Press", "Official", "Last"))
    )


def _key(name: str) -> frozenset[str]:
    return frozenset(
        w.lower().removesuffix("s")
        for w in re.findall(r"[^\W_]+", name)
        if w.lower() not in ("the", "of", "on", "signed", "dated")
    )


def _completed(name: str, names: Sequence[str]) -> str:
    """The longest of the names that holds all words of this one, if no other longest differs; the first of equals."""
    if not re.search(r"\d", name) and re.search(r"[^\W\d_]s$", name):
        return name  # several at once: "the trilateral statements"
    key = _key(name)
    same = [other for other in names if _head(other) == _head(name) and key <= _key(other)]
    widest = [other for other in same if not any(_key(other) < _key(more) for more in same)]
    return widest[0] if widest and len({_key(other) for other in widest}) == 1 else name
