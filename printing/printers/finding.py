"""The printers of this computer: those CUPS knows or can see, and those whose address was given."""

import subprocess
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Final

from printing.printers import ipp
from printing.printers.ipp import Answer, Attributes, NotIpp, Operation, Tag
from printing.printers.printer import Printer, Trouble, described, troubles_in
from printing.printers.wire import SECONDS, Place, Silent, ask, cups

USER: Final = "daemon"
"""The one name under which everything is printed: no person's, and an account on every machine that has CUPS,
for a scheduler with Debian's repairs of 2026 breaks off where the name is none."""
_ABOUT: Final = (
    *("printer-name", "printer-info", "printer-state", "printer-state-reasons", "printer-is-accepting-jobs"),
    *("printer-uri-supported", "sides-supported", "color-supported", "media-supported", "media-ready"),
    *(f"media-{side}-margin-supported" for side in ("top", "bottom", "left", "right")),
    *("document-format-supported", "device-uri"),
)
_WANTED: Final = ("requested-attributes", Tag.KEYWORD, _ABOUT)
_ASKER: Final = ("requesting-user-name", Tag.NAME, USER)
_NETWORK: Final = ("ipp://", "ipps://")


def find_printers(
    addresses: Sequence[str] = (), *, seconds: float = SECONDS, look_around: bool = False
) -> tuple[Printer, ...]:
    """Every printer, the default one first; none when nothing answers within so many seconds.

    `addresses` are those of printers in the network that are asked themselves. With `look_around`, or where
    CUPS has none yet, those that only show themselves in the network are set up too; that takes longer.
    """
    found = [*_of_cups(seconds, look_around), *_by_address(addresses, seconds)]
    return tuple(sorted(found, key=lambda printer: not printer.default))


def asked_itself(printer: Printer, *, seconds: float = SECONDS) -> Printer:
    """The printer with what it says itself, where it can be asked: CUPS learns from it only while it prints.

    That is which paper lies in it, and what the matter is; one that does not answer is unplugged.
    """
    if not (printer.place.is_cups and printer.device.startswith(_NETWORK)):
        return printer
    said = _printer_at(printer.device, seconds)
    if said is None:
        return replace(printer, troubles=(Trouble.UNPLUGGED,))
    troubles = troubles_in(said.get("printer-state-reasons", ()))
    if Trouble.PAUSED in printer.troubles and not printer.ready:
        troubles = (*troubles, Trouble.PAUSED)
    return replace(printer, loaded=tuple(map(str, said.get("media-ready", ()))), troubles=troubles)


def _of_cups(seconds: float, look_around: bool) -> list[Printer]:
    place = cups()
    if place is None:
        return []
    try:
        found = _queues(place, seconds)
        if (look_around or not found) and _set_up_what_shows(found):
            found = _queues(place, seconds)
    except (Silent, NotIpp):
        return []
    return found


def _queues(place: Place, seconds: float) -> list[Printer]:
    told = _asked(place, Operation.GET_PRINTERS, [], seconds).printers
    chosen = _asked(place, Operation.GET_DEFAULT, [], seconds).printers if told else ()
    default = str(chosen[0].get("printer-name", ("",))[0]) if chosen else ""
    named = (said for said in told if "printer-name" in said)
    return [described(said, place, default=said["printer-name"][0] == default) for said in named]


def _set_up_what_shows(known: Sequence[Printer]) -> bool:
    """Have CUPS make a queue for each printer that only shows itself; whether there was one.

    CUPS's own commands do that whenever such a printer is named to them.
    """
    names = [name for name in _said("lpstat", "-e").split() if name not in {one.name for one in known}]
    for name in names:
        _said("lpoptions", "-p", name, "-l")
    return bool(names)


def _by_address(addresses: Sequence[str], seconds: float) -> list[Printer]:
    found = []
    for address in addresses:
        said = _printer_at(address, seconds)
        if said is not None:
            found.append(described(said, Place(uri=address), name=address))
    return [printer for printer in found if printer.takes_pdf]


def _printer_at(address: str, seconds: float) -> Attributes | None:
    with suppress(Silent, NotIpp):
        target = [("printer-uri", Tag.URI, address)]
        answer = _asked(Place(uri=address), Operation.GET_PRINTER_ATTRIBUTES, target, seconds)
        return next(iter(answer.printers), None)
    return None


def _asked(place: Place, operation: Operation, target: Sequence[ipp.Given], seconds: float) -> Answer:
    return ask(place, "/", ipp.request(operation, target, (_ASKER, _WANTED)), seconds=seconds)


def _said(*command: str) -> str:
    """What one of CUPS's commands prints; nothing when it is missing or silent for too long."""
    with suppress(OSError, subprocess.TimeoutExpired):
        done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)
        return done.stdout.decode(errors="replace")
    return ""
