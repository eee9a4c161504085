"""The photo tray: pictures from a folder, a stick or a card, small enough to choose by sight."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Final

from kivy.properties import BooleanProperty, ObjectProperty
from PIL import Image

from fanzines.model import PAGE_HEIGHT, PAGE_WIDTH, Photo, Placement, new_id
from fanzines.photos import PhotoRefused, TakenPhoto, glance, take_in
from fanzines.photos.intake import LARGEST
from fanzines.sitting import Sitting
from kiosk.language import tongue
from kiosk.sticks import sticks
from kiosk.studio.panels.base import Panel
from kiosk.widgets.art import texture_of
from kiosk.widgets.touch import Touchable

ENDINGS: Final = (
    ".jpg",
    ".jpeg",
    ".png",
    ".webp",
    ".heic",
    ".heif",
    ".gif",
    ".tif",
    ".tiff",
    ".bmp",
    ".avif",
)
_MOST: Final = 60
_SMALL: Final = 220
_OUT_OF_REACH: Final = "That picture cannot be reached any more. Put the stick back in, or choose another."


class PhotoTile(Touchable):
    """One picture that can be placed."""

    texture = ObjectProperty(None, allownone=True)


class PhotoPanel(Panel):
    """Small pictures of what lies in the folder and on sticks; one is taken in when it is placed."""

    busy = BooleanProperty(False)
    empty = BooleanProperty(False)

    def open(self) -> None:
        """Look again for pictures."""
        self.clear()
        files = list(found(self.studio.app.photos))
        self.empty = not files
        for number, file in enumerate(files):
            tile = PhotoTile(touch_name=f"photo.{number + 1}", ready=False)
            tile.bind(on_release=lambda _tile, file=file: self.place(file))
            self.ids.tiles.add_widget(tile)
            self._develop(tile, file)

    def clear(self) -> None:
        """Forget the small pictures."""
        self.ids.tiles.clear_widgets()

    def place(self, file: Path) -> None:
        """Take a picture in and lay it on the page."""
        if not self.busy:
            self.busy = True
            sitting = self.studio.sitting
            self.studio.table.darkroom.work(
                lambda: take_in(_read(file)), lambda taken: self._placed(taken, sitting)
            )

    def _develop(self, tile: PhotoTile, file: Path) -> None:
        def done(small: object) -> None:
            if isinstance(small, Image.Image):
                tile.texture, tile.ready = texture_of(small), True
            else:
                self.ids.tiles.remove_widget(tile)

        self.studio.table.darkroom.work(lambda: glance(_read(file), _SMALL), done)

    def _placed(self, taken: object, sitting: Sitting) -> None:
        self.busy = False
        if not self.studio.is_open_for(sitting):
            return  # she has left: it is not laid on somebody else's page
        if isinstance(taken, PhotoRefused | OSError):
            self.studio.tell(tongue.words(_OUT_OF_REACH if isinstance(taken, OSError) else str(taken)))
        elif isinstance(taken, TakenPhoto):
            self._lay(taken)
        elif isinstance(taken, Exception):
            raise taken

    def _lay(self, taken: TakenPhoto) -> None:
        self.studio.app.keeper.open_library().add_photo(taken)
        wide = min(100.0, 120.0 * taken.width_px / taken.height_px)
        size = wide, wide * taken.height_px / taken.width_px
        middle = Placement(PAGE_WIDTH / 2, PAGE_HEIGHT / 2)
        self.studio.take_tool("hand")
        self.studio.add(Photo(new_id(), middle, taken.digest, *size))


def found(folder: Path | None) -> Iterator[Path]:
    """Picture files in the folder and on sticks, in an order of their own, at most 60."""
    places = (place for place in (folder, *sticks()) if place is not None)
    yield from islice((file for place in places for file in _pictures(place)), _MOST)


def _pictures(place: Path) -> list[Path]:
    try:
        return sorted(file for file in place.rglob("*") if _is_picture(file))
    except OSError:  # the stick was pulled out, or is damaged
        return []


def _is_picture(file: Path) -> bool:
    return file.suffix.lower() in ENDINGS and not file.name.startswith(".") and file.is_file()


def _read(file: Path) -> bytes:
    """The file, or as much of it as shows that it is too large."""
    with file.open("rb") as opened:
        return opened.read(LARGEST + 1)
