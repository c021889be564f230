"""Frozen dataclasses that are made by the hundred thousand: the same classes, with a constructor that takes half the time.

What `dataclasses` writes for a frozen class looks `object.__setattr__` up for each field and has it look for the slot. Here each
slot is set by its own descriptor. Fields, defaults, equality, hashes, pickles and `replace` stay what they are.
"""

from collections.abc import Callable
from dataclasses import MISSING, fields
from functools import cache
from types import MemberDescriptorType
from typing import Any, TypeVar

T = TypeVar("T")


def quickly_made(cls: type[T]) -> type[T]:
    """Give a frozen dataclass with slots the quicker constructor; put above `@dataclass(frozen=True, slots=True)`.

    Raises:
        TypeError: if a field has no slot, or its default is made anew for each object.

    >>> from dataclasses import dataclass
    >>> @quickly_made
    ... @dataclass(frozen=True, slots=True, kw_only=True)
    ... class Point:
    ...     x: int
    ...     y: int = 0
    >>> Point(x=1)
    Point(x=1, y=0)
    """
    told: Any = cls
    every = fields(told)
    known: dict[str, Any] = {}
    taken, lines = [], []
    for place, field in enumerate(every):
        slot = getattr(cls, field.name, None)
        if not isinstance(slot, MemberDescriptorType) or field.default_factory is not MISSING or not field.init:
            raise TypeError(f"{cls.__name__}.{field.name} has no slot, or is not given or a fixed default")
        if field.kw_only and not any(one.kw_only for one in every[:place]):
            taken.append("*")
        taken.append(field.name if field.default is MISSING else f"{field.name}=_default_{field.name}")
        known[f"_default_{field.name}"] = field.default
        known[f"_set_{field.name}"] = slot.__set__
        lines.append(f"    _set_{field.name}(self, {field.name})\n")
    if hasattr(cls, "__post_init__"):
        lines.append("    self.__post_init__()\n")
    exec(f"def __init__(self, {', '.join(taken)}):\n{''.join(lines)}", known)  # the names of fields alone
    made = known["__init__"]
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    made.__module__ = cls.__module__
    made.__annotations__ = told.__init__.__annotations__
    told.__init__ = made
    return cls


def altered(one: T, **changes: Any) -> T:
    """Return a copy of an object with some fields changed, as `dataclasses.replace` does in twice the time or more.

    For classes with slots whose fields all belong to the constructor.

    >>> from countersay.model import Span
    >>> altered(Span(1, 4), end=9)
    Span(start=1, end=9)

    Raises:
        TypeError: if there is no such field.
    """
    kind: Any = type(one)
    made: T = _altering(kind)(one, **changes)
    return made


@cache
def _altering(cls: Any) -> Callable[..., Any]:
    names = [field.name for field in fields(cls)]
    known: dict[str, Any] = {"_cls": cls, "_new": cls.__new__, "_as_it_is": object()}
    known |= {f"_set_{name}": getattr(cls, name).__set__ for name in names}
    taken = ", ".join(f"{name}=_as_it_is" for name in names)
    lines = [f"    _set_{name}(made, _one.{name} if {name} is _as_it_is else {name})\n" for name in names]
    checked = "    made.__post_init__()\n" if hasattr(cls, "__post_init__") else ""
    exec(f"def alter(_one, *, {taken}):\n    made = _new(_cls)\n{''.join(lines)}{checked}    return made\n", known)
    return known["alter"]  # type: ignore[no-any-return]
