"""What is known of the printers and their queue, looked up beside the screen again and again."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from kivy.clock import Clock

from kiosk import theme
from kiosk.background import Background
from printing.printers.finding import asked_itself, find_printers
from printing.printers.printer import Printer, Trouble
from printing.printers.queue import Job, jobs

_ITSELF_EVERY: Final = 6.0
_SECONDS: Final = 2.0


@dataclass(frozen=True, slots=True)
class Seen:
    """The printers, and our prints that are not finished; `silent` when nobody answers."""

    printers: tuple[Printer, ...] = ()
    jobs: tuple[Job, ...] = ()
    silent: bool = False

    def printer(self, name: str) -> Printer | None:
        """The printer of that name."""
        return next((one for one in self.printers if one.name == name), None)

    def troubles(self, job: Job) -> tuple[Trouble, ...]:
        """What keeps a print: as its job says, or its printer."""
        printer = self.printer(job.printer)
        return job.troubles or (printer.troubles if printer else ())


@dataclass
class Looking:
    """Looks while `begin` was said and `end` was not, and tells what it saw on the screen's thread."""

    told: Callable[[Seen], None]
    addresses: Sequence[str] = ()
    _background: Background = field(default_factory=lambda: Background("printers"))
    _is_on: bool = False
    _looks: bool = False
    _asked: dict[str, Printer] = field(default_factory=dict)
    _asked_at: float = 0.0

    def begin(self, addresses: Sequence[str]) -> None:
        """Look at once, and then again and again; printers at these addresses are asked too."""
        self.addresses = addresses
        self._is_on, self._asked_at = True, 0.0
        self._look(0)

    def end(self) -> None:
        """Look no more."""
        self._is_on = False

    def _look(self, _dt: float) -> None:
        if self._is_on and not self._looks:
            self._looks = True
            self._background.do(self._see, self._saw)

    def _see(self) -> Seen:
        waiting = jobs(self.addresses, seconds=_SECONDS)
        found = find_printers(self.addresses, seconds=_SECONDS)
        if time.monotonic() - self._asked_at > _ITSELF_EVERY:
            self._asked = {one.name: asked_itself(one, seconds=_SECONDS) for one in found}
            self._asked_at = time.monotonic()
        known = tuple(self._asked.get(one.name, one) if one.ready else one for one in found)
        return Seen(known, waiting or (), silent=waiting is None and not found)

    def _saw(self, result: object) -> None:
        self._looks = False
        if self._is_on:
            Clock.schedule_once(self._look, theme.PRINTERS_LOOKED_AT_EVERY)
            if isinstance(result, Exception):
                raise result
            if isinstance(result, Seen):
                self.told(result)
