"""The two finders for bare text, in every language that has a lexicon: what a caller of the library imports."""

from datetime import date
from os import PathLike
from pathlib import Path

from countersay.config import Conventions
from countersay.errors import SettingsError
from countersay.extraction.languages import quantities as other_quantities
from countersay.extraction.languages import times as other_times
from countersay.extraction.languages.tongue import Tongue, tongue
from countersay.extraction.quantities import quantities
from countersay.extraction.times import timex
from countersay.model import Quantity, Timex

ENGLISH = "en"


def find_quantities(
    text: str,
    conventions: Conventions = quantities.DEFAULT,
    *,
    language: str = ENGLISH,
    lexicons: str | PathLike[str] | None = None,
) -> list[Quantity]:
    """Return the quantities of `text` in text order; spans are code points and do not overlap.

    Args:
        text: any text; what is not a figure (articles, pages, phone numbers, years) is left out.
        conventions: what vague words such as "dozens" are taken to hold.
        language: the language the text is in, as a code of ISO 639: "en", or one whose lexicon is there.
        lexicons: a folder of languages of your own, one folder a language, one TOML file a topic; what it holds is read
            before what the package holds.

    Raises:
        SettingsError: if there is no such language, or its files are not whole.

    >>> found = find_quantities("Over 850 trucks and 4,7 km of road")
    >>> [(q.text, q.change, q.unit, q.counted) for q in found]
    [('Over 850 trucks', '>', None, 'truck'), ('4,7 km', '=', 'km', 'road')]
    >>> found = find_quantities("Mehr als 1.250 Lastwagen; 4,7 Kilometer", language="de")
    >>> [(q.text, q.change, q.unit, q.counted) for q in found]
    [('Mehr als 1.250 Lastwagen', '>', None, 'Lastwagen'), ('4,7 Kilometer', '=', 'km', None)]
    """
    known = _tongue(language, lexicons)
    if known is None:
        return quantities.find_quantities(text, conventions)
    return other_quantities.find_quantities(known, text, conventions)


def find_timexes(
    text: str,
    anchor: date | None = None,
    spoken: date | None = None,
    *,
    language: str = ENGLISH,
    lexicons: str | PathLike[str] | None = None,
) -> list[Timex]:
    """Return the time expressions of a text in order, not overlapping.

    Args:
        text: any text.
        anchor: the day of publication, or None where it is not known: then only complete dates, and those that the
            text itself places, are resolved.
        spoken: the day of speech where it is not the day of publication ("today" in a speech published later).
        language: the language the text is in, as a code of ISO 639: "en", or one whose lexicon is there.
        lexicons: a folder of languages of your own, as for `find_quantities`.

    Raises:
        SettingsError: if there is no such language, or its files are not whole.

    >>> [(t.text, t.value) for t in find_timexes("On 3 and 5 May it rained; by Monday it was dry.", date(2023, 5, 10))]
    [('3', '2023-05-03'), ('5 May', '2023-05-05'), ('Monday', '2023-05-08')]
    >>> [(t.text, t.value) for t in find_timexes("Am 3. und 5. Mai regnete es.", date(2023, 5, 10), language="de")]
    [('3.', '2023-05-03'), ('5. Mai', '2023-05-05')]
    """
    known = _tongue(language, lexicons)
    if known is None:
        return timex.find_timexes(text, anchor, spoken)
    return other_times.find_timexes(known, text, anchor, spoken)


def _tongue(language: str, lexicons: str | PathLike[str] | None) -> Tongue | None:
    """Return the language's data, or None for English, whose rules are part of the code."""
    if language == ENGLISH and lexicons is None:
        return None
    folder = None if lexicons is None else Path(lexicons)
    if folder is not None and not folder.is_dir():
        raise SettingsError("the folder of lexicons is not there", path=str(folder))
    if language == ENGLISH:
        raise SettingsError(
            "English is read by rules of the package, not from a folder of your own", remedy="Leave out lexicons."
        )
    return tongue(language, folder)
