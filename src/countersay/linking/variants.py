"""Say whether two forms are spellings of one name, by keys and by distance.

Rules, in order:
1. Letters of all scripts are folded to Latin keys, accents drop, digraphs of rival systems meet ("kh" of one is "x" of
   the next, "ou" is "u", doubled letters are one).
2. Digits and words such as "north" or "second" must be the same in both: they are what tells names apart.
3. Two forms known as different countries, peoples or capitals are never variants ("Austria", "Australia").
4. Words are compared pairwise in order. Two words are variants when their consonants are the same, their first and last
   letters agree, and no more than a few vowels differ (none for three letters, one up to six, two beyond).
5. A longer word may differ in one consonant if spelling systems are known to waver there ("k" and "g", "v" and "b").
"""

import re
import unicodedata
from functools import cache, lru_cache

from countersay.lexicon.countries import country_table
from countersay.lexicon.load import table

_VOWELS = frozenset("aeiou")
_WAVERING = frozenset(
    frozenset(pair)
    for pair in ("kg", "kx", "gx", "hx", "vb", "vu", "vf", "sz", "dt", "jz", "js", "ij", "gj", "ks", "gh")
)
_NEAR = frozenset(frozenset(pair) for pair in ("ae", "ei", "ou"))
_NEAREST = frozenset("ei"), frozenset("ou")
_COARSE = str.maketrans("gxhbfzdj", "kkkvvsts")
_WEAK_END = frozenset("ae")


@cache
def _fold_tables() -> tuple[dict[int, str], tuple[tuple[str, str], ...]]:
    data = table("transliteration")
    letters = {ord(letter): folded for letter, folded in data["letters"].items()}
    return letters, tuple((old, new) for old, new in data["folds"]["order"])


@cache
def _apart() -> frozenset[str]:
    return frozenset(_word_key(word) for word in table("transliteration")["apart"]["words"])


@cache
def _articles() -> frozenset[str]:
    return frozenset(table("transliteration")["places"]["articles"])


def _letters(form: str) -> str:
    """Fold a form to lower-case Latin letters, digits and single spaces."""
    letters, _ = _fold_tables()
    folded = form.casefold().translate(letters)
    plain = "".join(c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c))
    plain = plain.translate(letters)
    return " ".join(re.findall(r"[a-z0-9]+", re.sub(r"['’‘`´ʼʻ.]", "", plain)))


@lru_cache(maxsize=65536)
def _word_key(word: str) -> str:
    """Fold the spelling of one lower-case Latin word."""
    if word.isdigit():
        return word
    for old, new in _fold_tables()[1]:
        word = word.replace(old, new)
    word = re.sub(r"(?<=[aeiou])w(?![aeiou])", "u", word).replace("w", "v")
    word = re.sub(r"(.)\1+", r"\1", word)
    word = re.sub(r"^ie", "e", word).replace("ai", "ei").replace("au", "o")
    word = re.sub(r"(?<=[a-z]{2})[oe]v$", "iv", word)  # "Kharkov" is the Russian, "Kharkiv" the Ukrainian form
    return re.sub(r"(?<=[aeiou])h$", "", word)


@lru_cache(maxsize=65536)
def _cached_key(form: str) -> str:
    words = _letters(form).split()
    if len(words) > 1:
        words = [word for word in words[:-1] if word not in _articles()] + words[-1:]
    return " ".join(_word_key(word) for word in words)


def variant_key(form: str) -> str:
    """Return the folded spelling of `form`: equal keys mean one name up to transliteration.

    >>> variant_key("Gyzylbulag"), variant_key("Gizilbulagh"), variant_key("Кызыл-Булак")
    ('gizilbulag', 'gizilbulag', 'kizil bulak')
    """
    return _cached_key(form)


@lru_cache(maxsize=65536)
def skeleton(form: str) -> str:
    """Return the consonants of the key, digits kept: a blocking key that variants share.

    >>> skeleton("Khankandi") == skeleton("Khankendi")
    True
    """
    return " ".join(_consonants(word).translate(_COARSE) for word in variant_key(form).split())


def _consonants(word: str) -> str:
    bare = "".join(c for c in word if c not in _VOWELS)
    return re.sub(r"(.)\1+", r"\1", bare)


@lru_cache(maxsize=65536)
def _known(form: str) -> str | None:
    """Return what a form stands for when it is a country, people or capital, with its role."""
    countries = country_table()
    for role, known in (
        ("country", countries.forms),
        ("adjective", countries.adjectives),
        ("people", countries.people),
        ("capital", countries.capitals),
    ):
        if form in known:
            return f"{role}:{known[form]}"
    return None


@lru_cache(maxsize=65536)
def _pieces(word: str) -> tuple[tuple[str, str], ...]:
    """Return (consonants, vowels after them) from left to right; the first consonants may be empty.

    A word with digits, or one that is known to be another than its likes, has none: it has no variants.
    """
    if word in _apart() or any(c.isdigit() for c in word):
        return ()
    return tuple((match[1], match[2]) for match in re.finditer(r"([^aeiou]*)([aeiou]*)", word) if match[0])


def _vowel_cost(a: str, b: str) -> int:
    if a == b:
        return 0
    if set(a) == set(b) or (a and b and (a in b or b in a) and abs(len(a) - len(b)) == 1):
        return 1
    if len(a) != len(b):
        return max(len(a), len(b))
    return sum(0 if x == y else 1 if frozenset((x, y)) in _NEAR else 2 for x, y in zip(a, b, strict=True))


def _nearest(a: str, b: str) -> bool:
    """Short words carry little evidence: only "e" for "i" or "o" for "u" may differ ("Lima" is not "Lama")."""
    return any(set(a) | set(b) <= pair for pair in _NEAREST)


def _same_consonants(a: str, b: str) -> bool:
    if a == b:
        return True
    return (
        len(a) == len(b)
        and sum(x != y for x, y in zip(a, b, strict=True)) == 1
        and all(x == y or frozenset((x, y)) in _WAVERING for x, y in zip(a, b, strict=True))
    )


def _word_variants(a: str, b: str) -> bool:
    """Compare two word keys."""
    if a == b:
        return True
    length = min(len(a), len(b))
    if length < 3 or max(len(a), len(b)) < 4 or abs(len(a) - len(b)) > 2:
        return False
    left, right = _pieces(a), _pieces(b)
    if not left or len(left) != len(right):
        return False
    cost = wavering = 0
    for (consonants, vowels), (others, other_vowels) in zip(left, right, strict=True):
        if not _same_consonants(consonants, others):
            return False
        if (
            vowels != other_vowels
            and length <= 4
            and max(len(a), len(b)) == length
            and not _nearest(vowels, other_vowels)
        ):
            return False
        wavering += consonants != others
        cost += _vowel_cost(vowels, other_vowels)
    first_differs = a[0] != b[0] and not {a[0], b[0]} <= {"e", "i"}
    if first_differs and not (length >= 6 and frozenset((a[0], b[0])) in _WAVERING and cost == 0):
        return False
    if not _ends_agree(left[-1][1], right[-1][1]):
        return False
    allowed = 1 if length <= 6 else 2
    if wavering:
        return length >= 6 and wavering + cost <= allowed
    return cost <= allowed


@lru_cache(maxsize=65536)
def _words(key: str) -> tuple[str, ...]:
    return tuple(key.split())


def _ends_agree(a: str, b: str) -> bool:
    """Refuse endings that derive another word: "Iraq" and "Iraqi", "Niger" and "Nigeria"."""
    if a == b:
        return True
    return bool(a) and bool(b) and (a[-1] == b[-1] or {a[-1], b[-1]} <= _WEAK_END)


def are_variants(a: str, b: str) -> bool:
    """Say whether two forms may be two spellings of one name; equal forms are.

    >>> are_variants("Khankandi", "Khankendi"), are_variants("Kiev", "Kyiv"), are_variants("Gyzylbulag", "Gizilbulag")
    (True, True, True)
    >>> are_variants("Iran", "Iraq"), are_variants("Niger", "Nigeria"), are_variants("North Kivu", "South Kivu")
    (False, False, False)
    """
    left, right = variant_key(a), variant_key(b)
    if left == right:
        return bool(left)
    known_a, known_b = _known(a), _known(b)
    if known_a and known_b and known_a != known_b:
        return False
    words, others = _words(left), _words(right)
    if len(words) != len(others):
        return left.replace(" ", "") == right.replace(" ", "") and not any(c.isdigit() for c in left)
    return all(_word_variants(x, y) for x, y in zip(words, others, strict=True))
