"""What a figure measures, in a form that can be compared: unit, thing counted, what narrows it, what is said of it.

Words count as the same only where the lexicon says so; an unknown noun or verb is the same only as itself. Words that
make a count an addition to another ("40 more trucks") leave it without a measure: it cannot be compared by itself.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from countersay.lexicon.load import table
from countersay.lexicon.nouns import OCCASION, things
from countersay.model import Figure, is_money

BOTH_WAYS = "both directions"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What two figures must share to be compared.

    Attributes:
        family: "flow", "stock" or "share"; money and averages belong to the family of what they are taken of.
        head: key of the thing counted. narrowing: words that narrow it, as keys.
        predicates: classes of verbs; neutral ones ("recorded") are left out.
        wording: the same before synonyms are folded; figures with different wordings may differ in scope.
    """

    unit: str | None
    family: str
    head: str
    narrowing: frozenset[str]
    predicates: frozenset[str]
    wording: str


@cache
def _words(topic: str) -> frozenset[str]:
    return frozenset(table("nouns")["measure"][topic])


@cache
def _same() -> dict[str, str]:
    return {word: key for key, words in table("nouns")["same"].items() for word in words}


@cache
def _broader() -> dict[str, str]:
    return {word: key for key, words in table("nouns")["narrower"].items() for word in words}


@cache
def _events() -> dict[str, tuple[str, str]]:
    events = table("nouns")["event"].values()
    return {word: (entry["head"], entry["predicate"]) for entry in events for word in entry["nouns"]}


@cache
def _classes() -> dict[str, str]:
    classes = table("predicates")["class"]
    return {lemma: name for name, entry in classes.items() for lemma in entry["lemmas"]}


@cache
def _neutral() -> frozenset[str]:
    return frozenset(name for name, entry in table("predicates")["class"].items() if entry["kind"] == "neutral")


@cache
def _empty() -> frozenset[str]:
    return frozenset(table("nouns")["measure"]["empty"])


@cache
def _participles() -> dict[str, str]:
    """Participle → class, for the verbs of the lexicon: "killed" → kill, "made" → produce."""
    found = dict(table("predicates")["adjectives"])
    for lemma, name in _classes().items():
        for ending in ("ed", "d"):
            found[lemma + ending] = name
        if lemma.endswith("y"):
            found[lemma[:-1] + "ied"] = name
    for form, lemma in table("predicates")["irregular"].items():
        if lemma in _classes():
            found[form] = _classes()[lemma]
    return found


@lru_cache(maxsize=16_384)
def predicate_classes(predicate: str | None) -> frozenset[str]:
    """Return the classes of a predicate's verbs without the neutral ones; an unknown verb is its own class.

    >>> sorted(predicate_classes("find+remove")), sorted(predicate_classes("be"))
    (['clear', 'find'], [])
    """
    if not predicate:
        return frozenset()
    if predicate in _classes():
        names = {_classes()[predicate]}
    else:
        names = {_classes().get(lemma, lemma) for lemma in predicate.split("+")}
    return frozenset(names - _neutral())


def thing_counted(counted: str, text: str | None = None) -> tuple[str, frozenset[str], str | None]:
    """Split a counted noun into its key, what narrows it, and the predicate that an event noun brings.

    >>> thing_counted("heavy duty vehicle") == ("vehicle", frozenset({"heavy", "duty"}), None)
    True
    >>> thing_counted("civilian death") == ("person", frozenset({"civilian"}), "kill")
    True
    >>> thing_counted("serviceman and civilian")  # counted together: never the same as either of them
    ('civilian and soldier', frozenset(), None)
    """
    several = things(counted.lower(), text)
    if len(several) > 1:
        return " and ".join(sorted({_same().get(one, one) for one in several})), frozenset(), None
    return _one_thing(counted)


@lru_cache(maxsize=16_384)
def _one_thing(counted: str) -> tuple[str, frozenset[str], str | None]:
    words = [word for word in re.findall(r"[\w'’-]+", counted.lower()) if word not in _words("function")]
    for size in range(min(3, len(words)), 0, -1):
        tail, rest = " ".join(words[-size:]), words[:-size]
        narrowing = {_same().get(word, word) for word in rest} - _empty()
        if tail in _events():
            head, predicate = _events()[tail]
            return head, frozenset(narrowing), predicate
        if size == 1 and tail in _peoples():
            return "person", frozenset(narrowing | {_peoples()[tail]}), None
        if size == 1 and tail in _actions():
            done = _same().get(rest[-1], rest[-1]) if rest else ""
            return done, frozenset(narrowing - {done}), _actions()[tail]
        key = _same().get(tail, tail)
        if tail in _same() or key in _broader():
            if key in _broader():
                return _broader()[key], frozenset(narrowing | {key}), None
            return key, frozenset(narrowing), None
    narrowing = {_same().get(word, word) for word in words[:-1]} - _empty()
    return words[-1] if words else "", frozenset(narrowing), None


@cache
def _actions() -> dict[str, str]:
    """Singular noun of an action that is measured → class of its verb: "copper production" is copper produced."""
    goods = ("produce", "export", "import", "ship", "deliver", "sell", "buy", "land")
    found = {}
    for noun, lemma in table("predicates")["nominal"].items():
        for one in (noun, noun.removesuffix("s"), noun.removesuffix("ies") + "y"):
            if lemma in goods:
                found[one] = _classes().get(lemma, lemma)
    return found


@cache
def _peoples() -> dict[str, str]:
    """Word for the people of a country, singular and lower case → the word that narrows "person"."""
    found = {}
    for entry in table("countries")["country"].values():
        for people in entry["people"]:
            found[people.lower()] = found[people.lower().removesuffix("s")] = people.lower().removesuffix("s")
    return found


def _qualifying(qualifiers: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str]]:
    """Return what qualifiers narrow, as keys, and the classes of those that are predicates by themselves."""
    narrowing, predicates = set(), set()
    for qualifier in qualifiers:
        if qualifier == BOTH_WAYS:
            continue  # what an unqualified count means as well
        if qualifier.startswith(OCCASION):
            narrowing.add(qualifier)
            continue
        said = re.split(
            r"\b(?:since|between|during|until|by \d|on \d|from \d|after|before|so far)\b", qualifier.lower()
        )[0]
        words = [word for word in re.findall(r"[\w'’-]+", said) if word not in _words("function")]
        if len(words) == 1 and words[0] in _participles():
            predicates.add(_participles()[words[0]])
            continue
        narrowing |= {_participles().get(word, _same().get(word, word)) for word in words}
    return frozenset(narrowing), frozenset(predicates)


def _acted(figure: Figure, head: str) -> bool:
    """Say whether the figure counts what a named body did: "the army opened fire 51 times"."""
    return head == "time" and figure.agent is not None and bool(predicate_classes(figure.predicate))


def _is_plain_share(figure: Figure) -> bool:
    """Say whether a share is one of things of a kind and tied to no other number: "14 per cent of nurses took part"."""
    plain = figure.unit == "percent" and figure.relation is None and bool(figure.counted) and figure.per is None
    return plain and figure.change not in ("up", "down") and figure.window is not None


def _is_zero(figure: Figure) -> bool:
    """Say whether the figure claims a count of nought over stated days: "not a single truck passed from 3 to 9 May"."""
    window = figure.window
    if window is None or window.first is None or window.last is None:
        return False
    stated = not window.inherited or (window.anchor == "passage" and window.days == 1)
    return stated and figure.value == 0 and figure.number.text.lower() not in ("any", "without")


def measure_of(figure: Figure) -> Measure | None:
    """Return what the figure measures, or None if it counts nothing that could be compared by itself."""
    if figure.supposed or figure.stance in ("denies", "demands", "commits"):
        return None
    if figure.kind not in ("flow", "stock", "average", "money", "share") or (
        figure.precision == "universal" and not _is_zero(figure)
    ):
        return None
    changing = figure.change in ("up", "down") and (
        figure.predicate is None or _words("trends") & {*figure.predicate.split("+")}
    )
    if changing:
        return None
    if figure.kind == "share" and not _is_plain_share(figure):
        return None
    head, narrowing, event = thing_counted(figure.counted or "", figure.text)
    extra, qualified = _qualifying(figure.qualifiers)
    if (narrowing | extra) & _words("increment") or (
        head in table("nouns")["measure"]["nothing"] and not _acted(figure, head)
    ):
        return None
    predicates = predicate_classes(figure.predicate) | qualified | (frozenset({event}) if event else frozenset())
    if figure.kind == "share":
        predicates -= _words("standing")  # "stood at 98 per cent of capacity", "was at 91 per cent of capacity"
    if "kill" in predicates or "injure" in predicates:
        predicates -= {"victim", "find", "occur"}
    if event and predicates > {event}:
        predicates -= _words("light")  # "no arrests were made"
    if not head and figure.unit is None:
        if not predicates & _words("of_persons"):
            return None
        head = "person"  # "46 killed" counts persons
    elif not head and (is_money(figure.unit) or not predicates or predicates <= _words("standing")):
        return None  # "$1.61" or "3 tonnes" of nobody knows what
    if figure.per is not None and figure.per not in _words("times"):
        return None  # so much a share, a head, a litre
    level = figure.kind == "stock" or (is_money(figure.unit) and head in table("measured")["level"]["words"])
    family = "share" if figure.kind == "share" else "stock" if level else "flow"
    lemmas = sorted({*(figure.predicate or "").split("+"), *(event.split() if event else ())} - {""})
    lemmas += [
        f"({what} taken from the sentences before)"
        for what in figure.assumed
        if what not in ("aside", "beside", "each")
    ]
    wording = "|".join([",".join(lemmas), head, ",".join(sorted(narrowing | extra))])
    return Measure(
        unit=figure.unit,
        family=family,
        head=head,
        narrowing=narrowing | extra,
        predicates=predicates,
        wording=wording,
    )
