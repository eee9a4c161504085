"""What is said of a printer and of a print: what is the matter, and what to do."""

from typing import Final

from kiosk.language import N_, tongue
from printing.printers.printer import Printer, Trouble
from printing.printers.queue import Job, JobState

TROUBLES: Final = {
    Trouble.PAPER: N_("No paper lies in it. Fill the tray; then it goes on by itself."),
    Trouble.JAM: N_("A sheet is stuck. Open the printer, pull it out slowly, and close it again."),
    Trouble.COVER: N_("A cover is open. Close it."),
    Trouble.INK: N_("The ink is used up. Put in a new cartridge."),
    Trouble.UNPLUGGED: N_("It does not answer. Switch it on, and look at its cable and its network."),
    Trouble.PAUSED: N_("It was stopped in the system's settings. Whoever looks after this tablet starts it."),
    Trouble.OTHER: N_("It needs help. Look at its own display."),
    Trouble.INK_LOW: N_("There is little ink left."),
    Trouble.ASLEEP: N_("It sleeps, and wakes by itself when something is printed."),
}
READY: Final = N_("It is ready.")
FROM_THE_START: Final = N_("On the other printer it begins from the start.")
STATES: Final = {
    JobState.COMING: N_("It is on its way to the printer."),
    JobState.WAITS: N_("It waits for its turn."),
    JobState.PRINTS: N_("It is printing."),
    JobState.STANDS: N_("It stands still."),
}


def about_printer(printer: Printer) -> str:
    """How a printer is, in a sentence."""
    troubles = printer.troubles
    return tongue.words(TROUBLES[troubles[0]] if troubles else READY)


def about_job(job: Job, troubles: tuple[Trouble, ...], *, movable: bool) -> str:
    """How far a print that is not over is, or what keeps it; and what comes of moving one that began."""
    said = tongue.words(TROUBLES[troubles[0]] if troubles else STATES[job.state])
    begun = movable and job.state is not JobState.WAITS
    return f"{said} {tongue.words(FROM_THE_START)}" if begun else said
