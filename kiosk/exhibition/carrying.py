"""What was counted and left here is put on a stick, for the kiosk that curates this exhibition."""

from pathlib import Path

from exhibitions.journal.carrying import ENDING, carried
from exhibitions.journal.journal import Journal
from fanzines.durable import write_whole
from kiosk.machine.sticks import free_name, stick


def carry_home(journal: Journal, folder: Path | None) -> bool:
    """Write the journal into `folder`, else onto the first stick; False where there is none. OSError."""
    place = stick(folder)
    if place is None:
        return False
    write_whole(free_name(place, "exhibition", ENDING), carried(journal))
    return True
