"""Whether two counts may be of one matter, as far as their nouns and verbs go: the same, near, or something else."""

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from countersay.lexicon.load import table
from countersay.lexicon.nouns import head, known_as, things
from countersay.model import Figure
from countersay.reconciliation.residue import stem


@cache
def _classes() -> Mapping[str, tuple[str, bool]]:
    """Lemma → its class, and whether that says no more than that something was counted."""
    classes = table("predicates")["class"].items()
    return {lemma: (name, one["kind"] == "neutral") for name, one in classes for lemma in one["lemmas"]}


@cache
def _events() -> Mapping[str, tuple[str, str]]:
    events = table("nouns")["event"].values()
    return {noun: (entry["head"], entry["predicate"]) for entry in events for noun in entry["nouns"]}


@cache
def _near() -> Mapping[str, frozenset[str]]:
    """Class or lemma → the matters that it is told of."""
    found: dict[str, set[str]] = {}
    for name, words in table("matters")["near"].items():
        for word in words:
            found.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


@cache
def _levels() -> frozenset[str]:
    return frozenset(table("matters")["level"]["words"])


@lru_cache(maxsize=20_000)
def root(counted: str) -> str:
    """Return the widest noun that the lexicon knows a counted noun to be a kind of, else its last word.

    >>> root("village nurse"), root("death"), root("steel bridge"), root("lorry")
    ('person', 'person', 'bridge', 'vehicle')
    """
    return _root(head(counted.lower()))


@lru_cache(maxsize=4_096)
def _root(noun: str) -> str:
    nouns = table("nouns")
    if noun in _events():
        return _events()[noun][0]
    key = next((key for key, same in nouns["same"].items() if noun in same), noun)
    return next((wide for wide, kinds in nouns["narrower"].items() if key in kinds), key)


Noun = str
"""How two nouns stand: "same", "left" or "right" for the narrower one, "near" where neither is known to be, "" if apart."""
_NOTHING: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())


@lru_cache(maxsize=20_000)
def nouns_compared(
    one: str,
    other: str,
    besides: tuple[frozenset[str], frozenset[str]] = _NOTHING,
    proper: tuple[frozenset[str], frozenset[str]] = _NOTHING,
) -> Noun:
    """Say how two counted nouns stand to one another.

    `besides` are stems of what the words around each say more, `proper` words of each that are written with a capital.

    >>> nouns_compared("nurse", "nurse"), nouns_compared("nurse", "person"), nouns_compared("death", "resident")
    ('same', 'left', 'right')
    >>> nouns_compared("nurse", "driver"), nouns_compared("truck", "empty truck"), nouns_compared("man", "prisoner")
    ('', '', 'near')
    >>> nouns_compared("man", "minor")
    ''
    >>> nouns_compared("gas canister", "canister", (frozenset(), frozenset({"gas"})))
    'same'
    >>> nouns_compared("orvanian soldier", "person", proper=(frozenset({"orvanian"}), frozenset()))
    'left'
    """
    if len(things(one)) > 1 or len(things(other)) > 1:
        return "same" if one == other else ""
    (first, more), (second, fewer) = _bare(one), _bare(other)
    extra, lacking = more - fewer, fewer - more
    extra = frozenset(word for word in extra if stem(word) not in besides[1])
    lacking = frozenset(word for word in lacking if stem(word) not in besides[0])
    if extra or lacking:
        return _of_a_people(first, second, (extra, lacking), proper)
    if first == second or (known_as(first, second) and known_as(second, first)):
        return "same"
    if known_as(first, second):
        return "left"
    if known_as(second, first):
        return "right"
    for loose, noun in ((first, second), (second, first)):
        if loose == "man" and noun not in _GROUPS and root(noun) == "person" and known_as(noun, "child") is not True:
            return "near"  # "the men" are those that the other text has a word for
    return ""


def _of_a_people(
    first: str, second: str, more: tuple[frozenset[str], frozenset[str]], proper: tuple[frozenset[str], frozenset[str]]
) -> Noun:
    """Say which of two nouns is the narrower if nothing but whose people are meant narrows it: "Orvanian soldiers"."""
    if (
        root(first) != "person"
        or root(second) != "person"
        or all(more)
        or not (more[0] <= proper[0] and more[1] <= proper[1])
    ):
        return ""  # an air strike is a strike only where both mean the same by it
    narrow, wide, side = (first, second, "left") if more[0] else (second, first, "right")
    return side if narrow == wide or known_as(narrow, wide) else ""


_GROUPS = frozenset({"woman", "child", "girl", "boy", "baby", "soldier", "civilian"})


def _bare(counted: str) -> tuple[str, frozenset[str]]:
    *more, last = counted.lower().split(" ")
    noun = _events()[last][0] if last in _events() else last
    measure = table("nouns")["measure"]
    return noun, frozenset(more) - frozenset(measure["empty"]) - frozenset(measure["function"])


def done_to(figure: Figure) -> frozenset[str]:
    """Return the classes of what is said of the things, without verbs that say only that they were counted."""
    lemmas = (figure.predicate or "").split("+")
    whole = _classes().get(figure.predicate or "")
    found = {whole} if whole is not None else {_classes().get(lemma, (lemma, False)) for lemma in lemmas if lemma}
    classes = {name for name, neutral in found if not neutral}
    last = head((figure.counted or "").lower())
    if last in _events():
        classes.add(_events()[last][1])
    return frozenset(classes)


def _lemmas(figure: Figure) -> Sequence[str]:
    """Return the verbs said of the things; what is one with its particle stays so: "shot down" is not shot."""
    predicate = figure.predicate or ""
    return [predicate] if predicate in _classes() else predicate.split("+")


def verbs_compared(one: Figure, other: Figure) -> str:
    """Say whether what is said of two counts is the "same", "near", or "" for something else."""
    left, right = done_to(one), done_to(other)
    if left == right:
        return "same" if one.predicate and other.predicate else "near"
    if not left or not right:
        said = left | right
        levels = {one.kind, other.kind} <= {"stock", "constant"}
        return "near" if levels and said <= _levels() else ""
    if len(left) > 1 or len(right) > 1:
        return ""  # "killed or injured" takes in more than "killed"
    return "near" if matters_of_both(one, other) else ""


def matters_of_both(one: Figure, other: Figure) -> frozenset[str]:
    """Return the matters, as `matters.toml` names them, that both verbs are told of."""
    said = (done_to(figure) | frozenset(_lemmas(figure)) for figure in (one, other))
    first, second = (frozenset[str]().union(*(_near().get(word, frozenset()) for word in words)) for words in said)
    things_ = frozenset(head((figure.counted or "").lower()) for figure in (one, other))
    told_of = table("matters")["of_these"]
    return frozenset(name for name in first & second if name not in told_of or things_.issubset(told_of[name]))


def is_further_step(one: Figure, other: Figure) -> bool:
    """Say whether what is said of `one` befalls only some of those of whom the other's is said: destroyed, of the damaged."""
    said, beside = (done_to(figure) | frozenset(_lemmas(figure)) for figure in (one, other))
    return any(
        not said.isdisjoint(step["further"])
        and not beside.isdisjoint(step["first"])
        and beside.isdisjoint(step["further"])
        for step in table("matters")["step"].values()
    )
