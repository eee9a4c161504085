"""Libraries for tests: a key, photos without a picture, and every byte of a library's files."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

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
