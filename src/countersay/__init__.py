"""countersay: the record of claims, and which of them do not add up.

The whole job is `examine(paths)`; the finders work on bare text for those who want one part only.
"""

from countersay.config import Config, Conventions
from countersay.errors import CountersayError
from countersay.extraction.finders import find_quantities, find_timexes
from countersay.extraction.voices.attribution import find_attributions
from countersay.model import Attribution, Figure, Finding, Quantity, Record, Series, Span, Timex
from countersay.pipeline import Options, examine

__version__ = "0.1.0"

__all__ = [
    "Attribution",
    "Config",
    "Conventions",
    "CountersayError",
    "Figure",
    "Finding",
    "Options",
    "Quantity",
    "Record",
    "Series",
    "Span",
    "Timex",
    "examine",
    "find_attributions",
    "find_quantities",
    "find_timexes",
]
