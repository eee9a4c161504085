"""A file that only takes up room, so that a woman can take her work back even when the disk is full.

On a full disk even deleting fails, because the deletion has to be written down first.
"""

import contextlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

SIZE: Final = 8 * 1024 * 1024  # bytes: the largest photo that is kept has to fit, to be overwritten
_RANDOM: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Ballast:
    """The file at `path`, of `size` bytes when the disk has room for it."""

    path: Path
    size: int = SIZE

    def lay(self) -> bool:
        """Take up the room; False when the disk has none to spare."""
        if self.path.exists() and self.path.stat().st_size == self.size:
            return True
        try:
            self._write()
        except OSError:
            self.give_way()
            return False
        return True

    def give_way(self) -> None:
        """Give the room back."""
        with contextlib.suppress(FileNotFoundError):
            self.path.unlink()

    def _write(self) -> None:
        with self.path.open("wb") as file:
            # Random bytes: a disk that packs files gives zeros no room, and looks back over little.
            once = os.urandom(_RANDOM)
            file.write((once * (self.size // _RANDOM + 1))[: self.size])
            file.flush()
            os.fsync(file.fileno())
