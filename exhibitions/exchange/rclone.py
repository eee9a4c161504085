"""rclone with one web space (WebDAV): a program of its own, which gets the password by its environment."""

import os
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

NO_RCLONE: Final = "The program rclone is not installed here. Install it, then try again."
NOT_LET_IN: Final = "The web space refused the name or the password. Look at both, then try again."
NO_ADDRESS: Final = "The exhibition does not say yet where its stories lie on the web."
NOT_REACHED: Final = (
    "The web space cannot be reached, or refused a file. Look at its address, then try again."
)

_REMOTE: Final = "space:"
_RCLONE: Final = (
    *("rclone", "--config", os.devnull, "--contimeout", "10s", "--timeout", "60s"),
    *("--retries", "1", "--low-level-retries", "2", "--no-update-modtime"),
)
_REFUSED: Final = ("401", "403")


class WebRefused(Exception):
    """The stories could not be sent. The message is a sentence that says what to do."""

    @classmethod
    def told(cls, sentence: str) -> "WebRefused":
        """As the process that sends them told it."""
        return cls(sentence)


@dataclass(frozen=True, slots=True)
class Space:
    """A web space: its WebDAV address, and the name and password it asks for."""

    address: str
    name: str
    password: str


class Rclone:
    """Sends what lies below `root`. Every method raises WebRefused."""

    def __init__(self, root: Path, space: Space) -> None:
        self._root = root
        set_up = {
            "TYPE": "webdav",
            "URL": space.address,
            "VENDOR": "other",
            "USER": space.name,
            "PASS": _run(("obscure", "-"), space.password, os.environ).strip(),
        }
        named = {f"RCLONE_CONFIG_SPACE_{name}": value for name, value in set_up.items() if value}
        self._environment = os.environ | named

    def copy(self, how: Literal["--ignore-times", "--size-only"], names: Sequence[str]) -> None:
        """Send those names: all of them, or those that are missing or have another size."""
        self._do(("copy", str(self._root), _REMOTE, how), names)

    def sync(self, how: Literal["--ignore-times", "--size-only"], names: Sequence[str]) -> None:
        """Send those names, then delete what goes by such a name there and not here."""
        self._do(("sync", str(self._root), _REMOTE, how, "--delete-after"), names)

    def names(self, names: Sequence[str]) -> frozenset[str]:
        """What lies on the web space of those names."""
        return frozenset(self._do(("lsf", "--recursive", "--files-only", _REMOTE), names).splitlines())

    def _do(self, command: Sequence[str], names: Sequence[str]) -> str:
        """No names at all are no command: rclone would take them for all there are."""
        if not names:
            return ""
        return _run((*command, "--include-from", "-"), "\n".join(names), self._environment)


def _run(command: Sequence[str], said: str, environment: Mapping[str, str]) -> str:
    try:
        done = subprocess.run(
            [*_RCLONE, *command], input=said, capture_output=True, text=True, check=False, env=environment
        )
    except FileNotFoundError as error:
        raise WebRefused(NO_RCLONE) from error
    if done.returncode and any(code in done.stderr for code in _REFUSED):
        raise WebRefused(NOT_LET_IN)
    if done.returncode:
        raise WebRefused(NOT_REACHED)
    return done.stdout
