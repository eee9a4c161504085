"""A folder of pictures as a pack: what can be read is read, what cannot is named with a sentence."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from fanzines.art import Art
from fanzines.packs import refusals
from fanzines.packs.apart import read_apart
from fanzines.packs.gate import LARGEST
from fanzines.packs.refusals import DrawingRefused
from fanzines.photos import PhotoRefused, Refusal, TakenPhoto, take_in
from fanzines.photos.intake import LARGEST as LARGEST_PHOTO

MOST_PICTURES: Final = 60
_KINDS: Final = (".png", ".svg")


@dataclass(frozen=True, slots=True)
class OutsidePicture:
    """One picture of a pack: a drawing still to be pictured by the press, or pixels as photos are kept."""

    name: str
    picture: Art | TakenPhoto


@dataclass(frozen=True, slots=True)
class OutsidePack:
    """What a folder held, in the order of names. `refused` pairs each other file's name with a sentence."""

    name: str
    pictures: tuple[OutsidePicture, ...]
    refused: tuple[tuple[str, str], ...]


def read_pack(folder: Path) -> OutsidePack:
    """The SVG and PNG files that lie in the folder itself; others and hidden ones are passed over.

    Blocks while each file is opened in a process of its own. Raises OSError when the folder cannot be listed.
    """
    pictures: list[OutsidePicture] = []
    refused: list[tuple[str, str]] = []
    for file in sorted(_files(folder)):
        try:
            if len(pictures) >= MOST_PICTURES:
                raise DrawingRefused(refusals.TOO_MANY)
            pictures.append(OutsidePicture(file.stem, _picture(file)))
        except (DrawingRefused, PhotoRefused) as error:
            refused.append((file.name, str(error)))
        except OSError:
            refused.append((file.name, refusals.UNREADABLE))
    return OutsidePack(folder.name, tuple(pictures), tuple(refused))


def _files(folder: Path) -> list[Path]:
    """Links are passed over: a stick has no say over other folders of this machine."""
    return [
        file
        for file in folder.iterdir()
        if file.suffix.lower() in _KINDS
        and not file.name.startswith(".")
        and not file.is_symlink()
        and file.is_file()
    ]


def _picture(file: Path) -> Art | TakenPhoto:
    if file.suffix.lower() == ".svg":
        if file.stat().st_size > LARGEST:
            raise DrawingRefused(refusals.TOO_LARGE)
        return read_apart(file.read_bytes())
    if file.stat().st_size > LARGEST_PHOTO:
        raise PhotoRefused(Refusal.TOO_LARGE)
    return take_in(file.read_bytes())
