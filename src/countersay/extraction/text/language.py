"""Tell the language of a text and of its blocks from the script and a vote of frequent small words."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from countersay.lexicon.load import table
from countersay.model import Block, Document, Issue, Passage

_SAMPLE = 20_000
_LETTERS = 40
_BLOCK_WORDS = 15
"""A block with fewer letters or words is too short to be told apart from a name or a title."""
_OTHER_LETTERS = 12
"""A block with so many letters of another script is told by them."""
_RUNNING = 24
"""Words of English paragraphs from which a text in two languages is read: fewer are a quotation or a notice."""
_LEAST = 3
"""Small words that must be met before a language is named: with fewer, a title of names would get one by chance."""

_SCRIPTS = {
    "latin": r"[A-Za-zÀ-ɏəƏ]",
    "cyrillic": r"[\u0400-\u04ff]",
    "arabic": r"[\u0600-\u06ff]",
    "hy": r"[\u0531-\u0587]",
    "ka": r"[\u10a0-\u10ff\u1c90-\u1cbf]",
    "he": r"[\u05d0-\u05ea]",
    "el": r"[\u0370-\u03ff]",
    "hi": r"[\u0904-\u097f]",
    "th": r"[\u0e01-\u0e5b]",
    "ja": r"[\u3041-\u30ff]",
    "ko": r"[\uac00-\ud7a3]",
    "zh": r"[\u4e00-\u9fff]",
}
"""Characters of each script; one that writes a single language bears that language's code."""


@cache
def _script(name: str) -> re.Pattern[str]:
    return re.compile(_SCRIPTS[name])


@cache
def _words() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]+")


@cache
def _unusual() -> re.Pattern[str]:
    """Match what is neither ASCII nor a mark of running English: a text without it has no letters but Latin ones."""
    return re.compile(r"[^\x00-\x7f“”‘’–—…]")


def language_of(text: str) -> str | None:
    """Return the ISO 639-1 code of the language that most of the text's beginning is in, or None if it cannot be told.

    >>> language_of("The road was closed and it is not known by whom.")
    'en'
    >>> language_of("La route est fermée et ne sera pas")
    'fr'
    >>> language_of("Геополитика дорог и мостов, что не было на карте"), language_of("42") is None
    ('ru', True)
    """
    sample = text[:_SAMPLE]
    script = "latin" if _unusual().search(sample) is None else _main_script(sample)
    if script not in ("latin", "cyrillic", "arabic"):
        return script
    votes = _votes(_words().findall(sample.casefold()), script)
    order = sorted(votes, key=lambda code: (-votes[code], code))
    best, second = order[0], order[1]
    if votes[best] < _LEAST or votes[best] == votes[second]:
        return None
    return best


def main_language(text: str) -> str | None:
    """Return the language to read a text in: English where a third of its running text is, whatever the rest is in.

    The rest is marked (`passages_in`). A letter in two languages would else not be read at all.

    >>> one, other = "The road was closed and it is not known by whom. ", "La route est fermée et ne sera pas ouverte dans la nuit. "
    >>> main_language(other * 9 + "\\n\\n" + one * 6), main_language(other * 9 + "\\n\\n" + one)
    ('en', 'fr')
    >>> main_language("4 мая 2031 года мост пересекли 412 солдат"), main_language("412 Горы")
    ('und', None)
    """
    language = language_of(text)
    if language is None and _unusual().search(text[:_SAMPLE]) is not None:
        return "und" if _is_of_another_script(text[:_SAMPLE]) else None
    if language in ("en", None):
        return language
    english = other = 0
    for paragraph in re.split(r"\n\s*\n", text[:_SAMPLE]):
        words = _words().findall(paragraph.casefold())
        if _is_english(words):
            english += len(words)
        elif len(words) >= _BLOCK_WORDS:
            other += len(words)
    return "en" if english >= _RUNNING and 2 * english >= other else language


def _is_english(words: Sequence[str]) -> bool:
    """Say whether a paragraph of enough words is plainly English."""
    if len(words) < _BLOCK_WORDS:
        return False
    votes = _votes(words, "latin")
    others = max(votes[code] for code in votes if code != "en")
    return votes["en"] >= 2 * others and votes["en"] * 6 >= len(words)


def _main_script(sample: str) -> str | None:
    """Return the script of most letters, None where there are none."""
    characters = Counter(sample)
    counts = {name: sum(map(characters.__getitem__, _script(name).findall("".join(characters)))) for name in _SCRIPTS}
    script = max(counts, key=lambda name: counts[name])
    if counts[script] == 0:
        return None
    return "ja" if script == "zh" and counts["ja"] * 10 > counts["zh"] else script


@cache
def _speakers(script: str) -> dict[str, tuple[str, ...]]:
    """Return the languages of a script that have a small word, by the word."""
    found: dict[str, tuple[str, ...]] = {}
    for code, small in table("languages")[script].items():
        for word in set(small):
            found[word] = (*found.get(word, ()), code)
    return found


def _votes(words: Sequence[str], script: str) -> dict[str, int]:
    """Count for each language of a script how many of the words are small words of it."""
    speakers = _speakers(script)
    votes = dict.fromkeys(table("languages")[script], 0)
    for word in words:
        if word in speakers:
            for code in speakers[word]:
                votes[code] += 1
    return votes


def passages_in(text: str, blocks: Sequence[Block]) -> tuple[Passage, ...]:
    """Return the blocks of an English text that are plainly in another language; neighbours in one language are joined.

    >>> text = "The road is closed.\\n\\nДорога закрыта, и жители села не могут выехать, как это было и в мае."
    >>> blocks = (Block(start=0, end=19, kind="paragraph"), Block(start=21, end=len(text), kind="paragraph"))
    >>> [(passage.start, passage.language) for passage in passages_in(text, blocks)]
    [(21, 'ru')]
    """
    found: list[Passage] = []
    after = -1
    for index, block in enumerate(blocks):
        language = _foreign(text[block.start : min(block.end, block.start + _SAMPLE)])
        if language is None:
            continue
        if found and after == index and found[-1].language == language:
            found[-1] = replace(found[-1], end=block.end)
        else:
            found.append(Passage(start=block.start, end=block.end, language=language))
        after = index + 1
    return tuple(found)


def _foreign(text: str) -> str | None:
    """Name the language of a block that is not English, None if it is or cannot be told from a few words."""
    words = _words().findall(text.casefold())
    if _unusual().search(text) is None:
        if sum(map(len, words)) < _LETTERS:
            return None
    else:
        letters, latin = _letters(text)
        if letters < _OTHER_LETTERS:
            return None
        if latin * 4 < letters:
            return language_of(text) or "und"
        if latin * 10 < letters * 9 or letters < _LETTERS:
            return None
    if len(words) < _BLOCK_WORDS:
        return None
    english = _english()
    if 3 * sum([word in english for word in words]) > len(words):
        return None  # no other language can have three times as many
    votes = _votes(words, "latin")
    best = max(sorted(votes), key=lambda code: votes[code])
    # Names of foreign papers and laws bring a few small words into English; they do not take over a whole paragraph.
    told = best != "en" and votes[best] >= 5 and votes[best] >= 3 * votes["en"] and votes[best] * 7 >= len(words)
    return best if told else None


def _letters(text: str) -> tuple[int, int]:
    """Return how many letters a text has, and how many of them are Latin."""
    characters = Counter(text)
    letters = sum(count for character, count in characters.items() if character.isalpha())
    return letters, sum(map(characters.__getitem__, _script("latin").findall("".join(characters))))


def _is_of_another_script(text: str) -> bool:
    """Say whether a text too short for its language to be named is in letters other than Latin ones."""
    letters, latin = _letters(text)
    return letters >= _OTHER_LETTERS and latin * 4 < letters


@cache
def _english() -> frozenset[str]:
    return frozenset(table("languages")["latin"]["en"])


def passage_issue(document: Document) -> tuple[Issue, ...]:
    """Return the issue that says which passages of a document are not analysed; none without such a passage."""
    if not document.passages:
        return ()
    first = document.passages[0]
    languages = ", ".join(sorted({passage.language for passage in document.passages}))
    message = (
        f"{document.path} has {len(document.passages)} passage(s) in another language than English ({languages}), the first "
        f"at character {first.start}; they are kept and were not analysed. If they are in English, say so in corpus.toml: "
        f'[documents."{document.path}"] language = "en".'
    )
    return (
        Issue(
            code="passage-not-analysed",
            message=message,
            document=document.id,
            path=document.path,
            start=first.start,
            end=first.end,
        ),
    )


def mark_language(document: Document, said: str | None = None) -> tuple[Document, tuple[Issue, ...]]:
    """Return the document with its language, as the user said it or as the text shows it.

    A document in another language than English is kept; the issue says that it is not analysed.
    """
    language = said or main_language(document.text)
    marked = replace(document, language=language)
    if language in (None, "en"):
        return marked, ()
    message = (
        f"{document.path} is in another language than English ({language}) and was not analysed. "
        f'If it is in English, say so in corpus.toml: [documents."{document.path}"] language = "en".'
    )
    return marked, (Issue(code="language-not-analysed", message=message, document=document.id, path=document.path),)
