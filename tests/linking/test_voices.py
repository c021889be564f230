"""The outermost links of each chain of voices."""

from pathlib import Path

import pytest

from countersay import examine
from countersay.linking.voices import complete_voices, speaker_label
from countersay.model import Attribution, Document, Extent, Issuer, Span


def _document(text):
    return Document(
        id="d1",
        path="a.txt",
        sha256="0",
        text_sha256="0",
        media_type="text/plain",
        title="",
        text=text,
        issuer=Issuer(label="Tarn Office"),
    )


def _voice(identity, source, speaker=None, parent=None):
    return Attribution(
        id=identity,
        document="d1",
        kind="indirect",
        source=(Extent(start=0, end=len(source), text=source),),
        content=(Span(5, 9),),
        speaker=speaker,
        parent=parent,
    )


@pytest.mark.parametrize(
    ("voices", "speakers"),
    [
        pytest.param([_voice("a1", "We")], ["Tarn Office", "Tarn Office"], id="we is the issuer"),
        pytest.param(
            [_voice("a1", "Rook", "Ana Rook"), _voice("a2", "I", parent="a1")],
            ["Tarn Office", "Ana Rook", "Ana Rook"],
            id="inside another's words it is the one quoted",
        ),
        pytest.param([_voice("a1", "They")], ["Tarn Office", None], id="others stay open"),
    ],
)
def test_who_speaks_of_itself(voices, speakers):
    found = complete_voices([_document("We said it.")], [voices], [])
    assert [voice.speaker for voice in found] == speakers


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        pytest.param(
            "Veltran lost ore. The company says it was little.", "Veltran Mining plc", id="the only one named"
        ),
        pytest.param("The company says it was little.", "company", id="not named in this text"),
        pytest.param("Veltran and Orsk Ltd lost ore. The company says so.", "company", id="another one named"),
    ],
)
def test_the_company_is_the_one_that_publishes_in_the_corpus(text, speaker):
    papers = [
        Document(
            id="d0",
            path="0.txt",
            sha256="0",
            text_sha256="0",
            text="Results.",
            issuer=Issuer(label="Veltran Mining plc"),
        ),
        Document(id="d1", path="1.txt", sha256="1", text_sha256="1", text=text, issuer=Issuer(label="Ore Union")),
    ]
    found = complete_voices(papers, [[], [_voice("a1", "The company", "company")]], [])
    assert found[-1].speaker == speaker


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        pytest.param("organisers", "organisers", id="organisers"),
        pytest.param("witnesses", "witnesses", id="witnesses"),
        pytest.param("opposition", "opposition", id="opposition"),
        pytest.param("state prosecutors", "state prosecutors", id="prosecutors"),
        pytest.param("crates", None, id="things"),
        pytest.param("evidence", None, id="evidence"),
    ],
)
def test_who_is_heard_under_a_common_noun(written: str, shown: str | None) -> None:
    assert speaker_label(written) == shown


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("Vesta's Coordinator of Roads and Works (CRW) said 12 lorries left.", "CRW", id="whose body"),
        pytest.param(
            "The Vesta agency CORA (Coordination of Roads in the Alm Strip) said 12 lorries left.",
            "CORA",
            id="its long name",
        ),
        pytest.param("The state broadcaster Alm TV said 12 lorries left.", "Alm TV", id="what sort of body"),
        pytest.param("Police in Brod said 12 lorries left.", None, id="where they are"),
        pytest.param("Supporters of the Alm Party said 12 lorries left.", None, id="whom they follow"),
    ],
)
def test_name_that_ends_a_source_is_the_speaker(tmp_path: Path, text: str, name: str | None) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    record = examine([tmp_path])
    forms = {one.id: one.forms for one in record.names}
    (said,) = (voice for voice in record.attributions if voice.kind == "indirect")
    found = forms[said.speaker_name] if said.speaker_name is not None else ()
    assert name in found if name is not None else not found
