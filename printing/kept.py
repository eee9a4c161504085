"""Pictures of items that are kept in memory, the longest unused given up first."""

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock

from PIL import Image

from fanzines.model import Item
from fanzines.plane import Box


@dataclass(frozen=True, slots=True)
class ItemPicture:
    """An item on nothing (RGBA, straight alpha); `box` is where the picture lies on the page, in mm."""

    image: Image.Image
    box: Box

    @property
    def pixels(self) -> int:
        """How many pixels it holds."""
        return self.image.width * self.image.height

    def under(self, above: "ItemPicture", dpi: float) -> "ItemPicture":
        """The two as one picture; both lie on the page's grid of pixels at that resolution."""
        box = self.box.union(above.box)
        pixels = dpi / 25.4
        image = Image.new("RGBA", (round(box.width * pixels), round(box.height * pixels)))
        for part, lay in ((self, image.paste), (above, image.alpha_composite)):
            left, top = part.box.left - box.left, part.box.top - box.top
            lay(part.image, (round(left * pixels), round(top * pixels)))
        return ItemPicture(image, box)


class KeptPictures:
    """One picture an item and resolution, as many as fit into so many pixels. Safe to share between threads.

    An item is compared, never hashed: hashing a drawing's points takes longer than finding it unchanged.
    """

    def __init__(self, pixels: int) -> None:
        self._kept: OrderedDict[tuple[str, float], tuple[Item, ItemPicture]] = OrderedDict()
        self._room = pixels
        self._lock = Lock()

    def get(self, item: Item, dpi: float) -> ItemPicture | None:
        """The picture of that very state of the item, or None."""
        with self._lock:
            state, picture = self._kept.get((item.id, dpi), (None, None))
            if picture is None or not (state is item or state == item):
                return None
            self._kept.move_to_end((item.id, dpi))
            return picture

    def last(self, item: Item, dpi: float) -> tuple[Item, ItemPicture] | None:
        """The newest kept state of the item, whichever that is, and its picture; or None."""
        with self._lock:
            return self._kept.get((item.id, dpi))

    def put(self, item: Item, dpi: float, picture: ItemPicture) -> None:
        """Keep the picture, in the place of one of an earlier state."""
        with self._lock:
            self._drop((item.id, dpi))
            self._kept[item.id, dpi] = (item, picture)
            self._room -= picture.pixels
            while self._room < 0:
                self._drop(next(iter(self._kept)))

    def clear(self) -> None:
        """Give up every picture."""
        with self._lock:
            for key in tuple(self._kept):
                self._drop(key)

    def _drop(self, key: tuple[str, float]) -> None:
        if key in self._kept:
            self._room += self._kept.pop(key)[1].pixels
