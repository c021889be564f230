"""A negated clause with what it asks for, and whether a sentence says the contrary by its words (`contraries`)."""

import re
from dataclasses import dataclass, replace
from functools import cached_property

from countersay.linking.contrary_words import LATE, Asked, Keys, happens_to_somebody, head_of, keys_of, stands_near
from countersay.linking.means_used import means_of
from countersay.linking.plain_sentences import Sentence
from countersay.linking.question_items import Item, content
from countersay.linking.set_apart import MONTHS, RELATIVE, Denied, days_in
from countersay.linking.sufferers import is_of_kind, is_person, speaks_in_general, sufferer
from countersay.model import Proposition

_TOLD_OF = re.compile(r"\b(?:of|to|about|in|at|on|against|near) ", re.I)
_PASSIVE = re.compile(r"\b(?:was|were|been|being|is|are|be)\b")
_MONTHS = MONTHS.split("|")


@dataclass(frozen=True)
class Clause:
    """A negated clause with what it asks for."""

    item: Item
    asked: Asked
    text: str
    by_noun: bool = False

    @cached_property
    def suffering(self) -> str | None:
        """The people of whom a passive clause denies that something was done to them: "No employee was dismissed"."""
        row = self.item.row
        if row.object is not None or row.agent is None or not self.asked.noun or not _PASSIVE.search(self.text):
            return None
        return row.agent.text if is_person(row.agent.text) else None

    @cached_property
    def means(self) -> Keys:
        """The words for what it denies to have been used: "tear gas"."""
        return means_of(self.item.row) if not self.by_noun else frozenset()

    @cached_property
    def in_general(self) -> bool:
        """Whether it speaks of all people of a kind."""
        return self.suffering is not None and self.asked.wrong and speaks_in_general(self.text, self.suffering)

    @property
    def own(self) -> bool:
        """Whether it is said of the speaker's own side."""
        return self.item.agent is not None and self.item.agent == self.item.voice

    @property
    def of_nothing(self) -> bool:
        """Whether it says of a place or time that nothing was done there: "fired nothing at Holm"."""
        target = self.item.row.object
        return target is not None and target.text.lower().startswith("nothing ")

    @property
    def of_us(self) -> bool:
        """Whether it is done to who speaks: "refused to meet us"."""
        return self.item.row.object is not None and self.item.row.object.text.lower() == "us"

    @property
    def accuses(self) -> bool:
        """Whether it holds against somebody that something was not done."""
        return not self.asked.wrong and not self.own and self.item.row.answer is None


def own_side(item: Item) -> Item:
    """Read "we", "our units" inside a voice as the side of who speaks, and "it" as nobody that is known."""
    agent = item.row.agent
    if agent is None:
        return item
    first = agent.text.split()[0].lower()
    if first in ("we", "our", "i", "my"):
        return replace(item, agent=item.voice)
    if first in ("it", "they", "he", "she", "its", "their", "his", "her"):
        return replace(item, agent=None)
    return item


def says(clause: Clause, sentence: Sentence, words: Keys) -> int | None:
    """Return where a sentence holds the verb of a clause near its noun (rule 1), or None."""
    ask = clause.asked
    same = ask.verb & words
    if not same or not _numbers(clause.item.row) <= set(re.findall(r"\d+", sentence.text)):
        return None
    noun = ask.noun
    if clause.means and not clause.means <= content(sentence.text):
        return None
    if clause.suffering is not None:
        who = sufferer(ask.verb, sentence.text)
        if clause.in_general and is_of_kind(clause.suffering, who):
            noun = frozenset()
        elif not noun & keys_of(who):
            return None
    if noun and not noun & words:
        return None
    if clause.of_nothing and not ask.others & words:
        return None
    if clause.by_noun and not ask.noun and not _of_one_day_or_thing(clause, sentence, words):
        return None
    if (
        not ask.noun
        and not clause.accuses
        and not clause.of_nothing
        and not clause.by_noun
        and not happens_to_somebody(ask.verb, sentence.text)
        and not any(not word.startswith("@") for word in ask.others & words)  # "barred anybody from the river bank"
    ):
        return None  # "nobody was shot" is not denied by warning shots
    weak = ask.weak and not all(word.startswith("@") for word in same)  # "took" as such, not "seized"
    if weak and not any(word in words for word in ask.others if not word.startswith("@")):
        return None
    return stands_near(ask.verb, noun, sentence.text)


def whole_sentence(text: str, row: Proposition) -> str:
    """Return the words from a denial of existence to the end of its sentence: "There was no collision; the ferry was stopped"."""
    end = re.compile(r"[.!?](?=\s|$)|\n").search(text, row.end)
    return text[row.start : end.start() if end is not None else len(text)]


def _of_one_day_or_thing(clause: Clause, sentence: Sentence, words: Keys) -> bool:
    """Say whether a clause that names no thing shares a thing, a place or a day with a sentence."""
    if clause.asked.others & words:
        return True
    if clause.accuses and not _TOLD_OF.search(sentence.text):
        return True  # "two warnings had been given", of whatever it was
    return bool(days_in(clause.text) & days_in(sentence.text))


def _numbers(row: Proposition) -> set[str]:
    """Return the numbers of what a clause is about: "paragraph 4" is not "paragraph 2"."""
    part = row.object or row.agent
    return set(re.findall(r"\d+", head_of(RELATIVE.split(part.text)[0]))) if part is not None else set()


def is_later(clause: Clause, sentence: Sentence) -> bool:
    """Say whether "not … until 6 May" is met by what was done on that day or after it."""
    late = LATE.search(clause.text)
    if late is None:
        return False
    limit, done = (
        [(_MONTHS.index(month), int(day)) for day, month in days_in(text)]
        for text in (clause.text[late.end() :], sentence.text)
    )
    return bool(limit and done) and min(done) >= min(limit)


def denied_by(clause: Clause) -> Denied:
    """Return what is denied, without the day behind "until": what was done before that day is the contrary."""
    late = LATE.search(clause.text)
    said = clause.text[: late.end()] if late is not None else clause.text
    return Denied(clause.item, said, clause.asked.noun)
