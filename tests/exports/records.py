"""Records for the exports: the small clash of two parties, and one whose texts try to leave the form they are shown in."""

from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from countersay import examine
from countersay.model import Issue, Record
from tests.corpora import small_corpus
from tests.factories import make_document, make_figure, make_record

FORMULAS = (
    "=1+1",
    "+1",
    "-1+2",
    "@SUM(A1)",
    "\t=1",
    "\n=1",
    " =1",
    "＝1",
    "'=1",
    "''@x",
    '=HYPERLINK("http://a.example","b")',
    "=cmd|' /C calc'!A0",
)
"""Text that some spreadsheet would take for a formula, or that looks as if it had been neutralised before."""

MARKUP = (
    "# 40 *carts* _passed_ [here](http://a.example) <b>now</b>",
    "- 40 carts",
    "1. 40 carts",
    "12) carts",
    "| a | b |",
    "> quoted",
    "```\ncode\n```",
    "&amp; &lt;script&gt; <script>alert(1)</script>",
    "a\\*b ~~c~~ $d$ !e ![f](g)",
    "www.a.example and https://a.example/b?c=d and e@f.example",
    "===",
    "---",
    "toll \u202e35\x00\x1b[31m",
    "    four blanks",
    "a  \nb",
)
"""Text that Markdown would take for something else."""


@cache
def clash() -> Record:
    """Return the record of two documents that clash by 215 lorries."""
    with TemporaryDirectory() as folder:
        return examine([small_corpus(Path(folder))])


def saying(words: str) -> Record:
    """Return a record in which `words` stand wherever text of documents may stand."""
    document = make_document(f"{words}\n\n40 carts passed.", path=f"{words}.txt", issuer=words)
    document = replace(document, title=words)
    figure = replace(make_figure(40, document=document, text="40 carts"), place=words, counted=words)
    return make_record([document], [figure], issues=(Issue(code="odd", message=words, document=document.id),))
