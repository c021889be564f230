"""Tell for whom a person speaks, or what a party is called before a court, by the words with which a text introduces them.

1. "Corvane's chief executive, Rolf Dane", "Almia's foreign minister Ana Bel": whose holder of an office, then the name.
2. "Rolf Dane, chief executive of Corvane", "Ana Bel, a lawyer for the union": the name, then the office and whose it is.
3. "the spokesman for Corvane, Rolf Dane", "Almian ambassador Ana Bel": the office of whom, then the name.
4. "ALMIA v. KELDIA" at the head of a pleading: who comes first is the applicant, claimant or plaintiff, the second the respondent or
   defendant, in that text.

Only offices count that are held for somebody: a former minister and a prisoner speak for nobody. A surname that two sides bear is
nobody's. Who is introduced in one text stands in another only by the whole name.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

from countersay.lexicon.caseless import holds_any
from countersay.lexicon.load import table
from countersay.model import Document
from countersay.noting import noted

_LINE = re.compile(r"[^\n]+")
_HEAD = 1500  # code points in which the names of a case stand
_NAME = r"(?P<name>(?:(?:Mr|Ms|Mrs|Dr|Sir|Dame|General|Colonel|Captain|Professor)\.? )?[A-Z][^\W\d_]+(?:[ -](?:[A-Z]\.|[A-Z][^\W\d_]+|van|von|de|der|al|bin)){1,3})"
_WHOSE = r"(?P<whose>(?:[Tt]he )?[A-Z][\w&-]+(?: (?:of|for|and|the|[A-Z][\w&-]+)){0,6}|[Tt]he [a-z]+)"
_TITLES = re.compile(r"^(?:Mr|Ms|Mrs|Dr|Sir|Dame|General|Colonel|Captain|Professor|Minister|President)\.? ")
_CASE = re.compile(
    r"^[ \t]*(?P<one>[A-Z][^\n]{2,80}?)[ \t]*(?:\n\s*)?[ \t]+(?:v\.?|vs\.?|versus)[ \t]+(?:\n\s*)?(?P<other>[A-Z][^\n]{2,80}?)[ \t]*$",
    re.M,
)
FIRST = ("applicant", "claimant", "plaintiff", "petitioner", "complainant")
SECOND = ("respondent", "defendant")

Side = Callable[[str, str | None], str | None]


def persons_of(documents: Sequence[Document], side: Side) -> Mapping[str, Mapping[str, str]]:
    """Return by document the surnames and whole names of persons with their sides; whole names of all under "".

    Args:
        side: tells the side that a phrase names in a document, or None.
    """
    found: dict[str, dict[str, set[str]]] = {"": {}}
    for document in documents:
        here = found.setdefault(document.id, {})
        if _introduces(document.text):
            for match in _introduced(document.text):
                whose = side(match["whose"], document.id)
                name = _TITLES.sub("", match["name"])
                if whose is None or ":" in whose or " " not in name or _is_former(document.text, match.start()):
                    continue
                here.setdefault(name.split()[-1], set()).add(whose)
                here.setdefault(name, set()).add(whose)
                found[""].setdefault(name, set()).add(whose)
    return {
        document: {name: next(iter(sides)) for name, sides in rows.items() if len(sides) == 1}
        for document, rows in found.items()
    }


def pleaders_of(documents: Sequence[Document], side: Side) -> Mapping[str, Mapping[str, str]]:
    """Return by document what each party is called before the court."""
    found: dict[str, dict[str, str]] = {}
    for document in documents:
        match = _CASE.search(document.text, 0, _HEAD) if _heads_a_case(document.text) else None
        if match is None:
            continue
        one, other = (side(_as_name(match[group]), document.id) for group in ("one", "other"))
        if one is not None and other is not None and one != other and ":" not in one + other:
            found[document.id] = dict.fromkeys(FIRST, one) | dict.fromkeys(SECOND, other)
    return found


@noted("persons introduced")
def _introduces(text: str) -> bool:
    return any(True for _ in _introduced(text))


def _introduced(text: str) -> Iterator[re.Match[str]]:
    """Yield where the patterns stand: no match leaves its line, and few lines name an office."""
    lines = [line.span() for line in _LINE.finditer(text) if holds_any(line[0], _offices())]
    for pattern in _patterns() if lines else ():
        for start, end in lines:
            yield from pattern.finditer(text, start, end)


@cache
def _offices() -> tuple[str, ...]:
    return tuple(word.lower() for word in table("allegations")["agents"]["offices"])


@noted("heads of cases")
def _heads_a_case(text: str) -> bool:
    return _CASE.search(text, 0, _HEAD) is not None


def bare_name(phrase: str) -> str | None:
    """Return a person's name without "Mr", "Ms"; None where the phrase is no name.

    >>> bare_name("Mr Dane"), bare_name("Rolf Dane"), bare_name("the harbour master")
    ('Dane', 'Rolf Dane', None)
    """
    bare = _TITLES.sub("", re.sub(r"['’]s$", "", phrase))
    return (
        bare
        if re.fullmatch(r"[A-Z][^\W\d_]+(?:[ -](?:[A-Z]\.|[A-Z][^\W\d_]+|van|von|de|der|al|bin)){0,3}", bare)
        else None
    )


def _as_name(words: str) -> str:
    """Write a name in capitals as names are written."""
    return words.title() if words.isupper() else words


def _is_former(text: str, start: int) -> bool:
    return re.search(r"\b(?:former|ex|late|ousted)[- ]$", text[max(0, start - 8) : start]) is not None


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    offices = "|".join(sorted(table("allegations")["agents"]["offices"], key=len, reverse=True))
    office = (
        rf"(?:(?!former|ex-)[a-z][\w-]+ (?:of |for )?){{0,4}}(?:{offices})(?: (?:of|for) [a-z]+(?: [a-z]+){{0,3}})?"
    )
    return (
        re.compile(rf"\b{_WHOSE}(?:['’]s|(?<=s)['’]) {office},? {_NAME}"),
        re.compile(rf"\b{_NAME}, (?:who is |an? |the |its )?{office} (?:of|for|at|with|from) {_WHOSE}"),
        re.compile(rf"\b{office} (?:of|for|at|with|from) {_WHOSE}, {_NAME}"),
        re.compile(rf"\b(?P<whose>[A-Z][\w-]+) {office} {_NAME}"),
    )
