"""What is used against people, by whatever verb: "No tear gas was used by our guards" answers "Guards fired tear gas".

Who denies that a means was used, or fired, denies each verb by which it is used; the means must be the very same ("live rounds" are
no "rubber rounds"), and where the denial says by whom it was not, the sentence must speak of them.
"""

import re
from dataclasses import replace
from functools import cache

from countersay.lexicon.load import table
from countersay.linking.contrary_words import Asked, Keys, head_of, keys_of, root, verb_keys
from countersay.linking.question_items import content, singular
from countersay.model import Proposition

_BY = re.compile(r"\bby (?:any of )?(?:the |our |its |their |any )?((?:[^\W\d_]+ ?){1,3})", re.I)
_NONE = re.compile(r"^(?:no|any|none of|of|the|our|its|their|such)\b", re.I)


def with_means(row: Proposition, meant: Asked | None) -> Asked | None:
    """Return what a clause asks for with all verbs by which a means is used, where it is of one; else what it was."""
    if meant is None or not means_of(row):
        return meant
    return replace(meant, verb=meant.verb | _verbs(), weak=False, wrong=True)


def means_of(row: Proposition) -> Keys:
    """Return the words for the means that a clause denies to have been used: "tear gas" gives both; empty where there is none."""
    part = row.object or row.agent
    if part is None or not row.predicate or root(row.predicate.lower().split()[0]) not in _uses():
        return frozenset()
    words = re.findall(r"[^\W\d_]{3,}", _NONE.sub("", head_of(part.text)).lower())
    if not words or singular(words[-1]) not in _nouns():
        return frozenset()
    return content(" ".join(words))


def doers_in(text: str) -> Keys:
    """Return the words for those by whom it was not done: "was used by our guards"; empty where none are named."""
    match = _BY.search(text)
    return keys_of(match[1]) if match is not None else frozenset()


@cache
def _uses() -> Keys:
    return frozenset(root(word) for word in table("contraries")["means"]["use"])


@cache
def _nouns() -> frozenset[str]:
    return frozenset(map(singular, table("contraries")["means"]["nouns"]))


@cache
def _verbs() -> Keys:
    """Return the verbs by which a means is used, without the rows of the lexicon: "fired" is no dismissal here."""
    own = {root(word) for word in table("contraries")["means"]["verbs"].split()}
    return frozenset(own) | frozenset(key for key in verb_keys("use") if key == "@v use")
