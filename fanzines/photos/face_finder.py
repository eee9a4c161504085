"""The process that looks for faces: a kept photo on its input, boxes on its output.

It runs apart from the app (`python -m fanzines.photos.face_finder SECONDS`), as OpenCV and its model take
200 MB, and as it computes for seconds. The photo is looked at as a whole in four turnings, then piece by
piece as it stands, then piece by piece in the other turnings, until all is done or the seconds are over.
After each of the three it answers with a line of JSON for all that was found so far: a list of left, top,
right and bottom in the photo's pixels, the surest face first.
"""

import json
import os
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from io import BytesIO
from math import ceil
from typing import Any, Final

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

import assets
from fanzines.plane import Box
from fanzines.powerless import give_up_power

_MEMORY: Final = 1536 * 1024**2
_SIDE: Final = 640
"""Pixels of what the model sees at once; it is told one size only, as every other takes memory anew."""
_OVERLAP: Final = 100
_TURNED_LONG_SIDE: Final = 1600
_SURE: Final = 0.45
"""In the sample photos nothing is surer of being a face and is none; see docs/decisions.md."""
_SAME: Final = 0.5
_CELL: Final = 4
_EMPTY: Final = (114, 114, 114)
_TURNED: Final = {
    0: None,
    90: Image.Transpose.ROTATE_90,
    180: Image.Transpose.ROTATE_180,
    270: Image.Transpose.ROTATE_270,
}
_OUTPUTS: Final = ("537", "538", "539", "540")
"""The model's own names for how sure it is, how large, how far from the middle of its cell, and the eyes."""

Seen = tuple[float, Box]
"""How sure, and where."""


def main() -> None:
    """Answer for the one photo on standard input."""
    give_up_power(_MEMORY)
    with suppress(AttributeError, OSError):  # Windows has no such thing
        os.nice(10)
    until = time.monotonic() + float(sys.argv[-1])
    data = sys.stdin.buffer.read()
    with Image.open(BytesIO(data), formats=("JPEG", "PNG")) as picture:
        photo = _on_white(picture)
    for found in faces(photo, until):
        sys.stdout.write(json.dumps([(box.left, box.top, box.right, box.bottom) for box in found]) + "\n")
        sys.stdout.flush()


def faces(photo: Image.Image, until: float) -> Iterator[list[Box]]:
    """The faces found so far, each once, the surest first; no look begins after that moment."""
    model = cv2.dnn.readNetFromONNX(str(assets.path("models", "centerface.onnx")))
    seen: list[Seen] = []
    for looks in _looks(photo.size):
        for turn, long_side in looks:
            for piece, scale, left, top in _pieces(photo, turn, long_side):
                if time.monotonic() > until:
                    break
                for sure, box in _looked_at(model, piece):
                    moved = Box(box.left + left, box.top + top, box.right + left, box.bottom + top)
                    seen.append((sure, _turned_back(_scaled(moved, scale), turn, photo.size)))
        yield _each_once(seen)


def _looks(size: tuple[int, int]) -> Iterator[list[tuple[int, int]]]:
    """How to look at a photo of that size, what tells most first: turnings, and how long its long side is."""
    yield [(turn, _SIDE) for turn in _TURNED]
    if max(size) > _SIDE:
        yield [(0, max(size))]
        yield [(turn, _TURNED_LONG_SIDE) for turn in _TURNED if turn]


def _pieces(photo: Image.Image, turn: int, long_side: int) -> Iterator[tuple[Image.Image, float, int, int]]:
    """Pieces of the photo no larger than the model sees, turned and made smaller.

    With each how many times smaller it is, and where it begins in what it is a piece of.
    """
    method = _TURNED[turn]
    whole = photo if method is None else photo.transpose(method)
    scale = max(1.0, max(whole.size) / long_side)
    if scale > 1:
        size = max(1, round(whole.width / scale)), max(1, round(whole.height / scale))
        whole = whole.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
    for top in _beginnings(whole.height):
        for left in _beginnings(whole.width):
            right, bottom = min(left + _SIDE, whole.width), min(top + _SIDE, whole.height)
            yield whole.crop((left, top, right, bottom)), scale, left, top


def _beginnings(length: int) -> list[int]:
    """Where pieces begin that overlap and reach from end to end."""
    if length <= _SIDE:
        return [0]
    count = ceil((length - _OVERLAP) / (_SIDE - _OVERLAP))
    return [round(at * (length - _SIDE) / (count - 1)) for at in range(count)]


def _looked_at(model: cv2.dnn.Net, piece: Image.Image) -> Iterator[Seen]:
    """What the model takes for a face in a piece, in the piece's pixels."""
    square = Image.new("RGB", (_SIDE, _SIDE), _EMPTY)
    square.paste(piece, (0, 0))
    pixels = np.asarray(square, dtype=np.float32).transpose(2, 0, 1)[None]
    model.setInput(np.ascontiguousarray(pixels))
    sureness, sizes, offsets, _ = (_first(output) for output in model.forward(_OUTPUTS))
    for row, column in zip(*np.nonzero(sureness[0] > _SURE), strict=True):
        height, width = (float(np.exp(of[row, column])) * _CELL for of in sizes)
        down, across = (float(of[row, column]) for of in offsets)
        x, y = (column + across + 0.5) * _CELL, (row + down + 0.5) * _CELL
        box = Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)
        yield float(sureness[0, row, column]), box


def _first(output: Any) -> NDArray[np.float32]:
    return np.asarray(output[0], dtype=np.float32)


def _each_once(seen: Iterable[Seen]) -> list[Box]:
    """The boxes without those that a surer one mostly holds, or that mostly hold a surer one."""
    kept: list[Box] = []
    for _, box in sorted(seen, key=lambda one: -one[0]):
        if all(_shared(box, other) < _SAME for other in kept):
            kept.append(box)
    return kept


def _shared(one: Box, other: Box) -> float:
    """How much of the smaller one lies in the other, from 0 to 1."""
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    smaller = min(one.width * one.height, other.width * other.height)
    return max(0.0, across) * max(0.0, down) / smaller if smaller > 0 else 0.0


def _scaled(box: Box, by: float) -> Box:
    return Box(box.left * by, box.top * by, box.right * by, box.bottom * by)


def _turned_back(box: Box, turn: int, size: tuple[int, int]) -> Box:
    """Where a box of the turned photo lies in the photo as it stands."""
    width, height = size
    match turn:
        case 90:
            return Box(width - box.bottom, box.left, width - box.top, box.right)
        case 180:
            return Box(width - box.right, height - box.bottom, width - box.left, height - box.top)
        case 270:
            return Box(box.top, height - box.right, box.bottom, height - box.left)
    return box


def _on_white(picture: Image.Image) -> Image.Image:
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    clear = picture.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", clear.size, "white"), clear).convert("RGB")


if __name__ == "__main__":
    main()
