"""A child process that works until it is killed, at a moment chosen beforehand, and what it told until then.

Children are forked from a process that has loaded the packages already, so that a kill costs milliseconds.
"""

import multiprocessing
import os
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any, Final, Protocol

QUIET: Final = {"KIVY_NO_ARGS": "1", "KIVY_NO_FILELOG": "1", "KIVY_LOG_MODE": "PYTHON"}
LOADED: Final = ("tests.crash.acts", "tests.exhibitions.crash", "kiosk.printer")
_BY_ITSELF: Final = "the child stopped by itself"


class Say(Protocol):
    """How a child tells what it has done; what was said arrives, whatever happens to the child next."""

    def __call__(self, *words: Any) -> None: ...


def words_of_a_killed_child(
    work: Callable[..., None], *given: object, after: float, ready: Callable[[], None] | None = None
) -> list[tuple[Any, ...]]:
    """Let `work(say, *given)` run and kill it so many seconds after its first word, or after `ready`.

    RuntimeError when it ended by itself.
    """
    os.environ.update(QUIET)
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(LOADED))
    hearing, speaking = context.Pipe(duplex=False)
    child = context.Process(target=_run, args=(work, speaking, given), daemon=True)
    child.start()
    speaking.close()
    try:
        words = [_first(hearing)]
        if ready:
            ready()
        time.sleep(after)
        if not child.is_alive():
            raise RuntimeError(_BY_ITSELF)
    finally:
        child.kill()
        child.join()
    return [*words, *_rest(hearing)]


def _run(work: Callable[..., None], speaking: Connection, given: tuple[object, ...]) -> None:
    try:
        work(lambda *words: speaking.send(words), *given)
    except BaseException:
        traceback.print_exc()  # before whoever listens hears that the child has ended, and kills it
        raise


def _first(hearing: Connection) -> tuple[Any, ...]:
    try:
        words: tuple[Any, ...] = hearing.recv()
    except EOFError as error:
        raise RuntimeError(_BY_ITSELF) from error
    return words


def _rest(hearing: Connection) -> Iterator[tuple[Any, ...]]:
    with hearing, suppress(EOFError, OSError):  # the last word may be cut off
        while True:
            yield hearing.recv()
