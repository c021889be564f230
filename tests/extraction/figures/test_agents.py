import pytest

from countersay.config import Config
from countersay.extraction.document import Task, extract
from countersay.model import Document, DocumentSettings, identify
from tests.extraction.figures.test_claims import read


@pytest.mark.parametrize(
    ("issuer", "text", "agent"),
    [
        ("Alvar Steel", "In 2030 the company hired 500 workers.", "Alvar Steel"),
        ("Veltran Group", "In 2030 the company hired 500 workers.", None),
        ("Harbour Inspectorate", "In 2030 the company dumped 500 barrels.", None),
        ("Northern Hospital", "In May 2031 the hospital treated 800 patients.", "Northern Hospital"),
        ("Sarn Gazette", "In May 2031 the hospital treated 800 patients.", None),
        ("Sarn Gazette", "In May 2031 we interviewed 80 drivers.", "Sarn Gazette"),
        ("Sarn Gazette", "In May 2031 Alvar Steel hired 80 drivers.", "Alvar Steel"),
        ("Sarn Gazette", "In May 2031 Alvar Steel reported 80 injuries.", None),
        ("Sarn Gazette", "In 2030 Kirton earned 376,000 dollars.", "Kirton"),
        ("Sarn Gazette", "Kirton earned 376,000 dollars in 2030.", "Kirton"),
        ("Sarn Gazette", "For 2030, Ostrel Works has already spent 4 million euros.", "Ostrel Works"),
        ("Harbour Inspectorate", "We recorded 40 spills in May 2031.", "Harbour Inspectorate"),
        ("Harbour Inspectorate", "Our own divers saw 40 wrecks in May 2031.", "Harbour Inspectorate"),
        ("Harbour Inspectorate", "Their crews cleared 40 wrecks in May 2031.", "Harbour Inspectorate"),
        ("Sarn Gazette", "Alvar Steel recorded 80 injuries in May 2031.", "Alvar Steel"),
        ("Sarn Gazette", "In May 2031 80 injuries were recorded.", None),
        ("Sarn Gazette", "It earned 376,000 dollars in 2030.", None),
        ("Sarn Gazette", "Repairs cost 376,000 dollars in 2030.", None),
        ("Sarn Gazette", "Kirton earned 14 medals in 2030.", None),
        ("Sarn Gazette", "Ostrel Relief said it had delivered 80 parcels in May 2031.", "Ostrel Relief"),
        ("Sarn Gazette", "There are 80 crates in the yard waiting to be opened by Alvar Steel.", None),
    ],
)
def test_generic_body_is_the_issuer_only_if_its_name_allows_it(issuer: str, text: str, agent: str | None) -> None:
    document = Document(id=identify("d", text), path="t.txt", sha256="", text_sha256="", text=text)
    settings = DocumentSettings(path="t.txt", date="2031-05-20", issuer=issuer)
    found = extract(Task(document=document, settings=settings, options=None, config=Config()))
    assert found.figures[0].agent == agent


@pytest.mark.parametrize(
    ("text", "agent"),
    [
        pytest.param(
            "Kestrel earned $4 million on revenue of $31 million in 2030.", "Kestrel", id="a firm by one word"
        ),
        pytest.param("It earned $4 million on revenue of $31 million in 2030.", None, id="a pronoun"),
        pytest.param("Kestrel lit 40 lamps in 2030.", None, id="another verb"),
    ],
)
def test_who_earned_is_named_by_one_word(text: str, agent: str | None) -> None:
    assert read(text).figures[0].agent == agent
