"""What is counted says nothing: participles between a number and its noun, and behind a count that "with" hangs on."""

import pytest

from tests.extraction.figures.test_claims import read


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("Prices rose, with 52 new cases reported from eight towns.", []),
        ("In all, 140 suspected cholera cases have been reported, including 31 deaths.", []),
        ("By May 226 confirmed fever patients had left the camp.", []),
        ("The mayor came, with 40 residents reporting that the pump had failed.", ["40 residents"]),
        ("Forty residents reported that the pump had failed.", ["Forty residents"]),
        ("The fields were cleared, the local head of the Mine Action Agency Ana Lind has said.", ["Ana Lind"]),
        ("Some 29 shops were looted, deputy head of the watch Ana Lind said.", ["Ana Lind"]),
        ("A captain who was wounded said 12 men were lost.", ["A captain who was wounded"]),
        ("The dam that broke killed 12 men.", []),
        ("The guard said 12 were held, while the union speaks of 30.", ["The guard", "the union"]),
        ("The UN says 40 people fled on Friday, adding to the 31 who had left before.", ["The UN"]),
        ("In May the works dismissed some 200 people.", []),
        ("The firm dismissed a third of its 90 drivers.", []),
        ("The council rejected 40 bids from three firms.", []),
        ("The council rejected 40 reports of theft.", ["The council"]),
        ("The field is clear, and it is mine, Ana Lind said.", ["Ana Lind"]),
    ],
)
def test_who_speaks(text: str, sources: list[str]) -> None:
    record = read(text, "2031-05-20")
    found = [text[one.source[0].start : one.source[0].end] for one in record.attributions if one.source]
    assert len(found) == len(sources)
    assert all(name in source for name, source in zip(sources, found, strict=True))
