"""Find the names inside names: "Alm" in "Alm road", "US" in "US Secretary of State", both ends of "Alm-Brod road"."""

from collections.abc import Iterator

from countersay.extraction.names.name_forms import Forms, mention_of
from countersay.extraction.names.name_kinds import Piece, is_acronym
from countersay.extraction.names.name_runs import Frame
from countersay.model import Mention, NameKind

_KINDS: dict[str, NameKind] = {"place": "place", "country": "country", "organisation": "organisation"}


def inside_words(frame: Frame, document: str, forms: Forms) -> Iterator[Mention]:
    """Yield known names that are parts of hyphenated words ("pro-Ruritania", "2021-Ruritania-made")."""
    words, known = frame.words, frame.lexicon.known
    for i, word in enumerate(words.words):
        if ("-" not in word and "–" not in word) or word in known:
            continue
        for part, at in _parts(frame, i):
            kind = known.get(part) or (forms.get(part) if is_acronym(part) else None)
            if kind in ("country", "organisation"):
                yield Mention(document=document, start=at, end=at + len(part), text=part, kind=_KINDS[kind])


def _parts(frame: Frame, i: int) -> Iterator[tuple[str, int]]:
    """Yield the parts of a hyphenated word with their offsets."""
    at = frame.words.starts[i]
    for part in frame.words.words[i].replace("–", "-").replace("‑", "-").split("-"):
        if part:
            yield part, at
        at += len(part) + 1


def nested(frame: Frame, document: str, outer: Piece, forms: Forms) -> Iterator[Mention]:
    """Yield known names, forms of the text, bases before a head word, and hyphenated pairs inside a name."""
    words = frame.words
    i = outer.first
    length = outer.after - outer.first
    while i < outer.after:
        if "-" in words.words[i] or "–" in words.words[i]:
            yield from _hyphenated(frame, document, i, forms, outer)
        if length == 1:
            return
        step = i + 1
        for after in range(min(outer.after, i + 9), i, -1):
            kind = _inner_kind(frame, outer, forms, i, after) if after - i < length else None
            if kind is not None:
                yield mention_of(frame, document, Piece(i, after, kind))
                # what a body's name holds may itself hold a country
                step = after if kind != "organisation" or frame.known_end(i) == after else i + 1
                break
        i = step


def _inner_kind(frame: Frame, outer: Piece, forms: Forms, first: int, after: int) -> NameKind | None:
    """Return the kind of a name that is part of another, or None."""
    words, lexicon = frame.words, frame.lexicon
    if not words.cap(first) or not words.cap(after - 1):
        return None
    form = frame.form(first, after)
    whole = frame.form(outer.first, outer.after)
    if whole in lexicon.known:  # of known names only "Republic of Ruritania" holds another form of itself
        countries = lexicon.countries.forms
        return "country" if form in countries and countries.get(whole) == countries[form] else None
    if form in lexicon.known:
        return _KINDS[lexicon.known[form]]
    if outer.kind == "person":
        return None
    if outer.kind in ("road", "deposit", "place") and first == outer.first and after - first == 1:
        return _base(frame, forms, first)
    kind = forms.get(form)
    several = after - first > 1 or not frame.has("organisations.heads", first)
    if (
        kind in _KINDS
        and several
        and not frame.has("places.directions", first)
        and not frame.has("places.before", first)
    ):
        return _KINDS[kind]
    return _part_body(frame, outer, first, after)


_PLACE_HEADS = ("heads", "roads", "small", "small_modifiers", "small_deposits")


def _base(frame: Frame, forms: Forms, first: int) -> NameKind | None:
    """Return "place" where the first word of a road, place or deposit names a place and a head word follows."""
    low = frame.words.low(first)
    plain = (
        not frame.has("places.directions", first) and not frame.has("places.before", first) and low not in frame.small
    )
    # "Wall Street" holds no "Wall"; a head written small, or the name elsewhere in the text, shows that it is one
    shown = not frame.words.cap(first + 1) or forms.get(frame.words.words[first]) in ("place", "country")
    headed = any(frame.has(f"places.{key}", first + 1) for key in _PLACE_HEADS)
    return "place" if plain and shown and "-" not in low and headed else None


def _part_body(frame: Frame, outer: Piece, first: int, after: int) -> NameKind | None:
    """Return "organisation" for the body that a service or members belong to ("... under the Ministry of Trade")."""
    before = {frame.words.low(first - 1), frame.words.low(first - 2)}
    if after != outer.after or after - first < 2 or outer.kind not in ("organisation", "group"):
        return None
    if "under" in before and frame.has("organisations.of_heads", first):
        return "organisation"
    members = outer.kind == "group" and "of" in before and frame.has("organisations.heads", after - 1)
    return "organisation" if members else None


def _hyphenated(frame: Frame, document: str, i: int, forms: Forms, outer: Piece) -> Iterator[Mention]:
    """Yield both parts of "Alm-Brod" where both are names."""
    if frame.words.words[i] in frame.lexicon.known:
        return
    parts = list(_parts(frame, i))
    paired = outer.kind == "road" and all(part[0].isupper() for part, _ in parts)
    for part, at in parts:
        kind = frame.lexicon.known.get(part)
        if kind is None and part[0].isupper() and len(part) > 2:
            kind = forms.get(part, "place" if paired else None)
        if kind in _KINDS:
            yield Mention(document=document, start=at, end=at + len(part), text=part, kind=_KINDS[kind])
