"""Having the spooler forget what was printed, as soon as it was: it keeps a day of it by default."""

import threading
import time
from collections.abc import Callable
from typing import Final

from printing.printers.queue import JobState, jobs
from printing.printers.spooler import cancel, mark, numbered

_EVERY: Final = 2.0


class Forgetting:
    """Watches the jobs it is given, in a thread of its own that ends with the last of them.

    `gave_up` is told, in that thread, when a printer gave a job up.
    """

    def __init__(self, *, every: float = _EVERY) -> None:
        self.gave_up: Callable[[], None] = lambda: None
        self._every = every
        self._watched = set[str]()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def after(self, job: str) -> None:
        """Forget that job once it is over, however long it waits for paper.

        A printer that was asked itself has no spooler that could be asked to forget.
        """
        if numbered(job) is None:
            return
        with self._lock:
            self._watched.add(job)
            if self._thread is None:
                self._thread = threading.Thread(target=self._watch, name="forgetting", daemon=True)
                self._thread.start()

    def wait(self, seconds: float) -> bool:
        """Wait until there is nothing left to forget; whether that came."""
        thread = self._thread
        if thread:
            thread.join(seconds)
        return not self._watched

    def _watch(self) -> None:
        while True:
            time.sleep(self._every)
            over = self._over()
            for job in over:
                cancel(job)
            with self._lock:
                self._watched -= over
                if not self._watched:
                    self._thread = None
                    return

    def _over(self) -> set[str]:
        told = jobs()
        if told is None:
            return set()
        with self._lock:
            waiting = {mark(job.name) for job in told}
            over = {job for job in self._watched if mark(job) not in waiting}
        if over:
            failed = {mark(job.name) for job in jobs(over=True) or () if job.state is JobState.FAILED}
            for _ in failed & {mark(job) for job in over}:
                self.gave_up()
        return over


FORGETTING: Final = Forgetting()
forget_after: Final[Callable[[str], None]] = FORGETTING.after
