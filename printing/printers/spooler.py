"""Handing what is to be printed to CUPS or a printer: noted by its job before any page goes.

A job is made first and has no pages yet; its name is noted; then the pages go. When the kiosk dies in
between, the empty job is found again and cancelled (`queue.abandoned`): nothing is printed twice, and nothing
is thought printed that was not.
"""

from collections.abc import Callable
from contextlib import suppress
from typing import Final
from urllib.parse import quote

from printing.paper import PaperSize
from printing.printers import ipp
from printing.printers.finding import USER
from printing.printers.ipp import Attributes, Given, NotIpp, Operation, Tag
from printing.printers.printer import Printer, Sides
from printing.printers.wire import SECONDS, SENDING, Place, Silent, ask, cups

_TITLE: Final = "fanzine"
_HOME: Final = "ipp://localhost/"
_NOT_FOUND: Final = 0x0406
_SILENT: Final = "The printer does not answer. Look whether it is switched on."
_NOT_TAKEN: Final = (
    "The printer did not take the fanzine. Look whether it is switched on and connected, and print again."
)
_UNSURE: Final = (
    "The printer stopped answering on the way. Look whether the paper comes out before you print again."
)
_NO_SUCH_PAPER: Final = "This printer has no paper of that size. Choose a smaller sheet."
_ONE_SIDE: Final = (
    "This printer prints on one side only. Fold it from one sheet, or print fronts and backs apart."
)
_NO_COPY: Final = "Choose at least one copy."


class PrinterRefused(Exception):
    """The printer did not take the fanzine; the message says what to do.

    `maybe` tells that it may be printed all the same: nobody answered in the middle of it.
    """

    def __init__(self, message: str, *, maybe: bool = False) -> None:
        super().__init__(message)
        self.maybe = maybe


def send(
    pdf: bytes,
    printer: Printer,
    *,
    sides: Sides,
    paper: PaperSize,
    copies: int = 1,
    noted: Callable[[str], None] = lambda _job: None,
) -> str:
    """Hand the PDF over and return the job's name, which was given to `noted` before any page went.

    Nothing of it touches the disk on the way to the spooler. PrinterRefused, or what `noted` raises.
    """
    if copies < 1:
        raise PrinterRefused(_NO_COPY)
    media = printer.media(paper)
    if media is None:
        raise PrinterRefused(_NO_SUCH_PAPER)
    if sides is not Sides.ONE and not printer.duplex:
        raise PrinterRefused(_ONE_SIDE)
    job = _made(printer, _asked_for(sides, media, copies))
    name = _named(printer, job)
    try:
        noted(name)
    except BaseException:
        cancel(name)
        raise
    try:
        said = _pages(printer, job)
        sent = ask(printer.place, _path(printer), said, document=pdf, seconds=SENDING)
    except (Silent, NotIpp) as error:
        raise PrinterRefused(_UNSURE, maybe=not call_back(name)) from error
    if not sent.is_ok:
        cancel(name)
        raise PrinterRefused(_NOT_TAKEN)
    return name


def cancel(job: str, *, seconds: float = SECONDS) -> bool:
    """Have a waiting print not printed and its file deleted by the spooler; whether it could be asked to.

    A job that was printed long ago is only forgotten.
    """
    found = where(job)
    if found is None:
        return False
    place, path, target = found
    about: list[Given] = [("purge-job", Tag.BOOLEAN, True)] if place.is_cups else []
    try:
        answer = ask(
            place, path, ipp.request(Operation.CANCEL_JOB, target, (_user(), *about)), seconds=seconds
        )
    except (Silent, NotIpp):
        return False
    return answer.is_ok or answer.status == _NOT_FOUND or not place.is_cups


def call_back(job: str, *, seconds: float = SECONDS) -> bool:
    """Cancel a job; True when it had not begun, so that certainly nothing of it came out.

    It is held first: what is held cannot begin between the question and the cancelling.
    """
    found = where(job)
    if found is None or not found[0].is_cups:
        cancel(job, seconds=seconds)
        return False
    place, path, target = found
    waited = False
    with suppress(Silent, NotIpp):
        held = ask(place, path, ipp.request(Operation.HOLD_JOB, target, (_user(),)), seconds=seconds)
        said = _about(place, path, target, seconds) if held.is_ok else {}
        waited = said.get("time-at-processing", (0,))[0] == b""  # no value
    return cancel(job, seconds=seconds) and waited


def move(job: str, printer: Printer) -> bool:
    """Have another printer of CUPS take a job over that is not finished; whether it does.

    It has to be able to do what was asked for: CUPS would drop the job there otherwise.
    """
    found = where(job)
    if found is None or not (found[0].is_cups and printer.place.is_cups):
        return False
    place, path, target = found
    request = ipp.request(
        Operation.MOVE_JOB,
        target,
        (_user(),),
        [("job-printer-uri", Tag.URI, printer.uri)],
    )
    with suppress(Silent, NotIpp):
        return ask(place, path, request).is_ok
    return False


def numbered(job: str) -> int | None:
    """The number of a job of CUPS; None for one of a printer that was asked itself."""
    number = job.rpartition("-")[2]
    return int(number) if "://" not in job and number.isdecimal() else None


def mark(job: str) -> str:
    """What stays of a job's name when another printer of CUPS takes it over."""
    number = numbered(job)
    return job if number is None else f"#{number}"


def where(job: str) -> tuple[Place, str, list[Given]] | None:
    """Whom to ask about a job, at which path, and how to call it; None where nobody can be asked."""
    number = numbered(job)
    if number is not None:
        place = cups()
        return (place, "/jobs/", [("job-uri", Tag.URI, f"{_HOME}jobs/{number}")]) if place else None
    uri, _, given = job.rpartition("#")
    if not given.isdecimal():
        return None
    return Place(uri=uri), "/", [("printer-uri", Tag.URI, uri), ("job-id", Tag.INTEGER, int(given))]


def _about(place: Place, path: str, target: list[Given], seconds: float) -> Attributes:
    request = ipp.request(Operation.GET_JOB_ATTRIBUTES, target, (_user(),))
    return next(iter(ask(place, path, request, seconds=seconds).jobs), {})


def _made(printer: Printer, asked: list[Given]) -> int:
    """Make a job that has no pages yet; its number."""
    about: list[Given] = [_user(), ("job-name", Tag.NAME, _TITLE)]
    request = ipp.request(Operation.CREATE_JOB, [("printer-uri", Tag.URI, printer.uri)], about, asked)
    try:
        answer = ask(printer.place, _path(printer), request)
    except (Silent, NotIpp) as error:
        raise PrinterRefused(_SILENT) from error
    job = ipp.number(next(iter(answer.jobs), {}), "job-id")
    if not answer.is_ok or job is None:
        raise PrinterRefused(_NOT_TAKEN)
    return job


def _asked_for(sides: Sides, media: str, copies: int) -> list[Given]:
    given: list[Given] = [
        ("copies", Tag.INTEGER, copies),
        ("sides", Tag.KEYWORD, sides.value),
        ("media", Tag.KEYWORD, media),
        ("print-scaling", Tag.KEYWORD, "none"),
        ("job-sheets", Tag.NAME, "none"),
    ]
    if copies > 1:
        given.append(("multiple-document-handling", Tag.KEYWORD, "separate-documents-collated-copies"))
    return given


def _pages(printer: Printer, job: int) -> bytes:
    return ipp.request(
        Operation.SEND_DOCUMENT,
        [("printer-uri", Tag.URI, printer.uri), ("job-id", Tag.INTEGER, job)],
        (
            _user(),
            ("document-name", Tag.NAME, _TITLE),
            ("document-format", Tag.MIME, "application/pdf"),
            ("last-document", Tag.BOOLEAN, True),
        ),
    )


def _named(printer: Printer, job: int) -> str:
    return f"{printer.name}-{job}" if printer.place.is_cups else f"{printer.uri}#{job}"


def _path(printer: Printer) -> str:
    return f"/printers/{quote(printer.name)}"


def _user() -> Given:
    return ("requesting-user-name", Tag.NAME, USER)
