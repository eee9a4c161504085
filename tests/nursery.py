"""A process that has loaded what every app begins with, and forks one app after the other from itself.

An app loads some four hundred modules of ours and of others before it opens its window. Each test has an
app of its own, so that is done once here. Kivy is not among them: its window is opened as it is imported.
"""

import importlib
import json
import os
import runpy
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from select import select
from typing import Any, Final, TextIO

LOADED: Final = (
    "exhibitions.curation.agreeing",
    "exhibitions.publishing.publish",
    "exhibitions.room.server",
    "exhibitions.curation.withdraw",
    "fanzines.ink",
    "fanzines.packs",
    "fanzines.photos",
    "fanzines.typesetting.setting",
    "kiosk.keeping.keeper",
    "kiosk.keeping.safekeeping",
    "printing.pictures.picture",
    "printing.painting.qr",
    "tests.journeys.kit",
)


class Nursery:
    """Where apps are forked from, until `close`."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.nursery"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def run(
        self, script: Path, args: tuple[str, ...], env: Mapping[str, str], folder: Path, seconds: float
    ) -> int:
        """Run a script to its end with what it says in the folder's "out" and "err"; its exit status.

        TimeoutError when it was not over in time; it is killed then.
        """
        asked = {"script": str(script), "args": args, "env": dict(env), "folder": str(folder)}
        self._say(asked)
        pid = self._hear(seconds)
        try:
            return self._hear(seconds)
        except TimeoutError:
            os.kill(pid, signal.SIGKILL)
            self._hear(seconds)
            raise

    def close(self) -> None:
        """No more apps."""
        self._process.communicate()

    def _say(self, asked: Mapping[str, Any]) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(f"{json.dumps(asked)}\n")
        self._process.stdin.flush()

    def _hear(self, seconds: float) -> int:
        assert self._process.stdout is not None
        if not select([self._process.stdout], [], [], seconds)[0]:
            raise TimeoutError
        return int(self._process.stdout.readline())


def main() -> None:
    """Fork an app for every line asked, and say its process and then how it ended."""
    sys.modules["numpy"] = None  # type: ignore[assignment]  # as the app itself has it
    for name in LOADED:
        importlib.import_module(name)
    sys.modules["tests.journeys.kit"].set_up_once()
    assert "kivy" not in sys.modules
    for line in sys.stdin:
        asked = json.loads(line)
        pid = os.fork()
        if pid == 0:
            _be(asked)
            return
        _answer(pid)
        _answer(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))


def _be(asked: dict[str, Any]) -> None:
    """From here on the process is the app, and ends as any other."""
    folder = Path(asked["folder"])
    _lead(sys.stdin, Path(os.devnull), os.O_RDONLY)
    _lead(sys.stdout, folder / "out", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    _lead(sys.stderr, folder / "err", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.environ.clear()
    os.environ.update(asked["env"])
    sys.argv = [asked["script"], *asked["args"]]
    sys.path[0] = str(Path(asked["script"]).parent)
    runpy.run_path(asked["script"], run_name="__main__")


def _lead(stream: TextIO, path: Path, flags: int) -> None:
    opened = os.open(path, flags, 0o600)
    os.dup2(opened, stream.fileno())
    os.close(opened)


def _answer(number: int) -> None:
    sys.stdout.write(f"{number}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
