"""Whose photo lies on the bench: one in the hand, in memory only, or one of the page, where all is saved."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol, cast

from fanzines.edits import ChangeItem, Edit, Together
from fanzines.library.errors import LibraryError
from fanzines.model import Page, Photo
from fanzines.photos import PhotoSource, TakenPhoto, kept_photo
from kiosk.language import tongue
from kiosk.studio.bench.held import Held, Work
from printing.pictures.covering import Cover, covered

if TYPE_CHECKING:
    from kiosk.studio.screen import StudioPlace

Covers = tuple[Cover, ...]


class Subject(Protocol):
    """A photo that can be worked on."""

    @property
    def photo(self) -> Photo | None:
        """As it is now; None when it is not there any more."""

    def photos(self) -> PhotoSource:
        """Where the painter gets its bytes from, as they are now."""

    def change(self, photo: Photo) -> None:
        """One act: cut it, or print it in another look."""

    def burning(self, covers: Covers) -> Callable[[], object]:
        """The slow part of covering it, to be called beside the screen."""

    def take(self, burned: object) -> None:
        """The other part: what came of it is now the photo. One act."""


class InHand:
    """A photo that is not kept yet."""

    def __init__(self, held: Held) -> None:
        self.held = held

    @property
    def photo(self) -> Photo | None:
        """As it is now."""
        return self.held.work.photo

    def photos(self) -> PhotoSource:
        """Knows this one only."""
        taken = self.held.work.taken
        return {taken.digest: taken.data}.__getitem__

    def change(self, photo: Photo) -> None:
        """One act in the photo's own history."""
        self.held.change(replace(self.held.work, photo=photo))

    def burning(self, covers: Covers) -> Callable[[], object]:
        """Burns every cover anew into the photo as it came, so that nothing is encoded twice."""
        return lambda: self.held.with_cover(*covers)

    def take(self, burned: object) -> None:
        """The covered photo."""
        self.held.change(cast(Work, burned))


class OnPage:
    """A photo of the page on the table. A cover makes a new photo that takes the place of the old one
    wherever it lies on that page; the old one is erased when she leaves, unless something still shows it.
    """

    def __init__(self, studio: "StudioPlace", item: str) -> None:
        self.studio, self.item = studio, item
        self._page = studio.page.id

    @property
    def page(self) -> Page | None:
        """The page it lies on; None once that was taken out."""
        pages = self.studio.sitting.fanzine.pages
        return next((page for page in pages if page.id == self._page), None)

    @property
    def photo(self) -> Photo | None:
        """As it lies there; None once it was taken off."""
        items = self.page.items if self.page else ()
        found = next((item for item in items if item.id == self.item), None)
        return found if isinstance(found, Photo) else None

    def photos(self) -> PhotoSource:
        """The library's."""
        return self.studio.app.keeper.photo_source()

    def change(self, photo: Photo) -> None:
        """One edit."""
        before = self.photo
        if before is not None and before != photo:
            self.studio.do(ChangeItem(self._page, before, photo), at_once=photo.id)

    def burning(self, covers: Covers) -> Callable[[], object]:
        """Burns the covers into what the library keeps."""
        photo, photos = self.photo, self.photos()
        assert photo is not None
        return lambda: covered(kept_photo(photos(photo.photo)), covers, photo.width)

    def take(self, burned: object) -> None:
        """Keep the covered photo and lay it wherever the bare one lay on the page: one edit."""
        taken, photo, page = cast(TakenPhoto, burned), self.photo, self.page
        if photo is None or page is None:
            return
        same = [item for item in page.items if isinstance(item, Photo) and item.photo == photo.photo]
        edits: list[Edit] = [ChangeItem(page.id, item, replace(item, photo=taken.digest)) for item in same]
        try:
            self.studio.app.keeper.keep_photo(taken)
        except LibraryError as problem:
            self.studio.tell(tongue.words(str(problem)))
            return
        self.studio.do(edits[0] if len(edits) == 1 else Together(tuple(edits)))
