"""A child process that works until it is killed, at a moment chosen beforehand, and what it told until then.

Children are forked from a process that has loaded the packages already, so that a kill costs milliseconds.
"""

import multiprocessing
import os
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any, Final, Protocol, Self

QUIET: Final = {"KIVY_NO_ARGS": "1", "KIVY_NO_FILELOG": "1", "KIVY_LOG_MODE": "PYTHON"}
LOADED: Final = ("tests.crash.acts", "kiosk.printing.printer")
_BY_ITSELF: Final = "the child stopped by itself"
_PATIENCE: Final = 120.0  # seconds


class Say(Protocol):
    """How a child tells what it has done; what was said arrives, whatever happens to the child next."""

    def __call__(self, word: str, *more: Any) -> None: ...


@dataclass(frozen=True, slots=True)
class Word:
    """What a child said, and when (seconds of the monotonic clock, which is the same in every process)."""

    at: float
    word: str
    more: tuple[Any, ...]


class Doomed:
    """Runs `work(say, *given)` from the beginning of a `with` block; killed at its end, if not before."""

    def __init__(self, work: Callable[..., None], *given: object) -> None:
        os.environ.update(QUIET)
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(list(LOADED))
        self._hearing, self._speaking = context.Pipe(duplex=False)
        self._process = context.Process(target=_run, args=(work, self._speaking, given), daemon=True)
        self.heard: list[Word] = []

    def __enter__(self) -> Self:
        self._process.start()
        self._speaking.close()
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.join()
        self._hearing.close()

    def wait_for(self, word: str, *more: Any) -> None:
        """Listen until it says this, and perhaps more. RuntimeError when it ended by itself, or is silent."""
        while True:
            if not self._hearing.poll(_PATIENCE):
                raise RuntimeError(f"the child did not say {word} {more}")
            try:
                self.heard.append(self._hearing.recv())
            except EOFError as error:
                raise RuntimeError(_BY_ITSELF) from error
            if (self.heard[-1].word, self.heard[-1].more[: len(more)]) == (word, more):
                return

    def kill(self) -> float:
        """SIGKILL, and listen to what it had said; when that was. RuntimeError when it ended by itself."""
        if not self._process.is_alive():
            raise RuntimeError(_BY_ITSELF)
        at = time.monotonic()
        self._process.kill()
        self._process.join()
        self.heard += self._rest()
        return at

    def _rest(self) -> Iterator[Word]:
        with suppress(EOFError, OSError):  # the last word may be cut off
            while True:
                yield self._hearing.recv()


def _run(work: Callable[..., None], speaking: Connection, given: tuple[object, ...]) -> None:
    def say(word: str, *more: Any) -> None:
        speaking.send(Word(time.monotonic(), word, more))

    try:
        work(say, *given)
    except BaseException:
        traceback.print_exc()  # before whoever listens hears that the child has ended, and kills it
        raise
