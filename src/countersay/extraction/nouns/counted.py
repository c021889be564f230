"""The noun a number counts, with its modifiers, and the words after it that narrow it.

No parser: a noun phrase runs from the number to its first plural, or the one right after an attributive plural. The
lemma is lower case and singular; adjectives that do not say what is counted ("other", "additional") are left out.
"""

import re
from typing import NamedTuple

from countersay.extraction.nouns.coordinated import Conjunct, joined
from countersay.extraction.nouns.narrowing import qualifiers
from countersay.extraction.nouns.noun_words import MONEY, NEXT, WORD, lists
from countersay.extraction.nouns.verb_forms import gerund_lemma, verb_lemma
from countersay.lexicon.load import word_set

MAX_WORDS = 8
_HUNG = re.compile(r"- (?:and|or) [\w-]+")
_DIGIT_WORD = re.compile(
    r"(?:[ \u00a0]|-)([A-Z][A-Za-z]{0,3}-?\d{1,3}[A-Z]?|[A-Z][A-Za-z]{3,11}-\d{1,4}[A-Z]?|\d{1,3}[A-Z]\d{1,3}[A-Z]?"
    r"|\d{1,4}[ -]?(?:mm|cm|inch|ton|tonne|kg|litre|year-old))(?=[ -])"
)
_QUOTED = re.compile(r"[ \u00a0][“\"‘]([A-Z][\w-]*(?: [A-Z][\w-]*)?)[”\"’](?=[ \u00a0][a-z])")  # "44 “Shahed” drones"


class Noun(NamedTuple):
    """A counted noun: its lemma with modifiers, where the phrase ends, whether it is plural or known as collective."""

    lemma: str | None
    start: int
    end: int
    qualifiers: tuple[str, ...] = ()


class _Token(NamedTuple):
    """A word after the number: as written, lower case, place."""

    word: str
    low: str
    start: int
    end: int


def singular(word: str) -> str:
    """Return the singular of a lower-case noun.

    >>> [singular(word) for word in ("mines", "bodies", "boxes", "women", "classes", "gas")]
    ['mine', 'body', 'box', 'woman', 'class', 'gas']
    """
    known = lists().singular.get(word)
    if known is not None:
        return known
    for head in (word.rpartition("-"),):
        if head[1] and head[2] in lists().singular:
            return head[0] + "-" + lists().singular[head[2]]
    if word.endswith(("men", "children")) and word not in word_set("grammar", "counted", "not_men"):
        return word[:-2] + "an" if word.endswith("men") else word[:-3]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    if word.endswith("oes") and len(word) > 4:
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us")) and len(word) > 3:
        return word if word.endswith("is") and len(word) < 6 else word[:-1]
    return word


def is_plural(word: str) -> bool:
    """Say whether a lower-case word looks like a plural noun or is a known collective."""
    if word in lists().collective or (
        word.endswith(("men", "people", "children")) and word not in word_set("grammar", "counted", "not_men")
    ):
        return True
    return word.endswith(("s", "s’", "s'")) and len(word) > 3 and not word.endswith(("ss", "us", "is", "’s", "'s"))


def _modifies(text: str, end: int, one: bool = False) -> bool:
    """Say whether a participle that ends at `end` stands before its noun: "20 wounded soldiers", "81 captured Osk soldiers"."""
    match = NEXT.match(text, end)
    if match is None and (people := _PEOPLE.match(text, end)) is not None:
        return people[1] not in lists().stop and is_plural(people[1]) and not _SAYING.match(text, people.end())
    return match is not None and match[1] not in lists().stop and (one or is_plural(match[1]))


_PEOPLE = re.compile(r"[ \u00a0][A-Z][a-z-]+(?:n|sh|ch|ese|ic|ek|i)[ \u00a0]([a-z-]+)")  # an adjective of a people
_SAYING = re.compile(r"[ \u00a0](?:say|said|says|report|reported|claim|claimed|told|announced|confirmed)\b")


_LAST_CELL = re.compile(r"(?:[^\S\n]{3,}|\t)[\d.,]+[^\S\n]*\Z")
_BEHIND_LABEL = re.compile(r"[^\S\n]*(?:[-*•][^\S\n]+)?[^\W\d][^:\n]{0,40}:[^\S\n]+\S{0,3}[\d.,]+\Z")
_LABEL = re.compile(r"\n[^\S\n]*(?:[-*•][^\S\n]+)?[^\W\d][^:\n]{0,40}:[^\S\n]+\S{0,3}\d")


def _ends_row(text: str, pos: int) -> bool:
    """Say whether a number is the last cell of a row: wide blanks, a tab or a label before it, the end of the line behind it."""
    line = text.rfind("\n", 0, pos) + 1
    if pos - line < 80 and _LABEL.match(text, pos) is not None and _BEHIND_LABEL.match(text, line, pos) is not None:
        return True
    return _LAST_CELL.search(text[max(line, pos - 40) : pos]) is not None


def after(text: str, pos: int, one: bool = False, through: bool = True) -> Noun | None:
    """Return the noun counted by a number that ends at `pos`.

    `one` says that it is a singular; `through` that "pieces of mines" counts mines.

    >>> after("26 heavy duty vehicles passed", 2).lemma
    'heavy duty vehicle'
    """
    if text.startswith("\n", pos) and _ends_row(text, pos):
        return None  # the label of the next row
    found = _phrase(text, pos, one or text[pos : pos + 1] == "-")
    if not found:
        return None
    head = _singular_head(found) if one else _plural_head(found)
    if one and head == 0 and found[0].low.endswith("ed") and verb_lemma(found[0].low) is not None:
        return None  # "of 86 samples, one failed"
    if head < 0 and text[pos : pos + 1] == "-":
        head = 0
    if head < 0 and not one and _is_people(found[0].word):
        found, head = found[:1], 0
    if head < 0:
        return None
    noun = _noun(text, found, head, through)
    return noun if one or text[pos : pos + 1] == "-" else _together(text, noun)


def _is_people(word: str) -> bool:
    """Say whether a word behind a number is the name of a people that has no plural: "348 Rohingya died", "12 Japanese"."""
    return word in word_set("counted", "peoples", "unchanged") or _IN_ESE.fullmatch(word) is not None


_IN_ESE = re.compile(r"[A-Z][a-z]{2,}ese")


def _together(text: str, noun: Noun) -> Noun:
    """Return the noun with those that the same number counts: "women and children"."""
    if noun.lemma is None or noun.qualifiers:
        return noun
    both = joined(text, Conjunct(noun.lemma, noun.start, noun.end), conjunct)
    return noun if both.end == noun.end else Noun(both.lemma, both.start, both.end, qualifiers(text, both.end))


def conjunct(text: str, pos: int) -> Conjunct | None:
    """Return the plural noun phrase that begins at `pos`, without what narrows it."""
    found = _phrase(text, pos, singular_wanted=False)
    head = _plural_head(found)
    if head < 0 or head > _LONGEST or text[pos : pos + 1] == "-" or any("and" in token.low.split() for token in found):
        return None
    noun = _noun(text, found, head, through=False)
    return None if noun.lemma is None else Conjunct(noun.lemma, noun.start, noun.end)


_LONGEST = 2  # modifiers of a further noun


def _phrase(text: str, pos: int, singular_wanted: bool) -> list[_Token]:
    """Return the words from `pos` that may belong to one noun phrase."""
    known = lists()
    found: list[_Token] = []
    at = pos
    while len(found) < MAX_WORDS:
        named = text[at + 1 : at + 2].isupper() and _DIGIT_WORD.match(text, at) is not None  # "12 BM-21 rockets"
        quoted = _QUOTED.match(text, at)
        quoted = None if quoted is not None and is_plural(quoted[1].lower()) else quoted
        match = None if named or quoted else WORD.match(text, at)
        if (
            match is not None
            and text[match.end() : match.end() + 2] == "- "
            and (hung := _HUNG.match(text, match.end()))
        ):
            found.append(_Token(match[2], text[match.start(2) : hung.end()].lower(), match.start(2), hung.end()))
            at = hung.end()
            continue
        if match is not None and text[match.end() : match.end() + 1] in MONEY:
            break  # "18 million of the US$ 61 million"
        if match is None:
            match = quoted or _DIGIT_WORD.match(text, at)
            if match is None:
                break
            found.append(_Token(match[1], match[1].lower(), match.start(1), match.end()))
            at = match.end()
            continue
        low = match[2].lower()
        if low in known.stop and match[2] != "US" and not _WORK.match(text, match.start(2)):
            joins = (
                low in ("and", "or") and found and not singular_wanted and _joins_adjectives(text, match.end(), found)
            )
            if not joins:
                break
        elif not found and low in word_set("grammar", "counted", "finite"):
            break  # "two suffered burns"
        elif low in known.participles and not (
            all(token.low.endswith("ly") or token.word[:1].isupper() for token in found)
            and _modifies(text, match.end(), singular_wanted)
        ):
            break
        found.append(_Token(match[2], low, match.start(2), match.end()))
        at = match.end()
        if singular_wanted and match.group()[0] == "-" and text[at : at + 1] != "-":
            break
    return found


def _joins_adjectives(text: str, end: int, found: list[_Token]) -> bool:
    """Say whether "and" that ends at `end` joins two modifiers: "15 civilian and military vehicles"."""
    if _plural_head(found) >= 0:
        return False
    match = _TWO_NEXT.match(text, end)
    if match is None or match[1] in lists().stop:
        return False
    return is_plural(match[1]) or (match[2] is not None and match[2] not in lists().stop and is_plural(match[2]))


_WORK = re.compile(  # "25 work stoppages", but "40 people work nights"
    r"work[ -](?:stoppages|permits|visas|sites|places|accidents|injuries|camps|teams|crews|orders|groups|contracts|days)\b"
)
_TWO_NEXT = re.compile(r"[ \u00a0]([a-z-]+)(?:[ \u00a0]([a-z-]+))?")


def _plural_head(found: list[_Token]) -> int:
    """Return the index of the first plural that is no modifier of a plural right after it, or -1.

    A capitalised plural is a name when another plural follows within two words ("400 Dataproducts common shares").
    """
    for index, token in enumerate(found):
        if not _plural(token):
            continue
        rest = found[index + 1 : index + 3]
        if token.word[0].isupper() and rest and rest[0].word[0].islower() and any(_plural(item) for item in rest):
            continue
        following = found[index + 1] if index + 1 < len(found) else None
        attributive = token.low in lists().attributive | lists().participles | _ADJECTIVAL or token.word[0].isupper()
        if following is not None and attributive and _plural(following):
            return index + 1  # "20 sports cars", but "three reforms helps"
        if token.low in lists().participles and len(rest) > 1 and rest[0].word[0].isupper() and _plural(rest[1]):
            return index + 2  # "31 detained Teshian fishermen"
        return index
    return -1


_ADJECTIVAL = frozenset(
    {"elderly", "youth", "population", "infantry", "cavalry"}
)  # collectives before a plural: "two elderly women"


def _plural(token: _Token) -> bool:
    return is_plural(token.low) or (token.low.endswith("is") and token.word[0].isupper() and len(token.low) > 5)


def _is_object(token: _Token) -> bool:
    return token.word[0].isupper() or is_plural(token.low)


def _singular_head(found: list[_Token]) -> int:
    """Return the index of the head of a singular phrase: the last word before what looks like a verb or adverb.

    "-ing" before another noun is a modifier ("one sticking point"), before a plural or nothing a verb ("one man
    carrying bombs").
    """
    last = len(found) - 1
    for index in range(last + 1):
        low = found[index].low
        if low.endswith(("'s", "’s")):
            return index  # "one man's search" counts the man
        if index == 0:
            continue
        if (low.endswith("ly") and low not in word_set("grammar", "counted", "nouns_in_ly")) or (
            low.endswith("ed") and len(low) > 4 and not found[index - 1].low.endswith("ly")
        ):
            return index - 1
        if index == last and is_plural(low):
            return index - 1  # "one point remains"
        if low in word_set("grammar", "counted", "after_noun"):
            return index - 1
        if low.endswith("ing") and len(low) > 5 and (index == last or _is_object(found[index + 1])):
            return index - 1
    return last if last < 6 else 0


def _noun(text: str, found: list[_Token], head: int, through: bool) -> Noun:
    known = lists()
    start, end, low = found[0].start, found[head].end, found[head].low
    if through and low in known.through and (match := _OF.match(text, end)):
        at = match.end() - 1
        inner = after(text, at, through=False) or after(text, at, one=True, through=False)
        if inner is not None:
            return Noun(inner.lemma, start, inner.end, inner.qualifiers)
    if low.endswith(("’", "'")):
        end -= 1
        low = low.rstrip("’'")
    elif low.endswith(("'s", "’s")):
        end -= 2
    owner: tuple[str, ...] = ()
    first = 0
    for index, token in enumerate(found[:head]):
        if token.low.endswith(("'s", "’s", "s'", "s’")):
            first = index + 1
            owner = (
                "of " + " ".join(item.low for item in found[:first]).rstrip("’'").removesuffix("'s").removesuffix("’s"),
            )
    low = low.removesuffix("'s").removesuffix("’s")
    names = [token.low for token in found[first:head] if token.low not in known.dropped or token.word[0].isupper()]
    lemma = " ".join([*names, singular(low)])
    return Noun(lemma, start, end, (*owner, *qualifiers(text, end)))


_OF = re.compile(
    r"[\"”’']?[ \n]of[ \n](?:all (?:of )?)?(?:the |these |those |its |their |our |his |her |such )?"
    r"(?:(?:last |this |next |previous |current )?(?:year|season|month|week|autumn|summer|spring)['’]s )?"
)


_COUNT = re.compile(r"[ \u00a0]?\(\d[\d,.  ]*\)")


def _past_count(text: str, pos: int) -> int:
    """Return the place behind how many a share is, in brackets: "39% (54,839) of the cases"."""
    match = _COUNT.match(text, pos)
    return pos if match is None else match.end()


def of_whole(text: str, pos: int) -> Noun | None:
    """Return the noun of "of the X" after a unit or share that ends at `pos`: "20 percent of the territories".

    >>> of_whole("half of the trucks", 4).lemma
    'truck'
    """
    match = _OF.match(text, _past_count(text, pos))
    if match is None:
        return None
    people = NEXT.match(text, match.end() - 1) if match.group().rstrip().endswith("the") else None
    if people is not None and people[1] in lists().participles and not _modifies(text, people.end()):
        return Noun(people[1], people.start(1), people.end())  # "a third of the wounded"
    adverb = _ADVERB.match(text, match.end() - 1)  # "90 per cent of previously flooded districts"
    begin = adverb.end() if adverb is not None else match.end() - 1
    counted_own = _OWN_COUNT.match(text, begin)  # "four in five of the council's 1,200 drivers"
    begin = counted_own.end() if counted_own is not None else begin
    noun = after(text, begin)
    owner = _OWNER.match(text, begin) if noun is None else None  # "12 per cent of the world's grain trade"
    at = owner.end() if owner is not None else begin
    return noun or _mass_together(text, after(text, at, one=True))


_ADVERB = re.compile(r" [a-z]{3,}ly(?= [a-z]+ed )")
_OWN_COUNT = re.compile(
    r" (?:[\w-]+ ){0,2}[\w-]+[’']s? (?:\d[\d,.]*(?: (?:thousand|million|billion))?|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty)(?= (?!thousand|million|billion)[a-z])"
)
_OWNER = re.compile(r" (?:[A-Z][\w-]*|world|country|city|state|region|group|company)[’']s(?= [a-z])")


def _mass_together(text: str, noun: Noun | None) -> Noun | None:
    """Return the noun of an amount with those measured with it: "40 tonnes of flour, rice and oil"."""
    if noun is None or noun.lemma is None or noun.qualifiers:
        return noun
    both = joined(text, Conjunct(noun.lemma, noun.start, noun.end), _mass_conjunct)
    if text.startswith(", and ", noun.end):
        return noun  # "burned 40 tonnes of coal, and gas ran out"
    return noun if both.end == noun.end else Noun(both.lemma, both.start, both.end, qualifiers(text, both.end))


def _mass_conjunct(text: str, pos: int) -> Conjunct | None:
    """Return the singular noun phrase that begins at `pos`, if no verb or adverb begins there."""
    found = _phrase(text, pos, singular_wanted=True)
    if not found or text[pos : pos + 1] == "-" or not found[0].low.isalpha():
        return None
    first = found[0].low
    if first in ("more", "less", "fewer", "over", "nearly", "almost", "about", "around"):
        return None  # "gallons of liquid waste and more than 5,400 tons"
    if verb_lemma(first) is not None or gerund_lemma(first) is not None or first.endswith("ly"):
        return None
    head = _singular_head(found)
    if head < 0 or head > _LONGEST or any(is_plural(token.low) for token in found[: head + 1]):
        return None
    noun = _noun(text, found, head, through=False)
    return None if noun.lemma is None else Conjunct(noun.lemma, noun.start, noun.end)
