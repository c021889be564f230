"""What the file says of itself against what its text says."""

import pytest

from countersay.extraction.heads.letterhead import read_letterhead
from countersay.extraction.text.layout import find_blocks
from countersay.model import Candidate, CandidateField, Document, DocumentSettings, Issue

HEADED = "Ministry of Ports\n3 May 2031\n\nDredging resumes\n\nTwo ships were let in by the harbour master."
BARE = "Dredging resumes\n\nTwo ships were let in by the harbour master."


def read(
    text: str, *said: tuple[CandidateField, str], trusted: bool = True, settings: DocumentSettings | None = None
) -> tuple[Document, tuple[Issue, ...]]:
    metadata = tuple(Candidate(field=field, value=value, origin="meta x", trusted=trusted) for field, value in said)
    document = Document(id="d", path="a.html", sha256="", text_sha256="", text=text, metadata=metadata)
    return read_letterhead(document, find_blocks(text), settings)


@pytest.mark.parametrize(
    ("text", "stated", "value", "placed", "codes"),
    [
        pytest.param(HEADED, "2031-05-03", "2031-05-03", True, [], id="the same"),
        pytest.param(HEADED, "2031-05", "2031-05-03", True, [], id="its month"),
        pytest.param(HEADED, "2031-05-04", "2031-05-03", True, ["date-differs"], id="another time zone"),
        pytest.param(HEADED, "2031-06-20", "2031-06-20", False, ["date-differs"], id="another day"),
        pytest.param(BARE, "2031-06-20", "2031-06-20", False, ["issuer-missing"], id="only the file says it"),
    ],
)
def test_day_of_publication(text: str, stated: str, value: str, placed: bool, codes: list[str]) -> None:
    document, issues = read(text, ("issued", stated))
    assert document.issued is not None
    assert (document.issued.value, document.issued.start is not None) == (value, placed)
    assert [issue.code for issue in issues] == codes


@pytest.mark.parametrize(
    ("text", "stated", "label", "placed", "codes"),
    [
        pytest.param(HEADED, "ministry of ports", "Ministry of Ports", True, [], id="the same"),
        pytest.param(HEADED, "Quay Times", "Quay Times", False, ["issuer-differs"], id="another"),
        pytest.param(BARE, "Quay Times", "Quay Times", False, ["date-missing"], id="only the file says it"),
    ],
)
def test_issuer(text: str, stated: str, label: str, placed: bool, codes: list[str]) -> None:
    document, issues = read(text, ("issuer", stated))
    assert document.issuer is not None
    assert (document.issuer.label, document.issuer.start is not None) == (label, placed)
    assert [issue.code for issue in issues] == codes


def test_what_programs_fill_in_is_shown_and_decides_nothing() -> None:
    document, issues = read(BARE, ("issued", "2029-01-02"), ("issuer", "HP"), trusted=False)
    assert (document.issued, document.issuer) == (None, None)
    assert "2029-01-02" in next(issue.message for issue in issues if issue.code == "date-missing")
    assert "'HP'" in next(issue.message for issue in issues if issue.code == "issuer-missing")


def test_the_user_holds_and_differences_are_said() -> None:
    settings = DocumentSettings(path="a.html", issuer="Port Union", date="2031-05-09")
    document, issues = read(BARE, ("issued", "2031-06-20"), ("issuer", "Quay Times"), settings=settings)
    assert document.issued is not None
    assert document.issuer is not None
    assert (document.issued.value, document.issuer.label) == ("2031-05-09", "Port Union")
    assert sorted(issue.code for issue in issues) == ["date-differs", "issuer-differs"]


@pytest.mark.parametrize(
    ("stated", "title"),
    [
        pytest.param("Dredging resumes | Quay Times", "Dredging resumes", id="with the name of the site"),
        pytest.param("Ships let in", "Ships let in", id="another"),
    ],
)
def test_title(stated: str, title: str) -> None:
    assert read(BARE, ("title", stated))[0].title == title


@pytest.mark.parametrize(
    ("text", "said", "origin", "label", "inferred"),
    [
        pytest.param(
            BARE, "Port Council", "title element, behind a bar", "Port Council", False, id="a body behind a bar"
        ),
        pytest.param(
            BARE, "Vell Currents", "title element, behind a bar", "Vell Currents", True, id="no word for a body"
        ),
        pytest.param(BARE, "Port Council", "title element", "Port Council", True, id="behind a dash"),
        pytest.param(BARE, "Scribd", "meta application-name", None, True, id="a site for all"),
        pytest.param(
            "Dredging resumes\n\nTwo ships were let in.\n\nSource: Vell Port News",
            "Vell Port News",
            "rights of the page",
            "Vell Port News",
            False,
            id="page and text propose the same",
        ),
    ],
)
def test_what_page_and_title_propose(text: str, said: str, origin: str, label: str | None, inferred: bool) -> None:
    one = Candidate(field="issuer", value=said, origin=origin, trusted=False)
    document = Document(id="d", path="a.html", sha256="", text_sha256="", text=text, metadata=(one,))
    read, issues = read_letterhead(document, find_blocks(text))
    assert (read.issuer and read.issuer.label) == label
    assert ("issuer-missing" in [issue.code for issue in issues]) == inferred


@pytest.mark.parametrize(("author", "label"), [("Lake Water Board", "Lake Water Board"), ("Ida Moren", None)])
def test_a_body_that_wrote_a_text_is_proposed(author: str, label: str | None) -> None:
    document, issues = read(BARE, ("author", author))
    assert (document.issuer and document.issuer.label) == label
    assert "issuer-missing" in [issue.code for issue in issues]
