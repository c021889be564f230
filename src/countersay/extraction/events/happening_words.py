"""Words of events: which nouns and verbs name what happens, and the lemmas they are compared by."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from countersay.extraction.nouns.verb_forms import verb_lemma
from countersay.extraction.text.tagging import known_tags, tags
from countersay.extraction.text.tokens import Token, tokenize
from countersay.lexicon.load import table

_REACH = 45  # tokens looked at on each side: what is further off is another clause
_MARKS = frozenset({";", ":", "—", "–", "(", ")", "[", "]", "“", "”", '"', "``", "''"})
_VERBAL = frozenset({"VB", "VBZ", "VBP"})
_PAST = frozenset({"VBD", "VBN"})
_LEADS_NOUN = frozenset({"DT", "JJ", "PRP$", "POS", "CD"})
_ENDS_NOUN = frozenset({",", "NNP", "NNPS", "NNS", "PRP"})


@dataclass(frozen=True, slots=True)
class Line:
    """The words of one sentence with their tags."""

    tokens: Sequence[Token]
    tags: Sequence[str]

    def lower(self, i: int) -> str:
        """Return the token at `i` in lower case, "" outside the sentence."""
        return self.tokens[i].lower if 0 <= i < len(self.tokens) else ""


def read_line(text: str) -> Line:
    """Cut a sentence into words with tags; the tagger's slips with words of events are set right.

    "Meetings were held" does not open with a verb; in "the service, held talks" no adjective stands behind the comma; in "Albor opened the bypass" a name has no participle.

    >>> read_line("Meetings were held.").tags
    ['NNS', 'VBD', 'VBN', '.']
    """
    tokens = tokenize(text)
    found = tags(tokens)
    nouns, forms = _nouns(), _forms()
    for i, token in enumerate(tokens):
        before = found[i - 1] if i else ""
        if found[i].startswith("VB") and len(token.text) > 1 and token.text.isupper():
            found[i] = "NNP"  # "NHS" is no verb
        if token.lower in nouns and found[i] in _VERBAL and (before in _LEADS_NOUN or i == 0):
            found[i] = "NNS" if token.lower.endswith("s") else "NN"
        elif (
            found[i] in ("JJ", "NN", "NNP") and before in _ENDS_NOUN and (token.lower in forms or _regular(token.lower))
        ):
            found[i] = "VBD"
        elif found[i] == "VBN" and before in ("NNP", "NNPS", "PRP") and tokens[i - 1].lower not in nouns:
            after = tokens[i + 1].lower if i + 1 < len(tokens) else ""
            found[i] = "VBN" if after == "by" else "VBD"
        elif found[i] == "VBN" and before in ("NN", "NNS") and token.lower in words_of("never_undergone"):
            found[i] = "VBD"  # "700 people stood in line"
        elif found[i] == "VBN" and before in ("NN", "NNS") and _is_first_verb(tokens, found, i):
            found[i] = "VBD"  # "inspectors sealed two kilns"
        elif (
            found[i] == "VBN" and before == "RB" and found[i + 1 : i + 2] in (["DT"], ["PRP$"]) and _unaided(tokens, i)
        ):
            found[i] = "VBD"  # "Teshia once again blocked the talks"
        elif found[i] == "VBD" and found[i + 1 : i + 3] == ["NNS", "VBD"] and token.lower.endswith("ed"):
            found[i] = "JJ"  # "masked men stormed"
        elif found[i] in ("JJ", "NN") and i and tokens[i - 1].lower in ("was", "were") and token.lower in forms:
            found[i] = "VBN"  # "were shot dead"
        elif found[i] == "NN" and before == "NN" and token.lower in forms and _verbless(found, i):
            found[i] = "VBD"  # "the dam burst on"
        elif found[i] == "NN" and before == "NN" and token.lower in forms and _has_object(tokens, found, i):
            found[i] = "VBD"  # "an air strike hit the depot"
        elif _are_things(tokens, found, i):
            found[i] = "NNS"  # "Alm units shelled"
        elif found[i] == "VB" and before == "NNP" and token.lower in _ways() and found[max(0, i - 2)] == "DT":
            found[i] = "NN"  # "closed the Alm strait"
        elif (
            found[i] == "VB" and before == "CC" and found[i + 1 : i + 2] in (["NN"], ["NNS"]) and _is_noun_too(found, i)
        ):
            found[i] = (
                "VB" if {"NN", "VB"} & {*known_tags(token.lower)} == {"VB"} else "NN"
            )  # "food and cash assistance"
        elif found[i] == "VB" and before == "TO" and i > 1 and _lets_in(tokens[i - 2].lower):
            found[i] = "NN" if "NN" in known_tags(token.lower) else "VB"  # "opened to traffic"
    return Line(tokens, found)


def _is_first_verb(tokens: Sequence[Token], found: Sequence[str], i: int) -> bool:
    """Say whether an object follows the form at `i`, which is the first verb; "men given two days" leaves one to come."""
    return (
        found[i + 1 : i + 2] in (["DT"], ["CD"], ["PRP$"])
        and tokens[i].lower not in words_of("two_objects")
        and not any(tag == "MD" or tag in _PAST or tag in _VERBAL for tag in found[:i])
    )


def _unaided(tokens: Sequence[Token], i: int) -> bool:
    """Say whether no auxiliary stands in the words before the one at `i`."""
    return all(token.lower not in words_of("auxiliaries") for token in tokens[max(0, i - 5) : i])


def _are_things(tokens: Sequence[Token], found: Sequence[str], i: int) -> bool:
    """Say whether a form in -s behind a name and before a past form is its noun: "Alm units shelled"."""
    past = found[i + 1 : i + 2] in (["VBD"], ["VBN"])
    return (
        found[i] == "VBZ" and past and found[i - 1] in ("NNP", "JJ") and tokens[i].lower not in words_of("auxiliaries")
    )


@cache
def _ways() -> frozenset[str]:
    return frozenset(table("allegations")["classes"]["way"])


def _verbless(found: list[str], i: int) -> bool:
    """Say whether a preposition follows and no verb stands before: the clause would have none."""
    return found[i + 1 : i + 2] == ["IN"] and not {"VBD", "VBZ", "VBP", "MD"} & set(found[max(0, i - 12) : i])


def _has_object(tokens: Sequence[Token], found: Sequence[str], i: int) -> bool:
    """Say whether an event noun stands before the word and an object behind it."""
    return tokens[i - 1].lower in _nouns() and "".join(found[i + 1 : i + 2]) in ("DT", "NNP", "PRP$", "CD")


def _is_noun_too(found: Sequence[str], i: int) -> bool:
    """Say whether a noun stands before the "and" before the word, and no infinitive or modal verb near by."""
    return found[i - 2] in ("NN", "NNS") and not {"TO", "MD", "VB"} & set(found[max(0, i - 8) : i])


def _lets_in(word: str) -> bool:
    return word.endswith("ed") and _verbs().get(_base(word, "ed")) in ("opening", "closure")


def _regular(word: str) -> bool:
    """Say whether a word is the past form of a verb that the lexicon knows as one of events."""
    return word.endswith("ed") and _base(word, "ed") in _told()


@cache
def _nouns() -> dict[str, str]:
    return {word: kind for kind, words in table("happenings")["nouns"].items() for word in words.split()}


def verb_kind(lemma: str) -> str:
    """Return the class of a verb: its own lemma where it has none, "" for "be" and "have".

    >>> verb_kind("meet"), verb_kind("say"), verb_kind("convey")
    ('meeting', 'statement', 'convey')
    """
    if lemma in ("be", "have"):
        return ""
    return "statement" if lemma in words_of("speech") else _verbs().get(lemma, lemma)


@cache
def _verbs() -> dict[str, str]:
    return {word: kind for kind, words in table("happenings")["verbs"].items() for word in words.split()}


@cache
def _told() -> frozenset[str]:
    return words_of("light") | words_of("speech") | _verbs().keys()


@cache
def _own() -> frozenset[str]:
    return _told() | words_of("once")


@cache
def _forms() -> dict[str, str]:
    """Irregular form → lemma."""
    return {form: lemma for lemma, forms in table("happenings")["forms"].items() for form in forms.split()}


@cache
def words_of(topic: str) -> frozenset[str]:
    """Return the verbs or words of a topic of the lexicon ("light", "speech", "once", "planned" ...)."""
    entry = table("happenings")[topic]
    return frozenset((entry.get("verbs") or entry.get("words")).split())


def lemma_of(line: Line, i: int) -> str | None:
    """Return the lemma of the verb at `i`, or None if it is none.

    >>> from countersay.extraction.text.tokens import tokenize
    >>> line = Line(tokenize("They signed it"), ["PRP", "VBD", "PRP"])
    >>> lemma_of(line, 1), lemma_of(line, 2)
    ('sign', None)
    """
    if not line.tags[i].startswith("VB"):
        return None
    word = line.lower(i)
    if word in _forms():
        return _forms()[word]
    if not word.isalpha() or word in words_of("prepositions"):
        return None
    if line.tags[i] in ("VBD", "VBN"):
        return _base(word, "ed") if word.endswith("ed") else verb_lemma(word) or word
    if line.tags[i] == "VBZ" and word.endswith("s"):
        return (
            word[:-3] + "y"
            if word.endswith("ies")
            else word[:-2]
            if word.endswith(("ches", "shes", "sses"))
            else word[:-1]
        )
    if line.tags[i] == "VBG" and word.endswith("ing"):
        return _base(word, "ing")
    return word


@lru_cache(maxsize=20000)
def _base(word: str, ending: str) -> str:
    """Return the base form of a regular verb; the tagger's words tell "raise" from "rais".

    >>> _base("agreed", "ed"), _base("raised", "ed"), _base("planned", "ed"), _base("carrying", "ing")
    ('agree', 'raise', 'plan', 'carry')
    """
    stem = word[: -len(ending)]
    options = [stem + "e", stem]
    if len(stem) > 2 and stem[-1] == stem[-2]:
        options.insert(0, stem[:-1])
        if stem[-1] in "lse":
            options.insert(0, stem + ("e" if stem[-1] == "e" else ""))
    if stem.endswith("i"):
        options.insert(0, stem[:-1] + "y")
    if word.endswith("eed"):
        return word[:-1]
    own = _own()
    for option in options:
        if option in own:
            return option
    for option in options:
        tags_ = known_tags(option)
        if "VB" in tags_ or "VBP" in tags_:
            return option
    return (
        stem + "e"
        if re.search(r"[aeiou][cgsvz]$|[lnpr]s$|[lr]v$|[nr]c$|tur$", stem)
        else verb_lemma(stem + "ed") or stem
    )


def noun_kind(line: Line, i: int) -> str | None:
    """Return the class of the event noun at `i`, or None."""
    if not line.tags[i].startswith("NN") and line.tags[i] not in ("JJ", "VBG"):
        return None
    if line.lower(i) == "fire" and lemma_at(line, i - 1) == "open":
        return "attack"
    if line.lower(i) in ("exchange", "exchanges") and line.lower(i + 1) == "of" and line.lower(i + 2) in _FIRE:
        return "attack"
    if line.lower(i) == "march" and line.tokens[i].text[0] == "M" and _beside_number(line, i):
        return None  # "3 March"
    if line.lower(i) == "fire" and (line.lower(i - 1) == "under" or line.lower(i - 1) in words_of("arms")):
        return "attack"  # "came under mortar fire"
    if line.lower(i) in ("order", "orders", "decision") and line.lower(i - 1) == "by" and line.lower(i + 1) == "of":
        return None  # "closed by order of the mayor"
    if line.lower(i) == "accord" and line.lower(i - 1) == "own":
        return None  # "returned of its own accord"
    if line.lower(i) in words_of("dated_nouns") and line.lower(i + 1) in ("of", "signed", "dated"):
        return "agreement" if _nouns().get(line.lower(i)) is None else _nouns()[line.lower(i)]
    if line.lower(i) in ("strike", "strikes"):
        return _kind_of_strike(line, i)
    if line.lower(i) == "collapse" and line.lower(i + 1) == "of" and _near(line, i) & words_of("unions"):
        return "dissolution"
    if line.lower(i) == "works" and (line.tags[i - 1] in ("NNP", "NNPS") or line.lower(i - 1) in words_of("makers")):
        return None  # "the Hestra works", "the gas works"
    kind = _nouns().get(line.lower(i))
    if kind is not None and i + 1 < len(line.tags) and line.tags[i + 1] in ("NN", "NNS"):
        # "the fire service", "crash barriers", "an inspection plan", "arrest warrants"
        whole = line.lower(i + 1) in _nouns() or line.lower(i + 1) in words_of("generic")
        return kind if whole else None
    return kind


def _near(line: Line, i: int) -> set[str]:
    return {line.lower(k) for k in range(i + 2, i + 6)}


_FIRE = ("fire", "gunfire", "shots", "artillery", "mortar", "blows")


def names_event(words: Iterable[str]) -> bool:
    """Say whether one of the words, in lower case, may be an event noun: `noun_kind` is None for all others.

    >>> names_event(["the", "meetings"]), names_event(["the", "road"])
    (True, False)
    """
    return any(word in _nouns() or word in ("fire", "strike", "strikes") for word in words)


def _kind_of_strike(line: Line, i: int) -> str:
    """Tell a strike of workers from one of arms: by whom it is, or by what is done with it."""
    near = {line.lower(k) for k in range(max(0, i - 12), min(len(line.tokens), i + 12))}
    dated = line.lower(i + 2)[:1].isdigit() or line.lower(i + 2).endswith("day")
    aimed = line.lower(i + 1) in ("on", "against") and not dated  # "a strike on the depot", but "a strike on 3 May"
    if line.lower(i - 1) in words_of("arms") or (aimed and line.lower(i - 1) not in words_of("stoppages")):
        return "attack"
    if line.lower(i + 1) in ("action", "actions", "ballot", "notice", "committee") or line.lower(i - 1) in (
        "their",
        "our",
    ):
        return "walkout"
    held = any((lemma_at(line, k) or "") in ("hold", "call", "announce", "stage", "join") for k in range(i - 4, i + 4))
    return "walkout" if held or near & words_of("workers") or line.lower(i - 1) in words_of("stoppages") else "attack"


def _beside_number(line: Line, i: int) -> bool:
    return any(line.lower(k)[:1].isdigit() for k in (i - 1, i + 1))


def lemma_at(line: Line, i: int) -> str | None:
    """Return the lemma of the verb at `i`, None also outside the sentence."""
    return lemma_of(line, i) if 0 <= i < len(line.tokens) else None


def singular(word: str) -> str:
    """Return a noun without its plural ending.

    >>> singular("meetings"), singular("deliveries"), singular("process"), singular("gas")
    ('meeting', 'delivery', 'process', 'gas')
    """
    if word in words_of("unchanging"):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def clause_around(line: Line, first: int, after: int) -> tuple[int, int]:
    """Return the tokens of the clause around [first, after): up to the nearest marks and subordinating words."""
    low = first
    while low > max(0, first - _REACH) and not breaks(line, low - 1):
        low -= 1
    high = after
    while high < min(len(line.tokens), after + _REACH) and not breaks(line, high):
        high += 1
    return low, high


def breaks(line: Line, i: int) -> bool:
    """Say whether the token at `i` ends a clause."""
    word = line.lower(i)
    if word in _MARKS or word in words_of("subordinate"):
        return True
    return word == "that" and line.tags[i] in ("IN", "WDT")
