"""Nothing of a maker who agreed to nothing gets out, and nothing is left where it does not belong."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import pikepdf
import pypdfium2

from kiosk.tour.texts import LINES

pdfium: Any = pypdfium2  # it carries no types
_PIECE: Final = 40
_ENCODINGS: Final = ("utf-8", "utf-16-le", "utf-16-be")


def leaks(show: Path, data: Path, canary: str, photos: Sequence[bytes] = ()) -> Iterator[str]:
    """Files of the show that hold the canary, and files of the library that hold any page's words or photos.

    `photos` are `pieces` of them.
    """
    for file in _files(show):
        if _holds(file, (canary,)):
            yield f"{file.relative_to(show.parent)} holds words of a maker who agreed to nothing."
    private = [file for file in _files(data) if data / "show" not in file.parents]
    said = (canary, *(line for lines in LINES for line in lines))
    for file in private:
        if _holds(file, said, photos):
            yield f"{file.relative_to(data)} can be read without the key."
    if not private:
        yield "The kiosk kept nothing."


def readable(folders: Sequence[Path], said: Sequence[str], photos: Sequence[bytes]) -> Iterator[str]:
    """Files in any of the folders that hold the words, or a piece of a photo, for whoever has no key."""
    for folder in folders:
        for file in _files(folder):
            if _holds(file, said, photos):
                yield f"{file.relative_to(folder)} in the folder “{folder.name}” can be read without the key."


def pieces(photo: bytes) -> list[bytes]:
    """Three pieces of a kept photo, long enough that no other file has them."""
    return [photo[at : at + _PIECE] for at in (len(photo) // 4, len(photo) // 2, 3 * len(photo) // 4)]


def strays(folders: Sequence[Path]) -> Iterator[str]:
    """Files outside the data folder."""
    for folder in folders:
        for file in _files(folder):
            yield f"{file.relative_to(folder)} was left in the folder “{folder.name}”, outside the data."


def _files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.rglob("*") if file.is_file())


def _holds(file: Path, texts: Sequence[str], photos: Sequence[bytes] = ()) -> bool:
    content = file.read_bytes()
    if content.startswith(b"%PDF"):
        content += _unpacked(file)
    words = (text.encode(encoding) for text in texts for encoding in _ENCODINGS)
    return any(piece in content for piece in (*photos, *words))


def _unpacked(file: Path) -> bytes:
    """What a PDF says: its text, and its streams as they are drawn."""
    document = pdfium.PdfDocument(file)
    said = "\n".join(side.get_textpage().get_text_range() for side in document).encode()
    with pikepdf.open(file) as opened:
        streams = (found for found in opened.objects if isinstance(found, pikepdf.Stream))
        return said + b"".join(_bytes(stream) for stream in streams)


def _bytes(stream: pikepdf.Stream) -> bytes:
    try:
        return stream.read_bytes(pikepdf.StreamDecodeLevel.generalized)
    except pikepdf.PdfError:
        return stream.read_raw_bytes()
