"""What the words for two places say of whether they may be one."""


def may_be_one(one: str, other: str) -> bool:
    """Say whether two places told in other words may be one: both the whole country, or the one short for the other.

    >>> may_be_one("nationwide", "across the country"), may_be_one("Bight", "Bight of Sarn"), may_be_one("Osk", "Osk Gate")
    (True, True, False)
    """
    left, right = (place.lower().removeprefix("the ") for place in (one, other))
    if is_country_wide(left) and is_country_wide(right):
        return True
    return left.startswith(f"{right} of ") or right.startswith(f"{left} of ")


def is_country_wide(place: str) -> bool:
    """Say whether the words name the whole country, whichever that is.

    >>> is_country_wide("throughout the country"), is_country_wide("in two countries")
    (True, False)
    """
    return place.lower().split(" ")[-1] in ("country", "nation", "nationwide", "countrywide")
