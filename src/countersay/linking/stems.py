"""What is left of a word without its endings, so that accounts in other forms of it meet."""

from functools import lru_cache


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Cut what inflection adds: "protesters", "protested" and "protests" give one stem.

    >>> stem("protesters"), stem("protested"), stem("visits")
    ('protest', 'protest', 'visit')
    """
    for ending in ("ations", "ation", "ings", "ing", "ers", "er", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) > 3:
            return word[: -len(ending)]
    return word


def bare_stem(word: str) -> str:
    """Cut a last "e" too, which some forms of a word keep: "collapse" and "collapsed", "bridge" and "bridges".

    >>> bare_stem("collapse"), bare_stem("collapsed")
    ('collaps', 'collaps')
    """
    found = stem(word)
    return found[:-1] if found.endswith("e") and len(found) > 4 else found
