"""What tells that claims speak of one thing, besides the words for what they count.

The flood of one account may be the fire of another, and "130 houses were damaged" means those of the town that says it.
From weakest to strongest:

- *noun*: the claims of different sides share nothing but a noun and a verb;
- *topic*: their documents name one place more often than any other, and it is the same;
- *shared*: all claims name the place or the body, or a proper name narrows what they count; or they stand in one
  document, or in documents of one side, which are taken to keep to their subject.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Literal

from countersay.lexicon.load import table
from countersay.model import Record
from countersay.reconciliation.admission import Claim

Ground = Literal["noun", "topic", "shared"]
_TOPICS = frozenset({"place", "road", "deposit"})
_LEAST = 2  # mentions that make a name a document's topic


def topics(record: Record) -> dict[str, str]:
    """Return the id of the place that each document names most often; a document without one place ahead has none."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for name in record.names:
        if name.kind in _TOPICS:
            for mention in name.mentions:
                counts[mention.document][name.id] += 1
    found = {}
    for document, count in counts.items():
        first, *rest = count.most_common(2)
        if first[1] >= _LEAST and not (rest and rest[0][1] == first[1]):
            found[document] = first[0]
    return found


def ground_of(claims: Sequence[Claim], topic: Mapping[str, str]) -> Ground:
    """Say what the claims share besides a noun."""
    figures = [claim.figure for claim in claims]
    documents = {figure.document for figure in figures}
    if len({claim.side for claim in claims}) < 2 or len(documents) < 2:
        return "shared"
    if all(figure.place for figure in figures) or all(figure.agent for figure in figures):
        return "shared"
    if all(any(_is_particular(word) for word in figure.qualifiers) for figure in figures):
        return "shared"
    places = {topic.get(document) for document in documents}
    return "topic" if len(places) == 1 and None not in places else "noun"


def _is_particular(qualifier: str) -> bool:
    """Say whether a qualifier names whose or which: "of the wayfarers' relief committee"."""
    return re.match(r"(?:of|by|belonging to|from) (?:the )?[\w'’-]+ \w", qualifier) is not None


def is_of_events(claims: Sequence[Claim]) -> bool:
    """Say whether a claim counts what single events do: the killed, the arrested, the damaged."""
    verbs = frozenset(table("nouns")["occasion"]["verbs"])
    return any(verbs.intersection((claim.figure.predicate or "").split("+")) for claim in claims)
