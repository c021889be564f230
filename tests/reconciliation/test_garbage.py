"""Figures as no text would give them: reconciling neither fails nor accuses without proof."""

import random
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from countersay.config import Config
from countersay.model import ACCUSING, Figure, Period, PlacedTimex, Record, Relation, SeriesLink
from countersay.reconciliation.findings import reconcile
from countersay.reconciliation.verify import verify
from tests.factories import make_document, make_figure, make_record

NUMBERS = (None, Fraction(0), Fraction(-3), Fraction(7), Fraction(40), Fraction(1, 3), Fraction(10**30))
WORDS = "1 lorry. 2 lorries; 3 lorries, 4 lorries. "


def some_day(rng: random.Random) -> date | None:
    return rng.choice((None, date(2031, 1, 1) + timedelta(rng.randint(0, 20)), date.min + timedelta(2), date.max))


def some_window(rng: random.Random) -> Period | None:
    if rng.random() < 0.2:
        return None
    kinds = ("on", "between", "since", "after", "until", "before", "as_of", "past", "during")
    return Period(
        first=some_day(rng), last=some_day(rng), first_latest=rng.choice((None, some_day(rng))),
        last_earliest=rng.choice((None, some_day(rng))), kind=rng.choice(kinds), inherited=rng.random() < 0.2,
    )  # fmt: skip


def some_figure(rng: random.Random, place: int, known: list[str], document: str) -> Figure:
    start = rng.randrange(0, len(WORDS) - 2)
    figure = make_figure(
        7, start=start, text=WORDS[start : start + 2],
        kind=rng.choice(("flow", "flow", "stock", "share", "average", "duration", "distance", "money", "constant")),
        unit=rng.choice((None, None, "percent", "km", "USD")), per=rng.choice((None, None, "day", "week", "capita")),
        hedge=rng.choice((None, "about", "nearly", "just over", "so to speak")), predicate=rng.choice((None, "pass")),
        series=rng.choice(("s-1", "s-1", "s-2", None)), scope=rng.choice(("", "", "x")), window=some_window(rng),
    )  # fmt: skip
    relation = Relation(
        type=rng.choice(("part_of", "share_of", "average_of", "same_as")),
        figure=rng.choice([*known, "f-none"]),
        exhaustive=rng.random() < 0.3,
        cue=rng.choice((None, "including", "of which")),
    )
    return replace(
        figure, id=f"f-{place}", document=document, value=rng.choice(NUMBERS), lower=rng.choice(NUMBERS),
        upper=rng.choice(NUMBERS), lower_open=rng.random() < 0.2, upper_open=rng.random() < 0.2,
        resolution=rng.choice((None, Fraction(1), Fraction(10), Fraction(1, 10))), average=rng.random() < 0.2,
        approximate=rng.random() < 0.3, relation=relation if rng.random() < 0.4 else None,
    )  # fmt: skip


def some_record(seed: int) -> Record:
    rng = random.Random(f"garbage {seed}")
    issued = ("2031-01-15", "2031-01", "2031", None)
    documents = [make_document(WORDS, f"{place}.txt", issued=rng.choice(issued)) for place in range(2)]
    documents[0] = replace(documents[0], spoken=rng.choice((None, date(2031, 1, 14))))
    figures: list[Figure] = []
    for place in range(rng.randint(2, 14)):
        known = [one.id for one in figures] or ["f-0"]
        figures.append(some_figure(rng, place, known, rng.choice(documents).id))
    links = (
        SeriesLink(id="l-1", kind="subset", left="s-1", right="s-2", reason="", figures=("f-0", "f-1")),
        SeriesLink(id="l-2", kind="subset", left="s-2", right="s-1", reason=""),
        SeriesLink(id="l-3", kind="unsure", left="s-2", right="s-1", reason="", figures=("f-0", "f-none")),
    )
    timexes = (
        PlacedTimex(
            id="t-1", document=documents[0].id, start=0, end=2, text="1 ", type="DATE", first=some_day(rng),
            last=some_day(rng), weekday=rng.choice((None, 0, 9)),
        ),
    )  # fmt: skip
    return make_record(documents, figures, links=links, timexes=timexes)


def test_garbage_neither_fails_nor_accuses_without_proof() -> None:
    accused = 0
    for seed in range(400):
        record = some_record(seed)
        for finding in reconcile(record, Config()).findings:
            if finding.relation in ACCUSING:
                accused += 1
                assert len(finding.figures) + len(finding.timexes) > (0 if finding.timexes else 1), f"seed {seed}"
                verify(finding, record)
    assert accused > 10


def test_garbage_in_any_order_gives_the_same() -> None:
    for seed in range(60):
        record = some_record(seed)
        turned = replace(
            record, documents=record.documents[::-1], figures=record.figures[::-1], series=record.series[::-1],
            links=record.links[::-1],
        )  # fmt: skip
        assert reconcile(turned, Config()) == reconcile(record, Config()), f"seed {seed}"
