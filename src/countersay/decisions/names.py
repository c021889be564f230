"""Decisions about names: forms that a person says are one name, or are not. They work as lines of names.csv do."""

from collections.abc import Iterable, Sequence

from countersay.model import Decision, GazetteerRow


def forms_of(decision: Decision, group: int | None = None) -> tuple[str, ...]:
    """Return the forms that a decision is about, those of one of its two groups if that is given."""
    return tuple(dict.fromkeys(one.text for one in decision.passages if group in (None, one.group)))


def with_names(gazetteer: Sequence[GazetteerRow], decisions: Iterable[Decision]) -> tuple[GazetteerRow, ...]:
    """Return the lines of the user's names.csv with those that follow from decisions; a decision wins.

    >>> from countersay.model import DecidedWords
    >>> words = [DecidedWords(text_sha256="", start=0, end=3, text=text) for text in ("Alm", "Elm")]
    >>> merged = Decision(id="d-1", target="", verdict="merged", subject="name", passages=tuple(words))
    >>> [(row.form, row.group) for row in with_names([], [merged])]
    [('Alm', 'decision d-1'), ('Elm', 'decision d-1')]
    """
    groups = {row.form: row for row in gazetteer}
    for decision in decisions:
        if decision.verdict == "merged":
            forms = forms_of(decision)
            taken = {groups[form].group for form in forms if form in groups}
            group = f"decision {decision.id}"
            for form, row in list(groups.items()):
                if row.group in taken:
                    groups[form] = _line(form, group, row)
            for form in forms:
                groups[form] = _line(form, group, groups.get(form))
        elif decision.verdict == "split":
            for number in (0, 1):
                for form in forms_of(decision, number):
                    groups[form] = _line(form, f"decision {decision.id} {number}", groups.get(form))
    return tuple(groups.values())


def _line(form: str, group: str, known: GazetteerRow | None) -> GazetteerRow:
    return GazetteerRow(
        form=form, group=group, kind=known.kind if known else None, party=known.party if known else None
    )
