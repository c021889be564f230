"""The quicker constructor of frozen dataclasses: the same objects."""

import copy
import inspect
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, replace
from fractions import Fraction
from typing import Any

import pytest

from countersay.model import Figure, Finding, Span
from countersay.model.quick import altered, quickly_made
from countersay.reconciliation.admission import Claim


@dataclass(frozen=True, slots=True, kw_only=True)
class Slow:
    name: str
    value: Fraction | None = None
    words: tuple[str, ...] = ()


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    name: str
    value: Fraction | None = None
    words: tuple[str, ...] = ()


@quickly_made
@dataclass(frozen=True, slots=True)
class Pair:
    one: int
    other: int = 2


def test_objects_are_equal_hashed_pickled_and_replaced_as_before() -> None:
    point = Point(name="a", value=Fraction(1, 2))
    assert point == Point(name="a", value=Fraction(1, 2), words=())
    assert hash(point) == hash(Slow(name="a", value=Fraction(1, 2)))
    assert pickle.loads(pickle.dumps(point)) == point == copy.deepcopy(point)
    assert replace(point, words=("b",)).words == ("b",)
    assert repr(point) == "Point(name='a', value=Fraction(1, 2), words=())"


def test_objects_stay_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        Pair(1).other = 3  # type: ignore[misc]


def test_places_and_names_of_arguments_stay() -> None:
    assert Pair(1) == Pair(one=1, other=2)
    with pytest.raises(TypeError, match="positional"):
        Point("a")  # type: ignore[misc]
    with pytest.raises(TypeError, match="name"):
        Point()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="colour"):
        Point(name="a", colour="red")  # type: ignore[call-arg]
    assert str(inspect.signature(Point)) == str(inspect.signature(Slow))


def test_a_check_of_the_fields_is_still_made() -> None:
    with pytest.raises(Exception, match="start < end"):
        Span(5, 5)


@pytest.mark.parametrize("one", [Figure, Finding, Claim])
def test_the_classes_made_most_have_it(one: type) -> None:
    assert "_set_" in " ".join(one.__init__.__code__.co_names)  # type: ignore[misc]


@pytest.mark.parametrize("changes", [{}, {"name": "b"}, {"value": None, "words": ("c",)}], ids=["none", "one", "two"])
@pytest.mark.parametrize("kind", [Point, Slow])
def test_a_copy_with_other_fields_is_what_replace_gives(kind: type, changes: dict[str, Any]) -> None:
    one = kind(name="a", value=Fraction(1, 2))
    assert altered(one, **changes) == replace(one, **changes)
    assert type(altered(one)) is kind
    assert one.name == "a"


def test_a_copy_is_checked_and_has_no_other_fields() -> None:
    with pytest.raises(Exception, match="start < end"):
        altered(Span(1, 5), end=0)
    with pytest.raises(TypeError, match="colour"):
        altered(Point(name="a"), colour="red")


def test_a_class_without_slots_or_with_defaults_made_anew_is_refused() -> None:
    @dataclass(frozen=True)
    class Open:
        x: int

    @dataclass(frozen=True, slots=True)
    class Filled:
        x: list[int] = field(default_factory=list)

    for one in (Open, Filled):
        with pytest.raises(TypeError, match=r"\.x has no slot"):
            quickly_made(one)
