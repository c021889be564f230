"""E-mails (.eml), mailboxes (.mbox) and web pages saved as one file (.mhtml).

1. The text of a message begins with its From, Date and Subject as lines, as it is shown and printed: there its sender
   and day stand. Behind them comes what the sender wrote (`mail_text`); quoted messages and signatures are apart.
2. Where a message says the same as plain text and as a page, the plain text is taken if it is all there.
3. Attachments are documents of their own, `message.eml!/report.pdf`; the messages of a mailbox are `box.mbox!/0001`.

Anchors name the part ("headers", "part 1.2") and count characters of it, decoded.
"""

import contextlib
import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.policy import compat32
from email.utils import getaddresses

from countersay.errors import InputError
from countersay.ingest.dates import iso_day
from countersay.ingest.encodings import is_text, text_codec
from countersay.ingest.formats import read_packed
from countersay.ingest.mail_text import write_message
from countersay.ingest.read_html import cut_short, decode_page, read_page
from countersay.ingest.read_plain import decode
from countersay.ingest.read_zip import inside, unlike
from countersay.ingest.reading import Ask, Outcome, Reading, TextBuilder, Trouble, kept_apart, only, too_much, within
from countersay.ingest.web_address import with_address
from countersay.model import Candidate, Furniture

READER = "mail/5"
PAGE_READER = "mhtml/7"
_LINES = ("From", "Date", "Subject")
_BEGINS = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From [^\r\n]{1,300}\d{4}[^\r\n]{0,20}\r?\n")
Mail = Message


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a message: its number as in "1.2", what it is called and its bytes."""

    number: str
    message: Mail
    name: str | None

    @property
    def kind(self) -> str:
        """Its media type; what says that it has parts and has none is plain text."""
        kind = self.message.get_content_type()
        return "text/plain" if kind.startswith("multipart/") and not self.message.is_multipart() else kind

    def data(self) -> bytes:
        """Its bytes, decoded for transfer."""
        if self.kind == "message/rfc822":
            inner = self.message.get_payload() if self.message.is_multipart() else None
            return _written(inner[0]) if isinstance(inner, list) and isinstance(inner[0], Message) else b""
        found = self.message.get_payload(decode=True)
        return found if isinstance(found, bytes) else b""


def _written(message: Mail) -> bytes:
    """Return the bytes of a message inside another; lines of its head that cannot be written again are left out."""
    unfit = (ValueError, LookupError, MessageError)
    with contextlib.suppress(*unfit):
        return message.as_bytes()
    for name in set(message.keys()):
        alone = Message(policy=compat32)
        alone[name] = message[name]
        try:
            alone.as_bytes()
        except unfit:
            del message[name]
    try:
        return message.as_bytes()
    except unfit:
        return b""


def read_mail(data: bytes, ask: Ask) -> Outcome:
    """Read a message with everything attached to it.

    Raises:
        InputError: if it is no message, is empty, or lies too deep in others.
    """
    if ask.archive >= ask.limits.archives:
        raise too_much("messages in each other", ask.limits.archives, "archives")
    message = message_from_bytes(data, policy=compat32)
    if not any(message.get(name) for name in ("From", "Date", "Subject", "Received", "Message-ID", "To")):
        raise InputError("has no headers of an e-mail.", code="file-damaged", remedy="Save its text as a .txt file.")
    parts = _parts(message, ask)
    body = _body(parts)
    troubles: list[Trouble] = []
    readings: list[Reading] = []
    reading = _message(message, body, ask) or _handed_on(message, body, ask)
    if reading is not None:
        readings.append(reading)
    names: set[str] = set()
    for part in parts:
        if part in body or (part.name is None and part.kind.startswith(("text/", "image/"))):
            continue
        outcome = _attached(part, ask, names)
        readings += outcome.readings
        troubles += outcome.troubles
    if not readings and not troubles:
        raise InputError("holds no text.", code="empty-document", remedy="Leave it out or put its text in.")
    return Outcome(readings=tuple(readings), troubles=tuple(troubles))


def read_mailbox(data: bytes, ask: Ask) -> Outcome:
    """Read every message of a mailbox.

    Raises:
        InputError: if it holds no message or more than allowed.
    """
    if ask.archive >= ask.limits.archives:
        raise too_much("messages in each other", ask.limits.archives, "archives")
    begins = [match.start() for match in _BEGINS.finditer(data)]
    if not begins or begins[0] != 0:
        raise InputError("is no mailbox.", code="file-damaged", remedy="Save its messages as .eml files.")
    if len(begins) > ask.limits.members:
        raise too_much("messages", ask.limits.members, "members")
    readings: list[Reading] = []
    troubles: list[Trouble] = []
    for number, (start, end) in enumerate(zip(begins, [*begins[1:], len(data)], strict=True), 1):
        content = data[data.index(b"\n", start) + 1 : end]
        name = f"{number:04}"
        try:
            bare = re.sub(rb"(?m)^>(>*From )", rb"\1", content)  # so marked that it begins no message
            outcome = within(read_mail(bare, replace(ask, name=name)), name, hashlib.sha256(content).hexdigest())
        except InputError as error:
            words = f"{error.args[0]} {error.remedy or ''}".strip()
            outcome = Outcome(troubles=(Trouble(code=error.code, words=words, member=name),))
        readings += outcome.readings
        troubles += outcome.troubles
    return Outcome(readings=tuple(readings), troubles=tuple(troubles))


def read_mhtml(data: bytes, ask: Ask) -> Outcome:
    """Read a web page that was saved as one file.

    Raises:
        InputError: if there is no page in it.
    """
    message = message_from_bytes(data, policy=compat32)
    pages = [part for part in _parts(message, ask) if part.kind in ("text/html", "application/xhtml+xml")]
    if not pages:
        raise InputError("has no web page in it.", code="file-damaged", remedy="Save the page again from the browser.")
    part = pages[0]
    source, encoding, troubles = _decoded(part)
    page = read_page(source, ask.limits, f"part {part.number}")
    outcome = only(
        replace(
            page,
            media_type="multipart/related",
            reader=PAGE_READER,
            encoding=encoding,
            troubles=(*troubles, *page.troubles),
        )
    )
    for held, name in ((message, "Snapshot-Content-Location"), (part.message, "Content-Location")):
        if url := _words(_header(held, name)):
            return with_address(outcome, url, name)
    return outcome


def _parts(message: Mail, ask: Ask) -> list[_Part]:
    """Return the parts of a message that hold no others, in order.

    Raises:
        InputError: if there are more than allowed, or they lie too deep.
    """
    found = []
    for part in _leaves(message, "", 0, ask):
        found.append(part)
        if len(found) > ask.limits.members:
            raise too_much("parts", ask.limits.members, "members")
    return found


def _leaves(message: Mail, number: str, depth: int, ask: Ask) -> Iterator[_Part]:
    if depth > min(ask.limits.depth, 100):
        raise too_much("levels of parts", min(ask.limits.depth, 100), "depth")
    payload = message.get_payload() if message.is_multipart() else None  # of others it may raise on an odd charset
    if message.get_content_maintype() == "multipart" and isinstance(payload, list):
        for index, part in enumerate(payload, 1):
            if isinstance(part, Message):
                yield from _leaves(part, f"{number}.{index}".lstrip("."), depth + 1, ask)
    else:
        name = _stated(message.get_filename)
        attached = message.get_content_disposition() == "attachment" or message.get_content_type() == "message/rfc822"
        yield _Part(number or "1", message, _words(name) if name else "" if attached else None)


def _stated(ask: Callable[[], str | None]) -> str | None:
    """Return what a header states, None where it is so odd that it cannot be read."""
    try:
        return ask()
    except (ValueError, LookupError):
        return None


def _body(parts: list[_Part]) -> list[_Part]:
    """Return the parts that are the text of the message."""
    plain = [part for part in parts if part.kind == "text/plain" and part.name is None]
    pages = [part for part in parts if part.kind == "text/html" and part.name is None]
    if plain and pages:
        # "View this message in a browser" is no text where the page has one.
        sizes = [sum(len(part.data()) for part in some) for some in (plain, pages)]
        short = sizes[0] < 200 and sizes[0] * 20 < sizes[1]
        return pages if short else plain
    return plain or pages


def _message(message: Mail, body: list[_Part], ask: Ask) -> Reading | None:
    builder = TextBuilder(ask.limits)
    candidates = _headers(message, builder)
    headed = builder.length
    apart: list[Furniture] = []
    troubles: list[Trouble] = []
    encoding = "utf-8"
    for part in body:
        builder.break_to(2)
        member = builder.member = f"part {part.number}"
        source, encoding, said = _decoded(part)
        troubles += said
        if part.kind == "text/html":
            try:
                page = read_page(source, ask.limits, member)
            except InputError:
                continue
            for anchor, text in _pieces(page):
                if anchor is None:
                    builder.add(text)
                elif anchor[2]:
                    builder.copy(text, anchor[0])
                else:
                    builder.put(text, anchor[0], anchor[1])
            apart += page.furniture
        else:
            flowed, glued = (_parameter(part.message, name) for name in ("format", "delsp"))
            apart += write_message(source, builder, flowed="flowed" in flowed, glued="yes" in glued)
    if builder.length <= headed + 2:
        return None
    return Reading(
        text=builder.text().rstrip("\n"),
        media_type="message/rfc822",
        reader=READER,
        encoding=encoding,
        candidates=candidates,
        anchors=tuple(a for a in builder.anchors() if a.start < len(builder.text().rstrip("\n"))),
        furniture=tuple(apart),
        troubles=(*troubles, *cut_short(builder)),
    )


def _handed_on(message: Mail, body: list[_Part], ask: Ask) -> Reading | None:
    """Return the reading of a message whose sender added nothing to the one handed on: that one, with its own head.

    Who sent it on, and when, is kept apart: the words are not that person's.
    """
    builder = TextBuilder(ask.limits)
    encoding = "utf-8"
    for part in body:
        if part.kind == "text/plain":
            builder.break_to(2)
            builder.member = f"part {part.number}"
            source, encoding, _ = _decoded(part)
            write_message(source, builder, whole=True)
    text = builder.text().rstrip("\n")
    if not text.strip():
        return None
    head = " ".join(f"{name}: {_words(_header(message, name))}" for name in _LINES if _header(message, name))
    return Reading(
        text=text,
        media_type="message/rfc822",
        reader=READER,
        encoding=encoding,
        anchors=tuple(anchor for anchor in builder.anchors() if anchor.start < len(text)),
        furniture=(kept_apart("header", head),),
        troubles=cut_short(builder),
    )


def _pieces(page: Reading) -> Iterator[tuple[tuple[int, int, bool] | None, str]]:
    """Give the text of a page as its anchors divide it."""
    at = 0
    for anchor in page.anchors:
        if anchor.start > at:
            yield None, page.text[at : anchor.start]
        place = (anchor.first, anchor.last, anchor.exact)
        yield (place if place[0] is not None else None), page.text[anchor.start : anchor.end]  # type: ignore[misc]
        at = anchor.end
    if at < len(page.text):
        yield None, page.text[at:]


def _decoded(part: _Part) -> tuple[str, str, tuple[Trouble, ...]]:
    data = part.data()
    charset = _stated(part.message.get_content_charset)
    if part.kind == "text/html" and not charset:
        return decode_page(data, None)
    codec = text_codec(charset or "")
    for name in {None: (), "ascii": (), "iso8859-1": ("cp1252", "iso8859-1")}.get(codec, (codec,)):
        if name and is_text(data, name):
            return data.decode(name), name, ()
    text, used, notice = decode(data.replace(b"\0", b" "))
    return text, used, (Trouble(code=notice[0], words=notice[1]),) if notice else ()


def _headers(message: Mail, builder: TextBuilder) -> tuple[Candidate, ...]:
    """Write the lines of the head and return what they say."""
    builder.member = "headers"
    said = {name: _words(_header(message, name)) for name in (*_LINES, "To")}
    people = {name: _people(said[name]) for name in ("From", "To")}
    shown = {**said, "From": people["From"] or said["From"]}
    for name in _LINES:
        if shown[name]:
            builder.break_to(1)
            builder.add(f"{name}: ")
            builder.put(shown[name], None, None)
    found: list[Candidate] = []
    if people["From"]:
        found.append(Candidate(field="issuer", value=people["From"], origin="From", trusted=True))
    day = iso_day(said["Date"])
    if day:
        found.append(Candidate(field="issued", value=day, origin="Date", trusted=True))
    if said["Subject"]:
        found.append(Candidate(field="title", value=said["Subject"], origin="Subject", trusted=True))
    if people["To"]:
        found.append(Candidate(field="recipient", value=people["To"], origin="To", trusted=True))
    return tuple(found)


def _header(message: Mail, name: str) -> str:
    """Return the first header of a name; bytes that stand in it bare are taken for UTF-8."""
    found = next((value for key, value in message.raw_items() if key.lower() == name.lower()), "")
    return str(found).encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _parameter(message: Mail, name: str) -> str:
    return str(_stated(lambda: str(message.get_param(name) or "")) or "").lower()


def _people(line: str) -> str:
    names = [name or address for name, address in getaddresses([line[:5000]])]
    return ", ".join(name for name in names if name)[:500]


def _words(header: str) -> str:
    """Return a header as it is shown: coded words decoded, on one line."""
    shown = []
    try:
        for part, charset in decode_header(header[:10_000]):
            if isinstance(part, bytes):
                shown.append(part.decode(text_codec(charset or "") or "utf-8", "replace"))
            else:
                shown.append(part)
    except (ValueError, TypeError, AssertionError, MessageError):
        shown = [header[:10_000]]
    return " ".join("".join(shown).encode("utf-8", "replace").decode("utf-8").split())


def _attached(part: _Part, ask: Ask, names: set[str]) -> Outcome:
    """Read an attachment; one that cannot be read is a trouble that names it."""
    fallback = "message.eml" if part.kind == "message/rfc822" else f"part {part.number}"
    name = inside(part.name or fallback)[0]
    if part.kind == "message/rfc822" and not name.lower().endswith(".eml"):
        name += ".eml"
    name = unlike(name, names)
    data = part.data()
    try:
        outcome = read_packed(data, Ask(name=name, limits=ask.limits, ocr=ask.ocr, archive=ask.archive + 1))
        return within(outcome, name, hashlib.sha256(data).hexdigest())
    except InputError as error:
        words = f"{error.args[0]} {error.remedy or ''}".strip()
        return Outcome(troubles=(Trouble(code=error.code, words=words, member=name),))
