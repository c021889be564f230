"""Awkward files, made by scripts after the manner of public test suites: each is read as it is shown, or its error says why."""

import pytest

from countersay.errors import InputError
from countersay.ingest.formats import format_of, read_any
from countersay.ingest.reading import Ask, Outcome
from tests.awkward import SETS
from tests.awkward.case import Awkward

CASES = {f"{kind}: {name}": (kind, case) for kind, module in SETS.items() for name, case in module.FILES.items()}


def read(kind: str, case: Awkward) -> Outcome:
    """Read a case as the file of its name."""
    name = case.name or f"a.{kind}"
    form, _ = format_of(case.data, name)
    assert form is not None
    return read_any(case.data, Ask(name=name), form)


@pytest.mark.parametrize("name", CASES)
def test_an_awkward_file_is_read_as_it_is_shown(name: str) -> None:
    kind, case = CASES[name]
    if case.text is None:
        with pytest.raises(InputError) as caught:
            read(kind, case)
        assert (caught.value.code,) == case.codes
        assert caught.value.remedy
        return
    outcome = read(kind, case)
    assert "\n=====\n".join(reading.text for reading in outcome.readings) == case.text
    said = {trouble.code for reading in outcome.readings for trouble in reading.troubles}
    assert said | {trouble.code for trouble in outcome.troubles} == set(case.codes)
    parts = [part.text for reading in outcome.readings for part in (*reading.furniture, *reading.notes)]
    for words_ in case.apart:
        assert any(words_ in part for part in parts), parts
