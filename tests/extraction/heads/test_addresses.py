"""Names that addresses spell."""

import time

import pytest

from countersay.extraction.heads.addresses import hosts, spelt


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("Write to press@lake-watch.example.", {"lakewatch"}, id="hyphen"),
        pytest.param("https://www.halmport.gov.example/news", {"halmport"}, id="www and gov"),
        pytest.param("www.tarn.example", {"tarn"}, id="without the scheme"),
        pytest.param("ada@gmail.com", set(), id="a mail service"),
        pytest.param("@halmport said so. And.Then.", set(), id="no address"),
    ],
)
def test_parts_of_addresses(text: str, found: set[str]) -> None:
    assert hosts(text) == found


@pytest.mark.parametrize(
    ("name", "host", "right"),
    [
        pytest.param("Bright Harbor Coalition", "brightharbor", True, id="first words"),
        pytest.param("Elster Fire and Rescue Service", "elsterfire", True, id="small words between"),
        pytest.param("Institute for Coastal Engineering", "instcoast", True, id="shortened"),
        pytest.param("Halm River Pilots Guild", "hrpg", True, id="initials"),
        pytest.param("Bright Harbor Coalition", "brightside", False, id="another second word"),
        pytest.param("Harbor Coalition", "coalitionharbor", False, id="another order"),
        pytest.param("Toll Rises Again", "toll", False, id="one word of a title"),
    ],
)
def test_names_that_an_address_spells(name: str, host: str, right: bool) -> None:
    assert spelt(name, host) is right


def test_time_is_linear() -> None:
    begun = time.process_time()
    hosts("a." * 200_000 + "@" * 200_000 + "www." * 100_000)
    assert not spelt("aaaa " * 100_000, "a" * 39 + "b")
    assert time.process_time() - begun < 2
