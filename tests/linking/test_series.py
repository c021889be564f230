from collections.abc import Sequence

import pytest

from countersay.linking.series import SeriesLinks, link_series
from countersay.model import Figure, Relation
from tests.factories import make_figure

WEEK = {"first": "2031-05-03", "last": "2031-05-09"}


def linked(figures: Sequence[Figure]) -> SeriesLinks:
    return link_series(figures, str.lower)


def figure(value: int, start: int, document: str = "d-1", **more: object) -> Figure:
    more = {"predicate": "pass", "series": None, **WEEK, **more}
    made = make_figure(value, start=start, **more)  # type: ignore[arg-type]
    return Figure(
        **{name: getattr(made, name) for name in made.__dataclass_fields__ if name != "document"}, document=document
    )


def series_of(found: SeriesLinks) -> list[str | None]:
    return [one.series for one in found.figures]


def test_synonyms_of_noun_and_verb_share_a_series_but_not_a_wording() -> None:
    found = linked([figure(40, 0, counted="truck"), figure(41, 50, counted="lorry", predicate="cross")])
    one, other = found.figures
    assert one.series == other.series is not None
    assert one.scope != other.scope


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"counted": "bus"}, id="another thing"),
        pytest.param({"predicate": "screen"}, id="another verb"),
        pytest.param({"place": "Orm gate"}, id="a place"),
        pytest.param({"qualifiers": ("loaded with grain",)}, id="narrower"),
        pytest.param({"kind": "stock"}, id="a level"),
        pytest.param({"unit": "t"}, id="a unit"),
    ],
)
def test_what_differs_in_measure_stays_apart(other: dict[str, object]) -> None:
    one, two = linked([figure(40, 0), figure(41, 50, **other)]).figures
    assert one.series != two.series


@pytest.mark.parametrize(
    "left_out",
    [
        pytest.param({"supposed": True}, id="a supposition"),
        pytest.param({"stance": "denies"}, id="what is denied"),
        pytest.param({"stance": "demands"}, id="what is demanded"),
        pytest.param({"qualifiers": ("more",)}, id="an addition"),
        pytest.param({"kind": "duration"}, id="a duration"),
    ],
)
def test_what_claims_no_count_has_no_series(left_out: dict[str, object]) -> None:
    assert series_of(linked([figure(40, 0, **left_out)])) == [None]


def test_part_in_the_words_of_its_whole_is_kept_apart() -> None:
    whole = figure(980, 0)
    part = figure(850, 50, relation=Relation(type="part_of", figure=whole.id, cue="of which"))
    one, other = linked([whole, part]).figures
    assert one.series != other.series
    labels = {series.label for series in linked([whole, part]).series}
    assert not any(part.id in label for label in labels)


@pytest.mark.parametrize(
    ("more", "apart"),
    [
        pytest.param({}, True, id="its words"),
        pytest.param({"predicate": "screen"}, False, id="another verb"),
        pytest.param({"place": "Orm gate"}, False, id="a place of its own"),
        pytest.param({"counted": "bus"}, False, id="another noun"),
    ],
)
def test_part_that_adds_nothing_to_its_whole_stands_alone_in_all_documents(
    more: dict[str, object], apart: bool
) -> None:
    whole = figure(44, 0, qualifiers=("loaded with grain",))
    part = figure(29, 50, relation=Relation(type="part_of", figure=whole.id, cue="of the"), **more)
    elsewhere = figure(31, 0, document="d-2", **more)
    _, one, other = linked([whole, part, elsewhere]).figures
    assert (one.series != other.series) == apart


def test_parts_of_one_whole_with_other_values_are_list_values() -> None:
    whole = figure(100, 0)
    parts = [
        figure(value, start, counted="bus", relation=Relation(type="part_of", figure=whole.id))
        for value, start in ((60, 50), (40, 90))
    ]
    _, one, other = linked([whole, *parts]).figures
    assert one.series != other.series


def test_mean_belongs_to_the_series_of_its_total() -> None:
    total = figure(406, 0)
    mean = figure(
        58, 50, kind="average", per="day", predicate="use", relation=Relation(type="average_of", figure=total.id)
    )
    one, other = linked([total, mean]).figures
    assert one.series == other.series


def test_narrower_series_is_a_subset_with_its_reason() -> None:
    found = linked([figure(40, 0), figure(30, 50, qualifiers=("loaded with grain",))])
    (link,) = found.links
    assert link.kind == "subset"
    assert "grain" in link.reason


def test_place_against_none_is_only_proposed() -> None:
    found = linked([figure(40, 0, place=None), figure(90, 50, "d-2", place="Orm gate")])
    assert [link.kind for link in found.links] == ["unsure"]


def test_other_counting_point_is_another_definition() -> None:
    found = linked([figure(419, 0, predicate="screen"), figure(223, 50, "d-2", predicate="collect")])
    assert [link.kind for link in found.links] == ["other_definition"]


def test_order_of_figures_does_not_matter() -> None:
    figures = [figure(40, 0), figure(41, 50, counted="lorry"), figure(9, 90, counted="bus")]
    forth, back = linked(figures), linked(figures[::-1])
    assert forth.series == back.series
    assert forth.links == back.links
    assert {one.id: one for one in forth.figures} == {one.id: one for one in back.figures}


def test_times_are_a_count_of_what_a_named_body_did() -> None:
    acts = linked([figure(51, 0, counted="time", predicate="violate", agent="Northern Army")])
    waits = linked([figure(3, 0, counted="time", predicate="violate", agent=None)])
    assert [None not in series_of(acts), series_of(waits)] == [True, [None]]
