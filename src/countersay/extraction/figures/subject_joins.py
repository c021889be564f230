"""Joins of things, not of clauses, within a subject: its clause begins before them."""

import re
from functools import cache

from countersay.extraction.text.passages import Passage
from countersay.lexicon.load import table


def without_joins(passage: Passage) -> str:
    """Return the sentence without each "and" that joins no clauses: "rainfall between 1 and 4 June was", "between Osk and Rell"."""
    text = _BETWEEN.sub(lambda match: f"{match[1]}   {match[2]}", passage.text)
    if " and " in text and " of " in text:
        text = _pair_of().sub(lambda match: f"{match[1]}\u00a0and\u00a0{match[2]}", text)
    for placed in passage.periods:
        if " and " in text[placed.start : placed.end]:
            text = text[: placed.start] + " " * (placed.end - placed.start) + text[placed.end :]
    return text


@cache
def _pair_of() -> re.Pattern[str]:
    """Two things measured as one: "the total tonnage of grain and other foodstuffs exported"; no blank then ends the clause."""
    heads = "|".join(sorted(table("measured")["amount"]["words"], key=len, reverse=True))
    return re.compile(
        rf"(\b(?:{heads}) of (?:[a-z][a-z-]+ )?[a-z][a-z-]+) and ((?:other )?(?!the\b|an?\b|its\b|their\b|our\b|in\b|to\b|by\b|at\b|on\b|for\b)[a-z][a-z-]+)(?= |,|$)",
        re.I,
    )


_BETWEEN = re.compile(r"(\bbetween (?:the )?[A-Z][\w’'-]+ )and( [A-Z])")
