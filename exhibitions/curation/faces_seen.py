"""Faces on a page as others will see it: after cut and look, with everything that lies over them.

Looked at are the picture of the page, and the bytes of its photos, as a look for print may hide a face from
a program but not from people. A face that only the bytes show is told apart: it travels in a file.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from PIL import Image, ImageDraw

from fanzines.geometry import contains
from fanzines.model import PAGE_HEIGHT, PAGE_WIDTH, Page, Photo
from fanzines.photos import PhotoRefused, PhotoSource, TakenPhoto, kept_photo
from fanzines.photos.encoding import encoded
from fanzines.photos.faces import FaceSearch, FacesNotSought
from fanzines.plane import XY, Box, box_around, to_page
from fanzines.second_look.findings import Sighting
from fanzines.second_look.matches import Kind
from printing.pictures.differing import differing
from printing.pictures.picture import page_picture

SECONDS: Final = 5.0
"""After so long no further part of one picture is looked at."""
_DPI: Final = 200.0
_SEEN_DPI: Final = 100.0
_SEEN: Final = 0.2
"""The share of a face that has to be seen for it to count as seen."""


class PageSearch:
    """A search for the faces on one page; `stop` may be called from anywhere."""

    def __init__(self, page: Page, photos: PhotoSource, *, seconds: float = SECONDS) -> None:
        self._page, self._photos, self._seconds = page, photos, seconds
        self._search: FaceSearch | None = None
        self._stopped = False

    def found(self) -> tuple[Sighting, ...]:
        """Every face, those on the page's picture first; one face may be there twice. FacesNotSought.

        Blocks for seconds: call it beside the screen. LibraryError when a photo cannot be read.
        """
        return tuple(self._on_picture()) + tuple(self._in_photos())

    def stop(self) -> None:
        """Look no further; the processes and their copies of the pictures are gone."""
        self._stopped = True
        if self._search:
            self._search.stop()

    def _on_picture(self) -> Iterator[Sighting]:
        picture = kept_photo(encoded(page_picture(self._page, self._photos, _DPI)))
        for face in self._faces(picture):
            box = Box(
                face.left * PAGE_WIDTH,
                face.top * PAGE_HEIGHT,
                face.right * PAGE_WIDTH,
                face.bottom * PAGE_HEIGHT,
            )
            item = next((one.id for one in reversed(self._laid()) if contains(one, *box.centre)), None)
            if item:  # a drawn face is nobody's
                yield Sighting(Kind.FACE, item, box)

    def _in_photos(self) -> Iterator[Sighting]:
        whole = page_picture(self._page, self._photos, _SEEN_DPI)
        known: dict[str, tuple[Box, ...]] = {}
        for photo in self._laid():
            if photo.photo not in known:
                known[photo.photo] = self._in_photo(photo)
            if known[photo.photo]:
                seen = differing(whole, page_picture(_without(self._page, photo), self._photos, _SEEN_DPI))
                for face in known[photo.photo]:
                    corners = _on_page(photo, face)
                    kind = Kind.FACE if _share(seen, corners) >= _SEEN else Kind.HIDDEN_FACE
                    yield Sighting(kind, photo.id, box_around(corners))

    def _in_photo(self, photo: Photo) -> tuple[Box, ...]:
        try:
            return self._faces(kept_photo(self._photos(photo.photo)))
        except PhotoRefused:  # what cannot be decoded shows nobody
            return ()

    def _faces(self, picture: TakenPhoto) -> tuple[Box, ...]:
        if self._stopped:
            raise FacesNotSought
        self._search = FaceSearch(picture, seconds=self._seconds)
        answers = list(self._search)
        if not answers:
            raise FacesNotSought
        return answers[-1]

    def _laid(self) -> tuple[Photo, ...]:
        return tuple(item for item in self._page.items if isinstance(item, Photo))


def _without(page: Page, photo: Photo) -> Page:
    return replace(page, items=tuple(item for item in page.items if item.id != photo.id))


def _on_page(photo: Photo, face: Box) -> tuple[XY, ...]:
    """The corners of a part of the photo, as it lies on the page."""
    across = (face.left - 0.5) * photo.width, (face.right - 0.5) * photo.width
    down = (face.top - 0.5) * photo.height, (face.bottom - 0.5) * photo.height
    corners = ((across[0], down[0]), (across[1], down[0]), (across[1], down[1]), (across[0], down[1]))
    return tuple(to_page(photo.placement, x, y) for x, y in corners)


def _share(seen: Image.Image, corners: tuple[XY, ...]) -> float:
    """How much of the outline is white in the picture, from 0 to 1; what lies beside the page is not seen."""
    box, scale = box_around(corners), _SEEN_DPI / 25.4
    left, top = int(box.left * scale), int(box.top * scale)
    size = int(box.width * scale) + 2, int(box.height * scale) + 2
    inside = Image.new("L", size)
    ImageDraw.Draw(inside).polygon([(x * scale - left, y * scale - top) for x, y in corners], fill=255)
    there = Image.new("L", size)
    there.paste(seen, (-left, -top))
    whole = inside.histogram()[255]
    inside.paste(0, mask=there.point(lambda value: 255 - value))
    return inside.histogram()[255] / whole if whole else 0.0
