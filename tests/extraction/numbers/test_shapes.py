import pytest

from countersay.extraction.numbers.shapes import MAX_TOKEN, token_reason


@pytest.mark.parametrize(
    ("token", "reason"),
    [
        ("https://example.org/a/12", "url"),
        ("desk2@example.org", "url"),
        ("scan_07.jpg", "file-part"),
        ("2021-05-06", "date"),
        ("6/5/2021", "date"),
        ("1990s", "year"),
        ("’90s", "year"),
        ("2013-14", "year"),
        ("2021-Armenia-produced", "year"),
        ("14:30", "clock-time"),
        ("2pm", "clock-time"),
        ("4.3.1", "section"),
        ("+1-222-333-4444", "phone"),
        ("No:596/22", "document-number"),
        ("9M24F", "model-number"),
        ("T-72", "model-number"),
        ("X-Pro3", "model-number"),
        ("70-A21", "model-number"),
        ("3-for-1", "identifier"),
        ("9" * (MAX_TOKEN + 1), "identifier"),
        ("1\u200b200", "hidden-character"),
        ("4,\u2060120", "hidden-character"),
        ("\u202e214\u202c", "hidden-character"),
        ("\u200b412", None),
        ("412\ufeff", None),
    ],
)
def test_token_is_no_number(token: str, reason: str) -> None:
    assert token_reason(token, 0, len(token)) == reason


@pytest.mark.parametrize("token", ["980", "390,709", "1.25%", "USD115", "sub-7", "minus-130", "$4,000.", "12km", "8-"])
def test_token_may_be_a_number(token: str) -> None:
    assert token_reason(token, 0, len(token)) is None
