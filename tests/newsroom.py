"""News-like documents of the archive's disputes: as many figures and voices as news have, and the rest background.

Of the sentences of `tests/archive.py` a third is taken, which holds the figures; around them stand a headline, a place line,
quotations, reactions and paragraphs of background out of many words, so that few sentences come twice.
"""

import random
import re
from collections.abc import Iterator

from tests.archive import _MONTHS, Matter, figure_sentence, matter_of, name

_LISTS = {
    "adj": "narrow,muddy,busy,quiet,crowded,steep,battered,newly-paved,half-empty,unlit,makeshift,fortified,winding,ageing,temporary,flooded,restored,disputed,remote,coastal,wooden,stone,freshly-painted,deserted,heavily-used,rusting,modern",
    "thing": "ramp,fence,depot,kiosk,warehouse,barrier,culvert,footbridge,signal,ferry "
    "landing,weighbridge,shelter,office,canteen,car park,customs shed,inspection hall,watchtower,loading "
    "bay,chapel,market,school,clinic,orchard",
    "people": "drivers,traders,farmers,teachers,shopkeepers,residents,mechanics,pensioners,students,nurses,fishermen,carpenters,clerks,parents,volunteers,engineers,porters,bakers,shepherds",
    "feel": "tired,hopeful,worried,relieved,angry,cautious,sceptical,patient,confused,calm,bitter,proud,uneasy,grateful",
    "act": "waited,argued,rested,queued,gathered,sang,slept,cooked,prayed,complained,shrugged,laughed,smoked",
    "topic": "the new rules,the price of diesel,the closed school,the mobile clinic,the harvest,the water supply,the power "
    "cuts,the inspection hall,the missing signposts,the old treaty,the winter road,the rumours",
    "press": "Evening Post,Morning Herald,Daily Chronicle,Weekly Mirror,Northern Gazette,Radio Channel,News Agency",
    "role": "mayor,spokeswoman,spokesman,deputy minister,commander,director,governor,ombudsman,union leader,chief inspector",
    "verb": "said,told reporters,added,explained,argued,insisted,noted,stressed,claimed,conceded",
    "verbs": "said,argued,insisted,claimed,warned,acknowledged,maintained,suggested,believed,announced",
    "weather": "rain,fog,snow,heat,wind,dust,ice,hail",
    "time": "at dawn,before noon,in the afternoon,after dark,late at night,early in the morning,at dusk",
    "plan": "reopen the road,widen the gate,rebuild the bridge,hire more inspectors,publish the lists,move the depot,change "
    "the timetable,repair the scales,invite observers,lower the fee",
    "cause": "a broken barrier,a quarrel over papers,the weather,a burst pipe,a lack of staff,a fallen tree,new forms,a power "
    "cut",
}
_WORDS = {key: words.split(",") for key, words in _LISTS.items()}

_BACKGROUND = (
    "The {adj} road to {place} runs past a {thing} and a {adj} {thing}, and in autumn the {weather} makes it slow.",
    "{people} {act} beside the {thing} {time}, while others {act} in the shade of a {adj} {thing}.",
    "Nobody in {town} remembers when the {thing} was last repaired, and the {adj} signs around it have long faded.",
    "For generations the families of {town} have sold fruit, wool and timber on both sides of the border.",
    "The {adj} {thing} near the {point} was built for a garrison that left long ago; today {people} use it as a store.",
    "Relations between {land} and {other} have been strained since a dispute about {topic}.",
    "Both governments signed an agreement on the {point}, yet each reads its central clause in its own way.",
    "In the {adj} centre of {town}, {people} speak of {topic} and of little else.",
    "A court is still to decide who owns the {thing} and who must pay for its upkeep.",
    "The {weather} closed the upper valley again, and the {adj} detour through the forest is open only to light vehicles.",
    "Observers of the {body} keep a hut beside the {thing}, where a stove, a map and a logbook are all there is.",
    "On the other side, {people} have put up a {adj} {thing}, and {feel} faces look out of its windows.",
    "{town} lies in a bend of the river, below {adj} slopes where {people} once kept goats.",
    "The delay began with {cause}, and it grew when the night shift went home.",
    "Much of the trade has moved to the coast, where the harbours are larger and the papers fewer.",
    "Children from the upper villages walk past the {thing} on their way to school, whatever the {weather}.",
)
_VOICED = (
    "“We are {feel}, and so are the {people},” {verb} {speaker}, the {role} of {town}.",
    "“Anyone who has stood at this {thing} knows what {topic} means to us,” {speaker} {verb} {time}.",
    "{speaker} {verbs} that {people} had been left alone with {topic}.",
    "According to the {press}, officials in {town} plan to {plan} once the {weather} allows it.",
    "The {body} {verbs} that neither side had explained {cause}.",
    "“They promised to {plan}. They have not,” {speaker} {verb}. “We will ask again.”",
    "A {role} of {land} rejected the account, and {verbs} that {other} alone was to blame for {cause}.",
    "{other} has denied that {cause} had anything to do with its guards.",
    "Asked about {topic}, the {role} declined to answer.",
    "The {press} reported that {people} in {town} were {feel} about the decision to {plan}.",
    "In a statement, the {body} called on both sides to {plan} and to let {people} through.",
    "{land} accused {other} of using {cause} as a pretext, a charge that {other} rejects.",
    "“Was it {cause}? I do not think so,” {verb} one of the {people}, who asked not to be named.",
)
_HEADLINES = (
    "{land} and {other} at odds over the {place} {point}",
    "{people} wait as the {place} {point} stays shut",
    "Who closed the road to {place}? Two accounts from {town}",
    "{town} asks both sides to {plan}",
)


def story(number: int, paragraphs: int = 9) -> tuple[str, str]:
    """Return file name and text of the news-like document of a number: about 2.7 KB with some nine figures."""
    rng = random.Random(f"story {number}")
    matter = matter_of(number)
    issuer = matter.issuers[number % len(matter.issuers)]
    day = rng.randint(25, 89)
    told = matter.day(day)
    dated = f"{told.day} {_MONTHS[told.month - 1]} {told.year}"
    said = [" ".join(_paragraph(matter, rng, day)) for _ in range(paragraphs)]
    said[0] = f"{matter.town.upper()}, {told.day} {_MONTHS[told.month - 1]} — {said[0]}"
    text = "\n\n".join((f"{issuer}\n{dated}", _filled(rng.choice(_HEADLINES), matter, rng), *said)) + "\n"
    return f"{number // 1000:05d}/{number:08d}.txt", text


def stories(documents: int, *, first: int = 0) -> Iterator[tuple[str, str]]:
    """Yield file name and text of so many documents, from a number on."""
    return (story(number) for number in range(first, first + documents))


def _paragraph(matter: Matter, rng: random.Random, day: int) -> Iterator[str]:
    """Yield two to four sentences, mostly one with a figure among them."""
    for kind in rng.choice(("fv", "bf", "vb", "fvb", "bv", "bfv", "vbb", "ff")):
        if kind == "f":
            yield figure_sentence(matter, rng, day)
        else:
            yield _filled(rng.choice(_VOICED if kind == "v" else _BACKGROUND), matter, rng)


def _filled(words: str, matter: Matter, rng: random.Random) -> str:
    """Fill the gaps of a sentence, each with a word of its list or a name of the dispute."""
    lands = list(matter.lands)
    rng.shuffle(lands)
    named = {
        "place": matter.place, "town": matter.town, "point": matter.point, "land": lands[0], "other": lands[1],
        "body": rng.choice(matter.bodies),
    }  # fmt: skip

    def fill(gap: re.Match[str]) -> str:
        if gap[1] == "speaker":
            known = rng.random() < 0.6
            return rng.choice(matter.speakers) if known else " ".join(name(rng.randrange(10**6)) for _ in range(2))
        return named.get(gap[1]) or rng.choice(_WORDS[gap[1]])

    filled = re.sub(r"\{(\w+)\}", fill, words)
    return filled[0].upper() + filled[1:]
