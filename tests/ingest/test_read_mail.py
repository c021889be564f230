"""E-mails, mailboxes, pages saved as one file: the sender's words, what they quote apart, what is attached."""

import base64
from email.message import EmailMessage

import pytest

from countersay.config import Limits
from countersay.errors import InputError
from countersay.ingest.read_mail import read_mail, read_mailbox, read_mhtml
from countersay.ingest.reading import Ask, Outcome
from tests.ingest.office import docx, p, r

PLAIN = b"""From: "Press Office" <press@port.example>\r
To: Desk <desk@paper.example>\r
Date: Sat, 3 May 2031 23:30:00 +0400\r
Subject: =?utf-8?q?Toll_gate_=E2=80=93_reopened?=\r
Content-Type: text/plain; charset=utf-8\r
\r
Between 5 and 12 April 412 carts passed.\r
\r
On Fri, 2 May 2031 at 10:00, Ann <a@b.example> wrote:\r
> Did 900 carts pass?\r
> Yours, Ann\r
\r
No, 412.\r
\r
-- \r
Press Office, tel. 555 0100\r
"""


def read(data: bytes, **limits: int) -> Outcome:
    return read_mail(data, Ask(name="m.eml", limits=Limits(**limits)))


def message(**headers: str) -> EmailMessage:
    mail = EmailMessage()
    for name, value in {"From": "Port <p@x.example>", "Date": "Sat, 3 May 2031 23:30:00 +0400", **headers}.items():
        mail[name] = value
    return mail


def test_text_is_the_head_and_what_the_sender_wrote() -> None:
    (reading,) = read(PLAIN).readings
    assert reading.text == (
        "From: Press Office\nDate: Sat, 3 May 2031 23:30:00 +0400\nSubject: Toll gate – reopened\n\n"
        "Between 5 and 12 April 412 carts passed.\n\n\nNo, 412."
    )
    assert [(part.kind, part.text) for part in reading.furniture] == [
        ("reply", "On Fri, 2 May 2031 at 10:00, Ann <a@b.example> wrote: > Did 900 carts pass? > Yours, Ann"),
        ("signature", "-- Press Office, tel. 555 0100"),
    ]
    said = {(one.field, one.value) for one in reading.candidates if one.trusted}
    assert said == {
        ("issuer", "Press Office"), ("issued", "2031-05-03"), ("title", "Toll gate – reopened"), ("recipient", "Desk"),
    }  # fmt: skip


def test_anchors_read_the_same_in_the_body() -> None:
    (reading,) = read(PLAIN).readings
    body = PLAIN.decode().split("\r\n\r\n", 1)[1]
    exact = [anchor for anchor in reading.anchors if anchor.exact]
    assert len(exact) >= 2
    assert all(body[a.first : a.last] == reading.text[a.start : a.end] and a.member == "part 1" for a in exact)


def test_attachments_are_documents_of_their_own() -> None:
    mail = message(Subject="Figures")
    mail.set_content("See what is attached.")
    mail.add_attachment(docx(p(r("412 carts passed."))), maintype="application", subtype="x", filename="../r.docx")
    mail.add_attachment("Two.", filename="a.txt")
    mail.add_attachment("Three.", filename="a.txt")
    mail.add_attachment(b"\x00\x01", maintype="application", subtype="x", filename="b.bin")
    mail.add_attachment(message(Subject="Inner"))
    outcome = read(mail.as_bytes())
    assert [(one.path, one.text.splitlines()[-1]) for one in outcome.readings] == [
        ("", "See what is attached."),
        ("r.docx", "412 carts passed."),
        ("a.txt", "Two."),
        ("a~2.txt", "Three."),
    ]
    assert {one.member: one.code for one in outcome.troubles} == {
        "b.bin": "unsupported-format",
        "message.eml": "empty-document",
    }
    assert outcome.readings[0].sha256 is None
    assert outcome.readings[1].sha256 is not None


def test_the_plain_form_of_two_is_taken_unless_it_is_a_stub() -> None:
    page = "<p>Between 5 and 12 April <b>412</b> carts passed.</p>" + "<blockquote type=cite><p>900?</p></blockquote>"
    whole, stub = message(), message()
    whole.set_content("Between 5 and 12 April 412 carts passed.")
    whole.add_alternative(page, subtype="html")
    stub.set_content("View in a browser.")
    stub.add_alternative(page + " " * 4000, subtype="html")
    (one,), (two,) = read(whole.as_bytes()).readings, read(stub.as_bytes()).readings
    assert one.text == two.text
    assert one.furniture == ()
    assert [part.kind for part in two.furniture] == ["reply"]


def test_soft_line_ends_of_flowed_text_are_joined() -> None:
    mail = b"From: a@b.example\nContent-Type: text/plain; format=flowed\n\nBetween 5 \nand 12 April.\n From here.\n"
    assert read(mail).readings[0].text.endswith("\n\nBetween 5 and 12 April.\nFrom here.")


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("base64", base64.b64encode("Café 412".encode("cp1252"))),
        ("quoted-printable", b"Caf=E9 41=\r\n2"),
        ("8bit", "Café 412".encode("cp1252")),
    ],
)
def test_transfer_encodings(encoding: str, body: bytes) -> None:
    head = f"From: a@b.example\r\nContent-Type: text/plain; charset=windows-1252\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n"
    assert read(head.encode() + body).readings[0].text.endswith("\n\nCafé 412")


def test_a_mailbox_gives_its_messages() -> None:
    box = (
        b"From a@b Sat May  3 23:30:00 2031\n"
        + PLAIN.replace(b"\r\n", b"\n")
        + b"\nFrom a@b Sun May  4 2031\nnothing\n"
    )
    outcome = read_mailbox(box, Ask(name="box.mbox"))
    assert [reading.path for reading in outcome.readings] == ["0001"]
    assert [(one.member, one.code) for one in outcome.troubles] == [("0002", "file-damaged")]
    with pytest.raises(InputError):
        read_mailbox(b"Dear all,\nFrom 2031 on", Ask())
    with pytest.raises(InputError, match="more than 1 messages"):
        read_mailbox(box, Ask(limits=Limits(members=1)))


def test_lines_of_a_mailbox_that_begin_like_a_message_are_text() -> None:
    box = (
        b"From a@b Sat May  3 23:30:00 2031\nFrom: a@b.example\n\nFirst.\n\n>From 3 to 9 May 2031\n412 carts passed.\n"
    )
    (reading,) = read_mailbox(box, Ask(name="box.mbox")).readings
    assert reading.text.endswith("First.\n\nFrom 3 to 9 May 2031\n412 carts passed.")
    assert reading.furniture == ()


def test_a_page_saved_as_one_file() -> None:
    page = (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: http://a.example/\r\nSubject: x\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; type="text/html"; boundary="B"\r\n\r\n--B\r\nContent-Type: text/html\r\n'
        b'Content-Transfer-Encoding: quoted-printable\r\n\r\n<meta charset=3D"utf-8"><p>Caf=C3=A9 412\r\n--B\r\n'
        b"Content-Type: text/css\r\n\r\np{}\r\n--B--\r\n"
    )
    (reading,) = read_mhtml(page, Ask()).readings
    assert (reading.text, reading.reader, reading.anchors[0].member) == ("Café 412", "mhtml/7", "part 1")


def test_a_message_inside_whose_head_cannot_be_written_again_is_read() -> None:
    data = (
        b"From: Port Office <p@x.example>\nDate: Sat, 3 May 2031 09:00:00 +0000\nContent-Type: message/rfc822\n\n"
        b"From: Lake Board <l@x.example>\nDate: Sat, 3 May 203\x0bContent-Type: text/plain\nSubject: Boats\n\n412 boats passed.\n"
    )
    texts = [one.text for one in read_mail(data, Ask()).readings]
    assert any("412 boats passed." in text and "Lake Board" in text for text in texts)


def nested(levels: int) -> bytes:
    data = b"From: a@b.example\n\nIn."
    for _ in range(levels):
        data = b"From: a@b.example\nContent-Type: message/rfc822\nContent-Disposition: attachment\n\n" + data
    return data


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"Dear all, 412 carts.", id="no headers"),
        pytest.param(b"From: a@b.example\n\n", id="no text"),
        pytest.param(b"", id="nothing"),
    ],
)
def test_what_is_no_message_is_an_input_error(data: bytes) -> None:
    with pytest.raises(InputError):
        read(data)


def test_messages_in_messages_are_bounded() -> None:
    outcome = read(nested(6))
    assert [one.code for one in outcome.troubles] == ["limit-exceeded"]


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"From: " + b"=?utf-8?q?" * 20_000, id="coded words never ended"),
        pytest.param(b"From: " + b"<" * 100_000 + b"\n\nx", id="brackets"),
        pytest.param(b"From: a\nContent-Type: multipart/mixed; boundary=x\n\n" + b"--x\n" * 5_000, id="empty parts"),
        pytest.param(b"From: a\nContent-Type: text/plain; charset=\xff\n\n\xff\xfe", id="odd charset"),
        pytest.param(b"From: a\nSubject: =?utf-8?B?abcde?=\n\ntext\n", id="a coded word that is none"),
        pytest.param(b"From: a\nContent-Transfer-Encoding: base64\n\n" + b"=" * 1000, id="no base64"),
        pytest.param(b"From: a\n\n" + b"> " * 50_000, id="quotes in quotes"),
    ],
)
def test_hostile_messages_end(data: bytes) -> None:
    try:
        outcome = read(data)
    except InputError:
        return
    assert len(outcome.readings) <= 1
