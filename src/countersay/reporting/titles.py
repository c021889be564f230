"""What series and findings are called on the page: in the writers' words and order, not in lemmas.

A series is named by what one of its claims counts, as written, with the words that narrow it in the order of the sentence,
the verb that follows, and the place. What the record calls it stays its label in every export.
"""

import re
from collections.abc import Sequence
from fractions import Fraction
from itertools import islice

from countersay.lexicon.nouns import plural
from countersay.model import ACCUSING, Figure, Finding, Series
from countersay.reporting.formatting import brief, issue_date, number, percent
from countersay.reporting.index import Index
from countersay.reporting.quotations import Quotation, counted_noun, excerpt

_LOOKED_AT = 5  # claims of a series looked at for one that names what it counts
_REACH = 90  # code points after the number within which a verb is taken to be that of the counted thing
_PLAIN = frozenset(
    ["be", "both", "it", "its", "them", "they", "their", "these", "those", "this", "that", "out", "down", "up"]
)
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_WRITTEN = re.compile(r"[^\W\d_][\w ’'-]{0,60}")
_QUOTED = re.compile(r"(“[^”]*”)")
_DAY = re.compile(r", (\d{4}(?:-\d\d){0,2})\)")
_GENERIC = re.compile(r"cannot (?:both|all) hold")
_AROUND = re.compile(r"^of (?:(?:its|our|their|the|these|those) )?| an? (?:day|week|month|year)$")
_IN_DAYS = frozenset(
    ["age", "duration", "length", "since", "stretch"]
)  # what these check is counted in days, whatever is quoted
_NAMED = 4  # quotations that a headline names one by one
_LIGHT = frozenset(["be", "become", "do", "fall", "get", "give", "have", "hold", "let", "make", "put", "take", "turn"])
_NOTHING = re.compile(r"(?:no|not a|not a single|not one|zero)\b", re.I)


def title(index: Index, series: Series) -> str:
    """Return what a series is called on the page.

    >>> from countersay.model import Record
    >>> title(Index(Record()), Series(id="s", label="police_officer person have", kind="stock", counted=None))
    'police officer person have'
    """
    figures = tuple(islice(index.each_known(series.figures), _LOOKED_AT))
    told = next((figure for figure in figures if written(figure)), figures[0] if figures else None)
    noun = (written(told) or _many(told)) if told is not None else ""
    if told is None or not noun:
        return series.label.replace("_", " ")
    paper = index.papers[told.document]
    around = excerpt(paper, told.start, told.end)
    narrowing = _narrowing(series, f"{around.before}{around.words}{around.after}", noun)
    verb = _verb(told, around.after)
    words = noun + (f" ({narrowing})" if narrowing else "") + (f" {verb}" if verb and verb not in narrowing else "")
    return words + (f" — {series.place}" if series.place else "")


def written(figure: Figure) -> str:
    """Return the counted noun as it stands behind the number, in its plural; "" where the claim does not name it so.

    Of a weight or a length, the unit as written and what is weighed: "tonnes of flour".
    """
    behind = figure.text[figure.number.end - figure.start :].strip() if figure.number.end >= figure.start else ""
    behind = _AROUND.sub("", behind)
    if not _WRITTEN.fullmatch(behind):
        return ""
    if figure.unit is not None:
        what = (figure.counted or "").replace("_", " ")
        return behind if not what or " of " in f" {behind} " or what in behind else f"{behind} of {what}"
    return plural(behind) if figure.value == 1 or _NOTHING.match(figure.text) else behind


def _many(figure: Figure) -> str:
    head = (figure.counted or "").split(" ")[-1].replace("_", " ")
    return plural(head) if head and figure.unit is None else ""


def _narrowing(series: Series, sentence: str, noun: str) -> str:
    """Return the words that narrow what is counted as they stand in a sentence, in its order; lemmas fit by their beginning."""
    wanted = [word for word in series.qualifiers if word not in _PLAIN and not word[0].isdigit()]
    own = {word.casefold() for word in noun.split()}
    found: list[str] = []
    for match in _WORD.finditer(sentence):
        word = match[0]
        fitting = [one for one in wanted if _fits(word, one)]
        if fitting and not {word.casefold(), plural(word).casefold()} & own and word not in found:
            found.append(word)
            wanted = [one for one in wanted if one not in fitting]
    return " ".join(found)


def _fits(word: str, lemma: str) -> bool:
    lemma = lemma.replace("_", " ")
    return word.casefold() == lemma or (len(lemma) > 3 and word.casefold().startswith(lemma[:-1]))


def _verb(figure: Figure, after: str) -> str:
    """Return the verb behind the counted thing as written; "" where none stands near, or one that says little alone ("fall victim")."""
    lemma = (figure.predicate or "").partition("+")[0]
    if len(lemma) < 3 or lemma in _LIGHT:
        return ""
    near = re.split(r"[.;:]", after[:_REACH])[0]
    return next((match[0] for match in _WORD.finditer(near) if _fits(match[0], lemma)), "")


def size(finding: Finding, figures: tuple[Figure, ...]) -> str:
    """Say by how much the claims are apart: "off by 438 mines (14 %)"; "" where the finding has no size."""
    if finding.size is None:
        return ""
    in_days = bool(finding.events) or finding.kind in _IN_DAYS
    worth, unit = finding.size, "day"
    if in_days and worth < 1:
        worth, unit = worth * 24, "hour"
    rounded = Fraction(round(worth * 10), 10) or worth
    lead = "off by" if finding.relation in ACCUSING else "differing by"
    what = (unit if rounded == 1 else f"{unit}s") if in_days else counted_noun(figures, rounded)
    words = f"{lead} {number(rounded)} {what}".rstrip()
    share = finding.size_percent
    return words + (f" ({percent(share)})" if share is not None and share < 100 else "")


def opposed(finding: Finding, quotations: Sequence[Quotation], apart: str) -> str:
    """Name a clash by the words that clash: "“118 trucks” and “12 trucks”: off by 106 trucks (89.8 %)".

    One event on two days is named by the days, since the words may be those of a list ("on 3 and 7 May").
    """
    words = [f"“{brief(one.excerpt.words, 50)}”" for one in quotations]
    if finding.kind == "event-day" and all(one.days for one in quotations):
        words = [one.days for one in quotations]
    if not 2 <= len(words) <= _NAMED or not apart:
        return ""
    return f"{', '.join(words[:-1])} and {words[-1]}: {apart}"


def is_generic(sentence: str) -> bool:
    """Say whether a sentence only lists claims and says that they cannot all hold, which the page shows beside each other.

    >>> is_generic("“3” (A, 2031) and “4” (B, 2031) cannot both hold as plainly read: off by 1.")
    True
    """
    return _GENERIC.search(sentence) is not None


def spoken(index: Index, sentence: str) -> str:
    """Write the days in a sentence of the record in words, and a document that names no issuer by its letter.

    What stands in quotation marks is not touched.

    >>> from countersay.model import Record
    >>> spoken(Index(Record()), "“9 (B, 2031-05-04)” (A, 2031-05-04) and “10” (B, 2031-05)")
    '“9 (B, 2031-05-04)” (A, 4 May 2031) and “10” (B, May 2031)'
    """
    parts = _QUOTED.split(sentence)
    for at in range(0, len(parts), 2):
        told = parts[at]
        for path in unnamed_in(index, told):
            told = told.replace(f"({path}, ", f"(document {index.unnamed[path]}, ")
        parts[at] = _DAY.sub(lambda match: f", {issue_date(match[1])})", told)
    return "".join(parts)


def unnamed_in(index: Index, words: str) -> list[str]:
    """Return the paths of documents that name no issuer which stand in some words as "(path, "."""
    found: dict[str, None] = {}
    start = words.find("(") if index.unnamed else -1
    while start >= 0:
        end = words.find(", ", start)
        while 0 <= end - start - 1 <= index.longest_unnamed:
            if words[start + 1 : end] in index.unnamed:
                found[words[start + 1 : end]] = None
            end = words.find(", ", end + 1)
        start = words.find("(", start + 1)
    return list(found)
