"""Pictures of whole pages, kept in the library until the page changes: a full page is seen at once."""

import io
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PIL import Image

from fanzines.library.errors import LibraryError
from fanzines.model import Page
from printing.picture import piled_picture

if TYPE_CHECKING:
    from kiosk.studio.screen import StudioPlace

_QUALITY: Final = 92
_FORGOTTEN: Final = (LibraryError, KeyError, OSError)


class PagePictures:
    """Asked for on the screen's thread."""

    def __init__(self, studio: "StudioPlace") -> None:
        self._studio = studio

    def known(self, page: Page) -> Image.Image | None:
        """How the page looks, if that was kept since its last change."""
        try:
            return _opened(self._studio.app.keeper.page_picture(page.id)) if page.items else None
        except LibraryError:
            return None

    def ask(self, page: Page, done: Callable[[Image.Image], None]) -> None:
        """Hand over how the page looks, made in the darkroom where it is not known, and keep it."""
        studio, sitting = self._studio, self._studio.sitting
        keeper, dpi = studio.app.keeper, studio.table.ground.whole_dpi
        photos = keeper.photo_source()

        def develop() -> tuple[Image.Image, bytes]:
            kept = _opened(keeper.page_picture(page.id)) if page.items else None
            if kept:
                return kept, b""
            made = piled_picture(page, photos, dpi)
            return made, _packed(made)

        def hand_over(found: object) -> None:
            if isinstance(found, _FORGOTTEN):
                return  # she has left, or the page is gone
            if isinstance(found, Exception):
                raise found
            assert isinstance(found, tuple)
            picture, packed = found
            if packed and keeper.sitting is sitting and page in sitting.fanzine.pages:
                keeper.keep_page_picture(page.id, packed)
            done(picture)

        studio.table.darkroom.after_items(develop, hand_over)


def _packed(picture: Image.Image) -> bytes:
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=_QUALITY)
    return file.getvalue()


def _opened(data: bytes | None) -> Image.Image | None:
    if data is None:
        return None
    with Image.open(io.BytesIO(data)) as packed:
        return packed.convert("RGB")
