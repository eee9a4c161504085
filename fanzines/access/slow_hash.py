"""A hash that is slow on purpose, for secrets as short as a PIN or a sign."""

from typing import Final

from argon2.low_level import Type, hash_secret_raw

_PASSES: Final = 2
_MEMORY: Final = 19 * 1024  # KiB; the least that OWASP's password storage cheat sheet allows, 40 ms here


def slow_hash(secret: str, salt: bytes) -> bytes:
    """32 bytes by Argon2id."""
    return hash_secret_raw(secret.encode(), salt, _PASSES, _MEMORY, 1, hash_len=32, type=Type.ID)
