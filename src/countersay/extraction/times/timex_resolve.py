"""Place recognised expressions in time: TIMEX3 values and the days they cover.

Two modes, chosen from the text. In news, a date without a year is placed beside the document's date, before it unless
the verb looks ahead. In a narrative, or without a document's date, it is placed beside the date the text last spoke
of. No year is made up: what neither gives stays XXXX.
"""

from dataclasses import replace

from countersay.extraction.times import timex_dates, timex_steps
from countersay.extraction.times.days import ONE_DAY
from countersay.extraction.times.timex_forms import Form
from countersay.extraction.times.timex_thread import Thread, placed
from countersay.model import Timex


def resolve(thread: Thread, form: Form) -> Timex:
    """Resolve one form against what the text said so far, and remember it."""
    if form.nth is not None and form.weekday is not None:
        return timex_dates.place_counted_weekday(thread, form, resolve)
    if form.nth is not None:
        return timex_steps.place_share(thread, form, resolve)
    if form.within is not None:
        inner = timex_steps.place_relative(thread, form.within)
        if inner.first is None:
            return placed(thread, replace(form, within=None), None, None)
        if form.weekday is not None and form.month is None:
            day = inner.first + form.weekday * ONE_DAY
            return placed(thread, replace(form, within=None), day.isoformat(), inner.anchor)
        month = inner.first.month if form.day and not form.month else form.month
        timex = timex_dates.place_date(thread, replace(form, within=None, year=inner.first.year, month=month))
        return replace(timex, anchor=inner.anchor)
    handler = {
        "date": timex_dates.place_date,
        "relative": timex_steps.place_relative,
        "shift": timex_steps.place_shift,
        "deictic": timex_steps.place_deictic,
        "duration": timex_steps.place_duration,
        "set": timex_steps.place_set,
        "reference": timex_steps.place_reference,
    }[form.kind]
    return handler(thread, form)
