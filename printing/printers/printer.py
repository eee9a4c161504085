"""What a printer is: what it can do, which paper lies in it, and what is the matter with it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from fanzines.model import Fold
from printing.paper import PRINTER_MARGIN_MM, SIZES, PaperSize
from printing.printers.ipp import Attributes
from printing.printers.wire import NOWHERE, Place

_STOPPED: Final = 5
_PDF: Final = "application/pdf"
_MEASURE: Final = re.compile(r"_(\d+(?:\.\d+)?)x(\d+(?:\.\d+)?)(mm|in)")
_SAME_SIZE_MM: Final = 0.6
_SEVERITIES: Final = re.compile(r"-(error|warning|report)$")


class Sides(StrEnum):
    """Which sides of a sheet are printed, in IPP's words."""

    ONE = "one-sided"
    SHORT_EDGE = "two-sided-short-edge"
    LONG_EDGE = "two-sided-long-edge"


class Trouble(StrEnum):
    """What is the matter, as a picture can tell it."""

    PAPER = "paper"
    JAM = "jam"
    COVER = "cover"
    INK = "ink"
    UNPLUGGED = "unplugged"
    PAUSED = "paused"
    OTHER = "other"
    INK_LOW = "ink-low"
    ASLEEP = "asleep"

    @property
    def blocks(self) -> bool:
        """Whether nothing comes out until somebody does something."""
        return self not in (Trouble.INK_LOW, Trouble.ASLEEP)


_TROUBLES: Final = {
    Trouble.PAPER: ("media-empty", "media-needed", "input-tray-missing", "input-media-supply-empty"),
    Trouble.JAM: ("media-jam", "input-media-jam"),
    Trouble.COVER: ("cover-open", "door-open", "interlock-open"),
    Trouble.INK: ("toner-empty", "marker-supply-empty", "marker-ink-empty", "marker-supply-missing"),
    Trouble.UNPLUGGED: ("offline", "shutdown", "timed-out", "connecting-to-device", "power-down"),
    Trouble.PAUSED: ("paused", "moving-to-paused"),
    Trouble.OTHER: (
        "output-area-full",
        "output-tray-missing",
        "marker-waste-full",
        "spool-area-full",
        "other",
    ),
    Trouble.INK_LOW: (
        "toner-low",
        "marker-supply-low",
        "marker-ink-almost-empty",
        "marker-supply-almost-empty",
    ),
    Trouble.ASLEEP: ("standby", "suspend", "hibernate", "deep-sleep"),
}
_BY_REASON: Final = {reason: trouble for trouble, reasons in _TROUBLES.items() for reason in reasons}


@dataclass(frozen=True, slots=True)
class Printer:
    """A printer by its name. One that is not `ready` is switched off in the system's settings.

    What it does not tell of itself it is believed to be able to do. Margins are mm, the widest on any side.
    """

    name: str
    ready: bool = True
    default: bool = False
    place: Place = NOWHERE
    uri: str = ""
    called: str = ""
    duplex: bool = True
    colour: bool = True
    supported: tuple[str, ...] = ()
    loaded: tuple[str, ...] = ()
    margin: float = PRINTER_MARGIN_MM
    troubles: tuple[Trouble, ...] = ()
    takes_pdf: bool = True
    device: str = ""

    @property
    def works(self) -> bool:
        """Whether something would come out now."""
        return self.ready and not any(trouble.blocks for trouble in self.troubles)

    def media(self, paper: PaperSize) -> str | None:
        """What it calls that paper; None when it knows none of that size."""
        if not (self.supported or self.loaded):
            return paper.name
        return next((name for name in (*self.loaded, *self.supported) if is_sized(name, paper)), None)

    def has_loaded(self, paper: PaperSize) -> bool | None:
        """Whether such paper lies in it; None when it does not say."""
        return any(is_sized(name, paper) for name in self.loaded) if self.loaded else None


def sides_for(fold: Fold) -> Sides:
    """A booklet is printed on both sides, flipped on the sheet's short edge; all else on one."""
    return Sides.SHORT_EDGE if fold is Fold.SADDLE else Sides.ONE


def is_sized(media: str, paper: PaperSize) -> bool:
    """Whether a paper's name in IPP is of that size, standing or lying."""
    found = _MEASURE.search(media)
    if found is None:
        return media.split(".")[0] == paper.name
    unit = 1.0 if found.group(3) == "mm" else 25.4
    named = sorted(float(found.group(n)) * unit for n in (1, 2))
    wanted = sorted(side / 72 * 25.4 for side in (paper.width, paper.height))
    return all(abs(one - other) < _SAME_SIZE_MM for one, other in zip(named, wanted, strict=True))


def papers_of(printer: Printer) -> tuple[PaperSize, ...]:
    """The papers we print on that it takes, those that lie in it first."""
    taken = [paper for paper in SIZES.values() if printer.media(paper)]
    return tuple(sorted(taken, key=lambda paper: not printer.has_loaded(paper)))


def described(said: Attributes, place: Place, *, default: bool = False, name: str = "") -> Printer:
    """A printer from its attributes."""
    reasons = said.get("printer-state-reasons", ())
    accepts = bool(said.get("printer-is-accepting-jobs", (True,))[0])
    stopped = said.get("printer-state", (0,))[0] == _STOPPED
    troubles = troubles_in(reasons)
    switched_off = stopped and not any(
        trouble.blocks for trouble in troubles if trouble is not Trouble.PAUSED
    )
    if switched_off and Trouble.PAUSED not in troubles:
        troubles = (*troubles, Trouble.PAUSED)
    formats = said.get("document-format-supported", (_PDF,))
    return Printer(
        name=name or str(said["printer-name"][0]),
        ready=accepts and not switched_off,
        default=default,
        place=place,
        uri=place.uri or str(said.get("printer-uri-supported", ("",))[0]),
        called=str(said.get("printer-info", ("",))[0]),
        duplex=any(str(side).startswith("two") for side in said.get("sides-supported", ("two",))),
        colour=bool(said.get("color-supported", (True,))[0]),
        supported=tuple(map(str, said.get("media-supported", ()))),
        loaded=() if place.is_cups else tuple(map(str, said.get("media-ready", ()))),  # CUPS only guesses
        margin=_margin(said),
        troubles=troubles,
        takes_pdf=_PDF in formats,
        device=str(said.get("device-uri", ("",))[0]),
    )


def troubles_in(reasons: Iterable[object]) -> tuple[Trouble, ...]:
    """What printer-state-reasons tell, the worst first, each once."""
    found = set()
    for said in map(str, reasons):
        reason, is_error = _SEVERITIES.sub("", said), said.endswith("-error")
        trouble = _BY_REASON.get(reason.removeprefix("cups-"))
        if trouble is not None:
            found.add(trouble)
        elif is_error:
            found.add(Trouble.OTHER)
    return tuple(trouble for trouble in Trouble if trouble in found)


def _margin(said: Attributes) -> float:
    """The widest of the margins that cannot be avoided, mm; 0 where it prints to the edge."""
    told = (said.get(f"media-{side}-margin-supported", ()) for side in ("top", "bottom", "left", "right"))
    narrowest = [min(values) for side in told if (values := [one for one in side if isinstance(one, int)])]
    return max(narrowest) / 100 if narrowest else PRINTER_MARGIN_MM
