"""What is known of single texts from one run to the next: answers of functions that look at nothing but a text.

Most texts have no table, no words of a correction and no rule of counting. That this is so is found once and noted; later runs
then look only at what is new. A function may be noted only if its answer follows from the text and the software alone.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, Protocol, TypeVar

from countersay.codec import digest, pack, unpack
from countersay.errors import RecordError
from countersay.keeping import Shelf, drawing, key_of

T = TypeVar("T", bound=bool | int | list[int] | list[str])
Kept = TypeVar("Kept")
Notes = dict[str, dict[str, Any]]
"""By digest of the text, then by name of what is asked."""

_BESIDE = "\0"  # parts the name of what is asked of two texts from the digest of the second


@dataclass(slots=True)
class _Text:
    """What is known of a text. digest: of it. answers: by name of what is asked."""

    digest: str
    answers: dict[str, Any]


@dataclass(slots=True)
class _Facts:
    """Digests of what was found to be so: by the runs before, and those that this run asked for.

    `marks` are digests of rows by their numbers in this process; the rows are held, so that no other ones can have these.
    """

    known: frozenset[bytes]
    used: set[bytes]
    marks: dict[object, tuple[Sequence[object], bytes]] = field(default_factory=dict)


_open: ContextVar[dict[str, _Text] | None] = ContextVar("_open", default=None)
_facts: ContextVar[_Facts | None] = ContextVar("_facts", default=None)

_works: dict[str, Callable[[str], Any]] = {}
"""What is asked of texts, by name; filled while modules are imported."""


class Known(Protocol):
    """A document as far as its text is known by a digest."""

    @property
    def text(self) -> str:
        """Its text."""

    @property
    def text_sha256(self) -> str:
        """Digest of its text."""


def noted(name: str) -> Callable[[Callable[[str], T]], Callable[[str], T]]:
    """Have the answers of a function noted under a name of its own, while notes are `kept`.

    >>> @noted("example: long")
    ... def is_long(text: str) -> bool:
    ...     return len(text) > 3
    >>> is_long("abcd"), is_long("a")
    (True, False)
    """

    def around(work: Callable[[str], T]) -> Callable[[str], T]:
        _works[name] = work

        @wraps(work)
        def answer(text: str) -> T:
            notes = _open.get()
            known = notes.get(text) if notes is not None else None
            if known is None:
                return work(text)
            own = known.answers
            if name not in own:
                own[name] = work(text)
            found: T = own[name]
            return found

        return answer

    return around


def noted_of_two(name: str) -> Callable[[Callable[[str, str], T]], Callable[[str, str], T]]:
    """Have the answers of a function of two texts noted likewise, for as long as both are there.

    >>> @noted_of_two("example: alike")
    ... def are_alike(one: str, other: str) -> bool:
    ...     return one.lower() == other.lower()
    >>> are_alike("Ferry", "ferry"), are_alike("Ferry", "quay")
    (True, False)
    """

    def around(work: Callable[[str, str], T]) -> Callable[[str, str], T]:
        @wraps(work)
        def answer(one: str, other: str) -> T:
            notes = _open.get() or {}
            own, beside = notes.get(one), notes.get(other)
            if own is None or beside is None:
                return work(one, other)
            key = f"{name}{_BESIDE}{beside.digest}"
            if key not in own.answers:
                own.answers[key] = work(one, other)
            found: T = own.answers[key]
            return found

        return answer

    return around


def is_so(name: str, given: object, work: Callable[[], bool]) -> bool:
    """Say what `work` says, which follows from `given` and the software alone; that it is so is noted while facts are kept.

    `given` is made of the model's types; what is noted is a digest of it. What is not so is asked again.

    >>> is_so("example: even", 4, lambda: True), is_so("example: even", 5, lambda: False)
    (True, False)
    """
    facts = _facts.get()
    if facts is None:
        return work()
    key = digest(name, given)
    if key not in facts.known and not work():
        return False
    facts.used.add(key)
    return True


def digest_once(*rows: object) -> bytes:
    """Return the digest of some rows; while facts are kept, that of the very same rows is worked out once.

    The record and its report both ask for those of the rows that either has.

    >>> digest_once("a", 1) == digest_once("a", 1), digest_once("a", 1) == digest_once("a", 2)
    (True, False)
    """
    facts = _facts.get()
    if facts is None:
        return digest(*rows)
    key = tuple(map(id, rows))
    known = facts.marks.get(key)
    if known is None:
        known = facts.marks[key] = rows, digest(*rows)
    return known[1]


def answers_of(text: str) -> dict[str, Any]:
    """Return all that is noted of a text: worked out where the text is read, so that it need not be afterwards.

    >>> sorted(answers_of("On 3 May the detainees, or prisoners, were moved.")["glosses"])
    ['detainee', 'prisoner']
    """
    return {name: work(text) for name, work in sorted(_works.items())}


@contextmanager
def kept(documents: Iterable[Known], shelf: Shelf | None, known: Notes | None = None) -> Iterator[None]:
    """Answer from what is on the shelf inside a `with` block, and keep there what is noted of these documents.

    `known` are answers that came with the documents from elsewhere.
    """
    known = known or {}
    if shelf is None and not known:
        yield
        return
    key = key_of("notes", drawing()) if shelf is not None else ""
    before = _read(shelf, key, Notes) if shelf is not None else None
    before = before or {}
    own: dict[str, _Text] = {}
    for one in documents:
        mark = one.text_sha256
        own[one.text] = _Text(mark, known.get(mark, {}) | before.get(mark, {}))
    token = _open.set(own)
    try:
        yield
    finally:
        _open.reset(token)
    after = {one.digest: one.answers for one in own.values()}
    for answers in after.values():
        for name in [one for one in answers if _BESIDE in one and one.partition(_BESIDE)[2] not in after]:
            del answers[name]
    if shelf is not None and after != before:
        shelf.put(key, pack(after, ordered=True))


@contextmanager
def facts_kept(shelf: Shelf) -> Iterator[None]:
    """Take what is on the shelf for so inside a `with` block (`is_so`), and keep there what was asked for and is so."""
    key = key_of("facts", drawing())
    facts = _Facts(frozenset(_read(shelf, key, list[bytes]) or ()), set())
    token = _facts.set(facts)
    try:
        yield
    finally:
        _facts.reset(token)
    if facts.used and facts.used != facts.known:  # nothing is asked where nothing changed
        shelf.put(key, pack(sorted(facts.used)))


def _read(shelf: Shelf, key: str, kind: type[Kept]) -> Kept | None:
    packed = shelf.get(key)
    if packed is None:
        return None
    try:
        return unpack(kind, packed)
    except RecordError:
        return None
