"""Passwords are kept as scrypt digests with a salt each; the parameters stand beside them, so that they can grow."""

import hmac
import secrets
import unicodedata
from base64 import b64decode, b64encode
from hashlib import scrypt

from countersay.errors import SettingsError

SHORTEST, LONGEST = 10, 256
_COST, _BLOCK, _LANES = 2**15, 8, 3  # 32 MB and a quarter of a second: what OWASP asks for in 2026
_MEMORY = 128 * 1024 * 1024
_KIND = "scrypt"


def hashed(password: str, salt: bytes | None = None) -> str:
    """Return what to keep of a password.

    Raises:
        SettingsError: if it is too short or too long.
    """
    if not SHORTEST <= len(password) <= LONGEST:
        raise SettingsError(
            f"a password has {SHORTEST} to {LONGEST} characters, and this one has {len(password)}.",
            code="password-length",
            remedy="Several words make a good one.",
        )
    salt = secrets.token_bytes(16) if salt is None else salt
    digest = _digest(password, salt, _COST, _BLOCK, _LANES)
    return "$".join((_KIND, *map(str, (_COST, _BLOCK, _LANES)), *(b64encode(part).decode() for part in (salt, digest))))


def matches(password: str, kept: str) -> bool:
    """Say whether a password is the one of which `kept` was made; False for what cannot be read."""
    try:
        kind, cost, block, lanes, salt, digest = kept.split("$")
        if kind != _KIND or len(password) > LONGEST:
            return False
        found = _digest(password, b64decode(salt), int(cost), int(block), int(lanes))
        return hmac.compare_digest(found, b64decode(digest))
    except ValueError:
        return False


def _digest(password: str, salt: bytes, cost: int, block: int, lanes: int) -> bytes:
    # The same letters typed on another keyboard may come as other characters.
    told = unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")
    return scrypt(told, salt=salt, n=cost, r=block, p=lanes, maxmem=_MEMORY, dklen=32)
