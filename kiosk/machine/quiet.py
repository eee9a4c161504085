"""The app's log: where something went wrong, never what was in it.

A line holds the month, the level, the place in the code, and the kind of an exception. Messages and
values of exceptions are left out because they quote what a maker wrote; a time finer than the month
would tell who sat there. Our own sentences are kept as they stand in the code, their arguments are not.
"""

import logging
import sys
import threading
import time
import traceback
from collections import deque
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

OUR_PACKAGES = ("assets", "exhibitions", "fanzines", "kiosk", "printing")
LOG_BYTES = 200_000
LOG_FILES = 3
PLACES = 6
"""The innermost places of a traceback that are written down."""
FAILURES = 5
WITHIN_SECONDS = 30.0

log = logging.getLogger(__name__)


def kind_and_place(problem: BaseException) -> str:
    """The kind of an exception and the places it came through, innermost last: no message, no value."""
    frames = traceback.walk_tb(problem.__traceback__)
    places = [f"{frame.f_globals.get('__name__', '?')}:{line}" for frame, line in frames]
    kind = type(problem)
    return f"{kind.__module__}.{kind.__qualname__} at {' > '.join(places[-PLACES:]) or 'no place'}"


class _Discreet(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        month = time.strftime("%Y-%m", time.localtime(record.created))
        parts = [month, record.levelname, f"{record.name} {record.module}:{record.lineno}"]
        if record.name.partition(".")[0] in OUR_PACKAGES and isinstance(record.msg, str):
            parts.append(record.msg)
        problem = record.exc_info[1] if record.exc_info else None
        while problem is not None:
            parts.append(kind_and_place(problem))
            problem = problem.__cause__
        return " | ".join(parts)


def keep_log(folder: Path) -> Path:
    """Write the log of this process into the folder, and nothing to the terminal. Returns the file."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "log.txt"
    handler = RotatingFileHandler(
        file, maxBytes=LOG_BYTES, backupCount=LOG_FILES - 1, encoding="utf-8", delay=True
    )
    handler.setFormatter(_Discreet())
    handler.setLevel(logging.WARNING)
    logging.raiseExceptions = False
    logging.root.handlers[:] = [handler]
    logging.root.setLevel(logging.WARNING)
    logging.captureWarnings(True)
    sys.excepthook = _uncaught
    threading.excepthook = lambda args: _uncaught(args.exc_type, args.exc_value, args.exc_traceback)
    sys.unraisablehook = lambda args: _uncaught(args.exc_type, args.exc_value, args.exc_traceback)
    return file


def _uncaught(kind: type[BaseException], problem: BaseException | None, place: TracebackType | None) -> None:
    if problem is not None and not issubclass(kind, KeyboardInterrupt | SystemExit):
        log.error("Something went wrong.", exc_info=(kind, problem, place))


class Lifeline:
    """Kivy's exception handler: note it, go home, go on; give up when it does not stop."""

    def __init__(self, go_home: Callable[[], None], *, clock: Callable[[], float] = time.monotonic) -> None:
        self._go_home = go_home
        self._clock = clock
        self._failures: deque[float] = deque(maxlen=FAILURES)

    def handle_exception(self, problem: BaseException) -> int:
        """Kivy's answer codes: 0 raises (the app ends), 1 goes on."""
        if not isinstance(problem, Exception):
            return 0
        _uncaught(type(problem), problem, problem.__traceback__)
        self._failures.append(self._clock())
        if len(self._failures) == FAILURES and self._failures[-1] - self._failures[0] < WITHIN_SECONDS:
            log.critical("Too many failures in a row: the app ends so that it can be started afresh.")
            return 0
        try:
            self._go_home()
        except Exception:
            log.exception("Going home failed.")
        return 1


def stay_alive(go_home: Callable[[], None]) -> None:
    """Keep the app running through exceptions; call after kiosk.start.prepare()."""
    from kivy.base import ExceptionManager

    ExceptionManager.add_handler(Lifeline(go_home))
