"""What a text goes on to tell behind a day joins what others tell of that day, and alone is no event."""

from datetime import date
from pathlib import Path

import pytest

import countersay
from countersay.linking.event_narrated import with_narrated
from countersay.model import EventMention

CORPUS = """[documents."a.txt"]
issuer = "Harrow Post"
date = 2031-05-20
[documents."b.txt"]
issuer = "Dell Echo"
date = 2031-05-20
"""
SHOT = "On 3 May 2031 soldiers at the checkpoint near Selm shot at a car and killed two men."
STOPPED = "On 3 May 2031 a car failed to stop at the checkpoint near Selm."


@pytest.mark.parametrize(
    ("text", "other", "words"),
    [
        pytest.param(f"{STOPPED} Soldiers fired at the car after a warning.", SHOT, "Soldiers fired", id="shooting"),
        pytest.param(
            "Police entered Lantern Square on 3 May 2031. Two medics were arrested.",
            "On 3 May 2031 two medics were arrested in Lantern Square.",
            "Two medics were arrested",
            id="arrest",
        ),
        pytest.param(
            "On 3 May 2031 fitters worked on the boiler at Halm. The boiler exploded.",
            "The boiler at Halm exploded on 3 May 2031.",
            "The boiler exploded",
            id="explosion",
        ),
    ],
)
def test_what_the_text_goes_on_to_tell_joins_the_event_of_the_day(
    tmp_path: Path, text: str, other: str, words: str
) -> None:
    assert any(words in told for told in joined(tmp_path, text, other))


@pytest.mark.parametrize(
    ("text", "other", "words"),
    [
        pytest.param(f"{STOPPED} Soldiers had fired at the car before.", SHOT, "fired", id="another time"),
        pytest.param(f"{STOPPED}\n\nSoldiers fired at the car.", SHOT, "Soldiers fired", id="another paragraph"),
        pytest.param(f"{STOPPED} No soldier fired at the car.", SHOT, "fired", id="denied"),
        pytest.param(
            f"{STOPPED} Soldiers fired at the car.",
            "On 3 May 2031 soldiers at Tarn shot at a car near a checkpoint.",
            "Soldiers fired",
            id="another place",
        ),
        pytest.param(
            "On 3 May 2031 guards entered the mill at Selm. Guards arrested a baker.",
            "On 3 May 2031 guards arrested a miller at the mill in Selm.",
            "Guards arrested",
            id="another person",
        ),
        pytest.param(f"{STOPPED} Soldiers fired at the car.", "Bakers marched in Selm.", "Soldiers fired", id="alone"),
    ],
)
def test_what_may_be_of_another_time_or_thing_stays_out(tmp_path: Path, text: str, other: str, words: str) -> None:
    assert not any(words in told for told in joined(tmp_path, text, other))


def joined(folder: Path, text: str, other: str) -> list[str]:
    """Return the words of all accounts without a day in the record of two documents."""
    (folder / "corpus.toml").write_text(CORPUS)
    (folder / "a.txt").write_text(text + "\n")
    (folder / "b.txt").write_text(other + "\n")
    record = countersay.examine([str(folder)])
    assert not [found for found in record.findings if found.relation in ("contradiction", "tension")]
    return [mention.text for event in record.events for mention in event.mentions if mention.narrated is not None]


DAY = date(2031, 5, 3)


def account(document: str, text: str, start: int, *about: str, **fields: object) -> EventMention:
    return EventMention(  # type: ignore[arg-type]
        document=document,
        start=start,
        end=start + len(text),
        text=text,
        kind="arrest",
        verb="arrest",
        about=about,
        **fields,
    )


@pytest.mark.parametrize(("others", "size"), [(1, 2), (2, 1)])
def test_account_joins_the_only_event_that_it_may_tell_of(others: int, size: int) -> None:
    dated = {"first": DAY, "last": DAY}
    entered = account("a", "police entered the camp on 3 May", 0, "camp", **dated)
    told = [account("b", f"medics were arrested {k}", 40 * k, "medic", "camp", **dated) for k in range(others)]
    arrest = account("a", "Two medics were arrested", 40, "medic", narrated=DAY)
    groups = with_narrated([[entered], *([one] for one in told)], [arrest])
    assert max(len(group) for group in groups) == size
