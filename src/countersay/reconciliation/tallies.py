"""Totals up to one day that differ, where nobody says since when: "by 30 May the fleet had landed 38,750 tonnes".

Without a first day nothing can be proved: one may count from the new year, the other from the start of the season. They are
shown beside one another as a spread, so that a reader can ask.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from countersay.model import Finding
from countersay.reconciliation.admission import Claim
from countersay.reconciliation.alike import is_plain_count
from countersay.reconciliation.relations import told
from countersay.reconciliation.wording import day, listing, quoted

_MOST = 8  # totals told together
_TIMES = 5  # totals that are farther apart count different things


def tallies(claims: Sequence[Claim]) -> list[Finding]:
    """Report totals of one series up to one day by different voices, of which none says since when."""
    by_end: dict[tuple[str, date], list[Claim]] = defaultdict(list)
    for claim in claims:
        figure, window = claim.figure, claim.figure.window
        if figure.series is None or window is None or window.first is not None or window.last is None:
            continue
        if claim.accuses and is_plain_count(claim) and figure.kind != "stock" and window.last_earliest is None:
            by_end[figure.series, window.last].append(claim)
    found = []
    for (_, last), members in by_end.items():
        firsts = list({(one.side, one.figure.value): one for one in reversed(members)}.values())[::-1]
        values = sorted(one.figure.value or 0 for one in firsts)
        apart = len({one.side for one in firsts}) > 1 and len(set(values)) > 1 and values[-1] <= _TIMES * values[0]
        if apart and len(firsts) <= _MOST:
            text = f"{listing([quoted(one) for one in firsts])} are totals up to {day(last)} that differ; their words do not say since when."
            found.append(told("spread", "same-end", firsts, text))
    return found
