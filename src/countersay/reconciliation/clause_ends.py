"""Where the clause of a figure ends: breaks between clauses, and who is told of by the next number."""

import re
from functools import cache

LEFT_OUT = re.compile(r"(?:,|,?\s+(?:and|while))\s+(?:the\s+)?(?:[A-Z][\w'’-]*\s+){1,4}\Z")
"""Who is told of by the next number, where the verb is left out: "Ana Brusk received 1,120 votes and Ilo Tarn 980"."""


@cache
def clause_break() -> re.Pattern[str]:
    """What stands between two clauses."""
    return re.compile(
        r"[;:—–\n“”\"]|[.!?…](?=\s|$)|,\s+(?:and|but|while|whereas|which|who|whose|where|with|according|including|of"
        r"|as)\b|\b(?:while|whereas|which|whose|but|although|though|because|according|of which|of whom)\b|\band\s+(?=\d|(?:no|none|nobody)\b)"
        r"|,\s+(?=\d|(?:most|many|some|all|none)\s+of\b)|\s\((?=[^)]*\d)|\band\s+(?=(?:counted|recorded|noted|found)\s)|\b(?:[Cc]ontrary to|[Dd]espite|[Uu]nlike) [^,;.\n]{1,80},"
    )


@cache
def clause_tail() -> re.Pattern[str]:
    """What ends a clause behind its figure: a break, or a comma that no name follows ("in Sarn, Kestria")."""
    return re.compile(rf"{clause_break().pattern}|,\s+(?=[a-z]|[\w-]+['’]s\s)")
