"""The command that shows what the kiosk would keep of a folder's files, and what it would refuse."""

import csv
import os
import stat
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from kiosk.commands.parts import FOLDER, Refused, plainly, write_out

if TYPE_CHECKING:
    from fanzines.photos import TakenPhoto

SECONDS: Final = 4.5
"""For one file; starting and ending its process takes the rest of five."""
TABLE: Final = "table.csv"
HEAD: Final = ("file", "kept as", "width", "height", "bytes", "why not")
_ENDINGS: Final = {"image/jpeg": "jpg", "image/png": "png"}
_UNREADABLE: Final = "This file cannot be read."
_NO_FILE: Final = "This is not a file with something in it to read."


@dataclass(frozen=True, slots=True)
class Line:
    """What became of one file; `why_not` is empty when it is kept."""

    file: str
    kept_as: str = ""
    width: int | str = ""
    height: int | str = ""
    size: int | str = ""
    why_not: str = ""


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("-o", "--output", type=FOLDER, required=True, help="A new or empty folder for what is kept.")
def intake(folder: Path, output: Path) -> None:
    """Take every file of a FOLDER in as a photo, without a library, and say what is refused and why.

    The pictures in the output are what a kiosk would keep. They bear numbers; table.csv says which is which.
    """
    with plainly("The output folder cannot be used."):
        output.mkdir(parents=True, exist_ok=True)
        if any(output.iterdir()):
            raise Refused("The output folder is not empty. Choose another one.")
    lines: list[Line] = []
    for file in _files(folder, output):
        line = _taken(folder, file, output, len(lines) + 1)
        lines.append(line)
        click.echo(f"{line.file}: {line.why_not or f'kept as {line.kept_as}'}")
    write_out(output / TABLE, _table(lines))
    kept = sum(not line.why_not for line in lines)
    click.echo(f"Kept: {kept}. Refused: {len(lines) - kept}.")


def _files(folder: Path, output: Path) -> Iterator[Path]:
    """All that lies in the folder and in the folders within it, but for the output; links lead nowhere."""
    for at, folders, names in os.walk(folder):
        here = Path(at)
        folders[:] = sorted(name for name in folders if not _same(here / name, output))
        yield from (here / name for name in sorted(names))


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


def _taken(folder: Path, file: Path, output: Path, number: int) -> Line:
    from fanzines.photos import PhotoRefused, take_in

    name = _plain(file.relative_to(folder).as_posix())
    try:
        taken = take_in(_read(file), seconds=SECONDS)
    except PhotoRefused as refused:
        return Line(name, why_not=str(refused))
    except _NotAFile:
        return Line(name, why_not=_NO_FILE)
    except OSError:
        return Line(name, why_not=_UNREADABLE)
    kept_as = f"{number:05}.{_ENDINGS[taken.media_type]}"
    write_out(output / kept_as, taken.data)
    return _kept(name, kept_as, taken)


def _kept(name: str, kept_as: str, taken: "TakenPhoto") -> Line:
    return Line(name, kept_as, taken.width_px, taken.height_px, len(taken.data))


class _NotAFile(Exception):
    """A pipe, a device or a link: reading it might never end, or lead elsewhere."""


def _read(file: Path) -> bytes:
    """The file, or as much of it as shows that it is too large. OSError, _NotAFile."""
    from fanzines.photos.intake import LARGEST

    if not stat.S_ISREG(file.lstat().st_mode):
        raise _NotAFile
    with file.open("rb") as opened:
        return opened.read(LARGEST + 1)


def _plain(name: str) -> str:
    """A file's name as it was given; what a terminal or a table would take for a command is spelled out."""
    return "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in name)


def _table(lines: list[Line]) -> bytes:
    written = StringIO()
    csv.writer(written).writerows((HEAD, *(astuple(line) for line in lines)))
    return written.getvalue().encode()
