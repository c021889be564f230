"""The key of a decision: the same words and the same question have the same key in every run and version."""

from collections.abc import Iterable

from countersay.model import DecidedWords, Decision, Subject, identify


def key_of(subject: Subject, passages: Iterable[DecidedWords], aspect: str = "") -> str:
    """Return the key of a decision about some words.

    Order does not matter within a group of words. `aspect` tells questions about the same words apart, such as whether
    a finding accuses.

    >>> words = DecidedWords(text_sha256="ab", start=3, end=6, text="403")
    >>> key_of("figure", [words]) == key_of("figure", [words, words])
    True
    """
    placed = {(one.group, one.text_sha256, one.start, one.end) for one in passages}
    groups = [sorted(row[1:] for row in placed if row[0] == group) for group in sorted({row[0] for row in placed})]
    if subject in ("link", "event"):  # whether two groups are one is the same question from either side
        groups.sort()
    return identify(
        subject, aspect, *[f"{text}:{start}:{end}" for group in groups for text, start, end in (*group, ("", 0, 0))]
    )


def touched(decision: Decision) -> tuple[str, ...]:
    """Return the words a decision is about, for seeing whether two decisions meet."""
    return tuple(sorted({spot(one) for one in decision.passages}))


def spot(passage: DecidedWords) -> str:
    """Name the place of a passage in one word."""
    return f"{passage.text_sha256}:{passage.start}:{passage.end}"
