"""What a text shows of its own names: kinds settled by other places, names in headings, names inside names."""

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from countersay.extraction.names.name_kinds import Piece, pieces
from countersay.extraction.names.name_persons import title_at, titled_name
from countersay.extraction.names.name_runs import Frame, extend
from countersay.model import Mention, NameKind

Forms = dict[str, NameKind]
"""Forms seen in running text, as written, with the kind most of the evidence gives them."""


def mention_of(frame: Frame, document: str, piece: Piece) -> Mention:
    """Return the mention of a piece, with an acronym in brackets that follows its expansion.

    A region takes along the country it is said to belong to ("Ruritania's Alm region").
    """
    words = frame.words
    start, end = words.starts[piece.first], words.ends[piece.after - 1]
    if piece.kind == "place" and words.low(piece.after - 1) == "region" and words.gap(piece.first) in ("'s ", "’s "):
        owner = piece.first - 1
        if frame.lexicon.known.get(words.words[owner]) == "country":
            start = words.starts[owner]
    after = piece.after
    if (
        piece.after - piece.first >= 2
        and words.gap(after) == " ("
        and words.text[words.ends[after] : words.ends[after] + 1] == ")"
    ):
        letters = words.words[after].replace(".", "")
        if letters.isupper() and _abbreviates(frame, piece, letters):
            end = words.ends[after] + 1
    if words.text[end - 1] == "." and piece.after - piece.first > 1:
        end -= words.words[piece.after - 1].count(".") == 1
    return Mention(document=document, start=start, end=end, text=words.text[start:end], kind=piece.kind)


def _abbreviates(frame: Frame, piece: Piece, letters: str) -> bool:
    return abbreviates(letters, [frame.words.words[k] for k in range(piece.first, piece.after)])


def abbreviates(letters: str, words: Sequence[str]) -> bool:
    """Say whether the letters begin words of a name in order, small words optional.

    >>> abbreviates("WHU", "World Health Union".split()), abbreviates("XYZ", "World Health Union".split())
    (True, False)
    """
    initials = [part[0].lower() for word in words for part in word.replace("–", "-").split("-") if part]
    at = 0
    for letter in letters.lower():
        while at < len(initials) and initials[at] != letter:
            at += 1
        if at == len(initials):
            return False
        at += 1
    return True


def aliased(frame: Frame, found: list[Piece]) -> list[Piece]:
    """Make one piece of a place with a second spelling in brackets before its head: "Alm (Olm) region"."""
    words = frame.words
    result: list[Piece] = []
    skip = False
    for piece, following in itertools.pairwise([*found, Piece(len(words.words), len(words.words), "other")]):
        if skip:
            skip = False
            continue
        head = following.after
        bracketed = piece.after == following.first and words.gap(following.first) == " (" and words.gap(head) == ") "
        if bracketed and frame.has("places.small", head) and not words.cap(head):
            result.append(Piece(piece.first, head + 1, "place"))
            skip = True
        else:
            result.append(piece)
    return result


def expanded(frame: Frame, found: list[Piece]) -> list[Piece]:
    """Add bodies that only their bracketed acronym shows: "Alliance to Mend Our Bridges (AMOB)".

    They swallow what lies inside.
    """
    words = frame.words
    added: list[Piece] = []
    for i, word in enumerate(words.words):
        if (
            word.isupper()
            and 3 <= len(word) <= 8
            and words.gap(i) == " ("
            and words.text[words.ends[i] : words.ends[i] + 1] == ")"
        ):
            first = _spelt_out(frame, i, word.lower())
            if first is not None:
                added.append(Piece(first, i, "organisation"))
    if not added:
        return found
    covered = [p for p in found if not any(a.first <= p.first < a.after or p.first < a.first < p.after for a in added)]
    return sorted([*covered, *added], key=lambda piece: piece.first)


def _spelt_out(frame: Frame, i: int, letters: str) -> int | None:
    """Return the word before `i` from which the initials of the words give `letters`, or None."""
    words = frame.words
    at, left = i - 1, len(letters) - 1
    while left >= 0 and at >= 0 and i - at <= 2 * len(letters):
        if at + 1 < i and words.gap(at + 1) not in (" ", "\n", ", "):
            return None
        initials = [part[0].lower() for part in words.words[at].split("-") if part]
        taken = 0
        for initial in reversed(initials):
            if left - taken >= 0 and letters[left - taken] == initial:
                taken += 1
        if not taken and words.words[at][0].isupper():
            return None
        left -= taken
        at -= 1
    first = at + 1
    return first if left < 0 and words.cap(first) and i - first >= 2 else None


def forms_of(frame: Frame, found: Iterable[Piece]) -> Forms:
    """Weigh the evidence for each form, and for the surname or base name inside it."""
    votes: dict[str, Counter[NameKind]] = {}
    for piece in found:
        weight = 3 if piece.sure else 1
        for form, kind in _evidence(frame, piece):
            votes.setdefault(form, Counter())[kind] += weight if kind != "other" else 0
    kinds: Forms = {}
    for form, counter in votes.items():
        best = max(counter.items(), key=lambda item: (item[1], item[0]))
        kinds[form] = best[0] if best[1] > 0 else "other"
    return kinds


def _evidence(frame: Frame, piece: Piece) -> Iterator[tuple[str, NameKind]]:
    """Yield the form of a piece with its kind, and the shorter forms that it brings along."""
    words, lexicon, sets = frame.words, frame.lexicon, frame.lexicon.sets
    yield frame.form(piece.first, piece.after), piece.kind
    if piece.kind == "person":
        name = _without_titles(frame, piece)
        small = all(frame.has("persons.particles", k) for k in range(piece.first, piece.after - 1))
        if name is not None and (name > piece.first or piece.sure or small):
            yield frame.form(name, piece.after), "person"
            last = piece.after - 1
            if words.cap(last) and last >= name and words.words[last] not in lexicon.known:
                yield words.words[last], "person"
    elif piece.kind in ("road", "place", "deposit") and piece.after - piece.first > 1:
        base = piece.first
        head = piece.after - 1
        low = words.low(head)
        if (
            base + 1 == head
            and not words.cap(head)
            and (low in sets["places.roads"] or low in sets["places.heads"] or low in sets["places.deposits"])
        ):
            for part in words.words[base].replace("–", "-").split("-"):
                if len(part) > 2 and part[0].isupper() and part.lower() not in sets["places.directions"]:
                    yield part, "place"


def _without_titles(frame: Frame, piece: Piece) -> int | None:
    """Return the first word of the name after the titles, or None where only titles stand."""
    at = title_at(frame, piece.first, piece.after)
    if at is None:
        return piece.first
    name = titled_name(frame, at, piece.after)
    return name[0] if name is not None else None


_NO_SURNAME = ("organisations.heads", "organisations.of_heads", "places.heads", "places.roads")


def settled(frame: Frame, piece: Piece, forms: Forms) -> Piece:
    """Give an unsure piece the kind that its form has elsewhere in the text."""
    if piece.sure:
        return piece
    kind = forms.get(frame.form(piece.first, piece.after), piece.kind)
    length = piece.after - piece.first
    surname = not any(frame.has(key, piece.after - 1) for key in _NO_SURNAME)
    if kind == "other" and surname and 2 <= length <= 5 and forms.get(frame.words.words[piece.after - 1]) == "person":
        kind = "person"  # the surname speaks elsewhere in the text
    return Piece(piece.first, piece.after, kind, kind != "other")


def listed(frame: Frame, found: list[Piece]) -> list[Piece]:
    """Let names that stand in one list share their kind: "Alm, Brod and the city of Carn" are places."""
    result = list(found)
    for order in (range(1, len(result)), range(len(result) - 2, -1, -1)):
        for k in order:
            neighbour = k - 1 if order.step > 0 else k + 1
            if result[k].kind != "other" or result[neighbour].kind not in ("place", "person", "road", "deposit"):
                continue
            left, right = (result[neighbour], result[k]) if order.step > 0 else (result[k], result[neighbour])
            if _side_by_side(frame, left.after, right.first):
                result[k] = Piece(result[k].first, result[k].after, result[neighbour].kind, False)
    return result


def _side_by_side(frame: Frame, after: int, first: int) -> bool:
    """Say whether only a comma, "and" or "or" stands between two names."""
    words = frame.words
    if first - after > 2 or first < after:
        return False
    if first == after:
        return words.gap(first) == ", "
    if words.low(first - 1) == "the":
        first -= 1
    return (
        first - after == 1
        and words.low(after) in ("and", "or")
        and len(words.gap(after)) <= 2
        and words.gap(first) == " "
    )


def in_headings(frame: Frame, forms: Forms) -> list[Piece]:
    """Search headings for known names and for forms of the running text, and complete them by titles and heads."""
    words = frame.words
    upper: Forms = {form.upper(): kind for form, kind in forms.items() if len(form) > 2}
    found: list[Piece] = []
    last = -1
    for i in sorted(frame.heading):
        if i <= last or not words.cap(i):
            continue
        piece = _heading_piece(frame, forms, upper, i) or _heading_body(frame, i) or _heading_person(frame, i)
        if piece is None:
            continue
        first = piece.first
        while (
            first - 1 > last
            and first - 1 in frame.heading
            and frame.has("persons.titles", first - 1)
            and piece.kind == "person"
        ):
            first -= 1
        found.append(Piece(first, piece.after, piece.kind))
        last = piece.after - 1
    return found


def _heading_piece(frame: Frame, forms: Forms, upper: Forms, i: int) -> Piece | None:
    """Return the longest known form that begins at word `i`, with a capital or small head word after it."""
    lexicon = frame.lexicon
    for length in range(8, 0, -1):
        if i + length - 1 not in frame.heading:
            continue
        form = frame.form(i, i + length)
        kind = lexicon.known.get(form) or forms.get(form) or (upper.get(form) if form.isupper() else None)
        if kind is None and length == 1 and "-" in form:
            parts = form.replace("–", "-").split("-")
            kind = "place" if all(part in forms or part in lexicon.known for part in parts) else None
        if kind is None or (length == 1 and kind == "other"):
            continue
        after = i + length
        if after in frame.heading and frame.has("places.roads", after) and kind in ("place", "other", "country"):
            return Piece(i, after + 1, "road")
        if length == 1 and form in lexicon.countries.adjectives:
            continue
        return Piece(i, after, kind)  # type: ignore[arg-type]
    return None


def _heading_person(frame: Frame, i: int) -> Piece | None:
    """Return a titled person whose given name is known; without it nothing tells where the name ends in a heading."""
    name = i + 1
    while frame.has("persons.titles", name):
        name += 1
    if not frame.has("persons.title_heads", name - 1) or not frame.has("persons.given", name):
        return None
    last = name + 1
    return Piece(i, last + 1, "person") if last in frame.heading and frame.words.cap(last) else None


def _heading_body(frame: Frame, i: int) -> Piece | None:
    """Return the body whose name begins at word `i` of a heading and goes on over "of" ("Ministry of ..."), or None."""
    after = extend(frame, i)
    words = frame.words
    lows = [words.low(k) for k in range(i, after)]
    small = any(
        low in ("of", "for") and lows[k - 1] in frame.lexicon.sets["organisations.heads"]
        for k, low in enumerate(lows)
        if k
    )
    found = pieces(frame, i, after) if small else []
    return found[0] if found and found[0].kind == "organisation" and found[0].first == i else None
