"""Pictures of items that are kept in memory, the longest unused given up first."""

from collections import OrderedDict
from dataclasses import dataclass, replace
from threading import Lock
from typing import Final

from PIL import Image, ImageChops

from fanzines.model import Drawing, Item
from fanzines.plane import Box

_Key = tuple[str, float, Box | None, int]
_STATES: Final = 5


@dataclass(frozen=True, slots=True)
class ItemPicture:
    """An item on nothing (RGBA, straight alpha); `box` is where the picture lies on the page, in mm."""

    image: Image.Image
    box: Box

    @property
    def pixels(self) -> int:
        """How many pixels it holds."""
        return self.image.width * self.image.height

    def under(self, above: "ItemPicture", dpi: float, *, multiplied: bool = False) -> "ItemPicture":
        """The two as one picture; both lie on the page's grid of pixels at that resolution.

        `multiplied`, what lies above darkens what lies below, as in an isolated group of a PDF (ISO 32000-1,
        11.3.6): its own colour counts only where there is nothing below.
        """
        box = self.box.union(above.box)
        pixels = dpi / 25.4
        image = Image.new("RGBA", (round(box.width * pixels), round(box.height * pixels)))
        image.paste(self.image, _corner(self.box, box, pixels))
        left, top = _corner(above.box, box, pixels)
        laid = above.image
        if multiplied:
            laid = _multiplied(image.crop((left, top, left + laid.width, top + laid.height)), laid)
        image.alpha_composite(laid, (left, top))
        return ItemPicture(image, box)


class KeptPictures:
    """Of an item one picture for each resolution and part of the page, as many as fit into so many pixels.

    Safe to share between threads. Of a drawing a few states are kept, told apart by how many strokes they
    have, the emptiest and the fullest: it grows and is taken back stroke by stroke. Items are compared, not
    hashed: hashing a drawing's points takes longer than finding it unchanged.
    """

    def __init__(self, pixels: int) -> None:
        self._kept: OrderedDict[_Key, tuple[Item, ItemPicture]] = OrderedDict()
        self._room = pixels
        self._lock = Lock()

    def get(self, item: Item, dpi: float, within: Box | None = None) -> ItemPicture | None:
        """The picture of that very state of the item, or None."""
        key = _key(item, dpi, within)
        with self._lock:
            state, picture = self._kept.get(key, (None, None))
            if picture is None or not (state is item or state == item):
                return None
            self._kept.move_to_end(key)
            return picture

    def beginning(
        self, drawing: Drawing, dpi: float, within: Box | None = None
    ) -> tuple[int, ItemPicture] | None:
        """The fullest kept picture of its first strokes, after how many these are; or None."""
        with self._lock:
            keys = sorted(key for key in self._kept if key[:3] == (drawing.id, dpi, within))
            for key in reversed([key for key in keys if key[3] < len(drawing.strokes)]):
                state, picture = self._kept[key]
                if state == replace(drawing, strokes=drawing.strokes[: key[3]]):
                    return key[3], picture
        return None

    def put(self, item: Item, dpi: float, picture: ItemPicture, within: Box | None = None) -> None:
        """Keep the picture, in the place of one of an earlier state, or of another part of the page."""
        key = _key(item, dpi, within)
        with self._lock:
            self._drop(key)
            for other in tuple(self._kept) if within else ():
                if other[0] == item.id and other[2] not in (None, within):
                    self._drop(other)
            states = sorted(other for other in self._kept if other[:3] == key[:3])
            for superfluous in states[1 : len(states) + 2 - _STATES]:
                self._drop(superfluous)
            self._kept[key] = (item, picture)
            self._room -= picture.pixels
            while self._room < 0:
                self._drop(next(iter(self._kept)))

    def clear(self) -> None:
        """Give up every picture."""
        with self._lock:
            for key in tuple(self._kept):
                self._drop(key)

    def _drop(self, key: _Key) -> None:
        if key in self._kept:
            self._room += self._kept.pop(key)[1].pixels


def _corner(part: Box, whole: Box, pixels: float) -> tuple[int, int]:
    """Where the part's first pixel lies in the whole."""
    return round((part.left - whole.left) * pixels), round((part.top - whole.top) * pixels)


def _multiplied(below: Image.Image, above: Image.Image) -> Image.Image:
    """What lies above, its colours multiplied by those below as far as these cover."""
    colours = above.convert("RGB")
    mixed = Image.composite(
        ImageChops.multiply(below.convert("RGB"), colours), colours, below.getchannel("A")
    )
    mixed.putalpha(above.getchannel("A"))
    return mixed


def _key(item: Item, dpi: float, within: Box | None) -> _Key:
    return item.id, dpi, within, len(item.strokes) if isinstance(item, Drawing) else 0
