"""Switching the server of the room on and off from another program, which it never outlives."""

import json
import subprocess
import sys
import threading
from collections.abc import Collection
from pathlib import Path
from typing import IO, Final, Literal

from fanzines.seal import key_as_text

State = Literal["off", "starting", "ready", "failed"]
_PATIENCE: Final = 5.0


class RoomServer:
    """The server of the room as a child process. Reading `state`, `url` and `problem` never waits."""

    def __init__(
        self,
        place: Path,
        *,
        host: str = "0.0.0.0",
        port: int = 8000,
        room_url: str = "",
        trusted: Collection[bytes] = (),
        journal: Path | None = None,
    ) -> None:
        """With a `journal` it counts there, and not beside the show: that may be a copy."""
        keys = [part for key in trusted for part in ("--trust", key_as_text(key))]
        self._command = [
            *(sys.executable, "-m", "exhibitions.room.serve", str(place), "--attached"),
            *("--host", host, "--port", str(port), "--room-url", room_url, *keys),
            *(("--journal", str(journal)) if journal else ()),
        ]
        self._process: subprocess.Popen[bytes] | None = None
        self._settled = threading.Event()
        self._state: State = "off"
        self._url = self._here = ""
        self._problem = ""

    @property
    def state(self) -> State:
        """Off, starting, ready, or failed."""
        return self._state

    @property
    def url(self) -> str:
        """Where the stories are, once ready: pass it to `story_address`."""
        return self._url if self._state == "ready" else ""

    @property
    def here(self) -> str:
        """Where this machine itself reaches the stories, once ready."""
        return self._here if self._state == "ready" else ""

    @property
    def problem(self) -> str:
        """Why it failed, in a sentence; else empty."""
        return self._problem

    def start(self) -> None:
        """Begin; nothing happens when it is already on."""
        if self._process is not None and self._process.poll() is None:
            return
        self._settled.clear()
        self._state, self._url, self._here, self._problem = "starting", "", "", ""
        self._process = subprocess.Popen(
            self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        assert self._process.stdout is not None
        threading.Thread(target=self._listen, args=(self._process.stdout,), daemon=True).start()

    def wait(self, seconds: float) -> State:
        """The state once it is ready or has failed, or after so many seconds."""
        self._settled.wait(seconds)
        return self._state

    def stop(self) -> None:
        """End it and wait until it is gone."""
        process, self._process = self._process, None
        if process is None:
            return
        assert process.stdin is not None
        process.stdin.close()
        try:
            process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        self._state = "off"

    def _listen(self, told: IO[bytes]) -> None:
        with told:
            for line in told:
                self._hear(json.loads(line))
        if self._state != "failed":
            started, self._state = self._state, "off"
            if started == "starting":
                self._state, self._problem = "failed", "The server of the room could not start."
        self._settled.set()

    def _hear(self, told: dict[str, str]) -> None:
        self._url, self._here = told.get("url", ""), told.get("here", "")
        self._problem = told.get("problem", "")
        self._state = "ready" if told["state"] == "ready" else "failed"
        self._settled.set()
