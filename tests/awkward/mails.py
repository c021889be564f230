"""Awkward e-mails after the manner of the torture tests of RFC 2822: headers, parts and bodies as programs really write them."""

import base64
import quopri

from tests.awkward.case import Awkward

BODY = "On 3 May 412 carts passed."
HEAD = "From: Port <p@x.example>\nDate: Sat, 3 May 2031 12:00:00 +0000\nSubject: Count\n"
SHOWN = "From: Port\nDate: Sat, 3 May 2031 12:00:00 +0000\nSubject: Count\n\n"


def mail(rest: str, head: str = HEAD) -> bytes:
    """Return a message: a head, further headers, an empty line and a body, all in `rest`."""
    return (head + rest).encode()


def parted(*parts: str, kind: str = "mixed") -> bytes:
    """Return a message of several parts."""
    body = "".join(f"--=b=\n{part}\n" for part in parts)
    return mail(
        f'MIME-Version: 1.0\nContent-Type: multipart/{kind}; boundary="=b="\n\nA note for old programs.\n{body}--=b=--\nAn end for old programs.\n'
    )


PLAIN = f"Content-Type: text/plain; charset=utf-8\n\n{BODY}"
PAGE = f"Content-Type: text/html; charset=utf-8\n\n<p>{BODY}</p>"
TNEF = base64.b64encode(bytes.fromhex("789f3e22") + b"\x00" * 40).decode()
INNER = "From: Ann <a@y.example>\nSubject: Old count\n\nOn 2 May 900 carts passed."
FILES = {
    "headers in coded words, folded": Awkward(
        mail(f"\n{BODY}", "From: =?iso-8859-1?q?Caf=E9?= =?utf-8?B?IOKAk25vcmQ=?= <p@x.example>\nDate: Sat,\n 3 May 2031\n\t12:00:00 +0000\nSubject: =?utf-8?q?Toll_ga?=\n =?utf-8?q?te?=\n"),
        f"From: Café –nord\nDate: Sat, 3 May 2031 12:00:00 +0000\nSubject: Toll gate\n\n{BODY}",
    ),
    "coded words that are broken": Awkward(
        mail(f"\n{BODY}", "From: =?utf-8?B?!!!?= <p@x.example>\nSubject: =?nonsense?q?Count?= =?utf-8?q?=FF?= =?utf-8\n"),
        f"From: p@x.example\nSubject: Count\ufffd =?utf-8\n\n{BODY}",
    ),
    "headers twice and in odd spelling": Awkward(mail(f"SUBJECT: Other\nfrom: B <b@x.example>\n\n{BODY}"), SHOWN + BODY),
    "bare bytes in a header": Awkward(b"From: Caf\xc3\xa9 <p@x.example>\nSubject: Caf\xe9 count\n\n" + BODY.encode(), f"From: Café\nSubject: Caf\ufffd count\n\n{BODY}"),
    "line ends of three kinds": Awkward(mail(f"\n{BODY}").replace(b"\n", b"\r\n", 2).replace(b"Subject", b"X-A: b\rSubject"), SHOWN + BODY),
    "no empty line behind the head": Awkward(mail(BODY), SHOWN + BODY),
    "a body without a kind": Awkward(mail(f"Content-Type: \n\n{BODY}"), SHOWN + BODY),
    "a kind nobody knows": Awkward(mail(f"Content-Type: text/x-odd\n\n{BODY}"), None, ("empty-document",)),
    "an encoding of transfer nobody knows": Awkward(mail(f"Content-Transfer-Encoding: x-odd\n\n{BODY}"), SHOWN + BODY),
    "a charset that is wrong": Awkward(mail("Content-Type: text/plain; charset=us-ascii\n\nCafé: 412 carts."), SHOWN + "Café: 412 carts."),
    "a charset nobody knows": Awkward(mail("Content-Type: text/plain; charset=x-odd\n\nCafé: 412 carts."), SHOWN + "Café: 412 carts."),
    "a charset that is no name": Awkward(mail('Content-Type: text/plain; charset="a\x00b"\n\nCafé: 412 carts.'), SHOWN + "Café: 412 carts."),
    "base64 with rubbish in it": Awkward(mail("Content-Transfer-Encoding: base64\n\n" + "\n!".join(base64.b64encode(BODY.encode()).decode()[n : n + 9] for n in range(0, 36, 9))), SHOWN + BODY),
    "quoted letters cut anywhere": Awkward(mail("Content-Transfer-Encoding: quoted-printable\n\n" + quopri.encodestring(BODY.encode()).decode().replace("carts", "ca=\nrts=20").replace(" passed", "passed")), SHOWN + BODY),
    "flowed text with quotes": Awkward(
        mail("Content-Type: text/plain; format=flowed; delsp=no\n\nOn 3 May 412 \ncarts passed.\n> Did 900 \n> pass?\n\n-- \nPort\n"), SHOWN + BODY, (), ("Did 900", "Port")
    ),
    "flowed text whose blanks are not meant": Awkward(mail("Content-Type: text/plain; format=flowed; delsp=yes\n\nOn 3 May 412 car \nts passed."), SHOWN + BODY),
    "the same said twice": Awkward(parted(PLAIN, PAGE, kind="alternative"), SHOWN + BODY),
    "parts in parts, the boundary of one begins that of the other": Awkward(
        parted(f'Content-Type: multipart/alternative; boundary="=b=2"\n\n--=b=2\n{PLAIN}\n--=b=2\n{PAGE}\n--=b=2--', "Content-Type: text/plain\nContent-Disposition: attachment; filename=b.txt\n\nTwo."), f"{SHOWN}{BODY}\n=====\nTwo."
    ),
    "a boundary that never ends": Awkward(parted(PLAIN).split(b"--=b=--")[0], SHOWN + BODY),
    "a boundary that never comes": Awkward(mail(f'Content-Type: multipart/mixed; boundary="none"\n\n{BODY}'), SHOWN + BODY),
    "a message within": Awkward(
        parted(PLAIN, f"Content-Type: message/rfc822\n\n{INNER}"), f"{SHOWN}{BODY}\n=====\nFrom: Ann\nSubject: Old count\n\nOn 2 May 900 carts passed."
    ),
    "a message forwarded in the text": Awkward(
        mail(f"\n{BODY}\n\n---------- Forwarded message ---------\nFrom: Ann <a@y.example>\nDate: Fri, 2 May 2031\nSubject: Old count\n\nOn 2 May 900 carts passed."), SHOWN + BODY, (), ("900",)
    ),
    "nothing but a message handed on": Awkward(
        mail("\n---------- Forwarded message ---------\nFrom: Ann <a@y.example>\nDate: Fri, 2 May 2031\nSubject: Old count\n\nOn 2 May 900 carts passed.\n"),
        "---------- Forwarded message ---------\nFrom: Ann <a@y.example>\nDate: Fri, 2 May 2031\nSubject: Old count\n\nOn 2 May 900 carts passed.",
        (),
        ("From: Port <p@x.example> Date: Sat, 3 May 2031",),
    ),
    "the answer of a program for offices": Awkward(
        mail(f"\n{BODY}\n\nFrom: Ann <a@y.example>\nSent: Friday, 2 May 2031 10:00\nTo: Port\nSubject: Old count\n\nDid 900 carts pass?"), SHOWN + BODY, (), ("900",)
    ),
    "what only one program can read": Awkward(
        parted(PLAIN, f'Content-Type: application/ms-tnef; name="winmail.dat"\nContent-Transfer-Encoding: base64\n\n{TNEF}'), SHOWN + BODY, ("unsupported-format",)
    ),
    "a name of a file in pieces": Awkward(
        parted(PLAIN, "Content-Type: text/plain\nContent-Disposition: attachment;\n filename*0*=utf-8''a%20b;\n filename*1=c.txt\n\nTwo."), f"{SHOWN}{BODY}\n=====\nTwo."
    ),
    "a name that leads out": Awkward(
        parted(PLAIN, 'Content-Type: text/plain\nContent-Disposition: attachment; filename="../../etc/cron.d/x.txt"\n\nTwo.'), f"{SHOWN}{BODY}\n=====\nTwo."
    ),
    "signed, with a key": Awkward(
        parted(PLAIN, 'Content-Type: application/pgp-signature; name="signature.asc"\n\n-----BEGIN PGP SIGNATURE-----\nabc\n-----END PGP SIGNATURE-----', kind="signed"), SHOWN + BODY, ("unsupported-format",)
    ),
    "a date that is none": Awkward(mail(f"\n{BODY}", "From: Port <p@x.example>\nDate: 99 Foo 20311 25:61\n"), f"From: Port\nDate: 99 Foo 20311 25:61\n\n{BODY}"),
    "nobody is named": Awkward(mail(f"\n{BODY}", "From: undisclosed recipients:;\nSubject: Count\n"), f"From: undisclosed recipients:;\nSubject: Count\n\n{BODY}"),
}  # fmt: skip
