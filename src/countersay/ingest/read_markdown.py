"""A Markdown file → its text without the marks: what a reader of the page would see, line by line.

Left out: emphasis, the targets of links, pictures, rules, fences, HTML tags; kept apart: front matter, code, link
definitions, comments. Footnotes stand where they are written, their marks as raised digits or in brackets.
"""

import re
from collections.abc import Iterator
from functools import cache
from html import unescape

from countersay.errors import InputError
from countersay.ingest.dates import iso_day
from countersay.ingest.flow import RAISED
from countersay.ingest.read_html import cut_short
from countersay.ingest.read_plain import decode
from countersay.ingest.reading import Ask, Outcome, Reading, TextBuilder, Trouble, kept_apart, only
from countersay.model import Candidate, CandidateField, Furniture

READER = "markdown/3"
_FIELDS: dict[str, CandidateField] = {
    "title": "title",
    "date": "issued",
    "published": "issued",
    "publisher": "issuer",
    "issuer": "issuer",
    "author": "author",
    "lang": "language",
    "language": "language",
}


@cache
def _inline() -> re.Pattern[str]:
    """Match one mark inside a line; the groups named "show…" hold what is shown of it."""
    return re.compile(
        r"\\(?P<show_escaped>[!-/:-@\[-`{-~])"
        r"|!\[(?:[^\[\]]{0,500})\](?:\([^()\s]{0,2000}(?:\s+\"[^\"]{0,300}\")?\))?"
        r"|\[\^(?P<note>[\w-]{1,20})\]"
        r"|\[(?P<show_link>[^\[\]]{1,1000})\](?:\([^()\s]{0,1000}(?:\([^()\s]{0,300}\)[^()\s]{0,1000})?(?:\s+\"[^\"]{0,300}\")?\)|\[[^\[\]]{0,200}\])"
        r"|<(?P<show_auto>https?://[^<>\s]{1,2000})>"
        r"|</?[A-Za-z][^<>\n]{0,500}>"
        r"|~~(?P<struck>[^~\n]{1,500})~~"
        r"|(?<![`\\])(?P<tick>`{1,3})(?!`)(?P<show_code>[^`\n]{1,1000})(?P=tick)(?!`)"
        r"|(?P<stars>\*{1,3}+)(?=\S)|(?<=[^\s*])\*{1,3}"
        r"|(?<![\w_])_{1,3}+(?=[^\s_])|(?<=[^\s_])_{1,3}(?![\w_])"
        r"|(?<=[\w)])\^(?P<raised>[0-9]{1,3})\^"
        r"|(?P<entity>&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)"
    )


@cache
def _heading_tail() -> re.Pattern[str]:
    """What ends a heading and is not shown: "##", "{#gate .wide}"."""
    return re.compile(r"(?=[ \t]+[#{])(?:[ \t]+#{1,6})?(?:[ \t]+\{[#.:][^{}\n]{1,200}\})?[ \t]*$")


@cache
def _front() -> re.Pattern[str]:
    return re.compile(
        r"\A\ufeff?(?:---[ \t]*\r?\n(.{0,20000}?)^(?:---|\.\.\.)|\+\+\+[ \t]*\r?\n(.{0,20000}?)^\+\+\+)[ \t]*(?:\r?\n|\Z)",
        re.DOTALL | re.MULTILINE,
    )


def read_markdown(data: bytes, ask: Ask) -> Outcome:
    """Read the bytes of a Markdown file.

    Raises:
        InputError: if they are no text or show none.

    >>> read_markdown(b"# Toll *rises*\\n\\n- 412 [carts](http://a.example) passed.[^1]\\n", Ask()).readings[0].text
    'Toll rises\\n\\n• 412 carts passed.¹\\n'
    """
    source, encoding, notice = decode(data, ask.encoding)
    writer = _Writer(source, ask)
    writer.write_all()
    text = writer.builder.text()
    if not text.strip():
        raise InputError("holds no text.", code="empty-document", remedy="Leave it out or put its text in.")
    troubles = (Trouble(code=notice[0], words=notice[1]),) if notice else ()
    return only(
        Reading(
            text=text,
            media_type="text/markdown",
            reader=READER,
            encoding=encoding,
            candidates=tuple(writer.candidates),
            anchors=writer.builder.anchors(),
            furniture=tuple(writer.apart),
            troubles=(*troubles, *cut_short(writer.builder)),
        )
    )


class _Writer:
    """Goes through the lines."""

    def __init__(self, source: str, ask: Ask) -> None:
        self.source = source
        self.builder = TextBuilder(ask.limits)
        self.apart: list[Furniture] = []
        self.candidates: list[Candidate] = []

    def _lines(self, start: int) -> Iterator[tuple[int, int, int]]:
        """Give where each line begins, ends and where the next begins."""
        for match in re.compile(r"[^\r\n]*(\r\n|\r|\n|\Z)").finditer(self.source, start):
            if match.end() > match.start():
                yield match.start(), match.start(1), match.end()

    def write_all(self) -> None:
        """Write all lines."""
        start = self._front_matter()
        fence = comment = None
        for first, last, after in self._lines(start):
            line = self.source[first:last]
            if fence is not None or comment is not None:
                if fence is not None and re.match(rf"\s{{0,3}}{fence}\s*$", line):
                    fence = None
                elif comment is not None and "-->" in line:
                    comment = None
                self._keep_apart(first, last)
                continue
            opened = re.match(r"\s{0,3}(`{3,}|~{3,})", line)
            if opened:
                fence = re.escape(opened.group(1)[0]) + f"{{{len(opened.group(1))},}}"
                self._keep_apart(first, last)
            elif line.lstrip().startswith("<!--"):
                comment = None if "-->" in line else "open"
                self._keep_apart(first, last)
            else:
                self._line(line, first, last, after)

    def _front_matter(self) -> int:
        """Take what stands in front between two lines of hyphens or plus signs; return where the text begins."""
        match = _front().match(self.source)
        if match is None:
            return 1 if self.source.startswith("\ufeff") else 0
        stated, sign = (match.group(1), ":") if match.group(1) is not None else (match.group(2), "=")
        for key, value in re.findall(
            rf"^([A-Za-z]{{1,20}})\s{{0,5}}{sign}\s{{0,5}}(.{{1,500}})$", stated, re.MULTILINE
        ):
            field = _FIELDS.get(key.lower())
            said: str | None = value.strip().strip("\"'")
            said = iso_day(said or "") if field == "issued" else said
            if field is not None and said:
                self.candidates.append(Candidate(field=field, value=said, origin=f"front matter {key}", trusted=True))
        self.apart.append(kept_apart("other", stated, 0, match.end()))
        return match.end()

    def _keep_apart(self, first: int, last: int) -> None:
        if last > first and len(self.apart) < 2000:
            self.apart.append(kept_apart("other", self.source[first:last], first, last))

    def _line(self, line: str, first: int, last: int, after: int) -> None:
        """Write one line by what it begins with."""
        rule = re.fullmatch(r"\s{0,3}(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,}|=+\s*)", line[:300])
        definition = re.match(r"\s{0,3}\[[^\]^]{1,200}\]:\s*\S", line)
        if re.fullmatch(r"\|?(?:[ \t]*:?-+:?[ \t]*\|)+(?:[ \t]*:?-+:?)?", line[:2000].strip()):
            return  # the line between the head of a table and its rows
        if rule and len(line) < 300:
            self._end(last, after)
            return
        if definition:
            self._keep_apart(first, last)
            return
        lead = re.match(r"(?:[ \t]{0,12}>)*[ \t]{0,12}(?:#{1,6}[ \t]+)?", line)
        at = lead.end() if lead else 0
        indent = line[:at] if not line[:at].strip() else ""
        item = re.match(r"[-*+][ \t]+(?:\[[ xX]\][ \t]+)?", line[at:])
        note = re.match(r"\[\^([\w-]{1,20})\]:[ \t]*", line[at:])
        if item:
            self.builder.add(f"{indent}• ")
            at += item.end()
        elif note:
            self.builder.add(f"{_label(note.group(1))} ")
            at += note.end()
        body = line[at:]
        tail = _heading_tail().search(body) if lead and "#" in lead.group() else None
        end = at + (tail.start() if tail else len(body.rstrip()))
        if body.lstrip().startswith("|") or re.search(r"\S \| \S", body):
            self._row(first + at, first + end)
        else:
            self._inline(first + at, first + end)
        self._end(last, after)

    def _end(self, last: int, after: int) -> None:
        if after > last:
            self.builder.put("\n", last, after)

    def _row(self, first: int, last: int) -> None:
        """Write a row of a table: cells parted by tabs."""
        line = self.source[first:last]
        inner = line.strip().strip("|")
        start = first + line.index(inner) if inner else last
        at = start
        for number, cell in enumerate(re.split(r"(?<!\\)\|", inner)):
            if number:
                self.builder.add("\t")
            bare = cell.strip()
            if bare:
                place = at + cell.index(bare)
                self._inline(place, place + len(bare))
            at += len(cell) + 1

    def _inline(self, first: int, last: int) -> None:
        """Write characters without the marks in them."""
        at = first
        for match in _inline().finditer(self.source, first, last):
            if match.start() < at:
                continue
            self._copy(at, match.start())
            at = match.end()
            shown = next((name for name, value in match.groupdict().items() if value and name.startswith("show")), None)
            if shown == "show_link":
                self._inline(*match.span(shown))
            elif shown is not None:
                self._copy(*match.span(shown))
            elif match.group("note"):
                self.builder.put(_label(match.group("note")), match.start(), match.end())
            elif match.group("raised"):
                self.builder.put(match.group("raised").translate(RAISED), match.start(), match.end())
            elif match.group("entity"):
                self.builder.put(unescape(match.group()), match.start(), match.end())
        self._copy(at, last)

    def _copy(self, first: int, last: int) -> None:
        if last > first:
            self.builder.copy(self.source[first:last], first)


def _label(name: str) -> str:
    return name.translate(RAISED) if name.isdecimal() and name.isascii() else f"[{name}]"
