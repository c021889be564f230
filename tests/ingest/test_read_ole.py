"""Old and encrypted Office files: said, with the way out."""

import pytest

from countersay.errors import InputError
from countersay.ingest.read_ole import read_ole
from countersay.ingest.reading import Ask

HEAD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("data", "name", "code", "way_out"),
    [
        (HEAD + "EncryptedPackage".encode("utf-16-le"), "a.docx", "file-encrypted", "password"),
        (HEAD, "a.doc", "unsupported-format", ".docx"),
        (HEAD, "a.xls", "unsupported-format", ".xlsx"),
    ],
)
def test_what_it_is_and_what_to_do(data: bytes, name: str, code: str, way_out: str) -> None:
    with pytest.raises(InputError) as caught:
        read_ole(data, Ask(name=name))
    assert caught.value.code == code
    assert way_out in str(caught.value.remedy)
