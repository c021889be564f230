"""Names that are no words for a body, known as the publisher's by what else the page has: "Straight Count", "Tarn Water".

Asked are the first lines, the one who is to be written to, and what a report says of its own making. A name is taken
where an address on the page spells it; where it is only repeated, or is like that of a paper, it is inferred.
"""

import re
from collections.abc import Iterator

from countersay.extraction.heads.addresses import hosts, spelt
from countersay.extraction.heads.agencies import dated
from countersay.extraction.heads.head import Head, Stated, rule
from countersay.extraction.heads.page_address import borne_out
from countersay.extraction.text.bodies import names_body
from countersay.extraction.text.forms import begins_genre, byline, date_like, is_head_line
from countersay.lexicon.load import table

_LINES = 8
"""So many lines from the top a masthead is looked for."""
_BELOW = 5
"""Lines of the one who is to be written to, below "Contact:"."""


def mastheads(head: Head) -> Iterator[Stated]:
    """Give the names among the first lines that something else on the page bears out."""
    addresses = head.addresses()
    top = [(block, *line) for block in head.blocks for line in head.cells(block)][:_LINES]
    for _, start, end in top if addresses else ():
        name = head.text[start:end].strip(" *#")
        if like_name(name) and any(spelt(name, host) for host in addresses):
            yield Stated(name, *head.at(name, start), 3)
            break
    while top and head.is_opener(head.text[slice(*top[0][1:])].strip()):
        del top[0]
    if len(top) < 2:
        return
    block, start, end = top[0]
    title, _, site = head.text[start : block.end].partition("\n")[0].rpartition(" | ")
    again = title and site in head.text[start + len(title) + 3 + len(site) : block.end + 3000]
    if again and like_name(site) and len(site.split()) > 1:
        yield Stated(site, *head.at(site, start), 5, inferred=True)
        return
    name = head.text[slice(*top[0][1:])].strip(" *#")
    if not like_name(name) and not rule("station").fullmatch(name):
        return
    below = [block for block in head.blocks if block.start > top[0][0].start]
    framed = any(block.kind in ("letterhead", "byline") for block in below)
    titled = any(block.kind == "heading" and len(head.of(block).split()) > 3 for block in below)
    paper = name.split()[-1].casefold() in table("letterhead")["papers"] and len(name.split()) > 1
    if framed and rule("station").fullmatch(name):
        yield Stated(name, *head.at(name, top[0][1]), 2)
    elif framed and (
        (titled and paper) or (titled and _repeated(head, name, top[0][2])) or rule("realm").fullmatch(name)
    ):
        yield Stated(name, *head.at(name, top[0][1]), 5, inferred=True)


def hosted(head: Head) -> Iterator[Stated]:
    """Give the name among the first lines, in a title or in the first paragraphs that the address of the page spells.

    A body's is stated; of another name, which may be that of a place, only the person who is asked hears.
    """
    if not head.site:
        return
    lines = [(block, *line) for block in head.blocks for line in head.cells(block)][:_LINES]
    for start, end in [line[1:] for line in lines] + [(block.start, block.start + 600) for block in head.body[:2]]:
        for match in _CAPITALS.finditer(head.text, start, min(end, start + 600)):
            words = match.group().split(" ")
            for size in range(len(words), 1, -1):
                name = " ".join(words[:size]).removeprefix("The ")
                if borne_out(name, head.site):
                    sure = names_body(name)
                    yield Stated(name, *head.at(name, match.start()), 4 if sure else 6, inferred=not sure)
                    return


_CAPITALS = re.compile(r"(?<!\w)[A-Z][\w’'&-]*(?: (?:of |the |for |and |& )*[A-Z][\w’'&-]*){1,6}")


def like_name(line: str) -> bool:
    """Say whether a line may be but a name: some words with capitals, no date, no kind of paper, no section of one.

    >>> [like_name(line) for line in ("Tarn Valley Water", "Tarn Valley water falls", "News Release", "3 Mole Street")]
    [True, False, False, False]
    """
    words = line.split()
    if not 1 <= len(words) <= 8 or len(line) > 80 or re.search(r"[\d:;?!\t•|@/]|[.,]$|\s[–—-]\s", line):
        return False
    if is_head_line(line) or begins_genre(line) or rule("beside").fullmatch(line) or rule("no_name").match(line):
        return False
    small = table("layout")["small_words"]
    return re.search(r"[^\W\d_]{3}", line) is not None and all(w[:1].isupper() or w in small or w == "&" for w in words)


def _repeated(head: Head, name: str, after: int) -> bool:
    """Say whether the name stands with its capitals elsewhere, and the line below it is not what it is the subject of."""
    if len(name.split()) < 2:
        return False
    below = head.text[after : after + 200].strip().split("\n")[0]
    if begins_genre(below) or date_like().search(below):
        return False  # "Cyclone Petra", and then "Situation report no. 3"
    forms = {name, name.title()} if name.isupper() else {name}
    rest = head.text[after : after + 3000] + head.text[max(after + 3000, len(head.text) - 2000) :]
    return any(re.search(rf"(?<!\w){re.escape(form)}(?!\w)", rest) for form in forms)


def contacts(head: Head) -> Iterator[Stated]:
    """Give the body or firm of the one who is to be written to: "Contact: Dana Ruiz, Bright Harbor Coalition"."""
    lines = [line for block in head.edges() for line in head.lines(block)]
    for index, (start, end) in enumerate(lines):
        label = rule("contact").match(head.text[start:end])
        if label is None:
            continue
        below = [(start + label.end(), end), *lines[index + 1 : index + 1 + _BELOW]]
        addresses = hosts("\n".join(head.text[slice(*line)] for line in below))
        for first, last in below:
            for part in re.finditer(r"[^,|;\t\n]+?(?=\s*(?:[,|;\t]|\s[–—-]\s|$))", head.text[first:last]):
                name = part.group().strip(" –—-")
                exact = any(spelt(name, host) for host in addresses)
                if not like_name(name) or rule("units").fullmatch(name) or not (exact or names_body(name)):
                    continue
                known = name.casefold() in head.text[: min(start, head.first + 1500)].casefold()
                yield Stated(name, *head.at(name, first), 4 if exact and known else 5, inferred=not (exact and known))
                return


def addressed_by(head: Head) -> Iterator[Stated]:
    """Give the name in title or first paragraph that an address in a short line spells: "Arden Foods recalls fish".

    It is stated where the line says that it is for those who ask; else it is inferred: a text may name others' pages.
    """
    for block in head.edges() if head.addresses() else ():
        for start, end in head.lines(block):
            line = head.text[start:end]
            found = hosts(line) if len(line) <= 200 else frozenset()
            if not found:
                continue
            top = "\n".join(head.of(one) for one in [*head.headings()[:3], *head.body[:2]])
            for match in _CAPITALS.finditer(top[:1500]):
                words = match.group().split(" ")
                for size in range(len(words), 1, -1):
                    name = " ".join(words[:size])
                    if any(spelt(name, host) for host in found) and name in head.text:
                        said = rule("contact").match(line) is not None
                        yield Stated(name, *head.at(name, 0), 4 if said else 5, inferred=not said)
                        return


def speaking(head: Head) -> Iterator[Stated]:
    """Give who speaks in the text: "We at the Open Archive Foundation have ...", or the body of the one who signs it."""
    for block in head.body[:2]:
        match = rule("speaking").search(head.of(block)[:400])
        quoted = match is not None and re.search('[“"«„]', head.of(block)[: match.start()]) is not None
        if match is not None and not quoted:
            yield Stated(match["name"], *head.at(match["name"], block.start + match.start("name")), 3)
            return


def produced(head: Head) -> Iterator[Stated]:
    """Give the body of "This report is produced by ... in collaboration with partners"."""
    for block in [*head.body[:3], *head.edges()]:
        words = head.of(block)[:1000]
        if " by " not in words and "ttribut" not in words:
            continue  # spares nearly all blocks the search
        match = rule("produced").search(words) or rule("attributed").search(words[:400])
        if match is not None:
            name = match["name"].strip()
            loose = match.re is rule("attributed") and not names_body(name)
            yield Stated(name, *head.at(name, block.start + match.start("name")), 5 if loose else 1, inferred=loose)
            return


def below_end(head: Head) -> Iterator[Stated]:
    """Give the one who tells of itself below the sign that ends a release ("# # #"), and is named in title or first paragraph."""
    above = " ".join(head.of(block) for block in [*head.blocks, *head.body[:1]])
    for block in head.foot[-3:]:
        ended = re.search(r"(?:#\s?){3,}\s*\Z|-30-\s*\Z", head.text[max(block.start - 20, 0) : block.start])
        match = rule("of_us").match(head.of(block)) if ended else None
        if match is not None and re.search(rf"\b{re.escape(match['name'])}\b", above):
            yield Stated(match["name"], *head.at(match["name"], block.start), 5, inferred=True)
            return


def following(head: Head) -> Iterator[Stated]:
    """Give who "issued the following statement on 3 May 2027:", as services that gather statements write; news too, so it is inferred.

    A paragraph that is but "The press release issued by the Union of Nurses on 18 January 2029." states it; a sentence that goes on
    ("The statement issued by the ministry, alleging that ...") speaks of others' papers.
    """
    for block in [*head.blocks, *head.body[:2]]:
        words = head.of(block).strip()[:300]
        match = rule("the_following").search(words) or rule("put_out_by").fullmatch(words)
        if match is not None:
            own = names_body(match["name"]) or re.match(r"(?i)spokes\w+ (?:for|of) ", match["name"]) is not None
            copied = match.re is rule("put_out_by") and own  # the paragraph says nothing else
            rank = 4 if copied else 5  # below the name of who reports it
            yield Stated(match["name"], *head.at(match["name"], block.start), rank, inferred=not copied)
            return


def labelled(head: Head) -> Iterator[Stated]:
    """Give the body below a line that is but a label: "From:", and below it "Ministry of Water"."""
    for start, end in head.labelled("label_body"):
        name = head.text[start:end].strip()
        if names_body(name) and not rule("units").fullmatch(name):
            yield Stated(name, *head.at(name, start), 0)
            return
        if re.fullmatch(r"[A-Z]{3,8}", name):
            yield Stated(name, *head.at(name, start), 5, inferred=True)


def in_title(head: Head) -> Iterator[Stated]:
    """Give the name before "statement" in the title, where it opens the text too, or the body before "factsheet".

    This is inferred: a title about a statement of others may begin so too.
    """
    titles = [block for block in head.blocks if block.kind in ("heading", "paragraph")][:5] if head.body else []
    lines = [line for block in titles for line in head.lines(block)]
    for start, end in lines:
        title = head.text[start:end].strip("#* ")
        paper = rule("own_paper").fullmatch(title)
        acronym = paper and re.fullmatch(r"[A-Z]{3,8}", paper["name"]) and paper["name"] in head.text[end : end + 4000]
        match = paper if paper and (names_body(paper["name"]) or acronym) else rule("own_statement").match(title)
        head_of = match and match is not paper and re.fullmatch(r"[A-Z]{3,8}", match["name"])
        if head_of and re.search(
            rf"\b{head_of[0]} (?:\w+ )?(?:[Ss]ecretary|[Pp]resident|[Cc]hair|[Ss]pokes)", head.of(head.body[0])[:400]
        ):
            yield Stated(head_of[0], *head.at(head_of[0], start), 5, inferred=True)
            return
        if match is None or (match is not paper and not like_name(match["name"])):
            continue
        opening = re.match(rf"(?:The )?{re.escape(match['name'])}\b", head.of(head.body[0]))
        if match is paper or opening is not None:
            yield Stated(match["name"], *head.at(match["name"], start), 5, inferred=True)
            return


def posted(head: Head) -> Iterator[Stated]:
    """Give the person below whose entry stands "Posted by ... at 9:14 PM"; this is inferred."""
    for block in head.foot[-4:]:
        match = rule("posted_by").fullmatch(head.of(block).strip())
        if match is not None and (names_body(match["name"]) or byline().fullmatch(f"By {match['name']}")):
            name = match["name"]
            yield Stated(name, *head.at(name, block.start), 6, inferred=True)
            return
        match = rule("written_by").fullmatch(head.of(block).strip())
        if match is not None and names_body(match["name"]):
            yield Stated(match["name"], *head.at(match["name"], block.start), 5, inferred=True)
            return


def is_addressed(line: str) -> bool:
    """Say whether a line names who is written to: "To the School Board of Halm".

    >>> is_addressed("To the School Board of Halm"), is_addressed("Tobruk Port Office")
    (True, False)
    """
    return (
        re.match(r"(?:to|attn|attention|cc|bcc|for the attention of|distribution)\b[:.]?\s", line, re.IGNORECASE)
        is not None
    )


def poster(head: Head) -> Iterator[Stated]:
    """Give the name above the address of an account, at the head of a post."""
    lines = [line for block in head.blocks[:2] for line in head.lines(block)][:2]
    match = rule("beside_handle").fullmatch(head.text[slice(*lines[0])].strip()) if lines else None
    if match is not None and len(match["name"].split()) <= 9:
        yield Stated(match["name"], *head.at(match["name"], lines[0][0]), 2)
        return
    if len(lines) < 2 or not rule("handle").fullmatch(head.text[slice(*lines[1])].strip()):
        return
    start = lines[0][0]
    name = head.text[slice(*lines[0])].rstrip(" ✓✔☑\ufe0f")
    if 0 < len(name.split()) <= 9 and name[:1].isupper() and name[-1].isalnum() and len(name) <= 80:
        yield Stated(name, start, start + len(name), 2)


def bracketed(head: Head) -> Iterator[Stated]:
    """Give the paper that a title names behind it with a day: "Counting twice (The Ostmark Review, 28 January 2028)"."""
    for block in head.headings()[:3]:
        match = re.search(
            r"\(((?:The )?(?:[A-Z][\w’'-]+ ){1,4}?[A-Z][\w’'-]+), ([^()]{6,30})\)$", head.of(block).strip()
        )
        if match and match[1].split()[-1].casefold() in table("letterhead")["papers"] and dated(match[2]):
            yield Stated(match[1], *head.at(match[1], block.start), 5, inferred=True)
            return
