"""Of which count a percentage is, where its words or other counts tell: "40 % of all loads", "of 640, 244 were ill and 212 (87 %) ..."."""

import re
from collections.abc import Mapping

from countersay.model import Figure
from countersay.reconciliation.admission import Claim

_NEAR = 600  # code points between a whole and another of its parts that a percentage may be of

_OF_WHAT = re.compile(
    r"\s*(?:of|in)\s+(?:all|the|total|their|its|our|every)?\s*(?:the\s+)?([a-z][\w-]*)|\s*by\s+[a-z]+|\s+(?:in|of)\s+(?:value|weight|volume)"
)


def has_own_base(percent: Claim, base: Claim, texts: Mapping[str, str] | None) -> bool:
    """Say whether the words name what the percentage is of, and it is not the base: "40 % of all loads", "by weight"."""
    figure = percent.figure
    match = _OF_WHAT.match((texts or {}).get(figure.document, ""), figure.end)
    if match is None or match[1] in ("them", "these", "those", "total", "number", "sum", "whole"):
        return False
    known = base.figure.counted or ""
    return match[1] is None or (match[1].rstrip("s") not in known and known.split(" ")[-1].rstrip("s") not in match[0])


_OF_THEM = frozenset({"of them", "of these", "of those", "of whom", "of which"})


def is_of_the_share(percent: Figure, base: Figure, part: Figure) -> bool:
    """Say whether a part is told of a share before it: "40 per cent of the 1,500 farms were seen, 480 of them in May"."""
    told_behind = percent.start < base.start < part.start
    return told_behind and part.relation is not None and part.relation.cue in _OF_THEM


def comes_between(figure: Figure, base: Figure, part: Figure) -> bool:
    """Say whether a count is another part of the base, told between that and the part."""
    tie = figure.relation
    between = base.start < figure.start < part.start <= base.end + _NEAR and figure.unit == part.unit
    return between and tie is not None and (tie.type, tie.figure) == ("part_of", base.id)
