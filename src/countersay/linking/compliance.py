"""Pair a breach that is alleged of somebody with the words by which he is said to keep to the same undertaking.

"Alm has broken Article 4 of the Pact" is answered by "Alm has kept to the Pact in full", though no word of denying stands
there. Both rows are commitments, so the instrument has one name in the corpus already.

1. The side that is said to break and the one that is said to keep are one; a side that nothing tells pairs with nobody, save
   that of two declared sides what one alleges of nobody by name is alleged of the other.
2. Words of keeping stand there ("has complied", "respects", "has not broken"): what was done "under" an instrument keeps none. The
   instrument is the same, and so is the article, or one of the two speaks of the instrument as a whole. An answer that
   speaks of one article only, where the whole is meant, says so in its note. Different articles are different matters.
3. What answers stands in another voice than what alleges. Who keeps and who breaks may both be told by a third.
4. The breach joins the question that its words already stand in ("has failed to honour Article 4"), else it is one of its own.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from countersay.lexicon.load import table
from countersay.linking.question_items import Item
from countersay.linking.sides import Sides
from countersay.model import Commitment, Document, Extent, Proposition

_MOST = 400  # rows of one instrument that are compared
_FAMILIES = frozenset({"breach", "omission", "backing out"})


def with_compliance(
    groups: Sequence[list[Item]],
    commitments: Sequence[Commitment],
    documents: Sequence[Document],
    sides: Sides,
) -> list[list[Item]]:
    """Return the questions with the answers by compliance added, and new ones behind for breaches that stood in none."""
    texts = {document.id: document for document in documents}
    by_instrument: dict[str, list[Commitment]] = defaultdict(list)
    for row in commitments:
        if row.stance == "compliance" and not _keeps(texts.get(row.document), row):
            continue
        if row.stance != "reference" and row.document in texts:
            by_instrument[row.instrument.casefold()].append(row)
    out = [list(group) for group in groups]
    at = _places(out)
    for rows in (by_instrument[key] for key in sorted(by_instrument)):
        kept = [(row, _kept_by(row, sides)) for row in rows[:_MOST] if row.stance == "compliance"]
        broken = [row for row in rows[:_MOST] if row.stance == "breach"]
        for breach in broken if kept else ():
            accused = _accused(breach, sides)
            replies = [
                row
                for row, side in kept
                if accused is not None and side == accused and _meets(breach, row) and _apart(breach, row, sides, texts)
            ]
            if not replies or accused is None:
                continue
            home = _home(out, at, breach)
            if home is None:
                out.append([_item(breach, "alleges", accused, sides, texts)])
                home = len(out) - 1
            family = out[home][0].family
            made = (_item(row, "denies", accused, sides, texts, breach) for row in replies)
            out[home] += [replace(item, row=replace(item.row, family=family), family=family) for item in made]
    return out


def _places(groups: Iterable[Sequence[Item]]) -> Mapping[str, list[tuple[int, int, int]]]:
    """Where breaches are alleged already: by document, start, end, number of the group."""
    found: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for number, group in enumerate(groups):
        for item in group:
            if item.alleges and item.family in _FAMILIES:
                found[item.row.document].append((item.row.start, item.row.end, number))
    return found


def _home(
    groups: Sequence[Sequence[Item]], at: Mapping[str, list[tuple[int, int, int]]], breach: Commitment
) -> int | None:
    """The question that holds the words of a breach, if any."""
    for start, end, number in at.get(breach.document, ()):
        if start < breach.end and breach.start < end and groups[number]:
            return number
    return None


def _accused(breach: Commitment, sides: Sides) -> str | None:
    """The side that is said to break; where nobody is named, the other of two sides: none accuses itself."""
    if breach.accused and breach.accused.lower() not in ("it", "they", "this", "these"):
        return sides.side(breach.accused, breach.document)
    parties = sorted(set(sides.labels.values()))
    by = sides.side(breach.said_by, breach.document)
    return next((side for side in parties if side != by), None) if len(parties) == 2 and by in parties else None


def _kept_by(row: Commitment, sides: Sides) -> str | None:
    """The side that is said to keep: who is named, else who speaks."""
    who = row.accused
    if who is not None and who.removeprefix("The ").removeprefix("the ").split(" ")[0] in row.instrument.split():
        who = None  # "the Pact of 3 May has been respected"
    return sides.side(who or row.said_by, row.document)


@cache
def _keeping() -> re.Pattern[str]:
    return re.compile("|".join(table("commitments")["keeping"]), re.I)


def _keeps(document: Document | None, row: Commitment) -> bool:
    """Say whether words of keeping stand there, not only that something was done "under" an instrument."""
    return document is not None and _keeping().search(document.text, row.start, row.end) is not None


def _meets(breach: Commitment, kept: Commitment) -> bool:
    if breach.article is None or kept.article is None:
        return True
    one, other = breach.article.casefold(), kept.article.casefold()
    return one == other or one.startswith(f"{other}(") or other.startswith(f"{one}(")


def _apart(breach: Commitment, kept: Commitment, sides: Sides, texts: Mapping[str, Document]) -> bool:
    """Say whether two rows stand in different voices."""
    voices = [(sides.side(row.said_by, row.document), row.said_by or _issuer(texts, row)) for row in (breach, kept)]
    (one, said), (other, replied) = voices
    return said != replied and (one is None or one != other)


def _issuer(texts: Mapping[str, Document], row: Commitment) -> str | None:
    document = texts[row.document]
    return document.issuer.label if document.issuer is not None else None


def _item(
    row: Commitment,
    act: str,
    accused: str,
    sides: Sides,
    texts: Mapping[str, Document],
    breach: Commitment | None = None,
) -> Item:
    """Make the item of a row; a reply to `breach` is narrower where it speaks of one article only."""
    document = texts[row.document]
    speaker = None if row.said_by == _issuer(texts, row) else row.said_by
    narrower = breach is not None and row.article is not None and row.article != breach.article
    proposition = Proposition(
        document=row.document,
        start=row.start,
        end=row.end,
        family="breach",
        predicate="breach" if act == "alleges" else "comply with",
        act="alleges" if act == "alleges" else "denies",
        speaker=speaker,
        agent=_named(document, row, row.accused),
        object=_named(document, row, row.instrument),
        explicit=True,
        narrows=(f"only {_article(document, row)}",) if narrower else (),
        decisions=row.decisions,
    )
    voice = sides.side(row.said_by, row.document)
    return Item(proposition, "breach", "breach", frozenset(), accused, False, voice)


def _article(document: Document, row: Commitment) -> str:
    """Return the article with the word that stands before its number, as far as the row's words show it."""
    number = row.article or ""
    found = re.search(rf"([^\W\d_]+\.?)\s+{re.escape(number)}(?!\d)", document.text[row.start : row.end], re.I)
    return f"{found[1].lower()} {number}" if found is not None else number


def _named(document: Document, row: Commitment, words: str | None) -> Extent | None:
    """Return the words where they stand in the row, or None."""
    if words is None:
        return None
    start = document.text.find(words, row.start, row.end)
    return Extent(start, start + len(words), words) if start >= 0 else None
