"""An archive in the making: worlds written as news-like documents, any number of them, each made from its number alone.

A matter is a dispute at one place with a hidden daily truth; `PER_MATTER` documents of five kinds of issuers tell of it.
Most figures are what the truth makes of the words, some are not. Matters differ in place, parties and days, and share
what archives share: bodies that speak of everything, and sentences that name no place at all.
"""

import random
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

PER_MATTER = 24
_DAYS = 90
_ONSETS = (
    "B",
    "D",
    "F",
    "G",
    "H",
    "K",
    "L",
    "M",
    "N",
    "P",
    "R",
    "S",
    "T",
    "V",
    "Z",
    "Br",
    "Dr",
    "Kr",
    "Tr",
    "St",
    "Sk",
)
_VOWELS = ("a", "e", "i", "o", "u", "ei", "au")
_CODAS = ("n", "l", "r", "m", "nd", "rk", "lt", "sk", "th", "v", "x", "z")
_ENDS = ("ar", "en", "or", "al", "ova", "ik", "ur", "eth", "oss", "ane", "im", "olt")
_GOODS = (
    ("lorries", "passed", "gate"),
    ("trucks", "crossed", "bridge"),
    ("vehicles", "passed", "checkpoint"),
    ("wagons", "crossed", "border"),
    ("ships", "entered", "port"),
    ("patients", "left", "hospital"),
)
_SHARED = ("Relief Federation", "Survey Commission", "Press Council", "Wayfarers' Fund", "Monitoring Office")
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def name(number: int) -> str:
    """Return a made-up proper name; different numbers below 75 million give different names as a rule."""
    rng = random.Random(f"name {number}")
    middle = rng.choice(_ONSETS).lower() + rng.choice(_VOWELS) if rng.random() < 0.5 else ""
    return rng.choice(_ONSETS) + rng.choice(_VOWELS) + rng.choice(_CODAS) + middle + rng.choice(_ENDS)


def _day(day: date, year: bool = True) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]}" + (f" {day.year}" if year else "")


class Matter:
    """One dispute: its place, its sides, and what happened on each day."""

    def __init__(self, number: int) -> None:
        rng = random.Random(f"matter {number}")
        self.start = date(2031, 1, 1) + timedelta(number * 37 % 3000)
        self.place = name(2 * number)
        self.town = name(2 * number + 1)
        self.lands = (name(1_000_000 + number // 4), name(2_000_000 + number // 5))
        self.speakers = tuple(f"{name(3_000_000 + 2 * number + i)} {name(4_000_000 + 2 * number + i)}" for i in (0, 1))
        self.noun, self.verb, self.point = rng.choice(_GOODS)
        busy = rng.choice((6, 30, 120))
        self.daily = [rng.randint(0, busy) for _ in range(_DAYS)]
        self.hurt = [rng.randint(0, 2) for _ in range(_DAYS)]
        self.issuers = (
            f"Ministry of Transport of {self.lands[0]}",
            f"{self.lands[1]} Border Service",
            f"{self.town} Courier",
            f"{_SHARED[number % len(_SHARED)]}",
            f"{self.place} Municipal Council",
        )

    @property
    def bodies(self) -> tuple[str, ...]:
        """The bodies that speak of every dispute."""
        return _SHARED

    def day(self, number: int) -> date:
        """Return the day of a number, 0 to 89."""
        return self.start + timedelta(number)


@lru_cache(maxsize=64)
def _matter(number: int) -> Matter:
    return Matter(number)


def matter_of(number: int) -> Matter:
    """Return the dispute that the document of a number tells of."""
    return _matter(number // PER_MATTER)


def article(number: int, sentences: int = 14) -> tuple[str, str]:
    """Return file name and text of the document of a number: letterhead, date, and about so many sentences."""
    rng = random.Random(f"article {number}")
    matter = matter_of(number)
    issuer = matter.issuers[number % len(matter.issuers)]
    day = rng.randint(25, _DAYS - 1)
    told = matter.start + timedelta(day)
    said = [_sentence(matter, rng, day) for _ in range(sentences)]
    paragraphs = [" ".join(said[i : i + 3]) for i in range(0, len(said), 3)]
    head = f"{issuer.upper()}\nPress release {_day(told)}\n\n{matter.noun.capitalize()} at the {matter.place} {matter.point}\n"
    text = "\n\n".join((head, *paragraphs, f"No. {number}, {issuer}")) + "\n"
    return f"{number // 1000:05d}/{number:08d}.txt", text


def _sentence(matter: Matter, rng: random.Random, day: int) -> str:
    return rng.choice(_sentences(matter, rng, day))


def figure_sentence(matter: Matter, rng: random.Random, day: int) -> str:
    """Return a sentence that holds a figure of the truth up to a day of the dispute, mostly the true one."""
    return rng.choice([words for words in _sentences(matter, rng, day) if any(c.isdigit() for c in words)])


def _sentences(matter: Matter, rng: random.Random, day: int) -> tuple[str, ...]:
    first = rng.randint(0, day - 2)
    last = rng.randint(first + 1, day)
    count = sum(matter.daily[first : last + 1])
    if rng.random() < 0.04:
        count += rng.randint(1, 40)
    a, b = matter.start + timedelta(first), matter.start + timedelta(last)
    noun, verb, where = matter.noun, matter.verb, f"the {matter.place} {matter.point}"
    one, other = matter.lands
    speaker = rng.choice(matter.speakers)
    part = count * rng.randint(20, 70) // 100
    hurt = sum(matter.hurt[: day + 1])
    return (
        f"Between {_day(a)} and {_day(b)}, {count:,} {noun} {verb} {where}.",
        f"From {_day(a)} to {_day(b)}, {count:,} {noun} {verb} {where}, {speaker} said.",
        f"Since {_day(matter.start)}, {sum(matter.daily[: day + 1]):,} {noun} have {verb} {where}.",
        f"Between {_day(a)} and {_day(b)}, {count:,} {noun} {verb} {where}, of which {part:,} carried flour.",
        f"{speaker} said that some {max(10, count // 10 * 10):,} {noun} {verb} {where} between {_day(a)} and {_day(b)}.",
        f"On {_day(a)}, {matter.daily[first]} {noun} {verb} {where}.",
        f"More than {hurt} people have been wounded since {_day(matter.start)}, according to the {_SHARED[first % 5]}.",
        f"About {rng.randint(2, 60) * 100:,} families live in {matter.town}.",
        f"“We counted {count} {noun} between {_day(a)} and {_day(b)},” {speaker} told reporters in {matter.town}.",
        f"{one} accused {other} of blocking the road to {matter.place}.",
        f"{other} denied that the road to {matter.place} was closed.",
        f"On {_day(b)}, {speaker} met the mayor of {matter.town} to discuss the {matter.point}.",
        f"Delegations of {one} and {other} signed the {matter.town} Protocol on {_day(matter.start)}.",
        f"This violates Article {rng.randint(2, 9)} of the {matter.town} Protocol, {speaker} said.",
        f"The so-called “inspection” lasted {rng.randint(2, 9)} hours, residents of {matter.town} reported.",
        f"At least {rng.randint(3, 30)} people were killed and {rng.randint(3, 90)} wounded on {_day(b)}.",
        f"The road is {rng.randint(11, 94)} km long and was repaired for {rng.randint(2, 30)}.5 million crowns.",
        "Nobody at the ministry could be reached for comment, and the office stayed closed until the evening.",
        "It is the third time this year that the two sides describe the same week in different words.",
    )


def write_archive(folder: Path, documents: int, *, first: int = 0, sentences: int = 14) -> int:
    """Write so many documents below a folder, from a number on; return how many characters they have."""
    return write_texts(folder, articles(documents, first=first, sentences=sentences))


def write_texts(folder: Path, texts: Iterable[tuple[str, str]]) -> int:
    """Write texts under their file names below a folder; return how many characters they have."""
    chars = 0
    for path, text in texts:
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
        chars += len(text)
    return chars


def articles(documents: int, *, first: int = 0, sentences: int = 14) -> Iterator[tuple[str, str]]:
    """Yield file name and text of so many documents, from a number on."""
    return (article(number, sentences) for number in range(first, first + documents))
