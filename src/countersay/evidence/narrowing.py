"""Words of a figure that may narrow what it counts, and that nothing in a register tells."""

import re
from functools import cache

from countersay.evidence.passages import Around, Paper
from countersay.evidence.questions import neutral
from countersay.evidence.tables import Table
from countersay.evidence.vocabulary import Vocabulary, tokens
from countersay.lexicon.load import table as lexicon
from countersay.lexicon.nouns import head
from countersay.model import Figure


def owner_of(paper: Paper, figure: Figure) -> str:
    """Return the pronoun before the counted noun that says whose things they are, "" if there is none."""
    text = paper.document.text[figure.number.end : figure.number.end + 16].lstrip()
    found = re.match(r"(?:of\s+)?([a-z]+)\s", text)
    return found[1] if found is not None and found[1] in owner_words() else ""


BACK = 400
"""Characters before a sentence in which "its" may have its owner."""


def unknown_words(paper: Paper, figure: Figure, table: Table, vocabulary: Vocabulary, found: Around) -> list[str]:
    """Return the words of a figure that may narrow it and that nothing in the register tells."""
    text = paper.document.text
    told = {place for hit in (*found.own, *found.before) for place in range(hit.start, hit.end)}
    unknown = []
    _, later = carried_on(paper, figure, found)
    for phrase in (figure.counted or "", *figure.qualifiers, figure.agent or "", *_places(figure, paper, told)):
        if phrase in later:
            continue
        known = {place for hit in vocabulary.find(phrase) for place in range(hit.start, hit.end)}
        lost = [
            w for w, start, _ in tokens(phrase) if start not in known and w not in neutral("words") and not w.isdigit()
        ]
        if lost and not (phrase == figure.counted and set(lost) <= set(tokens_of(head(phrase)))):
            unknown.append(phrase)
    for low, high in found.regions:
        for match in _NAME.finditer(text, low, high):
            if match.start() in told or paper.is_apart(match.start(), match.end()) or _opens(text, match.start()):
                continue
            unknown.append(match[0])
    low, _ = paper.sentence(figure)
    whole = re.search(r"\b[Oo]f\s+(?:the|these|those|all|its|their)?\s*\Z", text[low : _before(paper, figure)])
    if whole is not None and not any(hit.entry.sort in ("value", "choice") for hit in found.own):
        unknown.append("which part of them")
    if owner := owner_of(paper, figure):
        unknown.append(owner)
    elif re.match(r"\s+of\s+(?:the|those|these)\s", text[figure.number.end : figure.end]):
        unknown.append("which part of them")
    return list(dict.fromkeys(unknown))


def _before(paper: Paper, figure: Figure) -> int:
    """Return where the figure before this one in its sentence begins; the start of the sentence if there is none."""
    row = paper.beside(figure)
    place = row.index(figure) if figure in row else 0
    return row[place - 1].start if place else paper.sentence(figure)[0]


def _places(figure: Figure, paper: Paper, told: set[int]) -> tuple[str, ...]:
    """Return the place of a figure where its own sentence names it outside phrases of the register."""
    low, high = paper.sentence(figure)
    text = paper.document.text
    if not figure.place:
        return ()
    found = [match.start() for match in re.finditer(re.escape(figure.place), text[low:high])]
    return (figure.place,) if any(low + start not in told for start in found) else ()


def carried_on(paper: Paper, figure: Figure, found: Around) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Divide the qualifiers of a figure that do not stand in its own words: carried on from before it, and after it.

    In "the total rose to 1,502, of which 821 were going down" the direction belongs to the second number only.
    """
    text = paper.document.text.lower()
    _, high = paper.sentence(figure)
    end = max(stop for _, stop in found.regions)
    own = [text[low:stop] for low, stop in found.regions]
    before: list[str] = []
    after: list[str] = []
    for phrase in figure.qualifiers:
        if any(phrase in one for one in own):
            continue
        (after if text.find(phrase, end, high + 1) >= 0 else before).append(phrase)
    return tuple(before), tuple(after)


def tokens_of(phrase: str) -> tuple[str, ...]:
    """Return the words of a phrase, made comparable."""
    return tuple(word for word, _, _ in tokens(phrase))


_NAME = re.compile(r"\b[A-Z][^\W\d_]+(?:[ -][A-Z][^\W\d_]+)*")


def _opens(text: str, start: int) -> bool:
    """Say whether a word opens its sentence or a quotation, where any word has a capital."""
    return re.search(r"(?:\A|[.!?:\n“\"(])\s*\Z", text[max(0, start - 4) : start]) is not None


@cache
def owner_words() -> frozenset[str]:
    """Return the pronouns whose owner only the sentences before tell."""
    return frozenset(lexicon("evidence")["neutral"]["owners"])
