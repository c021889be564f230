"""Find which article of an instrument is meant, and join it to the instrument.

1. "Article 5", "Art. 5", "clause 4(b)", "Article IV", "Article Six", "Annex A", "Articles 3 and 5" (one each).
2. "the sixth clause", "the 3rd paragraph of", "the Charter's ninth article".
3. A paragraph of an article is written behind it: "paragraph 2 of Article IV" and "Article IV, paragraph 2" are IV(2).
4. An article belongs to the instrument after "of the", "to the"; without that to the one just before it, else to the only one
   of its text so far. "Article 4 of the city's bill" names something that is no known instrument, and joins nothing.
5. "point 3", "the second provision" and other everyday words need an instrument beside them, or one that they stood beside
   before: "at that point 6 trucks" is no article.

6. An annex, appendix or schedule is no article of its number, and keeps its word: "Annex II", "Schedule 3"; so do the conditions of a
   licence, rules and regulations: "Condition 12", "Rule 3".
7. Far behind the last instrument an article is still of it where all others of the text have their articles under another word.

Numbers in words become figures ("sixth" is 6); Roman numerals and letters stay as written.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from countersay.extraction.text.month_names import full_months
from countersay.lexicon.gates import gated
from countersay.lexicon.load import table

_NEAR = 60
_FAR = 300  # code points


@cache
def _dated_gap() -> re.Pattern[str]:
    # a converter may put a date before the name that it belongs to: "Article 9 of May 2010 7 joint statement"
    return re.compile(rf"(?:the |this |that |\d{{1,4}} ?|(?:{full_months()}) ?|, ?){{0,6}}")


@dataclass(frozen=True, slots=True)
class Instrument:
    """A mention: where it stands, the instrument's full name as written somewhere in the text, and the article if any."""

    start: int
    end: int
    name: str
    article: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """Articles of one mention: half-open range, their numbers, the word for them.

    `link`: "of the" follows up to `end`. `weak`: the words are everyday ones.
    """

    start: int
    end: int
    numbers: tuple[str, ...]
    word: str
    link: bool
    weak: bool


@cache
def _numbers() -> dict[str, str]:
    data = table("numbers")
    ordinals = data["ordinals"]["words"]
    named = {word: str(k) for k, word in enumerate(ordinals[:20], 1)}
    return named | {word: str(k) for k, word in enumerate(table("commitments")["numbers"], 1)}


@cache
def _pattern() -> re.Pattern[str]:
    data = table("commitments")
    words = "|".join(data["articles"])
    weak = "|".join(data["everyday"])
    cardinal = "|".join(data["numbers"])
    ordinal = "|".join(table("numbers")["ordinals"]["words"][:20])
    digits = r"\d{1,3}(?:\.\d{1,2})?(?: ?\(\w{1,3}\)){0,2}"
    one = rf"(?:{digits}|[IVX]{{1,5}}\b(?:\(\w{{1,3}}\))?|(?i:{cardinal})\b|[A-H]\b(?![’']))"
    part = r"(?:sub-?)?(?:paragraphs?|paras?\.?|points?|sub-?clauses?)"
    link = r"(?P<link>,? (?:of|to|in|under)(?: (?:the|this|that|its|their|our|his|her))?(?= ))?"
    return gated(
        re.compile(
            rf"(?:\b(?P<before>(?:operative )?{part} (?P<b>{digits})(?:,? of)(?: the)? ))?"
            rf"(?:\b(?P<word>{words}|{weak}) (?P<n>{one}(?:(?:, | and |, and |–|-| to ){digits}(?!\d| (?:{full_months()})\b)){{0,6}})"
            rf"(?:,? {part} (?P<p>{digits}))?"
            rf"|\b(?P<ordinal>(?i:{ordinal})|\d{{1,2}}(?:st|nd|rd|th)) (?P<unit>{'|'.join(data['ordinal_units'])})\b"
            rf")(?:,(?= of))?{link}"
        )
    )


def find_articles(text: str, start: int, end: int) -> Iterator[Article]:
    """Return the mentions of articles in a range, in text order.

    >>> text = "paragraph 2 of Article IV of the Pact, clauses 3 and 5, the sixth clause"
    >>> [found.numbers for found in find_articles(text, 0, len(text))]
    [('IV(2)',), ('3', '5'), ('6',)]
    """
    for match in _pattern().finditer(text, start, end):
        if match["ordinal"] is not None:
            written = match["ordinal"].lower()
            word = match["unit"]
            numbers: tuple[str, ...] = (_kept(word, _numbers().get(written) or re.sub(r"\D", "", written)),)
            weak = word != "clause"
        else:
            parts = re.split(r", and |, | and ", match["n"])
            inner = match["b"] or match["p"]
            word = match["word"]
            numbers = tuple(_kept(word, _plain(part)) for part in parts)
            numbers = (*numbers[:-1], f"{numbers[-1]}({inner})") if inner else numbers
            weak = _everyday().fullmatch(word) is not None
        stop = match.end() if match["link"] else match.end("n" if match["ordinal"] is None else "unit")
        if match["p"] is not None and not match["link"]:
            stop = match.end("p")
        yield Article(match.start(), stop, numbers, word.lower().rstrip("s."), match["link"] is not None, weak)


_OWN_WORD = {
    "annex": "Annex",
    "annexes": "Annex",
    "appendix": "Appendix",
    "schedule": "Schedule",
    "condition": "Condition",
    "conditions": "Condition",
    "rule": "Rule",
    "rules": "Rule",
    "regulation": "Regulation",
    "regulations": "Regulation",
}


def _kept(word: str, number: str) -> str:
    """Return a number with its word where it is no article's (rule 6)."""
    own = _OWN_WORD.get(word.lower())
    return number if own is None else f"{own} {number}"


def _plain(number: str) -> str:
    return _numbers().get(number.lower(), number.replace(" ", ""))


def with_articles(
    text: str, pieces: Sequence[tuple[int, int]], found: Sequence[Instrument], binds: Callable[[str], bool]
) -> list[Instrument]:
    """Join each article of the running text to its instrument; `binds` tells names that can have articles."""
    out: dict[tuple[int, int], list[Instrument]] = {(i.start, i.end): [i] for i in found}
    keys = sorted(out)
    bound = [key for key in keys if binds(out[key][0].name)]
    names = {key: out[key][0].name for key in keys}
    only = _only([names[key] for key in bound])
    beside: dict[str, set[str]] = {}
    for begin, stop in pieces:
        for article in find_articles(text, begin, stop):
            following = _following(text, article, keys)
            if following is not None:
                rows = [replace(out[following][0], start=article.start, article=n) for n in article.numbers]
                out[following] = rows
                beside.setdefault(article.word, set()).add(names[following])
                continue
            last = bisect_left(bound, (article.start, 0)) - 1
            if last < 0 or (article.link and not _loose(text, article.end)):
                continue
            gap = article.start - bound[last][1]
            name = names[bound[last]] if gap < _NEAR else only[last]
            if gap > 4 and len(known := beside.get(article.word, set())) == 1 and not article.weak:
                name = next(
                    iter(known)
                )  # "paragraph 7" belongs where other paragraphs do, "Article 5" where articles do
            if (
                name is None
                and gap < _FAR
                and _used_otherwise(article.word, names[bound[last]], set(names.values()), beside)
            ):
                name = names[bound[last]]
            if article.weak and gap > 4 and beside.get(article.word) != {name}:
                continue
            if name is None:
                continue
            span = article.start, article.end
            if gap <= 4 and out[bound[last]][0].article is None and not _stops(text, bound[last][1], article.start):
                # "the Charter’s ninth article", "the Pact (Article 3)" are one mention
                out[bound[last]] = [Instrument(bound[last][0], article.end, name, n) for n in article.numbers]
            else:
                out[span] = [Instrument(*span, name, number) for number in article.numbers]
    return sorted((i for rows in out.values() for i in rows), key=lambda i: (i.start, i.end, i.article or ""))


def _used_otherwise(word: str, name: str, names: set[str], beside: Mapping[str, set[str]]) -> bool:
    """Say whether a word may stand for articles of one instrument alone: all others have theirs under other words only (rule 7)."""
    under = {other: {w for w, held in beside.items() if other in held} for other in names}
    others = all(under[other] and word not in under[other] for other in names - {name})
    return others and (not under[name] or word in under[name])


def _stops(text: str, start: int, end: int) -> bool:
    """Say whether a sentence ends between two places: "kept to the Pact. Article 5 obliges …"."""
    return re.search(r"[.!?;:][\"”’)]?(?:\d{1,2}|\[\d{1,2}\])?\s", text[start:end]) is not None


@cache
def _everyday() -> re.Pattern[str]:
    return re.compile("|".join(table("commitments")["everyday"]))


def _following(text: str, article: Article, keys: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """Return the instrument that stands behind "Article 5 of the"."""
    if not article.link:
        return None
    at = bisect_left(keys, (article.end - 6, 0))
    if at == len(keys) or keys[at][0] > article.end + 26:
        return None
    between = text[article.end : keys[at][0]].lstrip()
    return keys[at] if _dated_gap().fullmatch(between) else None


def _loose(text: str, end: int) -> bool:
    """Say whether "in", "to" behind an article only goes on with the sentence: "broke Article 5 in May"."""
    return re.match(r"\s?(?:\d|[a-z]|" + full_months() + ")", text[end : end + 12]) is not None and not re.search(
        r"(?:of|the|its|their|this|that)$", text[:end]
    )


def _only(names: Sequence[str]) -> list[str | None]:
    """For each mention, the instrument's name if none other was named up to it, else None."""
    seen: set[str] = set()
    only: list[str | None] = []
    for name in names:
        seen.add(name)
        only.append(name if len(seen) == 1 else None)
    return only
