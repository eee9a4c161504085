"""The printers this computer knows, and handing them a PDF, through CUPS's own commands and no shell."""

import os
import re
import subprocess
import time
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from fanzines.model import Fold
from printing.paper import PaperSize

_JOB_TITLE: Final = "fanzine"
_SECONDS: Final = 30.0
_DISABLED: Final = re.compile(r"^printer (\S+) disabled", re.MULTILINE)
_DEFAULT: Final = re.compile(r"^system default destination: (\S+)", re.MULTILINE)
_SILENT: Final = "The printer does not answer. Look whether it is switched on."
_NOT_TAKEN: Final = (
    "The printer did not take the fanzine. Look whether it is switched on and connected, and print again."
)
_NO_SUCH_PAPER: Final = "This printer has no paper of that size. Choose a smaller sheet."
_SIZES: Final = re.compile(r"^(?:PageSize|media)/[^:]*: *(.+)$", re.MULTILINE)
_JOB: Final = re.compile(r"request id is (\S+)")


class PrinterRefused(Exception):
    """The printer did not take the fanzine; the message says what to do."""


class Sides(StrEnum):
    """Which sides of a sheet are printed, in IPP's words."""

    ONE = "one-sided"
    SHORT_EDGE = "two-sided-short-edge"
    LONG_EDGE = "two-sided-long-edge"


@dataclass(frozen=True, slots=True)
class Printer:
    """A printer by its name. One that is not `ready` is switched off in the system's settings."""

    name: str
    ready: bool = True
    default: bool = False


def sides_for(fold: Fold) -> Sides:
    """A booklet is printed on both sides, flipped on the sheet's short edge; all else on one."""
    return Sides.SHORT_EDGE if fold is Fold.SADDLE else Sides.ONE


def find_printers() -> tuple[Printer, ...]:
    """Every printer, the default one first; none when this computer has no printing system."""
    names = _asked("lpstat", "-e").split()
    states = _asked("lpstat", "-p", "-d")
    off = set(_DISABLED.findall(states))
    default = _DEFAULT.search(states)
    chosen = default.group(1) if default else None
    found = (Printer(name, name not in off, name == chosen) for name in names)
    return tuple(sorted(found, key=lambda printer: not printer.default))


def find_printer() -> Printer | None:
    """The default printer when it is ready, else the first that is."""
    return next((printer for printer in find_printers() if printer.ready), None)


def takes(printer: Printer, paper: PaperSize) -> bool:
    """Whether the printer knows paper of that size; one that does not say so is believed to."""
    sizes = _SIZES.search(_asked("lpoptions", "-p", printer.name, "-l"))
    return sizes is None or any(
        size.lstrip("*").split(".")[0] == paper.name for size in sizes.group(1).split()
    )


def send(pdf: bytes, printer: Printer, *, sides: Sides, paper: PaperSize, copies: int = 1) -> str:
    """Hand the PDF over and return the job's name. Nothing of it touches the disk on the way to the spooler.

    Raises PrinterRefused.
    """
    if copies < 1:
        raise PrinterRefused("Choose at least one copy.")
    if not takes(printer, paper):
        raise PrinterRefused(_NO_SUCH_PAPER)
    try:
        done = _run(*_lp(printer, sides, paper, copies), stdin=pdf)
    except FileNotFoundError as error:
        raise PrinterRefused("This computer has no printing system. Install CUPS to print.") from error
    except subprocess.TimeoutExpired as error:
        raise PrinterRefused(_SILENT) from error
    if done.returncode != 0:
        raise PrinterRefused(_NOT_TAKEN)
    job = _JOB.search(done.stdout.decode(errors="replace"))
    return job.group(1) if job else ""


def forget(job: str, *, every: float = 2.0, longest: float = 600.0) -> bool:
    """Have the spooler delete its file of a job once that is printed; whether it could be asked to.

    Spoolers keep such files, a day by default. Takes until the job has left the queue, `longest` seconds at
    most: to be called beside everything else.
    """
    until = time.monotonic() + longest
    while job in (line.split(" ")[0] for line in _asked("lpstat", "-W", "not-completed", "-o").splitlines()):
        if time.monotonic() > until:
            return False
        time.sleep(every)
    return cancel(job)


def cancel(job: str) -> bool:
    """Have a waiting print not printed and its file deleted by the spooler; whether it could be asked to.

    A job that was printed long ago is only forgotten.
    """
    try:
        return _run("cancel", "-x", job).returncode == 0
    except (FileNotFoundError, subprocess.TimeoutExpired):
        return False


def _lp(printer: Printer, sides: Sides, paper: PaperSize, copies: int) -> list[str]:
    options = [f"sides={sides}", "print-scaling=none", f"media={paper.name}"]
    options += ["collate=true"] if copies > 1 else []
    arguments = ["lp", "-d", printer.name, "-n", str(copies), "-t", _JOB_TITLE]
    return arguments + [part for option in options for part in ("-o", option)]


def _asked(*arguments: str) -> str:
    """What a command prints; nothing when it is missing or silent for too long."""
    try:
        return _run(*arguments).stdout.decode(errors="replace")
    except (FileNotFoundError, subprocess.TimeoutExpired):
        return ""


def _run(*arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run a command in the plain locale, so that its answers can be read."""
    return subprocess.run(
        arguments,
        input=stdin,
        capture_output=True,
        timeout=_SECONDS,
        check=False,
        env={**os.environ, "LC_ALL": "C"},
    )
