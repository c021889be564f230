"""What a chunk of text shows by its form alone: furniture, footnote, caption, byline, letterhead, heading.

The patterns of one language stand in `lexicon/en/layout.toml`; here are those of dates, places and marks.
"""

import re
from functools import cache, lru_cache

from countersay.extraction.text.lines import Chunk
from countersay.lexicon.gates import gated
from countersay.lexicon.load import table
from countersay.model import BlockKind

# whole names and their short forms only: "Notice to Mariners 77", "Decree 7" are no dates
_MONTH = (
    r"(?:jan(?:uary?)?|feb(?:ruary?)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = (
    rf"(?:\b\d{{4}}-\d{{2}}(?:-\d{{2}})?\b|\b\d{{1,2}}[./-]\d{{1,2}}[./-](?:\d{{4}}|\d{{2}})\b"
    rf"|\b\d{{1,2}}[-/]{_MONTH}[-/]\d{{4}}\b|\b{_DAY}(?: of)? {_MONTH},?(?: \d{{4}})?\b|\b{_MONTH} {_DAY},?(?: \d{{4}})?\b|\b{_MONTH},? \d{{4}}\b)"
)
_ZONE = r"\(?(?:utc|gmt|msk|cet|cest|est|edt|eet|local time)\b[^)\s]{0,6}(?: [a-z]{2,4}\b)?\)?"
_TIME = rf"\b\d{{1,2}}[:.]\d{{2}}(?::\d{{2}})?\b(?: ?[ap]\.?m\.?\b)?(?: ?{_ZONE})?"
QUOTES = "\"“”„‘’'«»"
STOPS = ".!?…:;。؟।։"
LONG = 40


@cache
def _credit() -> re.Pattern[str]:
    return gated(re.compile(r"(?i)\b(?:source|photo|image|picture|credit|courtesy|video)s?\b|©"))


@lru_cache(maxsize=256)
def is_furniture(line: str) -> bool:
    """Say whether a line belongs to the page (navigation, page number, cookie notice) and not to the document.

    >>> is_furniture("Last update: July 20, 2024 14:02"), is_furniture("The last update was in July.")
    (True, False)
    """
    line = line.strip()
    return 0 < len(line) <= 400 and _furniture().fullmatch(line) is not None


def stands_alone(line: str) -> bool:
    """Say whether a line is a block by itself wherever it stands: furniture, or a caption with its source."""
    return is_furniture(line) or (_credit().search(line) is not None and _is_caption(line))


@cache
def _furniture() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{rule})" for rule in table("layout")["furniture"]), re.IGNORECASE)


@cache
def any_of(key: str) -> re.Pattern[str]:
    """Match any of the patterns that the lexicon lists under `key`."""
    return gated(re.compile("|".join(f"(?:{rule})" for rule in table("layout")[key]), re.IGNORECASE))


@cache
def _caption_tail() -> re.Pattern[str]:
    rules = "|".join(f"(?:{rule})" for rule in table("layout")["caption_end"])
    return re.compile(rf"(?i:{rules})\s*$")


@cache
def _note_mark() -> re.Pattern[str]:
    return re.compile(
        r"\s*(?:([¹²³⁰-⁹]{1,4})\s?(?=\S)|(\[\^?\w{1,8}\]):?\s|(\*{1,3}|[†‡§])\s?(?=[\w\"“])|(\d{1,3})[.)]?\s+)"
    )


@cache
def byline() -> re.Pattern[str]:
    """Match a whole byline; group 1 holds the names."""
    name = r"(?:[A-Z][\w.'’-]{0,24}|(?:van|von|de|der|den|del|la|al|bin|ibn|el|da|dos|di)\b)"
    names = rf"{name}(?: {name}){{0,5}}(?:(?:,| and| &|, and) {name}(?: {name}){{1,5}}){{0,4}}"
    date = rf"(?i:{_DATE})(?:(?:,? (?:at )?|\s?[|·•–—-]\s?)(?i:{_TIME}))?"
    tail = rf"(?:\s?[,|/–—·•-]?\s?(?:{date}|[A-Z][\w .&,'’-]{{1,60}}(?:\s?[,|–—·•-]?\s?{date})?))?(?:\s?[|·•–—-]\s?\d{{1,3}} ?min(?:ute)?s? read)?"
    return re.compile(
        rf"(?:(?i:{_DATE})\s?[,|–—·•-]\s?)?"
        r"(?:(?:Written |Story |Text |Report |Reported |Compiled |Edited )?[Bb]y|BY|Authors?:|Reporter:)"
        rf"\s+(?!(?i:the)\b)({names}){tail}\s*"
        rf"|(?:Reporting|Additional reporting|Editing|Writing) by [^.\n]{{1,200}}\.?"
    )


@cache
def date_like() -> re.Pattern[str]:
    """Match what has the form of a date, without asking whether there is such a day."""
    return re.compile(_DATE, re.IGNORECASE)


@cache
def _digit() -> re.Pattern[str]:
    """Match what no date and no time of day is without."""
    return re.compile(r"\d")


@cache
def clock_like() -> re.Pattern[str]:
    """Match a time of day with its zone."""
    return re.compile(_TIME, re.IGNORECASE)


@cache
def _genre() -> re.Pattern[str]:
    rules = "|".join(table("layout")["genres"])
    return re.compile(
        rf"\W{{0,3}}(?:(?:{rules})s?\b\W{{0,3}}){{1,3}}(?:no\.?:?|nr\.?|n°|№|#|ref\.?:?)?\s?"
        r"(?:[\w-]{0,6}\d[\w./-]{0,16})?\W{0,3}",
        re.IGNORECASE,
    )


@cache
def _genre_word() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(table('layout')['genres'])})\b", re.IGNORECASE)


def begins_genre(part: str) -> bool:
    """Say whether a part of a line begins with a kind of document: "Bulletin to members"."""
    return _genre_word().match(part) is not None


@cache
def _reference_number() -> re.Pattern[str]:
    return re.compile(
        r"\W{0,3}(?:(?:ref(?:erence)?|no|nr|our ref|your ref|doc(?:ument)?(?: no)?|file(?: no)?|statement|release"
        r"|communication)\b[.:]{0,2}\s?"
        r"(?:no\.?:?\s?)?|№\s?|n°\s?)[\w]{0,8}[-/ ]?\d[\w./-]{0,24}\W{0,3}",
        re.IGNORECASE,
    )


@cache
def _labelled_head() -> re.Pattern[str]:
    return re.compile(
        r"(?:date(?: ?/ ?time| and time)?|published|posted|issued|released|release date|publication date"
        r"|date of (?:issue|release|publication)|place"
        r"|from|to|subject|re|author|issued by|published by|distribution|for|attn|embargo|embargoed until|source)"
        r"(?: on| by| at)?\s?:?\s.{1,150}",
        re.IGNORECASE,
    )


@cache
def dateline() -> re.Pattern[str]:
    """Match place, date, agency and dash: "GENEVA, June 2023 –", "KYIV, March 3 (Reuters) -", "Paris (AFP) —"."""
    other = "|".join(table("layout")["not_places"])
    place = rf"(?!(?:{other})\b)[A-ZÀ-Þ][\w.'’À-ÿ-]{{1,24}}(?:[ /][A-ZÀ-Þ][\w.'’À-ÿ-]{{0,24}}){{0,3}}"
    places = rf"{place}(?:, {place}){{0,2}}"
    capitals = rf"(?!(?i:{other})\b)[A-ZÀ-Þ][A-ZÀ-Þ.'’ -]{{2,40}}(?:, {place}){{0,2}}"
    known = rf"\((?i:{'|'.join(table('layout')['agencies'])})\)"
    date = rf"(?i:{_DATE})"
    dash = r"\s?(?:–|—|--|-|_)\s?"
    machine = r"(?:date:? \d{4}-\d{2}-\d{2} )"
    return re.compile(
        rf"\s*{machine}?(?:{places}(?:{dash}| )\([A-Z][\w /.&-]{{1,30}}(?:\){dash}{date}|{dash}{date}\))"
        rf"|{places}(?:,? {date})?,? ?{known}|{places}(?:, |,|\. | ){date},? ?\([A-Z][\w /.&-]{{1,40}}\)"
        rf"|{places}, {date}, [A-Z][\w&.-]{{1,20}}(?: [A-Z][\w&.-]{{1,20}}){{0,3}}|{places}{dash}{date}"
        rf"|{places}[,.:]? \(?{date}(?:,? (?i:{_TIME}))?\)?[.:]?|{capitals},? ?\([A-Z][\w /.&-]{{1,40}}\)|{capitals}|{known})"
        r"\s?(?:–|—|--|-|_)\s+(?=[\"“]?[A-Z0-9À-Þ])"
        rf"|\s*{machine}(?:{places}{dash})?(?=[\"“]?[A-Z0-9À-Þ])"
        rf"|\s*[A-ZÀ-Þ][^\n!?]{{3,90}}?,? {date},? ?[(/][A-Z][\w /.&-]{{1,40}}[)/]\s?(?:–|—|--)\s+(?=[\"“]?[A-Z0-9À-Þ])"
        rf"|\s*(?=[^\n.]{{4,80}}\b\d{{4}}[.] ){places}, {date}[.]\s+(?=[\"“]?[A-ZÀ-Þ])"
        rf"|\s*{places}[,.] {date},? ?\([A-Z][\w /.&-]{{1,40}}\)[.:]?\s+(?=[\"“]?[A-Z0-9À-Þ])"
        rf"|\s*(?:{places} \([A-Z]{{2,8}}\),? {date}\s?(?:–|—|--|-)|{places}, {date}(?:\.? ?/[A-Z][\w-]{{1,24}}/\.?|[,.] ?[A-Z]{{2,12}}[.:]|:))\s+(?=[\"“]?[A-Z0-9À-Þ])"
    )


def by_form(body: str, part: Chunk) -> BlockKind:
    """Give the role that the form of a chunk shows without its neighbours."""
    bare = body.strip()
    if _is_note(bare):
        return "footnote"
    if is_case_head(bare):
        return "letterhead"
    if part.bullet and not _begins_with_initial(bare):
        return "bullet"
    if len(bare) <= 700 and _is_caption(bare):
        return "caption"
    if len(bare) <= 200 and byline().fullmatch(bare) and not _clock_or_month_name(bare):
        return "byline"
    if is_head_line(bare) or _is_mail_head(bare):
        return "letterhead"
    return "heading" if like_heading(bare) else "paragraph"


def _clock_or_month_name(bare: str) -> bool:
    """Say whether "By ..." goes on with a date only ("By December 2022")."""
    rest = bare.split(None, 1)[1] if " " in bare else ""
    match = date_like().match(rest)
    return match is not None and match.end() == len(rest)


def _begins_with_initial(bare: str) -> bool:
    """Say whether "H. Lind was heard." begins with a name; "H. Further claims" is a title with a letter before it."""
    return re.match(r"[A-Z]\. [A-Z]", bare) is not None and bare.rstrip(QUOTES + ")")[-1:] in (".", "!", "?", ":")


def _is_note(bare: str) -> bool:
    mark = _note_mark().match(bare)
    if mark is None or mark.end() >= len(bare):
        return False
    if mark.group(1) or (mark.group(2) and mark.group(2).startswith("[^")):
        return True
    cited = any_of("citation").search(bare, mark.end(), min(len(bare), 1500)) is not None
    if mark.group(3):
        return cited and not bare.startswith("**")
    return cited and len(bare) < 1500


def _is_caption(bare: str) -> bool:
    if any_of("caption_start").match(bare) and (len(bare) < 300 or _caption_tail().search(bare, len(bare) - 330)):
        return True
    if len(bare) < 400 and any_of("caption_inside").search(bare):
        return True
    ending = bare[-330:].lower()
    if not any(word in ending for word in table("layout")["credit_words"]):
        return False  # spares most paragraphs the search below
    tail = _caption_tail().search(bare, max(len(bare) - 330, 0))
    if tail is None:
        return False
    credit = tail.group()
    # A source line is one statement; "Source: A said so. It later ..." is running text.
    return len(re.findall(r"[a-z]{3}[.!?] +[A-Z][a-z]+ [a-z]", credit)) == 0


def is_head_line(line: str) -> bool:
    """Say whether a line has the form of a letterhead: little but date, place, number, kind of document or body.

    >>> is_head_line("Press release 21 December 2022"), is_head_line("On 21 December 2022 the road was open.")
    (True, False)
    """
    line = line.strip()
    if not line or len(line.split()) > LONG or len(line) > 20 * LONG:
        return False
    if _genre().fullmatch(line) or _reference_number().fullmatch(line) or _handed_on().fullmatch(line):
        return True
    if _in_two_languages(line):
        return True
    dated = date_like().search(line) if _digit().search(line) else None
    if _labelled_head().fullmatch(line) and (dated or len(line) < 80) and line[-1] not in ".!?":
        return re.match(r"[A-Za-z ]{2,24}:", line) is not None or (dated is not None and len(line) < 80)
    if not dated:
        return False
    if line.split(None, 1)[0].casefold() in ("by", "on", "in", "since", "from", "until", "after", "before", "between"):
        return False
    line = re.sub(r"(?i)\s+price:?\s.{1,30}$", "", line)
    line = re.sub(r"(?i)\b\d{1,3} (?:minute|hour|day|week|month|year)s? ago\b", "", line).rstrip(" /|·-")
    rest = _genre_word().sub(" ", clock_like().sub(" ", date_like().sub(" ", line)))
    words = re.findall(r"[^\W\d_]+", rest)
    small = [word for word in words if word.islower() and word not in table("layout")["head_words"]]
    return len(words) <= 10 and not small and line[-1] not in "!?;:"


def is_case_head(bare: str) -> bool:
    r"""Say whether a line or two say who is who before a court, and no more.

    >>> is_case_head("Plaintiff,\nv."), is_case_head("Defendant."), is_case_head("The defendant left.")
    (True, True, False)
    """
    return len(bare) <= 80 and any_of("case_head").fullmatch(bare) is not None


def is_handed_on(line: str) -> bool:
    """Say whether a line parts a message from the one below it.

    >>> is_handed_on("-----Original Message-----"), is_handed_on("The original message was lost.")
    (True, False)
    """
    return len(line) < 120 and _handed_on().fullmatch(line.strip()) is not None


@cache
def _handed_on() -> re.Pattern[str]:
    return re.compile(r"[-–—_ ]{0,30}(?:begin )?(?:forwarded|original) message:?[-–—_ ]{0,30}", re.IGNORECASE)


def _is_mail_head(bare: str) -> bool:
    """Say whether a block is the head of a message as mail programs print it: "From: ...", "Sent: ...", "To: ..."."""
    if not 20 <= len(bare) <= 1500 or "\n" not in bare:
        return False
    lines = [line.strip() for line in bare.split("\n")]
    names = [match[1].casefold() for line in lines if (match := _mail_field().match(line))]
    rest = sum(not _mail_field().match(line) and not _handed_on().fullmatch(line) for line in lines)
    least = 2 if _handed_on().fullmatch(lines[0]) else 3
    return rest == 0 and len(set(names)) >= least and "from" in names


@cache
def _mail_field() -> re.Pattern[str]:
    return re.compile(r"\*?(From|Sent|Date|To|Cc|Bcc|Subject|Reply-To|Importance|Attachments?) ?:\*?\s")


def _in_two_languages(line: str) -> bool:
    """Say whether a line gives one day in two languages: "13 de julio de 2028 / 13 July 2028"."""
    if len(line) > 120 or not ("/" in line or "|" in line):
        return False
    parts = re.split(r"\s+[/|]\s+", line)
    if len(parts) != 2:
        return False
    years = [set(re.findall(r"(?<!\d)(?:19|20)\d{2}(?!\d)", part)) for part in parts]
    other = [part for part in parts if not date_like().search(part)]
    return years[0] == years[1] != set() and len(other) == 1 and any(is_head_line(part) for part in parts)


@cache
def _sentence_ended() -> re.Pattern[str]:
    """Match the end of a sentence inside a line; the stop of "Halm Shipping Corp. Buys Two Tugs" ends none."""
    return re.compile(
        r"[a-z]{3}(?<!\bCorp)(?<!\bProf)(?<!\bDept)(?<!\bGovt)(?<!\bCapt)(?<!\bSept)(?<!\bCmdr)(?<!\bMessrs)[.!?] [A-Z]"
    )


def is_year(bare: str) -> bool:
    """Say whether a bare number may head the section of a year: pages of such numbers are rare."""
    return len(bare) == 4 and "1500" <= bare <= "2100"


def like_heading(bare: str) -> bool:
    """Say whether a line has the form of a heading: short, begun with a capital, without a final stop."""
    if is_year(bare):
        return True
    if (
        len(bare.split()) > LONG
        or len(bare) > 20 * LONG
        or "\t" in bare
        or not any(character.isalpha() for character in bare)
    ):
        return False
    marked = bare.startswith("#") or (bare.startswith("**") and bare.endswith("**"))
    if marked:
        return True
    last = bare.rstrip(QUOTES + ")]*_")[-1:] or bare[-1]
    if last in STOPS + ",-–—" or not (bare.lstrip(QUOTES + "([*_#")[:1].isupper() or bare[0].isdigit()):
        return False
    if _sentence_ended().search(bare) or re.match(r"[\"“][^”\"]+[”\"]\s*[―—–-]", bare):
        return False  # a sentence has ended before; a quotation shown by itself, with the name of who said it
    return not re.fullmatch(r"[^:]{1,60}(?:(?<!\d):|: ) ?[\d~≈<>].{0,40}", bare)
