"""What is packed in a ZIP file, unpacked within limits: no bombs, no parts that share bytes, no paths that lead out.

Refused as a whole: more parts than allowed, parts that overlap (one small stream listed a thousand times), a directory
that cannot be read. Refused one by one: parts that are encrypted, packed in a rare way, or grow beyond the limits.
"""

import io
import struct
import unicodedata
import zipfile
import zlib
from itertools import pairwise

from countersay.config import Limits
from countersay.errors import InputError
from countersay.ingest.reading import too_much

_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, struct.error, ValueError, OverflowError, OSError)
_SLACK = 1 << 20
"""A part of up to so many bytes may be packed as tightly as it likes."""
_ENCRYPTED = 0x1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class Archive:
    """A ZIP file in memory, with what is left of the bytes that may be unpacked."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        """Open an archive.

        Raises:
            InputError: if it is damaged or breaks a limit as a whole.
        """
        self.limits = limits
        self.left = limits.expanded
        if _listed(data) > limits.members:  # a million of them take ten seconds to be listed
            raise too_much("parts", limits.members, "members")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            infos = self._zip.infolist()
        except (*_BROKEN, NotImplementedError) as error:
            raise damaged(str(error) or type(error).__name__) from error
        if len(infos) > limits.members:
            raise too_much("parts", limits.members, "members")
        _refuse_overlaps(infos)
        self.infos = {info.filename: info for info in infos if not info.filename.endswith("/")}

    @property
    def names(self) -> list[str]:
        """The names of the parts as they are written there, sorted."""
        return sorted(self.infos)

    def read(self, name: str) -> bytes:
        """Unpack one part.

        Raises:
            InputError: if it is not there, encrypted, damaged, or larger than the limits allow.
        """
        info = self.infos.get(name)
        if info is None:
            raise damaged(f"it has no part {name}")
        if info.flag_bits & _ENCRYPTED:
            raise encrypted()
        if info.compress_type not in _METHODS:
            raise InputError(
                "is packed in a way that is not read.", code="unsupported-format", remedy="Unpack it first."
            )
        most = min(self.left, max(_SLACK, info.compress_size * self.limits.ratio))
        try:
            with self._zip.open(info) as file:
                data = file.read(most + 1)
        except (*_BROKEN, NotImplementedError, RuntimeError) as error:
            raise damaged(f"part {name}: {str(error) or type(error).__name__}") from error
        if len(data) > most:
            if most == self.left:
                raise too_much("bytes once unpacked", self.limits.expanded, "expanded")
            raise too_much("times the bytes it has when packed", self.limits.ratio, "ratio")
        self.left -= len(data)
        return data

    def maybe(self, name: str) -> bytes | None:
        """Unpack one part if it is there.

        Raises:
            InputError: as `read`.
        """
        return self.read(name) if name in self.infos else None


def _listed(data: bytes) -> int:
    """Return how many parts the directory at the end of a ZIP file lists, without reading it.

    >>> _listed(b"PK\x01\x02" * 3 + b"PK\x05\x06" + struct.pack("<4x2H2IH", 3, 3, 12, 0, 0)), _listed(b"PK")
    (3, 0)
    """
    end = data.rfind(b"PK\x05\x06")
    if end < 0 or len(data) < end + 22:
        return 0
    (size,) = struct.unpack_from("<I", data, end + 12)
    begun = data.rfind(b"PK\x06\x06", 0, end) if size == 0xFFFFFFFF else -1
    if begun >= 0 and len(data) >= begun + 56:
        (size,) = struct.unpack_from("<Q", data, begun + 40)
        end = begun
    return data.count(b"PK\x01\x02", max(end - size, 0), end)


def _refuse_overlaps(infos: list[zipfile.ZipInfo]) -> None:
    """Refuse an archive in which two parts share bytes: that is how a small file holds petabytes."""
    ranges = sorted((info.header_offset, info.header_offset + 30 + info.compress_size) for info in infos)
    if any(one[1] > two[0] for one, two in pairwise(ranges)):
        raise damaged("its parts share the same bytes")


def damaged(why: str) -> InputError:
    """Return the error of a file that does not hold what its format asks for."""
    shown = "".join(c if unicodedata.category(c)[0] != "C" else "\ufffd" for c in " ".join(why.split())[:200])
    return InputError(
        f"is damaged: {shown}.",
        code="file-damaged",
        remedy="Get it anew, or open it in the program that wrote it and save it again.",
    )


def encrypted() -> InputError:
    """Return the error of a file that needs a password."""
    return InputError("is encrypted.", code="file-encrypted", remedy="Save it without a password and run again.")
