"""How the quantities of one sentence depend on each other: parts, shares, averages, repeats.

1. "980 vehicles, of which over 850 ... while more than 120 ..." and "46 killed, including 35 civilians": parts of the
   nearest whole before them; further parts joined by "and", "while", "as well as" are parts of the same whole.
2. "118 of which", "35 of whom": a part of the nearest whole before it.
3. "Of the 46 killed, 35 were civilians": the second is a part of the first.
4. "276 victims, with 46 killed": a part.
5. "275 or 68% of 402": the percentage is a share of the base, the count is the same as that share.
6. "118 of the 160 fires": a part.
7. "60 trucks and 40 cars, a total of 100", "…, 100 vehicles in all": parts that the words say make up the whole.
8. "Twelve were wounded; 3 were discharged and 11 are still in hospital": parts of the hurt.

Misses parts told in a sentence of their own ("The dead include ..."): accepted, a wrong part accuses.
"""

import re
from collections.abc import Sequence
from functools import cache

from countersay.extraction.figures.itemised import itemised
from countersay.extraction.figures.part_links import (
    Link,
    bracketed_shares,
    comes_out,
    comparable,
    countable,
    cue_in_list,
    in_care,
    is_share,
    nearest_whole,
    other_fate,
)
from countersay.extraction.figures.too_many import too_many
from countersay.extraction.text.passages import Passage, Placed, number_end
from countersay.lexicon.load import word_set
from countersay.lexicon.nouns import known_as
from countersay.model import Quantity


@cache
def _cue_before() -> re.Pattern[str]:
    """A cue of inclusion right before a number, past a few small words."""
    return re.compile(
        r"\b(?P<cue>including|among (?:them|whom|which|these)|(?:out )?of (?:which|whom|them|these|those)|comprising|"
        r"consisting of|made up of|which includes?|that includes?|with)\b:?,?\s*"
        r"(?:(?:were|was|are|is|some|at least|only|the|a|an|about|around|nearly|more than|over|up to)\s+){0,3}$",
        re.I,
    )


@cache
def _cue_after() -> re.Pattern[str]:
    return re.compile(
        r"\s*(?P<cue>of (?:which|whom|them|these|those|the (?:dead|killed|injured|wounded|victims|missing|arrested|total)))\b",
        re.I,
    )


@cache
def _joiner() -> re.Pattern[str]:
    return re.compile(
        r"(?:,|;|\band\b|\bwhile\b|\bas well as\b|\bplus\b|\bwhereas\b)\s*(?:(?:the|a|an|another|also|other|further|some|"
        r"were|was|with|remaining|rest|on|in)\b[\s,]*){0,4}$",
        re.I,
    )


@cache
def _of_the() -> re.Pattern[str]:
    return re.compile(
        r"(?:(?:^|[,;:.•*–-]\s)(?P<cue>(?i:(?:out )?of|among)) (?i:the|these|those|its|their|all)(?: remaining| other)?"
        r"|(?:^|[.;]\s)(?:Of|Out of|Among)(?: a total of)?)\s*$",
    )


@cache
def _total_before() -> re.Pattern[str]:
    return re.compile(
        r"\b(?P<cue>(?:for |making |bringing the total to|giving |or )?a total of|totalling|totaling|bringing the total to|"
        r"in total|altogether|in all)\s*(?:some|about|around)?\s*$",
        re.I,
    )


@cache
def _one_more() -> re.Pattern[str]:
    """Something counted without a number: "40 lorries, 30 cars and a bus, 71 in all"."""
    return re.compile(r"\b(?:an?|some|several|others?|another|many|few)\b(?!\s+(?:grand\s+)?total\b)", re.I)


@cache
def _in_all() -> re.Pattern[str]:
    return re.compile(r"\s+(?:in all|in total|altogether|all told|taken together)\b", re.I)


EARLIER = -1


def find_links(passage: Passage, earlier: Quantity | None = None, narrowed: bool = False) -> tuple[Link, ...]:
    """Return the dependences between quantities of the passage, each part at most once, in order of the part.

    `earlier` is the last whole of the sentences before, which "of them" and "the remaining 40" may speak of; a link to
    it has `EARLIER` as its whole. `narrowed`: a share of that was told, of which "of them" may speak as well.
    """
    links: dict[int, Link] = {}
    for link in [*_shares(passage), *_totals(passage), *_so_many_of(passage), *itemised(passage)]:
        links.setdefault(link.part, link)
    wholes = {link.whole for link in links.values()}
    for j in range(len(passage.quantities)):
        if _is_fraction(passage.quantities[j].item):
            continue  # "a third of those who answered"
        if j in links or j in wholes or is_share(passage.quantities[j].item):
            continue
        included = (
            (_of_the_whole(passage, j) if j else None) or _included(passage, j, links, earlier) or in_care(passage, j)
        )
        included = included or too_many(passage, j, earlier)
        if included is not None:
            links[j] = included
    for link in _glued_shares(passage, links, earlier, narrowed):
        links[link.part] = link
    return tuple(links[part] for part in sorted(links))


def _same_kind(part: Quantity, whole: Quantity | None) -> bool:
    """Say whether the part is one of the things that the whole counts, where no word but "with" says so."""
    if whole is None or part.counted is None or whole.counted is None:
        return True
    return known_as(part.counted, whole.counted) is True


def _of_people(whole: Quantity | None) -> bool:
    return whole is None or whole.counted is None or known_as(whole.counted, "person") is True


def _is_fraction(quantity: Quantity) -> bool:
    return quantity.unit is None and quantity.value is not None and 0 < quantity.value < 1


def _last_count(passage: Passage, j: int) -> int:
    """Index of the number before `j`, past lengths of time: "9,930 arrived within five minutes and 412 were cancelled"."""
    i = j - 1
    while i > 0 and passage.quantities[i].item.unit in _TIMES and passage.quantities[j].item.unit not in _TIMES:
        i -= 1
    return i


_TOLD = re.compile(r"\s+(?:were|was|are|is|ha[ds]|have|went|came|died|lived?|work(?:ed)?)\b")
_TIMES = frozenset({"second", "minute", "hour", "day", "week", "month", "year"})


def _own_end(passage: Passage, i: int) -> int:
    """End of a quantity with the "of them" that belongs to it: "565 of them, 214 ..." does not make 214 part of 565."""
    found = _cue_after().match(passage.text, passage.quantities[i].end)
    return found.end() if found else passage.quantities[i].end


def _whole(passage: Passage, i: int, earlier: Quantity | None) -> Quantity | None:
    return earlier if i == EARLIER else passage.quantities[i].item


def _included(passage: Passage, j: int, links: dict[int, Link], earlier: Quantity | None) -> Link | None:
    quantities = passage.quantities
    before = passage.text[_own_end(passage, j - 1) if j else 0 : quantities[j].start]
    found = _cue_before().search(before) or cue_in_list().search(before)
    if found and (_idiom().search(before, 0, found.start("cue")) or _bare_with(found["cue"], quantities[j].item)):
        found = None
    after = _cue_after().match(passage.text, number_end(quantities[j]))
    if found or after:
        whole = nearest_whole(passage, j)
        cue = re.sub(r"\s+", " ", (found or after)["cue"].lower())  # type: ignore[index]
        if whole is None and not cue.endswith(("which", "whom")):
            repeated = earlier is not None and earlier.value == quantities[j].item.value
            fits = cue != "with" and earlier is not None and comparable(quantities[j].item, earlier)
            whole = EARLIER if fits and not repeated else None
        if whole is None or (cue == "with" and not _same_kind(quantities[j].item, _whole(passage, whole, earlier))):
            return None
        if cue == "with" and whole != EARLIER and other_fate(passage, j, whole):
            return None
        if cue.startswith("of the ") and cue != "of the total" and not _of_people(_whole(passage, whole, earlier)):
            return None  # "33 of the victims" are none of 74 guns
        return Link(
            type="part_of", part=j, whole=whole, cue=cue, exhaustive=cue in word_set("grammar", "part_of", "exhaustive")
        )
    previous = links.get(_last_count(passage, j))
    if _remaining().search(before):
        whole = previous.whole if previous is not None and previous.type == "part_of" else EARLIER
        item = _whole(passage, whole, earlier)
        if item is None or not comparable(quantities[j].item, item):
            return None
        return Link(type="part_of", part=j, whole=whole, cue="remaining", exhaustive=True)
    if previous is None or previous.type != "part_of" or ". " in before:
        return None
    if not _joiner().search(before) or (len(before) > 120 and previous.cue == "including"):
        return None
    whole_item = _whole(passage, previous.whole, earlier)
    if whole_item is None or not comparable(quantities[j].item, whole_item) or _starts_new_clause(before):
        return None
    return Link(type="part_of", part=j, whole=previous.whole, cue=previous.cue, exhaustive=previous.exhaustive)


@cache
def _remaining() -> re.Pattern[str]:
    return re.compile(r"\b(?:the )?(?:remaining|other|rest,)\s*$", re.I)


@cache
def _idiom() -> re.Pattern[str]:
    """Words that make "of which" something else than a part: "as a result of which 140 persons were hurt"."""
    return re.compile(r"\b(?:result|course|consequence|basis|strength|because|instead|means|virtue|in spite) $", re.I)


def _bare_with(cue: str, quantity: Quantity) -> bool:
    """Say whether "with" adds no more than another fact: "with 46 killed" is a part, "with 46 trucks" is not."""
    return cue.lower() == "with" and not quantity.qualifiers


def _starts_new_clause(between: str) -> bool:
    """Say whether what follows is told of something else: ", and police arrested 12"."""
    own = r"\b(?:and|but) (?:the )?[a-z]+ (?:arrested|detained|said|fired|destroyed|carried)\b"
    return re.search(own, between) is not None


def _of_the_whole(passage: Passage, j: int) -> Link | None:
    i = j - 1
    lead = passage.text[max(0, passage.quantities[i].start - 40) : passage.quantities[i].start]
    between = passage.text[passage.quantities[i].end : passage.quantities[j].start]
    if not _of_the().search(lead) or ";" in between or len(between) > 160:
        return None
    if _TOLD.match(between) and re.search(r"\b(?:these|those)\s*\Z", lead, re.I):
        return None  # a part itself: "of these 90 were in houses and 70 in fields"
    if not comparable(passage.quantities[j].item, passage.quantities[i].item):
        return None
    return Link(type="part_of", part=j, whole=i, cue="of the")


def _shares(passage: Passage) -> list[Link]:
    """Shapes "A or P% of B", "A (P%) of B", "A, or P%, of B" and "P% of B" with B a count."""
    found = bracketed_shares(passage)
    quantities = passage.quantities
    for k, percent in enumerate(quantities):
        if not is_share(percent.item) or k + 1 >= len(quantities):
            continue
        base = quantities[k + 1]
        gap = passage.text[_number_end(percent) : base.start]
        if not re.fullmatch(r"[\s),]*of (?:the |all |its |their |those |these |a total of )*", gap, re.I):
            continue
        if not countable(base.item) and base.item.unit in (None, "percent"):
            continue
        found.append(Link(type="share_of", part=k, whole=k + 1, cue="of"))
        if k and re.fullmatch(
            r",?\s*(?:\(|or |i\.e\.,? |that is,? )\s*", passage.text[quantities[k - 1].end : percent.start]
        ):
            found.append(Link(type="same_as", part=k - 1, whole=k, cue="or"))
    return found


def _glued_shares(passage: Passage, links: dict[int, Link], earlier: Quantity | None, narrowed: bool) -> list[Link]:
    """Shape "of the 179 victims 51, or 37 per cent": the percentage is a share of the whole that the count is part of.

    Without words that name the whole ("152 or 70% were lorries") the nearest count before is taken only if the share
    comes out: a guess must not accuse.
    """
    found = []
    quantities = passage.quantities
    for k in range(1, len(quantities)):
        part, percent = quantities[k - 1].item, quantities[k].item
        if not is_share(percent) or k in links:
            continue
        link = links.get(k - 2)
        if link is not None and link.type == "part_of" and link.whole == k - 1 and _restated(passage, k, link):
            found.append(Link(type="share_of", part=k, whole=k - 1, cue="or"))
            found.append(Link(type="same_as", part=k - 2, whole=k, cue="or"))
            continue
        link = links.get(k - 1)
        if not _restated(passage, k, link):
            continue
        if link is not None and link.type == "part_of":
            whole: int | None = link.whole
            sure = not (whole == EARLIER and narrowed) and not any(
                is_share(one.item) or _is_fraction(one.item) for one in quantities[: k - 1]
            )
        else:
            whole, sure = nearest_whole(passage, k - 1), False
            if whole is None and earlier is not None and comparable(part, earlier):
                whole = EARLIER
        # "60 per cent of the 1,200 voted, 690 of them (96 per cent) for it" is a share of those who voted.
        if whole is not None and not sure and not comes_out(part, percent, _whole(passage, whole, earlier)):
            whole = None
        if whole is not None:
            found.append(Link(type="share_of", part=k, whole=whole, cue="or"))
            found.append(Link(type="same_as", part=k - 1, whole=k, cue="or"))
    return found


_RATE = r"(?:(?:or|which is|making|giving|for) )?an? (?:[a-z]+ ){0,2}?(?:rate|share|proportion|ratio) of "


@cache
def _restating() -> re.Pattern[str]:
    """Words between a count and the percentage that says it again."""
    return re.compile(rf",?\s*(?:\(|or |i\.e\.,? |that is,? |which is |that means |{_RATE})\s*")


@cache
def _said_between() -> re.Pattern[str]:
    """The same past "of them" or the verb of the count."""
    return re.compile(
        rf"(?: of (?:them|these|those|which|whom))?(?: [a-z]+){{0,4}}(?: \(|, or |, i\.e\.,? |, that is,? |, which is |(?P<bare>, (?:{_RATE})?))"
    )


@cache
def _of_another_time() -> re.Pattern[str]:
    """A time behind a percentage, of which it is then told: "200 were damaged (15 per cent in April)"."""
    return re.compile(r"\s+(?:in (?:[A-Z]|\d{4})|last\b|(?:a|the) \w+ (?:ago|earlier|before)\b)")


def _restated(passage: Passage, k: int, link: Link | None) -> bool:
    """Say whether quantity `k`, a percentage, says again the count before it; farther off where words make that a part."""
    before, percent = passage.quantities[k - 1], passage.quantities[k]
    behind = passage.text[percent.end :]
    if _of_another_time().match(behind):
        return False
    if _restating().fullmatch(passage.text, before.end, percent.start):
        return True
    if link is None or link.type != "part_of":
        return False
    said = _said_between().fullmatch(passage.text, before.end, percent.start)
    return (
        said is not None
        and re.match(r"\s*[.;)]" if said["bare"] else r"(?!\s+(?:of|more|less|fewer)\b)", behind) is not None
    )


def _number_end(percent: Placed[Quantity]) -> int:
    """End of number and unit: the noun after "68% of 402 vehicles" may have been taken into the percentage's text."""
    text = percent.item.text
    found = re.search(r"%|per ?cent(?:age points?)?|percent", text, re.I)
    return percent.start + found.end() if found else percent.end


def _totals(passage: Passage) -> list[Link]:
    """Shape "A and B, a total of C": A and B are said to make up C, if A + B can be C."""
    quantities = passage.quantities
    for j in range(2, len(quantities)):
        lead = passage.text[quantities[j - 1].end : quantities[j].start]
        whole = quantities[j].item
        text = whole.text.lower()
        found = _total_before().search(lead) or re.match(r"a total of", text)
        found = found or _in_all().match(passage.text, quantities[j].end)
        if not found or not re.search(r"[,:(–—]|\band\b|\bfor\b|\bbringing\b|\bmaking\b", lead):
            continue
        if _one_more().search(lead):
            continue
        parts = _run_before(passage, j)
        if len(parts) >= 2 and _sums(quantities, parts, whole):
            return [Link(type="part_of", part=i, whole=j, cue="a total of", exhaustive=True) for i in parts]
    return []


def _so_many_of(passage: Passage) -> list[Link]:
    """Shape "118 of the 160 fires"; "two thirds of the 240 members" is a share of them."""
    found = []
    for k in range(len(passage.quantities) - 1):
        part, whole = passage.quantities[k], passage.quantities[k + 1]
        gap = passage.text[part.end : whole.start]
        named = re.fullmatch(
            r"\s+(?:out )?of (?:the |its |their |our |all |these |those |[\w-]+['’]s |[\w-]+s['’] )*", gap, re.I
        )
        if named and _is_fraction(part.item) and countable(whole.item):
            found.append(Link(type="share_of", part=k, whole=k + 1, cue="of the"))
        elif named and not _is_fraction(part.item) and comparable(part.item, whole.item):
            found.append(Link(type="part_of", part=k, whole=k + 1, cue="of the"))
    return found


def _run_before(passage: Passage, j: int) -> list[int]:
    """Indices of the quantities before `j` that are joined by commas and "and" without a full stop."""
    parts = [j - 1]
    for i in range(j - 2, -1, -1):
        between = passage.text[passage.quantities[i].end : passage.quantities[i + 1].start]
        same_unit = passage.quantities[i].item.unit == passage.quantities[j].item.unit
        if not same_unit or len(between) > 80 or not re.search(r",|\band\b|\bplus\b", between):
            break
        parts.append(i)
    return parts[::-1]


def _sums(quantities: Sequence[Placed[Quantity]], parts: Sequence[int], whole: Quantity) -> bool:
    values = [quantities[i].item.value for i in parts]
    if whole.value is None or any(value is None for value in values):
        return False
    total = sum(value for value in values if value is not None)
    return abs(total - whole.value) * 20 <= whole.value
