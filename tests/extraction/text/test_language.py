"""The language of a text by script and small words."""

import pytest

from countersay.config import Config
from countersay.extraction.document import Task, extract
from countersay.extraction.text.language import language_of, main_language, mark_language, passages_in
from countersay.extraction.text.layout import find_blocks
from countersay.model import Document, DocumentSettings


@pytest.mark.parametrize(
    ("text", "language"),
    [
        pytest.param(
            "The boats were counted on Monday, and it is not known how many of them left.", "en", id="English"
        ),
        pytest.param(
            "Les bateaux ont été comptés lundi et on ne sait pas qui les a vus dans le port.", "fr", id="French"
        ),
        pytest.param(
            "Die Boote wurden am Montag gezählt, und es ist nicht bekannt, wer sie im Hafen sah.", "de", id="German"
        ),
        pytest.param(
            "Los barcos fueron contados el lunes y no se sabe quién los vio en el puerto.", "es", id="Spanish"
        ),
        pytest.param(
            "Os barcos foram contados na segunda-feira e não se sabe quem os viu no porto.", "pt", id="Portuguese"
        ),
        pytest.param("Le barche sono state contate lunedì e non si sa chi le ha viste nel porto.", "it", id="Italian"),
        pytest.param("Лодки были посчитаны в понедельник, и не известно, кто их видел на воде.", "ru", id="Russian"),
        pytest.param(
            "Човни були пораховані в понеділок, і не відомо, хто та що їх бачив у порту.", "uk", id="Ukrainian"
        ),
        pytest.param("تم عد القوارب في الميناء من قبل الشرطة على مدى يومين", "ar", id="Arabic"),
        pytest.param("قایق‌ها در بندر به وسیله پلیس شمرده شد و این خبر را از آن گرفتند", "fa", id="Persian"),
        pytest.param("Նավակները հաշվվել են երկուշաբթի օրը", "hy", id="Armenian"),
        pytest.param(
            "Gəmilər bazar ertəsi sayılıb və bu, həmin gün üçün deyil, ilin sonu üçün olub.", "az", id="Azerbaijani"
        ),
        pytest.param(
            "Tekneler pazartesi günü sayıldı ve bu sayı daha çok yıl için değil, bir gün içindi.", "tr", id="Turkish"
        ),
        pytest.param("船在星期一被清点。", "zh", id="Chinese"),
        pytest.param("船は月曜日に数えられた。", "ja", id="Japanese"),
        pytest.param("Boats: 14. Crew: 40.", None, id="too few small words"),
        pytest.param("", None, id="empty"),
        pytest.param("1 2 3", None, id="numbers"),
    ],
)
def test_names_the_language_or_none(text: str, language: str | None) -> None:
    assert language_of(text) == language


def document(text: str) -> Document:
    return Document(id="d-1", path="a.txt", sha256="", text_sha256="", text=text)


def test_other_language_is_marked_and_said() -> None:
    marked, issues = mark_language(document("Die Boote wurden am Montag gezählt, und das ist nicht alles."))
    assert marked.language == "de"
    assert [issue.code for issue in issues] == ["language-not-analysed"]
    assert '[documents."a.txt"] language = "en"' in issues[0].message


def test_english_and_unknown_are_analysed() -> None:
    assert mark_language(document("It is the end of the year and it was cold."))[1] == ()
    assert mark_language(document("14"))[1] == ()


def test_the_users_word_holds() -> None:
    marked, issues = mark_language(document("Die Boote wurden am Montag gezählt."), "en")
    assert (marked.language, issues) == ("en", ())


ENGLISH = "The road was closed on Friday and 12 lorries waited at the gate, the harbour master said to reporters."
FRENCH = (
    "La route est fermée depuis vendredi et les 99 camions qui sont dans la ville ne sont pas passés, dit le maire, "
    "qui a vu que les gens ont froid."
)
RUSSIAN = "Дорога закрыта, и 98 грузовиков не прошли, как это было и в мае, сообщили жители села."


@pytest.mark.parametrize(
    ("blocks", "languages"),
    [
        pytest.param([ENGLISH, FRENCH, ENGLISH], ["fr"], id="a French paragraph"),
        pytest.param([ENGLISH, RUSSIAN, RUSSIAN, FRENCH], ["ru", "fr"], id="neighbours are joined"),
        pytest.param([ENGLISH, "Дом", "Le Monde de la mer", ENGLISH], [], id="names"),
        pytest.param([ENGLISH + " As Le Journal de la Mer put it, “la mer est là”, and left it at that for good."], [], id="words in English"),
    ],
)  # fmt: skip
def test_passages_in_other_languages(blocks: list[str], languages: list[str]) -> None:
    text = "\n\n".join(blocks)
    found = passages_in(text, find_blocks(text))
    assert [passage.language for passage in found] == languages


def test_passages_are_kept_marked_and_not_analysed() -> None:
    text = "\n\n".join((ENGLISH, FRENCH, ENGLISH.replace("12", "13")))
    document = Document(id="d", path="a.txt", sha256="", text_sha256="", text=text)
    found = extract(Task(document=document, settings=None, options=None, config=Config()))
    (passage,) = found.document.passages
    assert text[passage.start : passage.end] == FRENCH
    assert [figure.value for figure in found.figures] == [12, 13]
    assert {entry.text: entry.reason for entry in found.ledger}["99"] == "in another language than English"
    assert "passage-not-analysed" in {issue.code for issue in found.issues}
    said = DocumentSettings(path="a.txt", language="en")
    again = extract(Task(document=document, settings=said, options=None, config=Config()))
    assert again.document.passages == ()


@pytest.mark.parametrize(
    ("block", "language"),
    [
        pytest.param(
            "\u05d4\u05e8\u05e9\u05d5\u05ea \u05d4\u05d5\u05d3\u05d9\u05e2\u05d4 \u05db\u05d9 412 \u05e2\u05d2\u05dc\u05d5\u05ea.",
            "he",
            id="Hebrew",
        ),
        pytest.param("Через ворота прошли 412 телег.", "und", id="Cyrillic, too short for its language"),
        pytest.param("МИД 412", None, id="an acronym"),
    ],
)
def test_a_short_block_of_another_script_is_no_english(block: str, language: str | None) -> None:
    text = f"The gate let 412 carts pass on Monday.\n\n{block}"
    assert [one.language for one in passages_in(text, find_blocks(text))] == ([language] if language else [])


@pytest.mark.parametrize(
    ("text", "language"),
    [
        pytest.param(f"Port Office\n\n{FRENCH}\n\n{ENGLISH}\n\n{ENGLISH}", "en", id="half of it in English"),
        pytest.param(f"{ENGLISH}\n\n{FRENCH}\n\n{FRENCH}\n\nThe port.", "fr", id="a third, but of few words"),
        pytest.param(f"{FRENCH * 8}\n\n{ENGLISH}\n\n{ENGLISH}", "fr", id="an English quotation"),
        pytest.param(
            "Лодки были посчитаны в понедельник, и не известно, кто их видел на воде у причала и что это было за судно."
            f"\n\n{ENGLISH} It is the second time in a week that this was done by the port, and it was not asked why.",
            "en",
            id="Russian beside its translation",
        ),
    ],
)
def test_a_text_in_two_languages_is_read_where_enough_of_it_is_english(text: str, language: str) -> None:
    assert main_language(text) == language


def test_the_other_half_of_a_text_in_two_languages_is_marked() -> None:
    text = f"Port Office\n3 May 2031\n\n{FRENCH}\n\n{ENGLISH}\n\n{ENGLISH}\n"
    found = extract(Task(document=document(text), settings=None, options=None, config=Config()))
    assert found.document.language == "en"
    assert [passage.language for passage in found.document.passages] == ["fr"]
    assert {figure.text for figure in found.figures} == {"12 lorries"}


@pytest.mark.parametrize(
    "text",
    [
        "Olga Rook, a member of council, said a strike killed 30 workers in a field.",
        "A bomb in a market killed 12 people in Tarn in a second.",
        "In May a storm in Odra left 30 dead, a minister said.",
        "A ferry with 40 aboard sank in a gale in Harl Bay.",
    ],
)
def test_one_short_sentence_of_english_is_no_other_language(text: str) -> None:
    assert main_language(text) in ("en", None)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("In Odra starben 12 Menschen bei einem Brand in der Nacht.", "de"),
        ("In Italia in un incendio in una casa sono morte 12 persone.", "it"),
        ("O bombă a ucis 12 persoane în piața din Tarn.", "ro"),
    ],
)
def test_one_short_sentence_of_another_language_is_not_english(text: str, language: str) -> None:
    assert main_language(text) == language
