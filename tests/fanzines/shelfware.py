"""Libraries for tests: a key, photos without a picture, and every byte of a library's files."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

KEY = bytes(range(32))


@dataclass(frozen=True, slots=True)
class PlainPhoto:
    """Bytes under their digest; the library does not look inside."""

    data: bytes
    media_type: str = "image/jpeg"

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


def every_byte(folder: Path) -> bytes:
    """All files of a folder, one after the other."""
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def decrypted_pages(folder: Path) -> bytes:
    """Every page of the library's file and of its write-ahead log in the clear, free space included."""
    return decrypted(folder / "library.db") + decrypted(folder / "library.db-wal")


def decrypted(file: Path, key: bytes = KEY) -> bytes:
    """Every page of a library or of a write-ahead log in the clear; nothing when there is no such file.

    SQLCipher 4: AES-256-CBC, each 4,096-byte page ends in its vector (16 bytes) and its tag (64 bytes);
    the first page begins with a salt (16 bytes). https://www.zetetic.net/sqlcipher/design/
    """
    data = file.read_bytes() if file.exists() else b""
    if file.name.endswith("-wal"):
        pages = [data[at + 24 : at + 24 + 4096] for at in range(32, len(data), 24 + 4096)]
    else:
        pages = [data[at : at + 4096] for at in range(0, len(data), 4096)]
    return b"".join(_decrypted(page, key) for page in pages if len(page) == 4096)


def _decrypted(page: bytes, key: bytes) -> bytes:
    # The salt of the first page is a whole block, so what follows it still comes out right but for 16 bytes.
    cipher = Cipher(algorithms.AES(key), modes.CBC(page[-80:-64]))
    return cipher.decryptor().update(page[:-80])
