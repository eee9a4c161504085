"""What a withdrawal reached and what stays out there, one picture and one sentence each."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final

from exhibitions.curation.withdraw import CALLED_BACK, TakenBack
from fanzines.consents import Use
from fanzines.library.given_out import Kind
from kiosk.language import N_, tongue

_SHOWN: Final = {
    Use.EXHIBITION: ("frame-corners", N_("From the wall")),
    Use.ROOM: ("wifi-high", N_("From the phones here")),
    Use.WEB: ("globe-hemisphere-west", N_("From the internet")),
    Use.VOICE: ("ear", N_("The voice, wherever it was heard")),
}
_NEXT_PRINT: Final = ("printer", N_("From the next print"))
_PAGES: Final = ("images", N_("Its pages and photos"))
_BACKUPS: Final = ("archive", N_("From the backups"))
_NOT_PRINTED: Final = N_("Nothing was printed for others here.")
_HERS: Final = N_("What you printed for yourself.")
_RECORDED: Final = N_("Recordings that people may have made.")
_SEEN: Final = N_("Photos that people may have taken.")
_STICKS: Final = N_("Copies on sticks, till they come back.")


@dataclass(frozen=True, slots=True)
class Trace:
    """An icon and a sentence; `count` is how many there are of it, when that is known."""

    icon: str
    text: str
    count: int = 0


@dataclass(frozen=True, slots=True)
class Traces:
    """Where it is no more, and where it still is."""

    gone: tuple[Trace, ...]
    outside: tuple[Trace, ...]


def traces_of_yes(taken: TakenBack, use: Use) -> Traces | None:
    """After one yes was taken back; None when nobody can have met it by that yes."""
    outside = _outside(taken, (use,))
    if not taken.left and not any(trace.count for trace in outside):
        return None
    reached = (*_left(taken), *((_NEXT_PRINT,) if use is Use.PAPER else ()))
    return Traces(_told(reached), tuple(outside))


def traces_of_all(taken: TakenBack, *, sticks: bool) -> Traces:
    """After a fanzine was taken away; `sticks` tells whether there are copies of the library on any."""
    reached = (_PAGES, *_left(taken), _NEXT_PRINT, _BACKUPS)
    outside = _outside(taken, tuple(Use))
    if any(one.kind is Kind.HERS for one in taken.given):
        outside.append(Trace("book-open-text", tongue.words(_HERS)))
    if sticks:
        outside.append(Trace("usb", tongue.words(_STICKS)))
    return Traces(_told(reached), tuple(outside))


def _told(reached: Iterable[tuple[str, str]]) -> tuple[Trace, ...]:
    return tuple(Trace(icon, tongue.words(text)) for icon, text in reached)


def _left(taken: TakenBack) -> list[tuple[str, str]]:
    return [shown for use, shown in _SHOWN.items() if use in taken.left]


def _outside(taken: TakenBack, uses: Collection[Use]) -> list[Trace]:
    found: list[Trace] = []
    kinds = {kind for use in uses for kind in CALLED_BACK.get(use, ())}
    given = [one for one in taken.given if one.kind in kinds]
    files = sum(bool(one.file) for one in given)
    printed = sum(one.kind is Kind.PAPER and not one.file for one in given)
    if printed or Use.PAPER in uses:
        found.append(_printed(printed))
    if files:
        text = tongue.plural("One file taken along.", "{count} files taken along.", files)
        found.append(Trace("usb", text.format(count=files), files))
    if taken.left - {Use.VOICE}:
        found.append(Trace("camera", tongue.words(_SEEN)))
    if Use.VOICE in taken.left:
        found.append(Trace("record", tongue.words(_RECORDED)))
    return found


def _printed(count: int) -> Trace:
    if not count:
        return Trace("book-open-text", tongue.words(_NOT_PRINTED))
    text = tongue.plural("One copy printed here.", "{count} copies printed here.", count)
    return Trace("book-open-text", text.format(count=count), count)
