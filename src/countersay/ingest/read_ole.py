"""Old Office files (.doc, .xls, .ppt) and encrypted new ones lie in the same kind of container; neither is read."""

from countersay.errors import InputError
from countersay.ingest.packed import encrypted
from countersay.ingest.reading import Ask, Outcome

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def read_ole(data: bytes, ask: Ask) -> Outcome:
    """Say why such a file is not read.

    Raises:
        InputError: always: "file-encrypted" or "unsupported-format", with the way out.
    """
    if _ENCRYPTED in data:
        raise encrypted()
    newer = {".doc": ".docx", ".xls": ".xlsx", ".ppt": "plain text (.txt)"}
    wanted = next((new for old, new in newer.items() if ask.name.lower().endswith(old)), ".docx or .xlsx")
    raise InputError(
        "was not read: Office files of before 2007 are not supported.",
        code="unsupported-format",
        remedy=f"Open it in the program that wrote it and save it as {wanted}.",
    )
