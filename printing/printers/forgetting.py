"""Having the spooler forget what was printed, as soon as it was: it keeps a day of it by default."""

import threading
import time
from collections.abc import Callable
from typing import Final

from printing.printers.queue import Job, jobs
from printing.printers.spooler import cancel, numbered

_EVERY: Final = 2.0
_LONGEST: Final = 3600.0


class Forgetting:
    """Watches the jobs it is given, in a thread of its own that ends with the last of them."""

    def __init__(self, *, every: float = _EVERY, longest: float = _LONGEST) -> None:
        self._every, self._longest = every, longest
        self._until = dict[str, float]()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def after(self, job: str) -> None:
        """Forget that job once it is over; after an hour it is left to the spooler.

        A printer that was asked itself has no spooler that could be asked to forget.
        """
        if numbered(job) is None:
            return
        with self._lock:
            self._until[job] = time.monotonic() + self._longest
            if self._thread is None:
                self._thread = threading.Thread(target=self._watch, name="forgetting", daemon=True)
                self._thread.start()

    def wait(self, seconds: float) -> bool:
        """Wait until there is nothing left to forget; whether that came."""
        thread = self._thread
        if thread:
            thread.join(seconds)
        return not self._until

    def _watch(self) -> None:
        while True:
            time.sleep(self._every)
            told = jobs()
            with self._lock:
                over = self._over(told)
            for job in over:
                cancel(job)
            with self._lock:
                for job in over:
                    self._until.pop(job, None)
                if not self._until:
                    self._thread = None
                    return

    def _over(self, told: tuple[Job, ...] | None) -> list[str]:
        now, waiting = time.monotonic(), {job.name for job in told or ()}
        if told is None:
            return [job for job, until in self._until.items() if until < now]
        return [job for job, until in self._until.items() if job not in waiting or until < now]


FORGETTING: Final = Forgetting()
forget_after: Final[Callable[[str], None]] = FORGETTING.after
