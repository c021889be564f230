"""Worlds in memory: a hidden daily truth, parties whose documents tell of it, and contradictions planted on request.

`tell_world(seed)` is truthful: every figure is what the truth makes of its words under the plain reading, beside noise
that must not matter (denied, alleged, demanded, vague or undated figures with any number). `tell_world(seed, plant)`
adds one figure that cannot be true together with another of the same world. The same seed tells the same world.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from countersay.model import Document, Figure, Period, Record, Relation, SeriesLink
from tests.factories import make_attribution, make_document, make_figure, make_record, resolution_of

START = date(2031, 3, 1)
ISSUERS = ("Port Office", "Harbour Union", "Relief Agency", "City Council", "Survey Bureau")
NOUNS = ("crate", "ship", "patient", "visitor", "signature", "truck")


@dataclass(frozen=True)
class World:
    """What was told, which figure was planted, and what happened on each day, by series."""

    record: Record
    planted: str | None = None
    truth: dict[str, dict[date, int]] = field(default_factory=dict)


@dataclass
class Letter:
    """A document in the making: sentences, and where in them each figure stands."""

    path: str
    issuer: str
    day: int
    coarse: bool = False
    text: str = ""
    told: list[dict[str, Any]] = field(default_factory=list)

    def say(self, words: str, **figure: Any) -> int:
        """Add a sentence about one figure; return its place in the list of figures."""
        start = len(self.text) + len("It is said: ")
        self.text += f"It is said: {words}. "
        self.told.append({"text": words, "start": start, **figure})
        return len(self.told) - 1

    def beside(self, words: str, **figure: Any) -> int:
        """Add a figure to the last sentence."""
        self.text = self.text.removesuffix(". ") + ", of which "
        start = len(self.text)
        self.text += f"{words}. "
        self.told.append({"text": words, "start": start, **figure})
        return len(self.told) - 1


class Teller:
    """Makes the claims of one world."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(f"world {seed}")
        self.days = self.rng.randint(30, 90)
        self.noun = self.rng.choice(NOUNS)
        busy = self.rng.choice((3, 12, 60, 400))
        self.part = [self.rng.randint(0, busy) for _ in range(self.days)]
        self.whole = [one + self.rng.randint(0, busy) for one in self.part]
        self.level = [self.rng.randint(50, 5_000) for _ in range(self.days)]
        count = self.rng.randint(2, 4)
        self.letters = []
        for place in range(count):
            day = self.rng.randint(15, self.days - 1)
            issuer = self.rng.choice(ISSUERS)
            self.letters.append(Letter(f"{place}.txt", issuer, day, coarse=self.rng.random() < 0.15))
        self.planted: tuple[Letter, int] | None = None

    def total(self, first: int, last: int, truth: list[int] | None = None) -> int:
        return sum((truth or self.whole)[first : last + 1])

    def span(self, letter: Letter, least: int = 0) -> tuple[int, int]:
        until = letter.day
        first = self.rng.randint(0, until - least)
        return first, self.rng.randint(first + least, until)

    def untold(self, letter: Letter) -> tuple[int, int]:
        """Choose days that no letter has told of, if need be after some tries: else a planted value may be a revision."""
        windows = [one["window"] for each in self.letters for one in each.told if one.get("window")]
        told = {(window.first, window.last) for window in windows}
        for _ in range(50):
            first, last = self.span(letter)
            if (START + timedelta(first), START + timedelta(last)) not in told:
                break
        return first, last

    # Truthful ways to tell.

    def exact(self, letter: Letter) -> None:
        first, last = self.span(letter)
        self.put(letter, self.total(first, last), first, last)

    def since(self, letter: Letter) -> None:
        first = self.rng.choice((0, 0, self.rng.randint(0, letter.day)))
        self.put_since(letter, self.total(first, letter.day), first)

    def hedged(self, letter: Letter) -> None:
        first, last = self.span(letter)
        value = self.total(first, last)
        unit = self.rng.choice((1, 10, 100))
        hedge = self.rng.choice(("about", "around", "some", "nearly", "almost"))
        if hedge in ("nearly", "almost"):
            shown = -(-value // unit) * unit
            if 2 * (shown - value) > unit:
                return
        else:
            shown = (2 * value + unit) // (2 * unit) * unit
        if shown:
            self.put(letter, shown, first, last, hedge=hedge)

    def bounded(self, letter: Letter) -> None:
        first, last = self.span(letter)
        value = self.total(first, last)
        words = self.rng.choice(("over", "at least", "fewer than", "up to", "between"))
        gap = self.rng.randint(1, 9)
        bounds: dict[str, Any] = {
            "over": {"lower": value - gap, "lower_open": True},
            "at least": {"lower": value - gap + 1},
            "fewer than": {"upper": value + gap, "upper_open": True},
            "up to": {"upper": value + gap - 1},
            "between": {"lower": value - gap, "upper": value + gap},
        }[words]
        if bounds.get("lower", 0) < 0:
            return
        self.put(letter, None, first, last, said=f"{words} {bounds.get('lower', bounds.get('upper'))}", **bounds)

    def average(self, letter: Letter) -> None:
        first, last = self.span(letter, 2)
        value = Fraction(self.total(first, last), last - first + 1)
        shown = (2 * value.numerator + value.denominator) // (2 * value.denominator)
        self.put(
            letter, shown, first, last, kind="average", per="day", said=f"an average of {shown}", resolution=Fraction(1)
        )

    def stock(self, letter: Letter) -> None:
        day = self.rng.randint(0, letter.day)
        self.put(letter, self.level[day], day, day, kind="stock", series="s-level")

    def of_part(self, letter: Letter) -> None:
        first, last = self.span(letter)
        self.put(letter, self.total(first, last, self.part), first, last, series="s-part")

    def passage(self, letter: Letter) -> None:
        first, last = self.span(letter, 3)
        whole, part = self.total(first, last), self.total(first, last, self.part)
        place = self.put(letter, whole, first, last)
        listed = [part, whole - part] if self.rng.random() < 0.5 else [part]
        for value in listed:
            self.put_part(letter, place, value)
        if whole > 20 and self.rng.random() < 0.5:
            self.put_share(letter, part, Fraction(100 * part, whole), whole, first, last)

    def noise(self, letter: Letter) -> None:
        first, last = self.span(letter)
        wrong = self.rng.randint(0, 100_000)
        how: dict[str, Any] = self.rng.choice(
            (
                {"stance": "denies"},
                {"stance": "hedges"},
                {"stance": "demands"},
                {"stance": "commits"},
                {"stance": "reports_allegation"},
                {"attribution": "v-inner"},
                {"precision": "vague"},
                {"change": "up"},
                {"window": None},
                {"window": Period(first=None, last=START + timedelta(last), kind="until")},
                {"series": f"s-other subject {wrong}"},
                {"series": None},
            )
        )
        self.put(letter, wrong, first, last, **how)

    # How they are put.

    def put(self, letter: Letter, value: int | None, first: int, last: int, **more: Any) -> int:
        said = more.pop("said", None) or " ".join(filter(None, (more.get("hedge"), str(value))))
        window = Period(
            first=START + timedelta(first), last=START + timedelta(last), kind="on" if first == last else "between"
        )
        figure: dict[str, Any] = {"value": value, "window": window, "series": "s-whole", "counted": self.noun, **more}
        return letter.say(f"{said} {self.noun}", **figure)

    def put_since(self, letter: Letter, value: int, first: int, **more: Any) -> int:
        last = START + timedelta(letter.day)
        earliest = None
        if letter.coarse:
            month = last.replace(day=1)
            earliest, last = month, (month + timedelta(31)).replace(day=1) - timedelta(1)
            value = self.total(first, letter.day)
        window = Period(
            first=START + timedelta(first), last=last, last_earliest=earliest, kind="since", anchor="document"
        )
        return self.put(letter, value, first, letter.day, window=window, **more)

    def put_part(self, letter: Letter, whole: int, value: int, **more: Any) -> int:
        relation = ("part_of", whole, "of which")
        window = letter.told[whole]["window"]
        return letter.beside(f"{value}", value=value, window=window, series=None, relation=relation, **more)

    def put_share(self, letter: Letter, part: int, percent: Fraction, base: int, first: int, last: int) -> int:
        shown = (2 * percent.numerator + percent.denominator) // (2 * percent.denominator)
        place = self.put(letter, base, first, last)
        tie = letter.beside(
            f"{shown}%", value=shown, unit="percent", kind="share", series=None, relation=("share_of", place, None),
            counted=None, resolution=Fraction(1),
        )  # fmt: skip
        letter.beside(f"{part}", value=part, series=None, relation=("same_as", tie, None))
        return tie

    # Plants: one figure that cannot hold together with one told truthfully beside it.

    def odd(self, value: int) -> int:
        """Return the value, moved so that it does not end in nought and nobody can take it for a round number."""
        return value + 1 if value % 10 == 0 else value

    def other_than(self, value: int) -> int:
        """Return a value that no rounding of the true one explains, however round that one looks."""
        return self.odd(value + int(resolution_of(Fraction(value))) * self.rng.randint(1, 9) + 1)

    def pair(self) -> tuple[Letter, Letter]:
        one, other = self.letters[:2]
        # An issuer of its own: what an issuer says again later would revise the planted figure, not clash with it.
        other.issuer = next(name for name in ISSUERS if all(name != letter.issuer for letter in self.letters))
        return (one, other) if one.day <= other.day else (other, one)

    def plant_same_window(self) -> None:
        one, other = self.pair()
        first, last = self.untold(one)
        value = self.total(first, last)
        self.put(one, value, first, last)
        self.mark(other, self.put(other, self.other_than(value), first, last))

    def plant_nested(self) -> None:
        one, other = self.pair()
        first, last = self.span(one, 6)
        self.put(one, self.total(first, last), first, last)
        wrong = self.odd(self.total(first, last) + self.rng.randint(1, 500))
        self.mark(other, self.put(other, wrong, first + 2, last - 2))

    def plant_falling(self) -> None:
        one, other = self.pair()
        one.coarse = other.coarse = False
        other.day = max(other.day, one.day + 1) if one.day + 1 < self.days else other.day
        value = self.total(0, one.day)
        self.put_since(one, value, 0)
        wrong = max(0, value - self.rng.randint(2, 90))
        wrong = wrong - 1 if wrong % 10 == 0 and wrong else wrong
        self.mark(other, self.put_since(other, wrong, 0))

    def plant_stock(self) -> None:
        one, other = self.pair()
        day = self.rng.randint(0, one.day)
        self.put(one, self.level[day], day, day, kind="stock", series="s-level")
        wrong = self.other_than(self.level[day])
        self.mark(other, self.put(other, wrong, day, day, kind="stock", series="s-level"))

    def plant_average(self) -> None:
        one, other = self.pair()
        first, last = self.span(one, 9)
        value = self.total(first, last)
        self.put(one, value, first, last)
        wrong = value // (last - first + 1) * 3 // 2 + 7
        said = f"an average of {wrong}"
        self.mark(
            other, self.put(other, wrong, first, last, kind="average", per="day", said=said, resolution=Fraction(1))
        )

    def plant_part(self) -> None:
        letter = self.letters[0]
        first, last = self.span(letter)
        value = self.total(first, last)
        place = self.put(letter, value, first, last)
        self.mark(letter, self.put_part(letter, place, self.odd(value + self.rng.randint(1, 40))))

    def plant_sum(self) -> None:
        letter = self.letters[0]
        first, last = self.span(letter, 5)
        value = self.total(first, last) + 20
        place = self.put(letter, value, first, last, series="s-sum")
        half = value // 2
        # Only parts that exclude each other may be added up.
        self.put_part(letter, place, half, qualifiers=("from the north",))
        rest = self.odd(value - half + self.rng.randint(1, 5))
        self.mark(letter, self.put_part(letter, place, rest, qualifiers=("from the south",)))

    def plant_share(self) -> None:
        letter = self.letters[0]
        base = self.rng.randint(200, 900)
        part = base * self.rng.randint(20, 70) // 100
        percent = Fraction(100 * part, base) + self.rng.randint(3, 20)
        first, last = self.span(letter)
        place = self.put_share(letter, part, percent, base, first, last)
        letter.told[place - 1]["series"] = "s-base"
        self.mark(letter, place)

    def plant_link(self) -> None:
        one, other = self.pair()
        first, last = self.span(one, 4)
        value = self.total(first, last)
        self.put(one, value, first, last)
        wrong = self.odd(value + self.rng.randint(1, 300))
        self.mark(other, self.put(other, wrong, first + 1, last - 1, series="s-part"))

    def mark(self, letter: Letter, place: int) -> None:
        self.planted = letter, place

    def record(self) -> World:
        documents, figures = [], []
        planted = None
        for letter in self.letters:
            day = START + timedelta(letter.day)
            issued = f"{day:%Y-%m}" if letter.coarse else day.isoformat()
            document = make_document(letter.text, letter.path, letter.issuer, issued)
            made = self._figures(letter, document)
            if self.planted is not None and self.planted[0] is letter:
                planted = made[self.planted[1]].id
            documents.append(document)
            figures += made
        voices = (make_attribution("v-inner", parent="v-outer"), make_attribution("v-outer", stance="denies"))
        link = SeriesLink(id="l-1", kind="subset", left="s-part", right="s-whole", reason="a part of the same")
        record = make_record(documents, figures, attributions=voices, links=(link,))
        days = [START + timedelta(place) for place in range(self.days)]
        truth = {"s-whole": dict(zip(days, self.whole, strict=True)), "s-part": dict(zip(days, self.part, strict=True))}
        return World(record, planted, truth)

    def _figures(self, letter: Letter, document: Document) -> list[Figure]:
        made: list[Figure] = []
        for told in letter.told:
            spec = dict(told)
            tie = spec.pop("relation", None)
            relation = None if tie is None else Relation(type=tie[0], figure=made[tie[1]].id, cue=tie[2])
            made.append(make_figure(document=document, relation=relation, **spec))
        return made


WAYS: tuple[Callable[[Teller, Letter], None], ...] = (
    Teller.exact,
    Teller.exact,
    Teller.since,
    Teller.since,
    Teller.hedged,
    Teller.bounded,
    Teller.average,
    Teller.stock,
    Teller.of_part,
    Teller.passage,
    Teller.noise,
    Teller.noise,
)
PLANTS: dict[str, Callable[[Teller], None]] = {
    "same_window": Teller.plant_same_window,
    "nested": Teller.plant_nested,
    "falling": Teller.plant_falling,
    "stock": Teller.plant_stock,
    "average": Teller.plant_average,
    "part": Teller.plant_part,
    "sum": Teller.plant_sum,
    "share": Teller.plant_share,
    "link": Teller.plant_link,
}


LONG_WAYS = (Teller.exact, Teller.since, Teller.hedged, Teller.bounded)


def tell_world(seed: int, plant: str | None = None, *, long: bool = False) -> World:
    """Tell the world of a seed, truthfully but for the contradiction named, if any; a `long` one in many more claims."""
    teller = Teller(seed)
    for letter in teller.letters:
        for _ in range(teller.rng.randint(1, 7)):
            teller.rng.choice(WAYS)(teller, letter)
        for _ in range(teller.rng.randint(15, 30) if long else 0):
            teller.rng.choice(LONG_WAYS)(teller, letter)
    if plant is not None:
        PLANTS[plant](teller)
    return teller.record()
