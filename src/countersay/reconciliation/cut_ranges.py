"""What is said of ranges that were not worked out, because there are very many."""

from countersay.model import Issue
from countersay.reconciliation.implied import MOST_FACTS


def cut_issues(left: int, cut: int = 0, clashing: int = 0) -> tuple[Issue, ...]:
    """Tell that series were left without implied facts, and long ones without some of theirs.

    >>> cut_issues(0)
    ()
    >>> [issue.code for issue in cut_issues(0, clashing=1)]
    ['implied-clash']
    """
    texts = []
    if left:
        some = f"{left} further series are" if left > 1 else "One further series is"
        texts.append(
            f"{some} shown without implied facts: a record holds about {MOST_FACTS} of them. Examine fewer documents at a time."
        )
    if cut:
        some = f"{cut} long series have" if cut > 1 else "One long series has"
        texts.append(
            f"{some} stretches between their claims for which no implied fact is shown. `countersay.left_open` works out the "
            "range of any days, unless the claims clash in very many ways."
        )
    found = tuple(Issue(code="implied-cut", message=text) for text in texts)
    if not clashing:
        return found
    some = f"For {clashing} series" if clashing > 1 else "For one series"
    text = (
        f"{some} no range is shown of days on which claims clash: these claims cannot all be true, and there are too many ways to "
        "choose some of them that can. Ranges of other days of the series, which none of those claims speaks of, are shown."
    )
    return (*found, Issue(code="implied-clash", message=text))
