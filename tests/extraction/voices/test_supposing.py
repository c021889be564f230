"""What a text plans, asks, demands, denies or takes back is no claim of its own; plain counts stay claims."""

import pytest

from countersay.config import Config
from countersay.extraction.document import Task, extract
from countersay.model import Document, DocumentSettings, identify


def claimed(text: str, date: str = "2031-05-20") -> list[str]:
    """Return the numbers that the text claims by itself."""
    document = Document(id=identify("d", text), path="t.txt", sha256="", text_sha256="", text=text)
    settings = DocumentSettings(path="t.txt", date=date, issuer="Desk")
    found = extract(Task(document=document, settings=settings, options=None, config=Config()))
    return [f.number.text for f in found.figures if not f.supposed and f.stance == "asserts"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Today more than 40 trucks were supposed to be unloaded at the pier.", id="supposed to be"),
        pytest.param("On 3 May 2031 some 30 ferries were expected to sail.", id="expected to"),
        pytest.param("On 3 May 2031 some 30 more ferries are expected tomorrow.", id="are expected"),
        pytest.param("Some 12 nurses were to leave on 3 May 2031.", id="were to"),
        pytest.param("The plan for April 2031 was 500 trucks.", id="plan"),
        pytest.param("The agreed number for April 2031 was 600 patients.", id="agreed number"),
        pytest.param("The daily target is at least 40 ballots a station.", id="target"),
        pytest.param("The schedule foresaw 24 flights in April 2031.", id="schedule foresaw"),
        pytest.param("The quota remained about 90 tonnes.", id="quota"),
        pytest.param("The accord provides for 310 convoys a month.", id="accord provides for"),
        pytest.param("The capacity of the ward in Alm is 42 beds.", id="capacity"),
        pytest.param("In April 2031 some 700 tonnes was the requirement.", id="the other way round"),
        pytest.param("The promised 44 buses are not here.", id="promised"),
        pytest.param("In May 2031 the Centre asked that 600 trucks pass the gate.", id="asked that"),
        pytest.param("The union demanded that the mill rehire 90 workers.", id="demanded that"),
        pytest.param("The council agreed that 40 stations be opened in April 2031.", id="agreed that … be"),
        pytest.param("The envoy insisted that 12 prisoners be freed.", id="insisted that … be"),
        pytest.param("It is not true that 600 trucks passed the gate in April 2031.", id="not true"),
        pytest.param("It is false to say that 310 patients died in April 2031.", id="false to say"),
        pytest.param("It isn’t the case that 90 ballots were burnt.", id="not the case"),
        pytest.param("There is no evidence that 140 convoys reached Alm in April 2031.", id="no evidence"),
        pytest.param("We have no independent confirmation that 30 houses burned.", id="no confirmation"),
        pytest.param("The clinic cannot confirm that 52 patients were moved.", id="cannot confirm"),
        pytest.param("The board has not been able to verify that 52 votes were bought.", id="not able to verify"),
        pytest.param("Nobody believes that 600 ships sailed in April 2031.", id="nobody believes"),
        pytest.param("Did 140 convoys reach Alm in April 2031?", id="question"),
        pytest.param("“Were 90 nurses dismissed in April 2031?” a reader asked.", id="question in quotation marks"),
        pytest.param("MYTH: In April 2031, 140 convoys reached Alm.", id="myth"),
        pytest.param("Fake: 90 nurses left. All 90 were unpaid.", id="fake, two sentences"),
        pytest.param("Claim: “310 ballots were burnt in April 2031.”", id="claim with a quotation"),
        pytest.param("RUMOUR\n\nSome 310 ballots were burnt in April 2031.", id="label alone on its line"),
        pytest.param("Correction: an earlier version of this article said that 140 ships sailed.", id="correction"),
        pytest.param("In an earlier edition we wrote that 40 patients died in April 2031.", id="we wrote"),
        pytest.param("This newspaper mistakenly reported that 40 votes were lost in April 2031.", id="by mistake"),
        pytest.param("Under the accord 140 convoys pass Alm in May 2031.", id="norm in the present tense"),
        pytest.param("In May 2031, 90 patients leave the ward.", id="present tense for days to come"),
        pytest.param("Nor is it true that 90 ballots were burnt in April 2031.", id="nor is it true"),
        pytest.param("That 90 patients died in April 2031 is simply not true.", id="verdict behind a clause"),
        pytest.param("“In April 2031, 90 trucks were turned back.” This is false.", id="verdict in the next sentence"),
        pytest.param("We found nothing to suggest that 90 nurses left in April 2031.", id="nothing to suggest"),
        pytest.param("It has been alleged that 90 votes were bought in April 2031.", id="it has been alleged"),
        pytest.param("Some 90 ships sailed in April 2031, according to unconfirmed reports.", id="unconfirmed reports"),
        pytest.param("Far from 140 convoys reached Alm in April 2031.", id="far from"),
        pytest.param("It is not correct, as the guild wrote, that 90 men left in April 2031.", id="not correct, as …"),
        pytest.param("- Myth 2: 90 patients died in April 2031", id="label in a list"),
        pytest.param("Rumour – 90 patients died in April 2031.", id="label with a dash"),
        pytest.param("The 90 trucks previously reported were empty.", id="previously reported"),
    ],
)
def test_no_claim(text: str) -> None:
    assert claimed(text) == []


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        pytest.param("The Ministry said 310 trucks passed in April 2031.", ["310"], id="said"),
        pytest.param("In April 2031 two men who tried to cross the river drowned.", ["two"], id="those who tried"),
        pytest.param("In May 2031 the prize was to the 12 crews a joy.", ["12"], id="was to the"),
        pytest.param("The plan worked: 310 trucks passed.", ["310"], id="a plan that worked"),
        pytest.param("After the target was hit, 12 people were treated.", ["12"], id="a target that was hit"),
        pytest.param("The number of patients was 310 in April 2031.", ["310"], id="number without a plan"),
        pytest.param("The council agreed that 310 trucks had passed.", ["310"], id="agreed that … had"),
        pytest.param("The envoy insisted that 12 prisoners were freed.", ["12"], id="insisted that … were"),
        pytest.param("The Centre asked for help and said that 310 trucks passed.", ["310"], id="asked and said"),
        pytest.param("It is true that 600 trucks passed the gate.", ["600"], id="true"),
        pytest.param("It is not true that 600 ballots were lost, but 310 were lost.", ["310"], id="not true, but"),
        pytest.param("There is no doubt that 140 houses burned in April 2031.", ["140"], id="no doubt"),
        pytest.param("There is evidence that 140 houses burned in April 2031.", ["140"], id="evidence"),
        pytest.param("The clinic confirmed that 52 patients were moved.", ["52"], id="confirmed"),
        pytest.param("Myth: 140 ships sailed. Fact: 60 ships sailed in April 2031.", ["60"], id="fact"),
        pytest.param("Q: Did 140 nurses leave? A: No. In April 2031, 60 nurses left.", ["60"], id="answer"),
        pytest.param("Fake: 140 ships sailed.\n\nIn April 2031, 60 ships sailed.", ["60"], id="the next paragraph"),
        pytest.param("Fact: “60 ships sailed in April 2031.”", ["60"], id="fact with a quotation"),
        pytest.param("Was it so? In April 2031, 60 ships sailed.", ["60"], id="after a question"),
        pytest.param("The Ministry had previously reported 40 dead in April 2031.", ["40"], id="report of another"),
        pytest.param("We reported 40 incidents in April 2031.", ["40"], id="we reported"),
        pytest.param("Under the accord 140 convoys passed Alm in April 2031.", ["140"], id="past under an accord"),
        pytest.param("So far this year 310 patients have left the ward.", ["310"], id="so far"),
        pytest.param("The bank said 90 notes were found. This is false.", ["90"], id="verdict on another's claim"),
        pytest.param("Some 90 trucks passed. It was a false alarm.", ["90"], id="no verdict"),
        pytest.param(
            "In April 2031, 90 men left. It is not correct, as the guild wrote, that they fled.",
            ["90"],
            id="of the next",
        ),
        pytest.param("That ship carried 90 patients in April 2031.", ["90"], id="that as a determiner"),
        pytest.param("The claims board heard 90 claims in April 2031.", ["90"], id="claims without a colon"),
        pytest.param("Fire – 90 trucks burned in April 2031.", ["90"], id="a dash behind no label"),
        pytest.param("- Myth 1: 90 ships sailed\n- Fact: 60 ships sailed in April 2031", ["60"], id="labels in a list"),
    ],
)
def test_claim(text: str, numbers: list[str]) -> None:
    assert claimed(text) == numbers


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("We need 600 trucks every day.", id="need"),
        pytest.param("In May the clinic required 40 nurses.", id="required"),
        pytest.param("In May 40 nurses were urgently needed.", id="needed"),
        pytest.param("The gate handles 120 lorries a day.", id="handles"),
        pytest.param("In 2030 the ministry wanted to build 9,000 flats.", id="wanted to"),
        pytest.param("The Office was to deliver 300 tents in April 2031.", id="was to"),
        pytest.param("In April 2031 guards tried to stop 40 boats.", id="tried to"),
        pytest.param("All but five wells were mended in April 2031.", id="all but"),
    ],
)
def test_a_need_or_a_capacity_is_no_count(text: str) -> None:
    assert claimed(text) == []


def test_a_count_beside_a_need_stays_a_count() -> None:
    assert claimed("In May 2031, 40 nurses treated 900 patients who needed care.") == ["40", "900"]
