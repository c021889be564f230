"""Where a counted thing happened: the place named in its clause, or the one that "this road" points back to."""

import re
from collections.abc import Sequence
from functools import cache

from countersay.extraction.figures.itemised import counted_places
from countersay.extraction.figures.measured import measured_by
from countersay.extraction.figures.subject_joins import without_joins
from countersay.extraction.nouns.verb_forms import Predicate
from countersay.extraction.text.asides import past_part
from countersay.extraction.text.month_names import full_weekdays, written_months
from countersay.extraction.text.passages import Passage, Placed
from countersay.lexicon.countries import country_table
from countersay.lexicon.load import table, word_set
from countersay.lexicon.nouns import is_of_harm
from countersay.model import Mention, Quantity

_KINDS = frozenset({"place", "road", "country", "deposit"})
_SITES = frozenset({"organisation", "other"})  # "at the Hollin plant": a body's name may stand for its site
_OWNING = ("belong ", "belongs ", "belonged ", "belonging ")  # "214 belonged to the Relief Committee"
_REACH = 140


@cache
def _lead() -> re.Pattern[str]:
    """A preposition of place right before a name, past an article and a few common words."""
    return re.compile(
        r"\b(?P<word>through|throughout|along|via|across|over|on|at|in|inside|into|from|to|out of|near|off)\s+"
        r"(?:the|this|that|its|their)?\s*(?:(?!the\b|our\b|its\b|their\b|with\b|against\b|by\b)[a-z]+\s+(?:of\s+the\s+)?){0,3}"
        r"(?:(?:port|city|town|village|resort|harbou?r|hamlet|locality|settlement|suburb)\s+of\s+(?:the\s+)?)?$",
        re.I,
    )


@cache
def _demonstrative() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:through|along|via|across|over|on|at|in|into|used|passed|crossed|entered|left|reached)\s+"
        r"(?:the|this|that|the same|the said)\s+"
        r"(?P<head>road|corridor|crossing|bridge|port|checkpoint|route|highway|border|strait|pass|tunnel|terminal|gate|post|"
        r"city|town|village|district|province|region|island|camp|plant|factory|dam|square)\b(?!\s+(?:of|to|from)\b)",
        re.I,
    )


@cache
def _deictic() -> re.Pattern[str]:
    """Words that name a place only together with who says them ("here"), a number of places, or the whole country."""
    words = table("nouns")["areas"]["words"]
    areas = "|".join(words)
    plural = "|".join(word[:-1] + "ies" if re.search("[^aeiou]y$", word) else word + "s" for word in words)
    return re.compile(
        rf"\b(?:here|locally|in\s+(?:our|the|this|that|its|their)\s+(?:own\s+|whole\s+|entire\s+)?(?:{areas})"
        r"|nationwide|countrywide|worldwide|(?:across|throughout|in)\s+the\s+(?:whole\s+|entire\s+)?(?:country|nation)"
        rf"|(?:in|across|from)\s+(?:[a-z]+|\d+)\s+(?:different\s+)?(?:{plural}|countries))\b(?!\s+(?:of|hall|council|house|centre|center|court|square|office|board)\b|['’]s\b)",
        re.I,
    )


def place_of(passage: Passage, index: int, predicate: Predicate | None, earlier: Sequence[Mention]) -> str | None:
    """Return the place of the quantity `index` as some passage of the document writes it, or None."""
    quantity = passage.quantities[index]
    if ") " in passage.text and (counted := counted_places(passage)) and index == min(counted) - 1:
        return passage.text[counted[min(counted)].start : counted[max(counted)].end]  # of all of them together
    start = min(quantity.end, predicate.start) if predicate else quantity.end
    start = max(start, _after_qualifiers(passage, index))
    aside = past_part(passage.text, quantity.end)
    start = max(start, aside) if aside > quantity.end else start
    following = next((q.start for q in passage.quantities[index + 1 :] if q.start >= aside), len(passage.text))
    harm = is_of_harm(predicate.lemma) if predicate else False
    if harm and re.match(r"[^,.;:]{0,50}\swhen\s[^.;:]*$", passage.text[quantity.end : following]):
        following = len(passage.text)  # "47 were killed when shells hit two schools in Tarn"
    end = min(max(following, predicate.end if predicate else 0), quantity.end + _REACH, len(passage.text))
    stop = passage.text.find(";", quantity.end, end)
    end = _word_end(passage.text, stop if stop >= 0 else end)
    beside = _beside(harm).search(passage.text, start, end)
    end = beside.start() if beside else end
    named = (
        _before(passage, index)
        or _where(passage, quantity)
        or _passed(passage, predicate)
        or _named(passage, start, end)
    )
    if named:
        return named
    pointed = _demonstrative().search(passage.text, start, end)
    if pointed:
        antecedent = _antecedent(pointed["head"].lower(), earlier)
        if antecedent:
            return antecedent
    opening = _opening().match(passage.text) or _opening_named(passage)
    if opening and _told().search(passage.text, opening.end(), quantity.start):
        opening = None
    first = index == 0 or (opening is not None and not _turned().search(passage.text, opening.end(), quantity.start))
    opened = _named(passage, 0, min(quantity.start, opening.end())) if opening and first else None
    return opened or _pointing(passage, index, start, end)


def _word_end(text: str, end: int) -> int:
    """Return the end of the word that a limit would cut in two; of a very long one no more than a hundred characters."""
    found = re.compile(r"[\w-]{0,100}").match(text, end) if text[end - 1 : end].isalnum() else None
    return found.end() if found else end


def _passed(passage: Passage, predicate: Predicate | None) -> str | None:
    """The place that is the object of a verb of motion: "119 vessels left the port of Pelm", "12 lorries passed the Osk gate"."""
    if predicate is None or predicate.lemma not in word_set("grammar", "places", "motions"):
        return None
    found = _object_place().match(passage.text, predicate.end)
    if found is None:
        return None
    here = [m for m in passage.mentions if found.start() < m.start <= found.end() < m.end and m.item.kind in _KINDS]
    return max(here, key=lambda m: m.end).item.text if here else None


@cache
def _object_place() -> re.Pattern[str]:
    """What may stand between a verb of motion and a name: "left the Black Sea port of Pelm"."""
    areas = "|".join((*table("nouns")["areas"]["words"], "bay", "harbour", "ports"))
    return re.compile(rf"\s+(?:the\s+)?(?:(?:[\w’-]+\s+){{0,3}}(?:{areas})s?\s+of\s+)?")


def _pointing(passage: Passage, index: int, start: int, end: int) -> str | None:
    """The words "here", "in the region", "nationwide" in the clause, or before the first figure, lower case."""
    found = _deictic().search(passage.text, start, end)
    if found is None and index == 0:
        found = _deictic().search(passage.text, 0, passage.quantities[0].start)
    return " ".join(found[0].lower().split()) if found else None


def _after_qualifiers(passage: Passage, index: int) -> int:
    """End of what narrows the noun: "mines made in Albor in 2021 were found" were not found in Albor."""
    quantity = passage.quantities[index]
    end = quantity.end
    for qualifier in quantity.item.qualifiers:
        at = passage.text.lower().find(qualifier, quantity.start, quantity.end + _REACH)
        if at >= 0:
            end = max(end, at + len(qualifier))
    return end


@cache
def _opening() -> re.Pattern[str]:
    """A place that opens the sentence: "In the port of Alm, 40 trucks ...", up to its comma."""
    return re.compile(r"[\s•*–\"“‘'-]*(?:in|at|on|along|through|across|near|outside|inside)\b[^,]{1,60},", re.I)


def _opening_named(passage: Passage) -> re.Match[str] | None:
    """The same without a comma: "At the Sotra bridge the team counted 418 people"."""
    found = re.match(r"[\s•*–\"“‘'-]*(?:In|At|Near|Outside|Inside)\s+(?:the\s+)?", passage.text)
    named = next((m for m in passage.mentions if found and m.start == found.end() and m.item.kind in _KINDS), None)
    return re.compile(r"[^,;.]*").match(passage.text, 0, named.end) if named is not None else None


@cache
def _told() -> re.Pattern[str]:
    """Verbs of speech: "In Lund the minister said that 40 ships had been sunk" tells where he spoke."""
    return re.compile(
        r"\b(?:said|says|saying|told|announced|claimed|claims|stated|declared|warned|added|insisted|confirmed|according)\b(?!\s*,)(?!\s+(?:that\s+)?(?:they|it|he|she|we)\b)",
        re.I,
    )


def _where(passage: Passage, quantity: Placed[Quantity]) -> str | None:
    """The place that a clause with "where" tells of: "visited the Dorvan camp, where 87 men were held"."""
    found = re.search(r",\s+where\b(?:[^,;.]|,\d){0,80}$", passage.text[max(0, quantity.start - 110) : quantity.start])
    if found is None:
        return None
    comma = max(0, quantity.start - 110) + found.start()
    for mention in passage.mentions:
        head = passage.text[mention.end : comma]
        if (
            mention.end <= comma
            and re.fullmatch(r"(?:\s+[a-z-]+){0,2}", head)
            and (mention.item.kind in _KINDS or (head and mention.item.kind in _SITES))
        ):
            return mention.item.text
    return None


@cache
def _turned() -> re.Pattern[str]:
    """What ends the hold of a place that opened the sentence: "In Brod 40 came, while 12 were sent on"."""
    return re.compile(
        r";|\b(?:while|whereas|but|compared|against|than|elsewhere|nationwide|there)\b|\b(?:in|at|from|to|near|on)\s+(?:the\s+)?(?-i:[A-Z])|"
        r"\b(?:in|at|from|to|across)\s+(?:all|other|another|the\s+(?:country|region|whole|rest))\b",
        re.I,
    )


@cache
def _beside(harm: bool) -> re.Pattern[str]:
    """What begins words behind a count whose place is not its own: "3,180 families, most of them from Tann, fled".

    "94 sailings were lost when the ship lay at Lind" tells where the ship lay; "12 died when a shell hit Tann" where they died.
    """
    some = r"\bby\s[^,.;:]{1,60}?\s(?:which|who|that)\s|,\s+(?:most|many|some|several|half|mainly|mostly|chiefly|largely|primarily|predominantly|principally)\b"
    return re.compile(
        some if harm else some + r"|\s(?:when|while|whereas|because(?!\s+of\b)|although)\s+(?!they\b|it\b|he\b|she\b)",
        re.I,
    )


def _named(passage: Passage, start: int, end: int) -> str | None:
    best: tuple[int, Placed[Mention]] | None = None
    for mention in passage.mentions:
        kind = mention.item.kind
        if kind not in _KINDS | _SITES or not start <= mention.start < end:
            continue
        if _heads_next(passage, mention.end, end) or passage.text.startswith(" side", mention.end):
            continue  # "waited on the Tarsk side" tells on which side of some other place
        if (
            passage.text.startswith(("-", "–"), mention.end)
            and passage.text[mention.end + 1 : mention.end + 2].isalpha()
        ):
            continue  # "in the Alm-Odra war"
        if _of_instrument().match(passage.text, mention.end) or _in_longer_name(passage, mention):
            continue  # "in breach of the Minsk agreements", "the banned group Palestine Action"
        if passage.text.startswith(" (", mention.end) and _has_count(passage, mention.end):
            continue
        lead = _lead().search(passage.text, max(start, mention.start - 60), mention.start)
        owned = lead is not None and passage.text.endswith(_OWNING, 0, lead.start())
        if (
            lead is None
            or owned
            or passage.text.endswith("according ", 0, lead.start())
            or _ABSTRACT.match(lead[0]) is not None
            or lead.start() < start
            or (
                kind in _SITES
                and not _is_site(mention.item, lead["word"].lower())
                and not _is_listed(passage, mention, lead)
            )
        ):
            continue
        # Where something went to or came from is named only if no place of passage is; a site only if no place is.
        rank = 1 if lead["word"].lower() in ("to", "from", "into", "out of") else 0
        rank += 2 * (kind in _SITES)
        rank = 2 * rank - (mention.item.kind == "road")
        if _tells_where(passage, mention):
            continue
        longest = best is None or (rank, mention.start, -mention.end) < (best[0], best[1].start, -best[1].end)
        if longest:
            best = (rank, mention)
    if best:
        return _with_second(passage, best[1], end)
    plain = _unnamed().search(passage.text, start, end) or (
        _heading().match(passage.text, 0, end) if not start else None
    )
    if plain is not None and passage.text.startswith(" (", plain.end()) and _has_count(passage, plain.end()):
        return None
    if (
        plain is None
        or re.search(r"-[a-z]+ed$", plain["name"])
        or _of_two(passage.text, plain)
        or plain["name"] in country_table().adjectives
    ):
        return None  # "in Government-controlled territory", "from Ukrainian ports"
    if any(m.start < plain.end() and plain.start("name") < m.end for m in passage.mentions):
        return None
    return plain["name"]


_ABSTRACT = re.compile(
    r"(?:in|at|on|over)\s+(?:support|favou?r|breach|violation|protest|memory|honou?r|response|reply|accordance|connection|cooperation|"
    r"defence|defense|charge|search|need|solidarity|sympathy|behalf)\s+(?:of|with|to|for|against|at|over)\b",
    re.I,
)


def _in_longer_name(passage: Passage, mention: Placed[Mention]) -> bool:
    """Say whether a capital right behind a country or place goes on with its name: "backed the group Albor Action"."""
    found = _CAPITAL.match(passage.text, mention.end)
    return found is not None and re.fullmatch(f"{full_weekdays()}|{written_months()}", found[1]) is None


_CAPITAL = re.compile(r" (?!(?:Mr|Mrs|Ms|Dr|President|Minister|Prime|General|I)\b)([A-Z][a-z]+)")


@cache
def _of_instrument() -> re.Pattern[str]:
    """An instrument named after a place, behind that name: "the Tavra peace agreements", "the Osk Protocol"."""
    return re.compile(rf"\s(?:[a-z-]+\s)?(?:{'|'.join(sorted(word_set('grammar', 'places', 'instruments')))})\b", re.I)


def _tells_where(passage: Passage, mention: Placed[Mention]) -> bool:
    """Say whether a name only tells where to find the place behind it: "the Black Sea port of Pelm", "the Alm valley town of Osk"."""
    words = mention.item.text.rsplit(" ", 1)
    at = mention.end - len(words[-1]) - 1 if words[-1].lower() in _SETTLED and len(words) > 1 else mention.end
    return _OF_NAME.match(passage.text, at) is not None


_SETTLED = frozenset({"port", "city", "town", "village", "resort", "harbour", "harbor", "hamlet"})
_OF_NAME = re.compile(rf"(?:\s[a-z]+)?\s(?:{'|'.join(sorted(_SETTLED))})\s+of\s+(?:the\s+)?(?-i:[A-Z])")


def _of_two(text: str, named: re.Match[str]) -> bool:
    """Say whether two names are joined by what they share and no place: "in the Alm-Odra war"."""
    return (
        "-" in named["name"]
        and re.compile(r"\s(?:war|conflict|dispute|talks|treaty|deal|match|pact)\b").match(text, named.end())
        is not None
    )


def _is_listed(passage: Passage, mention: Placed[Mention], lead: re.Match[str]) -> bool:
    """Say whether a name of no known kind begins a list of places: "across Campe, Quina, and Sarn"."""
    spread = lead["word"].lower() in ("across", "throughout", "in", "at")
    return spread and mention.item.kind == "other" and _LIST_OF_NAMES.match(passage.text, mention.end) is not None


def _has_count(passage: Passage, end: int) -> bool:
    """Say whether the name that ends there has a count of its own in brackets: "killed in Brod (22), Harl (16) and Sarn (10)"."""
    return any(named.end == end for named in counted_places(passage).values())


def _with_second(passage: Passage, first: Placed[Mention], end: int) -> str:
    """Return the words for a place, with those joined to it: "were detained in Osk and Tarbat" is told of neither alone."""
    listed = _LIST_OF_NAMES.match(passage.text, first.end) if first.item.kind in _KINDS | {"other"} else None
    if listed is not None:
        return passage.text[first.start : listed.end()]
    joined = _AND_PLACE.match(passage.text, first.end, end)
    second = next((m for m in passage.mentions if joined and m.start == joined.end() and m.item.kind == "place"), None)
    if second is None or first.item.kind != "place" or _VERB_NEXT.match(passage.text, second.end):
        return first.item.text
    return passage.text[first.start : second.end]


_LIST_OF_NAMES = re.compile(
    r"(?:,\s(?:[A-Z][\w’'-]+)(?:\s[A-Z][\w’'-]+){0,2}){1,8},?\sand\s(?:[A-Z][\w’'-]+)(?:\s[A-Z][\w’'-]+){0,2}"
)
_AND_PLACE = re.compile(r"\s+and\s+(?:in\s+)?(?:the\s+)?")
_VERB_NEXT = re.compile(r"\s+(?:was|were|is|are|has|have|had|will|saw|fell|came|remains?)\b|[\s-]\w+ed\b")


def _is_site(mention: Mention, lead: str) -> bool:
    """Say whether a body's name stands for its site: "at Marrow Steel", "from the Hollin plant", not "from the Red Cross"."""
    moving = lead in ("from", "to") and mention.kind == "organisation"
    return lead in word_set("grammar", "places", "site_leads") and (not moving or mention.text.split()[-1].islower())


def _heads_next(passage: Passage, end: int, limit: int) -> bool:
    """Say whether a place that ends there belongs to the number after it: "91,000 at Osk and at Tarbat 57,000"."""
    return end < limit and any(
        _HEAD.fullmatch(passage.text[end : q.start]) for q in passage.quantities if q.start >= end
    )


_HEAD = re.compile(
    r"(?: (?:mine|plant|port|gate|crossing|district|region|camp|province|state|county|city|town|village|sector|area|prison))?(?: alone,?| it was| was|:)? "
)


def _before(passage: Passage, index: int) -> str | None:
    """The place right before the number, in a list of places with a number each, or in the subject that it measures."""
    placed = passage.quantities[index]
    own = counted_places(passage).get(index) if passage.text.startswith(")", placed.end) else None
    if own is not None:
        return own.name
    low = passage.quantities[index - 1].end if index else 0
    for mention in passage.mentions:
        if mention.item.kind not in _KINDS | _SITES or mention.start < low or mention.end > placed.start:
            continue
        lead = _lead().search(passage.text, max(low, mention.start - 30), mention.start)
        first = index == 0 and lead is not None and lead.start() == 0  # "At the Osk checkpoint 12 trucks waited"
        if lead is not None and (index or first) and _HEAD.fullmatch(passage.text[mention.end : placed.start]):
            return mention.item.text
    subject = measured_by(without_joins(passage), placed.start, placed.item.unit is None)
    return _named(passage, subject.start, subject.end) if subject is not None else None


@cache
def _unnamed() -> re.Pattern[str]:
    """A capital word after a preposition of place that no finder of names took for a name."""
    months, days = written_months(), full_weekdays()
    return re.compile(
        rf"(?<!according )\b(?:through|along|via|across|at|in|to|from|into)\s+(?:the\s+)?(?P<name>(?!{months}|{days})[A-Z][a-z][\w-]+(?:\s[A-Z][a-z][\w-]+){{0,2}})\b(?!['’]|\s(?:to|of|for)\s[A-Z])"
    )


@cache
def _heading() -> re.Pattern[str]:
    """The same where it opens the sentence: "In Sarvat, 94 people were hurt"."""
    months, days, others = written_months(), full_weekdays(), "|".join(table("nouns")["areas"]["openers"])
    return re.compile(
        rf"[\s•*–-]*(?:In|At|Near|Outside)\s+(?P<name>(?!{months}|{days}|(?:{others})\b)[A-Z][a-z][\w-]+(?:\s[A-Z][a-z][\w-]+)?)(?=,|\s+alone,)"
    )


def _antecedent(head: str, earlier: Sequence[Mention]) -> str | None:
    for mention in reversed(earlier):
        if mention.text.lower().split()[-1] == head:
            return mention.text
    return None
