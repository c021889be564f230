"""Where a scene that began on a day ends: "The war broke out on 3 May. … It ended on 9 June."."""

from collections.abc import Sequence

from countersay.extraction.text.passages import Passage
from countersay.extraction.times.timex_words import alternatives, regex
from countersay.extraction.windows.period_ends import Range, between
from countersay.lexicon.load import table
from countersay.model import Period

_AHEAD = 6  # sentences after a beginning in which its end may be told
_CLOSED = frozenset({"on", "during", "between"})


def to_its_end(passages: Sequence[Passage], index: int, begin: Period) -> Period | None:
    """Return the window from a beginning to the end that one of the next sentences of the paragraph dates."""
    for passage in passages[index + 1 : index + 1 + _AHEAD]:
        if passage.sentence.block != passages[index].sentence.block:
            return None
        ended = regex(rf"\b(?:{alternatives(table('periods')['phases']['end'])})\b").search(passage.text)
        ends = [placed.item for placed in passage.periods if placed.end > (ended.start() if ended else 0)]
        if not ended or not ends or ends[0].first is None or ends[0].last is None or begin.first is None:
            continue
        last = begin.first_latest or (begin.last if begin.kind in _CLOSED else begin.first)
        bounds = between(Range(begin.first, last or begin.first), Range(ends[0].first, ends[0].last))
        if bounds.first is None or bounds.last is None or bounds.first >= bounds.last:
            return None
        return Period(
            first=bounds.first, first_latest=bounds.first_latest, last=bounds.last, last_earliest=bounds.last_earliest,
            kind="between", start=begin.start, end=begin.end, anchor="passage",
        )  # fmt: skip
    return None
