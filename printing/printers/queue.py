"""What waits and prints, as CUPS and the printers tell it; and what can be done about it."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from urllib.parse import unquote

from printing.printers import ipp
from printing.printers.finding import USER
from printing.printers.ipp import Attributes, Given, NotIpp, Operation, Tag
from printing.printers.printer import Printer, Trouble, troubles_in
from printing.printers.spooler import cancel, numbered
from printing.printers.wire import SECONDS, Place, Silent, ask, cups

_HOME: Final = "ipp://localhost/"
_ABOUT: Final = (
    *("job-id", "job-state", "job-state-reasons", "job-printer-uri", "job-printer-state-reasons"),
    *("number-of-documents", "job-printer-state-message", "sides", "media"),
)
_HELD, _PRINTING, _STOPPED, _CANCELLED, _ABORTED, _DONE = 4, 5, 6, 7, 8, 9
_INCOMING: Final = "job-incoming"
_BY_US: Final = "job-canceled-by-user"
_UNREACHED: Final = ("is unavailable", "not responding", "nreachable", "Unable to connect")
"""How CUPS words it that a printer does not answer: no keyword tells it."""


class JobState(StrEnum):
    """How far a print is. One that is gone was cancelled here, one that failed by the printer."""

    COMING = "coming"
    WAITS = "waits"
    PRINTS = "prints"
    STANDS = "stands"
    DONE = "done"
    GONE = "gone"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Job:
    """One print: its job's name, its printer's, how far it is, and what keeps it."""

    name: str
    printer: str
    state: JobState
    troubles: tuple[Trouble, ...] = ()
    sides: str = ""
    media: str = ""


def jobs(
    addresses: Sequence[str] = (), *, over: bool = False, seconds: float = SECONDS
) -> tuple[Job, ...] | None:
    """Our prints that are not finished, or those that are; None when nobody answers that could know."""
    places = [place for place in (cups(), *(Place(uri=address) for address in addresses)) if place]
    found, heard = list[Job](), False
    for place in places:
        with suppress(Silent, NotIpp):
            found += _jobs_at(place, over, seconds)
            heard = True
    return tuple(found) if heard else None


def abandoned(*, seconds: float = SECONDS) -> tuple[str, ...]:
    """Jobs whose pages never came, because the kiosk died on the way: cancelled, so none will be printed.

    To be called before anything is sent. Their names.
    """
    left = [job.name for job in jobs(seconds=seconds) or () if job.state is JobState.COMING]
    return tuple(name for name in left if cancel(name))


def can_take(job: Job, printer: Printer) -> bool:
    """Whether another printer of CUPS can print a job as it was asked for."""
    return (
        printer.place.is_cups
        and printer.name != job.printer
        and printer.works
        and numbered(job.name) is not None
        and (printer.duplex or not job.sides.startswith("two"))
        and (not printer.supported or job.media in printer.supported)
    )


def forget_finished(*, seconds: float = SECONDS) -> None:
    """Have the spooler delete what it keeps of our prints that are over."""
    for job in jobs(over=True, seconds=seconds) or ():
        cancel(job.name, seconds=seconds)


def _jobs_at(place: Place, over: bool, seconds: float) -> list[Job]:
    about: list[Given] = [
        ("requesting-user-name", Tag.NAME, USER),
        ("which-jobs", Tag.KEYWORD, "completed" if over else "not-completed"),
        ("my-jobs", Tag.BOOLEAN, True),
        ("requested-attributes", Tag.KEYWORD, _ABOUT),
    ]
    request = ipp.request(Operation.GET_JOBS, [("printer-uri", Tag.URI, place.uri or _HOME)], about)
    told = ask(place, "/", request, seconds=seconds).jobs
    return [_job(said, place) for said in told if ipp.number(said, "job-id") is not None]


def _job(said: Attributes, place: Place) -> Job:
    number = ipp.number(said, "job-id")
    printer = place.uri or unquote(str(said.get("job-printer-uri", ("",))[0]).rpartition("/")[2])
    name = f"{printer}#{number}" if place.uri else f"{printer}-{number}"
    state = _state(said)
    reasons = (*said.get("job-printer-state-reasons", ()), *said.get("job-state-reasons", ()))
    troubles = troubles_in(reasons)
    told = str(said.get("job-printer-state-message", ("",))[0])
    if state is JobState.PRINTS and not troubles and any(words in told for words in _UNREACHED):
        troubles = (Trouble.UNPLUGGED,)
    sides, media = (str(said.get(name, ("",))[0]) for name in ("sides", "media"))
    return Job(name, printer, state, troubles, sides, media)


def _state(said: Attributes) -> JobState:
    state = said.get("job-state", (0,))[0]
    reasons, documents = said.get("job-state-reasons", ()), said.get("number-of-documents", (1,))[0]
    if state == _HELD and (_INCOMING in reasons or documents == 0):
        return JobState.COMING
    if state == _CANCELLED and _BY_US in reasons:
        return JobState.GONE
    return {
        _PRINTING: JobState.PRINTS,
        _STOPPED: JobState.STANDS,
        _CANCELLED: JobState.FAILED,
        _ABORTED: JobState.FAILED,
        _DONE: JobState.DONE,
    }.get(state, JobState.WAITS)
