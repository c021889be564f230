from pathlib import Path

import pytest

from countersay import examine
from countersay.linking.sourcing import count_words, place_sides, voice_balance, with_notes
from countersay.model import Attribution, Citation, Document, Extent, Figure, Issued, Issuer, Mention, Name, Party, Span

TEXT = "Five boats sank, the mayor said. Ten sank."


def _document(id_="d1", party="alm", issuer="Alm Council"):
    return Document(
        id=id_,
        path=id_,
        sha256="",
        text_sha256="",
        text=TEXT,
        party=party,
        issuer=Issuer(label=issuer),
        issued=Issued(value="2020"),
    )


def _figure(id_, start, attribution=None):
    number = Extent(start, start + 4, TEXT[start : start + 4])
    return Figure(
        id=id_,
        document="d1",
        kind="flow",
        start=start,
        end=start + 4,
        text=number.text,
        number=number,
        attribution=attribution,
    )


MAYOR = Attribution(id="a1", document="d1", kind="indirect", content=(Span(0, 15), Span(5, 15)), speaker="the mayor")
NAME = Name(id="n1", kind="country", forms=("Brod",), mentions=(Mention(document="d1", start=0, end=4, text="Five"),))


def _balance(**changes):
    given = {
        "documents": [_document()],
        "attributions": [MAYOR],
        "figures": [_figure("f1", 0, "a1"), _figure("f2", 33)],
        "names": [NAME],
    }
    return {share.party or share.speaker: share for share in voice_balance(**{**given, **changes})}


def test_party_counts_its_documents_and_its_own_claims():
    share = _balance()["alm"]
    assert (share.documents, share.words, share.claims, share.own_voice) == (1, 8, 1, True)


def test_speaker_counts_content_once_and_his_claims():
    share = _balance()["the mayor"]
    assert (share.documents, share.words, share.claims, share.own_voice) == (1, 3, 1, False)


def test_issuer_who_is_quoted_speaks_in_own_voice():
    quoted = Attribution(id="a2", document="d1", kind="direct", content=(Span(0, 15),), speaker="Alm Council")
    shares = voice_balance([_document()], [quoted], [], [])
    own = next(share for share in shares if share.speaker == "Alm Council")
    assert own.own_voice
    assert own.party == "alm"


def test_name_without_a_voice_is_only_spoken_about():
    share = _balance()["Brod"]
    assert (share.documents, share.words, share.claims, share.own_voice) == (1, 0, 0, False)


def test_declared_party_without_a_document_has_no_own_voice():
    shares = voice_balance([_document()], [], [], [], [Party(id="brod", label="Brod")])
    assert [(s.party, s.own_voice, s.words) for s in shares[:2]] == [("alm", True, 8), ("brod", False, 0)]


def test_quoted_party_counts_what_others_quote():
    said = Attribution(id="a3", document="d1", kind="direct", content=(Span(0, 15),), speaker="the Peruvian government")
    shares = voice_balance([_document()], [said], [], [], [Party(id="peru", label="Republic of Peru")])
    peru = next(share for share in shares if share.party == "peru")
    assert (peru.documents, peru.words, peru.own_voice) == (1, 3, False)


def test_nothing_of_the_exchange_depends_on_names():
    first = voice_balance([_document(party="alm")], [], [], [])
    second = voice_balance([_document(party="brod")], [], [], [])
    assert [(s.words, s.claims, s.own_voice) for s in first] == [(s.words, s.claims, s.own_voice) for s in second]


def test_words_need_a_letter_or_digit():
    assert count_words("– 5 trucks … ok") == 3


@pytest.mark.parametrize(
    ("source", "url", "party", "side"),
    [
        pytest.param("Alm Daily", None, "alm", "issuer", id="own outlet"),
        pytest.param("Alm Daily", None, "brod", "other", id="the other's outlet"),
        pytest.param("whatever", "https://www.news.third.example/x", "alm", "third", id="domain"),
        pytest.param("unknown", None, "alm", "unknown", id="not in the table"),
        pytest.param("Alm Daily", None, None, "unknown", id="document without a party"),
    ],
)
def test_side_of_a_source(source, url, party, side):
    citation = Citation(id="c", document="d1", start=0, end=4, source=source, url=url)
    outlets = {"Alm Daily": "alm", "third.example": "third"}
    assert place_sides([citation], [_document(party=party)], outlets)[0].side == side


@pytest.mark.parametrize(
    ("source", "side"),
    [
        pytest.param('"Who pays for the pier?", Alm Post', "third", id="outlet behind a title"),
        pytest.param('"What the Alm Post left out", Dock Blog', "unknown", id="outlet within a title"),
        pytest.param("Almond Post Office", "unknown", id="other words"),
    ],
)
def test_outlet_counts_where_it_is_named_outside_a_title(source: str, side: str) -> None:
    citation = Citation(id="c", document="d", start=0, end=9, source=source)
    assert place_sides([citation], [], {"Alm Post": "third"})[0].side == side


NOTED = "The weir was rebuilt in 1911 by the guild. Rice prices doubled.\n1 Annals of the weir guild, volume two.\n2 Handbook of pigeon breeding, third edition."


@pytest.mark.parametrize(
    ("note", "words", "expected"),
    [
        pytest.param(
            "Annals of the weir guild, volume two", "The weir was rebuilt in 1911 by the guild", None, id="shared words"
        ),
        pytest.param(
            "Handbook of pigeon breeding, third edition", "Rice prices doubled", "does not obviously cover", id="none"
        ),
    ],
)
def test_footnote_without_a_shared_word_does_not_obviously_cover(note: str, words: str, expected: str | None) -> None:
    at, start = NOTED.index(note), NOTED.index(words)
    citation = Citation(
        id="c",
        document="d",
        start=at,
        end=at + len(note),
        source=note,
        kind="footnote",
        supports=Span(start, start + len(words)),
    )
    document = Document(id="d", path="d", sha256="", text_sha256="", text=NOTED + " " * 600)
    assert with_notes([citation], [document])[0].note == expected


def test_one_origin_cited_twice_says_so() -> None:
    first = Citation(id="c1", document="d", start=0, end=9, source="A", url="https://www.alm.example/a/1")
    second = Citation(id="c2", document="e", start=0, end=9, source="B", url="http://alm.example/a/1/")
    other = Citation(id="c3", document="e", start=20, end=29, source="C", url="http://alm.example/a/2")
    notes = [c.note for c in with_notes([first, second, other], [])]
    assert notes == ["one origin, cited 2 times in these documents"] * 2 + [None]


@pytest.mark.parametrize(
    ("source", "issuer", "own"),
    [
        pytest.param("our report of 4 June", "Alm Council", True, id="our-report"),
        pytest.param("we", "Nurses' Union", True, id="we"),
        pytest.param("the Council", "Alm Council", True, id="the-council-itself"),
        pytest.param("Alm Council, sheet 17", "Alm Council", True, id="a-paper-of-its-own"),
        pytest.param("Alm Fishing Guild, yearbook", "Alm Fishing Guild for Renewal", True, id="its-name-cut-short"),
        pytest.param("see note 14 of this Office", "Weights Office", True, id="this-office"),
        pytest.param("Alm, yearbook", "Alm Fishing Guild", False, id="one-word-is-too-little"),
        pytest.param("the Ministry", "Alm Council", False, id="another-body"),
        pytest.param("the Brod Council", "Alm Council", False, id="another-council"),
    ],
)
def test_issuer_that_cites_itself_is_noted(source, issuer, own):
    cited = Citation(id="c1", document="d1", start=0, end=4, source=source, kind="inline")
    (found,) = with_notes([cited], [_document(issuer=issuer)])
    assert (found.note == "the issuer cites itself") == own
    assert (found.side == "issuer") == own


@pytest.mark.parametrize(
    ("source", "own"),
    [
        pytest.param("bulletin no. 3 of 2 May 2030", True, id="earlier-number"),
        pytest.param("river report no. 3 of 2 May 2030", False, id="another-series"),
    ],
)
def test_earlier_number_of_the_documents_series_is_its_own(source: str, own: bool) -> None:
    text = f"Weir Commission\nBulletin no. 4\n\nAs noted in {source}, the weir leaks."
    issuer = Issuer(label="Weir Commission")
    document = Document(id="d", path="d.txt", sha256="", text_sha256="", text=text, issuer=issuer)
    start = text.index(source)
    row = Citation(id="c", document="d", start=start, end=start + len(source), source=source)
    assert [one.side for one in with_notes([row], [document])] == ["issuer" if own else "unknown"]


def test_name_and_date_alone_are_the_origin_that_is_given_with_its_address(tmp_path: Path) -> None:
    (tmp_path / "corpus.toml").write_text(
        '[documents."a.txt"]\nissuer = "Harbour Board"\ndate = 2031-06-14\n'
        '[documents."b.txt"]\nissuer = "Boat Owners"\ndate = 2031-06-15\n',
        encoding="utf-8",
    )
    note = "[1] Tarn Herald, 4 June 2031"
    (tmp_path / "a.txt").write_text(
        f"News in brief\n\nForty boats were laid up.[1]\n\n{note}, https://herald.example/boats\n", encoding="utf-8"
    )
    (tmp_path / "b.txt").write_text(f"News in brief\n\nThe boats were idle for weeks.[1]\n\n{note}\n", encoding="utf-8")
    notes = [citation.note or "" for citation in examine([tmp_path]).citations]
    assert len(notes) == 2
    assert all("one origin, cited 2 times" in said for said in notes)
