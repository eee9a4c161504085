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
    """Every page of the library's file and of its write-ahead log in the clear, free space included.

    SQLCipher 4: AES-256-CBC, each 4,096-byte page ends in its vector (16 bytes) and its tag (64 bytes);
    the first page begins with a salt (16 bytes). https://www.zetetic.net/sqlcipher/design/
    """
    file = (folder / "library.db").read_bytes()
    log = folder / "library.db-wal"
    frames = log.read_bytes()[32:] if log.exists() else b""
    pages = [file[at : at + 4096] for at in range(0, len(file), 4096)]
    pages += [frames[at + 24 : at + 24 + 4096] for at in range(0, len(frames), 24 + 4096)]
    return b"".join(_decrypted(page) for page in pages)


def _decrypted(page: bytes) -> bytes:
    # The salt of the first page is a whole block, so what follows it still comes out right but for 16 bytes.
    cipher = Cipher(algorithms.AES(KEY), modes.CBC(page[-80:-64]))
    return cipher.decryptor().update(page[:-80])
