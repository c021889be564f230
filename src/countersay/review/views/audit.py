"""Who decided what and when, with what was read before and what holds after: the log as a table for a spreadsheet."""

import csv
import io

from starlette.responses import Response

from countersay.exports.to_csv import neutralised
from countersay.model import Decision
from countersay.review.call import Call

COLUMNS = (
    "number",
    "at",
    "reviewer",
    "about",
    "verdict",
    "words",
    "documents",
    "field",
    "before",
    "after",
    "note",
    "state",
    "takes_back",
    "id",
)


def table(call: Call) -> Response:
    """Send the log as CSV, oldest first: a line for each field that a decision changes, one for any other decision."""
    signed = {row.id: row for row in call.snapshot.record.decisions}
    numbers = {row.id: number for number, row in enumerate(call.decided.rows, 1)}
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in call.decided.rows:
        state = row.state if row.state in ("undone", "superseded") else signed.get(row.id, row).state
        undone = numbers.get(row.undoes or "")
        for field, before, after in _changes(row):
            cells = (
                str(numbers[row.id]),
                row.at,
                row.reviewer,
                row.subject,
                "taken back" if row.undoes else row.verdict,
                "; ".join(dict.fromkeys(one.text for one in row.passages)),
                "; ".join(dict.fromkeys(one.path for one in row.passages)),
                field,
                before,
                after,
                row.note,
                "blind" if row.blind else "" if row.undoes else state,
                "" if undone is None else str(undone),
                row.id,
            )
            writer.writerow([neutralised(cell) for cell in cells])
    headers = {"content-disposition": 'attachment; filename="decisions.csv"'}
    return Response(out.getvalue().encode("utf-8"), media_type="text/csv; charset=utf-8", headers=headers)


def _changes(row: Decision) -> list[tuple[str, str, str]]:
    before = dict(row.before)
    if row.verdict != "corrected":
        return [("", before.get("sentence", ""), "")]
    return [(name, before.get(name, ""), value) for name, value in row.fields if name != "aspect"] or [("", "", "")]
