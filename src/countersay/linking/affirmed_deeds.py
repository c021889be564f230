"""Find the plain clause of another voice that is affirmed though fewer words are shared: "It is true that 14 men were arrested in Orla"
and "They took 14 men from Orla to the camp", "We regret the release of oil" and "The tanker spilled oil".

1. Shared must be the verb, in whatever words, or a number of three and more; and something besides: a noun, a name, a day, a number.
2. Both are negated or neither; days and places do not stand against each other; asked, supposed and reported clauses are none.
3. The clause is of another side, one of the two is declared, and no other clause shares as much.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache, cached_property

from countersay.lexicon.load import table
from countersay.linking.contrary_words import Keys, is_of_people, keys_of, word_keys
from countersay.linking.other_words import clauses_of, is_negated
from countersay.linking.plain_sentences import Sentence, VoicesByPlace, as_statement, by_place
from countersay.linking.question_items import Item
from countersay.linking.replies_said import is_open
from countersay.linking.set_apart import MONTHS, days_in
from countersay.linking.sides import Sides
from countersay.linking.undone_deeds import is_deed
from countersay.model import Attribution, Document, Proposition

_LEAST = 2  # things shared
_FEW = 2  # numbers of no more are told of anything
_NAME = re.compile(r"(?<!^)(?<![.!?] )\b[A-Z][^\W\d_]{2,}")
_DETERMINED = re.compile(r"\b(?:the|a|an|its|their|our|his|her|these|those|that|this|any|no) (?P<noun>[a-z]+)\b", re.I)


class _Said:
    """A clause with what it is compared by."""

    def __init__(self, text: str, document: str, sides: Sides) -> None:
        self._text, self._document, self._sides = text, document, sides
        self.verbs = _verbs(text)
        self.days = days_in(text)
        self.numbers = _counts(text, self.days)

    @cached_property
    def nouns(self) -> Keys:
        """Rows of the words that are no verbs."""
        return frozenset(key for key in keys_of(_NAME.sub(" ", self._text)) if not key.startswith("@v "))

    @cached_property
    def names(self) -> set[str]:
        """Names besides those of the parties."""
        named = (word for word in _NAME.findall(self._text) if word not in _DAYS)
        return {word for word in named if self._sides.side(word, self._document) is None}

    def may_share(self) -> Iterator[str]:
        """Yield what of one clause another must have some of to share anything: verbs and numbers."""
        yield from self.verbs
        yield from self.numbers

    def shares(self, other: "_Said") -> int:
        """Return how much two clauses have in common, 0 where they stand apart."""
        if (self.days and other.days and not self.days & other.days) or (
            self.names and other.names and not self.names & other.names
        ):
            return 0
        times = [{number for number in said.numbers if ":" in number} for said in (self, other)]
        if times[0] and times[1] and not times[0] & times[1]:
            return 0
        numbers = {
            number
            for number, counted in self.numbers.items()
            if number in other.numbers and _are_one(counted, other.numbers[number])
        }
        verb = bool(self.verbs & other.verbs)
        if not verb and not numbers:
            return 0
        things = _families(self.nouns & other.nouns)
        return verb + things + len(self.names & other.names) + len(self.days & other.days) + len(numbers)


def _counts(text: str, days: set[tuple[str, str]]) -> dict[str, str]:
    """Return the numbers of three and more, and times of day, of a text with the word that each counts."""
    found = {}
    for match in _counted().finditer(text):
        number = match["number"].lower()
        number = str(table("numbers")["small"].get(number, number))
        year = re.fullmatch(r"(?:1[89]|20|21)\d\d", number) is not None
        if number not in ("0", "1", "2", *(day for day, _ in days)) and not year:
            found[number] = (match["noun"] or "").lower()
    return found


def _are_one(one: str, other: str) -> bool:
    """Say whether two counted nouns may be of the same things: "14 men", "14 suspects"."""
    if not one or not other or (is_of_people(one) and is_of_people(other)):
        return True
    return bool(keys_of(one) & keys_of(other))


def _verbs(text: str) -> Keys:
    """Return the rows of the verbs of a text, and of the nouns of deeds: "the station" posts nobody."""
    said = _DETERMINED.sub(lambda match: match[0] if is_deed(match["noun"].lower()) else " ", text)
    keys = set(keys_of(said))
    for word in re.findall(r"[a-z]{4,}", said):
        if is_deed(word):
            keys |= word_keys(word)
    return frozenset(key for key in keys if key.startswith("@v "))


@cache
def _counted() -> re.Pattern[str]:
    small = "|".join(word for word, value in table("numbers")["small"].items() if value > _FEW)
    return re.compile(
        rf"\b(?P<number>\d+(?:[.,:]\d+)*|{small})\b(?: (?:of (?:the|its|our|their) )?(?P<noun>[a-z]+))?", re.I
    )


_DAYS = frozenset([*MONTHS.split("|"), "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"])


def _families(shared: Keys) -> int:
    """Return how many nouns are shared: a word and the row that it stands in are one."""
    rows = sum(key.startswith("@") for key in shared)
    return max(rows, len(shared) - rows) if rows else len(shared)


def told_by_others(
    affirmed: Sequence[Item], documents: Sequence[Document], attributions: Sequence[Attribution], sides: Sides
) -> list[list[Proposition]]:
    """Return for each affirmed clause the clause of another voice that says it, one at most."""
    found: list[list[Proposition]] = [[] for _ in affirmed]
    if not affirmed or not sides.any_declared():
        return found
    voices = by_place(attributions)
    texts = {document.id: document.text for document in documents}
    issuers = {document.id: document.issuer.label if document.issuer else None for document in documents}
    # "a storm came up and it closed the gate": of whom the second clause speaks is not known
    heads = [re.split(r"\band (?:it|they|he|she)\b", item.row.predicate)[0] for item in affirmed]
    asked = [
        _Said(_lead(texts, item) + head, item.row.document, sides) for item, head in zip(affirmed, heads, strict=True)
    ]
    holding: dict[str, list[int]] = defaultdict(list)
    for k, one in enumerate(asked):
        for key in one.may_share():
            holding[key].append(k)
    negated = [is_negated(item.row.predicate) for item in affirmed]
    best: list[tuple[int, list[Proposition]]] = [(_LEAST - 1, []) for _ in affirmed]
    for document in documents:
        for clause in clauses_of(document):
            said = _Said(clause.text, clause.document, sides)
            for k in sorted({k for key in said.may_share() for k in holding.get(key, ())}):
                item = affirmed[k]
                if not _may_answer(item, clause):
                    continue
                count = asked[k].shares(said)
                if count < max(best[k][0], _LEAST) or negated[k] != is_negated(clause.text) or is_open(clause.text):
                    continue
                row = _of_another(clause, item, voices, sides, issuers)
                if row is not None:
                    best[k] = (count, [*(best[k][1] if count == best[k][0] else []), row])
    for k, (_, rows) in enumerate(best):
        if len(rows) == 1:
            found[k] = rows
    return found


def _lead(texts: dict[str, str], item: Item) -> str:
    """Return the day or place with which the sentence opens that affirms: "On 4 May, it is true, …"."""
    before = re.split(r"[.!?;]\s|\n", texts[item.row.document][max(0, item.row.start - 120) : item.row.start])[-1]
    found = re.search(r"\b[Ii]n [A-Z]\w+\b", before)
    return f"{found[0]} " if found is not None else ""


def _may_answer(item: Item, clause: Sentence) -> bool:
    row = item.row
    return clause.document != row.document or clause.end <= row.start or row.end <= clause.start


def _of_another(
    clause: Sentence, item: Item, voices: VoicesByPlace, sides: Sides, issuers: dict[str, str | None]
) -> Proposition | None:
    """Return the clause as a statement, or None where it is of the same side or not plainly asserted."""
    over = voices.over(clause.document, clause.start, clause.end)
    if any(voice.stance != "asserts" for voice in over):
        return None
    speaker, side = sides.heard(over, clause.document)
    said_by = speaker or issuers.get(clause.document)
    if said_by == (item.row.speaker or issuers.get(item.row.document)) or (side is not None and side == item.voice):
        return None
    declared = [one is not None and ":" not in one for one in (side, item.voice)]
    return as_statement(clause, speaker) if any(declared) else None
