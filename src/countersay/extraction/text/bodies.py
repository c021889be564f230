"""Tell the names of bodies, ministries and companies, from titles about them."""

import itertools
import re
from functools import cache

from countersay.extraction.text.forms import any_of
from countersay.lexicon.gates import gated
from countersay.lexicon.load import table


@cache
def bodies() -> re.Pattern[str]:
    """Match a word for a body that publishes: ministry, council, company."""
    return gated(re.compile(rf"\b(?:{'|'.join(table('layout')['bodies'])})\b", re.IGNORECASE))


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_][\w'’-]*")


@cache
def _title_verb() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(table('layout')['title_verbs'])})", re.IGNORECASE)


def _acts(part: str) -> bool:
    """Say whether a word for a body is followed at once by what looks like its verb: "Ministry Notes Shots"."""
    words = _word().findall(part)
    return any(
        bodies().fullmatch(a) and re.fullmatch(r"[A-Z][a-z]{2,}[^s]s", b) and not bodies().fullmatch(b)
        for a, b in itertools.pairwise(words)
    )


def names_body(bare: str) -> bool:
    """Say whether a short line is the name of a body: a word for one, capitals, and nothing that makes it a title.

    >>> names_body("Ministry of Health, Press Office"), names_body("Joint Survey Centre, Port Said")
    (True, True)
    >>> [names_body(title) for title in ("Council Adopts Budget", "Fire at Embassy", "Council Resolution 12")]
    [False, False, False]
    >>> names_body("Briefing Harbour Council on Floods")
    False
    """
    bare = re.sub(r" \([A-Z][A-Z\d&-]{1,11}\)$", "", bare)  # "Lake Road Closure Committee (LRC2)"
    words = _word().findall(bare)
    if (
        len(bare) <= 80
        and (not bare.isupper() or "&" in bare)
        and all(w[0].isupper() or w in _small_words() for w in words)
        and _company().fullmatch(bare)
    ):
        return True
    ended = bare[-1:] in ".!?:;," and not re.search(
        r"(?i)\b(?:inc|ltd|corp|co|plc|s\.a|s\.p\.a|n\.v|b\.v|e\.v|s\.r\.l|d\.o\.o)\.$", bare
    )
    if not 0 < len(words) <= 14 or ended or not bodies().search(bare):
        return False
    if words[0].lower() in table("layout")["title_openers"]:
        return False  # "Briefing Security Council on Osk", "As Guild's Dispute With Council Goes On"
    if any(word[0].islower() and word not in _small_words() and word != "plc" for word in words):
        return False
    named = [part for part in re.split(r"[,|]", bare) if bodies().search(part)]
    if any(_acts(part) or _tells(part) for part in named):
        return False
    # Only the parts with a word for a body, and long ones, are asked for a verb: "Survey Centre, Port Said" is none,
    # "Coast Guard, Other Crews Respond to Fire" is a title.
    named += [part for part in re.split(r"[,|]", bare) if part not in named and len(part.split()) > 3]
    return not any(_title_verb().fullmatch(word) for part in named for word in _word().findall(part))


@cache
def _company() -> re.Pattern[str]:
    """Match a name that ends in the form of a company."""
    return re.compile(table("layout")["companies"])


@cache
def _small_words() -> frozenset[str]:
    return frozenset(table("layout")["small_words"])


def opens_with_body(line: str) -> bool:
    """Say whether a line in capitals begins with a body's kind and ends in its own name: "Monitoring Mission Tolm"."""
    words = _word().findall(line)
    found = bodies().search(line)
    if found is None or not 2 <= len(words) <= 6 or len(words) - len(_word().findall(line[: found.end()])) > 1:
        return False
    return all(word[0].isupper() for word in words) and not any(_title_verb().fullmatch(word) for word in words)


def _tells(part: str) -> bool:
    """Say whether a part of a line is a title about a body: "Fire at Embassy", "Council Resolution 12"."""
    found = list(bodies().finditer(part))
    small = _small_words()
    if any(
        part[one.end() :].casefold().startswith(" to ") and not any_of("sent_to").fullmatch(one.group())
        for one in found
    ):
        return not re.search(r"(?i)\bto the\b", part)  # "Council to Count Lamps"; "Mission to Belthia" is a body
    # "City of Aros Police" is a body, "Shelling of Aros Police" is not.
    ahead = re.sub(rf"(?i)\b(?:{'|'.join(table('layout')['realms'])}) of\b", " ", part[: found[0].start()])
    loud = part.isupper() or re.search(r"\s(?:Of|For|The|And)\s", part)
    low = str.casefold if loud else str  # "OFFICE FOR NETWORKS" is a body, "Office For Sale" none
    before = {word for word in map(low, _word().findall(ahead)) if word in small - {"and"}}
    if before - {"the"}:
        return True
    ends = [found[-1], *([found[0]] if not ahead.strip() else [])]  # "Association of Hospital Physicians"
    following = [_word().match(part[one.end() :].lstrip(" .()")) for one in ends]
    if following[0] is None or low(following[0].group()) in small:
        return False
    return following[-1] is None or low(following[-1].group()) not in small
