"""The beginning that a paragraph gives to its counts in the perfect.

"Since 2 May ships have waited off the harbour. Of these ships 26 have been turned away. So far 14 captains have been fined."
The counts of the later sentences end with the day of speech or publication, and begin where the paragraph began to count.
"""

import re
from dataclasses import dataclass, replace
from datetime import date

from countersay.extraction.figures.figure_drafts import Draft, head_of
from countersay.extraction.figures.window_perfect import until_now
from countersay.extraction.text.passages import Passage, Placed
from countersay.extraction.times.timex_words import regex
from countersay.extraction.voices.innermost import VoiceIndex
from countersay.model import Period, Quantity


@dataclass(slots=True)
class Since:
    """The one "since" of a paragraph so far.

    Attributes:
        window: that window, None where there is none, or where a sentence behind it names another time.
        said: the sentence that tells it.
    """

    window: Period | None = None
    said: str = ""

    def enter(self, passage: Passage, *, opens: bool) -> None:
        """Go on to the next sentence, which opens a paragraph or not."""
        self.window = None if opens else self.window
        if not passage.periods:
            return
        only = passage.periods[0].item if len(passage.periods) == 1 else None
        begun = only is not None and only.kind == "since" and only.first is not None and not only.inherited
        self.window, self.said = only if begun else None, passage.text

    def until_now(
        self,
        passage: Passage,
        draft: Draft,
        placed: Placed[Quantity],
        issued: Period | None,
        spoken: date | None,
        voices: VoiceIndex,
    ) -> Period | None:
        """Return the window of a count told in the perfect, begun with the "since" of its paragraph where it goes on from it.

        It goes on where one voice says both, and the first sentence names the things counted, or the count is told "so
        far". The window is then marked as assumed.
        """
        window = until_now(passage, draft, placed, issued, spoken)
        since = self.window
        if window is None or since is None or window.last is None or since.first is None:
            return window
        one, two = voices.at(since.start or 0), draft.voice
        if (one.speaker if one else None) != (two.speaker if two else None) or since.first > window.last:
            return window
        so_far = regex(r"\b(?:so\s+far|to\s+date|up\s+to\s+now|until\s+now|by\s+now)\b").search(passage.text)
        noun = re.escape(head_of(draft.quantity) or "\n")
        if draft.quantity.unit is not None or not (so_far or regex(rf"\b{noun}").search(self.said)):
            return window  # "Since March 39 accidents were recorded. The group has invested 3 million": in all its time
        draft.assumed = (*draft.assumed, "days")
        return replace(
            window, first=since.first, first_latest=since.first_latest, kind="since", anchor="passage", inherited=True
        )
