"""Addresses on a page, and whether a name is the one that an address spells: "press@tarnwater.example" Tarn Valley Water."""

import re
from functools import cache
from urllib.parse import urlsplit

from countersay.lexicon.load import table

_LEAST = 4
"""Letters of the shortest part that is taken for a name: fewer may be any word's."""
_MOST_WORDS = 10
_MOST_LETTERS = 40


@cache
def _address() -> re.Pattern[str]:
    part = rf"[a-z\d-]{{1,{_MOST_LETTERS}}}"
    return re.compile(
        rf"(?:(?<![\w.@+-])[\w.+-]{{1,60}}@|https?://|(?<![\w.@-])(?=www\.))(?P<host>{part}(?:\.{part}){{1,4}})",
        re.IGNORECASE,
    )


def hosts(text: str) -> frozenset[str]:
    """Return the parts of the addresses in a text that may spell a name.

    >>> sorted(hosts("Write to press@tarn-water.example or see https://www.halm.gov.example/a"))
    ['halm', 'tarnwater']
    """
    if "@" not in text and "://" not in text and "www." not in text.casefold():
        return frozenset()
    found = set()
    for match in _address().finditer(text):
        found |= {part.casefold().replace("-", "") for part in match["host"].split(".")[:-1]}
    return frozenset(part for part in found - {*table("letterhead")["address_parts"]} if len(part) >= _LEAST)


def spelt(name: str, host: str) -> bool:
    """Say whether a part of an address is made of words of a name in order, whole or shortened, or of its initials.

    >>> [spelt("Tarn Valley Water", host) for host in ("tarnwater", "tarnvalley", "water", "tarnfire")]
    [True, True, False, False]
    >>> spelt("Association of Lake Fishers Elster", "alfe"), spelt("Greenquay", "greenquay")
    (True, True)
    """
    words = re.findall(r"[a-z\d]+", name.casefold().replace("’", "").replace("'", ""))[:_MOST_WORDS]
    large = [word for word in words if word not in table("layout")["small_words"]]
    if host in ("".join(words), "".join(large)):
        return True
    if len(large) >= _LEAST and host == "".join(word[0] for word in large):
        return True
    # Where the letters so far end, and how many words they are of: each word is left out, whole, or its beginning.
    reached = {(0, 0)}
    for word in large:
        reached |= {
            (at + size, min(used + 1, 2))
            for at, used in reached
            for size in {len(word), *range(_LEAST, len(word))}
            if host.startswith(word[:size], at)
        }
    return (len(host), 2) in reached


def site_of(url: str) -> tuple[str, str]:
    """Return the host of an address and the part of it that may spell whose site it is.

    Both are empty where nobody's name can be told from it: a number, one of many on a shared site, a machine at home.

    >>> site_of("https://www.tarn-water.co.example/a"), site_of("https://en.tarnwater.example/")
    (('tarn-water.co.example', 'tarnwater'), ('en.tarnwater.example', 'tarnwater'))
    >>> site_of("https://tarnwater.blogspot.example/"), site_of("http://192.0.2.7/a"), site_of("http://intranet/a")
    (('', ''), ('', ''), ('', ''))
    """
    try:
        host = (urlsplit(url).hostname or "").rstrip(".").removeprefix("www.")
    except ValueError:
        return "", ""
    parts = host.split(".")
    shared = table("html")["shared"]
    if len(parts) < 2 or parts[-1].isdigit() or ":" in host or not set(parts[:-1]).isdisjoint(shared["hosts"]):
        return "", ""
    if any(host == domain or host.endswith(f".{domain}") for domain in shared["domains"]):
        return "", ""
    ending = 2 if len(parts) > 2 and parts[-2] in shared["second"] else 1
    part = parts[-1 - ending].replace("-", "")
    return host, "" if part in table("letterhead")["address_parts"] else part
