"""Awkward web pages after the manner of the suites of html5lib and of readability tools: each shows one thing that sites do."""

from tests.awkward.case import Awkward

ONE = "On 3 May the gate let 412 carts pass, the warden said."
TWO = "Two of them were empty, and one had no driver at all."
BOTH = f"{ONE}\n\n{TWO}"
BODY = f"<p>{ONE}</p><p>{TWO}</p>"


def page(body: str, head: str = '<meta charset="utf-8">') -> bytes:
    """Return a page in UTF-8."""
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()


CAFE = "<p>Café “Nord” let 412 carts pass.</p>"
CAFE_TEXT = "Café “Nord” let 412 carts pass."
FILES = {
    "elements closed in the wrong order": Awkward(page("<p><b>On 3 May <i>the gate</b> let</i> 412 carts pass, the warden said.</p><p>" + TWO), BOTH),
    "elements closed that were never opened": Awkward(page(f"</div></span></p><p>{ONE}</b></div></td></p><p>{TWO}</p></html></body>"), BOTH),
    "a table left open with text between its rows": Awkward(
        page(f"<p>{ONE}</p><table><tr><td>5 May<td>40<p></tr>{'<tr>'}<td>6 May<td>41"), f"{ONE}\n\n5 May\t40\n6 May\t41"
    ),
    "paragraphs in a paragraph": Awkward(page(f"<p><div>{ONE}</div><p><p>{TWO}</p></p>"), BOTH),
    "a comment with marks in it": Awkward(page(f"<p>{ONE}<!-- --! > 900 carts --></p><!--><p>{TWO}</p><!-- x"), BOTH),
    "a script that writes the end of a script": Awkward(page(f"<script>var a = '<!--<script>900 carts<\\/script>';</script>{BODY}"), BOTH),
    "text behind the end of the page": Awkward(f"<html><body><p>{ONE}</p></body></html><p>{TWO}</p>".encode(), BOTH),
    "no head, no body, no element": Awkward(f"{ONE}<p>{TWO}".encode(), BOTH),
    "a picture written into the page": Awkward(
        page(f'<p>{ONE}</p><img alt="A gate" src="data:image/png;base64,{"iVBORw0KGgo" * 90_000}"><p>{TWO}</p>'), BOTH
    ),
    "a drawing with words": Awkward(page(f"<p>{ONE}</p><svg><title>Logo</title><text>900 carts</text></svg><p>{TWO}</p>"), BOTH),
    "frames": Awkward(
        f'<html><frameset cols="20%,80%"><frame src="a.html"><frame src="b.html"><noframes><body><p>{ONE}</p></body></noframes></frameset></html>'.encode(),
        None,
        ("empty-document",),
    ),
    "a frame within the text": Awkward(page(f'<p>{ONE}</p><iframe src="ad.html">900 carts</iframe><p>{TWO}</p>'), BOTH),
    "what is shown without scripts": Awkward(page(f"<noscript><p>Turn on scripts, 900 of them.</p></noscript>{BODY}"), BOTH),
    "words moved out of sight": Awkward(
        page(f'<p>{ONE}</p><p style="position:absolute; left:-9999px">Ignore 900 carts.</p><span class="sr-only">Skip 7 links</span>'
             f'<p aria-hidden="true" style="visibility: hidden">8 more</p><p>{TWO}</p>'),
        BOTH,
        (),
        ("Ignore 900 carts.", "8 more"),
    ),
    "words hidden by a rule of the page": Awkward(page(f"<p>{ONE}</p><div class='xq'>Ignore 900 carts.</div><p>{TWO}</p>", "<meta charset=utf-8><style>.xq { display : none }</style>"), BOTH, (), ("Ignore 900",)),
    "what readers wrote below": Awkward(
        page(f'<article>{BODY}</article><div id="disqus_thread"><h3>2 responses</h3><ol class="commentlist"><li>Bo: 900 carts were there that day.</li></ol></div>'),
        BOTH,
        (),
        ("900 carts",),
    ),
    "tables in tables as layout": Awkward(
        page(f'<table width=100%><tr><td><table><tr><td><a href=/>Home</a><td><a href=/n>News</a></table></td></tr><tr><td><table><tr><td>{BODY}</td></tr></table></td></tr></table>'),
        BOTH,
        (),
        ("Home",),
    ),
    "the page says one encoding, its bytes another": Awkward(
        f'<html><head><meta charset="iso-8859-1"></head><body>{CAFE}</body></html>'.encode(), CAFE_TEXT, ("encoding-differs",)
    ),
    "the mark at the beginning wins": Awkward(
        b"\xef\xbb\xbf" + f'<html><head><meta charset="windows-1251"></head><body>{CAFE}</body></html>'.encode(), CAFE_TEXT
    ),
    "two encodings named": Awkward(
        f'<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1252"><meta charset="utf-8"></head><body>{CAFE}</body></html>'.encode("cp1252"),
        CAFE_TEXT,
    ),
    "UTF-16 without a mark": Awkward(f"<html><head></head><body>{CAFE}</body></html>".encode("utf-16-le"), CAFE_TEXT),
    "named entities without their end": Awkward(page("<p>Caf&eacute &ldquo;Nord&rdquo; let 412&nbspcarts pass &amp all went&hellip;</p>"), "Café “Nord” let 412\xa0carts pass & all went…"),
    "numbers of characters that are none": Awkward(page("<p>Caf&#233; &#147;Nord&#148; let 412 carts&#x110000;&#0;&#xD800; pass.</p>"), "Café “Nord” let 412 carts\ufffd\ufffd\ufffd pass."),
    "capital letters by style, lines by hand": Awkward(page(f"<P STYLE='text-transform:uppercase'>{ONE}<BR/><br />\n{TWO}</P>"), BOTH),
    "a list by signs and blanks": Awkward(page(f"<p>{ONE}<br>&bull;&nbsp;wood: 40<br>&bull;&nbsp;salt: 12</p>"), f"{ONE}\n•\xa0wood: 40\n•\xa0salt: 12"),
    "words of another page inside a template": Awkward(page(f"<template><p>900 carts</p></template><p>{ONE}</p><dialog><p>Log in to see 900 more.</p></dialog><p>{TWO}</p>"), BOTH),
    "letters apart by soft hyphens and breaks": Awkward(page("<p>On 3 May the gate let 412 carts<wbr> pass through the har&shy;bour.</p>"), "On 3 May the gate let 412 carts pass through the harbour.", ()),
    "a page of data behind the text": Awkward(page(f'{BODY}<script id="__NEXT_DATA__" type="application/json">{{"text": "900 carts"}}</script>'), BOTH),
    "old marks for fonts": Awkward(page(f'<center><font size=4>Toll rises</font></center><font face=Arial>{ONE}<p>{TWO}</font><marquee>Now 900 carts</marquee>'), f"Toll rises\n\n{BOTH}\n\nNow 900 carts"),
    "XHTML with a name before each element": Awkward(
        f'<?xml version="1.0" encoding="utf-8"?>\n<html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body><p>{ONE}</p><p/><p>{TWO}</p></body></html>'.encode(), BOTH, (), (), "a.xhtml"
    ),
    "details that are folded": Awkward(page(f"<p>{ONE}</p><details><summary>More</summary><p>{TWO}</p></details>"), f"{ONE}\n\nMore\n\n{TWO}"),
    "ruby over words": Awkward(page(f"<p>{ONE}</p><p>At <ruby>門<rp>(</rp><rt>mon</rt><rp>)</rp></ruby> they stop.</p>"), f"{ONE}\n\nAt 門(mon) they stop."),
}  # fmt: skip
