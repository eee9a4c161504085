"""The bench's pictures, made by the painter beside the screen; only the newest wish counts."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

from fanzines.model import Edge, Frame, Look, Photo
from fanzines.photos import PhotoSource
from kiosk import theme
from kiosk.background import Background
from kiosk.studio.bench.tiles import Small, kinds, pictured, small
from kiosk.studio.bench.view import on_bench
from kiosk.widgets.art import texture_of
from printing.pictures.picture import ItemPicture, item_picture

_TILE: Final = 14.0
Pair = tuple[ItemPicture, ItemPicture | None]


class Developing:
    """One worker for the photo on the bench and for its small pictures; covers are burned in here too."""

    def __init__(self) -> None:
        self.worker = Background("bench")
        self._wish = 0

    def forget(self) -> None:
        """Nothing that was wished for is wanted any more."""
        self._wish += 1

    def photo(
        self, photo: Photo, mode: str, photos: PhotoSource, dpi: float, done: Callable[[Pair], None]
    ) -> None:
        """Picture what a mode shows, and faintly what was cut away where it is to be seen."""
        self._wish += 1
        wish = self._wish
        clear, faint = seen(on_bench(photo), mode)

        def picture() -> object:
            if wish != self._wish:
                return None
            return item_picture(clear, photos, dpi), faint and item_picture(faint, photos, dpi)

        def hand_over(made: object) -> None:
            if wish == self._wish and isinstance(made, tuple):
                done(made)

        self.worker.do(picture, hand_over)

    def tiles(self, photo: Photo, mode: str, photos: PhotoSource, tiles: dict[str, Any]) -> None:
        """Give each tile its picture, one after the other."""
        wish, side = self._wish, theme.mm(_TILE)

        def begin(of: object) -> None:
            if not isinstance(of, Small):
                return
            for name, would_be in kinds(mode, of):

                def picture(would_be: Photo = would_be) -> object:
                    return pictured(would_be, of, side) if wish == self._wish else None

                def show(made: Any, tile: Any = tiles[name]) -> None:
                    if wish == self._wish and made is not None and not isinstance(made, Exception):
                        tile.texture = texture_of(made)

                self.worker.do(picture, show)

        self.worker.do(lambda: small(photo, photos) if wish == self._wish else None, begin)


def seen(photo: Photo, mode: str) -> tuple[Photo, Photo | None]:
    """What is seen clearly in a mode, and what faintly behind it."""
    entire = replace(photo, cut=(), edge=Edge.CLEAN, frame=Frame.NONE)
    if mode == "cover":
        return replace(entire, look=Look.PLAIN), None
    if mode == "crop":
        return entire, None
    return photo, entire if mode == "cut" and photo.cut else None
