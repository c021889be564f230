"""Hold denials in so many words against the plain clauses of other voices where the words of the lexicon met nothing.

"The army denied shelling the customs post" and "A grenade fired from over the border destroyed the customs post" are of two
families of allegations, and "reporters were refused entry" meets "Journalists were turned away": what is denied is read in its own
words (`other_words`), as a denial in free words is. Where the clause stands in a question already by a word that says the same, the denial joins it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from countersay.linking.contrary_words import keys_of, verb_keys
from countersay.linking.other_words import told_in_other_words
from countersay.linking.question_items import Item, make_item, overlap
from countersay.linking.set_apart import days_in
from countersay.linking.sides import Sides
from countersay.model import Attribution, Document, Proposition


def with_denied_deeds(
    groups: Sequence[list[Item]],
    documents: Sequence[Document],
    attributions: Sequence[Attribution],
    sides: Sides,
    at: Mapping[str, list[tuple[int, int, str, str]]],
) -> list[list[Item]]:
    """Return the questions with what such denials answer added to them.

    Args:
        groups: the questions so far. at: mentions of names by document, as `mentions_in` gives them.
    """
    out = [list(group) for group in groups]
    texts = {document.id: document.text for document in documents}
    open_ = [(group, item) for group in out for item in group if _is_open(item, group)]
    if not open_:
        return out
    words = [" ".join(texts[item.row.document][item.row.start : item.row.end].split()) for _, item in open_]
    asked = [replace(item, row=replace(item.row, predicate=said)) for (_, item), said in zip(open_, words, strict=True)]
    told = [
        [row for row in rows if not _is_of_another_day(item, row, texts)]
        for (_, item), rows in zip(open_, told_in_other_words(asked, documents, attributions, sides), strict=True)
    ]
    for (group, denial), said, rows in zip(open_, words, told, strict=True):
        if not rows:
            continue
        keys = keys_of(said)
        home = next(
            (
                other
                for other in out
                if other is not group
                for item in other
                if item.alleges
                and any(overlap(item.row, row) for row in rows)
                and verb_keys(item.row.predicate.removeprefix("not ")) & keys
            ),
            None,
        )
        if home is not None:
            group.remove(denial)
            home.append(replace(denial, row=replace(denial.row, family=home[0].family), family=home[0].family))
            continue
        added = [make_item(row, sides, at) for row in rows]
        group += [replace(item, agent=denial.agent or denial.voice) for item in added]
    return [group for group in out if group]


def _is_of_another_day(denial: Item, row: Proposition, texts: Mapping[str, str]) -> bool:
    """Say whether both name days and share none; the day may stand behind what is denied."""
    text = texts[denial.row.document]
    end = re.compile(r"[.!?;](?=\s|$)|\n").search(text, denial.row.end)
    one = days_in(text[denial.row.start : end.start() if end is not None else len(text)])
    other = days_in(row.predicate)
    return bool(one and other and not one & other)


def _is_open(item: Item, group: Sequence[Item]) -> bool:
    """Say whether a denial says so and answers nobody but the claim that it tells itself."""
    row = item.row
    if row.act != "denies" or not row.explicit or row.family in ("statement", "general", "negation"):
        return False
    return not any(one.alleges and not overlap(one.row, row) for one in group)
