"""What narrows a counted noun: a prepositional phrase, a reduced relative, an age, or a participle right behind it."""

import re
from functools import cache

from countersay.extraction.nouns.noun_words import MONEY, NEXT, WORD, lists
from countersay.extraction.nouns.verb_forms import is_base_form, is_known_verb
from countersay.lexicon.load import table, word_set

_AGED = re.compile(
    r" (?:aged )?(?:(?:under|over|below|above|between) )?(?:the age of )?(?:\d{1,2}|five|six|seven|eight|ten|twelve|fifteen|sixteen|"
    r"eighteen|twenty|thirty|forty|fifty|sixty|seventy|eighty)(?: (?:and|to|or) (?:\d{1,2}|over|older|above|under|younger))?"
    r"(?: years(?: old| of age)?)?(?=[\s,.;:)]|\Z)(?! (?:[a-z]+s|per|million|thousand|hundred)\b)"
)
_TAIL = re.compile(
    r"[ \n]([a-z]+)((?:[ \n](?!(?:and|or|but|were|was|are|is|have|has|had|which|that|who|while|as|will|would|to)\b)"
    r"[\w’'-]+){0,7})"
)
_PARTICIPLE = re.compile(
    r"(?:[ \n]of (?:them|whom|which))?[ \n](?:were |was |are |have been |had been )?"
    r"(?P<how>(?:confirmed|reported|presumed|believed|known|feared) (?=dead|injured|wounded|missing|killed|hurt))?(?P<done>[a-z]+)\b"
)


def qualifiers(text: str, end: int) -> tuple[str, ...]:
    """Return the words that narrow a noun that ends at `end`, lower case, or nothing.

    >>> qualifiers("412 children under five.", 12)
    ('under five',)
    """
    known = lists()
    opener = NEXT.match(text, end)
    if opener is None:
        return ()
    if opener[1] in word_set("grammar", "narrowing", "age_bounds") and (aged := _AGED.match(text, end)):
        return (aged.group().strip().lower(),)
    if opener[1] in known.prepositions:
        words = _words_until_stop(text, opener.end())
        if opener[1] == "from" and words.split(" ")[0].endswith("ing"):
            return ()  # "prevented 300 families from returning"
        if words.split(" ")[0] in _calendar():
            return ()  # "4,100 tonnes of cod from January to June"
        return (f"{opener[1]} {words}",) if words else ()
    if opener[1] in known.harmed and (both := participle(text, end)) is not None and " " in both[0]:
        return (both[0],)  # "44 civilians killed or wounded"
    if opener[1] in known.openers or opener[1] in known.participles:
        match = _TAIL.match(text, end)
        return (_up_to_verb(match.group().strip().lower().replace("\n", " ")),) if match else ()
    return ()


@cache
def _calendar() -> frozenset[str]:
    """Names of months and days, which tell when and never what is counted."""
    return frozenset([*table("periods")["months"], *table("periods")["weekdays"]])


def _up_to_verb(words: str) -> str:
    """Cut a reduced relative before the verb of the sentence: "carrying relief supplies entered the valley"."""
    parts = words.split(" ")
    for index in range(2, len(parts)):
        known = is_known_verb(parts[index]) and not parts[index].endswith("ing")
        if (
            known
            and parts[index - 1] not in word_set("grammar", "narrowing", "before_participle")
            and not parts[index - 1].endswith("ly")
        ):
            return " ".join(parts[:index])
    return words


def _words_until_stop(text: str, at: int) -> str:
    """Return the noun phrase that starts at `at`, lower case; articles may open it."""
    words: list[str] = []
    while len(words) < 7 and (match := WORD.match(text, at)) and text[match.end() : match.end() + 1] not in MONEY:
        low = match[2].lower()
        if low in lists().stop and not (not words and low in {"the", "a", "an", "its", "their"}):
            break
        if words and low.endswith("ed") and words[-1] not in {"the", "a", "an", "its", "their"}:
            break
        if words and words[-1].endswith("s") and is_base_form(low) and _goes_on(text, match.end()):
            break  # "dozens of trucks of the carriers pass the camp"
        words.append(low)
        at = match.end()
    return " ".join(words) if words and words[-1] not in {"the", "a", "an", "its", "their"} else ""


def _goes_on(text: str, at: int) -> bool:
    """Say whether an object or a way stands here, so that the word before it is a verb."""
    following = WORD.match(text, at)
    return following is not None and following[2].lower() in word_set("grammar", "narrowing", "after_verb")


def participle(text: str, pos: int) -> tuple[str, int, bool] | None:
    """Return the participle right after a number without a noun, where it ends and whether it touches the number.

    >>> participle("46 killed", 2), participle("46 dead and wounded", 2)
    (('killed', 9, True), ('dead and wounded', 19, True))
    """
    match = _PARTICIPLE.match(text, pos)
    if match is None or match["done"] not in lists().participles:
        return None
    touches = match.start("how" if match["how"] else "done") - pos == 1
    both = _AND_PARTICIPLE.match(text, match.end())
    if both is not None and {match["done"], both[2]} <= lists().harmed:
        return f"{match['done']} {both[1]} {both[2]}", both.end(), touches
    return match["done"], match.end(), touches


_AND_PARTICIPLE = re.compile(r"[ \n](and|or)[ \n]([a-z]+)\b(?![ \n](?:\d|an? |the |some |about |at least ))")
