"""Pictures of whole pages, kept in the library until the page changes: a full page is seen at once."""

import io
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from kivy.core.window import Window
from PIL import Image

from fanzines.library.errors import LibraryError
from fanzines.model import PAGE_HEIGHT, Fanzine, Page
from kiosk.keeping.keeper import forget_made
from kiosk.keeping.pictured import kept_picture
from printing.pictures.picture import piled_picture

if TYPE_CHECKING:
    from kiosk.studio.screen import StudioPlace

_QUALITY: Final = 92
_MM: Final = 25.4
_FORGOTTEN: Final = (LibraryError, KeyError, OSError)


class PagePictures:
    """Asked for on the screen's thread."""

    def __init__(self, studio: "StudioPlace") -> None:
        self._studio = studio

    def known(self, page: Page) -> Image.Image | None:
        """How the page looks, if that was kept since its last change."""
        try:
            return kept_picture(self._studio.app.keeper, page)
        except LibraryError:
            return None

    def ask(self, page: Page, done: Callable[[Image.Image], None]) -> None:
        """Hand over how the page looks, made in the darkroom where it is not known, and keep it."""
        studio, sitting = self._studio, self._studio.sitting
        keeper, dpi = studio.app.keeper, studio.table.ground.whole_dpi
        photos = keeper.photo_source()

        def develop() -> tuple[Image.Image, bytes]:
            kept = kept_picture(keeper, page)
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

    def keep_now(self) -> None:
        """She leaves: keep how the page on the table looks, unless much of it is not pictured yet."""
        studio, keeper = self._studio, self._studio.app.keeper
        page, table = studio.page, studio.table
        if not page.items or table.pile.covers or not all(view.is_pictured for view in table.views.values()):
            return
        try:
            if keeper.page_picture(page.id) is None:
                made = piled_picture(page, keeper.photo_source(), table.ground.whole_dpi)
                keeper.keep_page_picture(page.id, _packed(made))
        except LibraryError:
            return

    def make_ready(self, fanzine: Fanzine) -> None:
        """Picture every page of a fanzine that nobody sits at, in the darkroom, one after the other."""
        studio, keeper = self._studio, self._studio.app.keeper
        photos, dpi = keeper.photo_source(), Window.height / PAGE_HEIGHT * _MM

        def develop(page: Page) -> None:
            try:
                made = piled_picture(page, photos, dpi)
                keeper.keep_page_picture(page.id, _packed(made), of=fanzine)
            finally:
                if keeper.sitting is None:
                    forget_made()

        def done(found: object) -> None:
            if isinstance(found, Exception) and not isinstance(found, _FORGOTTEN):
                raise found

        for page in fanzine.pages:
            if page.items:
                studio.table.darkroom.after_items(partial(develop, page), done)


def _packed(picture: Image.Image) -> bytes:
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=_QUALITY, subsampling=0)
    return file.getvalue()
