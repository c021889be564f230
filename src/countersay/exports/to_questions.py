"""The questions as files: a list for each party, a form to answer in, and what belongs together as JSON.

The form holds no figure of anybody: a blank line of it claims nothing, and a filled-in copy is a document of the party that
can be examined like any other. Blanks that stay are read as no claim.
"""

import json
from collections.abc import Iterator
from typing import Any

from countersay.exports.questions import BLANK, Asked, Question, questions, unaddressed
from countersay.exports.quoting import Quote, one_line
from countersay.exports.to_markdown import escaped
from countersay.lettering import spoken_days
from countersay.model import Record


def question_files(record: Record) -> dict[str, bytes]:
    """Return the export as file name → contents; the same record gives the same bytes."""
    asked = questions(record)
    files = {
        "README.md": _joined(_guide(asked, unaddressed(record))),
        "questions.json": json.dumps([_as_json(one) for one in asked], ensure_ascii=False, indent=1) + "\n",
    }
    for one in asked:
        files[f"questions-{one.key}.md"] = _joined(_list(one))
        files[f"answers-{one.key}.txt"] = _joined(_form(one))
    return {name: contents.encode("utf-8") for name, contents in files.items()}


def _joined(lines: Iterator[str]) -> str:
    return "\n".join(lines) + "\n"


def _list(asked: Asked) -> Iterator[str]:
    yield f"# Questions to {escaped(asked.label)}"
    yield ""
    yield (
        "Published figures and days were compared with one another. The questions below ask about documents of yours; the "
        "figures that each was compared with stand beside it. Nothing here says whose figure is right. An answer that settles "
        f"most comes first. The form to answer in is answers-{asked.key}.txt."
    )
    for question in asked.questions:
        yield ""
        yield f"## Question {question.letter}"
        yield ""
        yield from _quotation(question.quotes)
        yield ""
        yield escaped(" ".join(question.text))
        if question.compared:
            yield ""
            yield "Compared with:"
            yield ""
            for quote in question.compared:
                yield from _quotation((quote,))
                yield ""


def _quotation(quotes: tuple[Quote, ...]) -> Iterator[str]:
    """Yield a sentence as a block, with the words of it that count, in whose mouth and for which days."""
    first = quotes[0]
    issued = spoken_days(f"issued {first.issued}") if first.issued else "undated"
    said = (
        f"“{one_line(quote.words)}”" + (f" for {spoken_days(quote.days)}" if quote.days else "") for quote in quotes
    )
    yield f"> {escaped(first.sentence)}"
    yield ">"
    voices = escaped(" ← ".join(first.voices))
    yield f"> — {voices}, {escaped(first.document.path)}, {escaped(issued)}: {escaped('; '.join(said))}"


def _form(asked: Asked) -> Iterator[str]:
    yield one_line(asked.label)
    yield "Answers to questions about published figures"
    yield ""
    yield f"Date: {BLANK}"
    yield ""
    yield (
        "Fill in the blanks of what you can answer, and change the wording where it does not fit. Leave all other lines as they "
        "are."
    )
    for question in asked.questions:
        yield ""
        yield f"Answer {question.letter}"
        yield ""
        yield question.form
        yield ""
        yield f"How this was counted, and by whom: {BLANK}"


def _guide(asked: tuple[Asked, ...], left: tuple[str, ...]) -> Iterator[str]:
    yield "# Questions to put to each party"
    yield ""
    if not asked:
        yield "There is nothing to ask: no finding and no blocked pair stands open."
    for one in asked:
        yield f"- {escaped(one.label)}: {len(one.questions)} in questions-{one.key}.md, to answer in answers-{one.key}.txt"
    if left:
        yield ""
        yield "Nobody can be asked about these documents, which have no side and no issuer (name one in corpus.toml):"
        yield ""
        yield from (f"- {escaped(path)}" for path in left)
    if asked:
        yield ""
        yield "When an answer comes back, put it beside the other documents under its name, add to corpus.toml what is below,"
        yield "examine again, and compare:"
        yield ""
        yield "```toml"
        for one in asked:
            yield f"[documents.{json.dumps(f'answers-{one.key}.txt')}]"
            yield f"issuer = {_toml(one.label)}"
            if one.party is not None:
                yield f"party = {_toml(one.party)}"
        yield "```"


def _toml(text: str) -> str:
    """Quote a string for TOML, whose basic strings escape as those of JSON do."""
    return json.dumps(one_line(text), ensure_ascii=True).replace("\x7f", "\\u007f")


def _as_json(asked: Asked) -> dict[str, Any]:
    return {
        "party": asked.party,
        "label": asked.label,
        "form": f"answers-{asked.key}.txt",
        "questions": [_row(question) for question in asked.questions],
    }


def _row(question: Question) -> dict[str, Any]:
    return {
        "letter": question.letter,
        "question": " ".join(question.text),
        "document": question.quotes[0].document.id,
        "asked": [_place(quote) for quote in question.quotes],
        "compared": [_place(quote) for quote in question.compared],
        "findings": question.findings,
        "blocked": question.blocked,
    }


def _place(quote: Quote) -> dict[str, Any]:
    return {"row": quote.row or None, "document": quote.document.id, "start": quote.start, "end": quote.end}
