"""Numbers in the cells of a table: what they count, from the head of their column, the label of their row, the caption.

1. *Head of the column.* "Houses destroyed" gives noun and verb, "Killed" the verb of persons, "Loaded" or "(loaded)" a
   qualifier, a month or year the window; under "Planned" or "Target" stands nobody's count.
2. *Label of the row.* "Lorries" gives the noun where the head gives none, "Tolm" a place or else a qualifier, "March" the window.
3. *Caption*, the line above the head: "Vehicles stopped at the northern gate, 1 to 10 May" gives the rest.

All of it is taken from words elsewhere than beside the number: noun and days are listed as assumed, so that no more than
a tension rests on them.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from countersay.extraction.figures.figure_drafts import Draft
from countersay.extraction.nouns.counted import is_plural, singular
from countersay.extraction.nouns.verb_forms import Predicate, kind_of, verb_lemma
from countersay.extraction.times.timex_words import alternatives, regex
from countersay.lexicon.grids import Row, Table, tables_in
from countersay.lexicon.load import table, word_set
from countersay.lexicon.nouns import known_as
from countersay.model import Mention, Period

_LEAST = 2  # rows
_CAPTION = 160  # code points of a caption at most
_WORDS = 6  # words of a head or label that is read
_PLACES = frozenset({"place", "road", "country", "deposit"})


@dataclass(frozen=True, slots=True)
class Said:
    """What words of a table say of the numbers under, beside or below them."""

    noun: str | None = None
    verb: str | None = None
    qualifiers: tuple[str, ...] = ()
    planned: bool = False
    ratio: bool = False


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str


def take_cells(text: str, drafts: Sequence[Draft], periods: Sequence[Period], mentions: Sequence[Mention]) -> None:
    """Give the figures in the cells of tables what the table says of them; they are changed in place.

    Args:
        text: the document's canonical text.
        drafts: its figures. periods: its windows. mentions: its names.
    """
    if not _may_hold_tables(text):
        return
    at = {draft.quantity.number.start: draft for draft in drafts}
    for one in tables_in(text, _LEAST):
        if one.heads and any(cell.start in at for row in one.rows for cell in row.cells):
            _take_table(text, one, at, periods, mentions)


def _may_hold_tables(text: str) -> bool:
    return "\t" in text or " | " in text or ("  " in text and ("   " in text or _wide().search(text) is not None))


@cache
def _wide() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]  +\d")


def _take_table(
    text: str, one: Table, at: Mapping[int, Draft], periods: Sequence[Period], mentions: Sequence[Mention]
) -> None:
    head, caption = _lines_above(text, one.rows[0].cells[0].start)
    above = said_by(_titled(caption.text)) if caption is not None else Said()
    columns = [said_by(words) for words in one.heads]
    spans = _head_spans(head, one.heads)
    heads_window = [_window(periods, *span) for span in spans]
    caption_window = _window(periods, caption.start, caption.end) if caption is not None else None
    named = {mention.text: mention for mention in mentions if mention.kind in _PLACES}
    place = next(
        (m.text for m in mentions if caption and m.kind in _PLACES and caption.start <= m.start < caption.end), None
    )
    for row in one.rows:
        begin = text.rfind("\n", 0, row.cells[0].start) + 1
        own = _window(periods, begin, row.cells[0].start)
        for column, cell in enumerate(row.cells):
            draft = at.get(cell.start)
            if draft is None or cell.value is None or columns[column].ratio or draft.quantity.unit == "percent":
                continue
            label = row.label.strip()
            _fill(draft, columns[column], replace(row, label="") if label in named else row, above)
            draft.place = label if label in named else place
            window = own or heads_window[column] or caption_window
            if window is not None:
                draft.window = replace(window, inherited=True, anchor="passage")
                draft.assumed = tuple(dict.fromkeys((*draft.assumed, "days")))


def _fill(draft: Draft, column: Said, row: Row, caption: Said) -> None:
    """Give noun, verb and qualifiers: the head of the column before the label of the row, that before the caption."""
    total = not row.label or regex(_total()).fullmatch(row.label.strip()) is not None
    label = Said() if total else said_by(row.label)
    dated = not total and regex(_dated()).search(row.label) is not None
    harmed = column.verb in word_set("nouns", "elided", "of_persons_alone")
    noun = column.noun or label.noun or (caption.noun if not harmed or _is_person(caption.noun) else None)
    verb = column.verb or caption.verb
    if (
        noun is None
        and verb is not None
        and kind_of(verb) == "flow"
        and verb in word_set("nouns", "elided", "of_persons_alone")
    ):
        noun = "person"
    extra = list(column.qualifiers)
    if not dated and not total and (label.noun is None or noun != label.noun):
        extra.append(row.label.strip().lower())
    draft.supposed = draft.supposed or column.planned
    draft.quantity = replace(draft.quantity, counted=noun, qualifiers=tuple(dict.fromkeys(extra)))
    draft.predicate = None
    if verb is not None:
        draft.predicate = Predicate(lemma=verb, kind=kind_of(verb), start=draft.start, end=draft.start)
    draft.adjuncts, draft.agent = (), None
    if noun is not None:
        draft.assumed = tuple(dict.fromkeys((*draft.assumed, "noun")))


def _is_person(noun: str | None) -> bool:
    return noun is not None and known_as(noun.split(" ")[-1], "person") is True


@cache
def said_by(words: str) -> Said:
    """Return what the words of a head, a label or a caption say.

    >>> said_by("Houses destroyed").noun, said_by("Houses destroyed").verb, said_by("Vehicles (loaded)").qualifiers
    ('house', 'destroy', ('loaded',))
    """
    lexicon = table("cells")
    if regex(rf"%|\b(?:{alternatives(lexicon['words']['ratios'])})\b").search(words):
        return Said(ratio=True)
    planned = regex(rf"\b(?:{alternatives(lexicon['words']['planned'])})\b").search(words) is not None
    inside = re.search(r"\(([a-z][a-z -]{2,24})\)", words)
    bare = re.sub(r"\([^)]*\)", " ", words)
    bare = regex(rf"\b(?:{alternatives(lexicon['words']['number_of'])})\b").sub(" ", bare)
    tokens = re.findall(r"[^\W\d_][\w’'-]*", bare.lower())[:_WORDS]
    noun = verb = None
    qualifiers = [inside[1]] if inside else []
    for index, token in enumerate(tokens):
        if token in word_set("cells", "words", "stop"):
            break
        lemma = verb_lemma(token)
        known = lemma is not None and kind_of(lemma) in ("flow", "stock")
        if known and (index or len(tokens) == 1 or tokens[1] in word_set("cells", "words", "stop")):
            verb = verb or lemma
        elif token in lexicon["persons"]:
            verb = verb or lexicon["persons"][token]
        elif lemma is None and is_plural(token) and noun is None:
            modifiers = [one for one in tokens[:index] if verb_lemma(one) is None]
            noun = " ".join([*modifiers[-2:], singular(token)])
        elif noun is not None and lemma is not None:
            qualifiers.append(token)
    if noun is None and verb is None and not qualifiers and len(tokens) == 1 and not planned:
        qualifiers = [] if tokens[0] in word_set("cells", "words", "empty") else [tokens[0]]
    return Said(noun=noun, verb=verb, qualifiers=tuple(qualifiers), planned=planned)


def _total() -> str:
    return rf"(?:{alternatives(table('comparing')['tables']['totals'])})(?:\s+\([^)]*\))?"


@cache
def _dated() -> str:
    return rf"\b(?:19|20)\d\d\b|\b(?:{alternatives(table('periods')['months'])})\b|\b\d{{1,2}}[./]\d{{1,2}}\b"


def _titled(caption: str) -> str:
    """Return a caption without "Table 2."."""
    return re.sub(r"^\s*(?:table|annex|figure|box)\s+[\w.]{1,4}[.:]?\s+(?:[–—-]\s+)?", "", caption, flags=re.I)


def _lines_above(text: str, start: int) -> tuple[_Line | None, _Line | None]:
    """Return the line of heads right above the first row, and the caption above that, past one blank line."""
    found: list[_Line] = []
    end = text.rfind("\n", 0, start)
    blanks = 0
    while end > 0 and len(found) < 2 and blanks < 2:
        begin = text.rfind("\n", 0, end) + 1
        line = text[begin:end]
        if line.strip(" |\t-:+="):
            found.append(_Line(begin, end, line))
        elif not line.strip():
            blanks += 1
        end = begin - 1
    head = found[0] if found else None
    caption = found[1] if len(found) > 1 and _is_caption(found[1].text) else None
    return head, caption


def _is_caption(line: str) -> bool:
    """Say whether a line above a head is its caption: no sentence, no row of another table, no bare title ("Police bulletin")."""
    told = re.search(r"\d|^\s*(?:table|annex)\b", line, re.I) or not word_set("cells", "words", "stop").isdisjoint(
        line.lower().split()
    )
    return (
        bool(told or said_by(line).verb)
        and len(line) <= _CAPTION
        and not line.rstrip().endswith(".")
        and re.search(r"\t|\||\S {2,}\S", line) is None
    )


def _head_spans(head: _Line | None, heads: Sequence[str]) -> list[tuple[int, int]]:
    spans = []
    at = 0
    for words in heads:
        place = head.text.find(words, at) if head is not None else -1
        begin = (head.start if head else 0) + place
        spans.append((begin, begin + len(words)) if place >= 0 else (0, 0))
        at = place + len(words) if place >= 0 else at
    return spans


def _window(periods: Sequence[Period], start: int, end: int) -> Period | None:
    """Return the one closed window whose words lie between the offsets."""
    inside = [p for p in periods if p.start is not None and start <= p.start < end]
    closed = [p for p in inside if p.first is not None and p.last is not None and not p.inherited]
    return closed[0] if len(closed) == len(inside) == 1 and closed[0].kind in ("on", "during", "between") else None
