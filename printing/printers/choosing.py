"""Which printer something goes to that nobody chose a printer for."""

from collections.abc import Sequence

from printing.printers.finding import find_printers
from printing.printers.printer import Printer
from printing.printers.queue import jobs
from printing.printers.wire import SECONDS


def find_printer(addresses: Sequence[str] = (), *, seconds: float = SECONDS) -> Printer | None:
    """The default printer, else another that is switched on; one in which a print is stuck comes last."""
    ready = [printer for printer in find_printers(addresses, seconds=seconds) if printer.ready]
    if len(ready) < 2:
        return ready[0] if ready else None
    stuck = stuck_printers(addresses, seconds=seconds)
    return next((printer for printer in ready if printer.name not in stuck), ready[0])


def stuck_printers(addresses: Sequence[str] = (), *, seconds: float = SECONDS) -> frozenset[str]:
    """Printers, by name, in which one of our prints waits for somebody's help.

    A print tells that better than its printer: CUPS learns only while it prints that paper was filled in.
    """
    waiting = jobs(addresses, seconds=seconds) or ()
    return frozenset(job.printer for job in waiting if any(trouble.blocks for trouble in job.troubles))
