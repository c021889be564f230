"""Allegations meet their denials across documents; silence and other people's denials stay apart."""

import itertools
from pathlib import Path

import pytest

from countersay import examine
from countersay.model import Allegation, Record
from tests.exchange import Exchange

SETTINGS = """[parties]
velmare = "Republic of Velmare"
ostrand = "Republic of Ostrand"
[documents."a.txt"]
issuer = "Ministry of Transport of Velmare"
date = 2031-03-14
party = "velmare"
[documents."b.txt"]
issuer = "Government of Ostrand"
date = 2031-03-16
party = "ostrand"
"""
ALLEGES = (
    "Velmare has blocked the Hallow tunnel since 1 March. Velmare impedes the movement of lorries through the tunnel.\n"
)
DENIES = "Claims that Velmare has closed the Hallow tunnel are baseless. Velmare has not closed the Hallow tunnel.\n"


def record(folder: Path, **texts: str) -> Record:
    folder.mkdir(exist_ok=True)
    (folder / "corpus.toml").write_text(SETTINGS, encoding="utf-8")
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return examine([folder])


def answered(found: Record) -> list[Allegation]:
    return [row for row in found.allegations if row.reply == "in_corpus"]


def test_denial_in_one_document_meets_the_allegation_in_another(tmp_path: Path) -> None:
    found = record(tmp_path, a=DENIES, b=ALLEGES)
    (row,) = answered(found)
    assert row.kind == "access"
    assert "ostrand" in {voice.side for voice in row.alleged_by}
    assert {voice.side for voice in row.denied_by} == {"velmare"}


def test_denial_of_closing_where_hindering_is_alleged_says_so(tmp_path: Path) -> None:
    (row,) = answered(record(tmp_path, a=DENIES, b=ALLEGES))
    assert {voice.note for voice in row.denied_by} == {"denies “close”; “impede” is alleged too"}


def test_denial_of_hindering_covers_closing(tmp_path: Path) -> None:
    denial = "Velmare has not impeded the movement of lorries through the Hallow tunnel.\n"
    (row,) = answered(record(tmp_path, a=denial, b="Velmare has blocked the Hallow tunnel.\n"))
    assert [voice.note for voice in row.denied_by] == [None]


@pytest.mark.parametrize(
    "denial",
    [
        pytest.param("Velmare's denial of any blockade of the Hallow tunnel stands.\n", id="by a noun"),
        pytest.param("Velmare denies blocking the Hallow tunnel.\n", id="denies doing"),
        pytest.param("The envoy called the claim that Velmare blocked the Hallow tunnel a fabrication.\n", id="called"),
        pytest.param(
            "Velmare rejects as biased the report that it blocked the Hallow tunnel.\n", id="rejects as biased"
        ),
        pytest.param("Velmare blocked the Hallow tunnel, Ostrand claims. Such claims are false.\n", id="such claims"),
    ],
)
def test_denials_of_many_wordings_meet_the_allegation(denial: str, tmp_path: Path) -> None:
    found = record(tmp_path, a=denial, b="Velmare has blocked the Hallow tunnel.\n")
    (row,) = [row for row in answered(found) if any(voice.side == "ostrand" for voice in row.alleged_by)]
    assert row.denied_by
    assert not {voice.side for voice in row.alleged_by} & {"velmare"}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Shares of Velmare Rail closed 3.1 per cent higher.\n", id="shares close at a price"),
        pytest.param("52 schools closed in the last school year.\n", id="closing in a year"),
        pytest.param(
            "The bishop said that Velmare blocked the Hallow tunnel.\n", id="another's words are not the issuer's"
        ),
    ],
)
def test_what_the_issuer_does_not_allege_is_not_put_in_its_mouth(text: str, tmp_path: Path) -> None:
    found = record(tmp_path, b=text)
    assert [voice for row in found.allegations for voice in row.alleged_by if voice.speaker is None] == []


def test_two_ambulances_turned_back_meet_no_ambulance(tmp_path: Path) -> None:
    found = record(tmp_path, a="No ambulance was turned back.\n", b="Two ambulances were turned back on 9 March.\n")
    assert [(len(row.alleged_by), len(row.denied_by)) for row in answered(found)] == [(1, 1)]


def test_guards_with_an_adjective_of_the_party_are_its_own(tmp_path: Path) -> None:
    found = record(tmp_path, a="No news.\n", b="Velmarian guards blocked the Hallow tunnel.\n")
    assert ["Republic of Velmare" in row.topic for row in found.allegations] == [True]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param("The tunnel is 3 km long and was built in 1998.\n", id="silence"),
        pytest.param("Ostrand has not closed the Hallow tunnel.\n", id="denial of another's deed"),
        pytest.param("Velmare has not closed the Quelm bridge.\n", id="denial of another object"),
        pytest.param("Velmare neither confirms nor denies that it closed the Hallow tunnel.\n", id="neither nor"),
        pytest.param("Velmare did not refrain from closing the Hallow tunnel.\n", id="did not refrain"),
        pytest.param("Velmare speaks of the so-called “blockade” of the Hallow tunnel.\n", id="distance"),
        pytest.param("If Velmare had not closed the Hallow tunnel, it would be open.\n", id="condition"),
    ],
)
def test_what_is_no_denial_answers_nothing(tmp_path: Path, other: str) -> None:
    found = record(tmp_path, a=other, b="Velmare has blocked the Hallow tunnel.\n")
    assert all(not row.denied_by for row in found.allegations if any(v.side == "ostrand" for v in row.alleged_by))
    assert any(v.side == "ostrand" for row in found.allegations for v in row.alleged_by)


def test_order_of_documents_changes_nothing(tmp_path: Path) -> None:
    texts = {"a": DENIES, "b": ALLEGES, "c": "Ostrand accused Velmare of closing the Hallow tunnel.\n"}
    folder = tmp_path / "x"
    record(folder, **texts)
    paths = [folder / f"{name}.txt" for name in texts]
    found = {examine([*order]).allegations for order in itertools.permutations(paths)}
    assert len(found) == 1


def test_exchange_of_the_parties_exchanges_the_rows(tmp_path: Path) -> None:
    swap = Exchange.swap(Velmare="Ostrand", velmare="ostrand")
    sides = {"velmare": "ostrand", "ostrand": "velmare", None: None}

    def shape(found: Record, exchanged: bool) -> list[object]:
        return [
            (
                row.kind,
                row.reply,
                swap.text(row.topic) if exchanged else row.topic,
                [
                    (sides[voice.side] if exchanged else voice.side, voice.start, voice.note)
                    for voice in (*row.alleged_by, *row.denied_by, *row.affirmed_by)
                ],
            )
            for row in found.allegations
        ]

    before = record(tmp_path / "x", a=DENIES, b=ALLEGES)
    (tmp_path / "y").mkdir()
    (tmp_path / "y" / "corpus.toml").write_text(swap.text(SETTINGS), encoding="utf-8")
    (tmp_path / "y" / "a.txt").write_text(swap.text(DENIES), encoding="utf-8")
    (tmp_path / "y" / "b.txt").write_text(swap.text(ALLEGES), encoding="utf-8")
    after = examine([tmp_path / "y"])
    assert len(after.allegations) == len(before.allegations) > 0
    assert sorted(map(str, shape(after, True))) == sorted(map(str, shape(before, False)))


def test_denied_contents_without_a_known_predicate_meet_the_assertion(tmp_path: Path) -> None:
    found = record(
        tmp_path,
        a="The clinic denied that agency nurses had been left off the duty list in May.\n",
        b="The union said agency nurses had been left off the duty list in May.\n",
    )
    (row,) = answered(found)
    assert [voice.speaker for voice in row.alleged_by] == ["union"]
    assert [voice.speaker for voice in row.denied_by] == ["clinic"]


@pytest.mark.parametrize(
    ("alleged", "denial", "note"),
    [
        pytest.param(
            "Velmare stopped forty lorries at the Hallow tunnel.\n",
            "Not one of the lorries was stopped at the tunnel.\n",
            None,
            id="lorries-stopped",
        ),
        pytest.param(
            "Velmare turned back forty drivers at the Hallow tunnel.\n",
            "Ostrand says that Velmare turned back forty drivers at the Hallow tunnel. Not one of them was stopped.\n",
            None,
            id="drivers-turned-back",
        ),
        pytest.param(
            "Velmare turned back ambulances at the Hallow tunnel.\n",
            "Not a single ambulance was turned back at night.\n",
            "with the limiting words “at night”",
            id="ambulances-at-night",
        ),
        pytest.param(
            "Velmare has blocked the Hallow tunnel.\n",
            "Velmare has not closed the Hallow tunnel on 3 March.\n",
            "with the limiting words “on 3 march”",
            id="closed-on-one-day",
        ),
        pytest.param(
            "Velmare impeded forty lorries at the Hallow tunnel on Monday.\n",
            "None of the lorries was stopped at the tunnel on Monday.\n",
            "denies “stop”; “impede” is alleged too",
            id="impeded-not-stopped",
        ),
    ],
)
def test_denial_of_not_one_answers_and_shows_what_is_narrower(
    alleged: str, denial: str, note: str | None, tmp_path: Path
) -> None:
    rows = answered(record(tmp_path, a=denial, b=alleged))
    assert {voice.note for row in rows for voice in row.denied_by} == {note}
    assert any(voice.side == "ostrand" for row in rows for voice in row.alleged_by)
    assert not any(voice.side == "velmare" for row in rows for voice in row.alleged_by)


def test_allegations_rejected_as_a_whole_meet_what_is_alleged_of_the_thing(tmp_path: Path) -> None:
    found = record(
        tmp_path,
        a="Velmare rejects the allegations of Ostrand regarding the village of Tarn.\n",
        b="On 3 March 2031 Velmarian troops shelled the village of Tarn.\n",
    )
    attack = next(row for row in answered(found) if row.kind == "attack")
    assert [(voice.side, voice.what) for voice in attack.denied_by] == [
        ("velmare", "allegations regarding the village of Tarn")
    ]


def test_third_reporter_alleges_beside_a_denial(tmp_path: Path) -> None:
    found = record(
        tmp_path,
        a="Claims by the Mission that its patrols were denied access are groundless.\n",
        c="The Mission's patrols were denied access on seven days.\n",
    )
    (row,) = answered(found)
    assert {voice.document for voice in row.alleged_by} == {document.id for document in found.documents}


def test_gate_that_was_closed_is_not_what_a_denial_about_patrols_answers(tmp_path: Path) -> None:
    found = record(
        tmp_path,
        a="Claims by the Mission that its patrols were denied access are groundless.\n",
        b="Many people use the gate at Tarn. On 1 March it was closed because of shelling.\n",
    )
    (row,) = answered(found)
    assert "ostrand" not in {voice.side for voice in row.alleged_by}


def test_enemy_of_one_of_two_sides_is_the_other(tmp_path: Path) -> None:
    found = record(tmp_path, a="Peace prevails.\n", b="Over the past week the enemy violated the truce 83 times.\n")
    assert ["Republic of Velmare" in row.topic for row in found.allegations] == [True]


def test_words_of_one_side_are_not_said_of_itself(tmp_path: Path) -> None:
    found = record(
        tmp_path,
        a="Ostrand violated the truce of Tarn.\n",
        b="In breach of the truce of Tarn, 40 guns remain. The violation of the truce goes on.\n",
    )
    for row in found.allegations:
        if "Republic of Ostrand" in row.topic:
            assert {voice.side for voice in row.alleged_by} == {"velmare"}


def test_denial_that_goes_on_about_the_road_stays_with_its_question(tmp_path: Path) -> None:
    found = record(
        tmp_path,
        a="Claims that Velmare blocked the Hallow tunnel are groundless. The Quelm bridge was closed by Ostrand. "
        "The marchers do not interfere with the movement of lorries.\n",
        b="Velmare has blocked the Hallow tunnel.\n",
    )
    tunnel = next(row for row in answered(found) if "Hallow" in row.topic)
    assert {voice.side for voice in tunnel.denied_by} == {"velmare"}
    assert not any("Quelm" in (voice.what or "") for voice in tunnel.alleged_by)
